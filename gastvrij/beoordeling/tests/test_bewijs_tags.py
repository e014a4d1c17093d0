"""How passages and lines look where they are chosen: as text, with what was chosen ticked."""

from uuid import uuid4

import pytest

from gastvrij.beoordeling.models import Fragment
from gastvrij.beoordeling.templatetags.bewijs import citaattekst, haal_weg, steunt
from gastvrij.beoordeling.templatetags.transcript import regelkeuzes

from .scenario import Stage

HOSTILE = '<script>alert("1")</script>'


@pytest.fixture
def fragment(stage: Stage) -> Fragment:
    made = stage.fragment(stage.begin(stage.plan()), "F2.1")
    made.tekst = HOSTILE
    return made


def test_a_passage_is_text_wherever_it_is_shown(fragment: Fragment) -> None:
    for shown in (steunt(fragment), citaattekst(fragment), haal_weg(fragment)):
        assert "&lt;script&gt;" in shown
        assert "<script>" not in shown


def test_a_passage_says_its_kind_and_its_steps(fragment: Fragment) -> None:
    assert "Gehoord of gezien · F2.1</span>" in steunt(fragment)
    assert '<span class="gv-code">F2.1</span>' in citaattekst(fragment)


def test_a_passage_is_ticked_if_it_was_chosen(fragment: Fragment) -> None:
    for given in ([fragment.uuid], [str(fragment.uuid)]):
        assert " checked" in steunt(fragment, given)
    assert " checked" not in steunt(fragment, [uuid4()])


def test_a_passage_that_is_proposed_says_so(fragment: Fragment) -> None:
    assert "voorgesteld" in steunt(fragment, voorstel=True)
    assert "voorgesteld" not in steunt(fragment)


def test_lines_are_text_with_their_number_and_masks_stand_out() -> None:
    shown = regelkeuzes([["medewerker", HOSTILE], ["inwoner", "Bel [telefoonnummer]"]], ["2"])
    assert "&lt;script&gt;" in shown
    assert '<mark class="nl-mark">[telefoonnummer]</mark>' in shown
    first, second = shown.split("</li>")[:2]
    assert 'value="1"' in first
    assert " checked" not in first
    assert 'value="2"' in second
    assert " checked" in second


def test_without_a_choice_no_line_is_ticked() -> None:
    assert " checked" not in regelkeuzes([["inwoner", "Dag"]], None)
