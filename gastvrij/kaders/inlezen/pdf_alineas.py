"""From lines at their places on a page to paragraphs: what wraps is joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .woorden import is_closed

BULLETS = "•·▪◦●‣∙■–—-"
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-z]\))")
_SHORT_HEAD = re.compile(r"\w{1,2}-")
_AND = frozenset(["en", "of", "of/en", "en/of", "dan", "tot", "als", "noch"])
GAP, INDENT, SIZE, SLACK = 0.75, 3.0, 0.6, 1.5
SOFT_HYPHEN = "\xad"


@dataclass(frozen=True, slots=True)
class Woord:
    """One word with its place on the page, in points from the top left."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class Lijn:
    """The words that stand on one height."""

    words: list[Woord]

    @property
    def text(self) -> str:
        """Return the words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Return where the line starts."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Return where the line ends."""
        return self.words[-1].x1

    @property
    def top(self) -> float:
        """Return the top of the line."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Return the bottom of the line."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """Return the size of its largest letters."""
        return max(word.size for word in self.words)

    @property
    def has_mark(self) -> bool:
        """Test if the line opens with a bullet or a number of a list."""
        first = self.words[0].text
        marked = first in BULLETS or bool(_NUMBER.fullmatch(first))
        return marked and len(self.words) > 1

    @property
    def is_bold(self) -> bool:
        """Test if the whole line is bold."""
        return all(word.bold for word in self.words)

    @property
    def style(self) -> tuple[bool, bool]:
        """Return whether the line opens bold and whether it opens italic."""
        first = self.words[1] if self.has_mark else self.words[0]
        return first.bold, first.italic


@dataclass(slots=True)
class Alinea:
    """Lines that are one paragraph."""

    lines: list[Lijn]

    def text(self, right: float, hyphenated: frozenset[str]) -> str:
        """Return the lines joined; a word that its narrow column broke is made whole."""
        text = self.lines[0].text
        for last, line in zip(self.lines, self.lines[1:], strict=False):
            text += _joint(last, line, right, hyphenated) + line.text
        return text.replace(SOFT_HYPHEN, "")


def lines_of(words: Sequence[Woord]) -> list[Lijn]:
    """Return the words by height, from top to bottom and from left to right."""
    lines: list[Lijn] = []
    for word in sorted(words, key=lambda one: (one.top + one.bottom, one.x0)):
        last = lines[-1] if lines else None
        middle = (word.top + word.bottom) / 2
        if last and last.words[-1].top < middle < last.words[-1].bottom:
            last.words.append(word)
        else:
            lines.append(Lijn([word]))
    for line in lines:
        line.words.sort(key=lambda one: one.x0)
    return lines


def paragraphs_of(lines: Sequence[Lijn], right: float) -> list[Alinea]:
    """Return the paragraphs in a column that ends at `right`."""
    found: list[Alinea] = []
    for line in lines:
        if found and goes_on(found[-1].lines, line, right):
            found[-1].lines.append(line)
        else:
            found.append(Alinea([line]))
    return found


def goes_on(block: Sequence[Lijn], line: Lijn, right: float) -> bool:
    """Test if a line goes on with a block: it did not fit on the line before it."""
    last = block[-1]
    if line.has_mark or abs(line.size - last.size) > SIZE or line.top - last.bottom > _gap(last):
        return False
    if line.is_bold != last.is_bold and (line.style[0] != last.style[0]):
        return False
    if line.style != last.style and is_closed(last.text):
        return False
    start = block[0].words[1].x0 if block[0].has_mark else block[0].x0
    if len(block) > 1 and abs(line.x0 - block[-1].x0) > INDENT and line.x0 > block[-1].x0:
        return False
    if line.x0 < block[0].x0 - INDENT or line.x0 > start + INDENT * 8:
        return False
    return not fits_behind(last, line, right)


def fits_behind(last: Lijn, line: Lijn, right: float) -> bool:
    """Test if the first word of a line had room behind the line before it."""
    first = line.words[0]
    return last.x1 + last.size * 0.25 + (first.x1 - first.x0) < right - SLACK


def _gap(last: Lijn) -> float:
    return last.size * GAP


def _joint(last: Lijn, line: Lijn, right: float, hyphenated: frozenset[str]) -> str:
    """Return what joins two lines: a space, or nothing where one word was broken."""
    end, start = last.words[-1].text, line.words[0].text
    if end.endswith(SOFT_HYPHEN):
        return ""
    if end.endswith("-") and len(end) > 1:
        whole = f"{end}{start}".lower().strip(".,;:!?()'\"")
        known = whole in hyphenated or bool(_SHORT_HEAD.fullmatch(end)) or not start[:1].islower()
        return "" if known and start.lower() not in _AND else " "
    letter = (line.words[0].x1 - line.words[0].x0) / max(len(start), 1)
    full = len(last.words) == 1 and last.x1 + letter > right
    return "" if full and start[:1].islower() and end[-1:].isalpha() else " "
