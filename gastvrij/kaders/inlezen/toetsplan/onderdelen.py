"""The sections of an exam plan that stand in a column: opened, repeated, broken over rows."""

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.tekst import tidy
from gastvrij.kaders.inlezen.gemeen.vorm import Toetsterm

from .toetsterm import Plan, Sectie
from .woorden import squash


class Onderdelen:
    """The sections of a plan while they are being read."""

    def __init__(self, plan: Plan, chrome: Kanttekeningen) -> None:
        self.plan = plan
        self.chrome = chrome

    @property
    def last(self) -> Sectie | None:
        """Return the section that is open."""
        return self.plan.sections[-1] if self.plan.sections else None

    def open(self, title: str, line: int) -> Sectie:
        """Open a section, or go on with the one that is open if it has this title."""
        last = self.last
        if last and last.title and last.plan == self.plan.other_title and _same(last.title, title):
            self.chrome.add("section", title, line)
            return last
        return self.plan.open(title, line)

    def extend(self, text: str, line: int, item: Toetsterm | None) -> None:
        """Add the rest of a title that a page border broke off.

        A title that then is the one before it was only repeated: its items go back there.
        """
        last = self.last
        if last is None or last.title is None or item is None or last.line != item["line"]:
            if last is not None and last.title and squash(last.title).endswith(squash(text)):
                self.chrome.add("section", text, line)
            else:
                self.plan.leave(line, text)
            return
        last.title = tidy(f"{last.title} {text}")
        before = self.plan.sections[-2] if len(self.plan.sections) > 1 else None
        if before and before.title and before.plan == last.plan and _same(before.title, last.title):
            self.plan.sections.pop()
            self.chrome.add("section", last.title, last.line)
            before.items += last.items


def _same(one: str, two: str) -> bool:
    return squash(one) == squash(two) and one.split()[-1:] == two.split()[-1:]
