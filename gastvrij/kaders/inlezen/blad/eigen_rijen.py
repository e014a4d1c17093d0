"""Opens a spreadsheet that we wrote: the rows of both sheets as text, with their numbers."""

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gastvrij.kaders.inlezen.gemeen.archief import refuse_hostile
from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.inlezen.gemeen.tekst import MAX_BYTES, MAX_LINES, decode
from gastvrij.kaders.uitvoer.werkblad import COLUMNS, FIELD, FIELDS_SHEET, MORE, SHEET, unguard

from .eigen_kenmerk import MAX_CELLS, NOT_OURS, loaded, name_of, separator_of

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: its number in the sheet, its cells by column, and which of them held a number."""

    nr: int
    cells: dict[str, str]
    numbers: frozenset[str] = frozenset()

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Blad:
    """The columns, the rows of the elements, and those of the header fields and norms."""

    columns: tuple[str, ...]
    elements: list[Rij]
    fields: list[Rij]


def open_sheet(data: bytes) -> Blad:
    """Return the rows of a spreadsheet of ours; raises OnleesbaarBestand if it is broken."""
    return _open_xlsx(data) if data.startswith(b"PK") else _open_csv(data)


def _open_csv(data: bytes) -> Blad:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Some program saved it in a code page of its own.
        text = decode(data)
    first = text.lstrip("\ufeff").partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(first), strict=False)
    csv.field_size_limit(MAX_BYTES)
    try:
        values = [(reader.line_num, row) for row in reader]
    except csv.Error as problem:
        raise OnleesbaarBestand("own_sheet") from problem
    columns = tuple(name_of(one) for one in values[0][1])
    _refuse_too_long(values)
    rows = [
        Rij(nr, {name: unguard(one) for name, one in zip(columns, row, strict=False)})
        for nr, (_line, row) in enumerate(values[1:], start=2)
    ]
    found = [one for one in rows if any(one.cells.values())]
    elements, fields = _parted(found)
    return Blad(columns, elements, fields)


def _parted(rows: Iterable[Rij]) -> tuple[list[Rij], list[Rij]]:
    """Return the rows of elements, and those of fields under the names of the other sheet."""
    elements: list[Rij] = []
    fields: list[Rij] = []
    for row in rows:
        if row["soort"].strip() != FIELD:
            elements.append(row)
            continue
        cells = {"gegeven": row["code"], "soort waarde": row["titel"], "waarde": row["tekst"]}
        fields.append(Rij(row.nr, cells))
    return elements, fields


def _refuse_too_long(values: Sequence[object]) -> None:
    if len(values) > MAX_LINES:
        raise OnleesbaarBestand("too_long")


def _open_xlsx(data: bytes) -> Blad:
    try:
        refuse_hostile(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = loaded(data)
            outcomes = loaded(data, data_only=True)
        columns, elements = _rows(book[SHEET], outcomes[SHEET])
        fields: list[Rij] = []
        if FIELDS_SHEET in book.sheetnames:
            _names, fields = _rows(book[FIELDS_SHEET], outcomes[FIELDS_SHEET])
    except OnleesbaarBestand:
        raise
    except NOT_OURS as problem:
        raise OnleesbaarBestand("xlsx_broken") from problem
    return Blad(columns, elements, fields)


def _rows(sheet: Any, outcomes: Any) -> tuple[tuple[str, ...], list[Rij]]:
    if sheet.max_row > MAX_LINES or sheet.max_column > MAX_CELLS:
        raise OnleesbaarBestand("too_long")
    every = list(zip(sheet.iter_rows(), outcomes.iter_rows(values_only=True), strict=False))
    columns = tuple(name_of(cell.value) for cell in every[0][0])
    found = []
    for nr, (cells, values) in enumerate(every[1:], start=2):
        texts = {
            name: _shown(cell, value)
            for name, cell, value in zip(columns, cells, values, strict=False)
            if name
        }
        if any(texts.values()):
            named = zip(columns, cells, strict=False)
            found.append(Rij(nr, texts, frozenset(n for n, cell in named if _is_number(cell))))
    return columns, found


def _is_number(cell: Any) -> bool:
    return isinstance(cell.value, int | float) and not isinstance(cell.value, bool)


def _shown(cell: Any, outcome: Any) -> str:
    """Return what a cell holds as text; a formula that a person put in counts by its outcome."""
    value = cell.value
    if cell.data_type == "f" and outcome is not None:
        value = outcome
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return value.date().isoformat() if not any(value.timetuple()[3:6]) else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def joined(rows: Sequence[Rij], *, kind: str, parts: Sequence[str]) -> Iterator[Rij]:
    """Yield the rows with what was too long for a cell joined again; a loose rest stays a row."""
    whole: Rij | None = None
    for row in rows:
        if row[kind].strip() == MORE and whole is not None:
            more = {name: whole[name] + row[name] for name in parts}
            whole = Rij(whole.nr, whole.cells | more, whole.numbers)
            continue
        if whole is not None:
            yield whole
        whole = row
    if whole is not None:
        yield whole


TEXT_COLUMNS = tuple(name for name in COLUMNS if name not in {"soort", "laag"})
