"""Tables of an exam plan that hold no items: what levels mean, and figures per section."""

import re
from collections.abc import Iterable, Sequence

from gastvrij.kaders.inlezen.gemeen.schaal import is_scale_code, mark
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.vorm import Eindterm, Matrix
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed

from .kolommen import Kolommen, Kop
from .kop import learn_legend
from .toetsterm import CODE, Plan, is_lone_figure
from .woorden import column_role

_AIM = re.compile(r"eindterm(?:en)?|exit qualifications?|final objectives?", re.IGNORECASE)
MIN_ROWS, LEGEND_CELLS, MAX_NAME = 2, 2, 60


def filled(regel: Regel) -> list[str]:
    """Return the cells of a row that hold text."""
    return [cell for cell in regel.cells if cell]


def is_legend(body: Sequence[Regel]) -> bool:
    """Test if rows explain levels: a code and its name on each."""
    rows = [filled(regel) for regel in body]
    return len(rows) >= MIN_ROWS and all(
        len(row) == LEGEND_CELLS
        and is_scale_code(row[0])
        and 1 < len(row[1]) <= MAX_NAME
        and not row[1][:1].isdigit()
        and mark(row[1]) is None
        and not is_closed(row[1])
        for row in rows
    )


def learn_legends(lines: Sequence[Regel], plan: Plan) -> None:
    """Take over all levels that the document explains, before the items are read.

    They stand in lines ("K = Kennis, B = Begrip") or in rows with a code and a name each.
    """
    run: list[Regel] = []
    for regel in [*lines, None]:
        if regel and regel.has_cells and is_legend([regel, regel]):
            run.append(regel)
            continue
        if len(run) >= MIN_ROWS:
            for code, name in map(filled, run):
                plan.names[code] = name
                declare([code], plan)
        run = []
        if regel and not regel.has_cells:
            learn_legend(regel.text, plan)


def declare(codes: Iterable[str], plan: Plan) -> None:
    """Add levels to the scale of the document."""
    plan.scale += [code for code in codes if code not in plan.scale]


def is_matrix(kop: Kop, body: Sequence[Regel]) -> bool:
    """Test if rows hold figures per section, and no items."""
    columns = kop.columns
    rows = [regel for regel in body if len(filled(regel)) > 1]
    if len(rows) < MIN_ROWS or _has_codes(body) or _names_items(columns):
        return False
    counted = [*columns.levels, *_counts(columns)]
    cells = [regel.cells[at] for regel in rows for at in counted if _cell(regel, at)]
    return bool(cells) and sum(map(_is_figure, cells)) * 2 > len(cells)


def read_matrix(kop: Kop, body: Sequence[Regel], title: str | None) -> Matrix:
    """Return the figures of these rows under the titles of their columns, as they stand there."""
    columns = kop.columns
    titles = {
        at: columns.levels.get(at) or columns.titles.get(at, "") for at in range(_width(body))
    }
    figures = [at for at in titles if at in columns.levels or at in _counts(columns)]
    figures += [
        at for at in titles if at not in figures and at in columns.titles and _all_figures(body, at)
    ]
    matrix: Matrix = {
        "title": title,
        "columns": [titles[at] for at in sorted(figures)],
        "rows": [],
        "line": body[0].nr,
        "ambiguous": [],
    }
    for regel in body:
        cells = {titles[at]: regel.cells[at] for at in sorted(figures) if _cell(regel, at)}
        names = [cell for at, cell in enumerate(regel.cells) if cell and at not in figures]
        matrix["rows"].append({"title": " ".join(names), "cells": cells, "line": regel.nr})
    _doubt_sums(matrix)
    return matrix


def heads_items(lines: Sequence[Regel]) -> bool:
    """Test if some cell of the document is the title of a column of items."""
    return any(column_role(cell) == "text" for regel in lines for cell in regel.cells)


def is_aims(kop: Kop) -> bool:
    """Test if a table lists eindtermen: they are no items if another table has the toetstermen."""
    own = any(_AIM.fullmatch(title) for title in kop.columns.titles.values())
    return own and not kop.columns.levels and not _names_items(kop.columns)


def read_aims(body: Sequence[Regel]) -> list[Eindterm]:
    """Return the eindtermen in these rows: the code, if there is one, and the text behind it."""
    found: list[Eindterm] = []
    for regel in body:
        cells = filled(regel)
        code = cells[0] if len(cells) > 1 else ""
        text = " ".join(cells[1:] if code else cells)
        found.append({"code": code, "text": text, "line": regel.nr})
    return found


def _doubt_sums(matrix: Matrix) -> None:
    """Doubt a matrix whose last row calls itself the total and is not."""
    last = matrix["rows"][-1]
    if not last["title"].lower().startswith(("totaal", "total")):
        return
    for column in matrix["columns"]:
        cells = [row["cells"].get(column, "0") for row in matrix["rows"]]
        if all(map(is_lone_figure, cells)) and sum(map(int, cells[:-1])) != int(cells[-1]):
            matrix["ambiguous"].append(f"matrix-differs: {column}")


def _counts(columns: Kolommen) -> list[int]:
    return [
        at
        for at, title in columns.titles.items()
        if at not in columns.levels
        and (
            column_role(title) == "opdr"
            or title.lower().strip(":") in ("totaal", "total", "%", "aantal")
        )
    ]


def _names_items(columns: Kolommen) -> bool:
    return any(column_role(title) == "text" for title in columns.titles.values())


def _has_codes(body: Sequence[Regel]) -> bool:
    return any(
        CODE.match(cell) for regel in body for cell in regel.cells if cell and not _is_figure(cell)
    )


def _is_figure(cell: str) -> bool:
    return is_lone_figure(cell.removesuffix("%").strip())


def _all_figures(body: Sequence[Regel], at: int) -> bool:
    cells = [regel.cells[at] for regel in body if _cell(regel, at)]
    return at > 0 and bool(cells) and all(map(_is_figure, cells))


def _cell(regel: Regel, at: int) -> str:
    return regel.cells[at] if at < len(regel.cells) else ""


def _width(body: Sequence[Regel]) -> int:
    return max(len(regel.cells) for regel in body)
