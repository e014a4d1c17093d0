"""Tables of a function profile: which function asks which competence on which level."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from gastvrij.kaders.inlezen.competentie.cellen import is_row
from gastvrij.kaders.inlezen.competentie.kolommen import Kolom, has_role, heading_of
from gastvrij.kaders.inlezen.competentie.woorden import column_role, is_title, match_level
from gastvrij.kaders.inlezen.gemeen.schaal import CROSSES
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, Tekst

_FUNCTION = re.compile(
    r"\b(?:\w*medewerker|\w*adviseur|teamleider|manager|co[öo]rdinator|consulent|specialist|"
    r"\w*coach|directeur|secretaris|senior|junior|medior|assistent|agent|officer|advisor|"
    r"supervisor|team ?lead(?:er)?|clerk|employee|\w*regisseur|planner|beheerder)\w*\b",
    re.IGNORECASE,
)
_NOTHING = frozenset(["-", "–", "—", "n.v.t.", "nvt", "n.v.t", "n/a", "0"])
FUNCTION_PART = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:doel van de functie|functiedoel|functie-?eisen|functie-?inhoud|"
    r"(?:kern|hoofd)taken|resultaatgebieden|job purpose|purpose of the (?:job|role)|"
    r"key responsibilities)\s*:?",
    re.IGNORECASE,
)
MIN_PARTS, SAMPLE = 2, 1500


@dataclass(slots=True)
class Eis:
    """One cell or row of a table: a competence that a function asks on a level."""

    function: str | None
    competence: str
    level: str | None
    line: int
    cluster: str | None = None
    told: str = ""
    code: str = ""
    doubts: list[str] = field(default_factory=list)
    # The words of the source that this one accounts for; the same name on a row counts once.
    label: str = ""
    level_raw: str = ""


@dataclass(slots=True)
class Opbrengst:
    """What a table gave: requirements, headings that are no content, and rows left over."""

    eisen: list[Eis] = field(default_factory=list)
    chrome: list[tuple[str, str, int]] = field(default_factory=list)
    rest: list[Regel] = field(default_factory=list)


def read_requirements(rows: Sequence[Regel]) -> Opbrengst | None:
    """Return what a table asks of functions, None if it asks nothing."""
    head = next((at for at, row in enumerate(rows) if is_row(row)), None)
    if head is None:
        return None
    found = heading_of(rows[head], rows[head + 1] if head + 1 < len(rows) else None)
    columns, size = found or ([], 1)
    columns = _with_level(columns, rows[head + size :])
    if not found or not _asks(columns, rows[head + size :]):
        return _matrix(rows, head)
    made = Opbrengst(rest=list(rows[:head]))
    made.chrome += [("column-header", row.text, row.nr) for row in rows[head : head + size]]
    _take_rows(rows[head + size :], columns, made)
    return made if made.eisen else None


def _tables(tekst: Tekst) -> Iterator[list[Regel]]:
    for filled, lines in groupby(tekst.regels[:SAMPLE], key=lambda regel: bool(regel.text)):
        rows = list(lines)
        first = next((at for at, row in enumerate(rows) if is_row(row)), None)
        if filled and first is not None:
            yield rows[first:]


def asks_levels(tekst: Tekst) -> bool:
    """Test if a table asks levels of competences."""
    return any(read_requirements(rows) for rows in _tables(tekst))


def asks_of_functions(tekst: Tekst) -> bool:
    """Test if a table says which function asks what."""
    found = [read_requirements(rows) for rows in _tables(tekst)]
    eisen = [eis for one in found if one for eis in one.eisen]
    return any(eis.function and "axis-unknown" not in eis.doubts for eis in eisen)


def _asks(columns: list[Kolom], body: Sequence[Regel]) -> bool:
    """Test if the columns name competences and a level, or levels to cross off."""
    if not has_role(columns, "competence"):
        return False
    if has_role(columns, "required") or has_role(columns, "function"):
        return True
    under = [
        row.cells[at]
        for row in body
        for at, column in enumerate(columns)
        if column.role == "of_level" and at < len(row.cells) and row.cells[at]
    ]
    return bool(under) and all(cell in CROSSES for cell in under)


def _with_level(columns: list[Kolom], body: Sequence[Regel]) -> list[Kolom]:
    """Let a column of levels be what is asked where every competence has one row."""
    roles = [one.role for one in columns]
    if "level" not in roles or "competence" not in roles:
        return columns
    at, level = roles.index("competence"), roles.index("level")
    names = [row.cells[at] for row in body if is_row(row) and at < len(row.cells)]
    if not all(names) or len(set(names)) < len(names):
        return columns
    return [Kolom("required", one.label) if nr == level else one for nr, one in enumerate(columns)]


def _take_rows(body: Sequence[Regel], columns: list[Kolom], made: Opbrengst) -> None:
    """Read the rows under the heading of a table with a column for the competence."""
    function = cluster = None
    for nr, row in enumerate(body):
        cells = dict(enumerate(row.cells))
        roles = {one.role: cells.get(at, "") for at, one in enumerate(columns)}
        if _is_group(body, nr):
            cluster = row.text
            made.chrome.append(("group", row.text, row.nr))
            continue
        fresh = roles.get("function") and roles["function"] != function
        if roles.get("function") and not fresh:
            made.chrome.append(("repeated", roles["function"], row.nr))
        function = roles.get("function") or function
        if roles.get("cluster") and roles["cluster"] == cluster:
            made.chrome.append(("repeated", roles["cluster"], row.nr))
        elif roles.get("cluster"):
            made.chrome.append(("group", roles["cluster"], row.nr))
        cluster = roles.get("cluster") or cluster
        if not roles.get("competence"):
            made.rest.append(row)
            continue
        eis = Eis(function, roles["competence"], None, row.nr, cluster, code=roles.get("code", ""))
        eis.label = " ".join(filter(None, [roles.get("code"), roles["competence"]]))
        _set_level(eis, row, columns)
        if not is_row(row) and nr + 1 < len(body):
            eis.doubts.append("cluster-or-competence")
        known = ("competence", "code", "cluster", "function", "required", "of_level")
        eis.told = " ".join(
            row.cells[at]
            for at, one in enumerate(columns)
            if at < len(row.cells) and row.cells[at] and one.role not in known
        )
        made.eisen.append(eis)
        if fresh:
            made.chrome.append(("function", roles["function"], row.nr))


def _is_group(body: Sequence[Regel], nr: int) -> bool:
    """Test if a row of one cell heads the rows below it, in a table that opens with such a row."""
    row, below = body[nr], body[nr + 1] if nr + 1 < len(body) else None
    alone = bool(row.cells[0]) and not is_row(row) and is_title(row.text)
    return alone and below is not None and is_row(below) and not is_row(body[0])


def _set_level(eis: Eis, row: Regel, columns: list[Kolom]) -> None:
    asked = [
        row.cells[at]
        for at, one in enumerate(columns)
        if one.role == "required" and at < len(row.cells) and row.cells[at]
    ]
    crossed = [
        (column.level.code, row.cells[at])
        for at, column in enumerate(columns)
        if column.level and at < len(row.cells) and row.cells[at]
    ]
    set_level(eis, " ".join(asked), [one for one in crossed if one[1] not in _NOTHING])
    eis.level_raw = " ".join([*asked, *(cell for _, cell in crossed)])


def set_level(eis: Eis, asked: str, crossed: Sequence[tuple[str, str]] = ()) -> None:
    """Set the level that a cell asks for, or say why it stays open."""
    level = match_level(asked, bare=True) if asked else None
    eis.level_raw = asked
    if level and not level.rest and not crossed:
        eis.level = level.code
    elif len(crossed) == 1 and not asked:
        eis.level = crossed[0][0]
    elif crossed:
        eis.doubts.append("levels-marked")
    else:
        eis.doubts.append("level-unknown" if asked else "level-not-given")


# A matrix: functions beside each other and competences below, or the other way round


def _matrix(rows: Sequence[Regel], head: int) -> Opbrengst | None:
    heads, size = _matrix_heads(rows, head)
    body = [row for row in rows[head + size :] if is_row(row)]
    cells = [
        cell for row in body for at, cell in enumerate(row.cells) if at and at in heads and cell
    ]
    if len(heads) < 1 or not body or not cells or not all(map(_is_level, cells)):
        return None
    if len(heads) < MIN_PARTS and column_role(rows[head].cells[0]) != "competence":
        return None
    made = Opbrengst(rest=list(rows[:head]))
    first = rows[head].cells[0]
    by_column, doubt = _axis(first, [name for name, _ in heads.values()], body)
    made.chrome.append(("column-header", first, rows[head].nr))
    for row in rows[head + 1 : head + size]:
        made.chrome.append(("column-header", row.text, row.nr))
    _read_matrix(rows[head + size :], heads, made, by_column=by_column, doubt=doubt)
    _count_names(made, heads, rows[head].nr, by_column=by_column)
    return made


def _matrix_heads(
    rows: Sequence[Regel], head: int
) -> tuple[dict[int, tuple[str, str | None]], int]:
    """Return the name above every column, with the level where a second row names levels."""
    top = {at: cell for at, cell in enumerate(rows[head].cells) if at and cell}
    below = rows[head + 1] if head + 1 < len(rows) else None
    if below is not None and not below.cells[0]:
        under = {at: cell for at, cell in enumerate(below.cells) if at and cell}
        levels = {at: match_level(cell, bare=True) for at, cell in under.items()}
        if len(under) > len(top) and all(levels.values()) and min(under) >= min(top, default=0):
            names = {at: top[max(one for one in top if one <= at)] for at in under}
            return {at: (names[at], lv.code) for at, lv in levels.items() if lv}, 2
    return {at: (cell, None) for at, cell in top.items() if is_title(cell)}, 1


def _is_level(cell: str) -> bool:
    return cell in CROSSES or cell.lower() in _NOTHING or match_level(cell, bare=True) is not None


def _axis(first: str, names: list[str], body: Sequence[Regel]) -> tuple[bool, str]:
    """Return whether the columns are the functions, and a doubt if the table does not say it."""
    role = next((one for part in re.split(r"[/\\]", first) if (one := column_role(part))), None)
    if role in ("competence", "cluster", "code"):
        return True, ""
    if role == "function":
        return False, ""
    beside = sum(bool(_FUNCTION.search(name)) for name in names)
    below = sum(bool(_FUNCTION.search(row.cells[0])) for row in body)
    return beside >= below, "" if (beside > 0) != (below > 0) else "axis-unknown"


def _read_matrix(
    body: Sequence[Regel],
    heads: dict[int, tuple[str, str | None]],
    made: Opbrengst,
    *,
    by_column: bool,
    doubt: str,
) -> None:
    cluster = None
    for row in body:
        if row.cells[0] and not is_row(row):
            cluster = row.text
            made.chrome.append(("group", row.text, row.nr))
            continue
        for name, places in groupby(heads, key=lambda at: heads[at][0]):
            cells = [(heads[at][1], row.cells[at]) for at in places if at < len(row.cells)]
            pair = (name, row.cells[0]) if by_column else (row.cells[0], name)
            eis = Eis(pair[0], pair[1], None, row.nr, cluster)
            crossed = [(code or "", cell) for code, cell in cells if cell in CROSSES and code]
            asked = [cell for code, cell in cells if cell and not (code and cell in CROSSES)]
            if all(not cell or cell.lower() in _NOTHING for _, cell in cells):
                made.chrome += [("empty", cell, row.nr) for _, cell in cells if cell]
                continue
            if len(asked) == 1 and asked[0] in CROSSES:
                eis.doubts.append("level-not-given")
            else:
                set_level(eis, " ".join(asked), crossed)
            eis.level_raw = " ".join(cell for _, cell in cells if cell)
            eis.doubts += [doubt] if doubt else []
            made.eisen.append(eis)


def _count_names(
    made: Opbrengst, heads: dict[int, tuple[str, str | None]], line: int, *, by_column: bool
) -> None:
    """Let every name of the source count once, however many cells it heads."""
    seen: set[tuple[str, int]] = set()
    for eis in made.eisen:
        key = (eis.competence, eis.line if by_column else 0)
        if key not in seen:
            seen.add(key)
            eis.label = eis.competence
    asked = {eis.function if by_column else eis.competence for eis in made.eisen}
    named = dict.fromkeys(name for name, _ in heads.values())
    for name in named:
        if by_column:
            made.chrome.append(("function", name, line))
        elif name not in asked:
            made.chrome.append(("column-header", name, line))
    if not by_column:
        for (function, nr), _ in groupby(made.eisen, key=lambda eis: (eis.function, eis.line)):
            made.chrome.append(("function", function or "", nr))
