"""Opens PDF documents: words by their place, tables by their lines, page furniture as chrome."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from .bouwen import Bouwer
from .fouten import OnleesbaarBestand
from .pdf_alineas import Alinea, Lijn, Woord, goes_on, lines_of, paragraphs_of
from .pdf_kolommen import take_columns
from .pdf_tabellen import Tabel, go_on, is_continued, read_table, spread
from .tekst import Regel

MAX_PAGES, MAX_CHARACTERS_A_PAGE, MAX_MARKS_A_PAGE = 300, 60_000, 20_000
MIN_RULE, MIN_SIGN, MAX_SIGN = 6.0, 2.0, 7.0
MARGIN, EDGE_LINES, NEAR, MIN_COLUMNS, LARGER, APART = 0.12, 3, 3.0, 2, 1.15, 0.6
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(r"(?:.*\b)?(?:pagina|blz\.?|bladzijde|page)\s*\d+.*|-?\s*\d{1,3}\s*-?", re.I)
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_SYMBOLS = {"\uf02d": "-", "\uf0fe": "X", "\uf052": "X"}
_BROKEN = (PdfminerException, PDFException, PSException, ValueError, TypeError, KeyError)
_BROKEN += (AttributeError, IndexError, AssertionError, RecursionError, OverflowError)


def read_pdf(data: bytes) -> list[Regel]:
    """Return the lines of a PDF; raise OnleesbaarBestand if it is locked, scanned or broken."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return _read(document)
    except _BROKEN as problem:
        if isinstance(getattr(problem, "args", (None,))[0:1], tuple) and _is_locked(problem):
            raise OnleesbaarBestand("password") from problem
        raise OnleesbaarBestand("pdf_broken") from problem


def _is_locked(problem: BaseException) -> bool:
    inner = [problem, *problem.args]
    return any(isinstance(one, PDFPasswordIncorrect) for one in inner)


@dataclass(slots=True)
class _Pagina:
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


def _read(document: Any) -> list[Regel]:
    if len(document.pages) > MAX_PAGES:
        raise OnleesbaarBestand("too_many_pages")
    pages = []
    for page in document.pages:
        pages.append(_page(page))
        page.close()
    _take_furniture(pages)
    for found in pages:
        tables, found.lines = take_columns(found.lines, found.nr)
        found.tables += tables
    return _Schrijver(pages).write()


def _page(page: Any) -> _Pagina:
    objects = page.objects
    marks = sum(len(objects.get(kind, ())) for kind in ("line", "rect", "curve"))
    if len(page.chars) > MAX_CHARACTERS_A_PAGE or marks > MAX_MARKS_A_PAGE:
        raise OnleesbaarBestand("too_heavy")
    found = _Pagina(page.page_number, float(page.height))
    words = [*_words(page), *_drawn_bullets(page)]
    for table in page.find_tables(_settings(page)) if marks else ():
        read, words_left = read_table(table, words, page.page_number)
        if read.columns >= MIN_COLUMNS and len(words_left) < len(words):
            found.tables.append(read)
            words = words_left
    found.lines = lines_of(words)
    return found


def _settings(page: Any) -> dict[str, Any]:
    """Close the tables whose last or first row a page break left open."""
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    level = [
        edge["top"]
        for edge in page.edges
        if edge["orientation"] == "h" and edge["width"] > MIN_RULE
    ]
    ends: Counter[int] = Counter()
    for edge in upright:
        if edge["bottom"] - edge["top"] > MIN_RULE:
            ends.update({round(edge["top"]), round(edge["bottom"])})
    shut = {round(height) + off for height in level for off in (-2, -1, 0, 1, 2)}
    open_ends = [end for end, count in ends.items() if count > 1 and end not in shut]
    return {"explicit_horizontal_lines": sorted(open_ends)}


def _drawn_bullets(page: Any) -> list[Woord]:
    """Return the small round signs that are drawn, not written, as bullets."""
    found = []
    for sign in [*page.curves, *page.rects]:
        wide, high = float(sign["width"]), float(sign["height"])
        if MIN_SIGN <= wide <= MAX_SIGN and abs(wide - high) < 1:
            x0, x1 = float(sign["x0"]), float(sign["x1"])
            top, bottom = float(sign["top"]), float(sign["bottom"])
            found.append(Woord("•", x0, x1, top - wide, bottom + wide, 0.0, False, False))
    return found


def _words(page: Any) -> list[Woord]:
    made = page.dedupe_chars().extract_words(extra_attrs=["size", "fontname"], x_tolerance_ratio=0.2)
    return [_word(one) for one in made if one["text"].strip()]


def _word(one: dict[str, Any]) -> Woord:
    font = str(one["fontname"]).lower()
    text = "".join(_SYMBOLS.get(sign, "•" if "\uf000" <= sign <= "\uf0ff" else sign) for sign in one["text"])
    return Woord(
        text,
        float(one["x0"]),
        float(one["x1"]),
        float(one["top"]),
        float(one["bottom"]),
        float(one["size"]),
        "bold" in font or "black" in font,
        "italic" in font or "oblique" in font,
    )


def _take_furniture(pages: Sequence[_Pagina]) -> None:
    """Set apart the lines in the margins that return page after page, and page numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_place(line) for line in _edges(page)})
    for page in pages:
        for line in _edges(page):
            repeated = any(
                seen[(_place(line)[0], _place(line)[1] + off)] > (off == 0) for off in (-1, 0, 1)
            )
            if repeated or _NUMBERED.fullmatch(line.text):
                page.lines.remove(line)
                page.furniture.append(line)


def _edges(page: _Pagina) -> list[Lijn]:
    """Return the first and last lines of a page that stand in its margins."""
    found: list[Lijn] = []
    for lines, is_head in ((page.lines[:EDGE_LINES], True), (page.lines[-EDGE_LINES:], False)):
        for at, line in enumerate(lines):
            near = line.bottom < page.height * MARGIN
            if not is_head:
                near = line.top > page.height * (1 - MARGIN)
            block = lines[at:] if is_head else lines[: at + 1]
            if near and line not in found and _stands_apart(block, page, is_head=is_head):
                found.append(line)
    return found


def _stands_apart(block: Sequence[Lijn], page: _Pagina, *, is_head: bool) -> bool:
    """Test if there is white between a line in the margin and the text of the page."""
    line = block[0] if is_head else block[-1]
    others = [one for one in page.body if one is not line]
    if is_head:
        gaps = [one.top - line.bottom for one in others if one.top >= line.top]
    else:
        gaps = [line.top - one.bottom for one in others if one.top <= line.top]
    return min(gaps, default=line.size) > line.size * APART


def _place(line: Lijn) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.top / NEAR)


class _Schrijver:
    """Writes pages as lines: paragraphs over page breaks, tables over page breaks."""

    def __init__(self, pages: Sequence[_Pagina]) -> None:
        self.pages = pages
        self.bouwer = Bouwer()
        lines = [line for page in pages for line in page.lines]
        self.right = max((line.x1 for line in lines), default=0.0)
        self.left = min((line.x0 for line in lines), default=0.0)
        sizes = Counter[float]()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        self.size = sizes.most_common(1)[0][0] if sizes else 0.0
        texts = [line.text for line in lines]
        texts += [cell.text for page in pages for t in page.tables for r in t.rows for cell in r.cells if cell]
        self.hyphenated = frozenset(
            one.lower() for text in texts for one in _HYPHENATED.findall(text)
        )

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
            right = max(right, self.right) if right > self.right * 0.7 else right
            fresh = True
            for part in _grouped(page.body, right):
                last = parts[-1][1] if parts and fresh else None
                fresh = False
                if isinstance(part, Tabel) and isinstance(last, Tabel) and is_continued(last, part):
                    go_on(last, part)
                elif isinstance(part, Alinea) and isinstance(last, Alinea) and self._runs_on(last, part):
                    last.lines += part.lines
                else:
                    parts.append((page.nr, part))
        return parts

    def _runs_on(self, last: Alinea, part: Alinea) -> bool:
        """Test if a paragraph goes on after a page break."""
        first, end = part.lines[0], last.lines[-1]
        if first.has_mark or abs(first.size - end.size) > 1 or first.is_bold != end.is_bold:
            return False
        moved = [Woord(w.text, w.x0, w.x1, end.bottom, end.bottom + w.size, w.size, w.bold, w.italic) for w in first.words]
        return goes_on(last.lines, Lijn(moved), self.right) and not end.text.endswith((".", "!", "?", ":"))

    def _paragraph(self, part: Alinea, following: Alinea | Tabel | None) -> None:
        text = part.text(self.right, self.hyphenated)
        first = part.lines[0]
        heading = self._is_heading(part)
        if not first.has_mark or heading:
            self.bouwer.blank()
        indent = " " * round((first.x0 - self.left) / 6) if first.has_mark else ""
        self.bouwer.line(indent + text, heading=heading)
        if not first.has_mark or not (isinstance(following, Alinea) and following.lines[0].has_mark):
            self.bouwer.blank()

    def _is_heading(self, part: Alinea) -> int:
        larger = part.lines[0].size >= self.size * LARGER
        return 1 if larger and len(part.lines) == 1 else 0

    def _table(self, table: Tabel) -> None:
        self.bouwer.blank()
        for row in spread(table):
            self.bouwer.page = row.page
            cells = [
                [one.text(cell.right, self.hyphenated) for one in cell.alineas] if cell else []
                for cell in row.cells
            ]
            self.bouwer.row(cells, chrome=row.chrome)
        self.bouwer.blank()


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
