"""Header fields of an exam plan in the rows of a table: beside, under or above their labels."""

from collections.abc import Sequence

from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.velden import field_key, is_label, match_label
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed

from .kop import set_field
from .stukken import Stuk
from .toetsterm import Plan
from .woorden import column_role

PAIR, MAX_LABEL, FEW = 2, 70, 3


def take_field_row(run: Sequence[Regel], plan: Plan, *, in_front: bool) -> int:
    """Read the fields in the first of these rows; return how many rows they take, 0 if none.

    A label that the field does not know is one only in front of the table.
    """
    regel = run[0]
    cells = [cell for cell in regel.cells if cell]
    known = [is_label(cell) for cell in cells]
    if len(run) > 1 and all(known) and len(cells) >= PAIR:
        return _take_transposed(run, plan)
    if any(known) and not known[0] and not in_front:
        return 0
    pairs = _inline(cells) or _beside(cells, known, in_front=in_front)
    for label, value in pairs:
        _set(plan, label, value, regel.nr)
    return 1 if pairs else 0


def _inline(cells: Sequence[str]) -> list[tuple[str, str | None]]:
    """Return the fields of a row in which each cell has label and value: "Versie: 2"."""
    found = [match_label(cell) for cell in cells]
    if not all(one and one[2] for one in found):
        return []
    return [(one[1], one[2]) for one in found if one]


def _beside(
    cells: Sequence[str], known: Sequence[bool], *, in_front: bool
) -> list[tuple[str, str | None]]:
    """Return the fields of a row: each known label with what stands behind it."""
    if not known[0] and not _is_own_label(cells, in_front=in_front):
        return []
    starts = [0, *(at for at in range(1, len(cells)) if known[at] and not known[at - 1])]
    ends = [*starts[1:], len(cells)]
    return [
        (cells[start], " ".join(cells[start + 1 : end]) or None)
        for start, end in zip(starts, ends, strict=True)
    ]


def _is_own_label(cells: Sequence[str], *, in_front: bool) -> bool:
    short = len(cells[0]) <= MAX_LABEL and not is_closed(cells[0].rstrip(":"))
    return in_front and 1 < len(cells) <= FEW and short and not _is_heading_row(cells)


def _is_heading_row(cells: Sequence[str]) -> bool:
    return all(column_role(cell) for cell in cells)


def _take_transposed(run: Sequence[Regel], plan: Plan) -> int:
    """Read labels with their values in the row below."""
    above, below = run[0].cells, run[1].cells
    for at, label in enumerate(above):
        if label:
            value = below[at] if at < len(below) else ""
            _set(plan, label, value or None, run[0].nr)
    for at, cell in enumerate(below):
        if cell and (at >= len(above) or not above[at]):
            plan.leave(run[1].nr, cell)
    return PAIR


def _set(plan: Plan, label: str, value: str | None, line: int) -> None:
    printed = label.rstrip(" :")
    piece = Stuk("label", f"{printed}\n{value or ''}", line, key=field_key(printed))
    known = plan.meta.get(piece.key)
    if known and known["line"] == line:
        plan.leave(line, f"{printed} {value or ''}".strip())
        return
    set_field(plan, piece, printed, value, [] if value else ["no-value"])
