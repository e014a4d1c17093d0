"""Reader of exam plans whose table kept its columns; empty cells carry meaning."""

from collections.abc import Sequence

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, starts_lower

from .kolommen import (
    MAX_HEAD_ROWS,
    Kop,
    inferred,
    is_history,
    learn_dates,
    read_head,
)
from .kop import is_title, learn_legend, learn_mark
from .matrix import (
    declare,
    filled,
    heads_items,
    is_aims,
    is_legend,
    is_matrix,
    read_aims,
    read_matrix,
)
from .plat import read_flat_item
from .rijen import Rijen
from .stukken import CHROME, loose
from .toetsterm import Plan, add_text
from .veldrij import take_field_row
from .voorwerk import is_section_heading
from .woorden import squash


class _Table(Rijen):
    """The lines of a plan while they are being read."""

    def __init__(self, lines: Sequence[Regel], chrome: Kanttekeningen) -> None:
        super().__init__(lines, chrome)
        rows = [at for at, regel in enumerate(lines) if len(filled(regel)) > 1]
        self.last_row = rows[-1] if rows else -1
        self.run_end = 0
        self.has_items = heads_items(lines)

    def read(self) -> Plan:
        """Return the plan in these lines."""
        while self.at < len(self.lines):
            regel = self.lines[self.at]
            if not regel.text:
                self.cards.close()
                self.at += 1
            elif regel.has_cells and (self.in_table or len(filled(regel)) > 1):
                self.at += self._rows()
            else:
                self._line(regel)
                self.at += 1
        self.front.close(self.heading)
        self.end_heading()
        self.totals.settle()
        return self.plan

    # Rows

    def _rows(self) -> int:
        """Read the row at this place, or the heading and the table that open there."""
        opens_run = self.at >= self.run_end
        if opens_run:
            self._find_run()
        used = self._heading()
        if used:
            return used
        regel = self.lines[self.at]
        if opens_run:
            self._infer()
        if self.kop and self.in_table and self.kop.repeats(regel):
            self.chrome.add("column-header", regel.text, regel.nr)
        elif self.cards.item is not None and self.card(regel):
            pass
        elif took := self._fields(regel):
            return took
        elif not self.read_row(regel):
            self.plan.leave(regel.nr, regel.text)
        self.last = regel
        return 1

    def _find_run(self) -> None:
        """Find the end of the rows from here without a line in between."""
        end = self.at
        while end < len(self.lines) and self.lines[end].has_cells and self.lines[end].text:
            end += 1
        self.run_end = end

    def _fields(self, regel: Regel) -> int:
        """Read header fields; return how many rows they take."""
        pair = self.lines[self.at : min(self.at + 2, self.run_end)]
        in_front = not self.in_table and not self.opens(regel)
        took = take_field_row(pair, self.plan, in_front=in_front)
        if took:
            self.front.touch()
        return took

    def _heading(self) -> int:
        """Read the heading of a table, and the table too if it holds no items."""
        if is_history(self.lines[self.at]):
            for regel in self.lines[self.at : self.run_end]:
                self.plan.leave(regel.nr, regel.text)
            return self.run_end - self.at
        kop = read_head(self.lines[self.at : min(self.at + MAX_HEAD_ROWS, self.run_end)])
        if kop is None:
            return 0
        for regel in kop.rows:
            self.chrome.add("column-header", regel.text, regel.nr)
        body = self._body(self.at + len(kop.rows))
        if body and self._beside(kop, body):
            return len(kop.rows) + len(body)
        learn_dates(kop.columns, body)
        self._open_table(kop)
        return len(kop.rows)

    def _body(self, start: int) -> list[Regel]:
        """Return the rows from here up to the next heading."""
        end = start
        while end < self.run_end and not read_head(self.lines[end : min(end + 2, self.run_end)]):
            end += 1
        return list(self.lines[start:end])

    def _beside(self, kop: Kop, body: list[Regel]) -> bool:
        """Read a table without items: eindtermen, what levels mean, or figures."""
        if self.has_items and is_aims(kop):
            self.plan.aims += read_aims(body)
        elif is_legend(body):
            for regel in body:
                self.chrome.add("legend", regel.text, regel.nr)
        elif is_matrix(kop, body):
            declare(kop.columns.levels.values(), self.plan)
            self.plan.matrix.append(read_matrix(kop, body, self._matrix_title()))
        else:
            return False
        return True

    def _open_table(self, kop: Kop) -> None:
        self.close_front()
        known, self.kop, self.item = self.kop, kop, None
        again = known is not None and not kop.columns.levels and known.has_titles_of(kop)
        self.use(self.columns if again else kop.columns)

    def _infer(self) -> None:
        """Find the columns of a table without a heading, unless it goes on with the one before."""
        run = self.lines[self.at : self.run_end]
        width = max(len(regel.cells) for regel in run)
        if self.kop and width != self.kop.width and width == self.columns.count:
            self.rij.columns = self.columns.without_gaps()
        at = self.columns.at("code")
        known = at is not None and any(
            at < len(regel.cells) and self.code.match(regel.cells[at]) for regel in run
        )
        if self.kop is None and not known and any(self.opens(regel) for regel in run):
            self.rij.columns = inferred(run)

    def _matrix_title(self) -> str | None:
        found = self.heading or self.front.take_heading()
        self.heading = None
        if found:
            self.chrome.add("heading", found.text, found.nr)
        return found.text if found else None

    # Lines

    def _line(self, regel: Regel) -> None:
        """Read a line without cells with the first reading that fits it."""
        if self._other_plan(regel) or self._flat_term(regel):
            return
        if not self.in_table:
            self.front.add(regel)
            return
        (piece,) = loose([regel], self.plan.codes)
        if piece.role == "total" and self.totals.take(regel, self.columns):
            return
        if piece.role == "legend":
            learn_legend(regel.text, self.plan)
        if piece.role == "mark":
            learn_mark(regel.text, regel.nr, self.plan)
        elif piece.role in CHROME:
            self.chrome.add(CHROME[piece.role], regel.text, regel.nr)
        elif (
            piece.role == "label" and piece.key not in self.plan.meta and piece.text.split("\n")[1]
        ):
            self.front.field(piece)
        elif not self._rest_of_text(regel) and not self._loose_heading(regel):
            self.plan.leave(regel.nr, regel.text)

    def _other_plan(self, regel: Regel) -> bool:
        """Read the title of a further exam plan in the same file."""
        if not self.plan.items or not is_title(regel.text):
            return False
        if squash(regel.text) != squash(self.plan.title or ""):
            self.plan.other_title, self.in_table, self.item = regel.text, False, None
        self.chrome.add("title", regel.text, regel.nr)
        return True

    def _flat_term(self, regel: Regel) -> bool:
        """Read an item that lost its columns amid rows that kept them."""
        found = self.code.match(regel.text)
        if found is None or not (self.in_table or self.kop or found.end() < len(regel.text)):
            return False
        item, _ = read_flat_item(found, [regel], self.plan)
        self.open_item(item, regel)
        return True

    def _rest_of_text(self, regel: Regel) -> bool:
        """Read a line that goes on with the item before it."""
        if self.item is None or is_closed(self.item["text"]) or not starts_lower(regel.text):
            return False
        add_text(self.item, regel.text)
        return True

    def _loose_heading(self, regel: Regel) -> bool:
        """Keep a heading that stands between the rows: of the section or table that follows."""
        if not is_section_heading(regel.text) or self.at >= self.last_row:
            return False
        self.end_heading()
        self.heading = regel
        self.item = None
        return True


def read_table(lines: list[Regel], chrome: Kanttekeningen) -> Plan:
    """Return the plan in lines whose cells are apart."""
    return _Table(lines, chrome).read()
