"""What of a closed round shows, to whom, and what stays closed however rounds are compared."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from gastvrij.basis.models import Event, Medewerker
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Uitvraag
from gastvrij.ontwikkeling.queries import Onderdeel

from .inschattingen import (
    AFTER,
    COLLEAGUES,
    LATER,
    TERM,
    TODAY,
    answer,
    ask,
    competences,
    held,
    people,
)


def release(stage: Stage, to: str) -> None:
    actions.give_vrijgave(
        by=stage.cast.noor,
        at=NOW,
        aan=stage.cast.people[to],
        tot_en_met=TERM + timedelta(days=90),
        onderdelen=[Onderdeel.INSCHATTINGEN],
    )


def test_two_answers_stay_closed_and_a_third_opens_them(stage: Stage) -> None:
    two = held(stage.cast, "noor", "bram", "els")
    assert (two.stand, two.getoond) == ("te_weinig", {})
    three = held(stage.cast, "noor", *COLLEAGUES)
    assert three.stand == "apart"
    found = queries.uitkomst(three)
    rij = found.competenties[0][1][0]
    assert [(groep.groep, groep.aantal) for groep in rij.groepen] == [("collega", 3)]
    assert [(str(deel.waarde), deel.aantal) for deel in rij.groepen[0].delen] == [
        ("nog_niet", 0),
        ("soms", 3),
        ("meestal", 0),
        ("altijd", 0),
    ]
    assert [deel.van for deel in rij.groepen[0].delen] == ["0.00%", "0.00%", "100.00%", "100.00%"]


def test_a_small_group_shows_together_with_the_other_and_never_apart(stage: Stage) -> None:
    cast = stage.cast
    mensen = people(cast, ("bram", "els", "wim", "kim"), ("sjoerd",))
    uitvraag = ask(cast, mensen)
    answer(cast, uitvraag, "bram", "els", "wim", value="meestal")
    answer(cast, uitvraag, "sjoerd", value="nog_niet")
    actions.close_uitvraag(by=cast.noor, at=LATER, uuid=uitvraag.uuid)
    uitvraag.refresh_from_db()
    assert (uitvraag.stand, list(uitvraag.getoond)) == ("samen", ["samen"])
    rij = queries.uitkomst(uitvraag).competenties[0][1][0]
    assert [deel.aantal for deel in rij.groepen[0].delen] == [1, 0, 3, 0]


def test_a_later_round_with_one_person_more_stays_closed_and_the_first_stays_as_it_was(
    stage: Stage,
) -> None:
    cast = stage.cast
    first = held(cast, "noor", *COLLEAGUES)
    before = queries.uitkomst(first)
    four = people(cast, (*COLLEAGUES, "kim"))
    second = held(cast, "noor", *COLLEAGUES, "kim", mensen=four, value="altijd", at=LATER)
    assert (second.stand, second.getoond) == ("lijkt_op_eerder", {})
    Medewerker.objects.filter(pk=cast.bram.pk).update(is_active=False)
    first.refresh_from_db()
    assert queries.uitkomst(first) == before
    fatima = ask_about_fatima(stage)
    assert fatima.stand == "apart"


def ask_about_fatima(stage: Stage) -> Uitvraag:
    """Hold a round about somebody else with people who were asked about Noor too."""
    cast = stage.cast
    mensen = people(cast, ("els", "wim", "kim", "karel"))
    made = actions.start_uitvraag(
        by=cast.fatima,
        at=LATER,
        medewerker=cast.fatima,
        aanleiding="Leren.",
        elementen=competences(cast.fatima),
        mensen=mensen,
        termijn=TERM,
    )
    answer(cast, made, "fatima", "els", "wim", "kim", "karel")
    made.refresh_from_db()
    return made


def test_what_came_out_is_for_the_employee_and_for_whom_it_was_released_to(stage: Stage) -> None:
    cast = stage.cast
    uitvraag = ask(cast, people(cast, leader="tessa"), by="tessa")
    actions.accept_uitvraag(by=cast.noor, at=NOW, uuid=uitvraag.uuid)
    answer(cast, uitvraag, "noor", "tessa", *COLLEAGUES[:2])
    for who in ("noor", "tessa"):
        person = cast.people[who]
        assert actions.open_uitkomst(by=person, at=LATER, uuid=uitvraag.uuid) is None
    answer(cast, uitvraag, "wim")
    assert actions.open_uitkomst(by=cast.noor, at=LATER, uuid=uitvraag.uuid) is not None
    assert actions.open_uitkomst(by=cast.tessa, at=LATER, uuid=uitvraag.uuid) is None
    for who in ("coen", "bram", "olga", "frits", "anja", "victor"):
        with pytest.raises(Http404):
            actions.open_uitkomst(by=cast.people[who], at=LATER, uuid=uitvraag.uuid)
    release(stage, "coen")
    found = actions.open_uitkomst(by=cast.coen, at=LATER, uuid=uitvraag.uuid)
    assert found is not None
    assert found.groepen == ["collega"]
    reads = Event.objects.filter(did="inschattingen.read")
    assert [(one.by, one.about, one.object) for one in reads] == [
        (cast.coen.uuid, cast.noor.uuid, uitvraag.uuid)
    ]


def test_the_result_says_what_each_said_by_name_and_one_sentence(stage: Stage) -> None:
    cast = stage.cast
    uitvraag = ask(cast, people(cast, leader="tessa"), many=1)
    answer(cast, uitvraag, "noor", value="soms")
    answer(cast, uitvraag, "tessa", *COLLEAGUES[:2], value="altijd")
    answer(cast, uitvraag, "wim", value="niet_gezien")
    uitvraag.refresh_from_db()
    [(competence, [rij])] = queries.uitkomst(uitvraag).competenties
    assert competence == rij.element == competences(cast.noor, 1)[0]
    assert (rij.zelf, rij.op_naam) == ("soms", [("Tessa Vermeer", "altijd")])
    # Two of three saw it: too few to show, so the sentence rests on the manager alone.
    assert [groep.delen for groep in rij.groepen] == [[]]
    assert rij.vergelijking == "vaker"


def test_indicators_stand_under_their_competence(stage: Stage) -> None:
    groups = queries.competenties_to_ask(stage.cast.noor, on=TODAY)
    node = groups[0][1][0]
    made = actions.start_uitvraag(
        by=stage.cast.noor,
        at=NOW,
        medewerker=stage.cast.noor,
        aanleiding="Leren.",
        elementen=node.indicators[:3],
        mensen={},
        termijn=TERM,
    )
    assert queries.per_competentie(queries.elementen_of(made)) == [
        (node.element, node.indicators[:3])
    ]


@pytest.mark.parametrize("many", [1, 7])
def test_a_result_costs_the_same_whatever_was_asked(
    stage: Stage, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    uitvraag = ask(stage.cast, people(stage.cast, leader="tessa"), many=many)
    answer(stage.cast, uitvraag, "noor", "tessa", *COLLEAGUES)
    uitvraag.refresh_from_db()
    with django_assert_num_queries(2):
        queries.uitkomst(uitvraag)


def test_answers_that_were_shown_together_count_in_later_rounds(stage: Stage) -> None:
    cast = stage.cast
    small = people(cast, (*COLLEAGUES, "kim"), ("sjoerd",))
    first = held(cast, *COLLEAGUES, "kim", "sjoerd", mensen=small)
    assert first.stand == "samen"
    assert held(cast, *COLLEAGUES, at=LATER).stand == "lijkt_op_eerder"
    again = held(cast, *COLLEAGUES, "kim", "sjoerd", mensen=small, at=LATER)
    assert (again.stand, again.getoond) == ("samen", first.getoond)


class Beaten:
    """Lets another job do the same just before this one gets the lock."""

    def __init__(self, job: Callable[[], int]) -> None:
        self.job = job
        self.counts: list[int] = []

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if '"ontwikkeling_uitvraag"."medewerker_id" = ' in sql and not self.counts:
            self.counts.append(-1)
            self.counts.append(self.job())
        return execute(sql, *rest)


@pytest.mark.parametrize("name", ["close_due_uitvragen", "remind_uitvragen"])
def test_of_two_jobs_at_once_one_acts(stage: Stage, name: str) -> None:
    ask(stage.cast)
    at = AFTER if name == "close_due_uitvragen" else NOW + timedelta(days=13)
    beaten = Beaten(lambda: getattr(actions, name)(at=at))
    with connection.execute_wrapper(beaten):
        assert getattr(actions, name)(at=at) == 0
    assert beaten.counts == [-1, 1]
