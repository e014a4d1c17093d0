"""A functie, who fills it, and what somebody's functies ask on a day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from gastvrij.basis.models import Event
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import Soort
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.actions import CannotChangeFunctie
from gastvrij.ontwikkeling.models import Functie, Vervulling

from .functieboek import (
    TODAY,
    ask,
    concept_of,
    element,
    fill,
    make_functie,
    next_dictionary,
    publish,
    running,
    versie_of,
)

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
OTHERS = ("noor", "fatima", "bram", "tessa", "coen", "els", "kim", "frits", "anja")


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


def test_a_functie_is_made_renamed_and_described_and_the_trail_says_by_whom(cast: Cast) -> None:
    functie = actions.make_functie(
        by=cast.olga, at=NOW, titel="  Medewerker   KCC ", omschrijving=" Aan de balie. "
    )
    assert (functie.titel, functie.omschrijving) == ("Medewerker KCC", "Aan de balie.")
    changed = actions.change_functie(
        by=cast.olga, at=NOW, functie=functie, titel="medewerker KCC", omschrijving=""
    )
    assert (changed.titel, changed.omschrijving) == ("medewerker KCC", "")
    trail = Event.objects.filter(object=functie.uuid).order_by("pk")
    assert [(one.did, one.by) for one in trail] == [
        ("functie.made", cast.olga.uuid),
        ("functie.changed", cast.olga.uuid),
    ]


@pytest.mark.parametrize("titel", ["", "   ", "medewerker kcc"])
def test_a_functie_has_a_name_of_its_own(cast: Cast, titel: str) -> None:
    make_functie(cast)
    other = make_functie(cast, "Balie")
    with pytest.raises(CannotChangeFunctie):
        actions.make_functie(by=cast.olga, at=NOW, titel=titel)
    with pytest.raises(CannotChangeFunctie):
        actions.change_functie(by=cast.olga, at=NOW, functie=other, titel=titel, omschrijving="")
    assert Functie.objects.count() == 2


@pytest.mark.parametrize("name", OTHERS)
def test_only_the_opleidingsadviseur_manages_functies(cast: Cast, name: str) -> None:
    profiel = running(cast, "3.1-N2")
    functie, who = profiel.functie, cast.people[name]
    held = Event.objects.count()
    with pytest.raises(PermissionDenied):
        actions.make_functie(by=who, at=NOW, titel="Anders")
    with pytest.raises(PermissionDenied):
        actions.end_functie(by=who, at=NOW, functie=functie, per=TODAY)
    with pytest.raises(PermissionDenied):
        actions.add_vervulling(by=who, at=NOW, functie=functie, medewerker=who, van=TODAY)
    with pytest.raises(PermissionDenied):
        actions.make_functieprofiel(by=who, at=NOW, functie=functie)
    with pytest.raises(PermissionDenied):
        queries.functies_for(who, on=TODAY)
    with pytest.raises(PermissionDenied):
        queries.get_profiel_for(who, profiel.uuid)
    assert Event.objects.count() == held


def test_a_functie_ends_on_a_day_to_come_and_then_asks_nothing(cast: Cast) -> None:
    functie = running(cast, "3.1-N2").functie
    actions.add_vervulling(
        by=cast.olga,
        at=NOW,
        functie=functie,
        medewerker=cast.noor,
        van=YESTERDAY,
        tot_en_met=TODAY,
    )
    with pytest.raises(CannotChangeFunctie, match="1 medewerker vervult"):
        actions.end_functie(by=cast.olga, at=NOW, functie=functie, per=TODAY)
    with pytest.raises(CannotChangeFunctie, match="vanaf vandaag"):
        actions.end_functie(by=cast.olga, at=NOW, functie=functie, per=YESTERDAY)
    ended = actions.end_functie(by=cast.olga, at=NOW, functie=functie, per=TOMORROW)
    assert ended.beeindigd_op == TOMORROW
    assert queries.eisen_of(cast.noor, TODAY)
    assert not queries.eisen_of(cast.noor, TOMORROW)
    event = Event.objects.get(did="functie.ended")
    assert (event.by, event.data) == (cast.olga.uuid, {"per": TOMORROW.isoformat()})


def test_a_functie_that_has_ended_stays_ended_and_takes_nobody(cast: Cast) -> None:
    functie = make_functie(cast)
    actions.end_functie(by=cast.olga, at=NOW, functie=functie, per=TOMORROW)
    with pytest.raises(CannotChangeFunctie, match="laatste dag daarvoor"):
        fill(cast, functie, cast.noor)
    actions.end_functie(by=cast.olga, at=NOW, functie=functie, per=TODAY)
    with pytest.raises(CannotChangeFunctie, match="al vervallen"):
        actions.end_functie(by=cast.olga, at=NOW, functie=functie, per=TOMORROW)
    with pytest.raises(CannotChangeFunctie, match="vervallen"):
        actions.make_functieprofiel(by=cast.olga, at=NOW, functie=functie)


def test_somebody_fills_several_functies_but_none_twice_on_a_day(cast: Cast) -> None:
    kcc, balie = make_functie(cast), make_functie(cast, "Balie")
    one = actions.add_vervulling(
        by=cast.olga,
        at=NOW,
        functie=kcc,
        medewerker=cast.noor,
        van=date(2026, 1, 1),
        tot_en_met=date(2026, 6, 30),
    )
    fill(cast, balie, cast.noor, date(2026, 3, 1))
    fill(cast, kcc, cast.fatima, date(2026, 3, 1))
    with pytest.raises(CannotChangeFunctie, match="Noor Bakker vervult"):
        fill(cast, kcc, cast.noor, date(2026, 6, 30))
    fill(cast, kcc, cast.noor, date(2026, 7, 1))
    event = Event.objects.get(object=one.uuid)
    assert (event.did, event.by, event.about) == (
        "vervulling.begun",
        cast.olga.uuid,
        cast.noor.uuid,
    )
    filled = queries.vervullingen_of(cast.noor, on=TODAY)
    assert [one.functie.titel for one in filled] == ["Balie", "Medewerker KCC"]


def test_a_vervulling_takes_days_in_order_and_a_colleague_who_works_here(cast: Cast) -> None:
    functie = make_functie(cast)
    with pytest.raises(CannotChangeFunctie, match="voor de eerste"):
        actions.add_vervulling(
            by=cast.olga,
            at=NOW,
            functie=functie,
            medewerker=cast.noor,
            van=TODAY,
            tot_en_met=YESTERDAY,
        )
    cast.bram.is_active = False
    cast.bram.save()
    with pytest.raises(CannotChangeFunctie, match="niet meer"):
        fill(cast, functie, cast.bram)
    assert not Vervulling.objects.exists()


def test_a_vervulling_ends_and_its_end_moves_until_it_has_come(cast: Cast) -> None:
    functie = make_functie(cast)
    fill(cast, functie, cast.noor, YESTERDAY)
    found = Vervulling.objects.get()
    for day in (TOMORROW, TODAY):
        actions.end_vervulling(by=cast.olga, at=NOW, vervulling=found, tot_en_met=day)
    fill(cast, functie, cast.noor, TOMORROW)
    with pytest.raises(CannotChangeFunctie, match="al in die tijd"):
        actions.end_vervulling(by=cast.olga, at=NOW, vervulling=found, tot_en_met=TOMORROW)
    with pytest.raises(CannotChangeFunctie, match="voor de eerste"):
        actions.end_vervulling(
            by=cast.olga, at=NOW, vervulling=found, tot_en_met=YESTERDAY - timedelta(days=1)
        )
    later = NOW + timedelta(days=1)
    with pytest.raises(CannotChangeFunctie, match="was al"):
        actions.end_vervulling(by=cast.olga, at=later, vervulling=found, tot_en_met=TODAY)
    events = Event.objects.filter(did="vervulling.ended")
    assert {(one.by, one.about) for one in events} == {(cast.olga.uuid, cast.noor.uuid)}
    assert len(events) == 2


def test_of_several_functies_the_highest_level_is_asked_with_all_their_frameworks(
    cast: Cast,
) -> None:
    kcc = running(cast, "1.1-N2", "3.1-N2").functie
    balie = running(cast, "1.1-N4", "2.1-N1", titel="Balie").functie
    for functie in (kcc, balie):
        fill(cast, functie, cast.noor)
    profielen = queries.profielen_of(cast.noor, TODAY)
    assert [one.functie.titel for one in profielen] == ["Balie", "Medewerker KCC"]
    asked = [eis.niveau.code for eis in queries.eisen_of(cast.noor, TODAY) if eis.niveau]
    assert asked == ["1.1-N4", "2.1-N1", "3.1-N2"]
    assert queries.versies_of(cast.noor, TODAY) == [versie_of(Soort.WOORDENBOEK)]
    assert not queries.eisen_of(cast.noor, YESTERDAY)
    assert not queries.profielen_of(cast.fatima, TODAY)


def test_levels_of_two_versions_compare_by_their_place_among_those_of_the_competence(
    cast: Cast,
) -> None:
    fill(cast, running(cast, "1.1-N3").functie, cast.noor)
    old = versie_of(Soort.WOORDENBOEK)
    next_dictionary(
        cast, {"Competentiewoordenboek Lindemeer": "Competentiewoordenboek Lindemeer 2"}
    )
    new = versie_of(Soort.WOORDENBOEK)
    assert new != old
    fill(cast, running(cast, "1.1-N2", titel="Balie").functie, cast.noor)
    (eis,) = queries.eisen_of(cast.noor, TODAY)
    assert eis.niveau is not None
    assert (eis.niveau.code, eis.competentie.versie) == ("1.1-N3", old)
    assert queries.versies_of(cast.noor, TODAY) == [old, new]


def test_what_the_whole_organisation_asks_comes_from_the_profile_that_runs(cast: Cast) -> None:
    titles = [one.titel for one in queries.organisatiebreed(TODAY)]
    assert titles == ["Gastvrij ontvangen", "Registreren", "Betrouwbaar"]
    assert queries.organisatiebreed(YESTERDAY) == []


def test_a_later_version_runs_from_its_day_and_leaves_the_days_before_as_they_were(
    cast: Cast,
) -> None:
    profiel = running(cast, "1.1-N2")
    fill(cast, profiel.functie, cast.noor)
    concept = actions.make_functieprofiel(by=cast.olga, at=NOW, functie=profiel.functie)
    woordenboek = versie_of(Soort.WOORDENBOEK)
    publish(cast, ask(cast, concept, element(woordenboek, "1.1-N3")), TOMORROW)
    for day, code in ((TODAY, "1.1-N2"), (TOMORROW, "1.1-N3")):
        (eis,) = queries.eisen_of(cast.noor, day)
        assert eis.niveau is not None
        assert eis.niveau.code == code


def test_the_list_costs_the_same_whatever_the_number_of_functies(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nr in range(3):
        functie = running(cast, "1.1-N2", "3.1-N2", titel=f"Functie {nr}").functie
        fill(cast, functie, cast.noor)
    concept_of(cast, make_functie(cast, "Nieuw"), versie_of(Soort.WOORDENBOEK))
    next_dictionary(cast, {"kijkt het eigen werk na": "kijkt het eigen werk twee keer na"})
    with django_assert_num_queries(7):
        rows = queries.functies_for(cast.olga, on=TODAY)
    assert [(row.functie.titel, row.vervullers, len(row.nieuwer)) for row in rows] == [
        ("Functie 0", 1, 1),
        ("Functie 1", 1, 1),
        ("Functie 2", 1, 1),
        ("Nieuw", 0, 0),
    ]
    assert [row.lopend is None for row in rows] == [False, False, False, True]
    with django_assert_num_queries(5):
        assert len(queries.eisen_of(cast.noor, TODAY)) == 2
    with django_assert_num_queries(4):
        assert len(queries.versies_of(cast.noor, TODAY)) == 1
