"""What the database refuses about samples, disputes and learning points, past every action."""

# ruff: noqa: S608 - SQL made of our own names is what is tested here

import pytest

from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Beoordeling, Betwisting, Leerpunt, Observatie, Trekking

from .gesprekken import make_gesprek
from .kwaliteit import ALL_WELL, Kwaliteit
from .scenario import BEGUN, RESPONDED, SHARED
from .sql import copy_of, refused, run

SAMPLE, PLACE = "beoordeling_steekproef", "beoordeling_trekking"
DISPUTE, POINT = "beoordeling_betwisting", "beoordeling_leerpunt"
SHEET, VERDICT = "beoordeling_beoordeling", "beoordeling_oordeel"


def test_a_sample_never_changes(kwaliteit: Kwaliteit) -> None:
    where = f"id = {kwaliteit.sample().pk}"
    for change in ("seed = 'ander'", "aantal = 9", "tot = van"):
        assert refused(f"UPDATE {SAMPLE} SET {change} WHERE {where}")
    assert refused(f"DELETE FROM {SAMPLE} WHERE {where}")


def test_a_place_stays_with_what_was_drawn_and_the_reason_that_was_given(
    kwaliteit: Kwaliteit,
) -> None:
    steekproef = kwaliteit.sample(aantal=2)
    place, other = kwaliteit.place(steekproef), make_gesprek(kwaliteit.noor)
    where = f"id = {place.pk}"
    free = make_gesprek(kwaliteit.noor).pk
    fatima = kwaliteit.stage.cast.fatima.pk
    for change in (f"medewerker_id = {fatima}", "nummer = 9"):
        assert refused(f"UPDATE {PLACE} SET {change} WHERE {where}")
    assert refused(f"DELETE FROM {PLACE} WHERE {where}")
    assert run(f"UPDATE {PLACE} SET getrokken_id = {other.pk} WHERE {where}") == 1
    for change in (f"getrokken_id = {free}", "getrokken_id = NULL"):
        assert refused(f"UPDATE {PLACE} SET {change} WHERE {where}")
    assert run(f"UPDATE {PLACE} SET reden = 'Viel weg.' WHERE {where}") == 1
    for change in ("reden = 'Anders.'", "reden = ''"):
        assert refused(f"UPDATE {PLACE} SET {change} WHERE {where}")
    assert Trekking.objects.get(pk=place.pk).getrokken == other


def test_nothing_is_disputed_before_it_is_shared(kwaliteit: Kwaliteit) -> None:
    steekproef = kwaliteit.sample(aantal=2)
    begun = kwaliteit.begin(kwaliteit.place(steekproef))
    shared = kwaliteit.shared(trekking=kwaliteit.place(steekproef, 2))
    made = actions.dispute(by=kwaliteit.noor, at=SHARED, observatie=shared, reden="Nee.")
    assert refused(copy_of(DISPUTE, f"t.id = {made.pk}", observatie_id=str(begun.pk)))
    assert Betwisting.objects.count() == 1


def test_a_dispute_stays_as_it_was_made_and_closed_never_changes(kwaliteit: Kwaliteit) -> None:
    betwisting = kwaliteit.assigned()
    where = f"id = {betwisting.pk}"
    for change in (
        "reden = 'Toch eens.'",
        "ingediend_op = afgerond_op",
        "herbeoordeling_id = NULL",
    ):
        assert refused(f"UPDATE {DISPUTE} SET {change} WHERE {where}")
    assert refused(f"DELETE FROM {DISPUTE} WHERE {where}")
    kwaliteit.judge(betwisting.observatie, ALL_WELL, by=kwaliteit.carla, at=RESPONDED)
    actions.close_dispute(by=kwaliteit.carla, at=RESPONDED, betwisting=betwisting, uitkomst="Eens.")
    for change in ("uitkomst = 'Oneens.'", "afgerond_op = NULL"):
        assert refused(f"UPDATE {DISPUTE} SET {change} WHERE {where}")


@pytest.mark.parametrize("is_agreed", [False, True])
def test_a_learning_point_is_fixed_once_it_was_agreed_on(
    kwaliteit: Kwaliteit, *, is_agreed: bool
) -> None:
    made = actions.propose_leerpunt(
        by=kwaliteit.coen, at=SHARED, observatie=kwaliteit.shared(), tekst="Vraagt door."
    )
    if is_agreed:
        actions.agree_leerpunt(by=kwaliteit.noor, at=SHARED, leerpunt=made)
    where = f"id = {made.pk}"
    assert refused(f"UPDATE {POINT} SET tekst = 'Anders.' WHERE {where}") is is_agreed
    assert refused(f"DELETE FROM {POINT} WHERE {where}") is is_agreed
    assert Leerpunt.objects.filter(pk=made.pk).exists() is is_agreed


def test_the_first_judgement_cannot_change_while_another_looks_again(
    kwaliteit: Kwaliteit,
) -> None:
    observatie = kwaliteit.assigned().observatie
    first = observatie.oordelen.filter(gegeven_door=kwaliteit.coen)[0]
    assert refused(f"UPDATE {VERDICT} SET waarde = 'nvt' WHERE id = {first.pk}")
    assert refused(copy_of(VERDICT, f"t.id = {first.pk}"))
    assert refused(f"UPDATE {SHEET} SET ingediend_op = NULL WHERE observatie_id = {observatie.pk}")
    carla = str(kwaliteit.carla.pk)
    assert run(copy_of(VERDICT, f"t.id = {first.pk}", gegeven_door_id=carla)) == 1


def test_a_sheet_that_was_handed_in_takes_no_verdict_though_another_is_open(
    kwaliteit: Kwaliteit,
) -> None:
    observatie = kwaliteit.stage.begin(kwaliteit.calibration())
    kwaliteit.judge(observatie, ALL_WELL)
    verdict = observatie.oordelen.all()[0]
    assert run(copy_of(VERDICT, f"t.id = {verdict.pk}")) == 1
    actions.hand_in_kalibratie(by=kwaliteit.coen, at=BEGUN, observatie=observatie)
    again = {"uuid": "'1b0c0d0e0f0a4b4c8d8e0f0a0b0c0d0e'"}
    assert refused(copy_of(VERDICT, f"t.id = {verdict.pk}", **again))
    carla = str(kwaliteit.carla.pk)
    assert run(copy_of(VERDICT, f"t.id = {verdict.pk}", gegeven_door_id=carla, **again)) == 1
    sheet = Beoordeling.objects.get(observatie=observatie, beoordelaar=kwaliteit.coen)
    assert refused(f"DELETE FROM {SHEET} WHERE id = {sheet.pk}")
    assert Observatie.objects.get(pk=observatie.pk).status == "afname"
