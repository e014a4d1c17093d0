"""Opens comma separated values, and text with tabs whose cells stand between quotes."""

import csv
import io
from itertools import pairwise

from gastvrij.kaders.inlezen.gemeen.bouwen import Bouwer
from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.inlezen.gemeen.tekst import MAX_COLUMNS, MAX_LINE, Regel

from .raster import Rij, write_rows

SEPARATORS = ";,\t"
SAMPLE, MIN_ROWS, MIN_COLUMNS, TIGHT, MOST = 200, 2, 3, 0.9, 0.5
QUOTE = '"'


def separator_of(text: str) -> str | None:
    """Return the sign between the cells of a text, None for running text.

    In running text white space follows a comma or a semicolon; between cells it does not.
    """
    for separator in SEPARATORS:
        rows = _rows(text, separator, SAMPLE)
        if rows is not None and _is_table(text, rows, separator):
            return separator
    return None


def read_csv(text: str, separator: str) -> list[Regel]:
    """Return the rows of a text as rows of a table; raise OnleesbaarBestand if it has none."""
    rows = _rows(text, separator, None)
    if rows is None:
        raise OnleesbaarBestand("too_long")
    if max(map(len, rows), default=0) > MAX_COLUMNS:
        widest = max(Rij(row).width for row in rows)
        if widest > MAX_COLUMNS:
            raise OnleesbaarBestand("too_wide")
    bouwer = Bouwer()
    write_rows(bouwer, [Rij(row) for row in rows])
    return bouwer.regels


def _rows(text: str, separator: str, most: int | None) -> list[list[str]] | None:
    """Return the first rows, None if a cell is longer than any text."""
    csv.field_size_limit(MAX_LINE * 4)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
            if most is not None and len(rows) == most:
                break
    except csv.Error:
        return None
    return rows


def _is_table(text: str, rows: list[list[str]], separator: str) -> bool:
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    parted = [row for row in filled if len(row) > 1]
    wide = sum(len(row) >= MIN_COLUMNS for row in parted)
    if max(wide, len(parted) if len(parted) >= len(filled) * MOST else 0) < MIN_ROWS:
        return False
    if separator == "\t":
        return _has_quoted_cells(text)
    inner = [cell for row in parted for cell in row[1:]]
    tight = sum(not cell.startswith((" ", "\xa0")) for cell in inner)
    ends = sum(len(row) == 2 and not row[1].strip() for row in parted)
    if tight < len(inner) * TIGHT or ends > len(parted) * MOST:
        return False
    return separator == ";" or (_is_even(parted) and not _is_figures(parted))


def _has_quoted_cells(text: str) -> bool:
    """Test if cells between quotes hold a line break or a quote, as a copied sheet has them."""
    return any(f"{before}{QUOTE}" in text and _breaks(text, before) for before in ("\t", "\n"))


def _breaks(text: str, before: str) -> bool:
    """Test if a cell that opens with a quote closes on another line, before a tab or an end."""
    start = text.find(before + QUOTE)
    while start >= 0:
        end = text.find(QUOTE, start + 2)
        while text[end : end + 2] == QUOTE * 2 and end >= 0:
            end = text.find(QUOTE, end + 2)
        if end < 0:
            return False
        cell = text[start + 2 : end]
        if text[end + 1 : end + 2] in ("\t", "\n", "\r", "") and ("\n" in cell or QUOTE in cell):
            return True
        start = text.find(before + QUOTE, end)
    return False


def _is_even(parted: list[list[str]]) -> bool:
    """Test if most rows have as many cells as the widest."""
    width = max(map(len, parted))
    return sum(len(row) == width for row in parted) >= len(parted) * MOST


def _is_figures(parted: list[list[str]]) -> bool:
    """Test if every comma stands in a number, such as 1,5."""
    return all(
        one[-1:].isdigit() and two[:1].isdigit() for row in parted for one, two in pairwise(row)
    )
