from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling.rules import cesuur as regels
from gastvrij.beoordeling.rules.cesuur import CesuurProblem, Term, Uitkomst

CODES = ("T1", "T2", "T3", "T4")
V, O, N = "voldoende", "onvoldoende", "niet_waargenomen"  # noqa: E741
PASSED, FAILED, OPEN = Uitkomst.GESLAAGD, Uitkomst.NIET_GESLAAGD, Uitkomst.ONBEPAALD


def judge(name: str, *estimates: str) -> dict[str, Any]:
    return {"naam": name, "schattingen": dict(zip(CODES, estimates, strict=True))}


ALL: dict[str, Any] = {"regel": "alle"}
THREE: dict[str, Any] = {"regel": "minimum", "aantal": 3}
POINTS: dict[str, Any] = {"regel": "compensatorisch", "drempel": "3.5"}
ANGOFF: dict[str, Any] = {
    "regel": "angoff",
    "rechters": [
        judge("Ada", "0.9", "0.8", "0.5", "0.6"),
        judge("Bob", "0.5", "0.5", "0.5", "0.4"),
    ],
}
WEIGHTS = ("2", "1", "1", "0.5")


def terms(waarden: str, knock_out: str = "") -> list[Term]:
    """Return toetstermen from letters: v, o, n for niet waargenomen, - for no verdict yet."""
    meant = {"v": V, "o": O, "n": N, "-": None}
    return [
        Term(code, meant[letter], Decimal(weight), code in knock_out.split())
        for code, letter, weight in zip(CODES, waarden, WEIGHTS, strict=True)
    ]


@pytest.mark.parametrize(
    ("cesuur", "waarden", "knock_out", "uitkomst"),
    [
        (ALL, "vvvv", "", PASSED),
        (ALL, "vvvo", "", FAILED),
        (ALL, "vvvn", "", OPEN),
        (ALL, "vvv-", "", OPEN),
        (ALL, "vvon", "", FAILED),
        (THREE, "vvvo", "", PASSED),
        (THREE, "vvoo", "", FAILED),
        (THREE, "vvno", "", OPEN),
        (THREE, "vnoo", "", FAILED),
        (THREE, "vvvn", "", PASSED),
        (THREE, "vvvo", "T4", FAILED),
        (THREE, "vvvn", "T4", OPEN),
        (THREE, "ovvv", "T1 T2", FAILED),
        (THREE, "vooo", "T1", FAILED),
        (POINTS, "vvoo", "", FAILED),
        (POINTS, "vvov", "", PASSED),
        (POINTS, "vvvo", "", PASSED),
        (POINTS, "ovvv", "", FAILED),
        (POINTS, "nvvo", "", OPEN),
        (POINTS, "vvon", "", OPEN),
        (POINTS, "vvvo", "T4", FAILED),
        (ANGOFF, "vvvo", "", PASSED),
        (ANGOFF, "vvoo", "", FAILED),
        (ANGOFF, "vvon", "", OPEN),
    ],
)
def test_the_outcome_of_each_rule(
    cesuur: dict[str, Any], waarden: str, knock_out: str, uitkomst: Uitkomst
) -> None:
    assert regels.why_not_cesuur(cesuur, CODES) is None
    assert regels.apply(cesuur, terms(waarden, knock_out)).uitkomst is uitkomst


def test_the_working_says_what_was_reached_and_what_it_takes() -> None:
    found = regels.apply(POINTS, terms("vno-", "T2 T3"))
    assert (found.bereikt, found.nodig, found.open_telt) == (
        Fraction(2),
        Fraction(7, 2),
        Fraction(3, 2),
    )
    assert (found.onvoldoende, found.niet_waargenomen) == (("T3",), ("T2", "T4"))
    assert (found.knock_out, found.knock_out_open) == (("T3",), ("T2",))


def test_the_cut_of_angoff_is_the_mean_of_the_judges_rounded_up() -> None:
    sheet = regels.worksheet(ANGOFF)
    assert sheet.per_rechter == (Fraction(28, 10), Fraction(19, 10))
    assert (sheet.cesuur, sheet.nodig) == (Fraction(235, 100), 3)
    # The standard error of a mean of two is half the distance between them.
    assert sheet.standaardfout == pytest.approx(0.45)


def test_a_whole_mean_is_not_rounded_and_one_judge_has_no_standard_error() -> None:
    sheet = regels.angoff([{"T1": Fraction(1, 2), "T2": Fraction(1, 2)}])
    assert (sheet.cesuur, sheet.nodig, sheet.standaardfout) == (Fraction(1), 1, None)


def test_three_judges_have_the_standard_error_of_their_mean() -> None:
    sheet = regels.angoff([{"T1": Fraction(n)} for n in (1, 2, 3)])
    assert sheet.standaardfout == pytest.approx(3**-0.5)


@pytest.mark.parametrize(
    ("cesuur", "problem"),
    [
        (ALL, None),
        (THREE, None),
        (THREE | {"aantal": 4}, None),
        (POINTS, None),
        (ANGOFF, None),
        ({}, CesuurProblem.ONBEKENDE_REGEL),
        ({"regel": "gevoel"}, CesuurProblem.ONBEKENDE_REGEL),
        ({"regel": "minimum"}, CesuurProblem.AANTAL),
        (THREE | {"aantal": 0}, CesuurProblem.AANTAL),
        (THREE | {"aantal": 5}, CesuurProblem.AANTAL),
        (THREE | {"aantal": True}, CesuurProblem.AANTAL),
        (THREE | {"aantal": "3"}, CesuurProblem.AANTAL),
        ({"regel": "compensatorisch"}, CesuurProblem.DREMPEL),
        (POINTS | {"drempel": "0"}, CesuurProblem.DREMPEL),
        (POINTS | {"drempel": "veel"}, CesuurProblem.DREMPEL),
        (POINTS | {"drempel": "1/0"}, CesuurProblem.DREMPEL),
        (POINTS | {"drempel": "4.51"}, CesuurProblem.DREMPEL),
        (POINTS | {"drempel": "4.50"}, None),
        ({"regel": "angoff"}, CesuurProblem.RECHTERS),
        (ANGOFF | {"rechters": ANGOFF["rechters"][:1]}, CesuurProblem.RECHTERS),
        (ANGOFF | {"rechters": [ANGOFF["rechters"][0]] * 2}, CesuurProblem.RECHTERS),
        (
            ANGOFF | {"rechters": [judge(n, "1", "1", "1", "1") for n in (" ", "Bob")]},
            CesuurProblem.RECHTERS,
        ),
        (
            ANGOFF | {"rechters": [judge(n, "1", "1", "1", "1.1") for n in "AB"]},
            CesuurProblem.SCHATTING,
        ),
        (
            ANGOFF | {"rechters": [judge(n, "1", "1", "-0.1", "1") for n in "AB"]},
            CesuurProblem.SCHATTING,
        ),
        (
            ANGOFF | {"rechters": [{"naam": n, "schattingen": {"T1": "1"}} for n in "AB"]},
            CesuurProblem.SCHATTING,
        ),
        (
            ANGOFF | {"rechters": [judge(n, "0", "0", "0", "0") for n in "AB"]},
            CesuurProblem.SCHATTING,
        ),
    ],
)
def test_what_is_no_cesuur_is_refused(
    cesuur: dict[str, Any], problem: CesuurProblem | None
) -> None:
    punten = sum(map(Decimal, WEIGHTS), Decimal(0))
    assert regels.why_not_cesuur(cesuur, CODES, punten=punten) is problem


@pytest.mark.parametrize(
    ("said", "chance"),
    [
        ("0,8", "0.8"),
        ("0.8", "0.8"),
        ("80", "0.8"),
        (" 80 % ", "0.8"),
        ("62,5%", "0.625"),
        ("1", "1"),
        ("1%", "0.01"),
        ("0", "0"),
        ("100", "1"),
        ("101", None),
        ("-1", None),
        ("veel", None),
        ("", None),
        ("1e3", None),
    ],
)
def test_an_estimate_is_read_as_a_chance_or_a_percentage(said: str, chance: str | None) -> None:
    assert regels.read_estimate(said) == (Decimal(chance) if chance is not None else None)


@st.composite
def exams(draw: st.DrawFn) -> tuple[dict[str, Any], list[Term]]:
    codes = CODES[: draw(st.integers(1, 4))]
    cesuren = st.one_of(
        st.just(ALL),
        st.integers(1, len(codes)).map(lambda n: {"regel": "minimum", "aantal": n}),
        st.integers(1, 20).map(lambda n: {"regel": "compensatorisch", "drempel": str(n / 4)}),
        st.lists(
            st.fixed_dictionaries({c: st.sampled_from(["0", "0.4", "0.75", "1"]) for c in codes}),
            min_size=2,
            max_size=3,
        ).map(
            lambda found: {
                "regel": "angoff",
                "rechters": [{"naam": str(n), "schattingen": s} for n, s in enumerate(found)],
            }
        ),
    )
    termen = [
        Term(
            code,
            draw(st.sampled_from([V, O, N, None])),
            draw(st.sampled_from([Decimal(w) for w in ("0", "0.5", "1", "2")])),
            draw(st.booleans()),
        )
        for code in codes
    ]
    return draw(cesuren), termen


def with_waarde(termen: list[Term], place: int, waarde: str) -> list[Term]:
    found = list(termen)
    found[place] = Term(found[place].code, waarde, found[place].gewicht, found[place].is_knock_out)
    return found


RANK = {FAILED: 0, OPEN: 1, PASSED: 2}


@given(exams(), st.data())
def test_a_verdict_that_becomes_voldoende_never_makes_an_outcome_worse(
    exam: tuple[dict[str, Any], list[Term]], data: st.DataObject
) -> None:
    cesuur, termen = exam
    place = data.draw(st.integers(0, len(termen) - 1))
    before = regels.apply(cesuur, termen).uitkomst
    after = regels.apply(cesuur, with_waarde(termen, place, V)).uitkomst
    assert RANK[after] >= RANK[before]


@given(exams())
def test_an_outcome_stands_exactly_if_no_unseen_toetsterm_could_turn_it(
    exam: tuple[dict[str, Any], list[Term]],
) -> None:
    cesuur, termen = exam
    unseen = [place for place, term in enumerate(termen) if term.waarde not in {V, O}]
    possible = set()
    for waarden in product((V, O), repeat=len(unseen)):
        whole = termen
        for place, waarde in zip(unseen, waarden, strict=True):
            whole = with_waarde(whole, place, waarde)
        possible.add(regels.apply(cesuur, whole).uitkomst)
    assert OPEN not in possible
    assert {regels.apply(cesuur, termen).uitkomst} == (possible if len(possible) == 1 else {OPEN})
