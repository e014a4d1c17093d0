"""The demo: whole or not at all, on any day of the year."""

import stat
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from gastvrij.basis.models import Afdeling, Event, Medewerker, Organisatie
from gastvrij.basis.rules import Rol
from gastvrij.klantcontact.models import Gesprek, Klantcontact
from gastvrij.taken.models import InterneTaak
from gastvrij.werkplek.demo import make_demo
from gastvrij.werkplek.demo.organisatie import Login, new_password

SATURDAY = datetime(2026, 11, 21, 19, 0, tzinfo=UTC)
# The gemeente was closed on the Monday before, and is not open yet on this Tuesday.
EARLY_AFTER_EASTER = datetime(2027, 3, 30, 5, 0, tzinfo=UTC)
BUSY_WEDNESDAY = datetime(2028, 2, 16, 13, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def make(at: datetime) -> tuple[list[str], list[Login]]:
    lines: list[str] = []
    logins: list[Login] = []
    make_demo(at=at, say=lines.append, keep=logins.extend)
    return lines, logins


@pytest.mark.parametrize("at", [SATURDAY, EARLY_AFTER_EASTER, BUSY_WEDNESDAY])
def test_the_demo_shows_something_on_every_screen_whatever_the_day(at: datetime) -> None:
    lines, logins = make(at)
    held = {rol for person in Medewerker.objects.all() for rol in person.rollen}
    assert held == set(Rol)
    assert len(logins) == Medewerker.objects.count()
    assert Afdeling.objects.get(naam="Frontoffice sociaal").parent == Afdeling.objects.get(
        naam="KCC"
    )
    assert Klantcontact.objects.filter(resultaat="direct_afgehandeld").exists()
    assert {"te_verwerken", "verwerkt"} <= set(InterneTaak.objects.values_list("status", flat=True))
    assert "Gespreksstructuur gelezen: 5 algemene regels, 4 fasen, 11 stappen" in "\n".join(lines)


@pytest.mark.one_database
def test_nothing_of_the_demo_lies_in_the_future() -> None:
    make(BUSY_WEDNESDAY)
    assert not Event.objects.filter(at__gt=BUSY_WEDNESDAY).exists()
    assert not Gesprek.objects.filter(beeindigd_op__gt=BUSY_WEDNESDAY).exists()
    days = {
        timezone.localdate(one) for one in Gesprek.objects.values_list("begonnen_op", flat=True)
    }
    assert {day.weekday() for day in days} <= {0, 1, 2, 3, 4}


def test_a_demo_of_which_nobody_gets_the_passwords_is_not_made() -> None:
    def full_disk(_logins: list[Login]) -> None:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - any failure to keep them
        make_demo(at=SATURDAY, say=lambda _line: None, keep=full_disk)
    assert not Medewerker.objects.exists()
    assert not Organisatie.objects.exists()


@pytest.mark.one_database
def test_the_command_keeps_the_logins_for_the_owner_only(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    shown = StringIO()
    call_command("demo", stdout=shown)
    kept = tmp_path / "demo-logins.txt"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert kept.read_text(encoding="utf-8").splitlines()[0].strip() in shown.getvalue()


@pytest.mark.one_database
def test_no_two_passwords_are_alike() -> None:
    assert len({new_password() for _ in range(1000)}) == 1000
