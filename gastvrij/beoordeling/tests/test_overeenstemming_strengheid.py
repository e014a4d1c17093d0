import random
from fractions import Fraction
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling.rules.overeenstemming import (
    Meting,
    Reden,
    Score,
    from_rows,
    measure,
    severity,
)

pytestmark = pytest.mark.one_database

Rows = list[list[int | None]]
PLANTED = (-0.9, -0.5, -0.2, 0.1, 0.4, 1.1)


def test_the_fair_average_is_freed_from_the_items_that_somebody_got() -> None:
    # Els is a point stricter than Wim, but got the good conversations.
    rows: Rows = [[8, 9, None], [7, 8, None], [None, 4, 4], [None, 3, 3]]
    found = severity(from_rows(rows, beoordelaars=["els", "wim", "fay"]))
    assert not isinstance(found, Reden)
    els, wim, fay = found
    assert (els.beoordelaar, els.n, els.gemiddelde) == ("els", 2, Fraction(15, 2))
    assert wim.n == 4
    assert wim.verschil - els.verschil == 1
    assert wim.verschil == fay.verschil
    assert els.gemiddelde > wim.gemiddelde
    assert els.eerlijk < wim.eerlijk


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=6))
def test_who_all_judged_everything_have_their_own_average(rows: list[list[int]]) -> None:
    found = severity(from_rows(rows))
    assert not isinstance(found, Reden)
    assert [one.eerlijk for one in found] == [one.gemiddelde for one in found]
    assert sum(one.verschil for one in found) == 0


@given(st.lists(st.integers(-3, 3), min_size=4, max_size=4), st.randoms(use_true_random=False))
def test_planted_strictness_is_found_exactly_where_nothing_else_differs(
    effects: list[int], draw: random.Random
) -> None:
    rows: Rows = [[50, 50, None, None], [None, 50, 50, None], [None, None, 50, 50]]
    rows += [[50 if draw.random() < 0.6 else None for _ in effects] for _ in range(4)]
    levels = [draw.randrange(20) for _ in rows]
    judged: Rows = [
        [
            None if at is None else at + level + effect
            for at, effect in zip(row, effects, strict=True)
        ]
        for row, level in zip(rows, levels, strict=True)
    ]
    found = severity(from_rows(judged))
    assert not isinstance(found, Reden)
    mean = Fraction(sum(effects), 4)
    assert [one.verschil for one in found] == [effect - mean for effect in effects]


@pytest.mark.parametrize(
    ("rows", "reden"),
    [
        ([["ja", "nee"]], Reden.GEEN_GETALLEN),
        ([[1, None], [None, 2]], Reden.GEEN_DUBBEL),
        ([], Reden.GEEN_DUBBEL),
        ([[1, 2, None, None], [None, None, 3, 4]], Reden.NIET_VERBONDEN),
    ],
)
def test_strictness_needs_numbers_and_shared_items(rows: Rows, reden: Reden) -> None:
    assert severity(from_rows(rows)) is reden


def test_who_shared_nothing_is_left_out() -> None:
    found = severity(from_rows([[1, 2, None], [None, None, 5]]))
    assert not isinstance(found, Reden)
    assert [one.beoordelaar for one in found] == ["1", "2"]


def simulate(seed: int, *, gesprekken: int = 80) -> list[Score]:
    """Return judgements from 1 to 4 that the model itself makes with the planted strictness."""
    draw = random.Random(seed)  # noqa: S311
    steps, criteria = (-1.2, 0.0, 1.2), (-0.6, -0.1, 0.2, 0.5)
    found = []
    for gesprek in range(gesprekken):
        able = draw.gauss(0.3, 1)
        for criterium, hard in enumerate(criteria):
            for who, strict in enumerate(PLANTED):
                weights = [1.0]
                for step in steps:
                    weights.append(weights[-1] * exp(able - hard - strict - step))
                (waarde,) = draw.choices(range(1, 5), weights)
                found.append(Score(f"g{gesprek}", f"c{criterium}", f"b{who}", waarde))
    return found


def logits(found: tuple[Meting, ...] | Reden) -> list[float]:
    assert not isinstance(found, Reden)
    return [one.logit for one in found if one.logit is not None]


def test_planted_strictness_comes_back_in_logits() -> None:
    scores = simulate(7)
    found = measure(scores)
    assert logits(found) == pytest.approx(PLANTED, abs=0.2)
    assert sum(logits(found)) == pytest.approx(0, abs=1e-9)
    assert not isinstance(found, Reden)
    assert {one.n for one in found} == {320}
    assert all(one.fout is not None and 0.05 < one.fout < 0.12 for one in found)


def test_judgements_left_out_at_random_do_not_move_the_measure_far() -> None:
    draw = random.Random(1)  # noqa: S311
    scores = [score for score in simulate(8) if draw.random() < 0.6]
    assert logits(measure(scores)) == pytest.approx(PLANTED, abs=0.25)


def test_values_that_nobody_gave_are_no_step() -> None:
    scores = simulate(9, gesprekken=20)
    wide = [score._replace(waarde=score.waarde * 10) for score in scores]
    assert measure(wide) == measure(scores)


def test_who_only_gives_the_best_cannot_be_measured_and_is_named() -> None:
    scores = simulate(10, gesprekken=20)
    kind = [Score(score.gesprek, score.criterium, "mild", 4) for score in scores[::6]]
    found = measure([*scores, *kind])
    assert not isinstance(found, Reden)
    assert found[-1] == Meting("mild", len(kind), None, None, Reden.ALTIJD_UITERSTE)
    assert logits(found) == pytest.approx(logits(measure(scores)))


def test_what_cannot_be_measured_says_why() -> None:
    assert measure([]) is Reden.GEEN_SPREIDING
    assert measure([Score("g", "c", "b", 1)]) is Reden.GEEN_SPREIDING
    one, two = simulate(11, gesprekken=10), simulate(12, gesprekken=10)
    apart = [score._replace(gesprek=f"x{score.gesprek}", beoordelaar="x") for score in two]
    assert measure([*one, *apart]) is Reden.NIET_VERBONDEN


def test_measures_that_run_away_are_not_given() -> None:
    # On every conversation a is a step above b, so nothing holds their distance.
    ladder = [
        Score(f"g{at}", "c", who, at + above)
        for at in range(4)
        for who, above in (("a", 1), ("b", 0))
    ]
    assert measure(ladder) is Reden.NIET_TOT_RUST
