"""What the database refuses about functies whatever program writes: plain SQL."""

# ruff: noqa: S608 - SQL made of our own names is what is tested here

import pytest

from gastvrij.basis.install_triggers import all_triggers
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.beoordeling.tests.sql import copy_of, refused, run
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import Soort
from gastvrij.ontwikkeling import actions
from gastvrij.ontwikkeling.triggers.functies import TRIGGERS

from .functieboek import (
    TODAY,
    fill,
    make_functie,
    next_dictionary,
    running,
    versie_of,
)

PROFIEL, EIS = "ontwikkeling_functieprofiel", "ontwikkeling_eis"
VERSIES, MODULE = "ontwikkeling_functieprofiel_versies", "ontwikkeling_opleidingseis"
FILLS = "ontwikkeling_vervulling"


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


def test_every_trigger_is_installed() -> None:
    assert set(TRIGGERS) <= set(all_triggers())


def test_a_profile_that_runs_and_all_under_it_never_change(cast: Cast) -> None:
    running_one = running(cast, "3.1-N2")
    concept = actions.make_functieprofiel(by=cast.olga, at=NOW, functie=running_one.functie)
    actions.add_opleidingseis(by=cast.olga, at=NOW, profiel=concept, titel="Module")
    one, other = f"id = {running_one.pk}", f"profiel_id = {running_one.pk}"
    assert refused(f"UPDATE {PROFIEL} SET ingangsdatum = '2027-01-01' WHERE {one}")
    assert refused(f"UPDATE {PROFIEL} SET status = 'concept' WHERE {one}")
    assert refused(f"DELETE FROM {PROFIEL} WHERE {one}")
    assert refused(f"UPDATE {EIS} SET niveau_id = NULL WHERE {other}")
    assert refused(f"DELETE FROM {EIS} WHERE {other}")
    other_one = versie_of(Soort.WOORDENBOEK).elementen.get(code="1.1").pk
    assert refused(copy_of(EIS, f"t.{other}", competentie_id=str(other_one)))
    moved = f"UPDATE {EIS} SET profiel_id = {running_one.pk}, competentie_id = {other_one}"
    assert refused(f"{moved} WHERE profiel_id = {concept.pk}")
    assert refused(f"UPDATE {MODULE} SET profiel_id = {running_one.pk}")
    assert refused(f"DELETE FROM {VERSIES} WHERE functieprofiel_id = {running_one.pk}")
    plan = versie_of(Soort.PROFIEL).pk
    chosen = f"INSERT INTO {VERSIES} (functieprofiel_id, kaderversie_id) VALUES"
    assert refused(f"{chosen} ({running_one.pk}, {plan})")
    assert run(f"{chosen} ({concept.pk}, {plan})") == 1
    assert run(f"UPDATE {EIS} SET niveau_id = NULL WHERE profiel_id = {concept.pk}") == 1
    assert run(f"DELETE FROM {MODULE} WHERE profiel_id = {concept.pk}") == 1


def test_a_profile_begins_as_concept_and_runs_only_when_all_is_decided(cast: Cast) -> None:
    first = running(cast, "1.1-N2")
    copied = copy_of(PROFIEL, f"t.id = {first.pk}", nummer="99")
    assert refused(copied, because="begins as concept")
    next_dictionary(cast, {"kijkt het eigen werk na": "kijkt het eigen werk twee keer na"})
    proposal = actions.propose_functieprofiel(by=cast.olga, at=NOW, functie=first.functie)
    run_it = (
        f"UPDATE {PROFIEL} SET status = 'vastgesteld', ingangsdatum = '2027-01-01', "
        f"vastgesteld_op = gemaakt_op, vastgesteld_door_id = gemaakt_door_id "
        f"WHERE id = {proposal.pk}"
    )
    assert refused(run_it, because="every eis is decided")
    proposal.eisen.update(is_beslist=True)
    assert run(run_it) == 1


def test_nobody_fills_a_functie_twice_on_a_day_or_becomes_another(cast: Cast) -> None:
    functie, other = make_functie(cast), make_functie(cast, "Balie")
    fill(cast, functie, cast.noor)
    mine = f"t.medewerker_id = {cast.noor.pk}"
    assert refused(copy_of(FILLS, mine, van="'2027-01-01'"), because="once on a day")
    before = copy_of(FILLS, mine, van="'2020-01-01'", tot_en_met=f"'{TODAY}'")
    assert refused(before, because="once on a day")
    earlier = copy_of(FILLS, mine, van="'2020-01-01'", tot_en_met="'2020-12-31'")
    assert run(earlier) == 1
    assert run(copy_of(FILLS, f"{mine} AND t.van = '{TODAY}'", functie_id=str(other.pk))) == 1
    assert refused(
        f"UPDATE {FILLS} SET tot_en_met = NULL WHERE van = '2020-01-01'", because="once on a day"
    )
    for change in (
        f"medewerker_id = {cast.bram.pk}",
        "van = '2026-11-19'",
        f"functie_id = {make_functie(cast, 'Derde').pk}",
    ):
        where = f"functie_id = {other.pk}"
        assert refused(f"UPDATE {FILLS} SET {change} WHERE {where}", because="stays")
