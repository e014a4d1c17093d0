"""Applications that speak to us: one key each, shown once, for a right and until a day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from gastvrij.basis import actions, queries
from gastvrij.basis.actions.toepassingen import key_digest
from gastvrij.basis.models import Event, Toepassing
from gastvrij.basis.rules import Koppelrecht
from gastvrij.conftest import NOW, Cast

UNTIL = date(2026, 12, 31)
TELEFONIE, BERICHTEN = Koppelrecht.TELEFONIE, Koppelrecht.BERICHTEN


@pytest.fixture
def centrale(cast: Cast) -> actions.NewToepassing:
    return actions.add_toepassing(
        by=cast.frits, at=NOW, naam="Telefooncentrale", rechten=[TELEFONIE], geldig_tot=UNTIL
    )


def header(new: actions.NewToepassing, scheme: str = "Token") -> str:
    return f"{scheme} {new.sleutel}"


def test_the_key_itself_is_nowhere_in_the_database(centrale: actions.NewToepassing) -> None:
    stored = Toepassing.objects.get()
    assert len(centrale.sleutel) >= 43
    assert centrale.sleutel not in str(vars(stored))
    assert centrale.sleutel not in str(list(Event.objects.values()))
    assert Event.objects.filter(did="toepassing.added", object=stored.uuid).exists()


def test_a_key_opens_what_it_is_for_and_its_use_is_noted_once_a_minute(
    centrale: actions.NewToepassing,
) -> None:
    for seconds, noted in ((0, 0), (59, 0), (60, 60), (61, 60)):
        at = NOW + timedelta(seconds=seconds)
        found = actions.use_toepassing(at=at, authorization=header(centrale), recht=TELEFONIE)
        found.refresh_from_db()
        assert found.laatst_gebruikt_op == NOW + timedelta(seconds=noted)


@pytest.mark.parametrize("said", ["", "Token", "Token ", "Token onzin", "Bearer {}", "{}"])
def test_no_key_or_another_scheme_opens_nothing(centrale: actions.NewToepassing, said: str) -> None:
    with pytest.raises(actions.UnknownKey):
        actions.use_toepassing(at=NOW, authorization=said.format(centrale.sleutel), recht=TELEFONIE)


def test_a_key_for_something_else_is_refused(centrale: actions.NewToepassing) -> None:
    with pytest.raises(actions.KeyMayNot):
        actions.use_toepassing(at=NOW, authorization=header(centrale), recht=BERICHTEN)


def test_a_key_ends_after_its_last_day_and_at_once_when_withdrawn(
    cast: Cast, centrale: actions.NewToepassing
) -> None:
    last = NOW.replace(month=12, day=31)
    use: dict[str, Any] = {"authorization": header(centrale, "token"), "recht": TELEFONIE}
    assert actions.use_toepassing(at=last, **use)
    assert queries.has_toepassing(TELEFONIE, on=UNTIL)
    with pytest.raises(actions.UnknownKey):
        actions.use_toepassing(at=last + timedelta(days=1), **use)
    assert not queries.has_toepassing(TELEFONIE, on=UNTIL + timedelta(days=1))
    actions.withdraw_toepassing(by=cast.frits, at=NOW, toepassing=centrale.toepassing)
    with pytest.raises(actions.UnknownKey):
        actions.use_toepassing(at=NOW, **use)
    with pytest.raises(actions.CannotAdminister):
        actions.withdraw_toepassing(by=cast.frits, at=NOW, toepassing=centrale.toepassing)
    assert Event.objects.filter(did="toepassing.withdrawn").count() == 1


@pytest.mark.parametrize(
    ("naam", "rechten", "until"),
    [
        (" ", [TELEFONIE], UNTIL),
        ("Centrale", [], UNTIL),
        ("Centrale", ["alles"], UNTIL),
        ("Centrale", [TELEFONIE], date(2026, 11, 19)),
    ],
)
def test_an_application_without_name_right_or_future_is_refused(
    cast: Cast, naam: str, rechten: list[str], until: date
) -> None:
    with pytest.raises(actions.CannotAdminister):
        actions.add_toepassing(by=cast.frits, at=NOW, naam=naam, rechten=rechten, geldig_tot=until)
    assert not Toepassing.objects.exists()


def test_only_the_functioneel_beheerder_makes_and_withdraws_keys(
    cast: Cast, centrale: actions.NewToepassing
) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_toepassing(
            by=cast.noor, at=NOW, naam="Eigen", rechten=[TELEFONIE], geldig_tot=UNTIL
        )
    with pytest.raises(PermissionDenied):
        actions.withdraw_toepassing(by=cast.anja, at=NOW, toepassing=centrale.toepassing)


def test_the_screen_shows_the_key_once_and_no_cache_keeps_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    sent = {"naam": "Centrale", "rechten": ["telefonie"], "geldig_tot": "2099-12-31"}
    page = client.post(reverse("basis:toepassing_nieuw"), sent)
    made = Toepassing.objects.get()
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    sleutel = page.content.decode().split('id="sleutel" value="')[1].split('"')[0]
    assert key_digest(sleutel) == made.sleutel
    listed = client.get(reverse("basis:toepassingen")).content.decode()
    assert "Centrale" in listed
    assert sleutel not in listed
    client.post(reverse("basis:toepassing_intrekken", args=[made.uuid]))
    assert "Ingetrokken" in client.get(reverse("basis:toepassingen")).content.decode()


def test_the_screen_says_what_is_missing(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    page = client.post(reverse("basis:toepassing_nieuw"), {"naam": "Centrale"})
    assert page.status_code == 422
    assert not Toepassing.objects.exists()


def test_the_command_prints_a_key_that_works(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("toepassing", "Proef", recht=["berichten"], geldig_tot="2099-12-31")
    sleutel = capsys.readouterr().out.strip()
    used = actions.use_toepassing(at=NOW, authorization=f"Token {sleutel}", recht=BERICHTEN)
    assert used.naam == "Proef"
    for day in ("morgen", "2020-01-01"):
        with pytest.raises(CommandError):
            call_command("toepassing", "Proef", recht=["berichten"], geldig_tot=day)


def test_a_device_belongs_to_one_person_who_may_log_in(cast: Cast) -> None:
    same: dict[str, Any] = {"email": "", "afdeling": None, "team": None}
    for who in (cast.noor, cast.fatima):
        actions.change_medewerker(
            by=cast.frits, at=NOW, medewerker=who, naam=who.naam, is_active=True, **same
        )
    give: dict[str, Any] = {"by": cast.frits, "at": NOW, "toestel": " 2101 ", **same}
    noor = actions.change_medewerker(medewerker=cast.noor, naam="Noor", is_active=True, **give)
    assert noor.toestel == "2101"
    with pytest.raises(actions.CannotAdminister, match="Noor"):
        actions.change_medewerker(medewerker=cast.fatima, naam="F", is_active=True, **give)
    actions.change_medewerker(
        by=cast.frits, at=NOW, medewerker=cast.noor, naam="Noor", is_active=False, **same
    )
    gone = actions.change_medewerker(medewerker=cast.fatima, naam="F", is_active=True, **give)
    assert gone.toestel == "2101"
