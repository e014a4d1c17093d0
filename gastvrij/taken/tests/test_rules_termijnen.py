from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.taken import rules
from gastvrij.taken.rules import Termijn

BURGERZAKEN, SOCIAAL = 1, 2
PASPOORT, BIJSTAND = UUID(int=1), UUID(int=2)


def days(count: int, afdeling: int | None = None, onderwerp: UUID | None = None) -> Termijn:
    return Termijn("<=", Decimal(count), "werkdagen", afdeling, onderwerp)


@pytest.mark.parametrize(
    ("agreed", "found"),
    [
        ([days(5), days(3, BURGERZAKEN), days(9, None, PASPOORT)], 9),
        ([days(5), days(3, BURGERZAKEN), days(1, None, BIJSTAND)], 3),
        ([days(5), days(3, SOCIAAL)], 5),
        ([days(9, BURGERZAKEN, PASPOORT), days(3, BURGERZAKEN)], 9),
        ([days(1, SOCIAAL, PASPOORT), days(3, BURGERZAKEN)], 3),
        ([days(4, None, PASPOORT), days(2, None, PASPOORT), days(1)], 2),
        ([days(0)], 0),
        ([days(1, SOCIAAL), days(1, None, BIJSTAND)], None),
    ],
)
def test_the_narrowest_agreement_holds_and_of_several_the_shortest(
    agreed: list[Termijn], found: int | None
) -> None:
    assert rules.term_days(agreed, afdeling=BURGERZAKEN, onderwerp=PASPOORT) == found


def test_a_norm_for_an_onderwerp_holds_for_no_question_without_one() -> None:
    assert rules.term_days([days(1, None, PASPOORT)], afdeling=BURGERZAKEN) is None


places = st.sampled_from([None, BURGERZAKEN, SOCIAAL])
subjects = st.sampled_from([None, PASPOORT, BIJSTAND])


@given(
    agreed=st.lists(st.builds(days, st.integers(0, 30), places, subjects), max_size=6),
    afdeling=places,
    onderwerp=subjects,
)
def test_the_term_is_one_of_those_agreed_and_the_order_does_not_matter(
    agreed: list[Termijn], afdeling: int | None, onderwerp: UUID | None
) -> None:
    found = rules.term_days(agreed, afdeling=afdeling, onderwerp=onderwerp)
    assert found == rules.term_days(agreed[::-1], afdeling=afdeling, onderwerp=onderwerp)
    assert found is None or any(rules.werkdagen(one) == found for one in agreed)


@pytest.mark.parametrize(
    ("on", "commissie", "last"),
    [
        # Six weeks after a Friday is a Friday: 1 January, so Monday the 4th.
        (date(2026, 11, 20), False, date(2027, 1, 4)),
        (date(2026, 11, 23), False, date(2027, 1, 4)),
        (date(2026, 11, 20), True, date(2027, 1, 29)),
        # A Saturday moves to Monday.
        (date(2026, 11, 21), True, date(2027, 2, 1)),
    ],
)
def test_a_klacht_has_six_weeks_or_ten_and_ends_on_a_day_that_counts(
    on: date, last: date, *, commissie: bool
) -> None:
    holidays = {date(2027, 1, 1)}
    assert rules.klacht_until(on, has_commissie=commissie, holidays=holidays) == last


@pytest.mark.parametrize(
    ("day", "assigned", "reminds"),
    [(0, -1, True), (1, -1, True), (0, 0, True), (1, 0, False), (2, -1, False), (-1, -3, False)],
)
def test_one_is_reminded_a_working_day_before_but_not_of_what_is_new(
    day: int, assigned: int, *, reminds: bool
) -> None:
    today = date(2026, 11, 24)
    assert (
        rules.must_remind(
            day=today + timedelta(days=day),
            today=today,
            next_werkdag=today + timedelta(days=1),
            assigned_on=today + timedelta(days=assigned),
        )
        is reminds
    )


@pytest.mark.parametrize(
    ("missed", "agreed", "must"), [(3, 3, True), (4, 3, True), (2, 3, False), (9, None, False)]
)
def test_after_so_many_attempts_one_writes(missed: int, agreed: int | None, *, must: bool) -> None:
    assert rules.must_write(missed, agreed) is must


@pytest.mark.parametrize(
    ("away", "does_it"),
    [
        ({}, 1),
        ({1: 2}, 2),
        ({1: None}, None),
        ({1: 2, 2: 3}, 3),
        ({1: 2, 2: None}, None),
        ({1: 2, 2: 1}, None),
        ({2: 3}, 1),
    ],
)
def test_the_work_of_who_is_away_goes_to_who_is_there(
    away: dict[int, int | None], does_it: int | None
) -> None:
    assert rules.stand_in(1, away) == does_it


people = st.integers(1, 6)


@given(st.dictionaries(people, st.none() | people))
def test_nobody_away_stands_in_and_each_work_is_done_by_one(away: dict[int, int | None]) -> None:
    done = {person: rules.replaced_by(person, away) for person in range(1, 7)}
    for person, others in done.items():
        assert not others or person not in away
        assert all(rules.stand_in(other, away) == person for other in others)
    every = [one for others in done.values() for one in others]
    assert len(every) == len(set(every))
