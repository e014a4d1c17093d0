"""The telephony service: events in, calls on the desk, refusals with the reason."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Koppelrecht
from gastvrij.conftest import Cast
from gastvrij.klantcontact import queries
from gastvrij.klantcontact.models import Oproep
from gastvrij.koppelvlakken.beschrijving import written
from gastvrij.koppelvlakken.telefonie import openapi
from gastvrij.koppelvlakken.tests.service import Service, new_key

PATH = openapi.BASE + openapi.PATH


@pytest.fixture
def centrale(cast: Cast) -> Service:
    Medewerker.objects.filter(pk=cast.noor.pk).update(toestel="2101")
    return Service(PATH, openapi.DESCRIPTION, Koppelrecht.TELEFONIE)


def event(soort: str, seconds: int = 0, **more: str) -> dict[str, str]:
    moment = timezone.now() + timedelta(seconds=seconds)
    first = {"id": "c-1", "soort": soort, "moment": moment.isoformat(), "toestel": "2101"}
    return first | {"nummer": "0612345678"} | more


def test_a_call_is_on_the_desk_from_ringing_until_it_ends(cast: Cast, centrale: Service) -> None:
    assert centrale.send(event("ringing", -20), 200) == {"id": "c-1", "stand": "gaat_over"}
    oproep = queries.oproepen_of(cast.noor).get()
    assert (oproep.nummer, oproep.genormaliseerd) == ("0612345678", "+31612345678")
    for soort, stand in (
        ("answered", "opgenomen"),
        ("answered", "opgenomen"),
        ("transferred", "doorverbonden"),
        ("ended", "voorbij"),
        ("ended", "voorbij"),
        ("ringing", "voorbij"),
    ):
        assert centrale.send(event(soort), 200)["stand"] == stand
    assert Oproep.objects.count() == 1
    assert not queries.oproepen_of(cast.noor).exists()


def test_the_end_needs_no_device_and_a_login_name_goes_before_one(
    cast: Cast, centrale: Service
) -> None:
    centrale.send(event("ringing", medewerker="fatima"), 200)
    assert queries.oproepen_of(cast.fatima).count() == 1
    end = event("ended")
    del end["toestel"], end["nummer"]
    centrale.send(end, 200)
    assert not queries.oproepen_of(cast.fatima).exists()


def test_two_exchanges_can_give_their_calls_the_same_name(cast: Cast, centrale: Service) -> None:
    other = Service(PATH, openapi.DESCRIPTION, Koppelrecht.TELEFONIE)
    for one in (centrale, other):
        one.send(event("ringing"), 200)
    assert queries.oproepen_of(cast.noor).count() == 2


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"toestel": "9999"}, "toestel"),
        ({"medewerker": "niemand"}, "medewerker"),
        ({"medewerker": "frits"}, "medewerker"),
        ({"moment": "2020-01-01T12:00:00Z"}, "moment"),
        ({"moment": "9999-12-31T23:59:59-14:00"}, "moment"),
        ({"moment": "0001-01-01T00:00:00+14:00"}, "moment"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(
    centrale: Service, more: dict[str, str], field: str
) -> None:
    problem = centrale.send(event("ringing") | more, 422)
    assert problem["status"] == 422
    assert [one["name"] for one in problem["invalidParams"]] == [field]
    assert not Oproep.objects.exists()


@pytest.mark.parametrize(
    "sent", [b" ", b"{", b"\xff", b"[]", b"null", b"[" * 100_000, {"id": "c-1"}, b'{"id": 1e999}']
)
def test_what_is_not_as_described_is_refused_whole(centrale: Service, sent: object) -> None:
    assert centrale.send(sent, 400)["title"] == "Het verzoek klopt niet"
    assert not Oproep.objects.exists()


def test_who_has_no_key_or_another_one_gets_nowhere(centrale: Service) -> None:
    refused = Client().post(PATH, b"{}", content_type="application/json")
    assert refused["WWW-Authenticate"] == 'Token realm="Gastvrij"'
    centrale.checked(refused, 401)
    centrale.sleutel = new_key(Koppelrecht.BERICHTEN)
    centrale.send(event("ringing"), 403)


def test_other_methods_other_content_and_too_much_are_refused(centrale: Service) -> None:
    heads = {"Authorization": f"Token {centrale.sleutel}"}
    got = Client().get(PATH, headers=heads)
    assert (got.status_code, got["Allow"]) == (405, "POST")
    centrale.checked(Client().post(PATH, {"id": "x"}, headers=heads), 415)
    centrale.send(b" " * 6_000_000, 413)


def test_the_description_is_served_as_it_is_kept_and_as_the_code_has_it() -> None:
    assert openapi.FILE.read_text(encoding="utf-8") == written(openapi.DESCRIPTION)
    served = Client().get(f"{openapi.BASE}/openapi.json")
    assert json.loads(served.content) == openapi.DESCRIPTION


def test_the_command_writes_the_description(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("telefonie")
    monkeypatch.setattr(openapi, "FILE", folder / "openapi.json")
    call_command("openapi")
    assert openapi.FILE.read_text(encoding="utf-8") == written(openapi.DESCRIPTION)
