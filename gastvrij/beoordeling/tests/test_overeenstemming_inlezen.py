import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling.rules.overeenstemming import OnleesbareTabel, Tabel, read

pytestmark = pytest.mark.one_database

HEADER = "item,rater,value\n"
TWO = HEADER + "1,els,1\n1,wim,1\n2,els,2\n2,wim,3\n3,els,3\n3,wim,3\n"


@pytest.mark.parametrize(
    "data",
    [
        TWO.encode(),
        TWO.encode("utf-8-sig"),
        TWO.encode("utf-16"),
        TWO.replace(",", ";").encode(),
        TWO.replace(",", "\t").encode("cp1252"),
        TWO.replace("\n", "\r\n").encode(),
        TWO.replace("item,rater,value", ' Item , RATER ,"Value"').encode(),
        TWO.replace("\n", "\n\n").encode(),
        ("\n" + TWO.replace("\n", ",,\n")).encode(),
    ],
)
def test_a_table_is_read_whatever_wrote_it(data: bytes) -> None:
    assert read(data) == read(TWO.encode())


def test_the_order_of_columns_is_free_and_other_columns_are_left_alone() -> None:
    lines = [line.split(",") for line in TWO.splitlines()]
    moved = "\n".join(f"{value};{rater};x;{item}" for item, rater, value in lines)
    assert read(moved.replace(";x;", ";opmerking;", 1).encode()) == read(TWO.encode())


def categories(text: str) -> tuple[object, ...]:
    return read((HEADER + text).encode()).gegevens.categorieen


def test_letters_of_windows_survive_and_one_letter_is_one_letter() -> None:
    rows = "1,Zoë,één\n1,wim,één\n"
    old = read((HEADER + rows).encode("cp1252")).gegevens
    assert old.beoordelaars == ("Zoë", "wim")
    assert categories("1,els,e\u0301e\u0301n\n1,wim,één\n") == ("één",)


def test_numbers_are_numbers_with_point_or_comma_unless_a_word_is_among_them() -> None:
    assert categories('1,els,3.5\n1,wim,"3,5"\n2,els,-1\n2,wim,10\n') == (-1, 3.5, 10)
    assert categories("1,els,1.0\n1,wim,1\n") == (1,)
    assert categories("1,els,10\n1,wim,9\n2,els,n.v.t.\n") == ("10", "9", "n.v.t.")
    assert categories("1,els,nan\n1,wim,1/3\n") == ("1/3", "nan")


def test_a_cell_beyond_what_the_reader_of_csv_takes_is_refused() -> None:
    before = csv.field_size_limit(1000)
    try:
        with pytest.raises(OnleesbareTabel, match="Regel 3 is niet te lezen"):
            read((HEADER + "1,els,1\n2,els," + "1" * 2000).encode())
    finally:
        csv.field_size_limit(before)


@pytest.mark.parametrize("data", [b"item\x00,rater", b"PK\x03\x04\x00\x00", b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(OnleesbareTabel, match="geen leesbare tekst"):
        read(data)


def test_a_file_beyond_all_measure_is_refused() -> None:
    with pytest.raises(OnleesbareTabel, match="groter dan 50 MB"):
        read(b"x" * (50 * 1024 * 1024 + 1))


def test_a_table_that_would_not_fit_in_memory_is_refused() -> None:
    rows = "".join(f"{at},{at},1\n" for at in range(3200))
    with pytest.raises(OnleesbareTabel, match="Klopt de kolom rater"):
        read((HEADER + rows).encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_refusal(data: bytes) -> None:
    try:
        found: Tabel | None = read(HEADER.encode() + data)
    except OnleesbareTabel:
        found = None
    assert found is None or found.gegevens.oordelen > 0
