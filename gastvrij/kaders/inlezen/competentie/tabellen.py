"""Tables of competences: each becomes the rows that it stands for, whatever its layout."""

from collections.abc import Iterator

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.schaal import CROSSES
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.velden import match_label

from .cellen import competence_of, is_row, items_of
from .kolommen import Kolom, has_role, heading_of
from .rij import Rij
from .woorden import Trede, column_role, is_title, match_level, split_title
from .zijkoppen import read_labels

MAX_LABELS = 200


class Tabellen:
    """The rows of every table, by the place of their line; `taken` are the lines they stand on."""

    def __init__(self, lines: list[Regel], chrome: Kanttekeningen) -> None:
        self.lines = lines
        self.chrome = chrome
        self.rows: dict[int, list[Rij]] = {}
        self.columns: list[Kolom] = []
        self.cluster = self.title = self.definition = self.level = ""
        self.cut = False
        at = 0
        while at < len(lines):
            at = self._region(at) if is_row(lines[at]) else self._beside(at)

    @property
    def taken(self) -> set[int]:
        """Return the places of the lines that were read as part of a table."""
        return set(self.rows)

    def _beside(self, at: int) -> int:
        if self.lines[at].text:
            self.cluster = self.title = self.definition = self.level = ""
        return at + 1

    def _region(self, at: int) -> int:
        """Read the rows that follow each other without a blank line; return where they end."""
        end = at
        while end < len(self.lines) and self.lines[end].text:
            end += 1
        while len(self.lines[end - 1].cells) == 1:
            end -= 1
        while at < end:
            at = self._row(at, end)
        return end

    def _row(self, at: int, end: int) -> int:
        row = self.lines[at]
        below = self.lines[at + 1] if at + 1 < end else None
        if row.cells[0] and not is_row(row):
            return self._single(at, end)
        found = heading_of(row, below)
        if found and not self._is_body(row, found[0]):
            self.columns, size = found
            self._take_heading(at, size, end)
            return at + size
        vertical = self._vertical(at, end)
        if vertical > at:
            return vertical
        if self.columns and len(row.cells) <= len(self.columns):
            self.rows[at] = list(self._body(row))
        elif field := self._field(row):
            self.rows[at] = [field]
        return at + 1

    def _take_heading(self, at: int, size: int, end: int) -> None:
        """Keep the heading rows as chrome; a name among them is content."""
        place, named = self._named_column()
        for row in self.lines[at : at + size]:
            cells = [cell for nr, cell in enumerate(row.cells) if nr != place or cell != named]
            self.chrome.add("column-header", " ".join(filter(None, cells)), row.nr)
        self.rows.update({one: [] for one in range(at, at + size)})
        if not named:
            return
        body = (self.lines[one].cells for one in range(at + size, end))
        is_cluster = any(place < len(cells) and cells[place] for cells in body)
        title = split_title(named)
        made = Rij("competence", title.title, self.lines[at].nr, title.code, marks=title.marks)
        made.is_explicit = True
        if is_cluster:
            made.kind, made.doubt, self.cluster = "cluster", "heading-is-cluster", named
        else:
            self.title = named
        self.rows[at] = [made]

    def _is_body(self, row: Regel, columns: list[Kolom]) -> bool:
        """Test if a name with lone figures behind it stands under a heading of the same width."""
        named = row.cells[0] and column_role(row.cells[0]) is None
        bare = all(match_level(one.label) is None for one in columns if one.level)
        return bool(named and bare and len(self.columns) == len(columns))

    def _named_column(self) -> tuple[int, str]:
        """Return the place and text of a heading that is a name: of a competence or a cluster."""
        for place, column in enumerate(self.columns):
            if column.role == "competence" and column.label and column_role(column.label) is None:
                return place, column.label if is_title(column.label) else ""
        return -1, ""

    def _field(self, row: Regel) -> Rij | None:
        """Read a header field that stands in a table: a label beside its value."""
        field = match_label(row.cells[0].rstrip(" :"))
        filled = [cell for cell in row.cells[1:] if cell]
        if field and not field[2] and len(filled) == 1:
            return Rij("field", filled[0], row.nr, code=field[0], label=row.cells[0])
        return None

    def _single(self, at: int, end: int) -> int:
        """Read a row of one cell: a cluster, a competence, or a line like any other."""
        row = self.lines[at]
        below = self.lines[at + 1] if at + 1 < end else None
        after = self.lines[at + 2] if at + 2 < end else None
        heads = below is not None and is_row(below) and not heading_of(below, after)
        known = has_role(self.columns, "competence")
        if not known or not is_title(row.text) or split_bullet(row.text):
            return at + 1
        title = split_title(row.text)
        by_column = self.columns[0].role == "cluster"
        is_cluster = by_column or (heads and below is not None and bool(below.cells[0]))
        made = Rij("cluster" if is_cluster else "competence", title.title, row.nr, title.code)
        made.marks, made.is_explicit = title.marks, True
        opens = at - 1 in self.rows and not self.rows[at - 1]
        made.doubt = "" if by_column or opens or self.cluster else "cluster-or-competence"
        self.rows[at] = [made]
        if is_cluster:
            self.cluster, self.title = row.text, ""
        else:
            self.title, self.level, self.definition = row.text, "", ""
        return at + 1

    # Rows under a heading row

    def _body(self, row: Regel) -> Iterator[Rij]:
        cells = {at: cell for at, cell in enumerate(row.cells) if cell}
        by_role = {self.columns[at].role: at for at in reversed(cells)}
        yield from self._cluster(row, by_role.get("cluster"))
        yield from self._names(row, by_role)
        for at, cell in cells.items():
            column = self.columns[at]
            if column.role in (None, "required", "function"):
                kind = "asked" if column.role == "required" else "extra"
                yield Rij(kind, cell, row.nr, label=column.label)
        yield from self._level(row, by_role)
        for at in cells:
            column = self.columns[at]
            if column.role == "indicator":
                yield from items_of(row, at, self.chrome)
            elif column.role == "facet":
                yield Rij("facet", column.label, row.nr, title=column.label, reuse=True)
                yield from items_of(row, at, self.chrome)
            elif column.role == "of_level" and column.level:
                yield from self._under_level(row, at, column.level)

    def _under_level(self, row: Regel, at: int, level: Trede) -> Iterator[Rij]:
        if row.cells[at] in CROSSES:
            yield Rij("required", row.cells[at], row.nr, level.code, self.columns[at].label)
            return
        yield Rij("level", "", row.nr, level.code, title=level.title, reuse=True)
        yield from items_of(row, at, self.chrome)

    def _cluster(self, row: Regel, at: int | None) -> Iterator[Rij]:
        if at is None:
            return
        if row.cells[at] == self.cluster:
            self.chrome.add("repeated", row.cells[at], row.nr)
            return
        self.cluster, self.title = row.cells[at], ""
        title = split_title(self.cluster)
        yield Rij("cluster", title.title, row.nr, title.code, marks=title.marks, is_explicit=True)

    def _names(self, row: Regel, by_role: dict[str | None, int]) -> Iterator[Rij]:
        at, code, told = (by_role.get(role) for role in ("competence", "code", "definition"))
        definition = "" if told is None else row.cells[told]
        name = "" if at is None else row.cells[at]
        printed = "" if code is None else row.cells[code]
        if name and not self._is_same(f"{printed} {name}".strip(), definition):
            self.title, self.level = f"{printed} {name}".strip(), ""
            self.definition = ""
            yield from competence_of(row, at or 0, printed)
        else:
            self.chrome.add("repeated", f"{printed} {name}".strip(), row.nr)
        if definition and definition == self.definition:
            self.chrome.add("repeated", definition, row.nr)
        elif definition:
            self.definition = definition
            yield Rij("definition", definition, row.nr)

    def _is_same(self, title: str, definition: str) -> bool:
        """Test if a row goes on with the competence of the row before it."""
        if title != self.title:
            return False
        return not (definition and self.definition and definition != self.definition)

    def _level(self, row: Regel, by_role: dict[str | None, int]) -> Iterator[Rij]:
        at, named, told = (by_role.get(one) for one in ("level", "level_title", "level_text"))
        if at is None:
            at, named = named, None
        if at is None:
            return
        cell, name = row.cells[at], "" if named is None else row.cells[named]
        whole = f"{cell} {name}".strip()
        if whole == self.level:
            self.chrome.add("repeated", whole, row.nr)
        else:
            self.level = whole
            found = match_level(cell, bare=True) or Trede(cell, cell)
            label = whole.removesuffix(found.rest).rstrip() if not name else whole
            yield Rij("level", "", row.nr, found.code, label, title=name or found.title, reuse=True)
            if found.rest and not name:
                yield Rij("level_text", found.rest, row.nr)
        if told is not None:
            yield Rij("level_text", row.cells[told], row.nr)

    # Labels in the first column

    def _vertical(self, at: int, end: int) -> int:
        """Read rows whose first cell says what the others hold; return where they end."""
        if self.columns and len(self.columns) == len(self.lines[at].cells):
            return at
        found = read_labels(self.lines[at : min(end, at + MAX_LABELS)], self.chrome)
        if found is None:
            return at
        made, size = found
        self.rows.update({place: [] for place in range(at, at + size)})
        self.rows[at] = made
        self.columns = []
        return at + size
