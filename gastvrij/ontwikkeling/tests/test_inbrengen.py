import pytest
from django.http import Http404

from gastvrij.basis.models import Event
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import IngebrachteUitslag

from .dossiers import LATER, result


def test_only_the_candidate_brings_a_result_over_and_takes_it_back(stage: Stage) -> None:
    proeve = result(stage)
    people = stage.cast.people | {"ruud": stage.ruud}
    for who, person in people.items():
        if who != "noor":
            with pytest.raises(Http404):
                actions.bring_in(by=person, at=LATER, uuid=proeve.uuid)
    assert queries.ingebracht(stage.cast.noor) == set()
    actions.bring_in(by=stage.cast.noor, at=LATER, uuid=proeve.uuid)
    assert queries.ingebracht(stage.cast.noor) == {proeve.pk}
    for who, person in people.items():
        if who != "noor":
            with pytest.raises(Http404):
                actions.take_back(by=person, at=LATER, uuid=proeve.uuid)
    actions.take_back(by=stage.cast.noor, at=LATER, uuid=proeve.uuid)
    assert queries.ingebracht(stage.cast.noor) == set()
    trail = Event.objects.filter(did__startswith="uitslag.").order_by("pk")
    assert [(one.did, one.by, one.data) for one in trail] == [
        ("uitslag.brought_in", stage.cast.noor.uuid, {"proeve": str(proeve.uuid)}),
        ("uitslag.taken_back", stage.cast.noor.uuid, {"proeve": str(proeve.uuid)}),
    ]


def test_bringing_in_changes_nothing_in_the_exam_dossier(stage: Stage) -> None:
    proeve = result(stage)
    before = Proeve.objects.filter(pk=proeve.pk).values().get()
    observatie = type(proeve.observatie).objects.filter(pk=proeve.observatie_id)
    seen = observatie.values().get()
    actions.bring_in(by=stage.cast.noor, at=LATER, uuid=proeve.uuid)
    assert Proeve.objects.filter(pk=proeve.pk).values().get() == before
    assert observatie.values().get() == seen


def test_twice_is_refused_and_again_after_taking_back_is_not(stage: Stage) -> None:
    proeve = result(stage)
    noor = stage.cast.noor
    with pytest.raises(actions.CannotKeep, match="staat niet in"):
        actions.take_back(by=noor, at=LATER, uuid=proeve.uuid)
    actions.bring_in(by=noor, at=LATER, uuid=proeve.uuid)
    with pytest.raises(actions.CannotKeep, match="staat al in"):
        actions.bring_in(by=noor, at=LATER, uuid=proeve.uuid)
    actions.take_back(by=noor, at=LATER, uuid=proeve.uuid)
    actions.bring_in(by=noor, at=LATER, uuid=proeve.uuid)
    assert IngebrachteUitslag.objects.count() == 2


def test_a_result_that_was_not_passed_can_be_brought_in_too(stage: Stage) -> None:
    codes = [one.code for one in stage.formulier.criteria.all()]
    proeve = result(stage, gelijk=dict.fromkeys(codes, "onvoldoende"))
    assert proeve.uitkomst == "niet_geslaagd"
    actions.bring_in(by=stage.cast.noor, at=LATER, uuid=proeve.uuid)
    assert queries.ingebracht(stage.cast.noor) == {proeve.pk}


@pytest.mark.parametrize(
    ("status", "is_there"),
    [
        ("voorlopig", False),
        ("vastgesteld", False),
        ("uitgereikt", True),
        ("gearchiveerd", True),
        ("vernietigd", False),
        ("afgebroken", False),
    ],
)
def test_only_a_result_that_was_handed_out_is_there_to_bring_in(
    stage: Stage, status: str, *, is_there: bool
) -> None:
    proeve = stage.to_proeve(status)
    assert [one.proeve.pk for one in queries.own_uitslagen(stage.cast.noor)] == (
        [proeve.pk] if is_there else []
    )
