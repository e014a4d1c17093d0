"""What the database refuses whatever program writes: plain SQL, past every action."""

# ruff: noqa: S608 - SQL made of our own names is what is tested here

import pytest

from gastvrij.basis.install_triggers import all_triggers
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.triggers import TRIGGERS
from gastvrij.conftest import NOW

from .scenario import Stage
from .sql import copy_of, refused, run

FORM, CRIT, OBS = "beoordeling_formulier", "beoordeling_criterium", "beoordeling_observatie"
FRAG, STEP = "beoordeling_fragment", "beoordeling_fragment_stappen"
OORD, RESTS = "beoordeling_oordeel", "beoordeling_oordeel_fragmenten"


def test_every_trigger_of_this_room_is_installed() -> None:
    assert set(TRIGGERS) <= set(all_triggers())
    assert len({trigger.name for trigger in TRIGGERS}) == len(TRIGGERS)


def test_a_published_form_and_its_criteria_never_change(stage: Stage) -> None:
    form, crit = f"id = {stage.formulier.pk}", f"formulier_id = {stage.formulier.pk}"
    assert refused(f"UPDATE {FORM} SET titel = 'anders' WHERE {form}")
    assert refused(f"UPDATE {FORM} SET status = 'concept' WHERE {form}")
    assert refused(f"DELETE FROM {FORM} WHERE {form}")
    assert refused(f"UPDATE {CRIT} SET tekst = 'anders' WHERE {crit}")
    assert refused(f"DELETE FROM {CRIT} WHERE {crit}")
    assert refused(copy_of(CRIT, f"t.{crit} AND t.volgorde = 0", volgorde="99"))
    assert refused(copy_of(FORM, f"t.{form}", nummer="99"))


def test_a_concept_form_still_changes_and_its_criteria_cannot_move_to_a_published_one(
    stage: Stage,
) -> None:
    versie = stage.toetsplan
    concept = actions.make_formulier(by=stage.cast.olga, at=NOW, versie=versie)
    assert run(f"UPDATE {CRIT} SET niveaus = NULL WHERE formulier_id = {concept.pk}") == 12
    first = f"formulier_id = {concept.pk} AND volgorde = 0"
    assert refused(
        f"UPDATE {CRIT} SET formulier_id = {stage.formulier.pk}, volgorde = 99 WHERE {first}"
    )
    assert run(f"DELETE FROM {CRIT} WHERE {first}") == 1


@pytest.mark.parametrize(
    ("status", "to"),
    [
        (status, to)
        for status in ("gepland", "afname", "gedeeld", "vastgesteld")
        for to in ("gepland", "afname", "gedeeld", "vastgesteld")
    ],
)
def test_a_state_only_goes_on_to_the_next(stage: Stage, status: str, to: str) -> None:
    observatie = stage.to_status(status)
    steps = [("afname", "gedeeld"), ("gedeeld", "vastgesteld")]
    sql = f"UPDATE {OBS} SET status = '{to}' WHERE id = {observatie.pk}"
    is_allowed = (status, to) in steps or status == to
    assert refused(sql, undo=True) is not is_allowed


@pytest.mark.parametrize(
    "change",
    [
        "doel = 'coaching'",
        "medewerker_id = {fatima}",
        "beoordelaar_id = {victor}",
        "vaststeller_id = {victor}",
        "kruistabel_id = NULL",
        "gepland_op = begonnen_op",
        "gesprek_id = NULL",
        "begonnen_op = gepland_op",
        "gedeeld_op = NULL",
    ],
)
def test_what_was_fixed_stays_fixed(stage: Stage, change: str) -> None:
    observatie = stage.to_status("gedeeld")
    keys = {name: stage.cast.people[name].pk for name in ("fatima", "victor")}
    assert refused(f"UPDATE {OBS} SET {change.format(**keys)} WHERE id = {observatie.pk}")


def test_an_observation_begins_as_planned_and_stays_once_it_began(stage: Stage) -> None:
    begun = stage.to_status("afname")
    assert refused(copy_of(OBS, f"t.id = {begun.pk}", gesprek_id="NULL"))
    assert refused(f"DELETE FROM {OBS} WHERE id = {begun.pk}")
    planned = stage.to_status("gepland")
    assert run(f"DELETE FROM beoordeling_beoordeling WHERE observatie_id = {planned.pk}") == 1
    assert run(f"DELETE FROM {OBS} WHERE id = {planned.pk}") == 1


def test_a_response_stays_as_it_was_given(stage: Stage) -> None:
    shared = stage.to_status("gedeeld")
    actions.respond(by=stage.cast.noor, at=NOW, observatie=shared, tekst="Zo zag ik het niet.")
    for change in ("reactie = 'Mee eens'", "reactie_op = gepland_op"):
        assert refused(f"UPDATE {OBS} SET {change} WHERE id = {shared.pk}")


def test_evidence_and_verdicts_are_closed_after_sharing(stage: Stage) -> None:
    observatie = stage.to_status("gedeeld")
    fragment, oordeel = observatie.fragmenten.get(), observatie.oordelen.get(waarde="voldoende")
    assert refused(f"UPDATE {FRAG} SET tekst = 'anders' WHERE id = {fragment.pk}")
    assert refused(f"DELETE FROM {FRAG} WHERE id = {fragment.pk}")
    assert refused(copy_of(FRAG, f"t.id = {fragment.pk}"))
    assert refused(f"DELETE FROM {STEP} WHERE fragment_id = {fragment.pk}")
    other = stage.stappen("A2")[0].pk
    assert refused(f"UPDATE {STEP} SET element_id = {other} WHERE fragment_id = {fragment.pk}")
    assert refused(copy_of(STEP, f"t.fragment_id = {fragment.pk}", element_id=str(other)))
    assert refused(copy_of(OORD, f"t.id = {oordeel.pk}"))
    second = observatie.oordelen.exclude(pk=oordeel.pk)[0]
    assert refused(copy_of(RESTS, f"t.oordeel_id = {oordeel.pk}", oordeel_id=str(second.pk)))


def test_a_verdict_never_changes_not_even_during_the_assessment(stage: Stage) -> None:
    observatie = stage.to_status("afname")
    oordeel = observatie.oordelen.get()
    assert refused(f"UPDATE {OORD} SET waarde = 'onvoldoende' WHERE id = {oordeel.pk}")
    assert refused(f"DELETE FROM {OORD} WHERE id = {oordeel.pk}")
    assert refused(f"DELETE FROM {RESTS} WHERE oordeel_id = {oordeel.pk}")
    elsewhere = stage.fragment(stage.begin(stage.plan())).pk
    assert refused(f"UPDATE {RESTS} SET fragment_id = {elsewhere} WHERE oordeel_id = {oordeel.pk}")


def test_a_passage_does_not_move_to_a_closed_observation(stage: Stage) -> None:
    closed, open_ = stage.to_status("gedeeld"), stage.to_status("afname")
    fragment = open_.fragmenten.get()
    assert refused(f"UPDATE {FRAG} SET observatie_id = {closed.pk} WHERE id = {fragment.pk}")
    assert run(f"UPDATE {FRAG} SET seconde = 5 WHERE id = {fragment.pk}") == 1
