"""What a functie asks: a concept, moved to other frameworks, decided and vastgesteld."""

from datetime import timedelta
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from gastvrij.basis.models import Event
from gastvrij.beoordeling.tests.scenario import VOORBEELDEN, Stage
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import Kader, KaderVersie, Soort
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.actions import CannotChangeFunctie
from gastvrij.ontwikkeling.models import Eis, Functieprofiel, Opleidingseis
from gastvrij.ontwikkeling.queries import Beslispunt
from gastvrij.ontwikkeling.rules.functies import Overgang

from .functieboek import (
    TODAY,
    ask,
    asked,
    concept_of,
    element,
    make_functie,
    next_dictionary,
    open_codes,
    publish,
    publish_changed,
    read_functieprofiel,
    running,
    versie_of,
)

TOMORROW = TODAY + timedelta(days=1)
TEXT = {"kijkt het eigen werk na": "kijkt het eigen werk twee keer na"}


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


@pytest.fixture
def dictionary(cast: Cast) -> KaderVersie:
    return versie_of(Soort.WOORDENBOEK)


@pytest.fixture
def profile(cast: Cast) -> KaderVersie:
    return versie_of(Soort.PROFIEL)


def refused(match: str) -> "pytest.RaisesExc[CannotChangeFunctie]":
    return pytest.raises(CannotChangeFunctie, match=match)


def point(profiel: Functieprofiel, code: str) -> Beslispunt:
    blad = queries.profielblad(profiel, on=TODAY)
    return next(one for one in blad.te_beslissen if one.eis.competentie.code == code)


def test_a_concept_asks_levels_of_a_dictionary_and_yes_or_no_of_a_profile(
    cast: Cast, dictionary: KaderVersie, profile: KaderVersie
) -> None:
    concept = concept_of(cast, make_functie(cast), dictionary, profile)
    schrijven = profile.elementen.get(titel="Helder schrijven")
    ask(cast, concept, element(dictionary, "3.1-N2"), element(dictionary, "1.1-N4"), schrijven)
    want = {"3.1": "3.1-N2", "1.1": "1.1-N4", "Helder schrijven": "ja"}
    assert asked(concept) == want
    kept = concept.eisen.get(competentie__code="3.1").pk
    ask(cast, concept, element(dictionary, "3.1-N3"))
    assert asked(concept) == {"3.1": "3.1-N3"}
    assert concept.eisen.get().pk == kept
    event = Event.objects.filter(did="functieprofiel.eisen_saved").latest("pk")
    assert (event.by, event.data) == (cast.olga.uuid, {"eisen": 1, "vervallen": 2})


def test_what_the_whole_organisation_asks_is_asked_by_itself_and_cannot_be_chosen(
    cast: Cast, profile: KaderVersie
) -> None:
    concept = concept_of(cast, make_functie(cast), profile)
    blad = queries.profielblad(concept, on=TODAY)
    assert {rij.node.title for rij in blad.rijen if rij.is_vast} == {
        "Gastvrij ontvangen",
        "Registreren",
        "Betrouwbaar",
    }
    with refused("Registreren is hier niet te kiezen"):
        ask(cast, concept, profile.elementen.get(titel="Registreren"))
    assert not concept.eisen.exists()


def test_a_competence_is_asked_on_one_level_of_a_chosen_framework(
    cast: Cast, dictionary: KaderVersie, profile: KaderVersie
) -> None:
    concept = concept_of(cast, make_functie(cast), dictionary)
    with refused("Kies één niveau"):
        ask(cast, concept, element(dictionary, "3.1-N2"), element(dictionary, "3.1-N3"))
    with refused("niet in de gekozen kaders"):
        ask(cast, concept, element(dictionary, "3.1"))
    with refused("niet in de gekozen kaders"):
        ask(cast, concept, profile.elementen.get(titel="Helder schrijven"))
    assert not concept.eisen.exists()


def test_two_people_never_overwrite_each_other(cast: Cast, dictionary: KaderVersie) -> None:
    concept = concept_of(cast, make_functie(cast), dictionary)
    stand = queries.stand_van(concept)
    ask(cast, concept, element(dictionary, "3.1-N2"))
    with refused("Iemand anders"):
        actions.save_eisen(by=cast.olga, at=NOW, profiel=concept, gevraagd=[], stand=stand)
    with refused("Iemand anders"):
        actions.set_versies(by=cast.olga, at=NOW, profiel=concept, versies=[], stand=stand)
    assert asked(concept) == {"3.1": "3.1-N2"}


def test_a_concept_uses_one_published_version_of_each_framework(
    cast: Cast, dictionary: KaderVersie
) -> None:
    concept = concept_of(cast, make_functie(cast), dictionary)
    newer = next_dictionary(cast, TEXT)
    for versies in ([dictionary, newer], [versie_of(Soort.TOETSPLAN)]):
        with refused("Kies"):
            actions.set_versies(
                by=cast.olga,
                at=NOW,
                profiel=concept,
                versies=versies,
                stand=queries.stand_van(concept),
            )
    assert list(concept.versies.all()) == [dictionary]


def test_a_functie_has_one_concept_that_begins_with_what_was_asked(cast: Cast) -> None:
    first = running(cast, "3.1-N2")
    functie = first.functie
    second = actions.make_functieprofiel(by=cast.olga, at=NOW, functie=functie)
    assert (second.nummer, asked(second)) == (2, {"3.1": "3.1-N2"})
    assert second.eisen.get().vorige == first.eisen.get()
    with refused("al een concept"):
        actions.make_functieprofiel(by=cast.olga, at=NOW, functie=functie)
    actions.discard_functieprofiel(by=cast.olga, at=NOW, profiel=second)
    assert Event.objects.get(did="functieprofiel.discarded").object == second.uuid
    assert list(functie.profielen.all()) == [first]
    with refused("weggegooid"):
        ask(cast, second)


def test_vastgesteld_a_profile_never_changes(cast: Cast, dictionary: KaderVersie) -> None:
    profiel = running(cast, "3.1-N2")
    with refused("verandert niet meer"):
        ask(cast, profiel, element(dictionary, "3.1-N3"))
    with refused("verandert niet meer"):
        actions.add_opleidingseis(by=cast.olga, at=NOW, profiel=profiel, titel="Module")
    with refused("verandert niet meer"):
        actions.discard_functieprofiel(by=cast.olga, at=NOW, profiel=profiel)
    with refused("verandert niet meer"):
        publish(cast, profiel)
    event = Event.objects.get(did="functieprofiel.published")
    assert (event.by, event.data) == (cast.olga.uuid, {"ingangsdatum": TODAY.isoformat()})
    assert asked(profiel) == {"3.1": "3.1-N2"}


def test_a_profile_runs_from_today_or_later_and_not_before_the_one_before_it(cast: Cast) -> None:
    empty = actions.make_functieprofiel(by=cast.olga, at=NOW, functie=make_functie(cast, "Leeg"))
    with refused("Kies eerst"):
        publish(cast, empty)
    first = running(cast, "3.1-N2")
    second = actions.make_functieprofiel(by=cast.olga, at=NOW, functie=first.functie)
    with refused("vanaf vandaag"):
        publish(cast, second, TODAY - timedelta(days=1))
    publish(cast, second, TOMORROW)
    third = actions.make_functieprofiel(by=cast.olga, at=NOW, functie=first.functie)
    with refused("De vorige versie gaat pas in op"):
        publish(cast, third, TODAY)
    assert publish(cast, third, TOMORROW).status == Functieprofiel.Status.VASTGESTELD


def test_a_proposal_moves_what_says_the_same_and_keeps_the_rest_for_a_person(cast: Cast) -> None:
    first = running(cast, "1.1-N2", "2.1-N4", "2.2-N1", "3.1-N2", "4.1-N3")
    newer = next_dictionary(cast, TEXT, without="2.2", without_level="2.1")
    proposal = actions.propose_functieprofiel(by=cast.olga, at=NOW, functie=first.functie)
    assert open_codes(proposal) == {"1.1", "2.1", "2.2"}
    moved = proposal.eisen.filter(is_beslist=True).select_related("competentie", "niveau")
    for eis in moved:
        assert eis.competentie.versie_id == newer.pk
        assert eis.niveau is not None
        assert eis.niveau.versie_id == newer.pk
    assert {eis.competentie.code for eis in moved} == {"3.1", "4.1"}
    assert {eis.vorige_id for eis in proposal.eisen.all()} == {e.pk for e in first.eisen.all()}
    assert {code: point(proposal, code).overgang for code in ("1.1", "2.1", "2.2")} == {
        "1.1": Overgang.GEWIJZIGD,
        "2.1": Overgang.NIVEAU_WEG,
        "2.2": Overgang.WEG,
    }
    assert Event.objects.get(did="functieprofiel.proposed").data == {"eisen": 5, "te_beslissen": 3}


def test_a_proposal_never_touches_what_runs(cast: Cast, dictionary: KaderVersie) -> None:
    first = running(cast, "1.1-N2")
    next_dictionary(cast, TEXT)
    proposal = actions.propose_functieprofiel(by=cast.olga, at=NOW, functie=first.functie)
    assert asked(first) == {"1.1": "1.1-N2"}
    assert list(first.versies.all()) == [dictionary]
    assert queries.running_profielen([first.functie_id], on=TODAY) == {first.functie_id: first.pk}
    with refused("Over 1 eis moet u nog beslissen"):
        publish(cast, proposal)


def test_without_a_newer_version_nothing_is_proposed(cast: Cast) -> None:
    first = running(cast, "1.1-N2")
    with refused("geen nieuwere versie"):
        actions.propose_functieprofiel(by=cast.olga, at=NOW, functie=first.functie)
    assert first.functie.profielen.count() == 1


def test_what_changed_stands_side_by_side_with_what_it_would_be(cast: Cast) -> None:
    first = running(cast, "1.1-N1", "2.1-N4", "2.2-N1")
    newer = next_dictionary(cast, TEXT, without="2.2", without_level="2.1")
    proposal = actions.propose_functieprofiel(by=cast.olga, at=NOW, functie=first.functie)
    punt = point(proposal, "1.1")
    (changed,) = [trede for trede in punt.treden if trede.is_anders]
    assert changed.is_gevraagd
    assert "kijkt het eigen werk na" in changed.oud
    assert "kijkt het eigen werk twee keer na" in changed.nieuw
    assert punt.voorstel == element(newer, "1.1-N1")
    gone = point(proposal, "2.1")
    assert (gone.voorstel, [trede.nieuw for trede in gone.treden if trede.is_anders]) == (
        None,
        [[]],
    )
    assert (point(proposal, "2.2").nieuw, point(proposal, "2.2").voorstel) == (None, None)


def test_a_person_decides_about_each_and_then_it_runs(cast: Cast) -> None:
    first = running(cast, "1.1-N2", "2.1-N4", "2.2-N1", "3.1-N2")
    newer = next_dictionary(cast, TEXT, without="2.2", without_level="2.1")
    proposal = actions.propose_functieprofiel(by=cast.olga, at=NOW, functie=first.functie)
    for code, to in (("1.1", "1.1-N2"), ("2.1", "2.1-N3"), ("2.2", "4.2-N1")):
        eis = point(proposal, code).eis
        actions.decide_eis(by=cast.olga, at=NOW, eis=eis, naar=element(newer, to).uuid)
    with refused("al beslist"):
        actions.decide_eis(by=cast.olga, at=NOW, eis=eis, naar=None)
    publish(cast, proposal, TOMORROW)
    assert asked(proposal) == {"1.1": "1.1-N2", "2.1": "2.1-N3", "4.2": "4.2-N1", "3.1": "3.1-N2"}
    assert {eis.competentie.versie_id for eis in Eis.objects.filter(profiel=proposal)} == {newer.pk}
    events = Event.objects.filter(did="functieprofiel.eis_decided")
    assert {event.by for event in events} == {cast.olga.uuid}
    assert len(events) == 3


def test_what_is_left_out_on_purpose_stays_to_be_seen(cast: Cast) -> None:
    first = running(cast, "2.2-N1", "3.1-N2")
    next_dictionary(cast, {}, without="2.2")
    proposal = actions.propose_functieprofiel(by=cast.olga, at=NOW, functie=first.functie)
    assert queries.profielblad(proposal, on=TODAY).vervalt == []
    actions.decide_eis(by=cast.olga, at=NOW, eis=point(proposal, "2.2").eis, naar=None)
    gone = queries.profielblad(proposal, on=TODAY).vervalt
    assert [eis.competentie.code for eis in gone] == ["2.2"]
    assert Event.objects.get(did="functieprofiel.eis_decided").data["naar"] == ""


def test_a_decision_takes_a_competence_that_is_free_in_a_chosen_framework(cast: Cast) -> None:
    first = running(cast, "1.1-N2", "2.2-N1", "3.1-N2")
    old = first.versies.get()
    newer = next_dictionary(cast, TEXT, without="2.2")
    proposal = actions.propose_functieprofiel(by=cast.olga, at=NOW, functie=first.functie)
    eis = point(proposal, "2.2").eis
    for naar, why in (
        (element(newer, "3.1-N1").uuid, "staat al in dit profiel"),
        (element(newer, "1.1-N1").uuid, "staat al in dit profiel"),
        (element(old, "4.1-N1").uuid, "niet in de gekozen kaders"),
        (uuid4(), "niet in de gekozen kaders"),
    ):
        with refused(why):
            actions.decide_eis(by=cast.olga, at=NOW, eis=eis, naar=naar)
    with refused("hier niet te kiezen"):
        ask(cast, proposal, element(newer, "1.1-N1"))
    assert open_codes(proposal) == {"1.1", "2.2"}


def test_a_framework_left_out_makes_its_requirements_wait_and_chosen_again_they_stand(
    cast: Cast, dictionary: KaderVersie, profile: KaderVersie
) -> None:
    concept = concept_of(cast, make_functie(cast), dictionary, profile)
    ask(cast, concept, element(dictionary, "3.1-N2"))

    def choose(*versies: KaderVersie) -> None:
        stand = queries.stand_van(concept)
        actions.set_versies(by=cast.olga, at=NOW, profiel=concept, versies=versies, stand=stand)

    choose(profile)
    assert open_codes(concept) == {"3.1"}
    assert point(concept, "3.1").overgang == Overgang.WEG
    choose(profile, dictionary)
    assert open_codes(concept) == set()
    assert asked(concept) == {"3.1": "3.1-N2"}


def test_a_functie_asks_modules_and_exams_by_plan_or_name_each_once(cast: Cast) -> None:
    concept = actions.make_functieprofiel(by=cast.olga, at=NOW, functie=make_functie(cast))
    plan = versie_of(Soort.TOETSPLAN).kader

    def add(titel: str = "", kader: Kader | None = None) -> Opleidingseis:
        return actions.add_opleidingseis(
            by=cast.olga, at=NOW, profiel=concept, titel=titel, kader=kader
        )

    made = add(kader=plan)
    own = add(titel=" Module  schrijven ")
    assert (made.titel, made.kader, own.titel, own.kader) == (
        plan.titel,
        plan,
        "Module schrijven",
        None,
    )
    with refused("staat er al"):
        add(titel="module schrijven")
    with refused("vul een naam in"):
        add(titel=" ")
    with refused("Kies een toetsplan"):
        add(kader=versie_of(Soort.PROFIEL).kader)
    actions.remove_opleidingseis(by=cast.olga, at=NOW, opleidingseis=own)
    assert [one.titel for one in concept.opleidingseisen.all()] == [plan.titel]
    trail = Event.objects.filter(object=concept.uuid).values_list("did", flat=True)
    assert list(trail.order_by("pk"))[1:] == [
        "functieprofiel.opleiding_added",
        "functieprofiel.opleiding_added",
        "functieprofiel.opleiding_removed",
    ]


def test_a_profile_that_was_read_in_fills_what_matches_and_says_what_does_not(
    cast: Cast, dictionary: KaderVersie
) -> None:
    functie = read_functieprofiel(cast)
    concept = concept_of(cast, make_functie(cast), dictionary)
    ask(cast, concept, element(dictionary, "1.1-N1"))
    found = queries.get_ingelezen_functie(str(functie.uuid))
    rows = queries.overname(queries.profielblad(concept, on=TODAY), found)
    assert [(row.gelezen.titel, row.is_nieuw, row.reden) for row in rows] == [
        ("Luisteren", True, None),
        ("Nauwkeurigheid", False, None),
        ("Vliegen", False, "onbekend"),
    ]
    taken = actions.take_over_functie(by=cast.olga, at=NOW, profiel=concept, functie=found)
    assert (taken, asked(concept)) == (1, {"3.1": "3.1-N2", "1.1": "1.1-N1"})
    assert Event.objects.get(did="functieprofiel.adopted").data["eisen"] == 1
    with refused("niets over te nemen"):
        actions.take_over_functie(by=cast.olga, at=NOW, profiel=concept, functie=found)
    rows = queries.overname(queries.profielblad(concept, on=TODAY), found)
    assert [row.is_gelijk for row in rows] == [True, False, False]


def test_a_profile_costs_a_query_for_each_framework_and_the_same_beside(
    cast: Cast,
    dictionary: KaderVersie,
    profile: KaderVersie,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    concept = concept_of(cast, make_functie(cast), dictionary, profile)
    codes = ("1.1-N1", "1.2-N1", "2.1-N1", "3.1-N1", "3.2-N1", "4.1-N1")
    ask(cast, concept, *(element(dictionary, code) for code in codes))
    with django_assert_num_queries(11):
        blad = queries.profielblad(concept, on=TODAY)
    assert len(blad.rijen) == len(dictionary.elementen.filter(soort="competentie")) + len(
        profile.elementen.filter(soort="competentie")
    )


def test_what_is_asked_yes_or_no_moves_too_and_waits_where_its_indicators_changed(
    cast: Cast, profile: KaderVersie
) -> None:
    concept = concept_of(cast, make_functie(cast), profile)
    titles = ("Helder schrijven", "Leergierig")
    ask(cast, concept, *(profile.elementen.get(titel=titel) for titel in titles))
    first = publish(cast, concept)
    text = (VOORBEELDEN / "competentieprofiel.txt").read_text(encoding="utf-8")
    head, tail = text.split("Leergierig", 1)
    newer = publish_changed(cast, profile, f"{head}Leergierig{tail.replace(' • ', ' • altijd ')}")
    proposal = actions.propose_functieprofiel(by=cast.olga, at=NOW, functie=first.functie)
    eisen = {eis.competentie.titel: eis for eis in proposal.eisen.select_related("competentie")}
    assert {titel: eis.is_beslist for titel, eis in eisen.items()} == {
        "Helder schrijven": True,
        "Leergierig": False,
    }
    moved = eisen["Helder schrijven"]
    assert (moved.competentie.versie_id, moved.niveau) == (newer.pk, None)
    (punt,) = queries.profielblad(proposal, on=TODAY).te_beslissen
    assert [(one.titel, one.is_anders) for one in punt.treden] == [("", True)]
    assert punt.voorstel == newer.elementen.get(titel="Leergierig")
    assert punt.voorstel is not None
    actions.decide_eis(by=cast.olga, at=NOW, eis=punt.eis, naar=punt.voorstel.uuid)
    assert asked(proposal) == {"Helder schrijven": "ja", "Leergierig": "ja"}
    assert open_codes(proposal) == set()


def test_saving_the_same_again_changes_no_requirement(cast: Cast, dictionary: KaderVersie) -> None:
    concept = concept_of(cast, make_functie(cast), dictionary)
    ask(cast, concept, element(dictionary, "3.1-N2"))
    before = list(concept.eisen.values())
    ask(cast, concept, element(dictionary, "3.1-N2"))
    assert list(concept.eisen.values()) == before
