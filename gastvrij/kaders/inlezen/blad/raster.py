"""Sheets and other grids: which rows are a table and which are lines of running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gastvrij.kaders.inlezen.gemeen.bouwen import Bouwer
from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.inlezen.gemeen.tekst import MAX_COLUMNS

_LISTED = re.compile(r"\s*(?:[•·▪◦●‣∙■–—*-]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-z][.)])\s")


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: its cells as text, and the depth of the heading that it is by its looks."""

    cells: Sequence[str]
    heading: int = 0

    @property
    def width(self) -> int:
        """Return how many columns this row takes up to its last text."""
        return next((at for at in range(len(self.cells), 0, -1) if self.cells[at - 1].strip()), 0)

    @property
    def is_line(self) -> bool:
        """Test if this row holds text in its first column only."""
        return self.width == 1


def write_rows(bouwer: Bouwer, rows: Sequence[Rij]) -> None:
    """Write the rows of a grid: tables with all their columns, other rows as lines of text."""
    for block in _blocks(rows):
        start = next((at for at, row in enumerate(block) if not row.is_line), len(block))
        for row in block[:start]:
            _write_line(bouwer, row)
        table = block[start:]
        width = max((row.width for row in table), default=0)
        if width > MAX_COLUMNS:
            raise OnleesbaarBestand("too_wide")
        bouwer.blank()
        for row in table:
            cells = [*row.cells[:width], *[""] * (width - len(row.cells))]
            bouwer.row([cell.split("\n") for cell in cells])
        bouwer.blank()


def _blocks(rows: Sequence[Rij]) -> Iterator[list[Rij]]:
    """Yield the rows between the empty rows."""
    block: list[Rij] = []
    for row in rows:
        if row.width:
            block.append(row)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _write_line(bouwer: Bouwer, row: Rij) -> None:
    for text in row.cells[0].split("\n"):
        if not _LISTED.match(text) or row.heading:
            bouwer.blank()
        bouwer.line(text.replace("\t", " "), heading=row.heading)
