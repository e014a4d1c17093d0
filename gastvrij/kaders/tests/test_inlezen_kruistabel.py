"""The crosswalk table: what is read and what is refused, by line."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders.inlezen import KruistabelFout, OnleesbaarBestand, read_kruistabel
from gastvrij.kaders.inlezen.blad.kruistabel import (
    EXTRA,
    KADERS,
    SOORTEN,
    TYPEN,
    KruisRegel,
    write_kruistabel,
)

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
        (HEADER.strip() + ",kleur\n", "Regel 1: de kolom kleur is onbekend"),
        (HEADER.strip() + ",type,type\n", "Regel 1: de kolom type is onbekend"),
        (HEADER.strip() + ",\n", "Regel 1: de kolom ? is onbekend"),
        (HEADER.strip() + ",type\nA1,toetsplan,L1,,,deels,kent\n", "Regel 2: type kent is onb"),
        (HEADER.strip() + ",van_id\nA1,toetsplan,L1,,,deels,7\n", "Regel 2: van_id 7 is geen"),
        (
            HEADER.strip() + ',toelichting\nA1,toetsplan,L1,,,deels,"a\nb"\nA2,x,L1,,,deels,\n',
            "Regel 4: naar_kader x",
        ),
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


def test_extra_columns_are_read_in_any_order_and_may_be_empty() -> None:
    head = HEADER.strip() + ",toelichting,van_kader,type\n"
    one, two = read_kruistabel(
        (
            head + "A1,toetsplan,L1,,,deels,omdat,profiel,isPartOf\nA2,toetsplan,L1,,,deels,,,\n"
        ).encode()
    )
    assert (one.toelichting, one.van_kader, one.type) == ("omdat", "profiel", "isPartOf")
    assert (two.toelichting, two.van_kader, two.type) == ("", "gespreksstructuur", TYPEN[0])
    assert set(EXTRA) >= {"type", "toelichting"}


TEXT = st.text(st.sampled_from("aé \";,'-1\n"), min_size=1, max_size=12).map(
    lambda text: f"x{text}x"
)
LINES = st.lists(
    st.builds(
        KruisRegel,
        van=TEXT,
        naar_kader=st.sampled_from(KADERS),
        naar=TEXT,
        niveau=st.none() | TEXT,
        indicator=st.none() | TEXT,
        soort=st.sampled_from(SOORTEN),
        line=st.just(0),
        type=st.sampled_from(TYPEN),
        toelichting=st.just("") | TEXT,
        van_kader=st.sampled_from(KADERS),
        van_niveau=st.none() | TEXT,
        van_indicator=st.none() | TEXT,
        van_id=st.none() | st.uuids(),
        naar_id=st.uuids(),
    ),
    max_size=5,
    unique_by=lambda line: line.naar_id,
)


@given(LINES)
def test_what_is_written_is_read_back_without_loss(lines: list[KruisRegel]) -> None:
    read = read_kruistabel(write_kruistabel(lines).encode("utf-8-sig"))
    assert [without_line(one) for one in read] == [without_line(one) for one in lines]


def without_line(one: KruisRegel) -> tuple[str | UUID | None, ...]:
    return tuple(getattr(one, name) for name in one.__slots__ if name != "line")
