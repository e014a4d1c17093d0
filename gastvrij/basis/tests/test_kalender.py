"""Working days: by table, by property, and the days on which the gemeente is closed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.basis import actions, queries
from gastvrij.basis.models import Event, Sluitingsdag
from gastvrij.basis.rules import add_werkdagen, is_werkdag, with_descendants
from gastvrij.conftest import NOW, Cast

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))
CLOSED = st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=40)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 20), 2, date(2026, 11, 24)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2027, 4, 26), 1, date(2027, 4, 28)),
        (date(2027, 4, 27), 0, date(2027, 4, 28)),
        (date(2027, 3, 25), 1, date(2027, 3, 30)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
    ],
)
@pytest.mark.django_db
def test_a_term_runs_over_the_days_that_the_gemeente_works(
    start: date, days: int, end: date
) -> None:
    closed = queries.closed_days(start, start + timedelta(days=30))
    assert add_werkdagen(start, days, closed_on=closed) == end


@given(start=DAYS, days=st.integers(0, 60), closed=CLOSED)
def test_the_end_is_never_a_closed_day_and_never_before_the_start(
    start: date, days: int, closed: frozenset[date]
) -> None:
    end = add_werkdagen(start, days, closed_on=closed)
    assert is_werkdag(end, closed_on=closed)
    assert end >= start


@given(start=DAYS, days=st.integers(0, 60), closed=CLOSED)
def test_one_working_day_more_is_always_later_and_skips_only_closed_days(
    start: date, days: int, closed: frozenset[date]
) -> None:
    end = add_werkdagen(start, days, closed_on=closed)
    after = add_werkdagen(start, days + 1, closed_on=closed)
    between = (end + timedelta(days=n) for n in range(1, (after - end).days))
    assert after >= end
    if days or is_werkdag(start, closed_on=closed):
        assert after > end
        assert not any(is_werkdag(day, closed_on=closed) for day in between)


@given(start=DAYS, days=st.integers(0, 30), closed=CLOSED)
def test_starting_later_never_ends_earlier(start: date, days: int, closed: frozenset[date]) -> None:
    later = start + timedelta(days=1)
    assert add_werkdagen(later, days, closed_on=closed) >= add_werkdagen(
        start, days, closed_on=closed
    )


@pytest.mark.django_db
def test_the_national_holidays_of_two_years_are_closed() -> None:
    closed = queries.closed_days(date(2026, 12, 1), date(2027, 12, 31))
    for day in ("2026-12-25", "2026-12-26", "2027-01-01", "2027-03-29", "2027-04-27", "2027-05-06"):
        assert date.fromisoformat(day) in closed
    assert date(2026, 11, 30) not in closed
    named = dict(queries.holidays_named(2027))
    assert named[date(2027, 4, 27)] == "Koningsdag"
    assert named[date(2027, 5, 5)] == "Bevrijdingsdag"


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2026, 11, 20), "2026-11-19T23:00:00+00:00"),
        (date(2026, 7, 1), "2026-06-30T22:00:00+00:00"),
        (date(2026, 3, 29), "2026-03-28T23:00:00+00:00"),
        (date(2026, 3, 30), "2026-03-29T22:00:00+00:00"),
        (date(2026, 10, 25), "2026-10-24T22:00:00+00:00"),
        (date(2026, 10, 26), "2026-10-25T23:00:00+00:00"),
    ],
)
def test_a_day_begins_at_midnight_by_the_clock_of_the_gemeente(day: date, begins: str) -> None:
    with timezone.override("America/New_York"):
        assert queries.midnight(day) == datetime.fromisoformat(begins)


@given(day=DAYS)
def test_a_midnight_is_the_first_moment_of_its_day_and_of_no_other(day: date) -> None:
    begins = queries.midnight(day)
    assert timezone.localdate(begins) == day
    second_before = begins.astimezone(UTC) - timedelta(seconds=1)
    assert timezone.localdate(second_before) == day - timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 12, 24), 5, date(2027, 1, 4)),
        (date(2027, 4, 26), 1, date(2027, 4, 28)),
    ],
)
@pytest.mark.django_db
def test_so_many_working_days_after_a_day_skips_holidays(start: date, days: int, end: date) -> None:
    assert queries.werkdagen_after(start, days) == end


def test_the_next_working_day_comes_after_a_month_that_the_gemeente_is_closed(cast: Cast) -> None:
    first = date(2027, 7, 1)
    for n in range(31):
        day = first + timedelta(days=n)
        actions.add_sluitingsdag(by=cast.frits, at=NOW, dag=day, reden="Verhuizing")
    assert queries.werkdagen_after(date(2027, 6, 30), 1) == date(2027, 8, 2)


def test_an_own_closed_day_counts_until_it_is_taken_away(cast: Cast) -> None:
    day = date(2026, 12, 24)
    actions.add_sluitingsdag(by=cast.frits, at=NOW, dag=day, reden="Brugdag")
    assert day in queries.closed_days(day, day)
    actions.remove_sluitingsdag(by=cast.frits, at=NOW, dag=day)
    actions.remove_sluitingsdag(by=cast.frits, at=NOW, dag=day)
    assert day not in queries.closed_days(day, day)
    done = Event.objects.filter(did__startswith="kalender.").values_list("did", flat=True)
    assert sorted(done) == ["kalender.closed_day_added", "kalender.closed_day_removed"]


def test_a_day_is_listed_once(cast: Cast) -> None:
    day = date(2026, 12, 24)
    actions.add_sluitingsdag(by=cast.frits, at=NOW, dag=day, reden="Brugdag")
    with pytest.raises(actions.CannotAdminister, match="staat al"):
        actions.add_sluitingsdag(by=cast.frits, at=NOW, dag=day, reden="Weer")
    assert Sluitingsdag.objects.get().reden == "Brugdag"


@pytest.mark.parametrize(
    ("parents", "found"),
    [
        ({1: None}, {1}),
        ({1: None, 2: 1, 3: 2, 4: None}, {1, 2, 3}),
        ({1: 3, 2: 1, 3: 2}, {1, 2, 3}),
        ({1: 1}, {1}),
        ({2: None}, {1}),
    ],
)
def test_an_afdeling_holds_all_below_it_and_a_loop_ends(
    parents: dict[int, int | None], found: set[int]
) -> None:
    assert with_descendants(1, parents) == found
