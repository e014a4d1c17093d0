"""Tables of a PDF without lines: columns by the white between them, over the whole table."""

from collections.abc import Sequence
from itertools import pairwise

from .pdf_alineas import Lijn, Woord, lines_of, paragraphs_of
from .pdf_tabellen import Cel, Rij, Tabel

WHITE, NARROW, MAX_SIGN = 0.9, 0.4, 2
MIN_COLUMNS, MIN_ROWS = 4, 3
FAR, LINE_GAP = 6.0, 0.15


def take_columns(
    lines: Sequence[Lijn], page: int, *, goes_on: bool
) -> tuple[list[Tabel], list[Lijn]]:
    """Return the tables that stand in these lines, and the lines outside them.

    Only a table of four columns or more is sure enough; two columns may be running text.
    `goes_on` says that a page before this one has such a table: then two rows will do.
    """
    tables: list[Tabel] = []
    rest: list[Lijn] = []
    run: list[Lijn] = []
    for line in [*lines, None]:
        if line and (not run or line.top - run[-1].bottom < line.size * FAR):
            run.append(line)
            continue
        found, loose = _table(run, page, MIN_ROWS - goes_on)
        tables += found
        rest += loose
        run = [line] if line else []
    return tables, rest


def _table(run: Sequence[Lijn], page: int, least: int) -> tuple[list[Tabel], list[Lijn]]:
    first = next((at for at, line in enumerate(run) if len(_pieces(line)) >= MIN_COLUMNS - 1), None)
    rows = [line for line in run if len(_pieces(line)) >= MIN_COLUMNS - 1]
    if first is None or len(rows) < least:
        return [], list(run)
    last = max(at for at, line in enumerate(run) if line is rows[-1])
    while last + 1 < len(run) and run[last + 1].x0 > run[first].x0 + run[first].size:
        last += 1
    body = run[first : last + 1]
    columns = _columns([line for line in body if len(_pieces(line)) > 1])
    if len(columns) < MIN_COLUMNS:
        return [], list(run)
    table = Tabel(body[0].top, body[-1].bottom, (*(one[0] for one in columns), columns[-1][1]))
    table.rows = _rows(body, columns, page)
    return [table], [*run[:first], *run[last + 1 :]]


def _pieces(line: Lijn) -> list[list[Woord]]:
    """Return the words of a line, parted where the white is wider than between words."""
    pieces = [[line.words[0]]]
    for word in line.words[1:]:
        last = pieces[-1][-1]
        narrow = _is_sign(word.text) or _is_sign(last.text)
        if word.x0 - last.x1 > word.size * (NARROW if narrow else WHITE):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _is_sign(text: str) -> bool:
    """Test if a text is as short as a cross or the code of a level."""
    return len(text) <= MAX_SIGN and text.isupper()


def _columns(lines: Sequence[Lijn]) -> list[tuple[float, float]]:
    """Return from where to where each column has text."""
    spans = sorted((one[0].x0, one[-1].x1) for line in lines for one in _pieces(line))
    columns: list[tuple[float, float]] = []
    for start, end in spans:
        if columns and start <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    return columns


def _rows(body: Sequence[Lijn], columns: Sequence[tuple[float, float]], page: int) -> list[Rij]:
    """Return the rows: a new one where the first column has text, or below some white."""
    groups: list[list[Lijn]] = []
    steps = [two.top - one.bottom for one, two in pairwise(body)]
    tight = max(min(steps, default=0.0), 0.0)
    for line in body:
        if not groups or line.x0 < columns[0][1] or _is_below(groups[-1], line, tight):
            groups.append([])
        groups[-1].append(line)
    return [_row(group, columns, page) for group in groups]


def _is_below(group: Sequence[Lijn], line: Lijn, tight: float) -> bool:
    return line.top - max(one.bottom for one in group) > tight + line.size * LINE_GAP


def _row(group: Sequence[Lijn], columns: Sequence[tuple[float, float]], page: int) -> Rij:
    homes: list[list[Woord]] = [[] for _ in columns]
    for line in group:
        for piece in _pieces(line):
            middle = piece[0].x0 + piece[0].size / 4
            at = max((n for n, one in enumerate(columns) if one[0] <= middle), default=0)
            homes[at] += piece
    cells: list[Cel | None] = [
        Cel(paragraphs_of(lines_of(words), one[1]), one[1])
        for words, one in zip(homes, columns, strict=True)
    ]
    return Rij(cells, page=page)
