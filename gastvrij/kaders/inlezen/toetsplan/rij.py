"""One row of the items of an exam plan: which of its cells is what."""

import re
from collections.abc import Sequence

from gastvrij.kaders.inlezen.gemeen.datums import is_date, is_part_of_date, iso_date
from gastvrij.kaders.inlezen.gemeen.schaal import CROSSES, levels_in, mark
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.vorm import Toetsterm

from .kolommen import Kolommen
from .toetsterm import (
    CODE,
    MARKS,
    Plan,
    add_levels,
    add_text,
    column_code,
    doubt,
    glue,
    is_glued,
    is_lone_figure,
    new_item,
    set_date,
)

MIN_FILLED = 2
_NOTHING = re.compile(r"[-–—]+|n\.?v\.?t\.?|n/a", re.IGNORECASE)


class Rijlezer:
    """Reads the cells of a row by the columns that they stand in."""

    def __init__(self, plan: Plan, columns: Kolommen, code: re.Pattern[str]) -> None:
        self.plan = plan
        self.columns = columns
        self.code = code

    def coded_item(self, regel: Regel) -> tuple[Toetsterm, int] | None:
        """Return the item that a row opens and the column of its code; None without a code."""
        at_code = self.columns.at("code")
        alone = None
        if at_code is not None and at_code in _filled(regel):
            if whole := self._whole_code(regel, at_code):
                return whole, at_code
            alone = column_code(regel.cells[at_code])
        for at in self._places(regel):
            found = self.code.match(regel.cells[at])
            if found and not is_date(regel.cells[at]):
                item = new_item(found[1], found[2], regel.nr)
                if is_glued(found):
                    glue(item, found)
                add_text(item, regel.cells[at][found.end() :])
                return item, at
        if at_code is None or alone is None or len(_filled(regel)) < MIN_FILLED:
            return None
        return new_item(alone[0], alone[1], regel.nr), at_code

    def _whole_code(self, regel: Regel, at: int) -> Toetsterm | None:
        """Return the item of a code that its narrow column broke in two."""
        cell = regel.cells[at]
        whole = CODE.fullmatch("".join(cell.split()))
        if not whole or " " not in cell or self.columns.at("text") in (None, at) or is_date(cell):
            return None
        item = new_item(whole[1], whole[2], regel.nr)
        if MARKS.sub("", cell).strip() != whole[1]:
            item["code_raw"] = cell
        return item

    def _places(self, regel: Regel) -> list[int]:
        """Return the columns in which the code of a row may stand."""
        filled = _filled(regel)
        known = [at for role in ("code", "text") if (at := self.columns.at(role)) is not None]
        places = known if self.columns.holds("code") else [*filled[:2], *known]
        return [at for at in dict.fromkeys(places) if at in filled]

    def fill(self, item: Toetsterm, regel: Regel, *, without: Sequence[int] = ()) -> None:
        """Put the cells of a row where their columns say."""
        for at, cell in enumerate(regel.cells):
            if cell and at not in without:
                self._put(item, at, cell)

    def has_own(self, regel: Regel) -> bool:
        """Test if a row has what each item has once: a date, a number, or a level."""
        for at, cell in enumerate(regel.cells):
            role = self.columns.roles.get(at)
            if cell and (at in self.columns.levels or role in ("level", "date", "opdr")):
                return True
            if cell and (cell in CROSSES or is_date(cell)):
                return True
        return False

    def _put(self, item: Toetsterm, at: int, cell: str) -> None:
        role, title = self.columns.roles.get(at, ""), self.columns.titles.get(at, "")
        if at in self.columns.levels:
            self._level_mark(item, cell, self.columns.levels[at])
        elif role == "level" or at in self.columns.span:
            self._level_cell(item, title, cell, in_span=at in self.columns.span)
        elif is_date(cell) and role not in ("extra", "text", "scope"):
            self._date(item, cell)
        elif cell in CROSSES and role not in ("extra", "text", "scope"):
            _count(item, cell, None)
        elif MARKS.fullmatch(cell):
            item["marks"].append(cell)
        else:
            self.put_as(item, role, title, cell)

    def put_as(self, item: Toetsterm, role: str, title: str, cell: str) -> None:
        """Put a value into the item as the role says that its title has."""
        if role == "date":
            self._date(item, cell)
        elif role == "level":
            self._level_cell(item, title, cell, in_span=False)
        elif role == "opdr" and is_lone_figure(cell) and item["aantal_opdr"] is None:
            item["aantal_opdr"] = int(cell)
            if not title:
                doubt(item, "figure-untitled")
        elif role == "scope":
            item["scope"] = f"{item.get('scope', '')} {cell}".strip()
        elif role in ("extra", "opdr") and title:
            self._extra(item, title, cell)
            if role == "opdr" and not _NOTHING.fullmatch(cell):
                doubt(item, "figure-unclear")
        else:
            add_text(item, cell)

    def _extra(self, item: Toetsterm, title: str, cell: str) -> None:
        known = item["extra_columns"].get(title, "")
        item["extra_columns"][title] = f"{known} {cell}".strip()

    def _date(self, item: Toetsterm, cell: str) -> None:
        if item["date_raw"] is None:
            set_date(item, cell)
            if item["date"] is None and not _NOTHING.fullmatch(cell):
                doubt(item, "date-incomplete" if is_part_of_date(cell) else "date-invalid")
        else:
            whole = f"{item['date_raw']}{cell}"
            # A narrow column breaks a date; two dates beside each other are not one date.
            is_broken = not item["date"] and (is_part_of_date(whole) or iso_date(whole))
            set_date(item, whole if is_broken else f"{item['date_raw']} {cell}")

    def _level_mark(self, item: Toetsterm, cell: str, code: str) -> None:
        """Read what stands under a level: a mark, a number, or the code itself."""
        said = mark(cell)
        if said is None and cell.upper() == code.upper():
            said = True
        if said is None and is_lone_figure(cell):
            said = int(cell) > 0
            doubt(item, "level-figures")
        if said:
            _count(item, cell, code)
        else:
            item["level_raw"].append(cell)
            if said is None:
                doubt(item, "level-unclear")

    def _level_cell(self, item: Toetsterm, title: str, cell: str, *, in_span: bool) -> None:
        """Read a cell of a column of levels: codes, words, or a cross whose level is unknown."""
        names = {code: code for code in (*self.columns.scale, *self.plan.scale)} | self.plan.names
        levels = None if cell in CROSSES else levels_in(cell, names)
        if cell in CROSSES or (not title and mark(cell)):
            _count(item, cell, None)
        elif levels:
            add_levels(item, cell, levels)
            if not title and not in_span:
                doubt(item, "level-untitled")
        elif _NOTHING.fullmatch(cell):
            item["level_raw"].append(cell)
        else:
            self._extra(item, title or "Niveau", cell)
            doubt(item, "level-unclear")


def _filled(regel: Regel) -> list[int]:
    return [at for at, cell in enumerate(regel.cells) if cell]


def _count(item: Toetsterm, cell: str, code: str | None) -> None:
    """Count a cross; it is a level only if its column has a level code."""
    item["level_raw"].append(cell)
    item["level_count"] += 1
    known = item["levels"] if item["level_count"] > 1 else []
    item["levels"] = None if code is None or known is None else [*known, code]
