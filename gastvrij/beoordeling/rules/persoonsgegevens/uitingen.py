"""What each piece of a text is part of: a line, the label of who speaks, a sentence."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .getallen import GEZEGD
from .namenlijst import VOORNAMEN
from .straten import is_sure_street
from .tekst import Deel
from .woorden import GEWOON

_LABEL_ENDS = re.compile(r"[\])]?(?::(?:\s|\Z)|[ ]?[-–—>][ ])")
_SENTENCE_ENDS = re.compile(r"[.?!:;\n…\"“(|>•*]|(?:^|\s)[-–—]\s")
_MOST_LABEL = 5
# What stands between the words of one name, and how its first half ends before a space.
SPACES = frozenset([" ", "\xa0", "  ", "-", " - "])
OPEN_ENDS = ("-van", "-de", "-der", "-el", "-al", "-ten", "-ter")


def bare(word: str) -> str:
    """Return a word in lower case without the `'s` of what belongs to somebody."""
    return word.removesuffix("'s") if len(word) > 3 else word


def is_ordinary(piece: Deel) -> bool:
    """Test if a piece is a word of which we know that it is seldom a name."""
    word = bare(piece.laag)
    return word in GEWOON or word in GEZEGD or is_sure_street(word)


@dataclass
class Uitingen:
    """The pieces of a text, and of each: is its line without capitals, where does speech begin."""

    pieces: Sequence[Deel]
    line: list[int] = field(default_factory=list)
    is_lower: list[bool] = field(default_factory=list)
    is_start: list[bool] = field(default_factory=list)
    labels: list[tuple[int, int]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        breaks = [at for at in range(1, len(self.pieces)) if "\n" in self.pieces[at].los]
        bounds = [0, *breaks, len(self.pieces)]
        lines = [(*self._label(begin, end), end) for begin, end in pairwise(bounds)]
        mixed = [self._has_capitals(speech, end) for _first, speech, end in lines]
        # Without a label a line says little: in a letter a list goes without capitals too.
        is_lower = sum(mixed) * 2 < len(mixed)
        for begin, line, has in zip(bounds, lines, mixed, strict=False):
            self._add_line(begin, line, is_lower=not has and (is_lower or line[0] < line[1]))

    def _has_capitals(self, begin: int, end: int) -> bool:
        words = (one.tekst for one in self.pieces[begin:end] if len(one.tekst) > 2 or one.is_mask)
        return any(one[0] == "[" or (one[0].isupper() and not one.isupper()) for one in words)

    def _add_line(self, begin: int, line: tuple[int, int, int], *, is_lower: bool) -> None:
        first, speech, end = line
        if first < speech:
            self.labels.append((first, speech))
            self.counts[self.label_text(first, speech)] += 1
        number = self.line[-1] + 1 if self.line else 0
        self.line += [number] * (end - begin)
        self.is_lower += [is_lower] * (end - begin)
        self.is_start += [at == speech for at in range(begin, end)]

    def _label(self, begin: int, end: int) -> tuple[int, int]:
        """Return where the label of who speaks begins and ends; twice the same if there is none."""
        first = begin
        while first < end and self.pieces[first].is_number:
            first += 1
        for at in range(first + 1, min(first + 1 + _MOST_LABEL, len(self.pieces))):
            los = self.pieces[at].los
            if _LABEL_ENDS.match(los):
                return first, min(at, end)
            if at >= end or los not in {" ", ". ", "/"}:
                break
        return begin, begin

    def label_text(self, first: int, speech: int) -> str:
        """Return a label in lower case."""
        return " ".join(one.laag for one in self.pieces[first:speech])

    def is_cap(self, at: int) -> bool:
        """Test if a piece has a capital that says something."""
        tekst = self.pieces[at].tekst
        has = tekst[0].isupper() or (tekst[1:2] in {"'", "’"} and tekst[2:3].isupper())
        return has and not self.is_lower[at]

    def begins_sentence(self, at: int) -> bool:
        """Test if a capital is there because a sentence begins."""
        return at == 0 or self.is_start[at] or bool(_SENTENCE_ENDS.search(self.pieces[at].los))

    def is_given(self, at: int) -> bool:
        """Test if a piece is a given name that we know."""
        word = bare(self.pieces[at].laag)
        first = word.split("-")[0]
        return word not in GEWOON and (word in VOORNAMEN or (first != word and first in VOORNAMEN))
