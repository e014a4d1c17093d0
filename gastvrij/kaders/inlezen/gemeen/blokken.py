"""Blocks of lines between blank lines, and the sentences in them."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from .opmaak import split_bullet
from .tekst import Regel
from .woorden import is_closed, sentences, starts_lower

MAX_HEADING, MAX_HEADING_WORDS, MAX_LETTERHEAD = 70, 9, 8


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence: its line, and whether it stands at the head of that line."""

    text: str
    line: int
    at_line_start: bool


@dataclass(frozen=True, slots=True)
class Blok:
    """Lines without a blank line in between."""

    lines: tuple[Regel, ...]
    is_heading: bool = False

    @property
    def text(self) -> str:
        """Return the lines joined with single spaces."""
        return " ".join(regel.text for regel in self.lines)

    @property
    def line(self) -> int:
        """Return the number of the first line."""
        return self.lines[0].nr

    def sentences(self) -> list[Zin]:
        """Return the sentences with their lines."""
        starts = list(accumulate((len(regel.text) + 1 for regel in self.lines), initial=0))
        found = []
        for start, text in sentences(self.text):
            at = bisect_right(starts, start) - 1
            found.append(Zin(text, self.lines[at].nr, starts[at] == start))
        return found


def is_heading(text: str) -> bool:
    """Test if a line has the shape of a heading of running text."""
    short = len(text) <= MAX_HEADING and len(text.split()) <= MAX_HEADING_WORDS
    plain = not text[:1].isdigit() and split_bullet(text) is None
    return short and plain and text[:1].isupper() and not is_closed(text) and text[-1] not in ",;"


def title_line(lines: list[Regel]) -> int:
    """Return the number of the line from which the title can be looked for.

    Where a file knows headings, what stands above the first one is a letterhead, no title.
    """
    head = [regel for regel in lines if regel.text][:MAX_LETTERHEAD]
    return next((regel.nr for regel in head if regel.heading), 0)


def blocks_of(
    lines: list[Regel], *, split_headings: bool = False, split_rows: bool = False
) -> list[Blok]:
    """Return the blocks of these lines; a block that a blank line broke in two is made whole.

    `split_headings` parts the headings at the head of a block from the rest, `split_rows` makes
    every row of a table a block of its own.
    """
    blocks: list[list[Regel]] = []
    blank = True
    for regel in lines:
        if not regel.text:
            blank = True
            continue
        is_row = split_rows and (regel.has_cells or bool(blocks and blocks[-1][-1].has_cells))
        if is_row or (blank and not (blocks and _runs_on(blocks[-1], regel))):
            blocks.append([])
        blocks[-1].append(regel)
        blank = False
    if not split_headings:
        return [Blok(tuple(block)) for block in blocks]
    return [part for block in blocks for part in _without_heading(block)]


def _runs_on(block: list[Regel], regel: Regel) -> bool:
    last = block[-1].text
    return starts_lower(regel.text) and not is_closed(last) and not is_heading(last)


def _is_heading_line(regel: Regel) -> bool:
    return not regel.has_cells and (regel.heading > 0 or is_heading(regel.text))


def _without_heading(block: list[Regel]) -> list[Blok]:
    """Return a block as headings and rest, if it opens with headings."""
    heads, at = [], 0
    while at < len(block) and _is_heading_line(block[at]):
        if at + 1 < len(block) and starts_lower(block[at + 1].text):
            break
        heads.append(Blok((block[at],), is_heading=True))
        at += 1
    return [*heads, Blok(tuple(block[at:]))] if at < len(block) else heads
