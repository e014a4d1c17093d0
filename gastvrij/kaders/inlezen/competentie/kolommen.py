"""The heading row of a table of competences: what each of its columns holds."""

from dataclasses import dataclass

from gastvrij.kaders.inlezen.gemeen.tekst import Regel

from .woorden import Trede, column_role, level_scale, match_level

MIN_KNOWN = 2
_CONTENT = frozenset(["definition", "indicator", "level", "facet", "required", "competence"])


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its role (None if unknown), its heading, and the level that it stands for."""

    role: str | None
    label: str
    level: Trede | None = None


def heading_of(row: Regel, below: Regel | None) -> tuple[list[Kolom], int] | None:
    """Return the columns that a row names and how many rows the heading takes, None if no heading.

    A second row may name the levels under one cell that says "niveau".
    """
    columns = _columns(row.cells)
    if below is not None and below.text:
        joined = _two_rows(row, below)
        if joined:
            return joined, 2
    known = [one for one in columns if one.role]
    filled = [one for one in columns if one.label]
    levels = [one for one in known if one.role == "of_level"]
    facets = [one for one in known if one.role == "facet"]
    roles = {one.role for one in known}
    if len(levels) >= MIN_KNOWN and len(filled) - len(known) <= 1:
        return _with_names(columns), 1
    if len(facets) >= MIN_KNOWN or (len(roles) >= MIN_KNOWN and len(known) * 2 > len(filled)):
        return (_settled(columns), 1) if roles & _CONTENT else None
    return None


def _columns(cells: tuple[str, ...]) -> list[Kolom]:
    levels = _levels(cells)
    found = []
    for at, cell in enumerate(cells):
        level = levels.get(at)
        found.append(Kolom("of_level" if level else column_role(cell), cell, level))
    return found


def _levels(cells: tuple[str, ...]) -> dict[int, Trede]:
    """Return the levels by column: a run of cells that are one scale and nothing else."""
    places = [
        at
        for at, cell in enumerate(cells)
        if cell and match_level(cell, bare=True) and column_role(cell) is None
    ]
    scale = level_scale([cells[at] for at in places])
    return dict(zip(places, scale, strict=True)) if len(scale) >= MIN_KNOWN else {}


def _two_rows(row: Regel, below: Regel) -> list[Kolom] | None:
    """Return the columns of a heading of two rows: levels stand under a cell that spans them."""
    levels = _levels(below.cells)
    if not levels or len(levels) != sum(map(bool, below.cells)):
        return None
    first = min(levels)
    above = row.cells[first] if first < len(row.cells) else ""
    if column_role(above) not in ("level", "required", "indicator") and above:
        return None
    if any(at < len(row.cells) and row.cells[at] and at != first for at in levels):
        return None
    columns = _columns(row.cells)
    columns += [Kolom(None, "") for _ in range(len(below.cells) - len(columns))]
    for at, level in levels.items():
        columns[at] = Kolom("of_level", below.cells[at], level)
    return _with_names(columns)


def _with_names(columns: list[Kolom]) -> list[Kolom]:
    """Let the first column beside levels hold the competences if no other column says so."""
    roles = [one.role for one in columns]
    if "competence" in roles or "function" in roles:
        return columns
    first = next((at for at, role in enumerate(roles) if role is None), None)
    if first is not None and first < roles.index("of_level"):
        columns[first] = Kolom("competence", columns[first].label)
    return columns


def _settled(columns: list[Kolom]) -> list[Kolom]:
    """Give the words that can mean two things the meaning that the other columns leave them."""
    roles = [one.role for one in columns]
    if "facet" in roles and "competence" not in roles and roles[0] is None:
        columns[0] = Kolom("competence", columns[0].label)
    if "level" in roles and "indicator" not in roles and "level_text" not in roles:
        at, text = (
            roles.index("level"),
            len(roles) - 1 - roles[::-1].index("definition") if ("definition" in roles) else -1,
        )
        if text > at:
            columns[text] = Kolom("indicator", columns[text].label)
        elif "facet" not in roles:
            columns[at] = Kolom("required", columns[at].label)
    return columns


def has_role(columns: list[Kolom], role: str) -> bool:
    """Test if one of the columns has this role."""
    return any(one.role == role for one in columns)
