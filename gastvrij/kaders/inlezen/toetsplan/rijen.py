"""The rows of the items of an exam plan: which row is an item, a section, or the rest of one."""

from collections.abc import Callable, Sequence

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.schaal import codes_of, level_title, scale_codes
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.vorm import Toetsterm
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, starts_lower

from .kaart import Kaarten
from .kolommen import Kolommen, Kop, has_data
from .matrix import filled, learn_legends
from .onderdelen import Onderdelen
from .rij import Rijlezer
from .toetsterm import Plan, Sectie, code_pattern, doubt, is_lone_figure, new_item
from .totaal import Totalen
from .voorwerk import Voorwerk

MIN_COLUMNS = 2


class Rijen:
    """A plan while its rows are being read: what is open, and the readings of a row."""

    def __init__(self, lines: Sequence[Regel], chrome: Kanttekeningen) -> None:
        self.lines = lines
        self.chrome = chrome
        self.plan = Plan(codes=codes_of(cell for regel in lines for cell in regel.cells))
        self.code = code_pattern(list(lines))
        learn_legends(lines, self.plan)
        self.kop: Kop | None = None
        self.rij = Rijlezer(self.plan, Kolommen(), self.code)
        self.cards = Kaarten(self.plan, chrome)
        self.sections = Onderdelen(self.plan, chrome)
        self.totals = Totalen(self.plan, chrome)
        self.front = Voorwerk(self.plan, chrome)
        self.item: Toetsterm | None = None
        self.last: Regel | None = None
        self.at = 0
        self.in_table = False
        self.heading: Regel | None = None

    @property
    def columns(self) -> Kolommen:
        """Return the columns of the table that is open."""
        return self.rij.columns

    def read_row(self, regel: Regel) -> bool:
        """Read a row with the first reading that fits it."""
        return any(reading(self, regel) for reading in _READINGS)

    def use(self, columns: Kolommen) -> None:
        """Read the rows that follow by these columns."""
        self.rij = Rijlezer(self.plan, columns, self.code)
        self.plan.names |= columns.names
        self.plan.scale = self.plan.scale or list(columns.levels.values()) or list(columns.scale)
        self.in_table = True

    def opens(self, regel: Regel) -> bool:
        """Test if a row has the code of an item."""
        return self.rij.coded_item(regel) is not None

    def total(self, regel: Regel) -> bool:
        """Read a total row."""
        return self.totals.take(regel, self.columns)

    def card(self, regel: Regel) -> bool:
        """Read a row of an item that has a table of its own."""
        if not self.cards.take(regel, self.rij):
            return False
        if self.cards.item is not self.item and self.cards.item is not None:
            self.open_item(self.cards.item, regel)
        return True

    def term(self, regel: Regel) -> bool:
        """Read the row of an item."""
        found = self.rij.coded_item(regel)
        if found is None:
            return False
        item, at = found
        used = [at, *self._section_cell(regel, at)]
        self.open_item(item, regel)
        self.rij.fill(item, regel, without=used)
        return True

    def open_item(self, item: Toetsterm, regel: Regel) -> None:
        """Add an item under what is open; the rows that follow may go on with it."""
        self.close_front()
        self.open_heading()
        self.plan.add(item)
        self.item, self.in_table = item, True
        self.last = regel

    def _section_cell(self, regel: Regel, code_at: int) -> list[int]:
        """Open the section that stands in a column of its own, or before the code."""
        at = self.columns.at("section")
        if at is None and code_at > 0 and not self.columns.titles and regel.cells[0]:
            at = 0
        if at is None or at == code_at or at >= len(regel.cells):
            return []
        if regel.cells[at]:
            self._open_section(regel.cells[at], regel.nr)
        return [at]

    def _open_section(self, title: str, line: int) -> Sectie:
        self.close_front()
        return self.sections.open(title, line)

    def scale_row(self, regel: Regel) -> bool:
        """Read a row apart that holds nothing but levels."""
        cells = filled(regel)
        known = scale_codes(regel.cells) or all(level_title(cell) for cell in cells)
        if not known or len(cells) < MIN_COLUMNS or (has_data(regel.cells) and not self.in_table):
            return False
        columns = self.columns
        columns.levels = {at: cell for at, cell in enumerate(regel.cells) if cell}
        columns.roles = {at: one for at, one in columns.roles.items() if at not in columns.levels}
        self.use(columns)
        self.chrome.add("column-header", regel.text, regel.nr)
        return True

    def section_row(self, regel: Regel) -> bool:
        """Read a row with one text and at most a number of questions: a section heading."""
        if not self.in_table:
            return False
        places = [at for at, cell in enumerate(regel.cells) if cell]
        counts = [
            at for at in places if at == self.columns.at("opdr") and is_lone_figure(regel.cells[at])
        ]
        places = [at for at in places if at not in counts]
        if len(places) != 1 or not self._is_section(regel, places[0]):
            return False
        title, above = regel.cells[places[0]], self.sections.last
        if above and above.title and self.item is None and starts_lower(title):
            above.title += f" {title}"
            return True
        self.end_heading()
        section = self._open_section(title, regel.nr)
        if counts:
            section.aantal_opdr = int(regel.cells[counts[0]])
        self.item = None
        return True

    def _is_section(self, regel: Regel, at: int) -> bool:
        """Test if the only text of a row heads a section, and is no item nor the rest of one."""
        text, item = regel.cells[at], self.item
        own = self.columns.at("text")
        if at not in (0, own, self.columns.at("code"), self.columns.at("section")):
            return False
        if item is not None and starts_lower(text) and not is_closed(item["text"]):
            return False
        if at != own or self.columns.at("code") in (None, own):
            return at != own or not is_closed(text)
        new_page = self.last is not None and self.last.page != regel.page
        done = item is None or is_closed(item["text"]) or not new_page
        return done and not is_closed(text) and not starts_lower(text) and self._before_item()

    def _before_item(self) -> bool:
        at = self.at + 1
        while at < len(self.lines) and not self.lines[at].text:
            at += 1
        following = self.lines[at] if at < len(self.lines) else None
        return following is not None and following.has_cells and self.opens(following)

    def codeless(self, regel: Regel) -> bool:
        """Read an item whose row has no code."""
        at = self.columns.at("text")
        if not self.in_table or at is None or at >= len(regel.cells) or not regel.cells[at]:
            return False
        own, item = self.rij.has_own(regel), self.item
        goes_on = item is not None and (
            not item["text"] or (starts_lower(regel.cells[at]) and not is_closed(item["text"]))
        )
        if goes_on or not (own or not self.columns.holds("code")):
            return False
        used = self._section_cell(regel, at)
        self.open_item(new_item("", None, regel.nr), regel)
        if self.item is not None:
            self.rij.fill(self.item, regel, without=used)
        return True

    def rest_of_row(self, regel: Regel) -> bool:
        """Read the rest of an item that a page border broke off: a row without a code."""
        at = self.columns.at("code") or 0
        if self.item is None or (
            at < len(regel.cells) and regel.cells[at] and at != self.columns.at("text")
        ):
            return False
        text = self.columns.at("text")
        added = regel.cells[text] if text is not None and text < len(regel.cells) else ""
        same_page = self.last is not None and self.last.page == regel.page
        if added and same_page and not starts_lower(added) and is_closed(self.item["text"]):
            doubt(self.item, "row-joined")
        section = self.columns.at("section")
        if section is not None and section < len(regel.cells) and regel.cells[section]:
            self.sections.extend(regel.cells[section], regel.nr, self.item)
        self.rij.fill(self.item, regel, without=[] if section is None else [section])
        return True

    def open_heading(self) -> None:
        """Open the section that the heading above this item names."""
        if self.heading is not None:
            self.plan.open(self.heading.text, self.heading.nr)
            self.heading = None

    def end_heading(self) -> None:
        """Keep a heading that has nothing under it as a section without items."""
        if self.heading is not None and self.heading.nr in self.front.lines:
            self.chrome.add("heading", self.heading.text, self.heading.nr)
            self.heading = None
        self.open_heading()

    def close_front(self) -> None:
        """Read what stands above the table; its last heading may head the first section."""
        if not self.front.is_closed:
            self.heading = self.front.close(self.heading)


Reading = Callable[[Rijen, Regel], bool]
_READINGS: tuple[Reading, ...] = (
    Rijen.total,
    Rijen.card,
    Rijen.term,
    Rijen.scale_row,
    Rijen.section_row,
    Rijen.codeless,
    Rijen.rest_of_row,
)
