"""Which figures of a team may be shown: nobody's judgement follows from any of them together."""

from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gastvrij.conftest import examples
from gastvrij.ontwikkeling.rules.team import (
    MINSTE,
    Conclusie,
    Telling,
    Verdeling,
    are_safe,
    conclusie,
    is_at_level,
    is_enough,
    is_open_part,
    total,
    verdeling,
    with_figures,
)

Selecties = Mapping[str, frozenset[int]]


def alone(**groups: range) -> tuple[dict[str, frozenset[int]], dict[int, int]]:
    """Return selections of people who are each a group of one."""
    selecties = {naam: frozenset(people) for naam, people in groups.items()}
    return selecties, dict.fromkeys(frozenset().union(*selecties.values()), 1)


@pytest.mark.parametrize(
    ("groups", "shown"),
    [
        ({"a": range(5)}, ["a"]),
        ({"a": range(4)}, []),
        ({"a": range(0)}, ["a"]),
        # The afdeling minus the one below it leaves five, or four, or nobody.
        ({"a": range(10), "b": range(5)}, ["a", "b"]),
        ({"a": range(9), "b": range(5)}, ["a"]),
        ({"a": range(7), "b": range(7)}, ["a", "b"]),
        # Two below it, of which one is too small: then the other would tell about that one.
        ({"a": range(9), "b": range(6), "c": range(6, 9)}, ["a"]),
        ({"a": range(16), "b": range(8), "c": range(8, 16)}, ["a", "b", "c"]),
        ({"a": range(18), "b": range(8), "c": range(8, 16)}, ["a", "b"]),
        # A functie and an afdeling that share all but a few.
        ({"a": range(12), "f": range(2, 14)}, ["a"]),
        ({"a": range(12), "f": range(6, 18)}, ["a", "f"]),
        # A functie that is the afdeling and somebody else.
        ({"a": range(12), "f": range(11)}, ["a"]),
    ],
)
def test_a_selection_shows_only_if_no_sum_or_difference_leaves_1_to_4_people(
    groups: dict[str, range], shown: list[str]
) -> None:
    assert list(with_figures(*alone(**groups)).keuzes) == shown


SETS = st.dictionaries(
    st.sampled_from("abcdefgh"), st.frozensets(st.integers(0, 11)), min_size=1, max_size=8
)
SIZES = st.fixed_dictionaries({groep: st.integers(1, 9) for groep in range(12)})


def parts(selecties: Selecties) -> set[frozenset[int]]:
    """Return who stand in exactly the same selections, found the slow way."""
    found: dict[tuple[bool, ...], set[int]] = {}
    for groep in frozenset().union(*selecties.values()):
        key = tuple(groep in groepen for groepen in selecties.values())
        found.setdefault(key, set()).add(groep)
    return {frozenset(one) for one in found.values()}


def people(groepen: frozenset[int], sizes: Mapping[int, int]) -> int:
    return sum(sizes[groep] for groep in groepen)


@settings(max_examples=examples(200), deadline=None)
@given(SETS, SIZES)
def test_no_two_selections_that_show_subtract_to_1_to_4_people(
    selecties: Selecties, sizes: dict[int, int]
) -> None:
    taken = with_figures(selecties, sizes).keuzes
    for one in taken:
        assert are_safe(people(selecties[one], sizes))
    for one, other in combinations(taken, 2):
        first, second = selecties[one], selecties[other]
        for left in (first - second, second - first, first & second):
            assert people(left, sizes) == 0 or people(left, sizes) >= MINSTE


@settings(max_examples=examples(200), deadline=None)
@given(SETS, SIZES, st.lists(st.integers(-3, 3), min_size=8, max_size=8))
def test_no_sum_of_figures_with_any_weights_is_about_1_to_4_people(
    selecties: Selecties, sizes: dict[int, int], weights: list[int]
) -> None:
    taken = with_figures(selecties, sizes).keuzes
    weight_of = dict(zip(taken, weights, strict=False))
    touched = {
        groep for groep in sizes if sum(weight_of[one] for one in taken if groep in selecties[one])
    }
    assert are_safe(people(frozenset(touched), sizes))


@settings(max_examples=examples(200), deadline=None)
@given(SETS, SIZES)
def test_the_parts_hold_everybody_who_is_shown_once_and_are_large_enough(
    selecties: Selecties, sizes: dict[int, int]
) -> None:
    getoond = with_figures(selecties, sizes)
    assert set(getoond.delen) == parts({one: selecties[one] for one in getoond.keuzes})
    assert all(is_enough(people(part, sizes)) for part in getoond.delen)


JUDGED = st.fixed_dictionaries(
    {groep: st.tuples(st.integers(0, 9), st.integers(0, 9)) for groep in range(12)}
)


def counted(sizes: Mapping[int, int], judged: Mapping[int, tuple[int, int]]) -> dict[int, Telling]:
    """Return counts of each group: how many are at level, and below, of as many as there are."""
    return {
        groep: Telling(size, op := min(judged[groep][0], size), min(judged[groep][1], size - op))
        for groep, size in sizes.items()
    }


@settings(max_examples=examples(300), deadline=None)
@given(SETS, SIZES, JUDGED)
def test_no_tables_together_say_where_1_to_4_people_stand(
    selecties: Selecties, sizes: dict[int, int], judged: dict[int, tuple[int, int]]
) -> None:
    getoond = with_figures(selecties, sizes)
    tellingen = counted(sizes, judged)
    tables = {one: verdeling(one, getoond, selecties, tellingen) for one in getoond.keuzes}
    opened = [one for one, table in tables.items() if table.op is not None]
    for part in parts({one: selecties[one] for one in opened}):
        found = total(tellingen[groep] for groep in part)
        assert are_safe(found.op, found.onder)
        if found.op == 0 or found.onder == 0:
            # All stand on one side, so wherever is shown how many were discussed it is known.
            for small in parts({one: selecties[one] for one in getoond.keuzes}):
                if small <= part:
                    assert are_safe(total(tellingen[groep] for groep in small).besproken)


@settings(max_examples=examples(300), deadline=None)
@given(SETS, SIZES, JUDGED)
def test_no_two_tables_subtract_to_where_1_to_4_people_stand(
    selecties: Selecties, sizes: dict[int, int], judged: dict[int, tuple[int, int]]
) -> None:
    getoond = with_figures(selecties, sizes)
    tellingen = counted(sizes, judged)
    tables = {one: verdeling(one, getoond, selecties, tellingen) for one in getoond.keuzes}
    for one, first in tables.items():
        for other, second in tables.items():
            if selecties[other] < selecties[one] and first.op is not None and second.op is not None:
                assert are_safe(first.op - second.op)
                assert are_safe((first.onder or 0) - (second.onder or 0))


@pytest.mark.parametrize(
    ("deel", "besproken", "is_open"),
    [
        (Telling(12, 6, 5), [11], True),
        (Telling(12, 6, 5), [8, 3], True),
        (Telling(12, 7, 4), [11], False),
        (Telling(12, 4, 7), [11], False),
        (Telling(12, 0, 5), [5], True),
        (Telling(12, 6, 0), [6, 0], True),
        # All below: then the three of the smaller part are known to be.
        (Telling(18, 0, 9), [6, 3], False),
        (Telling(12, 0, 4), [4], False),
        (Telling(12, 0, 0), [0, 0], True),
    ],
)
def test_who_is_below_level_shows_with_five_on_either_side_or_all_on_one(
    deel: Telling, besproken: list[int], *, is_open: bool
) -> None:
    assert is_open_part(deel, besproken) is is_open


def test_the_largest_selection_shows_where_people_stand_and_those_that_would_tell_do_not() -> None:
    selecties = {"all": frozenset({1, 2}), "one": frozenset({1}), "two": frozenset({2})}
    sizes = {1: 12, 2: 12}
    getoond = with_figures(selecties, sizes)
    assert list(getoond.keuzes) == ["all", "one", "two"]
    tellingen = {1: Telling(12, 6, 2, 6), 2: Telling(12, 0, 5, 0)}
    shown = {one: verdeling(one, getoond, selecties, tellingen) for one in selecties}
    assert shown["all"] == Verdeling(24, 13, 6, 7, 6)
    assert shown["one"] == Verdeling(12, 8, None, None, 6)
    assert shown["two"] == Verdeling(12, 5, None, None, 0)
    assert (shown["one"].niet_besproken, shown["one"].dekking) == (4, 8 / 12)


@pytest.mark.parametrize(
    ("doel", "shown"), [(0, 0), (4, None), (5, 5), (7, 7), (8, None), (12, 12)]
)
def test_goals_show_if_nobody_or_five_have_one_and_nobody_or_five_have_none(
    doel: int, shown: int | None
) -> None:
    selecties, sizes = {"a": frozenset({1})}, {1: 12}
    found = verdeling("a", with_figures(selecties, sizes), selecties, {1: Telling(12, 0, 0, doel)})
    assert found.doel == shown


def test_the_conclusion_counts_competences_of_which_less_than_half_was_discussed() -> None:
    def rij(besproken: int) -> Verdeling:
        return Verdeling(10, besproken, None, None, None)

    assert conclusie([]) == Conclusie(0, 0, 0)
    assert conclusie([rij(0), rij(4), rij(5), rij(10)]) == Conclusie(2, 1, 4)


def test_a_level_is_reached_from_the_place_on_that_is_asked() -> None:
    assert [is_at_level(place, 2) for place in (1, 2, 3)] == [False, True, True]
