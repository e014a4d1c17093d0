"""The gate: closed until a decision opens it, and closed again after."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis import actions, queries
from gastvrij.basis.models import Event, Poortbesluit
from gastvrij.conftest import NOW, Cast

GIVEN: dict[str, Any] = {
    "doel": "kwaliteit",
    "or_besluit": "OR-2026-014",
    "or_besluit_op": date(2026, 3, 2),
    "dpia": "DPIA-2026-03",
    "reikwijdte": "Alle medewerkers met klantcontact",
    "voorwaarden": "De medewerker ziet alles als eerste.",
    "geldig_van": date(2026, 4, 1),
    "geldig_tot": date(2026, 12, 31),
}


def open_it(cast: Cast, **other: Any) -> Poortbesluit:
    return actions.record_poortbesluit(by=cast.frits, at=NOW, **GIVEN | other)


def test_nothing_that_watches_people_runs_in_a_new_installation(cast: Cast) -> None:
    for doel in Poortbesluit.Doel:
        with pytest.raises(actions.GateClosed, match="OR-besluit"):
            actions.require_gate(doel=doel, on=NOW.date())


@pytest.mark.parametrize(
    ("on", "is_open"),
    [
        (date(2026, 3, 31), False),
        (date(2026, 4, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_decision_opens_one_purpose_from_its_first_day_to_its_last(
    cast: Cast, on: date, *, is_open: bool
) -> None:
    besluit = open_it(cast)
    assert queries.poortbesluit("kwaliteit", on=on) == (besluit if is_open else None)
    assert queries.poortbesluit("coaching", on=on) is None


def test_a_withdrawn_decision_closes_from_that_day_and_is_withdrawn_once(cast: Cast) -> None:
    besluit = open_it(cast)
    day = date(2026, 11, 20)
    actions.withdraw_poortbesluit(by=cast.frits, at=NOW, besluit=besluit, on=day)
    assert actions.require_gate(doel="kwaliteit", on=date(2026, 11, 19)) == besluit
    with pytest.raises(actions.GateClosed):
        actions.require_gate(doel="kwaliteit", on=day)
    with pytest.raises(actions.CannotAdminister, match="al ingetrokken"):
        actions.withdraw_poortbesluit(by=cast.frits, at=NOW, besluit=besluit, on=day)
    assert Event.objects.filter(did="poort.closed").count() == 1


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"geldig_tot": date(2026, 3, 31)}, "einddatum"),
        ({"or_besluit_op": date(2026, 11, 21)}, "toekomst"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    cast: Cast, wrong: dict[str, date], told: str
) -> None:
    with pytest.raises(actions.CannotAdminister, match=told):
        open_it(cast, **wrong)
    assert not Poortbesluit.objects.exists()
    assert open_it(cast, or_besluit_op=date(2026, 11, 20)).pk


@pytest.mark.parametrize("name", ["tessa", "coen", "anja"])
def test_nobody_else_opens_or_closes_the_gate(cast: Cast, name: str) -> None:
    besluit = open_it(cast)
    by = getattr(cast, name)
    with pytest.raises(PermissionDenied):
        actions.record_poortbesluit(by=by, at=NOW, **GIVEN)
    with pytest.raises(PermissionDenied):
        actions.withdraw_poortbesluit(by=by, at=NOW, besluit=besluit, on=NOW.date())


def test_the_screen_opens_and_closes(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    today = timezone.localdate()
    posted = {name: str(value) for name, value in GIVEN.items() if name != "doel"}
    posted |= {"or_besluit_op": str(today), "geldig_van": str(today), "geldig_tot": str(today)}
    page = client.post(reverse("basis:besluit_nieuw", args=["kwaliteit"]), posted, follow=True)
    assert page.content.decode().count("OR-2026-014") >= 1
    besluit = Poortbesluit.objects.get()
    assert actions.require_gate(doel="kwaliteit", on=today) == besluit
    assert "Gesprekken beoordelen op kwaliteit" in client.get("/beheer/").content.decode()
    close = reverse("basis:besluit_intrekken", args=[besluit.uuid])
    client.post(close)
    assert queries.poortbesluit("kwaliteit", on=today) is None
    assert "al ingetrokken" in client.post(close, follow=True).content.decode()


def test_the_screen_shows_what_is_refused(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    posted = {name: str(value) for name, value in GIVEN.items() if name != "doel"}
    url = reverse("basis:besluit_nieuw", args=["kwaliteit"])
    page = client.post(url, posted | {"geldig_tot": "2026-01-01"})
    assert page.status_code == 422
    assert "einddatum ligt voor" in page.content.decode(), page.context["form"].errors
    assert client.post(url, posted | {"dpia": ""}).status_code == 422
    assert client.get(reverse("basis:besluit_nieuw", args=["afluisteren"])).status_code == 404
