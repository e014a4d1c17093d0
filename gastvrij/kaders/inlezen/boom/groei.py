"""A tree while it grows line by line: which node the next one hangs under."""

from dataclasses import dataclass, field

from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.vorm import Knoop
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed

MAX_DEPTH = 12
# Headings rank by their depth; whatever ranks from here on is text and ends at a heading.
TEXT = 100


def knoop(soort: str, regel: Regel, *, code: str = "", title: str = "", text: str = "") -> Knoop:
    """Return a node without children at this line."""
    return {
        "soort": soort,
        "code": code,
        "title": title,
        "text": text,
        "line": regel.nr,
        "ambiguous": [],
        "children": [],
        "page": regel.page,
    }


@dataclass(slots=True)
class _Plek:
    """An open node: its rank, how far it is indented, and the form of its mark."""

    rank: int
    node: Knoop
    indent: int = 0
    form: str = ""


@dataclass
class Groei:
    """The nodes so far, and the open ones from the top down."""

    roots: list[Knoop] = field(default_factory=list)
    path: list[_Plek] = field(default_factory=list)

    def group(self, node: Knoop, depth: int) -> None:
        """Add a heading: it closes every heading that is as deep, and all text."""
        self._close(depth)
        self._hang(_Plek(depth, node))

    def paragraph(self, node: Knoop) -> None:
        """Add running text; a text that announces a list takes that list under it."""
        self._close(TEXT)
        announces = node["text"].endswith(":")
        self._hang(_Plek(TEXT, node), stays_open=announces)

    def listed(self, node: Knoop, indent: int, form: str) -> None:
        """Add an item of a list: beside an item with its mark, or under the item before it."""
        beside = [
            at
            for at, one in enumerate(self.path)
            if one.rank > TEXT and (one.form == form) and one.indent >= indent - 1
        ]
        if beside:
            del self.path[beside[0] :]
        else:
            while self.path and self.path[-1].rank > TEXT and self.path[-1].indent > indent:
                self.path.pop()
        self._hang(_Plek(TEXT + 1, node, indent, form))

    def _close(self, rank: int) -> None:
        while self.path and self.path[-1].rank >= rank:
            self.path.pop()

    def _hang(self, plek: _Plek, *, stays_open: bool = True) -> None:
        parent = self.path[-1].node["children"] if self.path else self.roots
        parent.append(plek.node)
        if stays_open and len(self.path) < MAX_DEPTH:
            self.path.append(plek)


def goes_on(node: Knoop, text: str) -> bool:
    """Test if a text behind a blank line still belongs to the sentence of a node."""
    return text[:1].islower() and not is_closed(node["text"])
