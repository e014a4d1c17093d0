"""The messages service: what is offered stands on the worklist, once."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gastvrij.basis.rules import Koppelrecht
from gastvrij.conftest import Cast
from gastvrij.klantcontact.models import InkomendBericht, Kanaal
from gastvrij.koppelvlakken.berichten import openapi
from gastvrij.koppelvlakken.beschrijving import written
from gastvrij.koppelvlakken.tests.service import Service

PATH = openapi.BASE + openapi.PATH
FORM = {
    "id": "f-1",
    "naam": "Jan Proef",
    "email": "jan@inwoner.example",
    "telefoon": "06 12345678",
    "onderwerp": "Paspoort",
    "tekst": "Wat kost een paspoort? 😊 שלום\u200b",
}


@pytest.fixture
def website(db: None) -> Service:
    return Service(PATH, openapi.DESCRIPTION, Koppelrecht.BERICHTEN)


def test_a_form_stands_on_the_worklist_as_it_was_filled_in(website: Service) -> None:
    answer = website.send(FORM, 201)
    bericht = InkomendBericht.objects.get(uuid=answer["kenmerk"])
    assert bericht.kanaal.code == "e-formulier"
    assert bericht.tekst == FORM["tekst"]
    assert (bericht.van_naam, bericht.telefoon) == ("Jan Proef", "06 12345678")
    assert answer["status"] == "nieuw"


def test_the_same_again_gives_what_is_there_and_changes_nothing(website: Service) -> None:
    first = website.send(FORM, 201)
    assert website.send(FORM | {"tekst": "Anders"}, 200) == first
    assert InkomendBericht.objects.get().tekst == FORM["tekst"]


def test_two_systems_can_give_their_messages_the_same_name(website: Service) -> None:
    other = Service(PATH, openapi.DESCRIPTION, Koppelrecht.BERICHTEN)
    assert website.send(FORM, 201)["kenmerk"] != other.send(FORM, 201)["kenmerk"]


def test_when_it_was_sent_and_through_which_channel_can_be_told(website: Service) -> None:
    sent = timezone.now() - timedelta(days=1)
    website.send(FORM | {"kanaal": "social-media", "ontvangen_op": sent.isoformat()}, 201)
    bericht = InkomendBericht.objects.get()
    assert (bericht.ontvangen_op, bericht.kanaal.code) == (sent, "social-media")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"kanaal": "postduif"}, "kanaal"),
        ({"kanaal": "chat"}, "kanaal"),
        ({"ontvangen_op": "1999-12-31T00:00:00Z"}, "ontvangen_op"),
        ({"ontvangen_op": "9999-12-31T23:59:59-14:00"}, "ontvangen_op"),
    ],
)
def test_what_cannot_be_is_refused(website: Service, more: dict[str, str], field: str) -> None:
    Kanaal.objects.filter(code="chat").update(is_actief=False)
    problem = website.send(FORM | more, 422)
    assert [one["name"] for one in problem["invalidParams"]] == [field]
    assert not InkomendBericht.objects.exists()


@pytest.mark.parametrize(
    "more", [{"tekst": ""}, {"tekst": "\x00"}, {"tekst": "\ud800"}, {"bsn": "1"}, {"id": "a" * 901}]
)
def test_what_is_not_as_described_is_refused(website: Service, more: dict[str, str]) -> None:
    assert website.send(FORM | more, 400)["invalidParams"]
    assert not InkomendBericht.objects.exists()


def test_a_long_name_in_other_letters_than_plain_ones_is_kept_and_known_again(
    website: Service,
) -> None:
    # More bytes than an index of PostgreSQL takes, and none alike, so that it cannot press them.
    name = "".join(chr(0x20000 + 37 * place) for place in range(900))
    assert website.send(FORM | {"id": name}, 201)["id"] == name
    website.send(FORM | {"id": name}, 200)
    assert InkomendBericht.objects.count() == 1


def test_the_key_of_the_exchange_offers_no_messages(cast: Cast) -> None:
    centrale = Service(PATH, openapi.DESCRIPTION, Koppelrecht.TELEFONIE)
    centrale.send(FORM, 403)


def test_the_description_is_served_as_it_is_kept_and_as_the_code_has_it() -> None:
    assert openapi.FILE.read_text(encoding="utf-8") == written(openapi.DESCRIPTION)
    served = Client().get(f"{openapi.BASE}/openapi.json")
    assert json.loads(served.content) == openapi.DESCRIPTION
