from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.ontwikkeling import rules
from gastvrij.ontwikkeling.rules import Bewijs, Koppeling, Steun

A2, F21, F22 = (UUID(int=n) for n in (1, 2, 3))
LUISTERT, VRAAGT, SCHRIJFT = (UUID(int=n) for n in (10, 11, 12))
OLD, NEW = 1, 2
TIES = [
    Koppeling(OLD, F21, LUISTERT, "draagt_bij"),
    Koppeling(OLD, A2, LUISTERT, "deels"),
    Koppeling(NEW, F21, VRAAGT, "deels"),
]


steps = st.sampled_from([A2, F21, F22])
targets = st.sampled_from([LUISTERT, VRAAGT, SCHRIJFT])
bewijzen = st.lists(
    st.tuples(st.sampled_from([None, OLD, NEW]), st.frozensets(steps)), max_size=6
).map(lambda rows: [Bewijs(key, table, shown) for key, (table, shown) in enumerate(rows)])
koppelingen = st.lists(
    st.builds(Koppeling, st.sampled_from([OLD, NEW]), steps, targets, st.sampled_from(["deels"])),
    unique=True,
)


def evidence(key: int, kruistabel: int | None, *stappen: UUID) -> Bewijs:
    return Bewijs(key, kruistabel, frozenset(stappen))


@pytest.mark.parametrize(
    ("bewijs", "expected"),
    [
        (evidence(1, OLD, F21), {LUISTERT: [Steun(1, F21, "draagt_bij")]}),
        (
            evidence(1, OLD, F21, A2),
            {LUISTERT: [Steun(1, A2, "deels"), Steun(1, F21, "draagt_bij")]},
        ),
        (evidence(1, NEW, F21), {VRAAGT: [Steun(1, F21, "deels")]}),
        (evidence(1, NEW, A2), {}),
        (evidence(1, None, F21), {}),
        (evidence(1, OLD, F22), {}),
        (evidence(1, OLD), {}),
    ],
)
def test_evidence_goes_through_the_crosswalk_of_its_own_observation(
    bewijs: Bewijs, expected: dict[UUID, list[Steun]]
) -> None:
    assert rules.derive([bewijs], TIES) == expected


def test_a_piece_counts_once_however_many_steps_and_indicators_it_shows() -> None:
    ties = [*TIES, Koppeling(OLD, F21, VRAAGT, "draagt_bij")]
    steun = rules.derive([evidence(1, OLD, F21, A2), evidence(2, OLD, A2)], ties)
    assert rules.pieces([LUISTERT], steun) == 2
    assert rules.pieces([VRAAGT], steun) == 1
    assert rules.pieces([LUISTERT, VRAAGT], steun) == 2
    assert rules.pieces([SCHRIJFT], steun) == 0


@given(st.data())
def test_taking_pieces_with_the_same_steps_together_counts_the_same(data: st.DataObject) -> None:
    every, ties = data.draw(bewijzen), data.draw(koppelingen)
    groups: dict[tuple[int | None, frozenset[UUID]], list[int]] = {}
    for one in every:
        groups.setdefault((one.kruistabel, one.stappen), []).append(one.key)
    together = [Bewijs(nr, *same) for nr, same in enumerate(groups)]
    counts = {nr: len(keys) for nr, keys in enumerate(groups.values())}
    apart, joined = rules.derive(every, ties), rules.derive(together, ties)
    for wanted in ([LUISTERT], [VRAAGT, SCHRIJFT], [LUISTERT, VRAAGT, SCHRIJFT]):
        assert rules.pieces(wanted, apart) == rules.pieces(wanted, joined, counts)


def test_below_the_minimum_nothing_is_said_of_a_competence() -> None:
    assert [rules.is_seen_enough(n) for n in range(5)] == [False, False, False, True, True]


def test_what_no_tie_reaches_no_conversation_can_show() -> None:
    assert rules.never_shown([LUISTERT, VRAAGT, SCHRIJFT], TIES) == 1
    assert rules.never_shown([], TIES) == 0
    assert rules.never_shown([LUISTERT, SCHRIJFT], []) == 2


@given(bewijzen, koppelingen)
def test_an_element_is_supported_exactly_by_evidence_that_a_tie_of_its_time_leads_from(
    every: list[Bewijs], ties: list[Koppeling]
) -> None:
    found = {
        (naar, one.bewijs, one.stap)
        for naar, steun in rules.derive(every, ties).items()
        for one in steun
    }
    assert found == {
        (tie.naar, bewijs.key, tie.van)
        for bewijs in every
        for tie in ties
        if tie.kruistabel == bewijs.kruistabel and tie.van in bewijs.stappen
    }


@given(bewijzen, koppelingen, koppelingen)
def test_a_newer_crosswalk_never_rewrites_what_was_counted_under_the_older(
    every: list[Bewijs], ties: list[Koppeling], newer: list[Koppeling]
) -> None:
    old = [bewijs for bewijs in every if bewijs.kruistabel == OLD]
    before = [tie for tie in ties if tie.kruistabel == OLD]
    after = [*before, *(tie for tie in newer if tie.kruistabel == NEW)]
    assert rules.derive(old, before) == rules.derive(old, after)
