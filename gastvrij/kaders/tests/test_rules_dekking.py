"""What covers what: by tables, and by what must hold for any ties."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders.rules.dekking import Band, Deel, Dekking, Graad, coverage, grade

STAP, REGEL, TERM, COMPETENTIE, NIVEAU, INDICATOR = (UUID(int=nr) for nr in range(1, 7))
STEPS = {STAP, REGEL}
TREE = [Deel(COMPETENTIE, (NIVEAU, INDICATOR)), Deel(NIVEAU, (INDICATOR,)), Deel(INDICATOR)]


@pytest.mark.parametrize(
    ("soorten", "found"),
    [
        ([], Graad.NIET),
        (["deels"], Graad.DEELS),
        (["deels", "deels"], Graad.DEELS),
        (["deels", "draagt_bij"], Graad.GEDEKT),
    ],
)
def test_one_whole_tie_covers_and_parts_never_add_up(soorten: list[str], found: Graad) -> None:
    assert grade(soorten) is found


def test_a_tie_counts_from_both_its_ends() -> None:
    for van, naar in ((STAP, TERM), (TERM, STAP)):
        found = coverage([Deel(TERM)], [Band(van, naar, "deels")], STEPS)
        assert found == {TERM: Dekking(Graad.DEELS, (STAP,))}


def test_two_ties_with_one_element_name_it_once() -> None:
    ties = [Band(STAP, TERM, "deels"), Band(TERM, STAP, "draagt_bij"), Band(REGEL, TERM, "deels")]
    assert coverage([Deel(TERM)], ties, STEPS)[TERM] == Dekking(Graad.GEDEKT, (STAP, REGEL))


def test_a_tie_on_a_part_covers_the_whole_in_part_and_not_the_other_way_round() -> None:
    below = coverage(TREE, [Band(STAP, INDICATOR, "draagt_bij")], STEPS)
    assert below[COMPETENTIE] == Dekking(Graad.DEELS, (), (1, 2))
    assert below[INDICATOR] == Dekking(Graad.GEDEKT, (STAP,))
    above = coverage(TREE, [Band(STAP, COMPETENTIE, "draagt_bij")], STEPS)
    assert above[COMPETENTIE] == Dekking(Graad.GEDEKT, (STAP,), (0, 2))
    assert above[INDICATOR] == Dekking(Graad.NIET)


def test_a_tie_with_a_third_framework_covers_nothing_here() -> None:
    assert coverage([Deel(TERM)], [Band(INDICATOR, TERM, "draagt_bij")], STEPS)[TERM] == Dekking(
        Graad.NIET
    )


IDS = st.sampled_from([STAP, REGEL, TERM, COMPETENTIE, NIVEAU, INDICATOR])
BANDS = st.lists(st.builds(Band, IDS, IDS, st.sampled_from(["draagt_bij", "deels"])), max_size=8)


@given(BANDS, BANDS)
def test_another_tie_never_makes_coverage_less(few: list[Band], more: list[Band]) -> None:
    parts = [*TREE, Deel(TERM)]
    before, after = coverage(parts, few, STEPS), coverage(parts, [*few, *more], STEPS)
    assert all(after[one].graad >= before[one].graad for one in before)
    assert before.keys() == {one.identiteit for one in parts}
