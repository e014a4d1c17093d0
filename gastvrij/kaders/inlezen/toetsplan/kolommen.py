"""The columns of an exam plan in a table: what each of them holds, as its heading rows say."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from gastvrij.kaders.inlezen.gemeen.datums import is_date
from gastvrij.kaders.inlezen.gemeen.schaal import (
    CROSSES,
    is_scale_code,
    legend_of,
    level_title,
    mark,
    titled_scale,
    unbroken_code,
)
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.velden import match_label
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed

from .toetsterm import CODE, is_lone_figure
from .woorden import column_role, has_title_words, squash

_AIMS = frozenset(["leerdoel", "leerdoelen", "eindterm", "eindtermen", "objective", "objectives"])
HOLDS_ITEMS = frozenset(["text", "code", "section"])
MIN_COLUMNS, MAX_HEAD_ROWS, MAX_CELL, MAX_LEVEL = 2, 4, 90, 32


@dataclass(slots=True)
class Kolommen:
    """What each column of a table holds; `span` are columns under "Niveau" without a code."""

    titles: dict[int, str] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    levels: dict[int, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    span: set[int] = field(default_factory=set)
    scale: list[str] = field(default_factory=list)

    def at(self, role: str) -> int | None:
        """Return the first column with this role."""
        return next((at for at, one in sorted(self.roles.items()) if one == role), None)

    def holds(self, *roles: str) -> bool:
        """Test if there is a column for one of these."""
        return any(role in roles for role in self.roles.values())

    def without_gaps(self) -> "Kolommen":
        """Return the same columns without those that no title stands over."""
        kept = sorted({*self.titles, *self.levels, *self.span})
        place = {old: new for new, old in enumerate(kept)}
        return Kolommen(
            {place[at]: one for at, one in self.titles.items()},
            {place[at]: one for at, one in self.roles.items()},
            {place[at]: one for at, one in self.levels.items()},
            self.names,
            {place[at] for at in self.span},
            self.scale,
        )

    @property
    def count(self) -> int:
        """Return the number of columns that a title stands over."""
        return len({*self.titles, *self.levels, *self.span})


@dataclass(slots=True)
class Kop:
    """The heading of a table: its columns and its rows."""

    columns: Kolommen
    rows: list[Regel]

    @property
    def width(self) -> int:
        """Return the number of columns of the table, those without a title included."""
        return max(len(regel.cells) for regel in self.rows)

    def has_titles_of(self, other: "Kop") -> bool:
        """Test if another heading has the same titles over the same columns."""
        own, two = self.columns.titles, other.columns.titles
        return two.keys() <= own.keys() and all(squash(own[at]) == squash(two[at]) for at in two)

    def repeats(self, regel: Regel) -> bool:
        """Test if a row is one of these rows again, or what had room of one of them."""
        if len([cell for cell in regel.cells if cell]) < MIN_COLUMNS or has_data(regel.cells):
            return False
        return any(_is_again(own, regel) for own in self.rows)


def read_head(rows: Sequence[Regel]) -> Kop | None:
    """Return the heading that these rows open with, over as many rows as it takes."""
    if not any(has_title_words(cell) or level_title(cell) for cell in rows[0].cells if cell):
        return None
    for count in range(1, min(MAX_HEAD_ROWS, len(rows)) + 1):
        last = rows[count - 1]
        if not last.has_cells or has_data(last.cells) or match_label(last.text):
            return None
        if _is_head(_Titels(rows[:count])):
            while count < min(len(rows), MAX_HEAD_ROWS) and _goes_on(rows[:count], rows[count]):
                count += 1  # noqa: PLW2901 - the heading takes this row too
            return Kop(_columns(_Titels(rows[:count])), list(rows[:count]))
    return None


def is_history(regel: Regel) -> bool:
    """Test if a row heads the versions of the document: version and date, and nothing of items."""
    roles = [column_role(cell) for cell in regel.cells if cell]
    return "version" in roles and "date" in roles and "code" not in roles


def has_data(cells: Sequence[str]) -> bool:
    """Test if a row holds what only an item or a field has: a code, a date, a cross, a figure."""
    filled = [cell for cell in cells if cell]
    figures = [cell for cell in filled if is_lone_figure(cell)]
    counted = [str(nr) for nr in range(1, len(figures) + 1)]
    if figures and (len(figures) < MIN_COLUMNS or figures != counted):
        return True
    return any(CODE.match(cell) or is_date(cell) or cell in CROSSES for cell in filled)


def inferred(body: Sequence[Regel]) -> Kolommen:
    """Return the columns of a table without a heading, by the shape of what they hold."""
    columns = Kolommen()
    width = max((len(regel.cells) for regel in body), default=0)
    for at in range(width):
        cells = [regel.cells[at] for regel in body if at < len(regel.cells) and regel.cells[at]]
        shapes = Counter(_shape(cell) for cell in cells)
        shape, count = shapes.most_common(1)[0] if shapes else ("", 0)
        if shape and count * 2 > len(cells):
            columns.roles[at] = shape
    return columns


def _shape(cell: str) -> str:
    if CODE.fullmatch(cell):
        return "code"
    if is_date(cell):
        return "date"
    if mark(cell) is not None:
        return ""
    if is_lone_figure(cell):
        return "opdr"
    return "level" if all(map(is_scale_code, cell.replace("/", " ").split())) else ""


class _Titels:
    """The words of each column of a heading, and the level below them."""

    def __init__(self, block: Sequence[Regel]) -> None:
        pieces: dict[int, list[str]] = {}
        for regel in block:
            for at, cell in enumerate(regel.cells):
                if cell:
                    pieces.setdefault(at, []).append(cell)
        self.width = max(len(regel.cells) for regel in block)
        self.levels: dict[int, tuple[str, str | None]] = {}
        self.titles: dict[int, str] = {}
        above = _Titels(block[:-1]) if len(block) > 1 else None
        for at, found in pieces.items():
            level = _level(found[-1])
            if above and not level and at < len(block[-1].cells) and block[-1].cells[at]:
                level = above.word_below(at, found[-1])
            if level:
                self.levels[at] = level
                found.pop()
            if found:
                self.titles[at] = " ".join(found)
        self.roles = {at: role for at, one in self.titles.items() if (role := column_role(one))}

    def word_below(self, at: int, cell: str) -> tuple[str, str | None] | None:
        """Return the level that a word under the title of the levels is, whatever word."""
        whole = f"{self.titles.get(at, '')} {cell}"
        short = len(cell) <= MAX_LEVEL and not is_closed(cell)
        good = short and at in self.span() and not column_role(cell) and not column_role(whole)
        return (cell, None) if good else None

    def span(self) -> set[int]:
        """Return the columns that the title of the levels may span: its own, and bare ones."""
        found: set[int] = set()
        for at, role in self.roles.items():
            if role == "level":
                end = min((other for other in self.titles if other > at), default=self.width)
                found |= set(range(at, end))
        return found


def _level(cell: str) -> tuple[str, str | None] | None:
    return None if column_role(cell) else level_title(unbroken_code(cell))


def _is_head(found: _Titels) -> bool:
    if any(len(title) > MAX_CELL for title in found.titles.values()):
        return False
    roles = set(found.roles.values())
    figures = [code for code, _ in found.levels.values() if code.isdigit()]
    if "version" in roles or (figures and "level" not in roles):
        return False
    known = len(found.roles) + len(found.levels)
    scaled = len(found.levels) >= MIN_COLUMNS and bool(found.titles)
    return known >= MIN_COLUMNS and (scaled or bool(roles & HOLDS_ITEMS))


def _goes_on(block: Sequence[Regel], regel: Regel) -> bool:
    """Test if a row under a heading belongs to it: codes of levels, or the rest of its titles."""
    filled = {at: cell for at, cell in enumerate(regel.cells) if cell}
    if not regel.has_cells or not filled or has_data(regel.cells):
        return False
    above = _Titels(block)
    for at, cell in filled.items():
        title = above.titles.get(at, "")
        known = column_role(cell) or column_role(f"{title} {cell}")
        level = _level(cell) is not None and (not cell.isdigit() or at in above.span())
        if not (known or level or above.word_below(at, cell)):
            return False
    return len(filled) > 1 or 0 not in filled


def _columns(found: _Titels) -> Kolommen:
    columns = Kolommen(titles=found.titles, span=found.span())
    for at in sorted({*found.titles, *found.levels}):
        level, title = found.levels.get(at), found.titles.get(at, "")
        role = found.roles.get(at)
        if level is None and at in columns.span and role is None and found.levels:
            level = (title, None)
        if level is None:
            columns.roles[at] = role or "extra"
            continue
        columns.levels[at] = level[0]
        if level[1]:
            columns.names[level[0]] = level[1]
    for at, title in found.titles.items():
        if found.roles.get(at) == "level":
            columns.names |= legend_of(title)
            columns.scale = columns.scale or titled_scale(title)
    columns.span -= set(columns.levels)
    _settle(columns)
    return columns


def _settle(columns: Kolommen) -> None:
    """Give the text its column if no title says so: one of its own, an aim, or the section."""
    if columns.holds("text"):
        _keep_first(columns, "text")
        return
    extra = [at for at, role in sorted(columns.roles.items()) if role == "extra"]
    own = [at for at in extra if column_role(columns.titles[at]) is None]
    aims = [at for at in extra if squash(columns.titles[at]) in _AIMS]
    section = columns.at("section")
    places = [*own, *aims, *([] if section is None else [section]), *extra]
    if places and (columns.holds("code") or columns.levels):
        columns.roles[places[0]] = "text"


def learn_dates(columns: Kolommen, body: Sequence[Regel]) -> None:
    """Take a column of which the title cannot be read for the dates, if it holds nothing else."""
    if columns.holds("date"):
        return
    for at, title in columns.titles.items():
        cells = [regel.cells[at] for regel in body if at < len(regel.cells) and regel.cells[at]]
        if column_role(title) is None and cells and all(map(is_date, cells)):
            columns.roles[at] = "date"
            return


def _keep_first(columns: Kolommen, role: str) -> None:
    """Let one column have a role; the others with it are beside it."""
    first = columns.at(role)
    for at, one in columns.roles.items():
        if one == role and at != first:
            columns.roles[at] = "extra"


def _is_again(own: Regel, regel: Regel) -> bool:
    pairs = list(zip(own.cells, regel.cells, strict=False))
    same = sum(bool(one) and squash(one) == squash(two) for one, two in pairs)
    begun = all(not two or (one and squash(one).startswith(squash(two))) for one, two in pairs)
    return begun and same > 0
