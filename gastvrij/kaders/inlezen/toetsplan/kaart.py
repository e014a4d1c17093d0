"""Items of an exam plan that each have a small table of their own: a title and its value a row."""

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.vorm import Toetsterm

from .matrix import filled
from .rij import Rijlezer
from .toetsterm import CODE, Plan, add_text, new_item
from .woorden import column_role

CELLS = 2


class Kaarten:
    """The cards of a plan while they are being read."""

    def __init__(self, plan: Plan, chrome: Kanttekeningen) -> None:
        self.plan = plan
        self.chrome = chrome
        self.item: Toetsterm | None = None

    def take(self, regel: Regel, rij: Rijlezer) -> bool:
        """Read one row of a card; a code opens the next."""
        cells = filled(regel)
        role = column_role(cells[0]) if len(cells) == CELLS else None
        if role is None or rij.columns.titles:
            return False
        found = CODE.match(cells[1]) if role in ("code", "text") else None
        if found:
            self.item = new_item(found[1], found[2], regel.nr)
            add_text(self.item, cells[1][found.end() :])
        elif self.item is None or role == "code":
            return False
        else:
            rij.put_as(self.item, role, cells[0], cells[1])
        self.chrome.add("column-header", cells[0], regel.nr)
        return True

    def close(self) -> None:
        """End the card that is open."""
        self.item = None
