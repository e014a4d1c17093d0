import re
from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.conftest import NOW
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.queries import current_versie, guide
from gastvrij.klantcontact import actions
from gastvrij.klantcontact.models import Gesprek
from gastvrij.taken.actions import register_gesprek
from gastvrij.taken.tests.desk import BELLER, Desk
from gastvrij.werkplek import queries

EXAMPLE = resources.files("gastvrij.kaders") / "voorbeelden" / "gespreksstructuur.txt"


def publish(desk: Desk) -> None:
    content = EXAMPLE.read_bytes()
    kim = desk.cast.kim
    for voorstel in kaders.upload(by=kim, at=NOW, bestandsnaam="g.txt", inhoud=content):
        versie = kaders.adopt(by=kim, at=NOW, voorstel=voorstel, kader=None, titel="Gesprek")
        kaders.publish(by=desk.cast.karel, at=NOW, versie=versie, ingangsdatum=NOW.date())


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
    assert page.count('class="gv-zin"') == sum(line.is_example for line in lines)
    assert page.count('class="gv-leidraad__regel"') == sum(not line.is_example for line in lines)


def test_the_marks_live_in_the_draft_only(desk: Desk, gesprek: Gesprek) -> None:
    noor = desk.cast.noor
    velden = {"stap": ["F1.1"], "naam_genoemd": ["2"]}
    actions.save_concept(by=noor, at=NOW, gesprek=gesprek, velden=velden, versie=0)
    register_gesprek(by=noor, at=NOW, gesprek=gesprek, beller=BELLER, vragen=[desk.handled()])
    gesprek.refresh_from_db()
    assert gesprek.concept == {}


def test_the_desk_with_guide_norm_and_earlier_contacts_takes_twelve_queries(
    client: Client, desk: Desk, gesprek: Gesprek, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    desk.taak()
    velden = {"telefoon": [BELLER.telefoon]}
    actions.save_concept(by=desk.cast.noor, at=NOW, gesprek=gesprek, velden=velden, versie=0)
    client.force_login(desk.cast.noor)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("werkplek:gesprek", args=[gesprek.uuid]))
    assert len(page.context["eerder"]) == 1
