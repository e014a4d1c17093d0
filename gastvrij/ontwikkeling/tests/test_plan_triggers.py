"""What the database refuses about plans, past every action."""

# ruff: noqa: S608 - SQL made of our own names is what is tested here

import pytest
from django.db import IntegrityError, transaction

from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.beoordeling.tests.sql import copy_of, refused, run
from gastvrij.conftest import NOW
from gastvrij.ontwikkeling import actions
from gastvrij.ontwikkeling.models import Cyclus, Leerdoel

from .plannen import TODAY, answered, cycle, goal, reported, talk

CYCLE, TALK = "ontwikkeling_cyclus", "ontwikkeling_cyclusgesprek"
POINT, GOAL, LINE = (
    "ontwikkeling_agendapunt",
    "ontwikkeling_leerdoel",
    "ontwikkeling_voortgang",
)


def test_progress_is_never_changed_or_removed(stage: Stage) -> None:
    doel = goal(stage.cast.noor)
    line = actions.add_voortgang(
        by=stage.cast.noor, at=NOW, uuid=doel.uuid, tekst="Begonnen.", stand="bezig"
    )
    where = f"id = {line.pk}"
    for change in ("tekst = 'Anders.'", "stand = 'klaar'", f"door_id = {stage.cast.tessa.pk}"):
        assert refused(f"UPDATE {LINE} SET {change} WHERE {where}", because="append-only")
    assert refused(f"DELETE FROM {LINE} WHERE {where}", because="append-only")
    assert run(copy_of(LINE, f"t.{where}"), undo=True) == 1


def test_a_report_that_was_answered_is_fixed_with_its_agenda(stage: Stage) -> None:
    gesprek = talk(cycle(stage.cast))
    actions.add_agendapunt(by=stage.cast.noor, at=NOW, uuid=gesprek.uuid, tekst="Rooster")
    where, of_it = f"id = {gesprek.pk}", f"gesprek_id = {gesprek.pk}"
    written = reported(gesprek)
    assert run(f"UPDATE {TALK} SET verslag = 'Beter.' WHERE {where}", undo=True) == 1
    assert run(f"UPDATE {POINT} SET besproken_op = gemaakt_op WHERE {of_it}", undo=True) == 1
    assert refused(f"UPDATE {TALK} SET soort = 'terugblik' WHERE {where}")
    assert refused(f"UPDATE {POINT} SET tekst = 'Anders' WHERE {of_it}", because="stays")
    answered(written)
    for change in (
        "verslag = 'Anders.'",
        "reactie = 'Anders.'",
        "is_akkoord = FALSE",
        "gereageerd_op = NULL, is_akkoord = NULL",
        "gehouden_op = '2030-01-01'",
        "bewerking = 9",
    ):
        assert refused(f"UPDATE {TALK} SET {change} WHERE {where}", because="never changes")
    assert refused(f"DELETE FROM {TALK} WHERE {where}", because="stays with its cycle")
    assert refused(f"UPDATE {POINT} SET besproken_op = gemaakt_op WHERE {of_it}")
    assert refused(f"DELETE FROM {POINT} WHERE {of_it}", because="once the report was answered")
    assert refused(copy_of(POINT, f"t.{of_it}"), because="never changes")


def test_a_cycle_stays_between_the_same_two(stage: Stage) -> None:
    cyclus = cycle(stage.cast)
    where = f"id = {cyclus.pk}"
    for change in (
        f"medewerker_id = {stage.cast.fatima.pk}",
        f"leidinggevende_id = {stage.cast.victor.pk}",
        "van = '2026-01-01'",
    ):
        assert refused(f"UPDATE {CYCLE} SET {change} WHERE {where}", because="same two people")
    assert refused(f"DELETE FROM {CYCLE} WHERE {where}", because="stays with the dossier")


def test_a_closed_goal_never_changes_and_no_goal_goes_to_another(stage: Stage) -> None:
    doel = goal(stage.cast.noor)
    where = f"id = {doel.pk}"
    assert run(f"UPDATE {GOAL} SET titel = 'Beter' WHERE {where}", undo=True) == 1
    assert refused(f"UPDATE {GOAL} SET medewerker_id = {stage.cast.fatima.pk} WHERE {where}")
    assert refused(f"DELETE FROM {GOAL} WHERE {where}", because="stays with the dossier")
    actions.reach_doel(by=stage.cast.noor, at=NOW, uuid=doel.uuid, tekst="Gelukt.")
    for change in ("titel = 'Beter'", "afsluiting = 'Anders'", "status = 'gestopt'"):
        assert refused(f"UPDATE {GOAL} SET {change} WHERE {where}", because="never changes")


def test_the_tables_refuse_what_no_action_writes(stage: Stage) -> None:
    cyclus, doel = cycle(stage.cast), goal(stage.cast.noor)
    same = {"poortbesluit": cyclus.poortbesluit, "gemaakt_op": NOW, "medewerker": stage.cast.noor}
    for wrong in (
        {"leidinggevende": stage.cast.noor, "van": TODAY, "tot_en_met": cyclus.tot_en_met},
        {"leidinggevende": stage.cast.tessa, "van": TODAY, "tot_en_met": TODAY},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Cyclus.objects.create(**same, **wrong)
    for change in (
        {"actie_link": "http://leren.example"},
        {"meetbaar": ""},
        {"evaluatie_op": "2030-01-01"},
        {"status": "bereikt"},
        {"afsluiting": "Gelukt."},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Leerdoel.objects.filter(pk=doel.pk).update(**change)
