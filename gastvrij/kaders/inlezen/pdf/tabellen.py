"""Tables of a PDF: words by the cell that they stand in, rows that a page broke made whole."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from gastvrij.kaders.inlezen.gemeen.schaal import CROSSES
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, starts_lower
from gastvrij.kaders.inlezen.toetsplan.toetsterm import CODE

from .alineas import Alinea, Lijn, Woord, fits_behind, lines_of, paragraphs_of

NEAR, PADDING, MIN_ROWS = 3.0, 16.0, 2


@dataclass(slots=True)
class Cel:
    """The paragraphs of one cell and the right edge of its text."""

    alineas: list[Alinea]
    right: float

    @property
    def text(self) -> str:
        """Return the words, whatever lines they stand on."""
        return " ".join(line.text for alinea in self.alineas for line in alinea.lines)


@dataclass(slots=True)
class Rij:
    """One row: a cell, or None where a cell beside or above goes on."""

    cells: list[Cel | None]
    chrome: str = ""
    page: int = 1

    @property
    def filled(self) -> list[int]:
        """Return the columns that hold text."""
        return [at for at, cell in enumerate(self.cells) if cell and cell.alineas]


@dataclass(slots=True)
class Tabel:
    """One table, over as many pages as it runs."""

    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: list[Rij] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """Return the number of columns."""
        return len(self.edges) - 1


Vak = tuple[float, float, float, float]


def grids_of(found: Any) -> list[list[list[Vak]]]:
    """Return the cells by row of each table; two set against each other are found as one.

    Another table begins where rows have edges of columns, and not one of the rows before.
    """
    grids: list[list[list[Vak]]] = [[]]
    known: tuple[float, ...] = ()
    for row in found.rows:
        cells = [cell for cell in row.cells if cell]
        inner = _edges([cell[0] for cell in cells if cell[0] > found.bbox[0] + NEAR])
        if known and inner and not _shared(known, inner):
            grids.append(_taken_titles(grids[-1]))
            known = ()
        known = _edges([*known, *inner])
        grids[-1].append(cells)
    return _rejoined([grid for grid in grids if grid])


def _shared(one: Sequence[float], two: Sequence[float]) -> bool:
    return any(abs(a - b) <= NEAR for a in one for b in two)


def _taken_titles(grid: list[list[Vak]]) -> list[list[Vak]]:
    """Return the rows over the whole width at the end of a table: titles of the next."""
    at = len(grid)
    while at > 1 and len(grid[at - 1]) == 1:
        at -= 1
    titles = grid[at:]
    del grid[at:]
    return titles


def _rejoined(grids: list[list[list[Vak]]]) -> list[list[list[Vak]]]:
    """Return the grids; a row or two of another form are no table of their own."""
    if any(sum(len(row) > 1 for row in grid) < MIN_ROWS for grid in grids):
        return [[row for grid in grids for row in grid]]
    return grids


def read_table(
    rows: Sequence[Sequence[Vak]], words: Sequence[Woord], page: int
) -> tuple[Tabel, list[Woord]]:
    """Return a table with the words in it, and the words that stand outside."""
    cells = [cell for row in rows for cell in row]
    edges = _edges([cell[0] for cell in cells] + [max(cell[2] for cell in cells)])
    table = Tabel(min(cell[1] for cell in cells), max(cell[3] for cell in cells), edges)
    inside: dict[tuple[float, ...], list[Woord]] = {tuple(cell): [] for cell in cells}
    outside: list[Woord] = []
    for word in _parted(words, cells):
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        home = next((one for one in inside if _holds(one, x, y)), None)
        (outside if home is None else inside[home]).append(word)
    for row in rows:
        table.rows.append(Rij([None] * (len(edges) - 1), page=page))
        for cell in row:
            at = min(range(len(edges)), key=lambda one: abs(edges[one] - cell[0]))
            table.rows[-1].cells[at] = _cell(cell, inside[tuple(cell)])
    return table, outside


def _parted(words: Sequence[Woord], cells: Sequence[tuple[float, ...]]) -> Iterator[Woord]:
    """Yield the words; one that ran over the edge of its cell apart from the text behind it."""
    for word in words:
        rest, y = word, (word.top + word.bottom) / 2
        beside = [cell for cell in cells if cell[1] <= y < cell[3] and word.x0 < cell[0] < word.x1]
        for cell in sorted(beside):
            at = _start_in(rest, cell, words)
            if at:
                one, rest = rest.split(at)
                yield one
        yield rest


def _start_in(word: Woord, cell: tuple[float, ...], words: Sequence[Woord]) -> int:
    """Return at which letter of a word the text of a cell starts, 0 if at none.

    The text of a column starts where that of the cells above and below it starts.
    """
    starts = Counter(round(one.x0) for one in words if 0 < one.x0 - cell[0] < PADDING)
    if not starts:
        return 0
    begin = starts.most_common(1)[0][0]
    return next((at for at, x in enumerate(word.starts) if at and abs(x - begin) <= 1), 0)


def _holds(cell: tuple[float, ...], x: float, y: float) -> bool:
    return cell[0] <= x < cell[2] and cell[1] <= y < cell[3]


def _edges(values: Sequence[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return tuple(edges)


def _cell(box: tuple[float, ...], words: Sequence[Woord]) -> Cel:
    lines = lines_of(words)
    padding = max(min((line.x0 for line in lines), default=box[0]) - box[0], 0.0)
    padding = min(padding, (box[2] - box[0]) / 8)
    return Cel(paragraphs_of(lines, box[2] - padding), box[2] - padding)


def is_continued(one: Tabel, two: Tabel) -> bool:
    """Test if a table at the head of a page has the columns of the table before the break."""
    if len(one.edges) != len(two.edges):
        return False
    return all(abs(a - b) <= NEAR for a, b in zip(one.edges, two.edges, strict=True))


def go_on(one: Tabel, two: Tabel) -> None:
    """Add the rows of a table after a page break: headings as chrome, a broken row to its row."""
    heads, above = 0, one.rows[_heading(one, two) :]
    while heads < min(len(above), len(two.rows)) and _repeats(above[heads], two.rows[heads]):
        two.rows[heads].chrome = "column-header"
        heads += 1
    rest = two.rows[heads:]
    if heads and rest:
        _take_overflow(above[:heads], two.rows[:heads], rest[0])
    if rest and _is_rest(one.rows[-1], rest[0]):
        _join(one.rows[-1], rest.pop(0))
    one.rows += [*two.rows[:heads], *(row for row in rest if row.filled)]


def _heading(one: Tabel, two: Tabel) -> int:
    """Return the row whose words return at the head of the next page: the first, or a later one.

    Two tables with the same columns that are set against each other have a heading each.
    """
    for at in range(len(one.rows) - 1, 0, -1):
        if len(one.rows[at].filled) > 1 and _repeats(one.rows[at], two.rows[0]):
            return at
    return 0


def _repeats(head: Rij, row: Rij) -> bool:
    """Test if a row has the words of a heading row, or as many of them as had room."""
    pairs = [(_text(a), _text(b)) for a, b in zip(head.cells, row.cells, strict=True)]
    if any(CODE.match(text) or text in CROSSES for _, text in pairs if text):
        return False
    same = sum(bool(a) and a == b for a, b in pairs)
    return same > 0 and all(a.startswith(b) for a, b in pairs) and same * 2 > len(head.filled)


def _take_overflow(heads: Sequence[Rij], repeats: Sequence[Rij], row: Rij) -> None:
    """Take out of a row what the cell of a repeated heading above it had no room for."""
    for at, cell in enumerate(row.cells):
        whole = " ".join(filter(None, (_text(head.cells[at]) for head in heads)))
        shown = " ".join(filter(None, (_text(head.cells[at]) for head in repeats)))
        lost = whole[len(shown) :].strip()
        if cell and cell.alineas and lost:
            _take_words(cell, lost.split(), repeats[-1], at)


def _take_words(cell: Cel, lost: Sequence[str], head: Rij, at: int) -> None:
    """Move the first words of a cell to a heading that had no room for them."""
    first = cell.alineas[0].lines[0]
    same = takewhile(lambda pair: pair[0] == pair[1].text, zip(lost, first.words, strict=False))
    count = len(list(same))
    if not count:
        return
    head.cells[at] = Cel([Alinea([Lijn(first.words[:count])])], cell.right)
    first.words = first.words[count:]
    if not first.words:
        del cell.alineas[0].lines[0]
    cell.alineas = [one for one in cell.alineas if one.lines]


def _is_rest(row: Rij, rest: Rij) -> bool:
    """Test if a row goes on with the row before the page break."""
    if not rest.filled or not set(rest.filled) <= set(row.filled):
        return False
    if 0 not in rest.filled:
        return True
    cut = [
        at
        for at in rest.filled
        if starts_lower(_text(rest.cells[at])) and not is_closed(_text(row.cells[at]))
    ]
    # Beside a sentence that was cut, a list of another cell goes on with its next item.
    listed = [at for at in rest.filled if _is_listed(row.cells[at]) and _is_listed(rest.cells[at])]
    return bool(cut) and set(cut) | set(listed) == set(rest.filled)


def _is_listed(cell: Cel | None) -> bool:
    return cell is not None and any(one.lines[0].has_mark for one in cell.alineas)


def _join(row: Rij, rest: Rij) -> None:
    for one, two in zip(row.cells, rest.cells, strict=True):
        if one is None or two is None or not two.alineas:
            continue
        first, last = two.alineas[0], one.alineas[-1]
        cut = not is_closed(last.lines[-1].text) and not fits_behind(
            last.lines[-1], first.lines[0], one.right
        )
        if not first.lines[0].has_mark and (cut or starts_lower(first.lines[0].text)):
            last.lines += first.lines
            one.alineas += two.alineas[1:]
        else:
            one.alineas += two.alineas


def _text(cell: Cel | None) -> str:
    return cell.text if cell else ""
