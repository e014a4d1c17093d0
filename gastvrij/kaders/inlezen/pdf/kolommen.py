"""Tables of a PDF without lines: columns by the white between them, over the whole table."""

from collections.abc import Sequence
from itertools import pairwise

from .alineas import Lijn, Woord, lines_of, paragraphs_of
from .tabellen import Cel, Rij, Tabel

WHITE, NARROW, MAX_SIGN = 0.9, 0.4, 2
MIN_COLUMNS, MIN_ROWS = 4, 3
FAR, LINE_GAP = 6.0, 0.15


Spans = list[tuple[float, float]]


def take_columns(
    lines: Sequence[Lijn], page: int, known: Spans
) -> tuple[list[Tabel], list[Lijn], Spans]:
    """Return the tables that stand in these lines, the lines outside them, and the last columns.

    Only a table of four columns or more is sure enough; two columns may be running text.
    `known` are the columns of the last such table on the pages before: then two rows will do, and
    a column that happens to be empty here is still there.
    """
    tables: list[Tabel] = []
    rest: list[Lijn] = []
    run: list[Lijn] = []
    for line in [*lines, None]:
        if line and (not run or line.top - run[-1].bottom < line.size * FAR):
            run.append(line)
            continue
        found, loose, known = _table(run, page, known)
        tables += found
        rest += loose
        run = [line] if line else []
    return tables, rest, known


def _table(run: Sequence[Lijn], page: int, known: Spans) -> tuple[list[Tabel], list[Lijn], Spans]:
    first = next(
        (at for at, line in enumerate(run) if len(pieces_of(line)) >= MIN_COLUMNS - 1), None
    )
    rows = [line for line in run if len(pieces_of(line)) >= MIN_COLUMNS - 1]
    if first is None or len(rows) < MIN_ROWS - bool(known):
        return [], list(run), known
    last = max(at for at, line in enumerate(run) if line is rows[-1])
    while last + 1 < len(run) and run[last + 1].x0 > run[first].x0 + run[first].size:
        last += 1
    body = run[first : last + 1]
    columns = _on(known, _columns([line for line in body if len(pieces_of(line)) > 1]))
    if len(columns) < MIN_COLUMNS:
        return [], list(run), known
    table = Tabel(body[0].top, body[-1].bottom, (*(one[0] for one in columns), columns[-1][1]))
    table.rows = _rows(body, columns, page)
    return [table], [*run[:first], *run[last + 1 :]], columns


def _on(known: Spans, columns: Spans) -> Spans:
    """Return the columns with those of the page before that hold nothing on this page."""
    homes = [
        [n for n, one in enumerate(known) if one[0] < end and start < one[1]]
        for start, end in columns
    ]
    if not known or any(len(home) != 1 for home in homes):
        return columns
    if len({home[0] for home in homes}) < len(columns):
        return columns
    merged = list(known)
    for (home,), (start, end) in zip(homes, columns, strict=True):
        merged[home] = (min(start, known[home][0]), max(end, known[home][1]))
    return merged


def pieces_of(line: Lijn) -> list[list[Woord]]:
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


def _columns(lines: Sequence[Lijn]) -> Spans:
    """Return from where to where each column has text."""
    spans = sorted((one[0].x0, one[-1].x1) for line in lines for one in pieces_of(line))
    columns: list[tuple[float, float]] = []
    for start, end in spans:
        if columns and start <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    return columns


def _rows(body: Sequence[Lijn], columns: Spans, page: int) -> list[Rij]:
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


def _row(group: Sequence[Lijn], columns: Spans, page: int) -> Rij:
    homes: list[list[Woord]] = [[] for _ in columns]
    for line in group:
        for piece in pieces_of(line):
            middle = piece[0].x0 + piece[0].size / 4
            at = max((n for n, one in enumerate(columns) if one[0] <= middle), default=0)
            homes[at] += piece
    cells: list[Cel | None] = [
        Cel(paragraphs_of(lines_of(words), one[1]), one[1])
        for words, one in zip(homes, columns, strict=True)
    ]
    return Rij(cells, page=page)
