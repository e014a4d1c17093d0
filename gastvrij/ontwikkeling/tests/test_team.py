"""Counts of a team: what is asked, what was discussed, and what stays closed for who."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Event, Poortbesluit
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.queries import Reden

from .functieboek import next_dictionary
from .functies import fill, make_functie
from .teams import (
    LEREN,
    NAUWKEURIGHEID,
    TODAY,
    competentie,
    functie,
    learn,
    look,
    of_afdeling,
    people,
    row,
    state,
)

BALIE = "Sociaal domein"


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


def figures(cast: Cast, code: str, titel: str = NAUWKEURIGHEID) -> tuple[int | None, ...]:
    """Return how many are asked, discussed, at level, below, and have a goal."""
    found = row(look(cast, code), titel).cijfers
    return found.gevraagd, found.besproken, found.op, found.onder, found.doel


def test_a_team_counts_who_is_asked_which_level_and_where_they_stand(cast: Cast) -> None:
    twenty = people(cast.afdelingen[BALIE], 20)
    functie(cast, twenty)
    state(cast, twenty[:5], "1")
    state(cast, twenty[5:10], "2")
    state(cast, twenty[10:12], "3")
    learn(twenty[:6], competentie(NAUWKEURIGHEID))
    code = of_afdeling(cast, BALIE)
    assert figures(cast, code) == (20, 12, 7, 5, 6)
    assert row(look(cast, code)).niveaus == [("2", 20)]
    assert figures(cast, code, LEREN) == (20, 0, 0, 0, 0)
    beeld = look(cast, code)
    assert beeld.rijen[0].cijfers.dekking == 0
    coverage = [rij.cijfers.dekking for rij in beeld.rijen]
    assert coverage == sorted(coverage)
    assert (beeld.conclusie.minder_dan_helft, beeld.conclusie.competenties) == (
        sum(one < 0.5 for one in coverage),
        len(coverage),
    )


def test_the_last_level_that_was_agreed_on_counts_and_no_other(cast: Cast) -> None:
    ten = people(cast.afdelingen[BALIE], 10)
    functie(cast, ten)
    last_year = TODAY - timedelta(days=365)
    state(cast, ten, "1", besproken_op=last_year)
    state(cast, ten[:5], "2", besproken_op=last_year + timedelta(days=1))
    state(cast, ten, "4", is_akkoord=False)
    state(cast, ten, "4", is_akkoord=None)
    assert figures(cast, of_afdeling(cast, BALIE)) == (10, 10, 5, 5, 0)


def test_levels_compare_by_their_place_whatever_version_they_were_stated_under(cast: Cast) -> None:
    ten = people(cast.afdelingen[BALIE], 10)
    functie(cast, ten, niveau="4")
    old = competentie(NAUWKEURIGHEID)
    state(cast, ten[:5], "4")
    state(cast, ten[5:], "3")
    versie = next_dictionary(cast, {}, without_level=competentie(LEREN).code)
    eisen = {(versie, NAUWKEURIGHEID): "4", (versie, LEREN): "3"}
    make_functie(cast, "Balie", eisen, per=TODAY)
    new = competentie(NAUWKEURIGHEID, versie)
    assert new.pk != old.pk
    assert new.identiteit == old.identiteit
    code = of_afdeling(cast, BALIE)
    assert figures(cast, code) == (10, 10, 5, 5, 0)
    state(cast, ten[5:], "4", of=new, besproken_op=TODAY + timedelta(days=1))
    assert figures(cast, code) == (10, 10, 10, 0, 0)


def test_a_level_that_the_asked_version_does_not_have_counts_as_not_discussed(cast: Cast) -> None:
    ten = people(cast.afdelingen[BALIE], 10)
    functie(cast, ten)
    state(cast, ten, "4", of=competentie(LEREN))
    code = of_afdeling(cast, BALIE)
    assert figures(cast, code, LEREN) == (10, 10, 10, 0, 0)
    versie = next_dictionary(cast, {}, without_level=competentie(LEREN).code)
    make_functie(cast, "Balie", {(versie, LEREN): "2"}, per=TODAY)
    assert figures(cast, code, LEREN) == (10, 0, 0, 0, 0)


def test_of_two_functies_the_highest_level_is_asked(cast: Cast) -> None:
    ten = people(cast.afdelingen[BALIE], 10)
    functie(cast, ten, niveau="2")
    functie(cast, ten, "Balie plus", niveau="3")
    state(cast, ten, "2")
    beeld = look(cast, of_afdeling(cast, BALIE))
    assert row(beeld).niveaus == [("3", 10)]
    assert row(beeld).cijfers.onder == 10


def test_what_the_whole_organisation_is_asked_counts_yes_and_no(cast: Cast) -> None:
    ten = people(cast.afdelingen[BALIE], 10)
    wide = queries.organisatiebreed(TODAY)
    besluit = Poortbesluit.objects.get(doel=Poortbesluit.Doel.ONTWIKKELING)
    for nr, one in enumerate(ten):
        one.niveauvaststellingen.create(
            competentie=wide[0],
            voldoet=nr < 5,
            besproken_op=TODAY,
            reden="Besproken.",
            gesteld_op=NOW,
            gesteld_door=cast.coen,
            poortbesluit=besluit,
            is_akkoord=True,
            gereageerd_op=NOW,
        )
    # Ten, and Sjoerd who works there.
    code = of_afdeling(cast, BALIE)
    assert figures(cast, code, wide[0].titel) == (11, 10, 5, 5, 0)
    assert row(look(cast, code), wide[0].titel).niveaus == [("", 11)]
    assert {rij.competentie.titel for rij in look(cast, code).rijen} == {one.titel for one in wide}


def test_goals_count_people_and_also_those_on_an_indicator(cast: Cast) -> None:
    ten = people(cast.afdelingen[BALIE], 10)
    functie(cast, ten)
    whole = competentie(NAUWKEURIGHEID)
    indicator = Element.objects.filter(
        versie=whole.versie, soort=Element.Soort.INDICATOR, parent__parent=whole
    )[0]
    learn(ten[:3], whole)
    learn(ten[:5], indicator)
    learn(ten[5:], whole, status="bereikt")
    assert figures(cast, of_afdeling(cast, BALIE)) == (10, 0, 0, 0, 5)


def test_a_group_below_five_shows_nothing(cast: Cast) -> None:
    """Sjoerd and three more work there."""
    people(cast.afdelingen[BALIE], 3)
    beeld = look(cast, of_afdeling(cast, BALIE))
    assert beeld.is_te_klein
    assert (beeld.rijen, beeld.dicht) == ([], [])
    people(cast.afdelingen[BALIE], 1, "erbij")
    assert not look(cast, of_afdeling(cast, BALIE)).is_te_klein


def test_who_no_longer_works_here_counts_nowhere(cast: Cast) -> None:
    five = people(cast.afdelingen[BALIE], 5)
    functie(cast, five)
    assert figures(cast, of_afdeling(cast, BALIE))[0] == 5
    five[0].is_active = False
    five[0].save()
    found = look(cast, of_afdeling(cast, BALIE))
    assert [why for element, why in found.dicht if element.titel == NAUWKEURIGHEID] == [
        Reden.TE_WEINIG
    ]


def test_a_competence_stays_closed_where_another_selection_would_tell(cast: Cast) -> None:
    """Six of the KCC and three of the frontoffice below it fill the functie."""
    nine = people(cast.afdelingen["KCC"], 6) + people(
        cast.afdelingen["Frontoffice sociaal"], 3, "front"
    )
    profiel = functie(cast, nine)
    assert figures(cast, of_afdeling(cast, "KCC"))[0] == 9
    front = look(cast, of_afdeling(cast, "Frontoffice sociaal"))
    assert front.is_te_klein
    more = people(cast.afdelingen["Frontoffice sociaal"], 3, "meer")
    for one in more:
        fill(one, profiel)
    assert figures(cast, of_afdeling(cast, "Frontoffice sociaal"))[0] == 6
    # Of the KCC itself there are six; with two less the difference is four, and only they show.
    for one in nine[:2]:
        one.vervullingen.all().delete()
    assert figures(cast, of_afdeling(cast, "KCC"))[0] == 10
    front = look(cast, of_afdeling(cast, "Frontoffice sociaal"))
    closed = {element.titel: why for element, why in front.dicht}
    assert closed[NAUWKEURIGHEID] == closed[LEREN] == Reden.VERSCHIL


def test_a_functie_shows_who_fills_it_in_all_afdelingen(cast: Cast) -> None:
    spread = people(cast.afdelingen[BALIE], 5) + people(cast.afdelingen["KCC"], 5, "kcc")
    profiel = functie(cast, spread)
    code = f"functie-{profiel.functie.uuid}"
    assert figures(cast, code)[0] == 10
    names = [one.naam for one in queries.teamkeuzes(cast.olga, on=TODAY)]
    assert names[-1] == "Balie"
    depth = {one.naam: one.diepte for one in queries.teamkeuzes(cast.olga, on=TODAY)}
    assert (depth["KCC"], depth["Frontoffice sociaal"]) == (0, 1)
    profiel.functie.beeindigd_op = TODAY
    profiel.functie.save()
    with pytest.raises(Http404):
        look(cast, code)


def test_only_the_training_adviser_looks_and_only_while_the_gate_is_open(cast: Cast) -> None:
    code = of_afdeling(cast, "Bedrijfsvoering")
    for who in cast.people:
        if who == "olga":
            continue
        with pytest.raises(PermissionDenied):
            queries.teambeeld(cast.people[who], code, on=TODAY)
        with pytest.raises(PermissionDenied):
            queries.teamkeuzes(cast.people[who], on=TODAY)
        with pytest.raises(PermissionDenied):
            actions.export_teambeeld(by=cast.people[who], at=NOW, code=code, soort="csv")
    assert queries.teambeeld(cast.olga, code, on=TODAY) is not None
    Poortbesluit.objects.filter(doel=Poortbesluit.Doel.ONTWIKKELING).update(ingetrokken_op=TODAY)
    assert queries.teambeeld(cast.olga, code, on=TODAY) is None
    with pytest.raises(GateClosed):
        actions.export_teambeeld(by=cast.olga, at=NOW, code=code, soort="csv")
    assert not Event.objects.filter(did="teambeeld.exported").exists()


@pytest.mark.parametrize("code", ["", "afdeling", "afdeling-1", "team-1", "functie-x"])
def test_an_unknown_selection_is_not_there(cast: Cast, code: str) -> None:
    with pytest.raises(Http404):
        look(cast, code)


def test_taking_the_table_along_stands_in_the_trail_without_anybody(cast: Cast) -> None:
    code = of_afdeling(cast, "Bedrijfsvoering")
    found = actions.export_teambeeld(by=cast.olga, at=NOW, code=code, soort="xlsx")
    assert found == look(cast, code)
    event = Event.objects.get(did="teambeeld.exported")
    data = {"keuze": code, "soort": "xlsx"}
    assert (event.by, event.about, event.data) == (cast.olga.uuid, None, data)


def test_more_people_and_functies_cost_no_more_queries(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            look(cast, of_afdeling(cast, BALIE))
        return len(seen)

    few = people(cast.afdelingen[BALIE], 5)
    functie(cast, few)
    state(cast, few, "1")
    learn(few, competentie(NAUWKEURIGHEID))
    before = cost()
    many = people(cast.afdelingen[BALIE], 20, "veel")
    functie(cast, many, "Balie plus", niveau="3")
    state(cast, many, "2")
    learn(many, competentie(LEREN))
    assert cost() == before
