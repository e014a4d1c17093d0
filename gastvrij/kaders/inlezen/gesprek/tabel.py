"""Tables of a conversation structure: which column says what, and what each row says.

The columns may stand in any order and have any heading; the phase may stand above the table, in a
row of its own, in the heading row, or in a column whose cell goes on over the rows below it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.velden import match_label
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed

from .koppen import PHASE, Fasekop, is_from_start_to_end, phase_head, phase_starts

FASE, CODE, STAP, UITLEG, ZIN, LEEG = "fase", "code", "stap", "uitleg", "zin", "leeg"
_NUMBER = re.compile(
    r"(?:nr|nummer|no|number|#|volgnummer|code|(?:stap|step)\s?(?:nr|nummer|no))\.?"
)
_SAID = re.compile(
    r"\b(?:voorbeeld\w*|hulpzin\w*|zin|zinnen|zeg|zegt|zeggen|formulering\w*|letterlijk\w*|script|"
    r"phrases?|examples?|say|wording|klinkt)\b",
    re.IGNORECASE,
)
_ROLES = (
    (FASE, r"(?:gespreks)?fasen?|phases?|onderdeel|onderdelen|deel|stage|blok"),
    (STAP, r"(?:gespreks)?stap(?:pen)?|handeling\w*|acties?|gedrag|activiteit\w*|wat|steps?|"
     r"actions?|what|taak|taken"),
    (UITLEG, r"toelichting\w*|aanwijzing\w*|hoe|uitleg|aandachtspunt\w*|tips?|guidance|how|notes?|"
     r"explanations?|instructie\w*|werkwijze|opmerking\w*|let op|hints?|invulling|waarom|why"),
)  # fmt: skip
_ROLE = tuple((role, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for role, words in _ROLES)
_STEP_CODE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})?|[a-z])[.)]?", re.IGNORECASE)
MAX_TITLE_WORDS, THREE, SHORT_WORDS, MOST = 7, 3, 5, 0.6


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: its code, its steps, and the cells with guidance, each as (cell, is it said).

    A row has one step or none; only a table without guidance lists more steps in one cell.
    """

    code: str | None
    steps: tuple[str, ...]
    cells: tuple[tuple[int, bool], ...]


@dataclass(slots=True)
class Ontvouwd:
    """The lines of a document with every phase as a heading of its own, and its rows."""

    lines: list[Regel] = field(default_factory=list)
    heads: dict[int, Fasekop] = field(default_factory=dict)
    rows: dict[Regel, Rij] = field(default_factory=dict)

    def head(self, regel: Regel, text: str) -> None:
        """Add the heading of a phase."""
        self.heads[len(self.lines)] = phase_head(text)
        self.lines.append(replace(regel, text=text, cells=(text,), parts=()))


def unfold(lines: Sequence[Regel], chrome: Kanttekeningen) -> Ontvouwd:
    """Return the lines with the tables of the conversation read by column."""
    return _Ontvouwer(lines, chrome).read()


class _Ontvouwer:
    """The lines of a document while its tables are being unfolded."""

    def __init__(self, lines: Sequence[Regel], chrome: Kanttekeningen) -> None:
        self.lines = lines
        self.chrome = chrome
        self.starts = frozenset(phase_starts(lines))
        self.found = Ontvouwd()
        self.known: dict[int, tuple[str, ...]] = {}

    def read(self) -> Ontvouwd:
        """Take every line; a run of rows is a table."""
        at = 0
        while at < len(self.lines):
            end = at
            while end < len(self.lines) and self.lines[end].has_cells:
                end += 1
            if end > at:
                self._table(at, end)
                at = end
                continue
            regel = self.lines[at]
            if at in self.starts:
                self._phase(regel, regel.text)
            else:
                self.found.lines.append(regel)
            at += 1
        return self.found

    def _table(self, start: int, end: int) -> None:
        rows = self.lines[start:end]
        if _are_phases(rows[0].cells) and len(rows) > 1:
            self._phase_columns(rows)
            return
        heads = self._headings(rows)
        body = [regel for at, regel in enumerate(rows) if at not in heads]
        roles = self._roles(rows, heads, body, start)
        if roles is None:
            self.found.lines += rows
            return
        for at, regel in enumerate(rows, start):
            if at - start in heads:
                self._heading_row(regel)
            elif at in self.starts:
                self._phase(regel, next(filter(None, regel.cells)))
            else:
                self._row(regel, roles)

    def _phase_columns(self, rows: Sequence[Regel]) -> None:
        """Read a table with a phase above every column: each paragraph below it is a step."""
        for at, title in enumerate(rows[0].cells):
            self._phase(rows[0], title)
            for regel in rows[1:]:
                steps = (
                    tuple(one for one in regel.paragraphs(at) if one) if regel.cells[at:] else ()
                )
                one = replace(regel, text=" ".join(steps), cells=steps, parts=())
                if steps:
                    self.found.rows[one] = Rij(None, steps, ())
                    self.found.lines.append(one)

    def _headings(self, rows: Sequence[Regel]) -> dict[int, tuple[str, ...]]:
        """Return the rows that are headings of columns, with the roles that they give."""
        found = {}
        for at, regel in enumerate(rows):
            roles = tuple(map(_role_of, regel.cells))
            filled = [role for role, cell in zip(roles, regel.cells, strict=True) if cell]
            if PHASE.match(regel.cells[0]) and None not in filled[1:] and len(filled) > 1:
                found[at] = (STAP, *(role or LEEG for role in roles[1:]))
            elif len(filled) > 1 and None not in filled and len(set(filled)) > 1:
                found[at] = tuple(role or LEEG for role in roles)
        if not found and _looks_like_heading(rows):
            found[0] = ()
        return found

    def _roles(
        self,
        rows: Sequence[Regel],
        heads: Mapping[int, tuple[str, ...]],
        body: Sequence[Regel],
        start: int,
    ) -> tuple[str, ...] | None:
        """Return what each column holds, None if the table is no part of the conversation."""
        width = max(len(regel.cells) for regel in rows)
        named = next((roles for roles in heads.values() if roles), self.known.get(width, ()))
        is_inside = bool(self.found.heads) or any(
            start <= at < start + len(rows) for at in self.starts
        )
        if named:
            self.known[width] = named
            is_ours = is_inside or FASE in named or _has_phase_title(heads, rows)
            return _complete(named, width) if is_ours else None
        # A row that is the heading of a phase says nothing about the columns below it.
        plain = [one for one in body if start + rows.index(one) not in self.starts]
        roles = _by_shape(plain or body, width, is_inside=is_inside)
        return roles if is_inside or FASE in roles else None

    def _heading_row(self, regel: Regel) -> None:
        cells = regel.cells
        if PHASE.match(cells[0]):
            self._phase(regel, cells[0])
            cells = cells[1:]
        self.chrome.add("column-header", " ".join(filter(None, cells)), regel.nr)

    def _row(self, regel: Regel, roles: Sequence[str]) -> None:
        cells = dict(
            zip(range(len(regel.cells)), zip(roles, regel.cells, strict=False), strict=False)
        )
        phase = " ".join(cell for role, cell in cells.values() if role == FASE and cell)
        if phase:
            self._phase(regel, phase)
        rest = [at for at, (role, cell) in cells.items() if cell and role not in (FASE, LEEG)]
        if not rest:
            return
        code = next((cells[at][1] for at in rest if cells[at][0] == CODE), None)
        at_step = [at for at in rest if cells[at][0] == STAP]
        steps: tuple[str, ...] = tuple(cells[at][1] for at in at_step)
        if not {UITLEG, ZIN} & set(roles):
            steps = tuple(one for at in at_step for one in regel.paragraphs(at) if one)
        guidance = tuple((at, cells[at][0] == ZIN) for at in rest if cells[at][0] in (UITLEG, ZIN))
        self.found.rows[regel] = Rij(code, steps, guidance)
        self.found.lines.append(regel)

    def _phase(self, regel: Regel, text: str) -> None:
        """Open a phase; a heading that only goes on with the phase before is no phase."""
        last = next(reversed(self.found.heads.values()), None)
        one = phase_head(text)
        if last and one.title == last.title and (one.is_continued or one.label == last.label):
            self.chrome.add("column-header", text, regel.nr)
        else:
            self.found.head(regel, text)


def _are_phases(cells: Sequence[str]) -> bool:
    """Test if every cell of a row names a phase."""
    if len(cells) < THREE - 1 or not all(cells):
        return False
    if all(PHASE.match(cell) for cell in cells):
        return True
    titles = [phase_head(cell).title for cell in cells]
    short = all(len(one.split()) <= SHORT_WORDS and not is_closed(one) for one in titles)
    return len(cells) >= THREE and short and is_from_start_to_end(titles)


def _role_of(cell: str) -> str | None:
    """Return what a column with this heading holds, None if the text is no such heading."""
    text = cell.lower().strip(" :?*")
    if _NUMBER.fullmatch(text):
        return CODE
    closed = cell.endswith((".", "!", ";"))
    if not text or len(text.split()) > MAX_TITLE_WORDS or closed or PHASE.match(text):
        return None
    if _SAID.search(text):
        return ZIN
    found = [(match.start(), role) for role, words in _ROLE if (match := words.search(text))]
    return min(found)[1] if found else None


def _looks_like_heading(rows: Sequence[Regel]) -> bool:
    """Test if the first row is one of short titles above rows of sentences."""
    first, rest = [cell for cell in rows[0].cells if cell], rows[1:]
    if len(first) < len(rows[0].cells) or not rest:
        return False
    titles = all(len(one.split()) <= SHORT_WORDS and not is_closed(one) for one in first)
    cells = [cell for regel in rest for cell in regel.cells[1:] if cell]
    closed = sum(is_closed(cell) for cell in cells)
    same = any(match_label(one) or PHASE.match(one) for one in first)
    return titles and not same and len(cells) > 1 and closed > len(cells) * MOST


def _has_phase_title(heads: Mapping[int, tuple[str, ...]], rows: Sequence[Regel]) -> bool:
    return any(PHASE.match(rows[at].cells[0]) for at in heads)


def _complete(named: Sequence[str], width: int) -> tuple[str, ...]:
    """Return the roles of all columns; without a column for steps the first left over is one."""
    roles = [*named, *([LEEG] * (width - len(named)))]
    if STAP not in roles:
        at = next((at for at, role in enumerate(roles) if role in (UITLEG, ZIN, LEEG)), None)
        if at is not None:
            roles[at] = STAP
    return tuple(UITLEG if role == LEEG else role for role in roles)


def _by_shape(body: Sequence[Regel], width: int, *, is_inside: bool) -> tuple[str, ...]:
    """Return the roles of columns without headings: a code, a phase, a step, then guidance."""
    columns = [
        [regel.cells[at] if at < len(regel.cells) else "" for regel in body] for at in range(width)
    ]
    used = [at for at in range(width) if any(columns[at])]
    roles = [LEEG] * width
    left = list(used)
    if left and _names_phases(columns, left, is_inside=is_inside):
        roles[left.pop(0)] = FASE
    if len(left) > 1 and all(_STEP_CODE.fullmatch(cell) for cell in columns[left[0]] if cell):
        roles[left.pop(0)] = CODE
    for nr, at in enumerate(left):
        roles[at] = UITLEG if nr else STAP
    return tuple(roles)


def _names_phases(
    columns: Sequence[Sequence[str]], used: Sequence[int], *, is_inside: bool
) -> bool:
    """Test if the first column names the phase of each row."""
    first = columns[used[0]]
    filled = [cell for cell in first if cell]
    if any(PHASE.match(cell) for cell in filled):
        return True
    if is_inside or len(used) == 1:
        return False
    distinct = list(dict.fromkeys(filled))
    if is_from_start_to_end([phase_head(cell).title for cell in distinct]):
        return all(len(cell.split()) <= MAX_TITLE_WORDS for cell in distinct)
    sparse = len(distinct) < len(first) and all(columns[used[1]])
    return len(used) >= THREE and sparse and len(distinct) > 1
