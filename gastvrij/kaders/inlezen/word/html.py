"""Opens web pages, those that Word saves included: headings, lists and tables, nothing active."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from gastvrij.kaders.inlezen.gemeen.bouwen import Bouwer
from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.inlezen.gemeen.tekst import MAX_COLUMNS, Regel
from gastvrij.kaders.inlezen.gemeen.voortgang import Stap, no_step

from .inspringing import indented, points_of
from .lijsten import written_number

MAX_NESTED, MAX_ROWS = 200, 20_000
_GONE_TAGS = (
    "script style template noscript svg math iframe object embed applet canvas video audio map "
    "head title meta link base select datalist option"
)
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr o:p button input"
)
_GONE, _INLINE = frozenset(_GONE_TAGS.split()), frozenset(_INLINE_TAGS.split())
_FURNITURE = frozenset(["nav", "footer", "header", "aside"])
_CONTENT = frozenset(["main", "article", "section"])
_CELLS = frozenset(["td", "th"])
_HEADING = re.compile(r"h([1-6])")
_SYMBOL = re.compile(r"font-family:\s{0,3}[\"']?(?:wingdings|symbol|courier new)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_ORDER = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
BULLET = "•"
QUOTE = 30.0


def read_html(text: str, step: Stap = no_step) -> list[Regel]:
    """Return the lines of a web page; raise OnleesbaarBestand if it is none or too deep."""
    root = _parsed(text)
    step(1, None)
    lezer = _Lezer()
    lezer.blocks(root, 0)
    lezer.flush()
    lezer.put_furniture()
    return lezer.bouwer.regels


def _parsed(text: str) -> Any:
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as problem:
        raise OnleesbaarBestand("html_broken") from problem
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise OnleesbaarBestand("too_deep")
    return root


class _Lezer:
    """One web page while it is being read."""

    def __init__(self) -> None:
        self.bouwer = Bouwer()
        self.pieces: list[str] = []
        self.mark = ""
        self.heading = 0
        self.points = 0.0
        self.in_list = False
        self.furniture: list[str] = []

    def blocks(self, parent: Any, depth: int, listed: int = 0) -> None:
        """Read what stands in an element, block by block."""
        if depth > MAX_NESTED:
            raise OnleesbaarBestand("too_deep")
        self.say(parent.text)
        for child in parent:
            self._child(child, depth + 1, listed)
            self.say(child.tail)

    def _child(self, child: Any, depth: int, listed: int) -> None:
        tag = _tag(child)
        if tag in _GONE:
            return
        if tag == "br":
            self.pieces.append("\n")
        elif tag in _INLINE:
            self._inline(child, depth, listed)
        elif tag == "table":
            self.flush()
            self._table(child, depth)
        elif tag in ("ul", "ol", "menu"):
            self.flush()
            self._list(child, depth, listed + 1)
        elif tag in _FURNITURE and _is_furniture(child):
            self.flush()
            self.furniture += list(_texts(child))
        else:
            self._block(child, tag, depth, listed)

    def _inline(self, child: Any, depth: int, listed: int) -> None:
        if _SYMBOL.search(child.get("style") or "") and len(_plain(child).strip()) == 1:
            self.pieces.append(f"{BULLET} ")
            return
        self.blocks(child, depth, listed)

    def _block(self, child: Any, tag: str, depth: int, listed: int) -> None:
        self.flush()
        self.heading = _heading(child, tag)
        points = QUOTE if tag == "blockquote" else points_of(child.get("style") or "")
        self.points += points
        if tag == "pre":
            for line in _plain(child).split("\n"):
                self.bouwer.line(line) if line.strip() else self.bouwer.blank()
        else:
            self.blocks(child, depth, listed)
        self.flush()
        self.points -= points
        self.heading = 0

    def _list(self, element: Any, depth: int, listed: int) -> None:
        form = _ORDER.get(element.get("type") or "", "decimal")
        nr = _number(element.get("start"), 1)
        for child in element:
            if _tag(child) != "li":
                self._child(child, depth + 1, listed)
                continue
            nr = _number(child.get("value"), nr)
            sign = "." if form == "decimal" else ")"
            is_ordered = _tag(element) == "ol"
            mark = f"{written_number(nr, form)}{sign}" if is_ordered else BULLET
            self.mark = f"{'  ' * (listed - 1)}{mark} "
            self.blocks(child, depth + 1, listed)
            self.flush()
            self.mark = ""
            nr += 1
        self.flush()

    def _table(self, table: Any, depth: int) -> None:
        rows = list(_rows(table))
        if len(rows) > MAX_ROWS:
            raise OnleesbaarBestand("too_long")
        grid = _grid(rows)
        width = max((at + 1 for row in grid for at in row), default=0)
        for caption in table.findall("caption"):
            self._block(caption, "caption", depth, 0)
        if width <= 1:
            for row in grid:
                for cell in row.values():
                    self._block(cell, "div", depth + 1, 0)
            return
        self.bouwer.blank()
        for row in grid:
            self.bouwer.row([_paragraphs(row.get(at), depth) for at in range(width)])
        self.bouwer.blank()

    def say(self, text: str | None) -> None:
        """Add running text to the paragraph at hand."""
        if text:
            self.pieces.append(_SPACE.sub(" ", text))

    def flush(self) -> None:
        """End the paragraph at hand and write it."""
        lines = [line.strip(" ").rstrip() for line in "".join(self.pieces).split("\n")]
        lines = [line for line in lines if line]
        self.pieces = []
        if not lines:
            return
        if not (self.mark and self.in_list):
            self.bouwer.blank()
        for nr, line in enumerate(lines):
            mark = self.mark if nr == 0 else ""
            body = indented(line.replace("\t", " "), self.points)
            body = body.strip() if mark or self.heading else body
            self.bouwer.line(mark + body, heading=self.heading)
        self.in_list, self.mark = bool(self.mark), ""

    def put_furniture(self) -> None:
        """Write the menu, head and foot of the page behind its text."""
        for text in dict.fromkeys(self.furniture):
            self.bouwer.line(text, chrome="page")


def lines_in(element: Any, depth: int) -> list[str]:
    """Return the paragraphs and list items in an element as lines."""
    inner = _Lezer()
    inner.blocks(element, depth)
    inner.flush()
    return [regel.raw for regel in inner.bouwer.regels if regel.text]


def _paragraphs(cell: Any | None, depth: int) -> list[str]:
    return [] if cell is None else lines_in(cell, depth + 1)


def _tag(element: Any) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else "script"


def _plain(element: Any) -> str:
    return "".join(element.itertext())


def _texts(element: Any) -> Iterator[str]:
    for text in element.itertext():
        line = " ".join(text.split())
        if line:
            yield line


def _heading(element: Any, tag: str) -> int:
    """Return the depth of a heading, by its tag or by the name that Word gives its style."""
    found = _HEADING.fullmatch(tag)
    if found:
        return int(found[1])
    return 1 if "msotitle" in (element.get("class") or "").lower() else 0


def _is_furniture(element: Any) -> bool:
    """Test if a part of a page is its menu, head or foot, not the head of its text."""
    if _tag(element) == "nav":
        return True
    if any(_tag(one) in _CONTENT for one in element.iterancestors()):
        return False
    return not any(_HEADING.fullmatch(_tag(one)) for one in element.iter())


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table itself, not those of tables in its cells."""
    for child in table:
        if _tag(child) == "tr":
            yield child
        elif _tag(child) in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if _tag(row) == "tr")


def _grid(rows: list[Any]) -> list[dict[int, Any]]:
    """Return every cell by its first column; a cell over rows keeps its place in those below."""
    grid: list[dict[int, Any]] = []
    hanging: dict[int, int] = {}
    for row in rows:
        cells: dict[int, Any] = {}
        at, taken = 0, {column for column, left in hanging.items() if left}
        hanging = {column: left - 1 for column, left in hanging.items() if left}
        for cell in (one for one in row if _tag(one) in _CELLS):
            while at in taken:
                at += 1
            wide = min(_number(cell.get("colspan"), 1), MAX_COLUMNS + 1)
            high = _number(cell.get("rowspan"), 1)
            if at + wide > MAX_COLUMNS:
                raise OnleesbaarBestand("too_wide")
            cells[at] = cell
            hanging |= dict.fromkeys(range(at, at + wide), high - 1)
            at += wide
        grid.append(cells)
    return grid


def _number(value: str | None, otherwise: int) -> int:
    """Return a whole number of an attribute, within what a page can mean."""
    text = (value or "").strip()
    is_number = text.isascii() and text.isdigit() and len(text) < len("100000")
    return max(int(text), 1) if is_number else otherwise
