from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis import actions, queries
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Aanwezigheid, Event
from gastvrij.conftest import NOW, Cast


def test_who_says_so_is_reachable_until_the_end_of_the_day(cast: Cast, open_gate: None) -> None:
    actions.set_aanwezigheid(by=cast.noor, at=NOW, stand="bezet")
    actions.set_aanwezigheid(by=cast.bram, at=NOW, stand="beschikbaar")
    actions.set_aanwezigheid(by=cast.tessa, at=NOW, stand="afwezig")
    found = queries.reachable(NOW)
    assert [(one.medewerker, one.stand) for one in found] == [
        (cast.bram, "beschikbaar"),
        (cast.noor, "bezet"),
    ]
    assert [one.tekst for one in found] == ["Bereikbaar", "In gesprek"]
    assert queries.aanwezigheid_of(cast.noor, NOW) == "bezet"
    midnight = datetime.fromisoformat("2026-11-21T00:00:00+01:00")
    assert len(queries.reachable(midnight - timedelta(seconds=1))) == 2
    assert queries.reachable(midnight) == []
    assert queries.aanwezigheid_of(cast.noor, midnight) == ""


def test_presence_has_no_history_and_no_trail(cast: Cast, open_gate: None) -> None:
    before = Event.objects.count()
    for stand in ("beschikbaar", "bezet", "afwezig", "beschikbaar"):
        actions.set_aanwezigheid(by=cast.noor, at=NOW, stand=stand)
    assert Aanwezigheid.objects.get().stand == "beschikbaar"
    assert Event.objects.count() == before
    actions.clean(at=NOW)
    assert Aanwezigheid.objects.exists()
    actions.clean(at=NOW + timedelta(days=1))
    assert not Aanwezigheid.objects.exists()


def test_while_the_gate_is_closed_nothing_is_set_or_shown(cast: Cast) -> None:
    with pytest.raises(GateClosed):
        actions.set_aanwezigheid(by=cast.noor, at=NOW, stand="beschikbaar")
    Aanwezigheid.objects.create(
        medewerker=cast.noor, stand="beschikbaar", geldig_tot=NOW + timedelta(hours=1)
    )
    assert queries.reachable(NOW) == []
    assert "OR-besluit" in queries.why_no_aanwezigheid(NOW)
    own = queries.own_aanwezigheid(cast.noor, NOW)
    assert (own.stand, own.waarom_niet) == ("", queries.why_no_aanwezigheid(NOW))


def test_while_the_gate_is_open_there_is_nothing_to_explain(cast: Cast, open_gate: None) -> None:
    assert queries.why_no_aanwezigheid(NOW) == ""
    assert queries.own_aanwezigheid(cast.noor, NOW).stand == ""


def test_somebody_who_left_is_not_shown(cast: Cast, open_gate: None) -> None:
    actions.set_aanwezigheid(by=cast.noor, at=NOW, stand="beschikbaar")
    cast.noor.is_active = False
    cast.noor.save()
    assert queries.reachable(NOW) == []


def test_one_press_sets_it(client: Client, cast: Cast, open_gate: None) -> None:
    client.force_login(cast.noor)
    url, now = reverse("basis:aanwezigheid"), timezone.now()
    back = client.post(url, {"stand": "bezet", "next": "/kaders/"})
    assert back["Location"] == "/kaders/"
    away = client.post(url, {"stand": "bezet", "next": "https://elders.example/"})
    assert away["Location"] == reverse("basis:mijn")
    assert queries.aanwezigheid_of(cast.noor, now) == "bezet"
    part: Any = client.post(url, {"stand": "beschikbaar"}, headers={"HX-Request": "true"})
    shown = part.content.decode()
    assert shown.count('aria-pressed="true"') == 1
    assert "Bereikbaar" in shown
    assert client.post(url, {"stand": "slaapt"}).status_code == 404


def test_a_press_while_the_gate_is_closed_is_told_why(client: Client, cast: Cast) -> None:
    client.force_login(cast.noor)
    url = reverse("basis:aanwezigheid")
    part = client.post(url, {"stand": "bezet"}, headers={"HX-Request": "true"})
    assert part.status_code == 422
    assert "OR-besluit" in part.content.decode()
    page = client.post(url, {"stand": "bezet"}, follow=True)
    assert "OR-besluit" in page.content.decode()
    assert not Aanwezigheid.objects.exists()
