"""Spreadsheets: out and in again without loss, and what is said of wrong edits."""

import csv
import io
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gastvrij.conftest import examples
from gastvrij.kaders import inlezen
from gastvrij.kaders.inlezen.blad.eigen_kenmerk import is_own_sheet
from gastvrij.kaders.inlezen.blad.eigen_werkblad import read_own_sheet
from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.rules import boom, normen
from gastvrij.kaders.uitvoer.gegevens import Kaderuitvoer
from gastvrij.kaders.uitvoer.plat import flatten, unfold
from gastvrij.kaders.uitvoer.werkblad import COLUMNS, guard, unguard, write_csv, write_xlsx

from .uitvoer_maker import (
    NAMES,
    PLAIN,
    TEXTS,
    example,
    norm_facts,
    uitvoer,
    versions,
    without_lines,
    without_places,
)

pytestmark = pytest.mark.one_database
Write = Callable[[Kaderuitvoer], bytes]
WRITERS = pytest.mark.parametrize("write", [write_xlsx, write_csv])


@WRITERS
@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_that_nobody_changed_reads_as_the_same_kader(name: str, write: Write) -> None:
    document = example(name)
    uit = uitvoer(document)
    read = read_own_sheet("kader", write(uit))
    assert without_places(boom.takken(read)) == without_places(uit.takken)
    assert without_lines(boom.kop(read)) == without_lines(uit.kop)
    assert norm_facts(normen.normen(read)) == norm_facts(uit.normen)
    assert read["kind"] == document["kind"]
    assert read["own"] == {"kader": str(uit.kader), "versie": str(uit.uuid)}
    assert read["not_understood"] == []


@WRITERS
@given(uit=versions())
@settings(max_examples=examples(60))
def test_any_tree_comes_back_as_it_was(write: Write, uit: Kaderuitvoer) -> None:
    read = read_own_sheet("kader", write(uit))
    back = without_places(boom.takken(read))
    assert back == without_places(uit.takken)
    assert [tak.extra for *_, tak in boom.walk(back)] == [
        tak.extra for *_, tak in boom.walk(uit.takken)
    ]
    assert without_lines(boom.kop(read)) == without_lines(
        {"title": None, "meta": {}} | dict(uit.kop)
    )


@given(value=PLAIN)
def test_any_value_comes_back_from_its_rows(value: Any) -> None:
    assert unfold(flatten(value)) == value


@given(text=TEXTS)
def test_what_is_guarded_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("text", ["'s avonds", "'t is zo", "gewoon", ""])
def test_an_apostrophe_that_belongs_to_a_text_stays(text: str) -> None:
    assert guard(text) == unguard(text) == text


def test_no_cell_is_a_formula_or_a_number() -> None:
    document = example("toetsplan")
    document["sections"][0]["items"][0] |= {"code": "1.10", "text": '=HYPERLINK("x")'}
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(uitvoer(document))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert {"1.10", '=HYPERLINK("x")'} <= {cell.value for cell in cells}


def sheet(name: str = "toetsplan") -> tuple[openpyxl.Workbook, Any]:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(uitvoer(example(name)))))
    return book, book["Kader"]


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(name: str) -> int:
    return COLUMNS.index(name) + 1


def test_rows_can_be_added_moved_and_dropped() -> None:
    book, found = sheet()
    before = boom.takken(read_own_sheet("k", saved(book)))
    section = found.cell(2, 1).value
    found.delete_rows(3)
    found.append(["", section, "", "toetsterm", "L1.99", "", "Vraagt door."])
    after = boom.takken(read_own_sheet("k", saved(book)))
    kept = before[0].takken[1:]
    assert without_places(after[0].takken[:-1]) == without_places(kept)
    new = after[0].takken[-1]
    assert (new.code, new.tekst, new.identiteit) == ("L1.99", "Vraagt door.", None)
    assert without_places(after[1:]) == without_places(before[1:])


def test_a_new_row_finds_its_place_by_its_layer() -> None:
    book, found = sheet()
    found.append(["", "", "1", "onderdeel", "", "Nieuw"])
    found.append(["", "", "2", "toetsterm", "L9.01", "", "Nieuwe term"])
    last = boom.takken(read_own_sheet("k", saved(book)))[-1]
    assert (last.titel, [tak.code for tak in last.takken]) == ("Nieuw", ["L9.01"])


def test_a_new_row_can_hold_others_by_a_name_that_a_person_made_up() -> None:
    book, found = sheet()
    found.append(["x1", "", "", "onderdeel", "", "Nieuw"])
    found.append(["", "x1", "", "toetsterm", "L9.01", "", "Nieuwe term"])
    last = boom.takken(read_own_sheet("k", saved(book)))[-1]
    assert (last.identiteit, len(last.takken)) == (None, 1)


def test_levels_that_a_person_filled_in_are_no_longer_open() -> None:
    book, found = sheet("toetsplan-kolommen-kwijt")
    row = next(r for r in found.iter_rows(min_row=2) if r[column("aantal niveaus") - 1].value)
    row[column("niveaus") - 1].value = "K, RV"
    read = read_own_sheet("k", saved(book))
    code = row[column("code") - 1].value
    tak = next(tak for *_, tak in boom.walk(boom.takken(read)) if tak.code == code)
    assert tak.niveaus == ("K", "RV")
    assert tak.onbepaald == ("section",)


def test_a_code_that_became_a_number_is_a_doubt() -> None:
    book, found = sheet()
    found.cell(3, column("code")).value = 1.1
    tak = boom.takken(read_own_sheet("k", saved(book)))[0].takken[0]
    assert (tak.code, "sheet-number" in tak.onbepaald) == ("1.1", True)


def test_a_date_may_be_a_date_of_the_spreadsheet_or_written_as_people_do() -> None:
    from datetime import date, datetime

    book, found = sheet()
    found.cell(3, column("datum")).value = datetime(2026, 5, 4)  # noqa: DTZ001
    found.cell(4, column("datum")).value = "5-6-2026"
    terms = boom.takken(read_own_sheet("k", saved(book)))[0].takken
    assert [tak.gewijzigd_op for tak in terms[:2]] == [date(2026, 5, 4), date(2026, 6, 5)]


def test_words_in_a_column_of_a_person_are_kept() -> None:
    book, found = sheet()
    found.cell(1, len(COLUMNS) + 1).value = "Opmerking"
    found.cell(3, len(COLUMNS) + 1).value = "nog bespreken"
    read = read_own_sheet("k", saved(book))
    assert [one["text"] for one in read["not_understood"]] == ["nog bespreken"]


WRONG: list[tuple[str, object, str]] = [
    ("soort", "toetsding", "Regel 3: “toetsding” is geen soort onderdeel"),
    ("ouder-id", "weg", "Regel 3: er is geen regel met id “weg”"),
    ("datum", "31-02-2026", "Regel 3: “31-02-2026” is geen datum"),
    ("aantal opdr.", "veel", "Regel 3: “veel” bij aantal opdr. is geen heel getal"),
    ("aantal opdr.", "99999", "Regel 3: “99999” bij aantal opdr. is geen heel getal"),
    ("aantal niveaus", "²", "Regel 3: “²” bij aantal niveaus is geen heel getal"),
    ("niveaus", '["K", 3]', "bij niveaus is niet te lezen"),
    ("code", "x" * 201, "Regel 3: de code is langer dan 200 tekens"),
    ("extra", "{kapot", "Regel 3: de kolom extra is beschadigd"),
    ("extra", '{"case": {"item": 3}}', "Regel 3: de kolom extra is beschadigd"),
    ("soort", "vervolg", ""),
]


def problems(data: bytes) -> list[str]:
    with pytest.raises(OnleesbaarBestand) as caught:
        read_own_sheet("kader.xlsx", data)
    assert caught.value.code == "own_sheet"
    return [fault.text.format(**fault.values) for fault in caught.value.faults]


@pytest.mark.parametrize(("name", "value", "said"), WRONG[:-1])
def test_a_wrong_edit_is_said_with_its_row(name: str, value: object, said: str) -> None:
    book, found = sheet()
    found.cell(3, column(name)).value = value
    assert any(said in one for one in problems(saved(book)))


def test_every_wrong_row_is_said_at_once() -> None:
    book, found = sheet()
    found.cell(3, column("soort")).value = "iets"
    found.cell(4, column("datum")).value = "gisteren"
    assert [one.split(":")[0] for one in problems(saved(book))] == ["Regel 3", "Regel 4"]


def test_two_rows_with_one_id_are_refused() -> None:
    book, found = sheet()
    found.cell(4, 1).value = found.cell(3, 1).value
    assert problems(saved(book))[0].startswith("Regel 4: dit id staat ook op regel 3.")


def test_a_circle_is_refused() -> None:
    book, found = sheet()
    found.cell(2, 2).value = found.cell(3, 1).value
    said = problems(saved(book))
    assert any(one.startswith("Regel 2: dit onderdeel hangt in een kring") for one in said)


def test_a_layer_without_one_above_is_refused() -> None:
    book, found = sheet()
    found.insert_rows(2)
    found.cell(2, column("laag")).value = "2"
    found.cell(2, column("soort")).value = "toetsterm"
    assert problems(saved(book)) == [
        "Regel 2: er staat geen onderdeel van laag 1 boven. Vul ouder-id in, of verander de laag."
    ]


def test_a_column_that_is_gone_is_named() -> None:
    book, found = sheet()
    found.delete_cols(column("datum"))
    assert problems(saved(book)) == [
        "Regel 1: deze kolommen ontbreken: datum. Zet ze terug; leeg mag."
    ]


def test_without_the_second_sheet_nothing_is_read() -> None:
    book, _found = sheet()
    book.remove(book["Gegevens"])
    assert "Gegevens" in problems(saved(book))[0]


@pytest.mark.parametrize(
    ("path", "kind", "value", "said"),
    [
        ("bestand/soort", None, "kookboek", "zijn veranderd"),
        ("kop/level_scale/#1/code", "getal", "vier", "hier hoort een getal"),
        ("kop/level_scale/#1/code", "lege lijst", "", "heeft niet meer de vorm"),
        ("kop/version/ambiguous", "lege groep", "x", "de soort waarde klopt niet"),
    ],
)
def test_a_wrong_field_is_said(path: str, kind: str | None, value: str, said: str) -> None:
    book, _found = sheet()
    rows = book["Gegevens"].iter_rows(min_row=2)
    row = next(row for row in rows if row[0].value == path)
    if kind:
        row[1].value = kind
    row[2].value = value
    assert any(said in one for one in problems(saved(book)))


def test_a_field_that_a_person_changed_is_read_changed() -> None:
    book, _found = sheet()
    rows = book["Gegevens"].iter_rows(min_row=2)
    next(row for row in rows if row[0].value == "kop/meta/cesuur/value")[2].value = "60 %"
    assert read_own_sheet("k", saved(book))["meta"]["cesuur"]["value"] == "60 %"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_may_come_back_with_another_separator(delimiter: str) -> None:
    uit = uitvoer(example("toetsplan"))
    rows = list(csv.reader(io.StringIO(write_csv(uit).decode("utf-8-sig")), delimiter=";"))
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    read = read_own_sheet("kader.csv", out.getvalue().encode())
    assert without_places(boom.takken(read)) == without_places(uit.takken)


def test_csv_in_an_old_code_page_is_read() -> None:
    uit = uitvoer(example("gespreksstructuur"))
    data = write_csv(uit).decode("utf-8-sig").encode("cp1252")
    assert without_places(boom.takken(read_own_sheet("k", data))) == without_places(uit.takken)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04kapot", b"van,naar_kader,naar\n", b"id;soort\n", b"\xff\xfe"]
)
def test_other_files_are_no_sheet_of_ours(data: bytes) -> None:
    assert not is_own_sheet(data)


@WRITERS
def test_the_one_door_recognises_our_sheet(write: Write) -> None:
    uit = uitvoer(example("toetsplan"))
    read = inlezen.read("wat het ook heet.txt", write(uit))
    assert (read.kind, read.certainty) == ("toetsplan", 1.0)


def test_the_one_door_says_what_is_wrong_by_row() -> None:
    book, found = sheet()
    found.cell(3, column("soort")).value = "iets"
    with pytest.raises(OnleesbaarBestand) as caught:
        inlezen.read("kader.xlsx", saved(book))
    assert caught.value.faults[0].values["regel"] == "3"


@given(data=st.data())
@settings(max_examples=examples(60))
def test_a_damaged_sheet_never_crashes(data: st.DataObject) -> None:
    content = bytearray(write_csv(uitvoer(example("toetsplan"))))
    for _time in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + 1] = data.draw(st.binary(max_size=3))
    if is_own_sheet(bytes(content)):
        with suppress(OnleesbaarBestand):
            read_own_sheet("k", bytes(content))


def test_a_text_that_is_too_long_for_a_cell_stands_in_two_rows() -> None:
    document = example("toetsplan")
    document["sections"][0]["items"][0]["text"] = "lang " * 20_000
    uit = uitvoer(document)
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(uit)))
    assert max(len(str(cell.value or "")) for row in book["Kader"] for cell in row) <= 32_767
    read = read_own_sheet("k", write_xlsx(uit))
    assert boom.takken(read)[0].takken[0].tekst == "lang " * 20_000


def test_a_version_without_identities_can_go_out() -> None:
    uit = uitvoer(example("toetsplan"))
    bare = replace(uit, takken=boom.takken(example("toetsplan")))
    read = read_own_sheet("k", write_csv(bare))
    assert [tak.identiteit for tak in boom.takken(read)] == [None] * 4
