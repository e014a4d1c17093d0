"""A version of a kader as a spreadsheet that can be changed and read back: XLSX or CSV.

One row an element, with an id that stays; header fields and norms as rows of path and value.
Every cell is text, so that a spreadsheet program computes nothing and drops no nought.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gastvrij.kaders.rules.boom import Tak

from .gegevens import Kaderuitvoer, norm_parts
from .plat import flatten

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

SHEET, FIELDS_SHEET = "Kader", "Gegevens"
COLUMNS = (
    "id",
    "ouder-id",
    "laag",
    "soort",
    "code",
    "titel",
    "tekst",
    "niveaus",
    "aantal niveaus",
    "aantal opdr.",
    "datum",
    "markering",
    "onbepaald",
    "extra",
)
FIELD_COLUMNS = ("gegeven", "soort waarde", "waarde")
# Row kinds of a CSV file that are no elements, and of the rest of a cell that was too long.
FIELD, MORE = "gegeven", "vervolg"
# What a file of ours says of itself.
FORM, FORM_VERSION = "gastvrij-kader", 1
# The most that a cell of a spreadsheet holds is 32,767 signs; an escaped one takes seven.
CELL, CELL_ESCAPED = 32_000, 4_500
# Columns that hold counts of ours, in which a spreadsheet spoils nothing.
NUMBERS = frozenset({"laag", "aantal niveaus", "aantal opdr."})
WIDTHS = (12, 12, 6, 14, 12, 36, 70, 12, 9, 9, 12, 12, 24, 12)
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
# What a spreadsheet takes for a formula, a number, a date or a truth value.
_SPOILED = re.compile(r"\s*(?:[=+\-@\t\r]|[\d.,]|(?:true|false|waar|onwaar)\s*$)", re.IGNORECASE)
Rij = tuple[str, ...]


def rows(uit: Kaderuitvoer) -> Iterator[Rij]:
    """Yield the elements as rows in the order of the document."""
    names: list[str] = []
    depths: list[int] = []
    for place, parent, tak, _own in uit.identified():
        names.append(str(tak.identiteit) if tak.identiteit else f"nieuw-{place + 1}")
        depths.append(1 if parent is None else depths[parent] + 1)
        above = "" if parent is None else names[parent]
        yield names[-1], above, str(depths[-1]), *_cells(tak)


def _cells(tak: Tak) -> Iterator[str]:
    yield tak.soort
    yield tak.code
    yield tak.titel
    yield tak.tekst
    yield "" if tak.niveaus is None else _listed(tak.niveaus) or "-"
    yield _number(tak.aantal_niveaus)
    yield _number(tak.aantal_opdr)
    yield tak.gewijzigd_op.isoformat() if tak.gewijzigd_op else ""
    yield tak.markering
    yield _listed(tak.onbepaald)
    yield json.dumps(tak.extra, ensure_ascii=False) if tak.extra else ""


def _listed(words: Sequence[str]) -> str:
    """Return words with commas between; as JSON where a word would not come back."""
    plain = ", ".join(words)
    is_plain = all(one.strip() == one and one and "," not in one for one in words)
    is_sure = is_plain and not plain.startswith("[") and plain != "-"
    return plain if is_sure else json.dumps(list(words), ensure_ascii=False)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def fields(uit: Kaderuitvoer) -> list[tuple[str, str, str]]:
    """Return everything beside the elements as rows of path, kind of value, value."""
    values: dict[str, Any] = {
        "bestand": {
            "vorm": FORM,
            "versie": FORM_VERSION,
            "soort": uit.soort,
            "kader": str(uit.kader),
            "kaderversie": str(uit.uuid),
        },
        "kop": dict(uit.kop),
        "normen": [norm_parts(norm, place) for place, norm in enumerate(uit.normen, start=1)],
    }
    return list(flatten(values))


def _in_pieces(row: Rij) -> Iterator[Rij]:
    """Yield a row, and one more for each piece of what is too long for a cell."""
    pieces = [_pieces(one) for one in row]
    for nr in range(max(map(len, pieces))):
        yield tuple(one[nr] if nr < len(one) else "" for one in pieces)


def _pieces(text: str) -> list[str]:
    size = CELL_ESCAPED if len(text) > CELL_ESCAPED and _NOT_IN_XML.search(text) else CELL
    return [text[at : at + size] for at in range(0, len(text), size)] or [""]


def element_rows(uit: Kaderuitvoer) -> Iterator[Rij]:
    """Yield the rows of the sheet with elements; the rest of a long cell stands in a row below."""
    kind = COLUMNS.index("soort")
    for row in rows(uit):
        for nr, piece in enumerate(_in_pieces(row)):
            yield piece if nr == 0 else (*piece[:kind], MORE, *piece[kind + 1 :])


def field_rows(uit: Kaderuitvoer) -> Iterator[Rij]:
    """Yield the rows of the sheet with header fields and norms."""
    for row in fields(uit):
        for nr, piece in enumerate(_in_pieces(row)):
            yield piece if nr == 0 else (piece[0], MORE, piece[2])


def write_xlsx(uit: Kaderuitvoer) -> bytes:
    """Return a workbook: a sheet with the elements, one with header fields and norms."""
    # Loaded here: every reader of documents needs the names in this module, none needs openpyxl.
    from openpyxl import Workbook
    from openpyxl.writer.excel import save_workbook

    book = Workbook(write_only=True)
    book.properties.title = uit.titel
    book.properties.creator = "Gastvrij"
    _sheet(book, SHEET, COLUMNS, element_rows(uit), WIDTHS)
    _sheet(book, FIELDS_SHEET, FIELD_COLUMNS, field_rows(uit), (44, 14, 90))
    out = io.BytesIO()
    save_workbook(book, out)
    return out.getvalue()


def _sheet(
    book: "Workbook", title: str, header: Rij, content: Iterator[Rij], widths: Sequence[int]
) -> None:
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for nr, width in enumerate(widths):
        column = sheet.column_dimensions[chr(ord("A") + nr)]
        column.width = width
        # Also for rows that a person adds: what is typed stays text.
        column.number_format = "@"
    sheet.append(_cells_of(sheet, header, is_header=True))
    for row in content:
        sheet.append(_cells_of(sheet, row))


def _cells_of(sheet: "WriteOnlyWorksheet", row: Rij, *, is_header: bool = False) -> Iterator[Any]:
    """Yield the cells of a row: one cell each time, for a style costs more than a text."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cell = WriteOnlyCell(sheet)
    cell.number_format = "@"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if is_header:
        cell.font = Font(bold=True)
    for text in row:
        cell.value = escape_xml(text) or None
        if text:
            # A text that starts with an equals sign is a text.
            cell.data_type = "s"
        yield cell


def escape_xml(text: str) -> str:
    """Return a text in which what XML cannot hold is written as a spreadsheet does: _x000B_."""
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def write_csv(uit: Kaderuitvoer) -> bytes:
    """Return one table with semicolons: the elements, and below them header fields and norms."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in element_rows(uit):
        named = zip(COLUMNS, row, strict=True)
        writer.writerow([one if name in NUMBERS else guard(one) for name, one in named])
    for path, kind, text in field_rows(uit):
        cells = {"soort": FIELD, "code": path, "titel": kind, "tekst": text}
        writer.writerow([guard(cells.get(name, "")) for name in COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def guard(text: str) -> str:
    """Return a text that a spreadsheet leaves as it is: an apostrophe before what it would spoil.

    `unguard` gives exactly the text back.
    """
    return f"'{text}" if _needs_guard(text) else text


def unguard(text: str) -> str:
    """Return the text that was guarded; an apostrophe that a person typed stays."""
    return text[1:] if text.startswith("'") and _needs_guard(text[1:]) else text


def _needs_guard(text: str) -> bool:
    bare = text.lstrip("'")
    return bool(_SPOILED.match(bare)) and bool(bare)
