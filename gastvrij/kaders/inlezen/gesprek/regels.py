"""General rules around a conversation: numbered, with dashes, or in a table."""

import re

from gastvrij.kaders.inlezen.gemeen.blokken import Blok
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.vorm import Aanwijzing, Regelafspraak, Regelset

RULE = re.compile(r"(?P<code>\d{1,2})\s*[.)]\s*(?P<text>\D.*)")
_COLUMN = re.compile(
    r"(?:nr|nummer|no|number|#|regels?|afspra(?:ak|ken)|toelichting|uitleg|rules?|explanation)\.?",
    re.IGNORECASE,
)


class Regels:
    """The general rules of a document while they are being read."""

    def __init__(self, chrome: Kanttekeningen) -> None:
        self.chrome = chrome
        self.items: list[Regelafspraak] = []
        self.title: str | None = None
        self.line = 1

    def as_set(self) -> Regelset:
        """Return the rules under their heading."""
        return {"title": self.title, "items": self.items, "line": self.line}

    def opens(self, block: Blok, mode: str, *, is_first: bool) -> bool:
        """Test if a block opens or goes on with the rules; `is_first` says no phase came before."""
        first = block.lines[0].text
        if block.lines[0].has_cells:
            return mode in ("general", "rules")
        numbered = bool(RULE.match(first))
        listed = split_bullet(first) is not None
        if numbered:
            return mode in ("general", "rules") or (is_first and self._at_one(first))
        return listed and mode in ("general", "rules")

    def _at_one(self, text: str) -> bool:
        found = RULE.match(text)
        return bool(found and found["code"] == "1")

    def take(self, block: Blok) -> None:
        """Read numbered rules with their dashes; without numbers each dash is a rule."""
        for regel in block.lines:
            numbered, bullet = RULE.match(regel.text), split_bullet(regel.text)
            if regel.has_cells:
                self._take_row(regel)
            elif numbered:
                self.items.append(_rule(numbered["code"], numbered["text"], regel.nr))
            elif bullet:
                self.chrome.bullet(bullet[0], regel.nr)
                self._take_dash(bullet[1], regel.nr)
            else:
                self._go_on_with(regel.text)

    def _take_row(self, regel: Regel) -> None:
        """Read a row of a table with rules: a number, the rule, and what goes with it."""
        cells = [at for at, cell in enumerate(regel.cells) if cell]
        if all(_COLUMN.fullmatch(regel.cells[at]) for at in cells):
            self.chrome.add("column-header", regel.text, regel.nr)
            return
        code = regel.cells[cells[0]].strip(" .)")
        has_code = len(cells) > 1 and code.isdigit()
        first, *rest = cells[1:] if has_code else cells
        self.items.append(_rule(code if has_code else None, regel.cells[first], regel.nr))
        self.items[-1]["guidance"] += [
            {"text": self._bare(text, regel.nr), "line": regel.nr, "ambiguous": []}
            for at in rest
            for text in regel.paragraphs(at)
        ]

    def _bare(self, text: str, line: int) -> str:
        bullet = split_bullet(text)
        if bullet:
            self.chrome.bullet(bullet[0], line)
        return bullet[1] if bullet else text

    def _take_dash(self, text: str, line: int) -> None:
        if self.items and self.items[-1]["code"]:
            self.items[-1]["guidance"].append({"text": text, "line": line, "ambiguous": []})
        else:
            self.items.append(_rule(None, text, line))

    def go_on(self, block: Blok) -> None:
        """Read what a blank line broke off from the last rule."""
        for regel in block.lines:
            bullet = split_bullet(regel.text)
            if bullet:
                self.chrome.bullet(bullet[0], regel.nr)
                self._take_dash(bullet[1], regel.nr)
            else:
                self._go_on_with(regel.text)

    def _go_on_with(self, text: str) -> None:
        last: Regelafspraak | Aanwijzing = self.items[-1]
        if self.items[-1]["guidance"]:
            last = self.items[-1]["guidance"][-1]
        last["text"] = f"{last['text']} {text}"


def _rule(code: str | None, text: str, line: int) -> Regelafspraak:
    return {"code": code, "text": text, "guidance": [], "line": line, "ambiguous": []}
