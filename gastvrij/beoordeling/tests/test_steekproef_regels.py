"""The rules of quality: the draw, averages, terms and rehearsals."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling.rules import kwaliteit, steekproef

ONE, TWO = UUID(int=1), UUID(int=2)


def test_a_lot_is_the_sha256_of_seed_colon_and_uuid() -> None:
    said = "zaad:00000000-0000-0000-0000-000000000001"
    assert steekproef.lot("zaad", ONE) == sha256(said.encode()).hexdigest()


def test_the_lowest_lot_is_drawn_and_nothing_gives_nothing() -> None:
    assert steekproef.draw("zaad", []) is None
    assert steekproef.draw("zaad", [ONE]) == ONE
    lowest = min((ONE, TWO), key=lambda one: steekproef.lot("zaad", one))
    assert steekproef.draw("zaad", [ONE, TWO]) == lowest


@given(
    seed=st.text(max_size=20),
    gesprekken=st.lists(st.uuids(), min_size=1, max_size=30, unique=True),
    data=st.data(),
)
def test_the_draw_does_not_depend_on_the_order_and_takes_one_of_them(
    seed: str, gesprekken: list[UUID], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(gesprekken))
    drawn = steekproef.draw(seed, gesprekken)
    assert drawn == steekproef.draw(seed, shuffled)
    assert drawn in gesprekken


@given(gesprekken=st.lists(st.uuids(), min_size=2, max_size=12, unique=True))
def test_what_was_not_drawn_keeps_its_place_when_the_drawn_one_goes(
    gesprekken: list[UUID],
) -> None:
    by_lot = sorted(gesprekken, key=lambda one: steekproef.lot("zaad", one))
    left = list(gesprekken)
    for expected in by_lot:
        drawn = steekproef.draw("zaad", left)
        assert drawn == expected
        left.remove(expected)


def test_every_conversation_is_drawn_about_as_often_over_many_seeds() -> None:
    gesprekken = [UUID(int=n) for n in range(4)]
    drawn = [steekproef.draw(str(seed), gesprekken) for seed in range(4000)]
    assert all(900 < drawn.count(one) < 1100 for one in gesprekken)


@pytest.mark.parametrize("n", [0, 1, 4])
def test_there_is_no_average_and_no_decimal_under_five_conversations(n: int) -> None:
    assert kwaliteit.average([Fraction(80)] * n) is None
    assert kwaliteit.decimals(n) == 0


def test_from_five_on_the_average_is_the_exact_mean_with_one_decimal() -> None:
    scores = [Fraction(100), Fraction(200, 3), Fraction(50), Fraction(0), Fraction(75)]
    assert kwaliteit.average(scores) == Fraction(875, 15)
    assert kwaliteit.decimals(5) == 1


def test_one_can_dispute_fourteen_days_after_sharing() -> None:
    shared = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    assert kwaliteit.last_moment_to_dispute(shared) == shared + timedelta(days=14)


@pytest.mark.parametrize(
    ("waarden", "left"),
    [
        ([], {1, 2}),
        ([(1, "niet_waargenomen")], {1, 2}),
        ([(1, "onvoldoende")], {2}),
        ([(1, "niet_waargenomen"), (1, "voldoende")], {2}),
        ([(1, "voldoende"), (2, "voldoende"), (3, "voldoende")], set()),
    ],
)
def test_a_term_had_no_opportunity_until_a_rehearsal_says_something_of_it(
    waarden: list[tuple[int, str]], left: set[int]
) -> None:
    assert kwaliteit.without_opportunity(waarden, [1, 2]) == left
