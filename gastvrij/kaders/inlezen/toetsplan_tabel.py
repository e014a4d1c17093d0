"""Reader of exam plans whose table kept its columns; empty cells carry meaning."""

import re

from .datums import NUMERIC, iso_date
from .opmaak import Kanttekeningen
from .schaal import CROSSES, scale_codes
from .tekst import Regel
from .toetsplan_kolommen import Kolommen
from .toetsplan_plat import read_flat_item
from .toetsterm import (
    Plan,
    Sectie,
    add_text,
    code_pattern,
    is_broken_column_title,
    is_column_title,
    match_total,
    new_item,
    set_date,
)
from .velden import field_key, match_label
from .vorm import Toetsterm
from .woorden import is_closed, starts_lower

_DATE = re.compile(NUMERIC)
_FIGURE = re.compile(r"\d{1,3}")
_LETTERS = re.compile(r"[A-Z]{1,3}(?:\s*[/,]\s*[A-Z]{1,3})*")
MIN_COLUMNS = 2
MAX_SCALE_WORD = 14


class _Table:
    """The rows of a plan while they are being read."""

    def __init__(self, lines: list[Regel], chrome: Kanttekeningen) -> None:
        self.plan = Plan()
        self.chrome = chrome
        self.columns = Kolommen()
        self.code = code_pattern(lines)
        self.item: Toetsterm | None = None
        self.in_table = False
        self.field: str | None = None
        self.above: Regel | None = None

    def take(self, regel: Regel) -> None:
        """Read one line with the first reading that fits it."""
        if not regel.text:
            self.field = None
            return
        readings = _ROW_READINGS if regel.has_cells else _LINE_READINGS
        if not any(reading(self, regel) for reading in readings):
            self.plan.leave(regel)

    def total(self, regel: Regel) -> bool:
        """Read the total row."""
        filled = [cell for cell in regel.cells if cell]
        found = match_total(" ".join(filled[:2]))
        if found is None or self.plan.total:
            return False
        self.plan.total = {
            "label": found[0],
            "aantal_opdr": found[1],
            "line": regel.nr,
            "ambiguous": [],
        }
        for cell in filled[2:]:
            self.plan.not_understood.append({"line": regel.nr, "text": cell})
        return True

    def term(self, regel: Regel) -> bool:
        """Read the row of an item."""
        at = next((at for at, cell in enumerate(regel.cells) if cell), 0)
        found = self.code.match(regel.cells[at])
        if found is None:
            at = self._behind_section(regel, at)
            found = self.code.match(regel.cells[at])
        if found is None:
            return False
        self.item = new_item(found[1], found[2], regel.nr)
        add_text(self.item, regel.cells[at][found.end() :])
        self.plan.add(self.item)
        self.fill(regel, at + 1)
        self.in_table = True
        return True

    def _behind_section(self, regel: Regel, at: int) -> int:
        """Open the section that stands before the code in a column of its own."""
        code_at = next((n for n, role in self.columns.roles.items() if role == "code"), at)
        behind = at < code_at < len(regel.cells) and not any(regel.cells[at + 1 : code_at])
        if not behind or not self.code.match(regel.cells[code_at]):
            return at
        self.plan.sections.append(Sectie(regel.cells[at], regel.nr))
        return code_at

    def fill(self, regel: Regel, start: int) -> None:
        """Put the cells of a row where their columns say."""
        if self.item is None:
            return
        for at, cell in enumerate(regel.cells[start:], start=start):
            if cell:
                self.put(self.item, at, cell)

    def put(self, item: Toetsterm, at: int, cell: str) -> None:
        """Put one cell into the item, by its shape and its column."""
        role = self.columns.roles.get(at)
        if cell in CROSSES:
            self.cross(item, at, cell)
        elif role == "level" and _LETTERS.fullmatch(cell):
            item["level_raw"].append(cell)
            levels = [*(item["levels"] or []), *re.split(r"\s*[/,]\s*", cell)]
            item["levels"], item["level_count"] = levels, len(levels)
        elif _DATE.fullmatch(cell) and item["date_raw"] is None:
            set_date(item, cell)
        elif role == "opdr" and _FIGURE.fullmatch(cell) and item["aantal_opdr"] is None:
            item["aantal_opdr"] = int(cell)
        elif role == "extra" and at in self.columns.titles:
            known = item["extra_columns"].get(self.columns.titles[at], "")
            item["extra_columns"][self.columns.titles[at]] = f"{known} {cell}".strip()
        else:
            add_text(item, cell)

    def cross(self, item: Toetsterm, at: int, cell: str) -> None:
        """Count a cross; it is a level only if its column has a level code."""
        item["level_raw"].append(cell)
        item["level_count"] += 1
        code = self.columns.levels.get(at)
        known = item["levels"] if item["level_count"] > 1 else []
        item["levels"] = None if code is None or known is None else [*known, code]

    def field_row(self, regel: Regel) -> bool:
        """Read a header field: a label and its value."""
        filled = [cell for cell in regel.cells if cell]
        label = match_label(filled[0])
        if self.in_table or is_column_title(filled[0]) or len(filled) < MIN_COLUMNS:
            return False
        value = " ".join(filled[1:])
        key = label[0] if label and not label[2] else field_key(filled[0])
        if not key or key in self.plan.meta:
            return False
        self.set_field(key, filled[0].rstrip(" :"), value, regel.nr)
        return True

    def field_line(self, regel: Regel) -> bool:
        """Read a header field without columns, such as a label and a value with a colon."""
        label = match_label(regel.text)
        if self.in_table or label is None or not label[2] or label[0] in self.plan.meta:
            return False
        self.set_field(label[0], label[1], label[2], regel.nr)
        return True

    def set_field(self, key: str, label: str, value: str, line: int) -> None:
        """Keep a header field."""
        self.plan.meta[key] = {"label": label, "value": value, "line": line, "ambiguous": []}
        iso = iso_date(value) if "datum" in key else None
        if iso:
            self.plan.meta[key]["iso"] = iso
        self.field = key

    def heading_row(self, regel: Regel) -> bool:
        """Read a row of column titles, the level codes included if they stand in it."""
        titles = [at for at, cell in enumerate(regel.cells) if cell and is_column_title(cell)]
        filled = [cell for cell in regel.cells if cell]
        if not titles or (len(titles) < MIN_COLUMNS and len(filled) > len(titles)):
            return False
        self.columns.learn(regel.cells)
        self.above = regel
        last = max(titles[-1], *(at for at, role in self.columns.roles.items() if role != "extra"))
        behind = [cell if at > last else "" for at, cell in enumerate(regel.cells)]
        if scale_codes(behind):
            self.learn_levels(behind)
        self.chrome.add("column-header", " ".join(filled), regel.nr)
        self.in_table = True
        return True

    def scale_row(self, regel: Regel) -> bool:
        """Read a row that holds nothing but level codes."""
        filled = [cell for cell in regel.cells if cell]
        known = scale_codes(regel.cells)
        short = len(filled) >= MIN_COLUMNS and all(len(cell) <= MAX_SCALE_WORD for cell in filled)
        if not known and not (self.in_table and short and not regel.cells[0]):
            return False
        if CROSSES.intersection(filled) or any(_DATE.fullmatch(cell) for cell in filled):
            return False
        self.learn_levels(list(regel.cells))
        self.chrome.add("column-header", " ".join(filled), regel.nr)
        return True

    def learn_levels(self, cells: list[str]) -> None:
        """Keep the level codes by their columns."""
        self.columns.learn_levels(tuple(cells))
        self.plan.scale = self.plan.scale or list(self.columns.levels.values())

    def section_row(self, regel: Regel) -> bool:
        """Read a row with a text in its first cell only: a section heading."""
        filled = [at for at, cell in enumerate(regel.cells) if cell]
        if filled != [0]:
            return False
        self.plan.sections.append(Sectie(regel.cells[0], regel.nr))
        self.item = None
        return True

    def broken_heading(self, regel: Regel) -> bool:
        """Read the second of two rows whose cells were broken inside a column title."""
        above, self.above = self.above, regel
        if above is None or len(above.cells) != len(regel.cells):
            return False
        pairs = list(zip(above.cells, regel.cells, strict=True))
        if sum(is_broken_column_title(*pair) for pair in pairs) < MIN_COLUMNS:
            return False
        left = self.plan.not_understood
        if left and left[-1]["line"] == above.nr:
            left.pop()
            self.chrome.add("column-header", above.text, above.nr)
        self.chrome.add("column-header", regel.text, regel.nr)
        self.in_table = True
        return True

    def rest_of_row(self, regel: Regel) -> bool:
        """Read the rest of an item that a page border broke off: a row without a code."""
        if self.item is None or regel.cells[0]:
            return False
        self.fill(regel, 0)
        return True

    def flat_term(self, regel: Regel) -> bool:
        """Read an item that lost its columns amid rows that kept them."""
        found = self.code.match(regel.text)
        if found is None:
            return False
        self.item, _ = read_flat_item(found, [regel], self.plan.scale)
        self.plan.add(self.item)
        return True

    def rest_of_text(self, regel: Regel) -> bool:
        """Read a line that goes on with the field or item before it."""
        if self.field and starts_lower(regel.text):
            field_ = self.plan.meta[self.field]
            field_["value"] = f"{field_['value']} {regel.text}"
            return True
        if self.item is None or is_closed(self.item["text"]) or not starts_lower(regel.text):
            return False
        add_text(self.item, regel.text)
        return True

    def column_title(self, regel: Regel) -> bool:
        """Read a piece of a column title on a line of its own."""
        if not is_column_title(regel.text):
            return False
        self.chrome.add("column-header", regel.text, regel.nr)
        return True

    def front(self, regel: Regel) -> bool:
        """Read title and description, above the table."""
        if self.in_table or self.plan.items:
            return False
        if self.plan.title is None and not is_closed(regel.text):
            self.plan.title, self.plan.title_line = regel.text, regel.nr
        else:
            self.plan.description.append(regel.text)
        return True

    def loose_heading(self, regel: Regel) -> bool:
        """Read a section heading that stands between the rows without cells."""
        if not self.in_table or is_closed(regel.text) or starts_lower(regel.text):
            return False
        self.plan.sections.append(Sectie(regel.text, regel.nr))
        self.item = None
        return True


_ROW_READINGS = (
    _Table.total,
    _Table.term,
    _Table.heading_row,
    _Table.scale_row,
    _Table.field_row,
    _Table.section_row,
    _Table.rest_of_row,
    _Table.broken_heading,
)
_LINE_READINGS = (
    _Table.total,
    _Table.flat_term,
    _Table.column_title,
    _Table.field_line,
    _Table.rest_of_text,
    _Table.front,
    _Table.loose_heading,
)


def read_table(lines: list[Regel], chrome: Kanttekeningen) -> Plan:
    """Return the plan in lines whose cells are apart."""
    table = _Table(lines, chrome)
    for regel in lines:
        table.take(regel)
    return table.plan
