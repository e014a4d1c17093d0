from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders.rules.versies import (
    Gebruik,
    is_expired,
    planned,
    running,
    standing,
    superseded,
    sure_start,
)

DAY = date(2026, 11, 20)


def use(key: int, versie: int, per: int, besloten: int = 0, kader: int = 1) -> Gebruik:
    """Return a decision; days count from a Friday."""
    return Gebruik(key, kader, versie, DAY + timedelta(days=per), DAY + timedelta(days=besloten))


@pytest.mark.parametrize(
    ("decisions", "runs"),
    [
        ([], {}),
        ([use(1, 1, -90)], {-91: None, -90: 1, 50: 1}),
        ([use(1, 1, -90), use(2, 2, 0)], {-1: 1, 0: 2}),
        ([use(1, 1, -90), use(2, 2, 30), use(3, 2, 60)], {30: 1, 60: 2}),
        ([use(1, 1, -90), use(2, 2, 30), use(3, 2, 10)], {10: 2}),
        ([use(1, 1, -90), use(2, 2, 30), use(3, 1, 0)], {30: 1, 90: 1}),
        ([use(1, 1, -90), use(2, 2, 30), use(3, 3, 10)], {10: 3, 30: 3}),
        ([use(1, 1, -90), use(2, 2, 30), use(3, 3, 60)], {10: 1, 30: 2, 60: 3}),
        ([use(1, 1, -90), use(2, 2, -10), use(3, 2, 60, besloten=0)], {-5: 2, 30: 2}),
    ],
)
def test_the_last_decision_that_has_started_runs(
    decisions: list[Gebruik], runs: dict[int, int | None]
) -> None:
    for day, versie in runs.items():
        found = running(decisions, on=DAY + timedelta(days=day)).get(1)
        assert (found.versie if found else None) == versie


uses = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 20), st.integers(0, 9)), max_size=8
).map(
    lambda rows: [
        use(key, versie, per=key * 5 + ahead, besloten=key * 5)
        for key, (versie, ahead, _) in enumerate(rows, start=1)
    ]
)


@given(uses)
def test_a_decision_never_changes_what_ran_before_it_was_taken(decisions: list[Gebruik]) -> None:
    for count in range(len(decisions)):
        before, after = decisions[:count], decisions[: count + 1]
        yesterday = decisions[count].besloten - timedelta(days=1)
        assert running(before, on=yesterday) == running(after, on=yesterday)
    assert [one.per for one in standing(decisions)] == sorted(
        one.per for one in standing(decisions)
    )


def test_planned_is_the_first_that_is_to_start() -> None:
    decisions = [use(1, 1, -9), use(2, 2, 5), use(3, 3, 9), use(4, 4, 3, kader=2)]
    assert {kader: one.versie for kader, one in planned(decisions, on=DAY).items()} == {1: 2, 2: 4}


@pytest.mark.parametrize(
    ("decisions", "over"),
    [
        ([], set()),
        ([use(1, 1, -9)], set()),
        ([use(1, 1, -9), use(2, 2, 0)], {1}),
        ([use(1, 1, -9), use(2, 2, 1)], set()),
        ([use(1, 1, -9), use(2, 3, 0)], {1, 2}),
        ([use(1, 1, -9), use(2, 3, 0), use(3, 2, 5)], {1}),
    ],
)
def test_a_version_has_had_its_day_once_another_runs(
    decisions: list[Gebruik], over: set[int]
) -> None:
    published = {1: (1, 1), 2: (1, 2), 3: (1, 3), 9: (2, 1)}
    assert superseded(decisions, published, on=DAY) == over


@pytest.mark.parametrize(
    ("until", "expired"), [(None, False), (DAY, False), (DAY - timedelta(days=1), True)]
)
def test_a_version_is_past_its_end_the_day_after(until: date | None, expired: bool) -> None:  # noqa: FBT001
    assert is_expired(until, on=DAY) is expired


def test_a_start_in_doubt_is_no_start() -> None:
    said = {"effective_from": "2025-07-01", "ambiguous": []}
    assert sure_start(said) == date(2025, 7, 1)
    assert sure_start(said | {"ambiguous": ["effective-from"]}) is None
    assert sure_start({"effective_from": None}) is None
