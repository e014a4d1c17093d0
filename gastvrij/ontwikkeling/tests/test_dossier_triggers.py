"""What the database refuses of a dossier, whatever program writes: plain SQL, past every action."""

# ruff: noqa: S608 - SQL made of our own names is what is tested here

import pytest

from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.beoordeling.tests.sql import refused
from gastvrij.ontwikkeling import actions
from gastvrij.ontwikkeling.models import IngebrachteUitslag
from gastvrij.ontwikkeling.triggers.dossier import TRIGGERS

from .dossiers import LATER, add, nominate
from .test_vertrek import at_end, lay_down, note, settle
from .volledig import fill

P = "ontwikkeling_"
NEVER = {
    f"{P}nominatie": ("tekst = 'anders'", "gemaakt_op = CURRENT_TIMESTAMP"),
    f"{P}eerderbewijs": ("titel = 'anders'", "datum = '2000-01-01'", "soort = 'ander'"),
    f"{P}bewijsdocument": ("bestandsnaam = 'anders.pdf'", "grootte = 1"),
    f"{P}bewijsregel": ("reden = 'anders'", "soort = 'niet_akkoord', reden = 'x'"),
    f"{P}ingebrachteuitslag": ("ingebracht_op = CURRENT_TIMESTAMP",),
    f"{P}vertrek": ("laatste_dag = '2030-01-01'", "genoteerd_op = CURRENT_TIMESTAMP"),
    f"{P}dossiertermijn": ("dagen = 1",),
}


def test_a_full_dossier_neither_changes_nor_goes_before_its_time(stage: Stage) -> None:
    fill(stage, stage.cast.noor)
    note(stage.cast)
    lay_down(stage.cast)
    for table, changes in NEVER.items():
        for change in changes:
            assert refused(f"UPDATE {table} SET {change}", undo=True), (table, change)
        assert refused(f"DELETE FROM {table}", undo=True), table


def test_what_nobody_checked_can_go(stage: Stage) -> None:
    add(stage.cast.noor)
    assert not refused(f"DELETE FROM {P}bewijsdocument", undo=True)


def test_what_is_written_once_is_written_once(stage: Stage) -> None:
    cast = stage.cast
    fill(stage, cast.noor)
    brought = IngebrachteUitslag.objects.get()
    actions.take_back(by=cast.noor, at=LATER, uuid=brought.proeve.uuid)
    assert refused(f"UPDATE {P}ingebrachteuitslag SET teruggenomen_op = NULL")
    offered = nominate(cast.fatima)
    actions.offer_nominatie(by=cast.fatima, at=LATER, uuid=offered.uuid, aan=cast.coen)
    actions.answer_nominatie(by=cast.coen, at=LATER, uuid=offered.uuid, tekst="Mooi.")
    where = f"WHERE id = {offered.pk}"
    for change in (
        "antwoord = 'anders'",
        "beantwoord_op = CURRENT_TIMESTAMP",
        "aangeboden_aan_id = NULL, aangeboden_op = NULL",
    ):
        assert refused(f"UPDATE {P}nominatie SET {change} {where}", because="answered")
    settle(cast, note(cast))
    for change in ("uitgereikt_hoe = 'niet_bereikt'", "uitgereikt_op = CURRENT_TIMESTAMP"):
        assert refused(f"UPDATE {P}vertrek SET {change}", because="written once")


def test_a_report_of_a_deletion_stays(stage: Stage) -> None:
    add(stage.cast.noor)
    settle(stage.cast, note(stage.cast))
    lay_down(stage.cast)
    actions.destroy_due_dossiers(at=at_end())
    assert refused(f"DELETE FROM {P}dossiervernietiging")
    assert refused(f"UPDATE {P}dossiervernietiging SET grondslag = 'anders'")


@pytest.mark.one_database
def test_every_trigger_has_a_name_of_its_own() -> None:
    names = [trigger.name for trigger in TRIGGERS]
    assert len(names) == len(set(names)) == 16
