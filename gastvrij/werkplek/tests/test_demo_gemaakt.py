"""The demo once it is there: who made what, who can log in, and that it is made once."""

from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.test import RequestFactory

from gastvrij.basis.actions import CannotAdminister
from gastvrij.basis.models import Event, Medewerker
from gastvrij.beoordeling.models import Proeve
from gastvrij.kaders.models import KaderVersie, Soort, Voorstel
from gastvrij.klantcontact.models import Gesprek
from gastvrij.werkplek.demo import make_demo
from gastvrij.werkplek.demo.organisatie import Login

SATURDAY = datetime(2026, 11, 21, 19, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def logins(kept: None) -> list[Login]:
    """Make the demo once; return its logins."""
    found: list[Login] = []
    make_demo(at=SATURDAY, say=lambda _line: None, keep=found.extend)
    return found


@pytest.mark.one_database
def test_the_documents_were_read_in_by_one_person_and_published_by_another(
    logins: list[Login],
) -> None:
    versies = KaderVersie.objects.all()
    assert {versie.kader.soort for versie in versies} == {
        Soort.GESPREKSSTRUCTUUR,
        Soort.TOETSPLAN,
        Soort.WOORDENBOEK,
        Soort.PROFIEL,
    }
    for versie in versies:
        assert versie.status == KaderVersie.Status.VASTGESTELD
        assert versie.gemaakt_door.gebruikersnaam == "kim"
        assert versie.vastgesteld_door is not None
        assert versie.vastgesteld_door.gebruikersnaam == "karel"
    assert Voorstel.objects.filter(status=Voorstel.Status.OPEN).count() == 1


@pytest.mark.one_database
def test_everybody_can_log_in_with_the_password_that_was_shown(logins: list[Login]) -> None:
    request = RequestFactory().post("/inloggen/")
    for login in logins:
        found = authenticate(request, username=login.gebruikersnaam, password=login.password)
        assert found == Medewerker.objects.get(gebruikersnaam=login.gebruikersnaam)


def test_a_second_demo_is_refused_and_changes_nothing(logins: list[Login]) -> None:
    before = (Medewerker.objects.count(), Gesprek.objects.count(), Event.objects.count())
    with pytest.raises(CannotAdminister):
        make_demo(at=SATURDAY, say=lambda _line: None, keep=lambda _logins: None)
    assert before == (Medewerker.objects.count(), Gesprek.objects.count(), Event.objects.count())


@pytest.mark.one_database
def test_the_command_leaves_an_installation_with_staff_alone(
    logins: list[Login], settings: Any, tmp_path: Path
) -> None:
    settings.VAR = tmp_path
    shown = StringIO()
    call_command("demo", stdout=shown)
    assert "Er zijn al medewerkers" in shown.getvalue()
    assert not (tmp_path / "demo-logins.txt").exists()


def test_one_proeve_was_handed_out_and_one_runs_by_the_acts_that_people_use(
    logins: list[Login],
) -> None:
    done, busy = Proeve.objects.order_by("begint_op")
    assert (done.status, done.uitkomst) == ("uitgereikt", "geslaagd")
    assert (busy.status, busy.observatie.medewerker.gebruikersnaam) == ("afname", "meral")
    assert (done.observatie.afnamegesprekken.count(), done.observatie.overeenkomsten.count()) == (
        4,
        2,
    )
    assert done.eigenaar.is_extern
    assert done.opdracht.status == "ondertekend"
    assert done.opdracht.formulier.cesuur == {"regel": "minimum", "aantal": 10}
    assert Event.objects.filter(did="proeve.vastgesteld", object=done.uuid).count() == 1
