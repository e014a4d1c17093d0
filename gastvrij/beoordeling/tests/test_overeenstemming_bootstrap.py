import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling.rules.overeenstemming import (
    Reden,
    Uitkomst,
    Weging,
    bootstrap,
    count,
    from_rows,
    maten,
)
from gastvrij.beoordeling.rules.overeenstemming.percentage import percent_agreement
from gastvrij.beoordeling.rules.overeenstemming.telling import Telling
from gastvrij.beoordeling.rules.overeenstemming.verdelingen import (
    f_cdf,
    f_quantile,
    incomplete_beta,
    t_quantile,
    t_tails,
)

pytestmark = pytest.mark.one_database

PERCENT = {"percent": percent_agreement}


def pairs(n: int, seed: int) -> list[list[int]]:
    draw = random.Random(seed)  # noqa: S311
    return [
        [one, one if draw.random() < 0.7 else draw.randrange(3)]
        for one in draw.choices(range(3), k=n)
    ]


def test_a_round_is_the_figures_of_the_conversations_that_were_drawn() -> None:
    rows = pairs(12, 1)
    gesprekken = [str(at // 3) for at in range(12)]
    gegevens = from_rows(rows, gesprekken=gesprekken)
    seen: list[Telling] = []

    def keep(telling: Telling) -> Uitkomst:
        seen.append(telling)
        return percent_agreement(telling)

    bootstrap(gegevens, {"percent": keep}, seed=5, rounds=20)
    drawing = random.Random(5)  # noqa: S311
    for telling in seen:
        drawn = drawing.choices(range(4), k=4)
        again = count(gegevens, [gegevens.rijen[3 * at + of] for at in drawn for of in range(3)])
        assert telling.items == again.items
        assert telling.randen == again.randen
        assert telling.paren == again.paren
        assert telling.volledig == again.volledig


def test_the_same_seed_gives_the_same_interval_and_another_one_nearly() -> None:
    gegevens = from_rows(pairs(60, 2))
    every = maten(gegevens, Weging.LINEAR)
    one, same, other = (bootstrap(gegevens, every, seed=seed, rounds=200) for seed in (1, 1, 2))
    assert one == same
    assert one != other
    for name, figure in every.items():
        middle, interval = figure(count(gegevens)).waarde, one[name]
        assert middle is not None
        assert interval.laag is not None
        assert interval.hoog is not None
        assert interval.laag < middle < interval.hoog


def test_the_interval_of_a_share_is_about_that_of_the_binomial() -> None:
    rows = [[1, 1]] * 80 + [[0, 1]] * 20
    found = bootstrap(from_rows(rows), PERCENT, seed=3, rounds=2000)["percent"]
    assert found.laag == pytest.approx(0.8 - 1.96 * 0.04, abs=0.01)
    assert found.hoog == pytest.approx(0.8 + 1.96 * 0.04, abs=0.01)


def test_items_of_one_conversation_are_not_taken_for_independent() -> None:
    rows = [[1, 1]] * 50 + [[0, 1]] * 50
    apart = bootstrap(from_rows(rows), PERCENT, seed=1, rounds=500)["percent"]
    ten = [str(at // 10) for at in range(100)]
    together = bootstrap(from_rows(rows, gesprekken=ten), PERCENT, seed=1, rounds=500)["percent"]
    assert together.laag is not None
    assert apart.laag is not None
    assert together.laag < apart.laag - 0.1


def test_the_progress_is_told_every_round() -> None:
    told: list[tuple[int, int]] = []
    bootstrap(
        from_rows(pairs(5, 1)), PERCENT, seed=1, rounds=7, progress=lambda *at: told.append(at)
    )
    assert told == [(at, 7) for at in range(1, 8)]


def test_one_conversation_has_no_interval() -> None:
    gegevens = from_rows(pairs(5, 1), gesprekken=["g"] * 5)
    found = bootstrap(gegevens, PERCENT, seed=1)["percent"]
    assert (found.laag, found.reden) == (None, Reden.TE_WEINIG_GESPREKKEN)


def test_a_figure_that_is_often_undefined_has_no_interval() -> None:
    gegevens = from_rows([[1, 1], [1, 1], [2, 2]])
    found = bootstrap(gegevens, maten(gegevens), seed=1, rounds=100)
    assert found["cohen_kappa"].reden is Reden.TE_VAAK_ONBEPAALD
    assert found["percent_agreement"].laag == found["percent_agreement"].hoog == 1


@pytest.mark.parametrize(
    ("share", "above", "below", "printed"),
    # The tables of F and t in any textbook.
    [
        (0.95, 1, 10, 4.96),
        (0.95, 5, 10, 3.33),
        (0.975, 5, 15, 3.58),
        (0.975, 15, 5, 6.43),
        (0.975, 3, 120, 3.23),
        (0.99, 2, 2, 99.0),
        (0.05, 10, 5, 0.3007),
    ],
)
def test_quantiles_of_f_are_those_of_the_tables(
    share: float, above: float, below: float, printed: float
) -> None:
    assert f_quantile(share, above, below) == pytest.approx(printed, abs=0.005)


@pytest.mark.parametrize(
    ("free", "printed"), [(1, 12.706), (11, 2.201), (99, 1.984), (10**6, 1.96)]
)
def test_quantiles_of_t_are_those_of_the_tables(free: int, printed: float) -> None:
    assert t_quantile(0.95, free) == pytest.approx(printed, abs=0.0005)
    assert t_tails(t_quantile(0.95, free), free) == pytest.approx(0.05)


@given(st.floats(0.01, 0.99), st.floats(0.5, 200), st.floats(0.5, 200))
def test_a_quantile_is_where_the_distribution_reaches_its_share(
    share: float, above: float, below: float
) -> None:
    assert f_cdf(f_quantile(share, above, below), above, below) == pytest.approx(share)


@given(st.floats(0, 1), st.floats(0.5, 50), st.floats(0.5, 50))
def test_the_incomplete_beta_mirrors_and_rises_from_zero_to_one(
    x: float, a: float, b: float
) -> None:
    assert incomplete_beta(x, a, b) == pytest.approx(1 - incomplete_beta(1 - x, b, a), abs=1e-9)
    steps = [incomplete_beta(at / 10, a, b) for at in range(11)]
    assert (steps[0], steps[-1]) == (0, 1)
    assert all(one <= two + 1e-12 for one, two in pairwise(steps))


@pytest.mark.parametrize("x", [0.1, 0.5, 0.9])
def test_the_incomplete_beta_knows_its_closed_forms(x: float) -> None:
    assert incomplete_beta(x, 1, 1) == pytest.approx(x)
    assert incomplete_beta(x, 3, 1) == pytest.approx(x**3)
    assert incomplete_beta(x, 1, 4) == pytest.approx(1 - (1 - x) ** 4)
