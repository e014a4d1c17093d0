"""What holds for figures of agreement whatever the judgements are."""

import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gastvrij.beoordeling.rules.overeenstemming import (
    Gegevens,
    Reden,
    Uitkomst,
    Vorm,
    Weging,
    count,
    figures,
    from_rows,
    weights,
)
from gastvrij.beoordeling.rules.overeenstemming.cohen import cohen, conger
from gastvrij.beoordeling.rules.overeenstemming.fleiss import fleiss
from gastvrij.beoordeling.rules.overeenstemming.gewichten import (
    from_disagreement,
    identity,
)
from gastvrij.beoordeling.rules.overeenstemming.gwet import gwet
from gastvrij.beoordeling.rules.overeenstemming.icc import Kwadraten, f_interval, icc, mean_squares
from gastvrij.beoordeling.rules.overeenstemming.krippendorff import Schaal, krippendorff
from gastvrij.beoordeling.rules.overeenstemming.percentage import percent_agreement

pytestmark = pytest.mark.one_database

Rows = list[list[int | None]]
value = st.none() | st.integers(0, 3)
chance = st.randoms(use_true_random=False)


def tables(cell: st.SearchStrategy[int | None], raters: int, fewest: int = 0) -> st.SearchStrategy:
    return st.lists(st.lists(cell, min_size=raters, max_size=raters), min_size=fewest, max_size=8)


gaps = st.integers(2, 4).flatmap(lambda raters: tables(value, raters))
two = tables(st.integers(0, 3), 2, 1)
full = st.integers(2, 4).flatmap(lambda raters: tables(st.integers(0, 5), raters, 2))


def values(gegevens: Gegevens, weging: Weging | None = None) -> dict[str, Uitkomst]:
    return {cijfer.naam: cijfer.uitkomst for cijfer in figures(gegevens, weging)}


@given(gaps, chance, st.sampled_from([None, *Weging]))
def test_who_judged_and_in_which_order_the_items_stand_does_not_matter(
    rows: Rows, random: random.Random, weging: Weging | None
) -> None:
    before = values(from_rows(rows), weging)
    random.shuffle(rows)
    columns = [list(column) for column in zip(*rows, strict=True)]
    random.shuffle(columns)
    assert values(from_rows(list(zip(*columns, strict=True))), weging) == before


@given(gaps, st.permutations(range(4)))
def test_other_names_for_the_values_change_no_figure_that_knows_no_order(
    rows: Rows, other: Sequence[int]
) -> None:
    renamed = [[None if at is None else f"w{other[at]}" for at in row] for row in rows]
    before, after = values(from_rows(rows)), values(from_rows(renamed))
    for name in ("percent_agreement", "cohen_kappa", "fleiss_kappa", "gwet_ac1"):
        assert before[name] == after[name]
    assert before["krippendorff_alpha.nominal"] == after["krippendorff_alpha.nominal"]


@given(st.lists(st.integers(0, 3), min_size=2, max_size=8), st.integers(2, 4))
def test_who_agree_on_everything_have_one_everywhere(given_: list[int], raters: int) -> None:
    found = values(from_rows([[one] * raters for one in given_]), Weging.LINEAR)
    ones = {name: one for name, one in found.items() if one.waarde is not None}
    assert {one.waarde for one in ones.values()} == {1}
    assert {"percent_agreement", "gwet_ac1", "gwet_ac2"} <= set(ones)
    missing = {name: one.reden for name, one in found.items() if one.waarde is None}
    if len(set(given_)) > 1:
        assert set(missing) == ({"cohen_kappa"} if raters > 2 else set())
    else:
        assert missing["fleiss_kappa"] is Reden.GEEN_SPREIDING


@given(two)
def test_fleiss_for_two_is_the_pi_of_scott(rows: list[list[int]]) -> None:
    n = 2 * len(rows)
    share = [Fraction(sum(row.count(at) for row in rows), n or 1) for at in range(4)]
    agree = Fraction(sum(a == b for a, b in rows), len(rows) or 1)
    by_chance = sum((one**2 for one in share), Fraction(0))
    found = fleiss(count(from_rows(rows))).waarde
    assert found == (None if by_chance in (0, 1) else (agree - by_chance) / (1 - by_chance))


@given(two)
def test_cohen_for_two_and_conger_are_the_same(rows: list[list[int]]) -> None:
    assert conger(from_rows(rows)) == cohen(count(from_rows(rows)))


@given(gaps)
def test_weights_that_only_know_the_same_change_nothing(rows: Rows) -> None:
    telling = count(from_rows(rows))
    same = identity(len(telling.categorieen))
    # With one value seen the weights know no other, and nothing was left to chance.
    assert gwet(telling, same) == gwet(telling)
    assert cohen(telling, same) == cohen(telling)
    assert percent_agreement(telling, same) == percent_agreement(telling)


@given(two)
def test_free_weights_of_distance_are_the_linear_ones(rows: list[list[int]]) -> None:
    telling = count(from_rows(rows, categorieen=range(4)))
    own = from_disagreement([[abs(a - b) for b in range(4)] for a in range(4)])
    assert own == weights(telling.categorieen, Weging.LINEAR)
    assert cohen(telling, own).waarde is None or rows


def ordinal_distance(seen: Sequence[int], one: int, other: int) -> Fraction:
    low, high = sorted((one, other))
    return (sum(seen[low : high + 1]) - Fraction(seen[low] + seen[high], 2)) ** 2


def by_definition(rows: Rows, schaal: Schaal) -> Fraction | None:
    """Return alpha as Krippendorff writes it: each pair of a unit, and each pair of values."""
    units = [[at for at in row if at is not None] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    every = [at for unit in units for at in unit]
    seen = [every.count(at) for at in range(4)]

    def apart(one: int, other: int) -> Fraction:
        match schaal:
            case Schaal.NOMINAL:
                return Fraction(one != other)
            case Schaal.ORDINAL:
                return ordinal_distance(seen, one, other)
            case Schaal.INTERVAL:
                return Fraction(one - other) ** 2
        return Fraction(one - other, one + other or 1) ** 2

    expected = sum((apart(a, b) for a, b in permutations(every, 2)), Fraction(0))
    if not expected:
        return None
    observed = sum(
        (apart(a, b) / (len(unit) - 1) for unit in units for a, b in permutations(unit, 2)),
        Fraction(0),
    )
    return 1 - (len(every) - 1) * observed / expected


@given(gaps, st.sampled_from(Schaal))
def test_alpha_is_its_definition_over_all_pairs(rows: Rows, schaal: Schaal) -> None:
    gegevens = from_rows(rows, categorieen=range(4))
    assert krippendorff(count(gegevens), schaal).waarde == by_definition(rows, schaal)


@given(full, st.integers(-9, 9), st.integers(1, 9), st.sampled_from(Vorm))
def test_another_zero_or_unit_does_not_change_the_icc_nor_interval_alpha(
    rows: list[list[int]], shift: int, unit: int, vorm: Vorm
) -> None:
    other = [[Fraction(one * unit + shift, 7) for one in row] for row in rows]
    before, after = count(from_rows(rows)), count(from_rows(other))
    assert icc(after, vorm) == icc(before, vorm)
    assert krippendorff(after, Schaal.INTERVAL) == krippendorff(before, Schaal.INTERVAL)


@given(full)
def test_mean_squares_are_those_of_the_analysis_of_variance(whole: list[list[int]]) -> None:
    rows = [[Fraction(one, 7) for one in row] for row in whole]
    n, k = len(rows), len(rows[0])
    items = [sum(row, Fraction(0)) / k for row in rows]
    level = sum(items, Fraction(0)) / n
    judges = [sum(column, Fraction(0)) / n for column in zip(*rows, strict=True)]
    bms = k * sum(((one - level) ** 2 for one in items), Fraction(0)) / (n - 1)
    jms = n * sum(((one - level) ** 2 for one in judges), Fraction(0)) / (k - 1)
    cells = [(i, j) for i in range(n) for j in range(k)]
    wms = sum(((rows[i][j] - items[i]) ** 2 for i, j in cells), Fraction(0)) / (n * (k - 1))
    rest = [(rows[i][j] - items[i] - judges[j] + level) ** 2 for i, j in cells]
    ems = sum(rest, Fraction(0)) / ((n - 1) * (k - 1))
    assert mean_squares(count(from_rows(rows))) == Kwadraten(n, k, bms, wms, jms, ems)


@given(tables(value, 3, 2), tables(st.integers(0, 3), 3, 2), st.sampled_from(Vorm))
def test_items_that_not_everybody_judged_do_not_touch_the_icc_of_those_that_all_did(
    gaps: Rows, whole: Rows, vorm: Vorm
) -> None:
    full = [row for row in [*gaps, *whole] if None not in row]
    found = icc(count(from_rows([*gaps, *whole])), vorm)
    assert found == icc(count(from_rows(full)), vorm)


@settings(max_examples=40)
@given(full, st.sampled_from(Vorm))
def test_the_interval_by_f_holds_the_icc(rows: list[list[int]], vorm: Vorm) -> None:
    telling = count(from_rows(rows))
    found = mean_squares(telling)
    assert isinstance(found, Kwadraten)
    bounds, middle = f_interval(found, vorm), icc(telling, vorm).waarde
    if bounds is not None and middle is not None and middle > 0:
        assert bounds[0] <= middle <= bounds[1] <= 1


def test_a_mean_of_raters_that_would_be_more_than_one_is_not_given() -> None:
    telling = count(from_rows([[0, 1], [2, 0]]))
    assert icc(telling, Vorm.ICC_2_K) == Uitkomst(None, Reden.GEEN_VERSCHIL_TUSSEN_ITEMS)


def test_no_variance_to_divide_by_is_no_interval() -> None:
    same = mean_squares(count(from_rows([[1, 1], [2, 2]])))
    level = mean_squares(count(from_rows([[1, 2], [2, 1]])))
    assert isinstance(same, Kwadraten)
    assert isinstance(level, Kwadraten)
    assert f_interval(same, Vorm.ICC_1_1) is None
    assert f_interval(level, Vorm.ICC_3_1) is None
