"""From lines at their places on a page to paragraphs: what wraps is joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gastvrij.kaders.inlezen.gemeen.tekst import Naad
from gastvrij.kaders.inlezen.gemeen.woorden import SMALL_WORDS, is_closed

from .woordgrens import Woordgrens

BULLETS = "•·▪◦●‣∙■–—-"
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-z]\))")
_SHORT_HEAD = re.compile(r"\w{1,2}-")
_AND = frozenset(["en", "of", "of/en", "en/of", "dan", "tot", "als", "noch"])
WHITE, MIN_END = 0.6, 6
GAP, INDENT, SIZE, SLACK, SPACE, LETTER, THIN = 0.75, 3.0, 0.6, 1.5, 0.5, 1.0, 0.35
_DOTTED = re.compile(r"[^\w/-]|\d")
SOFT_HYPHEN = "\xad"
_BREAKS, _CLOSING = "-/–…", ").,;:!?%]"
_OPEN_BREAKS = "/…"
SIGNS = ".,;:!?()'\""


@dataclass(frozen=True, slots=True)
class Woord:
    """One word with its place on the page, in points from the top left.

    `is_spaced`: the file writes a space behind it, so a line that ends here wraps behind a whole
    word; None: this page leaves those spaces out, and nothing can be told.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    is_spaced: bool | None = None
    # Where each letter starts, if every letter is one sign of the text.
    starts: tuple[float, ...] = ()

    def split(self, at: int) -> "tuple[Woord, Woord]":
        """Return the letters before a place and those from there on as two words."""
        x = self.starts[at]
        one = replace(self, text=self.text[:at], x1=x, starts=self.starts[:at])
        return one, replace(self, text=self.text[at:], x0=x, starts=self.starts[at:])


@dataclass(frozen=True, slots=True)
class Woordenschat:
    """What the whole document tells about its words, to judge those at the end of a line.

    Words with a hyphen of their own, and how its other words begin and end.
    """

    hyphenated: frozenset[str]
    grens: Woordgrens


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

    def text(self, right: float, schat: Woordenschat) -> str:
        """Return the lines joined; a word that its narrow column broke is made whole."""
        text = self.lines[0].text
        for last, line in zip(self.lines, self.lines[1:], strict=False):
            text += _joint(last, line, right, schat) + line.text
        return text.replace(SOFT_HYPHEN, "")

    def doubts(self, right: float, schat: Woordenschat) -> list[Naad]:
        """Return where the page does not decide what joins two lines of this paragraph."""
        if self.lines[0].has_mark:
            return []
        pairs = zip(self.lines, self.lines[1:], strict=False)
        found = (_doubt(last, line, right, schat) for last, line in pairs)
        return [one for one in found if one]


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
    if _ends_here(last, line, right) or _opens_small(last, line):
        return False
    if line.is_bold != last.is_bold and (line.style[0] != last.style[0]):
        return False
    if line.style != last.style and is_closed(last.text):
        return False
    start = block[0].words[1].x0 if block[0].has_mark else block[0].x0
    if len(block) > 1 and line.x0 > block[-1].x0 + INDENT:
        return False
    hangs = _hangs(block[0], line)
    if line.x0 < block[0].x0 - INDENT or (line.x0 > start + INDENT * 8 and not hangs):
        return False
    return not fits_behind(last, line, right)


def _opens_small(last: Lijn, line: Lijn) -> bool:
    """Test if a sentence that ended is followed by an item that opens with a small letter.

    Only where the file writes the spaces of its wraps, and not here; an abbreviation is no end.
    """
    end = last.words[-1]
    is_end = end.is_spaced is False and end.text[-1] == "." and not _DOTTED.search(end.text[:-1])
    return is_end and len(end.text) > MIN_END and line.words[0].text[:1].islower()


def _hangs(first: Lijn, line: Lijn) -> bool:
    """Test if a line stands below the value of a label: behind the white of the first line."""
    return any(
        abs(two.x0 - line.x0) < SLACK and two.x0 - one.x1 > first.size * WHITE
        for one, two in pairwise(first.words)
    )


def _ends_here(last: Lijn, line: Lijn, right: float) -> bool:
    """Test if a line ends its paragraph: it had room for the space that a wrap leaves.

    One long word that was broken leaves no space either, but no room for one more letter.
    """
    if last.words[-1].is_spaced is not False or _may_break(last, line, _BREAKS):
        return False
    return last.x1 + last.size * (SPACE if len(last.words) > 1 else LETTER) < right


def _doubt(last: Lijn, line: Lijn, right: float, schat: Woordenschat) -> Naad | None:
    end, start = last.words[-1], line.words[0].text
    if len(last.words) > 1:
        return ("lines-joined", f"{end.text} {start}", "") if _may_end(last, line) else None
    if _joint(last, line, right, schat):
        pair = (f"{end.text} {start}", f"{end.text}{start}")
    else:
        pair = (f"{end.text}{start}", f"{end.text} {start}")
    hidden = end.is_spaced or not (start[:1].islower() and end.text[-1:].isalpha())
    letters = end.text.lower().strip(SIGNS).split("-")[-1], start.lower().strip(SIGNS).split("-")[0]
    if hidden or not schat.grens.is_close(*letters):
        return None
    return ("word-or-two", *pair)


def _may_end(last: Lijn, line: Lijn) -> bool:
    """Test if a full line may end its paragraph: a file with spaces at its wraps has none here.

    There was no room for one, or something new begins; not behind or with a word that leads on.
    """
    end, start = last.words[-1], line.words[0].text
    if end.is_spaced is not False or not (end.text[-1].isalnum() or end.text[-1] == "."):
        return False
    return start.isalpha() and not {end.text.lower(), start.lower()} & SMALL_WORDS


def _may_break(last: Lijn, line: Lijn, signs: str) -> bool:
    """Test if a line may end inside a word: behind such a sign, or a lost apostrophe."""
    sign = last.words[-1].text[-1]
    return sign in signs or (sign == "?" and line.words[0].text[0].islower())


def fits_behind(last: Lijn, line: Lijn, right: float) -> bool:
    """Test if the first word of a line had room behind the line before it."""
    first = line.words[0]
    return last.x1 + last.size * 0.25 + (first.x1 - first.x0) < right - SLACK


def _gap(last: Lijn) -> float:
    return last.size * GAP


def _joint(last: Lijn, line: Lijn, right: float, schat: Woordenschat) -> str:
    """Return what joins two lines: a space, or nothing where one word was broken."""
    end, start = last.words[-1].text, line.words[0].text
    if end.endswith(SOFT_HYPHEN):
        return ""
    if start[0] in _CLOSING:
        return ""
    if end.endswith("-") and len(end) > 1:
        return _behind_hyphen(last, start, schat)
    if last.words[-1].is_spaced is False and _may_break(last, line, _OPEN_BREAKS) and end[1:]:
        return ""
    return "" if _is_broken(last, line, right, schat) else " "


def _behind_hyphen(last: Lijn, start: str, schat: Woordenschat) -> str:
    """Return what joins a line that ends in a hyphen with the word that follows."""
    end, is_spaced = last.words[-1].text, last.words[-1].is_spaced
    if start.lower() in _AND or is_spaced:
        return " "
    known = f"{end}{start}".lower().strip(SIGNS) in schat.hyphenated
    known = known or bool(_SHORT_HEAD.fullmatch(end)) or not start[:1].islower()
    return "" if known or is_spaced is False else " "


def _is_broken(last: Lijn, line: Lijn, right: float, schat: Woordenschat) -> bool:
    """Test if one word goes on over two lines: it alone was too long for its column.

    A file that writes the spaces at which its lines wrap leaves one out only where it had no
    room; there, and in a file without those spaces, the letters themselves must tell.
    """
    end, start = last.words[-1].text, line.words[0].text
    if last.words[-1].is_spaced or len(last.words) > 1:
        return False
    if not (start[:1].islower() and end[-1:].isalpha()):
        return False
    is_spaced = last.words[-1].is_spaced
    if is_spaced is False and last.x1 + last.size * THIN < right:
        return True
    letter = (line.words[0].x1 - line.words[0].x0) / max(len(start), 1)
    if is_spaced is None and last.x1 + letter <= right:
        return False
    head, rest = end.lower().strip(SIGNS), start.lower().strip(SIGNS)
    return schat.grens.is_one_word(head.split("-")[-1], rest.split("-")[0])
