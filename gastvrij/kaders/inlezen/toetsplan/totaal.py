"""The total rows of an exam plan: of the whole, or of a section each."""

from dataclasses import dataclass, field

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.tekst import Regel

from .kolommen import Kolommen
from .toetsterm import Plan, Sectie, is_lone_figure, match_total


@dataclass(slots=True)
class Telling:
    """One total row, and how many items stand above it."""

    label: str
    figure: int | None
    line: int
    items: int
    levels: dict[str, int] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)


class Totalen:
    """The total rows while they are being read."""

    def __init__(self, plan: Plan, chrome: Kanttekeningen) -> None:
        self.plan = plan
        self.chrome = chrome
        self.found: list[Telling] = []
        self.ends: dict[int, Sectie] = {}

    def take(self, regel: Regel, columns: Kolommen) -> bool:
        """Read a total row: its label, its number, and the numbers under the levels."""
        places = [at for at, cell in enumerate(regel.cells) if cell]
        label = match_total(regel.cells[places[0]])
        if label is None:
            return False
        total = Telling(label[0], label[1], regel.nr, len(self.plan.items))
        opdr = columns.at("opdr")
        for at in places[1:]:
            cell, known = regel.cells[at], is_lone_figure(regel.cells[at])
            if known and at in columns.levels:
                total.levels[columns.levels[at]] = int(cell)
            elif known and total.figure is None and (opdr is None or at == opdr):
                total.figure = int(cell)
            else:
                total.rest.append(cell)
        self.found.append(total)
        return True

    def settle(self) -> None:
        """Decide what each total row counts: the last the whole, those between items a section."""
        count = 0
        for section in self.plan.sections:
            count += len(section.items)
            if section.items:
                self.ends[count] = section
        last = self.found.pop() if self.found else None
        for total in self.found:
            self._of_section(total)
        if last is not None:
            self._of_whole(last)

    def _of_whole(self, total: Telling) -> None:
        above = self.found[-1].items if self.found else 0
        counted = [
            item["aantal_opdr"] for item in self.plan.items if item["aantal_opdr"] is not None
        ]
        own_section = bool(self.found) and total.items > above
        if own_section and total.figure != sum(counted):
            self._of_section(total)
            return
        self.plan.total = {
            "label": total.label,
            "aantal_opdr": total.figure,
            "line": total.line,
            "ambiguous": [],
        }
        if total.levels:
            self.plan.total["levels"] = total.levels
        for cell in total.rest:
            self.plan.leave(total.line, cell)

    def _of_section(self, total: Telling) -> None:
        """Keep a total between items as the number of the section above it, if it has none."""
        section = self.ends.get(total.items)
        below = [str(one) for one in total.levels.values()]
        if section is None or section.aantal_opdr is not None or total.figure is None:
            own = [] if total.figure is None else [str(total.figure)]
            self.plan.leave(total.line, " ".join([total.label, *own, *below, *total.rest]))
            return
        section.aantal_opdr = total.figure
        self.chrome.add("total", " ".join([total.label, *below]), total.line)
        for cell in total.rest:
            self.plan.leave(total.line, cell)
