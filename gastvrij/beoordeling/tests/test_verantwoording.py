"""What is kept about staff: complete, true to what runs, and for everyone to read."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db.models import ForeignKey, Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.basis.rules import IEDEREEN, RECHTEN, Rol
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Exameneigenaar, Observatie, Proeve
from gastvrij.beoordeling.models.verantwoording import GEGEVENS, REDENEN, Doel
from gastvrij.conftest import NOW, PEOPLE, Cast

from .scenario import Stage

TODAY = NOW.date()
ABOUT_SOMEBODY = {Medewerker, Observatie, Proeve}


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> None:
    cache.clear()


def tells_of_staff() -> Iterator[type[Model]]:
    for model in apps.get_app_config("beoordeling").get_models():
        targets = {
            field.related_model for field in model._meta.fields if isinstance(field, ForeignKey)
        }
        if targets & ABOUT_SOMEBODY:
            yield model


def of(doel: str, on: date = TODAY) -> queries.Verantwoording:
    return next(one for one in queries.verantwoording(on=on) if one.code == doel)


@pytest.mark.one_database
def test_every_table_that_tells_of_staff_is_named() -> None:
    named = {gegeven.model for gegeven in GEGEVENS}
    assert set(tells_of_staff()) - named == set()
    assert len(list(tells_of_staff())) > 12


@pytest.mark.one_database
def test_every_purpose_of_the_gate_says_why_and_who() -> None:
    assert set(REDENEN) == set(Poortbesluit.Doel)
    assert all(any(doel in gegeven.doelen for gegeven in queries.gegevens()) for doel in Doel)


def test_a_purpose_without_a_decision_is_off(cast: Cast) -> None:
    assert [one.besluit for one in queries.verantwoording(on=TODAY)] == [None] * 7


def test_a_purpose_stands_under_the_decision_of_the_day(stage: Stage) -> None:
    found = of("kwaliteit").besluit
    assert found is not None
    assert (found.or_besluit, found.dpia) == ("OR-2026-014", "DPIA-2026-03")
    assert of("kwaliteit", date(2028, 1, 1)).besluit is None


def test_what_is_kept_is_counted_by_purpose(stage: Stage) -> None:
    stage.to_proeve("bespreken")
    stage.plan(doel="kwaliteit")
    stage.plan(stage.cast.fatima, doel="kwaliteit")
    counted = {
        doel: [n for _what, n in of(doel).gegevens][:4]
        for doel in ("proeve", "kwaliteit", "coaching")
    }
    # Observations, sheets, passages, verdicts: two assessors on twelve terms.
    assert counted == {"proeve": [1, 2, 2, 24], "kwaliteit": [2, 2, 0, 0], "coaching": [0, 0, 0, 0]}


def test_what_is_kept_is_counted_once_in_ten_minutes(stage: Stage) -> None:
    stage.plan(doel="kwaliteit")
    assert of("kwaliteit").gegevens[0][1] == 1
    stage.plan(stage.cast.fatima, doel="kwaliteit")
    assert of("kwaliteit").gegevens[0][1] == 1
    cache.clear()
    assert of("kwaliteit").gegevens[0][1] == 2


def test_a_term_is_said_or_that_there_is_none(stage: Stage) -> None:
    open_still = ["Nog niet vastgelegd. Tot dan wordt niets vernietigd."]
    assert of("kwaliteit").termijnen == of("proeve").termijnen == open_still
    actions.lay_down_bewaartermijn(
        by=stage.cast.frits, at=NOW, soort="kwaliteit", dagen=90, grondslag="Regeling, artikel 4"
    )
    assert of("kwaliteit").termijnen == [
        "90 dagen na het delen met u. Grondslag: Regeling, artikel 4"
    ]
    assert of("coaching").termijnen == open_still
    Exameneigenaar.objects.create(naam="Instituut", is_extern=True, termijnen={"bewaren": 365})
    Exameneigenaar.objects.create(naam="Gemeente", is_extern=False)
    Exameneigenaar.objects.create(naam="Oud", is_extern=True, is_actief=False)
    assert of("proeve").termijnen == [
        "Gemeente: nog niet vastgelegd. Tot dan wordt niets vernietigd.",
        "Instituut: 365 dagen nadat het dossier dicht is.",
    ]


@pytest.mark.parametrize("doel", list(Doel))
def test_who_can_look_is_what_the_rights_table_says(db: None, doel: Doel) -> None:
    rechten = REDENEN[doel].rechten
    rollen = {rol for recht in rechten for rol in RECHTEN.get(recht, {})}
    # What everybody has reaches another only by being chosen.
    chosen = any(recht in IEDEREEN for recht in rechten)
    assert len({kijker.rol for kijker in of(doel).kijkers}) == len(rollen) + chosen
    assert Rol.AUDITOR not in rollen or doel is Doel.BELTIJDEN


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_everyone_reads_what_is_kept_and_what_was_destroyed(
    client: Client, stage: Stage, name: str
) -> None:
    stage.plan(doel="kwaliteit")
    client.force_login(getattr(stage.cast, name))
    page = client.get(reverse("beoordeling:wat_wij_bewaren"))
    text = page.content.decode()
    assert page.status_code == 200
    assert "OR-2026-014" in text
    assert reverse("basis:inzage") in text
    main = text[text.index("<main") :]
    others = [naam for person, (naam, _rol, _afdeling) in PEOPLE.items() if person != name]
    assert [naam for naam in others if naam in main] == []
    assert client.get(reverse("beoordeling:vernietigingen")).status_code == 200


def test_a_stranger_reads_nothing(client: Client, db: None) -> None:
    for name in ("wat_wij_bewaren", "vernietigingen", "bewaartermijnen"):
        assert client.get(reverse(f"beoordeling:{name}")).status_code == 302


def test_the_report_shows_how_much_went_and_why(client: Client, stage: Stage) -> None:
    stage.plan(doel="kwaliteit")
    client.force_login(stage.cast.noor)
    empty = client.get(reverse("beoordeling:vernietigingen")).content.decode()
    assert "Er is nog niets vernietigd" in empty
    actions.lay_down_bewaartermijn(
        by=stage.cast.frits, at=NOW, soort="kwaliteit", dagen=1, grondslag="Regeling, artikel 4"
    )
    actions.destroy_due_observaties(at=NOW + timedelta(days=2))
    text = client.get(reverse("beoordeling:vernietigingen")).content.decode()
    assert "1 planning die nooit begon" in text
    assert "Regeling, artikel 4" in text


def test_a_term_is_laid_down_after_looking_at_what_goes(client: Client, stage: Stage) -> None:
    stage.plan(doel="kwaliteit", at=timezone.now() - timedelta(days=10))
    client.force_login(stage.cast.frits)
    url = reverse("beoordeling:bewaartermijn", args=["kwaliteit"])
    assert "Bekijk wat er weggaat" in client.get(url).content.decode()
    given = {"dagen": "5", "grondslag": "Regeling, artikel 4"}
    shown = client.post(url, given | {"bekijk": "1"})
    assert shown.status_code == 200
    assert "1 planning die nooit begon" in shown.content.decode()
    assert queries.bewaartermijnen() == {}
    later = client.post(url, given | {"dagen": "11", "bekijk": "1"}).content.decode()
    assert "Er wordt niets vernietigd" in later
    assert client.post(url, given).status_code == 302
    assert queries.bewaartermijnen()["kwaliteit"].dagen == 5
    page = client.get(reverse("beoordeling:bewaartermijnen")).content.decode()
    assert "5 dagen na het delen" in page
    assert "1 planning die nooit begon" in page


@pytest.mark.parametrize(
    "wrong", [{"dagen": "0"}, {"dagen": "99999"}, {"dagen": "veel"}, {"grondslag": " "}]
)
def test_a_wrong_term_is_said_and_what_was_typed_stays(
    client: Client, stage: Stage, wrong: dict[str, str]
) -> None:
    client.force_login(stage.cast.frits)
    url = reverse("beoordeling:bewaartermijn", args=["coaching"])
    refused = client.post(url, {"dagen": "30", "grondslag": "Regeling, artikel 5"} | wrong)
    assert refused.status_code == 422
    kept = {"30", "Regeling, artikel 5"} - ({"30"} if "dagen" in wrong else {"Regeling, artikel 5"})
    assert all(text in refused.content.decode() for text in kept)
    assert queries.bewaartermijnen() == {}


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_terms_are_for_who_administers_or_audits(client: Client, stage: Stage, name: str) -> None:
    client.force_login(getattr(stage.cast, name))
    seen = client.get(reverse("beoordeling:bewaartermijnen")).status_code
    assert seen == (200 if name in {"frits", "anja"} else 403)
    url = reverse("beoordeling:bewaartermijn", args=["kwaliteit"])
    allowed = 200 if name == "frits" else 403
    assert client.get(url).status_code == allowed
    posted = client.post(url, {"dagen": "1", "grondslag": "x"}).status_code
    assert posted == (302 if name == "frits" else 403)


def test_a_proeve_has_no_term_here(client: Client, stage: Stage) -> None:
    client.force_login(stage.cast.frits)
    url = reverse("beoordeling:bewaartermijn", args=["proeve"])
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("name", ["noor", "coen"])
def test_the_page_of_what_was_destroyed_says_so(client: Client, stage: Stage, name: str) -> None:
    observatie = stage.to_status("gedeeld")
    actions.lay_down_bewaartermijn(
        by=stage.cast.frits, at=NOW, soort=observatie.doel, dagen=1, grondslag="Regeling, artikel 4"
    )
    actions.destroy_due_observaties(at=NOW + timedelta(days=2))
    client.force_login(getattr(stage.cast, name))
    page = client.get(reverse("beoordeling:observatie", args=[observatie.uuid]))
    text = page.content.decode()
    assert page.status_code == 200
    assert "De inhoud is vernietigd op" in text
    assert "Waarmee kan ik u helpen?" not in text
