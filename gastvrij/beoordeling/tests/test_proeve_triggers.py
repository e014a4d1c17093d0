"""What the database refuses of an exam, whatever program writes: plain SQL, past every action."""

# ruff: noqa: S608 - SQL made of our own names is what is tested here

import pytest
from django.db import connection

from gastvrij.beoordeling.models import Opdracht, Proeve
from gastvrij.beoordeling.rules.proeve import Status

from .gesprekken import make_gesprek
from .scenario import Stage
from .sql import copy_of, refused, run
from .test_proeve_toestanden import EDGES

PROEVE, SHEET = "beoordeling_proeve", "beoordeling_beoordeling"
OPDRACHT, GESPREK = "beoordeling_opdracht", "beoordeling_afnamegesprek"
MARK, ASKED = "beoordeling_overeenkomst", "beoordeling_procedure"
FRAG, OORD = "beoordeling_fragment", "beoordeling_oordeel"


def hand_in(proeve: Proeve) -> int:
    where = f"observatie_id = {proeve.observatie_id} AND ingediend_op IS NULL"
    return run(f"UPDATE {SHEET} SET ingediend_op = CURRENT_TIMESTAMP WHERE {where}")


@pytest.mark.parametrize("status", list(Status))
def test_a_sitting_only_goes_on_to_a_state_that_follows(stage: Stage, status: Status) -> None:
    proeve = stage.to_proeve(status)
    if status is Status.OORDELEN:
        hand_in(proeve)
    for to in Status:
        with_undo = f"UPDATE {PROEVE} SET status = '{to}' WHERE id = {proeve.pk}"
        is_allowed = to == status or to in EDGES[status]
        assert (to, refused(with_undo, undo=True)) == (to, not is_allowed)


def test_a_sitting_begins_as_requested_on_a_signed_opdracht_and_stays(stage: Stage) -> None:
    proeve = stage.to_proeve("uitgereikt")
    assert refused(f"DELETE FROM {PROEVE} WHERE id = {proeve.pk}")
    assert refused(copy_of(PROEVE, f"t.id = {proeve.pk}"), because="begins as aangevraagd")
    concept = stage.decided_opdracht()
    for change in (
        f"opdracht_id = {concept.pk}",
        "uitgereikt_op = NULL",
        "identiteit_op = vastgesteld_op",
        "uitkomst = 'niet_geslaagd'",
    ):
        assert refused(f"UPDATE {PROEVE} SET {change} WHERE id = {proeve.pk}")


def test_a_signed_opdracht_never_changes(stage: Stage) -> None:
    signed = f"id = {stage.opdracht.pk}"
    assert refused(f"UPDATE {OPDRACHT} SET titel = 'anders' WHERE {signed}")
    assert refused(f"DELETE FROM {OPDRACHT} WHERE {signed}")
    assert refused(copy_of(OPDRACHT, f"t.{signed}"))
    concept = stage.decided_opdracht(aantal_gesprekken=None)
    signs = "status = 'ondertekend', digest = 'x', ondertekend_op = gemaakt_op"
    by = f"ondertekend_door_id = {stage.cast.olga.pk}"
    assert refused(f"UPDATE {OPDRACHT} SET {signs}, {by} WHERE id = {concept.pk}")
    assert Opdracht.objects.get(pk=concept.pk).status == "concept"


def test_who_assesses_is_fixed_at_request(stage: Stage) -> None:
    proeve = stage.request()
    sheet = proeve.observatie.beoordelingen.get(beoordelaar=stage.ruud)
    for person in (stage.cast.coen, stage.cast.noor, stage.cast.wim):
        changed = {"beoordelaar_id": str(person.pk)}
        more = copy_of(SHEET, f"t.id = {sheet.pk}", **changed)
        assert refused(more, because="fixed when it is requested")
        assert refused(f"UPDATE {SHEET} SET beoordelaar_id = {person.pk} WHERE id = {sheet.pk}")


def test_nothing_begins_with_one_assessor(stage: Stage) -> None:
    proeve = stage.to_proeve("identiteit_vastgesteld")
    assert run(f"DELETE FROM {SHEET} WHERE beoordelaar_id = {stage.ruud.pk}") == 1
    assert refused(f"UPDATE {PROEVE} SET status = 'afname' WHERE id = {proeve.pk}")


def test_nobody_hands_in_before_the_afname_ended_and_all_do_before_it_is_discussed(
    stage: Stage,
) -> None:
    proeve = stage.to_proeve("afname")
    sheets = f"observatie_id = {proeve.observatie_id}"
    assert refused(f"UPDATE {SHEET} SET ingediend_op = CURRENT_TIMESTAMP WHERE {sheets}")
    proeve = stage.to_proeve("oordelen", proeve=proeve)
    discussed = f"UPDATE {PROEVE} SET status = 'bespreken' WHERE id = {proeve.pk}"
    assert refused(discussed)
    assert hand_in(proeve) == 2
    assert refused(f"UPDATE {SHEET} SET ingediend_op = NULL WHERE {sheets}")
    assert run(discussed) == 1


@pytest.mark.parametrize("status", ["oordelen", "bespreken", "voorlopig", "afgebroken"])
def test_evidence_and_verdicts_come_in_time(stage: Stage, status: str) -> None:
    proeve = stage.to_proeve("afname")
    stage.hold(proeve)
    for person in (stage.cast.els, stage.ruud):
        stage.verdict(proeve, person, "L1.01", "niet_waargenomen")
    proeve = stage.to_proeve(status, proeve=proeve)
    fragmenten = {f.soort: f.pk for f in proeve.observatie.fragmenten.all()}
    oordeel = proeve.observatie.oordelen.get(criterium__code="L1.01", gegeven_door=stage.cast.els)
    is_closed = status != "oordelen"
    assert refused(copy_of(FRAG, f"t.id = {fragmenten['bevraagd']}"), undo=True)
    seen = copy_of(FRAG, f"t.id = {fragmenten['geobserveerd']}")
    assert refused(seen, undo=True) is is_closed
    assert refused(copy_of(OORD, f"t.id = {oordeel.pk}"), undo=True) is is_closed
    added = proeve.observatie.afnamegesprekken.first()
    assert added is not None
    other = make_gesprek(stage.cast.noor, at=added.toegevoegd_op).pk
    once_more = copy_of(GESPREK, f"t.id = {added.pk}", nummer="9", gesprek_id=str(other))
    assert refused(once_more, because="during the afname")
    assert refused(f"DELETE FROM {GESPREK} WHERE id = {added.pk}")


def test_an_agreed_mark_stays_and_comes_only_while_it_is_discussed(stage: Stage) -> None:
    proeve = stage.to_proeve("voorlopig", verschil={"L1.04": "onvoldoende"})
    mark = proeve.observatie.overeenkomsten.get()
    assert refused(f"UPDATE {MARK} SET waarde = 'onvoldoende' WHERE id = {mark.pk}")
    assert refused(f"DELETE FROM {MARK} WHERE id = {mark.pk}")
    assert refused(copy_of(MARK, f"t.id = {mark.pk}"))


def test_a_request_stays_as_it_was_made(stage: Stage) -> None:
    proeve = stage.to_proeve("uitgereikt")
    asked = stage.ask(proeve, "bezwaar", days=2)
    for change in ("is_op_tijd = NULL", "soort = 'klacht'", "uiterlijk_op = NULL"):
        assert refused(f"UPDATE {ASKED} SET {change} WHERE id = {asked.pk}")
    assert refused(f"DELETE FROM {ASKED} WHERE id = {asked.pk}")
    stage.answer(asked, days=3)
    assert refused(f"UPDATE {ASKED} SET besluit = 'anders' WHERE id = {asked.pk}")
    other = stage.to_proeve("vastgesteld")
    assert refused(copy_of(ASKED, f"t.id = {asked.pk}", proeve_id=str(other.pk)))


def test_what_was_judged_goes_only_with_its_dossier(stage: Stage) -> None:
    proeve = stage.to_proeve("gearchiveerd")
    key = proeve.observatie_id
    for table in (OORD, FRAG, GESPREK):
        assert refused(f"DELETE FROM {table} WHERE observatie_id = {key}")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {OORD} WHERE observatie_id = {key}")
        assert cursor.fetchone() == (24,)
