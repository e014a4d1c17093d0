"""Pages set in columns, as a newspaper: each column becomes a page of its own, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .alineas import Lijn, Woord, lines_of
from .schrijver import Pagina
from .tabellen import Tabel

# A strip of white is a gutter if it is this wide, in letters, and this many lines stand beside it.
GUTTER, MIN_LINES, FILLED, APART = 1.0, 6, 0.55, 1.25
FIRST, LAST, STEPS, DEEPEST = 0.2, 0.8, 60, 2
TOGETHER, MOST = 2.0, 0.6


def in_columns(page: Pagina, depth: int = 0) -> list[Pagina]:
    """Return the columns of a page from left to right, by band; the page itself if it has none."""
    at = None
    if depth < DEEPEST:
        at = _gutter(page.lines) or _between_tables(page)
    if at is None:
        return [page]
    found: list[Pagina] = []
    for band in _bands(page, at):
        if isinstance(band, Pagina):
            found.append(band)
            continue
        left, right = band
        for side in (left, right):
            if side.lines or side.tables:
                found += in_columns(side, depth + 1)
    found[0].furniture += page.furniture
    return found


def _gutter(lines: Sequence[Lijn]) -> float | None:
    """Return where a strip of white stands with running text on both of its sides."""
    if len(lines) < MIN_LINES:
        return None
    begin, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    places = [
        begin + (end - begin) * (FIRST + (LAST - FIRST) * n / STEPS) for n in range(STEPS + 1)
    ]
    parted = [sum(_is_parted(line, x) for line in lines) for x in places]
    crossed = [sum(_is_crossed(line, x) for line in lines) for x in places]
    worth = [many - 2 * few for many, few in zip(parted, crossed, strict=True)]
    best = [n for n, one in enumerate(worth) if one == max(worth)]
    nr = best[len(best) // 2]
    at = places[nr]
    if parted[nr] < MIN_LINES:
        return None
    sides = _sides(lines, at)
    if worth[nr] <= 0 or not all(_is_running_text(side) for side in sides):
        return None
    return None if _goes_in_rows(*sides) else at


def _between_tables(page: Pagina) -> float | None:
    """Return where a table ends beside which another begins, if no text runs on over that place."""
    for one in page.tables:
        for two in page.tables:
            beside = one.edges[-1] <= two.edges[0] and one.top < two.bottom and two.top < one.bottom
            at = (one.edges[-1] + two.edges[0]) / 2
            if beside and sum(_is_crossed(line, at) for line in page.lines) * 4 <= len(page.lines):
                return at
    return None


def _gap(line: Lijn, x: float) -> tuple[float, float]:
    """Return the end of the word before a place and the start of the word behind it."""
    before = max((word.x1 for word in line.words if word.x0 < x), default=-1e9)
    behind = min((word.x0 for word in line.words if word.x0 >= x), default=1e9)
    return before, behind


def _is_parted(line: Lijn, x: float) -> bool:
    """Test if a line has words on both sides of a place, with a gutter of white between them."""
    before, behind = _gap(line, x)
    return before > -1e8 and behind < 1e8 and before <= x and behind - before >= line.size * GUTTER


def _is_crossed(line: Lijn, x: float) -> bool:
    """Test if the words of a line run on over a place."""
    before, behind = _gap(line, x)
    if before > x:
        return True
    return before > -1e8 and behind - before < line.size * GUTTER


def _sides(lines: Sequence[Lijn], x: float) -> tuple[list[Lijn], list[Lijn]]:
    words = [word for line in lines if not _is_crossed(line, x) for word in line.words]
    left, right = ([w for w in words if (w.x0 < x) == side] for side in (True, False))
    return lines_of(left), lines_of(right)


def _is_running_text(lines: Sequence[Lijn]) -> bool:
    """Test if the lines of a column fill it, as text does and the labels of a table do not."""
    if len(lines) < MIN_LINES:
        return False
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    widths = sorted(line.x1 - line.x0 for line in lines)
    return widths[len(widths) // 2] >= width * FILLED and sum(
        len(line.words) > 2 for line in lines
    ) * 2 > len(lines)


def _goes_in_rows(left: Sequence[Lijn], right: Sequence[Lijn]) -> bool:
    """Test if what starts left starts right on the same height: rows of a table without lines."""
    starts, others = _starts(left), _starts(right)
    fewer, more = sorted((starts, others), key=len)
    if not fewer:
        return False
    same = sum(any(abs(one - two) < TOGETHER for two in more) for one in fewer)
    return same > len(fewer) * MOST


def _starts(lines: Sequence[Lijn]) -> list[float]:
    """Return the tops of the lines that stand below more white than lines of one block do."""
    gaps = sorted(two.top - one.top for one, two in pairwise(lines))
    usual = gaps[len(gaps) // 3] if gaps else 0.0
    return [two.top for one, two in pairwise(lines) if two.top - one.top > usual * APART]


def _bands(page: Pagina, x: float) -> Iterator[Pagina | tuple[Pagina, Pagina]]:
    """Yield what runs over the whole width, and the two columns between such parts."""
    wide: list[Lijn | Tabel] = []
    narrow: list[Lijn | Tabel] = []
    for part in page.body:
        crossed = (
            _is_crossed(part, x) if isinstance(part, Lijn) else part.edges[0] < x < part.edges[-1]
        )
        if crossed and narrow:
            yield _columns(page, narrow, x)
            narrow = []
        elif not crossed and wide:
            yield _made(page, wide)
            wide = []
        (wide if crossed else narrow).append(part)
    if wide:
        yield _made(page, wide)
    if narrow:
        yield _columns(page, narrow, x)


def _columns(page: Pagina, parts: Sequence[Lijn | Tabel], x: float) -> tuple[Pagina, Pagina]:
    words = [word for part in parts if isinstance(part, Lijn) for word in part.words]
    tables = [part for part in parts if isinstance(part, Tabel)]
    left = Pagina(page.nr, page.height, lines_of([one for one in words if one.x0 < x]))
    left.tables = [one for one in tables if one.edges[0] < x]
    right = Pagina(page.nr, page.height, lines_of([one for one in words if one.x0 >= x]))
    right.tables = [one for one in tables if one.edges[0] >= x]
    begin = min([*(line.x0 for line in page.lines), *(one.edges[0] for one in page.tables)])
    return left, _moved(right, x, begin)


def _moved(page: Pagina, x: float, begin: float) -> Pagina:
    """Return a column that starts where the text of the page starts."""
    edges = [line.x0 for line in page.lines] + [table.edges[0] for table in page.tables]
    off = max(min(edges, default=x) - begin, 0.0)
    for line in page.lines:
        line.words = [_shifted(word, off) for word in line.words]
    for table in page.tables:
        table.edges = tuple(edge - off for edge in table.edges)
    return page


def _shifted(word: Woord, off: float) -> Woord:
    starts = tuple(one - off for one in word.starts)
    return replace(word, x0=word.x0 - off, x1=word.x1 - off, starts=starts)


def _made(page: Pagina, parts: Sequence[Lijn | Tabel]) -> Pagina:
    made = Pagina(page.nr, page.height, [part for part in parts if isinstance(part, Lijn)])
    made.tables = [part for part in parts if isinstance(part, Tabel)]
    return made
