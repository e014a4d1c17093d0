"""Tables of competences with labels in the first column: each column beside it is one."""

from collections.abc import Iterator, Sequence

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.tekst import Regel

from .cellen import competence_of, is_row, items_of
from .rij import Rij
from .woorden import column_role, is_title, match_level, split_title

_LABELS = frozenset(["cluster", "code", "competence", "definition", "indicator", "facet"])
_LISTED = frozenset(["of_level", "indicator", "facet"])


def read_labels(rows: Sequence[Regel], chrome: Kanttekeningen) -> tuple[list[Rij], int] | None:
    """Return what the rows with a label say and how many rows that are; None if none has one."""
    kinds: list[str] = []
    for row in rows:
        kind = _kind(row, kinds)
        if kind is None:
            break
        kinds.append(kind)
    if not kinds or kinds == ["titles"]:
        return None
    block = rows[: len(kinds)]
    for row, kind in zip(block, kinds, strict=True):
        if kind != "of_level" or not row.cells[1]:
            chrome.add("label", row.cells[0], row.nr)
    width = max(len(row.cells) for row in block)
    made = [one for at in range(1, width) for one in _column(block, kinds, at, chrome)]
    return made, len(kinds)


def _kind(row: Regel, kinds: list[str]) -> str | None:
    """Return what a row holds by its label; None if its first cell is no label."""
    if not is_row(row) and not (kinds and row.cells[0] and len(row.cells) > 1):
        return None
    role = column_role(row.cells[0]) if row.cells[0] else None
    if role == "competence" and role in kinds:
        return None
    if role in _LABELS:
        return role
    if match_level(row.cells[0], bare=bool({"of_level", "titles"} & set(kinds))):
        return "of_level"
    others = [cell for cell in row.cells[1:] if cell]
    asks = role == "level" and all(match_level(one, bare=True) for one in others)
    if role == "required" or asks:
        return "required" if kinds else None
    titled = not kinds and all(map(is_title, others))
    return "titles" if titled and (role == "level" or not row.cells[0]) else None


def _column(
    block: Sequence[Regel], kinds: list[str], at: int, chrome: Kanttekeningen
) -> Iterator[Rij]:
    """Return one competence: the cells of one column, each as its label says."""
    code = ""
    for row, kind in zip(block, kinds, strict=True):
        cell = row.cells[at] if at < len(row.cells) else ""
        if not cell:
            continue
        if kind == "code":
            code = cell
        elif kind in ("competence", "titles"):
            yield from competence_of(row, at, code)
            code = ""
        else:
            yield from _part(row, kind, at)
        if kind in _LISTED:
            yield from items_of(row, at, chrome)
    if code:
        yield Rij("code", code, block[0].nr)


def _part(row: Regel, kind: str, at: int) -> Iterator[Rij]:
    """Return what opens under a competence, or belongs to it as a whole."""
    cell, label = row.cells[at], row.cells[0]
    if kind == "of_level":
        level = match_level(label, bare=True)
        if level:
            printed = label.removesuffix(level.rest).rstrip(" :") if at == 1 else None
            yield Rij("level", "", row.nr, level.code, printed, level.title)
        if level and level.rest and at == 1:
            yield Rij("level_text", level.rest, row.nr)
    elif kind == "cluster":
        title = split_title(cell)
        yield Rij("cluster", title.title, row.nr, title.code, marks=title.marks)
    elif kind == "definition":
        yield Rij("definition", cell, row.nr)
    elif kind == "required":
        yield Rij("asked", cell, row.nr, label=label)
    elif kind == "facet":
        yield Rij("facet", label, row.nr, title=label.rstrip(" :"))
