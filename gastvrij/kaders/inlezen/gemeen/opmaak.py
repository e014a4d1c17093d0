"""What a page adds to a text: page numbers, running headers, rules, contents, bullets."""

import re
from collections import Counter, defaultdict

from .schaal import scale_codes
from .tekst import Regel, Tekst
from .vorm import Chrome

_PAGE = re.compile(
    r"(?:pagina|blz\.?|bladzijde|page)\s*\d+(?:\s*(?:van|/|of)\s*\d+)?|-\s*\d+\s*-|\d+\s*/\s*\d+",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_\-=*~–—\s]{4,}")
_CONTENTS = re.compile(r"\S.*\.{4,}\s*\d{1,3}")
_DIGITS = re.compile(r"\d+")
BULLET = re.compile(r"([•·▪◦●‣∙■–—-]|\*(?=\s)|o(?=\s))\s*(?=\S)")
MAX_FURNITURE = 200
MAX_HEAD = 120
_MARKED_ROLES = (("page", _PAGE), ("rule", _RULE), ("contents", _CONTENTS))


def split_bullet(text: str) -> tuple[str, str] | None:
    """Return the bullet and the text behind it, or None if the line has no bullet."""
    found = BULLET.match(text)
    if not found or text[found.end() - 1 : found.end()] == text[found.end() : found.end() + 1]:
        return None
    tight = found.end() == len(found[1])
    if tight and found[1] in "-–—" and not text[found.end()].isalpha():
        return None
    return found[1], text[found.end() :]


def find_furniture(tekst: Tekst) -> dict[int, str]:
    """Return the role of every line that is page furniture, by line number."""
    roles = {} if tekst.is_laid_out else _running_heads(tekst)
    for regel in tekst.filled:
        if regel.chrome:
            roles[regel.nr] = regel.chrome
            continue
        for role, pattern in _MARKED_ROLES:
            if len(regel.text) < MAX_FURNITURE and pattern.fullmatch(regel.text):
                roles[regel.nr] = role
                break
    return roles


def _running_heads(tekst: Tekst) -> dict[int, str]:
    """Find first and last lines that return page after page, but for their figures.

    The very first line of the document stays: it is the title.
    """
    pages: dict[int, list[Regel]] = defaultdict(list)
    for regel in tekst.filled:
        pages[regel.page].append(regel)
    ends = {edge.nr: edge for lines in pages.values() for edge in (lines[0], lines[-1])}
    edges = [edge for edge in ends.values() if not edge.has_cells and len(edge.text) < MAX_HEAD]
    seen = Counter(_DIGITS.sub("#", edge.text) for edge in edges)
    first = tekst.filled[0].nr if tekst.filled else 0
    return {
        edge.nr: "page"
        for edge in edges
        if seen[_DIGITS.sub("#", edge.text)] > 1
        and edge.nr != first
        and not scale_codes(edge.text.split())
    }


class Kanttekeningen:
    """The chrome of one document; bullets are counted, the rest is kept line by line."""

    def __init__(self) -> None:
        self._parts: list[Chrome] = []
        self._bullets: dict[str, Chrome] = {}

    def add(self, role: str, text: str, line: int) -> None:
        """Keep words of the source that are no content."""
        if text:
            self._parts.append({"role": role, "text": text, "count": 1, "line": line})

    def bullet(self, sign: str, line: int) -> None:
        """Count one more bullet of this sign."""
        found = self._bullets.get(sign)
        if found:
            found["count"] += 1
        else:
            self._bullets[sign] = {"role": "bullet", "text": sign, "count": 1, "line": line}

    def take_furniture(self, tekst: Tekst) -> list[Regel]:
        """Keep the page furniture as chrome and return the other lines, blank ones included."""
        roles = find_furniture(tekst)
        for regel in tekst.regels:
            if regel.nr in roles:
                self.add(roles[regel.nr], regel.text, regel.nr)
        return [regel for regel in tekst.regels if regel.nr not in roles]

    def all(self) -> list[Chrome]:
        """Return everything kept, in the order of the source."""
        return sorted([*self._parts, *self._bullets.values()], key=lambda part: part["line"])
