"""Every act in every state, and random walks that never leave the path."""

from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Observatie
from gastvrij.beoordeling.rules.observaties import Handeling, Status, next_status
from gastvrij.conftest import IN_FULL, examples

from .scenario import BEGUN, RESPONDED, SHARED, Stage, make_gesprek

Act = Callable[[Stage, Observatie], object]


def remove(stage: Stage, observatie: Observatie) -> None:
    fragment = observatie.fragmenten.filter(oordelen=None).first() or observatie.fragmenten.first()
    if fragment is None:
        raise actions.CannotAssess("geen citaat")
    actions.remove_fragment(by=stage.cast.coen, at=BEGUN, fragment=fragment)


def judge(stage: Stage, observatie: Observatie) -> None:
    stage.judge(observatie, "L1.01", "niet_waargenomen")


ACTS: dict[Handeling, Act] = {
    Handeling.BEGINNEN: lambda stage, o: stage.begin(o, make_gesprek(stage.cast.noor)),
    Handeling.FRAGMENT: lambda stage, o: stage.fragment(o, "F2.1"),
    Handeling.FRAGMENT_WEG: remove,
    Handeling.OORDEEL: judge,
    Handeling.DELEN: lambda stage, o: actions.share(by=stage.cast.coen, at=SHARED, observatie=o),
    Handeling.REAGEREN: lambda stage, o: actions.respond(
        by=stage.cast.noor, at=RESPONDED, observatie=o, tekst="Gelezen"
    ),
}
DONE = {
    Handeling.BEGINNEN: "observatie.begun",
    Handeling.FRAGMENT: "fragment.added",
    Handeling.FRAGMENT_WEG: "fragment.removed",
    Handeling.OORDEEL: "oordeel.given",
    Handeling.DELEN: "observatie.shared",
    Handeling.REAGEREN: "observatie.responded",
}


PREPARE: dict[Handeling, Act] = {
    Handeling.FRAGMENT_WEG: lambda stage, o: stage.fragment(o),
    Handeling.DELEN: lambda stage, o: stage.judge_the_rest(o),
}


@pytest.mark.parametrize("handeling", list(Handeling))
@pytest.mark.parametrize("status", [Status.GEPLAND, Status.AFNAME, Status.GEDEELD])
def test_each_act_goes_where_its_state_leads_and_is_refused_in_every_other(
    stage: Stage, status: Status, handeling: Handeling
) -> None:
    observatie = stage.to_status(status)
    before = Event.objects.filter(did=DONE[handeling]).count()
    goes_to = next_status(status, handeling)
    if goes_to is None:
        with pytest.raises(actions.CannotAssess):
            ACTS[handeling](stage, observatie)
    else:
        if handeling in PREPARE:
            PREPARE[handeling](stage, observatie)
        ACTS[handeling](stage, observatie)
    observatie.refresh_from_db()
    assert observatie.status == (goes_to or status)
    done = Event.objects.filter(did=DONE[handeling]).count() - before
    assert (done > 0) is (goes_to is not None)


def walk(stage: Stage, acts: list[Handeling]) -> None:
    observatie = stage.plan()
    for handeling in acts:
        status = Status(observatie.status)
        before = Event.objects.filter(did=DONE[handeling]).count()
        try:
            with transaction.atomic():
                if handeling is Handeling.DELEN and status is Status.AFNAME:
                    stage.judge_the_rest(observatie)
                ACTS[handeling](stage, observatie)
        except actions.CannotAssess:
            expected, events = status, before
        else:
            allowed = next_status(status, handeling)
            assert allowed is not None
            expected, events = allowed, before + 1
        observatie = Observatie.objects.select_related("beoordelaar", "medewerker").get(
            pk=observatie.pk
        )
        assert observatie.status == expected
        assert Event.objects.filter(did=DONE[handeling]).count() == events


@settings(
    max_examples=examples(25),
    deadline=None,
    derandomize=not IN_FULL,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(st.sampled_from(list(Handeling)), max_size=14))
def test_no_sequence_of_acts_leaves_the_path_and_each_step_is_in_the_trail(
    stage: Stage, acts: list[Handeling]
) -> None:
    with transaction.atomic():
        walk(stage, acts)
        transaction.set_rollback(True)
