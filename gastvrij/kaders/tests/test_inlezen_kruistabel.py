"""The crosswalk table: what is read and what is refused, by line."""

import pytest

from gastvrij.kaders.inlezen import KruistabelFout, OnleesbaarBestand, read_kruistabel

HEADER = "van,naar_kader,naar,niveau,indicator,soort\n"


@pytest.mark.parametrize("separator", [",", ";"])
def test_rows_are_read_with_their_line(separator: str) -> None:
    text = HEADER + "A1,toetsplan,L1.01,,,deels\n\nF1.2,woordenboek,1.1,2,luistert,draagt_bij\n"
    one, two = read_kruistabel(text.replace(",", separator).encode())
    assert (one.van, one.naar, one.niveau, one.indicator, one.soort, one.line) == (
        "A1",
        "L1.01",
        None,
        None,
        "deels",
        2,
    )
    assert (two.niveau, two.indicator, two.line) == ("2", "luistert", 4)


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        ("van,naar\nA1,x\n", "Regel 1: de kolommen moeten zijn"),
        (HEADER + ",toetsplan,L1.01,,,deels\n", "Regel 2: de kolom van is leeg."),
        (HEADER + "A1,toetsplan,,,,deels\n", "Regel 2: de kolom naar is leeg."),
        (HEADER + "A1,toetsplan,L1.01,,,soms\n", "Regel 2: soort soms is onbekend."),
        (HEADER + "A1,boek,L1.01,,,deels\n", "Regel 2: naar_kader boek is onbekend."),
        (HEADER + "A1,toetsplan\n", "Regel 2: er staan 2 cellen"),
        (HEADER + "A1,toetsplan,L1,,,deels\nA1,toetsplan,L1,,,deels\n", "staat al op regel 2."),
    ],
)
def test_a_fault_is_named_with_its_line(rows: str, part: str) -> None:
    with pytest.raises(KruistabelFout) as refused:
        read_kruistabel(rows.encode())
    assert part in refused.value.problems[0]


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(KruistabelFout) as refused:
        read_kruistabel((HEADER + ",toetsplan,x,,,deels\nA1,boek,x,,,deels\n").encode())
    assert len(refused.value.problems) == 2


def test_an_empty_table_file_is_refused() -> None:
    with pytest.raises(OnleesbaarBestand):
        read_kruistabel(b"")
