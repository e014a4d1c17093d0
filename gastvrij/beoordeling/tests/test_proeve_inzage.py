"""Who sees what of an exam: its people only, blind, and every look is in the trail."""

from uuid import uuid4

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from gastvrij.basis.models import Event
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.rules.proeve import Status, Wie
from gastvrij.conftest import NOW

from .scenario import Stage, add_person

# From which state on each sees passages and verdicts; the others never do.
CONTENT = {"els": Status.AFNAME, "noor": Status.VOORLOPIG, "wim": Status.VOORLOPIG}
IN_IT = {
    "olga": Wie.PLANNER,
    "noor": Wie.KANDIDAAT,
    "els": Wie.BEOORDELAAR,
    "wim": Wie.VASTSTELLER,
}
PATH = [
    Status.AANGEVRAAGD,
    Status.BEVESTIGD,
    Status.AFNAME,
    Status.OORDELEN,
    Status.BESPREKEN,
    Status.VOORLOPIG,
    Status.VASTGESTELD,
    Status.UITGEREIKT,
    Status.GEARCHIVEERD,
]


@pytest.mark.parametrize("status", PATH)
def test_only_the_people_of_a_sitting_see_it_and_its_content_from_their_state_on(
    stage: Stage, status: Status
) -> None:
    uuid = stage.to_proeve(status).uuid
    people = stage.cast.people | {"mia": add_person(stage.cast, "mia", Rol.BEOORDELAAR)}
    assert {"coen", "tessa", "victor", "fatima", "kim", "frits", "anja", "mia"} <= set(people)
    for who, person in people.items():
        if who not in IN_IT:
            with pytest.raises(Http404):
                queries.get_proeve_for(person, uuid)
            assert queries.proeven_for(person) == []
            continue
        seen = queries.get_proeve_for(person, uuid)
        since = CONTENT.get(who)
        sees = since is not None and PATH.index(status) >= PATH.index(since)
        assert (who, seen.wie, seen.may_see_content) == (who, frozenset({IN_IT[who]}), sees)
        assert [one.proeve.uuid for one in queries.proeven_for(person)] == [uuid]


@pytest.mark.parametrize("status", ["afname", "bespreken", "voorlopig", "uitgereikt"])
def test_the_observation_under_it_shows_no_more_than_the_sitting(stage: Stage, status: str) -> None:
    proeve = stage.to_proeve(status)
    for who, person in stage.cast.people.items():
        seen = queries.zicht(person, proeve.observatie)
        may_see = who in IN_IT and queries.get_proeve_for(person, proeve.uuid).may_see_content
        assert (who, seen.sees_content) == (who, may_see)


def test_every_look_by_another_is_in_the_trail(stage: Stage) -> None:
    proeve = stage.to_proeve("uitgereikt")
    cast = stage.cast
    for person in (cast.noor, cast.els, cast.wim, cast.olga):
        actions.open_proeve(by=person, at=NOW, uuid=proeve.uuid)
    with pytest.raises(Http404):
        actions.open_proeve(by=cast.coen, at=NOW, uuid=proeve.uuid)
    with pytest.raises(Http404):
        actions.open_proeve(by=cast.olga, at=NOW, uuid=uuid4())
    reads = Event.objects.filter(did="proeve.read").order_by("pk")
    assert [read.by for read in reads] == [cast.els.uuid, cast.wim.uuid, cast.olga.uuid]
    assert {(read.about, read.object) for read in reads} == {(cast.noor.uuid, proeve.uuid)}


def test_who_handed_in_or_responded_is_not_offered_that_again(stage: Stage) -> None:
    proeve = stage.to_proeve("oordelen")
    stage.judge_by(proeve, stage.cast.els)
    before = queries.get_proeve_for(stage.cast.els, proeve.uuid)
    assert before.may("indienen")
    actions.hand_in(by=stage.cast.els, at=proeve.begint_op, proeve=proeve)
    after = queries.get_proeve_for(stage.cast.els, proeve.uuid)
    assert after.handelingen == ("afbreken",)
    assert queries.get_proeve_for(stage.ruud, proeve.uuid).may("indienen")
    shown = stage.to_proeve("voorlopig")
    assert queries.get_proeve_for(stage.cast.noor, shown.uuid).may("reageren")
    actions.respond_to_result(by=stage.cast.noor, at=NOW, proeve=shown, tekst="")
    assert not queries.get_proeve_for(stage.cast.noor, shown.uuid).may("reageren")


def test_the_list_costs_the_same_with_more_sittings(
    stage: Stage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _time in range(4):
        stage.request()
    for person in (stage.cast.olga, stage.cast.els, stage.cast.noor):
        with django_assert_max_num_queries(5):
            assert len(queries.proeven_for(person)) == 4
