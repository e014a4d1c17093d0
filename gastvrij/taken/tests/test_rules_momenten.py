from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.taken import rules
from gastvrij.taken.rules import Venster
from gastvrij.taken.rules.momenten import LONGEST, NOTICE

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# A Friday afternoon; the weekend after it is closed.
FRIDAY = datetime(2026, 11, 20, 15, 10, tzinfo=AMSTERDAM)
MONDAY = date(2026, 11, 23)


def named(moments: list[rules.Tijdvak]) -> list[str]:
    return [f"{one.van:%d %H:%M}-{one.tot:%H:%M}" for one in moments]


def offered(
    vensters: dict[int, list[Venster]],
    *,
    closed: frozenset[date] = frozenset(),
    now: datetime = FRIDAY,
    last: date = MONDAY,
) -> list[rules.Tijdvak]:
    return list(rules.tijdvakken(vensters, closed_on=closed, now=now, last=last))


def test_office_hours_are_cut_in_pieces_of_two_hours_from_an_hour_on() -> None:
    found = named(list(rules.tijdvakken(rules.AANNAME, closed_on=(), now=FRIDAY, last=MONDAY)))
    assert found == [
        "20 16:15-17:00",
        "23 09:00-11:00",
        "23 11:00-13:00",
        "23 13:00-15:00",
        "23 15:00-17:00",
    ]


@pytest.mark.parametrize(
    ("window", "now", "found"),
    [
        ((time(9), time(12)), time(7, 0), ["20 09:00-11:00", "20 11:00-12:00"]),
        ((time(9), time(12)), time(9, 59, 30), ["20 11:00-12:00"]),
        # Under half an hour is left of the piece, so it is no promise any more.
        ((time(9), time(12)), time(10, 35), []),
        ((time(9), time(9, 20)), time(7, 0), ["20 09:00-09:20"]),
        ((time(9), time(9, 20)), time(8, 5), []),
    ],
)
def test_what_is_left_of_a_window_today(
    window: tuple[time, time], now: time, found: list[str]
) -> None:
    at = datetime.combine(FRIDAY.date(), now, tzinfo=AMSTERDAM)
    assert named(offered({4: [Venster(*window)]}, now=at, last=at.date())) == found


def test_a_closed_day_and_a_day_after_the_term_offer_nothing() -> None:
    windows = {0: [Venster(time(9), time(10))], 1: [Venster(time(9), time(10))]}
    assert named(offered(windows)) == ["23 09:00-10:00"]
    assert offered(windows, closed=frozenset({MONDAY})) == []
    assert offered(windows, last=FRIDAY.date()) == []


def test_the_day_on_which_the_clock_changes_keeps_its_wall_times() -> None:
    # The last Sunday of March and of October are never working days; the Mondays after them are.
    for sunday in (date(2026, 3, 29), date(2026, 10, 25)):
        saturday = datetime.combine(sunday - timedelta(days=1), time(20), tzinfo=AMSTERDAM)
        monday = sunday + timedelta(days=1)
        found = offered({0: [Venster(time(9), time(11))]}, now=saturday, last=monday)
        assert [(one.van.hour, one.tot.hour) for one in found] == [(9, 11)]
        assert found[0].tot.astimezone(UTC) - found[0].van.astimezone(UTC) == LONGEST


clock = st.times(min_value=time(0), max_value=time(23, 59)).map(
    lambda one: one.replace(second=0, microsecond=0)
)
window = st.tuples(clock, clock).filter(lambda two: two[0] < two[1]).map(lambda two: Venster(*two))


@st.composite
def weeks(draw: st.DrawFn) -> dict[int, list[Venster]]:
    """Draw windows that do not overlap, as the action keeps them."""
    week: dict[int, list[Venster]] = {}
    for day in range(7):
        chosen = draw(st.lists(window, max_size=2))
        if not rules.overlapping((day, *one) for one in chosen):
            week[day] = chosen
    return week


@given(
    week=weeks(),
    now=st.datetimes(
        min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
        max_value=datetime(2027, 12, 31),  # noqa: DTZ001
        timezones=st.just(ZoneInfo("UTC")),
    ),
    days=st.integers(-2, 20),
    shut=st.sets(st.integers(0, 20), max_size=4),
)
def test_every_moment_offered_can_be_kept(
    week: dict[int, list[Venster]], now: datetime, days: int, shut: set[int]
) -> None:
    local = now.astimezone(AMSTERDAM)
    last = local.date() + timedelta(days=days)
    closed = frozenset(local.date() + timedelta(days=day) for day in shut)
    found = offered(week, closed=closed, now=local, last=last)
    instants = [(one.van.astimezone(UTC), one.tot.astimezone(UTC)) for one in found]
    for moment, (van, tot) in zip(found, instants, strict=True):
        day = moment.van.date()
        assert day <= last
        assert day.weekday() < 5
        assert day not in closed
        assert van >= now + NOTICE
        assert timedelta() < tot - van <= LONGEST
        inside = week[day.weekday()]
        assert any(one.van <= moment.van.time() and moment.tot.time() <= one.tot for one in inside)
    assert instants == sorted(instants)
    for (_van, before), (after, _tot) in pairwise(instants):
        assert before <= after


@pytest.mark.parametrize(
    ("windows", "found"),
    [
        ([], False),
        ([(0, time(9), time(12)), (0, time(12), time(13))], False),
        ([(0, time(9), time(12)), (0, time(11), time(13))], True),
        ([(0, time(9), time(12)), (1, time(11), time(13))], False),
        ([(0, time(11), time(13)), (0, time(9), time(12))], True),
    ],
)
def test_windows_of_one_day_overlap_or_not(
    windows: list[tuple[int, time, time]], *, found: bool
) -> None:
    assert rules.overlapping(windows) is found
