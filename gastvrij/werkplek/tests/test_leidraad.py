import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW
from gastvrij.kaders import queries as kaders_queries
from gastvrij.kaders.queries import current_versie, guide
from gastvrij.kaders.tests.conftest import publish as publish_example
from gastvrij.klantcontact import actions
from gastvrij.klantcontact.models import Gesprek, Kanaal
from gastvrij.klantcontact.rules import UNDO_WITHIN
from gastvrij.taken.actions import register_gesprek
from gastvrij.taken.tests.desk import BELLER, Desk
from gastvrij.werkplek import queries


def publish(desk: Desk) -> None:
    publish_example(desk.cast, "gespreksstructuur.txt", titel="Gesprek", ingangsdatum=NOW.date())


@pytest.fixture
def gesprek(desk: Desk) -> Gesprek:
    publish(desk)
    return desk.gesprek()


def test_a_gesprek_keeps_the_structure_that_held_when_it_began(desk: Desk) -> None:
    before = desk.gesprek()
    publish(desk)
    after = desk.gesprek()
    assert before.leidraad is None
    assert queries.leidraad(before, {}) is None
    assert after.leidraad == current_versie("gespreksstructuur", on=NOW.date())


def test_the_marks_of_the_agent_show_which_phase_is_next(desk: Desk, gesprek: Gesprek) -> None:
    assert gesprek.leidraad
    first, second, *rest = guide(gesprek.leidraad).phases
    empty = queries.leidraad(gesprek, {})
    assert empty
    assert [fase.stand for fase in empty.fasen] == ["current"] + ["not-checked"] * (1 + len(rest))
    marks = [step.code for step in first.steps] + [second.steps[0].code]
    shown = queries.leidraad(gesprek, {"stap": marks, "naam_genoemd": ["3"]})
    assert shown
    assert [fase.stand for fase in shown.fasen[:3]] == ["checked", "current", "not-checked"]
    assert shown.gezet == len(marks)
    assert shown.totaal == sum(len(phase.steps) for phase in (first, second, *rest))
    assert shown.naam_genoemd == "3"


def test_the_guide_shows_every_step_and_sets_sentences_to_say_apart(
    client: Client, desk: Desk, gesprek: Gesprek
) -> None:
    assert gesprek.leidraad
    client.force_login(desk.cast.noor)
    page = client.get(reverse("werkplek:gesprek", args=[gesprek.uuid])).content.decode()
    structure = guide(gesprek.leidraad)
    codes = [step.code for phase in structure.phases for step in phase.steps]
    assert re.findall(r'name="stap" value="([^"]+)"', page) == codes
    lines = [line for phase in structure.phases for step in phase.steps for line in step.lines]
    lines += [line for rule in structure.rules for line in rule.lines]
    assert page.count("Voorbeeldzin") == sum(line.is_example for line in lines)
    assert page.count('class="gv-leidraad__regel"') == sum(not line.is_example for line in lines)


def test_the_name_as_stated_comes_in_the_place_of_the_example(desk: Desk, gesprek: Gesprek) -> None:
    shown = kaders_queries.leidraad(gesprek.leidraad, naam=" Fatma Özdemir ")
    assert shown
    assert shown.naam == "Fatma Özdemir"


def test_the_check_of_the_data_is_marked_along_and_nothing_else(
    desk: Desk, gesprek: Gesprek
) -> None:
    velden = {"vraag-0-inhoud": ["Waar?"], "vraag-0-notitie": ["Mevrouw Özdemir"], "naam": ["x"]}
    unchecked = queries.leidraad(gesprek, velden)
    assert unchecked
    assert unchecked.gezet == 0
    gesprek.gecontroleerd_op = NOW
    checked = queries.leidraad(gesprek, velden)
    assert checked
    done = [stap.weet for fase in checked.fasen for stap in fase.stappen if stap.is_gezet]
    assert done == ["gegevens"]


def test_after_a_transfer_the_guide_is_at_the_closing(desk: Desk, gesprek: Gesprek) -> None:
    fatima = desk.cast.fatima
    given = actions.hand_over(
        by=desk.cast.noor, at=NOW, gesprek=gesprek, soort="eerste_lijn", notitie="", naar=fatima
    )
    taken_over = actions.accept(by=fatima, at=NOW, overdracht=given)
    assert queries.overdracht_of(taken_over, fatima) == (None, True)
    shown = queries.leidraad(taken_over, {}, is_closing=True)
    assert shown
    assert [fase.stand for fase in shown.fasen][-1] == "current"
    assert [fase.stand for fase in shown.fasen].count("current") == 1


def test_a_warm_hand_over_that_succeeded_brings_it_there_without_telephony(
    desk: Desk, gesprek: Gesprek
) -> None:
    noor = desk.cast.noor
    given = actions.hand_over(
        by=noor, at=NOW, gesprek=gesprek, soort="warm", notitie="Leges", naar=desk.cast.bram
    )
    assert queries.overdracht_of(gesprek, noor) == (given, False)
    actions.close_overdracht(by=noor, at=NOW, overdracht=given, uitkomst="gelukt")
    assert queries.overdracht_of(gesprek, noor) == (None, True)


def test_the_marks_live_in_the_draft_only(desk: Desk, gesprek: Gesprek) -> None:
    noor = desk.cast.noor
    velden = {"stap": ["F1.1"], "naam_genoemd": ["2"]}
    actions.save_concept(by=noor, at=NOW, gesprek=gesprek, velden=velden, versie=0)
    register_gesprek(by=noor, at=NOW, gesprek=gesprek, beller=BELLER, vragen=[desk.handled()])
    assert not any("F1.1" in str(data) for data in Event.objects.values_list("data", flat=True))
    actions.clean_drafts(at=NOW + UNDO_WITHIN)
    gesprek.refresh_from_db()
    assert gesprek.concept == {}


@pytest.mark.parametrize(
    ("met_leidraad", "says"),
    [(True, "Stel onder Kaders een gespreksstructuur vast"), (False, "geen leidraad")],
)
def test_without_a_guide_the_desk_says_what_can_be_done(
    client: Client, desk: Desk, *, met_leidraad: bool, says: str
) -> None:
    gesprek = desk.gesprek()
    Kanaal.objects.filter(pk=gesprek.kanaal_id).update(met_leidraad=met_leidraad)
    client.force_login(desk.cast.noor)
    page = client.get(reverse("werkplek:gesprek", args=[gesprek.uuid])).content.decode()
    assert says in page
    assert "Registreren kan ook zonder." in page


def test_the_desk_with_guide_and_earlier_contacts_takes_fourteen_queries(
    client: Client, desk: Desk, gesprek: Gesprek, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    desk.taak()
    velden = {"telefoon": [BELLER.telefoon]}
    actions.save_concept(by=desk.cast.noor, at=NOW, gesprek=gesprek, velden=velden, versie=0)
    client.force_login(desk.cast.noor)
    with django_assert_max_num_queries(14):
        page = client.get(reverse("werkplek:gesprek", args=[gesprek.uuid]))
    assert len(page.context["eerder"]) == 1
