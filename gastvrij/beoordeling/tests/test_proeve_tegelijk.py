"""Two people at the same moment, with real transactions; SQLite has one writer, so PostgreSQL."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from gastvrij.basis.models import Event
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules.proeve import Status
from gastvrij.conftest import make_cast, make_gate

from .examen import BEGINS, moment
from .scenario import Stage, add_person, make_stage

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


@pytest.fixture
def open_stage() -> Stage:
    cast = make_cast()
    make_gate(cast)
    return make_stage(cast)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do acts at the same moment; return "done" or the refusal of each."""
    ready = Barrier(len(acts))
    outcomes: list[str] = []

    def run(act: Callable[[], object]) -> None:
        ready.wait()
        try:
            act()
        except (actions.CannotAssess, actions.CannotPlan) as refusal:
            outcomes.append(type(refusal).__name__)
        else:
            outcomes.append("done")
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def test_both_assessors_hand_in_at_the_same_moment_and_it_is_discussed_once(
    open_stage: Stage,
) -> None:
    stage = open_stage
    proeve = stage.to_proeve("oordelen")
    people = [stage.cast.els, stage.ruud]
    for person in people:
        stage.judge_by(proeve, person)
    at = moment(proeve, Status.BESPREKEN)
    outcomes = at_once(
        *(lambda by=by: actions.hand_in(by=by, at=at, proeve=proeve) for by in people)
    )
    assert outcomes == ["done", "done"]
    assert Proeve.objects.get().status == "bespreken"
    assert Event.objects.filter(did="proeve.all_handed_in").count() == 1
    assert Event.objects.filter(did="beoordeling.handed_in").count() == 2


def test_two_planners_do_not_book_the_same_assessor(open_stage: Stage) -> None:
    stage = open_stage
    eigenaar, opdracht = stage.eigenaar, stage.opdracht
    mia = add_person(stage.cast, "mia", Rol.BEOORDELAAR)
    given = {"eigenaar": eigenaar, "opdracht": opdracht, "begint_op": BEGINS}
    outcomes = at_once(
        lambda: stage.request(beoordelaars=[stage.cast.els, stage.ruud], **given),
        lambda: stage.request(kandidaat=stage.cast.fatima, beoordelaars=[mia, stage.ruud], **given),
    )
    assert outcomes == ["CannotPlan", "done"]
    assert Proeve.objects.count() == 1


def test_a_verdict_does_not_slip_in_behind_the_handing_in(open_stage: Stage) -> None:
    stage = open_stage
    proeve = stage.to_proeve("oordelen")
    stage.judge_by(proeve, stage.cast.els)
    els, at = stage.cast.els, moment(proeve, Status.BESPREKEN)
    before = proeve.observatie.oordelen.count()
    outcomes = at_once(
        lambda: actions.hand_in(by=els, at=at, proeve=proeve),
        lambda: stage.verdict(proeve, els, "L1.01", "niet_waargenomen"),
    )
    given = proeve.observatie.oordelen.count() - before
    assert outcomes == (["done", "done"] if given else ["CannotAssess", "done"])
