"""The half hour: its conversations, its evidence, its clock."""

from typing import Any

import pytest

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Afnamegesprek, Fragment, Proeve
from gastvrij.beoordeling.rules.proeve import Status
from gastvrij.klantcontact.models import Gesprek

from .examen import GESPREKKEN, MINUTE, moment
from .gesprekken import make_gesprek, register
from .scenario import Stage


def add(stage: Stage, proeve: Proeve, gesprek: Gesprek, **changed: Any) -> Afnamegesprek:
    at = moment(proeve, Status.AFNAME) + 10 * MINUTE
    given: dict[str, Any] = {"by": stage.cast.els, "at": at, "burger_geinformeerd": True}
    given["gesprek"] = gesprek
    return actions.add_gesprek(proeve=proeve, **(given | changed))


def test_conversations_are_the_candidates_own_and_of_now_through_a_channel_of_the_opdracht(
    stage: Stage,
) -> None:
    proeve = stage.to_proeve("afname")
    began = moment(proeve, Status.AFNAME)
    noor = stage.cast.noor
    for gesprek, text in (
        (make_gesprek(noor, at=proeve.observatie.gepland_op - MINUTE), "al voorbij"),
        (make_gesprek(noor, at=began - 5 * MINUTE), "al voorbij"),
        (make_gesprek(stage.cast.fatima, at=began), "andere medewerker"),
        (make_gesprek(noor, at=began, kanaal="website"), "noemt dit kanaal niet"),
    ):
        with pytest.raises(actions.CannotAssess, match=text):
            add(stage, proeve, gesprek)
    good = make_gesprek(noor, at=began - MINUTE)
    with pytest.raises(actions.CannotAssess, match="meeluistert"):
        add(stage, proeve, good, burger_geinformeerd=False)
    assert not Afnamegesprek.objects.exists()
    added = add(stage, proeve, good)
    assert (added.nummer, added.gesprek, added.burger_geinformeerd) == (1, good, True)
    assert Event.objects.get(did="afnamegesprek.added").data["nummer"] == 1
    with pytest.raises(actions.CannotAssess, match="al bekeken"):
        add(stage, proeve, good)


def test_a_conversation_counts_once_for_an_exam_or_for_something_else(stage: Stage) -> None:
    coached = stage.plan()
    proeve = stage.to_proeve("afname")
    began = moment(proeve, Status.AFNAME)
    first, second = (make_gesprek(stage.cast.noor, at=began + n * MINUTE) for n in (1, 7))
    stage.begin(coached, first)
    with pytest.raises(actions.CannotAssess, match="al bekeken"):
        add(stage, proeve, first)
    add(stage, proeve, second)
    with pytest.raises(actions.CannotAssess, match="al beoordeeld"):
        stage.begin(stage.plan(), second)
    assert second not in queries.gesprekken_to_observe(coached)


def test_as_many_conversations_as_the_opdracht_says_no_more_no_fewer_none_running(
    stage: Stage,
) -> None:
    proeve = stage.to_proeve("afname")
    at = moment(proeve, Status.OORDELEN)
    stage.hold(proeve, GESPREKKEN - 1)
    with pytest.raises(actions.CannotAssess, match="vraagt 2 gesprekken, er zijn er 1"):
        actions.end_afname(by=stage.cast.els, at=at, proeve=proeve)
    began = moment(proeve, Status.AFNAME) + 9 * MINUTE
    running = make_gesprek(stage.cast.noor, at=began, is_registered=False)
    add(stage, proeve, running)
    with pytest.raises(actions.CannotAssess, match="loopt nog een gesprek"):
        actions.end_afname(by=stage.cast.els, at=at, proeve=proeve)
    with pytest.raises(actions.CannotAssess, match="zijn er al"):
        add(stage, proeve, make_gesprek(stage.cast.noor, at=at))
    register(running, at=at)
    ended = actions.end_afname(by=stage.ruud, at=at, proeve=proeve)
    assert (ended.status, ended.afname_beeindigd_op) == ("oordelen", at)


def test_a_passage_belongs_to_a_conversation_of_its_own_sitting(stage: Stage) -> None:
    proeve, other = stage.to_proeve("afname"), stage.to_proeve("afname")
    stage.hold(proeve)
    first = proeve.observatie.afnamegesprekken.first()
    note: dict[str, Any] = {
        "by": stage.ruud,
        "at": proeve.begint_op,
        "soort": "geobserveerd",
        "tekst": "Dag.",
    }
    made = actions.add_fragment(observatie=proeve.observatie, afnamegesprek=first, **note)
    assert made.afnamegesprek == first
    with pytest.raises(actions.CannotAssess, match="hoort niet bij deze proeve"):
        actions.add_fragment(observatie=other.observatie, afnamegesprek=first, **note)


def test_questions_are_asked_within_the_afname(stage: Stage) -> None:
    proeve = stage.to_proeve("oordelen")
    assert stage.note(proeve, "geobserveerd", by=stage.ruud).soort == "geobserveerd"
    with pytest.raises(actions.CannotAssess, match="de proeve staat op “Beoordelaars oordelen”"):
        stage.note(proeve, "bevraagd")


def test_assessors_share_the_evidence_and_remove_only_their_own(stage: Stage) -> None:
    proeve = stage.to_proeve("afname")
    mine = stage.note(proeve, "geobserveerd", by=stage.ruud)
    sheet = queries.blad(proeve.observatie, van=stage.cast.els)
    assert sheet.fragmenten == [mine]
    with pytest.raises(actions.CannotAssess, match="alleen uw eigen"):
        actions.remove_fragment(by=stage.cast.els, at=proeve.begint_op, fragment=mine)
    actions.remove_fragment(by=stage.ruud, at=proeve.begint_op, fragment=mine)
    assert not Fragment.objects.exists()
