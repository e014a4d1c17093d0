"""Rows of a table as nodes: heading rows name the columns, other rows are items."""

import re
from collections.abc import Sequence

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.vorm import Knoop
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed

from .groei import Groei, knoop

SHORT, SHORT_NAME, DEEP = 60, 40, 50
MAX_HEADS = 3
_CODE = re.compile(r"[A-Za-z]{0,4}\d{0,3}(?:[.-]?\d{1,3}){1,4}[a-z]?|[A-Za-z]\d{1,3}")


def read_rows(rows: Sequence[Regel], groei: Groei, chrome: Kanttekeningen) -> None:
    """Add the rows of one table to a tree; the names of its columns become chrome."""
    heads = _heads(rows)
    for regel in rows[:heads]:
        chrome.add("column-header", regel.text, regel.nr)
    names = _names(rows[:heads])
    for regel in rows[heads:]:
        filled = [at for at, cell in enumerate(regel.cells) if cell]
        if filled == [0] and heads and not is_closed(regel.cells[0]):
            groei.group(knoop("groep", regel, title=regel.cells[0]), DEEP)
        else:
            groei.paragraph(_item(regel, names))


def _heads(rows: Sequence[Regel]) -> int:
    """Return how many rows at the top name columns: short texts without figures or full stop."""
    if len(rows) < 2 or not _is_head(rows[0]) or not rows[0].cells[0]:
        return 0
    count = 1
    while count < min(MAX_HEADS, len(rows) - 1):
        row = rows[count]
        if row.cells[0] or not _is_head(row) or max(map(len, row.cells)) > SHORT_NAME:
            break
        count += 1
    return count


def _is_head(regel: Regel) -> bool:
    filled = [cell for cell in regel.cells if cell]
    return len(filled) > 1 and all(
        len(cell) <= SHORT and not is_closed(cell) and not any(map(str.isdigit, cell))
        for cell in filled
    )


def _names(heads: Sequence[Regel]) -> list[str]:
    """Return the name of each column; a cell over several columns names them all."""
    if not heads:
        return []
    names = [""] * max(len(head.cells) for head in heads)
    for nr, head in enumerate(heads):
        over = ""
        for at, cell in enumerate(head.cells):
            is_shared = (
                nr == 0
                and len(heads) > 1
                and not cell
                and any(at < len(one.cells) and one.cells[at] for one in heads[1:])
            )
            over = over if is_shared else cell
            names[at] = " ".join(filter(None, (names[at], over)))
    return names


def _item(regel: Regel, names: Sequence[str]) -> Knoop:
    """Return a row: its code, its first cell as title if more follows, the other cells as text."""
    cells = [cell for cell in regel.cells if cell]
    code = cells.pop(0) if len(cells) > 1 and _CODE.fullmatch(cells[0]) else ""
    title = cells.pop(0) if len(cells) > 1 and _is_title(cells[0]) else ""
    node = knoop("item", regel, code=code, title=title, text=" | ".join(cells))
    named = {name: cell for name, cell in zip(names, regel.cells, strict=False) if name and cell}
    if named:
        node["extra"] = {"cells": named}
    return node


def _is_title(cell: str) -> bool:
    return len(cell) <= SHORT and not is_closed(cell)
