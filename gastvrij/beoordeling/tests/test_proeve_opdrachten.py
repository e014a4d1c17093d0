"""Opdrachten and exam owners: decided, signed, changed."""

from typing import Any

import pytest

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Exameneigenaar, Opdracht, Proeve
from gastvrij.beoordeling.rules.proeve import NVVB
from gastvrij.conftest import NOW

from .scenario import Stage


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({"instructies": " "}, "instructies"),
        ({"met_leidraad": None}, "leidraad erbij of niet"),
        ({"met_kennis": None}, "kennisbank erbij of niet"),
        ({"aantal_gesprekken": None}, "aantal gesprekken"),
        ({"kanalen": None}, "kanalen"),
        ({"kanalen": []}, "kanalen"),
    ],
)
def test_an_undecided_opdracht_is_not_signed_and_an_unsigned_one_not_used(
    stage: Stage, changed: dict[str, Any], text: str
) -> None:
    opdracht = stage.decided_opdracht(**changed)
    with pytest.raises(actions.CannotPlan) as refused:
        actions.sign_opdracht(by=stage.cast.olga, at=NOW, opdracht=opdracht)
    assert str(refused.value) == f"Beslis eerst nog over: {text}."
    with pytest.raises(actions.CannotPlan, match="Onderteken de opdracht eerst"):
        stage.request(opdracht=Opdracht.objects.get(pk=opdracht.pk))
    assert not Proeve.objects.exists()


def test_a_signed_opdracht_has_a_digest_of_all_that_it_says_and_does_not_change(
    stage: Stage,
) -> None:
    digests = set()
    for changed in ({}, {"aantal_gesprekken": 5}, {"met_kennis": False}, {"kanalen": ["balie"]}):
        opdracht = stage.decided_opdracht(**changed)
        signed = actions.sign_opdracht(by=stage.cast.olga, at=NOW, opdracht=opdracht)
        digests.add(signed.digest)
        assert Event.objects.filter(did="opdracht.signed", data={"digest": signed.digest}).exists()
    assert len(digests) == 4
    with pytest.raises(actions.CannotPlan, match="ondertekend en verandert niet meer"):
        actions.sign_opdracht(by=stage.cast.olga, at=NOW, opdracht=signed)


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({"titel": ""}, "titel"),
        ({"aantal_gesprekken": 0}, "1 of meer"),
        ({"minuten_afname": 0}, "1 of meer"),
        ({"minuten_uitslag": 99_999}, "1 of meer"),
        ({"kanalen": ["rooksignaal"]}, "in de lijst"),
    ],
)
def test_an_opdracht_that_cannot_be_is_refused(
    stage: Stage, changed: dict[str, Any], text: str
) -> None:
    with pytest.raises(actions.CannotPlan, match=text):
        stage.decided_opdracht(**changed)


def test_a_concept_a_quality_form_or_one_without_cesuur_makes_no_exam(stage: Stage) -> None:
    concept = actions.make_formulier(by=stage.cast.olga, at=NOW, versie=stage.toetsplan)
    make: dict[str, Any] = {"by": stage.cast.olga, "at": NOW, "titel": "Proeve"}
    with pytest.raises(actions.CannotPlan, match="gepubliceerd formulier"):
        actions.make_opdracht(formulier=concept, **make)
    stage.formulier = actions.publish_formulier(by=stage.cast.olga, at=NOW, formulier=concept)
    without = stage.decided_opdracht()
    with pytest.raises(actions.CannotPlan, match="nog geen cesuur"):
        actions.sign_opdracht(by=stage.cast.olga, at=NOW, opdracht=without)
    with pytest.raises(actions.CannotPlan, match="titel"):
        actions.make_opdracht(formulier=stage.formulier, **make | {"titel": " "})


def test_an_opdracht_for_practice_is_no_exam(stage: Stage) -> None:
    made = stage.decided_opdracht()
    Opdracht.objects.filter(pk=made.pk).update(is_oefening=True)
    practice = actions.sign_opdracht(by=stage.cast.olga, at=NOW, opdracht=made)
    with pytest.raises(actions.CannotPlan, match="oefenproeve als coaching"):
        stage.request(opdracht=practice)


@pytest.mark.parametrize(
    ("naam", "termijnen", "text"),
    [
        (" ", {}, "Vul de naam in"),
        ("Bureau", {"koffie": 3}, "termijnen die hier staan"),
        ("Bureau", {"bezwaar": 0}, "1 tot en met"),
        ("Bureau", {"bezwaar": 36_501}, "1 tot en met"),
    ],
)
def test_an_owner_needs_a_name_and_terms_that_are_terms(
    stage: Stage, naam: str, termijnen: dict[str, int], text: str
) -> None:
    with pytest.raises(actions.CannotPlan, match=text):
        actions.save_eigenaar(
            by=stage.cast.olga,
            at=NOW,
            eigenaar=None,
            naam=naam,
            is_extern=True,
            reglement="",
            adres="",
            termijnen=termijnen,
        )
    assert not Exameneigenaar.objects.exists()


def test_an_owner_is_changed_with_its_terms_in_the_trail(stage: Stage) -> None:
    made = stage.make_eigenaar(termijnen=NVVB)
    actions.save_eigenaar(
        by=stage.cast.olga,
        at=NOW,
        eigenaar=made,
        naam="Bureau",
        is_extern=True,
        reglement="",
        adres="",
        termijnen={"bezwaar": 7},
        is_actief=False,
    )
    made.refresh_from_db()
    assert (made.naam, made.termijnen, made.is_actief) == ("Bureau", {"bezwaar": 7}, False)
    events = Event.objects.filter(did="exameneigenaar.saved").order_by("pk")
    assert [event.data["termijnen"]["bezwaar"] for event in events] == [28, 7]


@pytest.mark.parametrize("name", queries.TO_DECIDE)
def test_what_is_undecided_is_named_until_it_is_decided(stage: Stage, name: str) -> None:
    decided = stage.decided_opdracht()
    assert queries.undecided(decided) == []
    empty = "" if name == "instructies" else None
    setattr(decided, name, empty)
    assert queries.undecided(decided) == [name]


def test_a_no_is_a_decision(stage: Stage) -> None:
    decided = stage.decided_opdracht()
    decided.met_leidraad = decided.met_kennis = False
    assert queries.undecided(decided) == []
