"""Tells a spreadsheet that we wrote from any other, by the heads of its columns."""

import csv
import io
import warnings
from collections.abc import Sequence
from typing import Any

from gastvrij.kaders.inlezen.gemeen.archief import BROKEN, names, refuse_hostile
from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.inlezen.gemeen.tekst import MAX_BYTES

# What tells a sheet of ours from any other.
SURE = frozenset({"id", "ouder-id", "soort"})
_SEPARATORS = (";", ",", "\t")
_HEAD = 4096
MAX_CELLS = 200
NOT_OURS: tuple[type[Exception], ...] = (
    *BROKEN,
    KeyError,
    TypeError,
    AttributeError,
    SyntaxError,
    AssertionError,
    csv.Error,
    OnleesbaarBestand,
)


def is_own_sheet(data: bytes) -> bool:
    """Test if a file is a spreadsheet that we wrote, changed or not."""
    try:
        return set(_header(data)) >= SURE
    except NOT_OURS:
        return False


def loaded(data: bytes, **options: bool) -> Any:
    """Return the workbook in a file; its reader is loaded for workbooks only."""
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(data), **options)


def _header(data: bytes) -> Sequence[str]:
    if len(data) > MAX_BYTES:
        return ()
    if data.startswith(b"PK"):
        if "xl/workbook.xml" not in (names(data) or ()):
            return ()
        refuse_hostile(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = loaded(data, read_only=True)
        from gastvrij.kaders.uitvoer.werkblad import SHEET

        if SHEET not in book.sheetnames:
            return ()
        first = next(book[SHEET].iter_rows(max_row=1, max_col=MAX_CELLS, values_only=True), ())
        return [name_of(one) for one in first]
    head = data[:_HEAD].replace(b"\0", b"").decode("latin-1").lstrip("ï»¿ÿþ")
    line = head.splitlines()[0] if head else ""
    return [name_of(one.strip('"')) for one in line.split(separator_of(line))]


def name_of(value: object) -> str:
    """Return the head of a column in small letters, "" for what is no text."""
    return value.strip().lower() if isinstance(value, str) else ""


def separator_of(line: str) -> str:
    """Return the sign that parts the cells of a line."""
    return max(_SEPARATORS, key=line.count)
