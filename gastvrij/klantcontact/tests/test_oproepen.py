"""Calls: what the exchange tells, in any order; and what the gate lets be measured."""

from datetime import datetime, timedelta
from itertools import permutations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.basis.actions import withdraw_poortbesluit
from gastvrij.basis.models import Event, Medewerker, Poortbesluit
from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, jobs, queries, rules
from gastvrij.klantcontact.models import Gesprek, Oproep
from gastvrij.klantcontact.rules import Gebeurtenis, Stand, after

RINGING, ANSWERED = Gebeurtenis.RINGING, Gebeurtenis.ANSWERED
TRANSFERRED, ENDED = Gebeurtenis.TRANSFERRED, Gebeurtenis.ENDED
NOOR, FATIMA = 1, 2
Told = tuple[Gebeurtenis, int, int]


def at(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def tell(*events: Told, stand: Stand = Stand()) -> Stand:  # noqa: B008 - a frozen value
    for soort, who, seconds in events:
        stand = after(stand, soort, moment=at(seconds), medewerker=who, nummer="0612345678")
    return stand


@pytest.mark.parametrize(
    ("events", "who", "seconds"),
    [
        ([(RINGING, NOOR, 0)], NOOR, None),
        ([(RINGING, NOOR, 0), (ANSWERED, NOOR, 12)], NOOR, 12),
        ([(RINGING, NOOR, 0), (ANSWERED, NOOR, 0)], NOOR, 0),
        # Only the device that was picked up counts; what rang elsewhere says nothing.
        ([(RINGING, NOOR, 0), (RINGING, FATIMA, 20), (ANSWERED, FATIMA, 26)], FATIMA, 6),
        ([(RINGING, NOOR, 0), (ANSWERED, FATIMA, 9)], FATIMA, None),
        ([(ANSWERED, NOOR, 9)], NOOR, None),
        # The clock of the exchange went back: nobody knows.
        ([(RINGING, NOOR, 10), (ANSWERED, NOOR, 4)], NOOR, None),
        ([(RINGING, NOOR, 0), (RINGING, NOOR, 5), (ANSWERED, NOOR, 10)], NOOR, 10),
    ],
)
def test_a_call_is_of_who_answers_and_rang_as_long_as_that_device_did(
    events: list[Told], who: int, seconds: int | None
) -> None:
    found = tell(*events)
    assert found.medewerker == who
    assert rules.seconds_ringing(found) == seconds


@pytest.mark.parametrize(
    "events",
    [
        [(RINGING, NOOR, 0), (ANSWERED, NOOR, 12), (TRANSFERRED, NOOR, 60)],
        [(RINGING, NOOR, 0), (ANSWERED, FATIMA, 9)],
        [(RINGING, NOOR, 0), (RINGING, FATIMA, 20), (ANSWERED, FATIMA, 26)],
    ],
)
def test_the_order_in_which_events_come_makes_no_difference(events: list[Told]) -> None:
    found = {tell(*order) for order in permutations(events)}
    assert len(found) == 1


@given(
    st.lists(
        st.tuples(
            st.sampled_from([RINGING, ANSWERED, TRANSFERRED]),
            st.just(NOOR),
            st.integers(0, 60),
        ),
        min_size=1,
        max_size=6,
    ),
    st.data(),
)
def test_an_event_told_again_changes_nothing_and_neither_does_the_order(
    events: list[Told], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(events + events))
    assert tell(*shuffled) == tell(*events)


@pytest.mark.parametrize(
    ("nummer", "hidden", "normal", "shown"),
    [
        ("0612345678", False, "+31612345678", "06 12345678"),
        ("+31 6 12 34 56 78", False, "+31612345678", "06 12345678"),
        ("sip:+31851234567@centrale.example", False, "+31851234567", "085 123 4567"),
        ("08001351", False, "08001351", "08001351"),
        ("0900-1234", False, "09001234", "09001234"),
        ("14030", False, "14030", "14030"),
        ("+32 2 501 02 11", False, "+3225010211", "+32 2 501 02 11"),
        ("", True, "", ""),
        ("Anonymous", True, "", "Anonymous"),
        ("sip:anonymous@anonymous.invalid", True, "", "sip:anonymous@anonymous.invalid"),
        ("2104", False, "", "2104"),
    ],
)
def test_numbers_of_callers(nummer: str, hidden: bool, normal: str, shown: str) -> None:  # noqa: FBT001
    assert rules.is_hidden(nummer) is hidden
    assert rules.caller_number(nummer) == normal
    assert rules.shown_number(nummer) == shown


@pytest.mark.parametrize(("seconds", "times"), [(0, 1), (1, 1), (5, 1), (6, 2), (15, 3), (16, 4)])
def test_a_ring_that_began_counts(seconds: int, times: int) -> None:
    assert rules.rings(seconds, seconds_a_ring=5) == times


def event(
    soort: Gebeurtenis, who: Medewerker | None, seconds: int, nummer: str = "0612345678"
) -> Oproep:
    return actions.note_gebeurtenis(
        at=at(seconds),
        extern_id="7:oproep",
        soort=soort,
        moment=at(seconds),
        medewerker=who,
        nummer=nummer,
    )


def pick_up(cast: Cast) -> Gesprek:
    kanaal = queries.get_telefoon()
    return actions.start_gesprek(
        by=cast.noor, at=at(13), kanaal=kanaal, oproep=Oproep.objects.get()
    )


def test_picking_up_fills_in_the_number_and_pressing_twice_starts_one_conversation(
    cast: Cast,
) -> None:
    event(RINGING, cast.noor, 0)
    first, second = pick_up(cast), pick_up(cast)
    assert first == second
    assert first.concept == {"telefoon": ["06 12345678"]}
    assert Event.objects.filter(did="gesprek.started").count() == 1


def test_a_hidden_number_leaves_the_field_empty(cast: Cast) -> None:
    event(RINGING, cast.noor, 0, "anonymous")
    assert pick_up(cast).concept == {}


@pytest.mark.parametrize("told_first", [True, False])
def test_ring_time_is_kept_while_the_gate_is_open(
    cast: Cast,
    open_gate: None,
    told_first: bool,  # noqa: FBT001
) -> None:
    event(RINGING, cast.noor, 0)
    if told_first:
        event(ANSWERED, cast.noor, 12)
    gesprek = pick_up(cast)
    if not told_first:
        event(ANSWERED, cast.noor, 12)
    gesprek.refresh_from_db()
    assert gesprek.seconden_overgegaan == 12


def test_ring_time_is_not_kept_while_the_gate_is_closed(cast: Cast) -> None:
    event(RINGING, cast.noor, 0)
    event(ANSWERED, cast.noor, 12)
    gesprek = pick_up(cast)
    event(ENDED, cast.noor, 90)
    gesprek.refresh_from_db()
    assert gesprek.seconden_overgegaan is None
    assert gesprek.status == Gesprek.Status.LOPEND


def test_ring_time_is_not_kept_from_the_day_on_which_the_decision_is_withdrawn(
    cast: Cast, open_gate: None
) -> None:
    besluit = Poortbesluit.objects.get(doel=Poortbesluit.Doel.BELTIJDEN)
    withdraw_poortbesluit(by=cast.frits, at=NOW, besluit=besluit, on=NOW.date())
    event(RINGING, cast.noor, 0)
    event(ANSWERED, cast.noor, 12)
    assert pick_up(cast).seconden_overgegaan is None


def test_calls_leave_no_times_in_the_trail(cast: Cast) -> None:
    before = Event.objects.count()
    for soort in (RINGING, ANSWERED, TRANSFERRED, ENDED):
        event(soort, cast.noor, 0)
    assert Event.objects.count() == before


def test_nothing_of_an_ended_call_stays_and_a_late_event_does_not_ring_again(cast: Cast) -> None:
    event(RINGING, cast.noor, 0)
    gesprek = pick_up(cast)
    event(ENDED, None, 60)
    late = event(RINGING, cast.noor, 61)
    assert (late.medewerker, late.nummer, late.gesprek) == (None, "", None)
    assert not queries.oproepen_of(cast.noor).exists()
    assert Gesprek.objects.get() == gesprek
    with pytest.raises(Http404):
        queries.get_oproep_for(cast.noor, late.uuid)


def test_the_database_keeps_no_number_of_an_ended_call(cast: Cast) -> None:
    oproep = event(ENDED, None, 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Oproep.objects.filter(pk=oproep.pk).update(nummer="0612345678")


def test_a_call_that_only_ended_and_one_that_was_only_transferred_show_nothing(
    cast: Cast,
) -> None:
    event(ENDED, cast.noor, 0)
    actions.note_gebeurtenis(at=NOW, extern_id="7:b", soort=TRANSFERRED, moment=NOW)
    assert not queries.oproepen_of(cast.noor).exists()


def test_a_transfer_brings_the_conversation_to_its_closing(cast: Cast) -> None:
    event(RINGING, cast.noor, 0)
    gesprek = pick_up(cast)
    assert gesprek.doorverbonden_op is None
    event(TRANSFERRED, cast.noor, 60)
    event(ENDED, cast.noor, 61)
    gesprek.refresh_from_db()
    assert gesprek.doorverbonden_op is not None


def test_a_call_of_a_colleague_cannot_be_picked_up(cast: Cast) -> None:
    oproep = event(RINGING, cast.fatima, 0)
    kanaal = queries.get_telefoon()
    with pytest.raises(actions.CallGone):
        actions.start_gesprek(by=cast.noor, at=NOW, kanaal=kanaal, oproep=oproep)
    with pytest.raises(PermissionDenied):
        actions.start_gesprek(by=cast.frits, at=NOW, kanaal=kanaal, oproep=oproep)
    with pytest.raises(Http404):
        queries.get_oproep_for(cast.noor, oproep.uuid)
    assert not Gesprek.objects.exists()


def test_who_is_called_is_found_by_login_name_or_device(cast: Cast) -> None:
    Medewerker.objects.filter(pk=cast.noor.pk).update(toestel="2101")
    Medewerker.objects.filter(pk=cast.frits.pk).update(toestel="2102")
    assert queries.find_called(toestel="2101", gebruikersnaam="") == cast.noor
    assert queries.find_called(toestel="2101", gebruikersnaam="FATIMA") == cast.fatima
    # Frits does not work at the desk; an empty device is nobody's.
    for toestel in ("2102", "", " ", "9"):
        assert queries.find_called(toestel=toestel, gebruikersnaam="") is None


def test_what_was_never_ended_goes_after_twelve_hours(cast: Cast) -> None:
    event(RINGING, cast.noor, 0)
    assert actions.clean_oproepen(at=NOW + timedelta(hours=11)) == 0
    assert actions.clean_oproepen(at=NOW + timedelta(hours=12)) == 1
    event(ENDED, None, 0)
    jobs.clean_oproepen()
    assert not Oproep.objects.exists()
