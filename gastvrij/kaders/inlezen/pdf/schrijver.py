"""Writes the pages of a PDF as lines: paragraphs and tables go on over a page break."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from gastvrij.kaders.inlezen.gemeen.bouwen import Bouwer
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.woorden import SMALL_WORDS, is_closed

from .alineas import SIGNS, Alinea, Lijn, Woordenschat, goes_on, paragraphs_of
from .tabellen import Tabel, go_on, is_continued
from .woordgrens import Woordgrens

_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
LARGER, INDENT, NARROW = 1.15, 6, 0.7
MAX_HEAD_LINES, MAX_HEADING, NEARLY = 1, 80, 0.5


@dataclass(slots=True)
class Pagina:
    """One page: its lines outside the tables, and its tables."""

    nr: int
    height: float
    lines: list[Lijn] = field(default_factory=list)
    tables: list[Tabel] = field(default_factory=list)
    furniture: list[Lijn] = field(default_factory=list)

    @property
    def body(self) -> list[Lijn | Tabel]:
        """Return lines and tables from top to bottom."""
        return sorted([*self.lines, *self.tables], key=lambda part: part.top)


class Schrijver:
    """Writes pages as lines: paragraphs over page breaks, tables over page breaks."""

    def __init__(self, pages: Sequence[Pagina]) -> None:
        self.pages = pages
        self.bouwer = Bouwer()
        lines = [line for page in pages for line in page.lines]
        self.right = max((line.x1 for line in lines), default=0.0)
        self.left = min((line.x0 for line in lines), default=0.0)
        sizes = Counter[float]()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        self.size = sizes.most_common(1)[0][0] if sizes else 0.0
        # Where headings are larger than the text, a bold line of its size is one more depth.
        self.has_heads = any(size >= self.size * LARGER for size in sizes)
        self.sizes = _apart(size for size in sizes if size >= self.size * LARGER)
        rows = [row for page in pages for table in page.tables for row in table.rows]
        cells = [cell for row in rows for cell in row.cells if cell]
        loose = [line.words[1:-1] for line in lines]
        inside = [part.lines for cell in cells for part in cell.alineas]
        self.schat = _vocabulary([*inside, *([Lijn(words)] for words in loose if words)])

    def write(self) -> list[Regel]:
        """Return all lines of the document, page furniture at the end of its page."""
        parts = self._parts()
        for at, (page, part) in enumerate(parts):
            self.bouwer.page = page
            if isinstance(part, Tabel):
                self._table(part)
            else:
                following = parts[at + 1][1] if at + 1 < len(parts) else None
                self._paragraph(part, following)
        for found in self.pages:
            self.bouwer.page = found.nr
            for line in found.furniture:
                self.bouwer.line(line.text, chrome="page")
        return self.bouwer.regels

    def _parts(self) -> list[tuple[int, Alinea | Tabel]]:
        parts: list[tuple[int, Alinea | Tabel]] = []
        for page in self.pages:
            right = max((line.x1 for line in page.lines), default=self.right)
            right = max(right, self.right) if right > self.right * NARROW else right
            fresh = True
            for part in _grouped(page.body, right):
                last = parts[-1][1] if parts and fresh else None
                fresh = False
                if isinstance(part, Tabel) and isinstance(last, Tabel) and is_continued(last, part):
                    go_on(last, part)
                elif (
                    isinstance(last, Alinea)
                    and isinstance(part, Alinea)
                    and (self._runs_on(last, part))
                ):
                    last.lines += part.lines
                else:
                    parts.append((page.nr, part))
        return parts

    def _runs_on(self, last: Alinea, part: Alinea) -> bool:
        """Test if a paragraph goes on after a page break."""
        first, end = part.lines[0], last.lines[-1]
        if first.has_mark or abs(first.size - end.size) > 1 or first.is_bold != end.is_bold:
            return False
        if is_closed(end.text):
            return False
        moved = [
            replace(word, top=end.bottom, bottom=end.bottom + word.size) for word in first.words
        ]
        return goes_on(last.lines, Lijn(moved), self.right)

    def _paragraph(self, part: Alinea, following: Alinea | Tabel | None) -> None:
        text = part.text(self.right, self.schat)
        first = part.lines[0]
        heading = self._is_heading(part)
        if not first.has_mark or heading:
            self.bouwer.blank()
        indent = " " * round((first.x0 - self.left) / INDENT) if first.has_mark else ""
        self.bouwer.line(indent + text, heading=heading, slanted=_slanted([part]))
        listed = isinstance(following, Alinea) and following.lines[0].has_mark
        if not first.has_mark or not listed:
            self.bouwer.blank()

    def _is_heading(self, part: Alinea) -> int:
        first = part.lines[0]
        if len(part.lines) > MAX_HEAD_LINES or not (
            first.size >= self.size * LARGER or self._is_bold_head(first)
        ):
            return 0
        return 1 + sum(size > first.size + NEARLY for size in self.sizes)

    def _is_bold_head(self, line: Lijn) -> bool:
        """Test if a line stands out as a heading by its bold letters alone."""
        is_short = len(line.text) <= MAX_HEADING and not is_closed(line.text)
        return self.has_heads and line.is_bold and is_short and not line.has_mark

    def _table(self, table: Tabel) -> None:
        self.bouwer.blank()
        for row in table.rows:
            self.bouwer.page = row.page
            cells = [
                [one.text(cell.right, self.schat) for one in cell.alineas] if cell else []
                for cell in row.cells
            ]
            doubts = [
                doubt
                for cell in filter(None, row.cells)
                for one in cell.alineas
                for doubt in one.doubts(cell.right, self.schat)
            ]
            slanted = [one for cell in filter(None, row.cells) for one in _slanted(cell.alineas)]
            self.bouwer.row(cells, chrome=row.chrome, doubts=doubts, slanted=slanted)
        self.bouwer.blank()


def _slanted(parts: Iterable[Alinea]) -> list[str]:
    """Return the stretches of words in italics, paragraph by paragraph."""
    return [
        " ".join(word.text for word in run)
        for part in parts
        for is_slanted, run in groupby(
            (word for line in part.lines for word in line.words), key=lambda word: word.italic
        )
        if is_slanted
    ]


def _vocabulary(blocks: Iterable[Sequence[Lijn]]) -> Woordenschat:
    """Return what the lines of a document, by paragraph, tell about its words."""
    hyphenated, whole = set[str](), set[str]()
    for lines in blocks:
        is_sure = False
        for line in lines:
            hyphenated.update(one.lower() for one in _HYPHENATED.findall(line.text))
            ends = bool(line.words[-1].is_spaced)
            sure = line.words[0 if is_sure else 1 : None if ends else -1]
            whole.update(word.text.lower().strip(SIGNS) for word in sure)
            is_sure = ends
    return Woordenschat(frozenset(hyphenated), Woordgrens(whole | SMALL_WORDS))


def _apart(sizes: Iterable[float]) -> list[float]:
    """Return the sizes that differ from each other, the largest first."""
    found: list[float] = []
    for size in sorted(sizes, reverse=True):
        if not found or found[-1] - size > NEARLY:
            found.append(size)
    return found


def _grouped(body: Sequence[Lijn | Tabel], right: float) -> list[Alinea | Tabel]:
    found: list[Alinea | Tabel] = []
    lines: list[Lijn] = []
    for part in body:
        if isinstance(part, Tabel):
            found += [*paragraphs_of(lines, right), part]
            lines = []
        else:
            lines.append(part)
    return [*found, *paragraphs_of(lines, right)]
