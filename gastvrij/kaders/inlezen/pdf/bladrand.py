"""The furniture of the pages of a PDF: headers, footers and page numbers in the margins."""

import re
from collections import Counter
from collections.abc import Sequence, Set

from .alineas import Lijn
from .kolommen import pieces_of
from .schrijver import Pagina

MARGIN, MIN_MARGIN, EDGE_LINES, NEAR, MIN_COLUMNS, APART = 0.12, 60.0, 3, 3.0, 2, 0.6
SMALL, MIN_RETURNS = 0.85, 3
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(r"(?:.*\b)?(?:pagina|blz\.?|bladzijde|page)\s*\d+.*|-?\s*\d{1,3}\s*-?", re.I)
_NOTE = re.compile(r"(?:\d{1,3}|\*{1,3}|[a-z])[.)\s]")


def take_furniture(pages: Sequence[Pagina]) -> None:
    """Set apart the lines in the margins that return page after page, and page numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    usual = _usual_size(pages)
    always = _returning(pages)
    for page in pages:
        for line in _outermost(page):
            if _place(line) in always:
                page.lines.remove(line)
                page.furniture.append(line)
    for page in pages:
        seen.update({_place(line) for line in _edges(page)})
    for page in pages:
        for line in _edges(page):
            repeated = any(
                seen[(_place(line)[0], _place(line)[1] + off)] > (off == 0) for off in (-1, 0, 1)
            )
            is_small = line.size < usual * SMALL and not _is_note(line)
            if repeated or is_small or _NUMBERED.fullmatch(line.text):
                page.lines.remove(line)
                page.furniture.append(line)


def _usual_size(pages: Sequence[Pagina]) -> float:
    """Return the size of most letters, those in tables included."""
    sizes: Counter[float] = Counter()
    for page in pages:
        in_tables = [
            line
            for table in page.tables
            for row in table.rows
            for cell in row.cells
            if cell
            for alinea in cell.alineas
            for line in alinea.lines
        ]
        for line in [*page.lines, *in_tables]:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_note(line: Lijn) -> bool:
    """Test if small print opens with a figure or star, as a footnote does."""
    return bool(_NOTE.match(line.text)) and not _NUMBERED.fullmatch(line.text)


def _edges(page: Pagina) -> list[Lijn]:
    """Return the first and last lines of a page that stand in its margins."""
    found: list[Lijn] = []
    for lines, is_head in ((page.lines[:EDGE_LINES], True), (page.lines[-EDGE_LINES:], False)):
        for at, line in enumerate(lines):
            margin = max(page.height * MARGIN, MIN_MARGIN)
            near = line.bottom < margin if is_head else line.top > page.height - margin
            block = lines[at:] if is_head else lines[: at + 1]
            if near and line not in found and _stands_apart(block, page, is_head=is_head):
                found.append(line)
    return found


def _returning(pages: Sequence[Pagina]) -> Set[tuple[str, int]]:
    """Return the outermost lines that stand at one place on most pages, however near the text."""
    seen: Counter[tuple[str, int]] = Counter()
    same: Counter[str] = Counter()
    for page in pages:
        seen.update({_place(line) for line in _outermost(page)})
        same.update(
            {line.text for line in _outermost(page) if len(pieces_of(line)) < MIN_COLUMNS + 1}
        )
    least = len(pages) // 2 + 1
    # On few pages a heading may return with another number; what returns to the letter does not.
    return {
        (text, place)
        for (text, place), count in seen.items()
        if count >= max(MIN_RETURNS, least)
        or (
            count >= least > 1
            and (same[text] >= least or _NUMBERED.fullmatch(text.replace("#", "1")))
        )
    }


def _outermost(page: Pagina) -> list[Lijn]:
    """Return the first and the last line of a page, where these stand in its margins."""
    margin = max(page.height * MARGIN, MIN_MARGIN)
    body = page.body
    first = [one for one in page.lines[:1] if one is body[0] and one.bottom < margin]
    last = [one for one in page.lines[-1:] if one is body[-1] and one.top > page.height - margin]
    return [*first, *last]


def _stands_apart(block: Sequence[Lijn], page: Pagina, *, is_head: bool) -> bool:
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
