"""Judges whether two runs of letters are one word that a narrow column broke, or two words.

Counts of letters at the start, at the end and inside of words that are known for certain: those
of the document itself, and those of our own example documents.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "voorbeelden"
MIN_WORD = 3
# From this weight on two words are likelier; tried on words and word pairs of Dutch frameworks.
LIKELIER = 5.0
# So near to that weight the letters do not decide: a person looks.
CLOSE = 1.5
FLOOR, SHORTER, SEEN = 0.1, 0.3, 1.5


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Return the words of our own example documents, in small letters."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt")))
    return frozenset(word.lower() for text in texts for word in _letters(text))


def _letters(text: str) -> list[str]:
    return re.findall(rf"[^\W\d_]{{{MIN_WORD},}}", text)


class Woordgrens:
    """What words look like at their edges and inside, learned from words that are whole."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = known_words() | {word for word in words if word.isalpha()}
        self._starts, self._ends = Counter[str](), Counter[str]()
        self._inside = Counter[str]()
        self._count = 0
        for word in self.words:
            if len(word) >= MIN_WORD:
                self._learn(word)

    def _learn(self, word: str) -> None:
        self._count += 1
        self._starts.update((word[:2], word[:3]))
        self._ends.update((word[-2:], word[-3:]))
        self._inside.update(word[at : at + 3] for at in range(len(word) - 2))
        self._inside.update(word[at : at + 4] for at in range(len(word) - 3))

    def is_one_word(self, end: str, start: str) -> bool:
        """Test if the letters at the end of a line and those at the start of the next are one word.

        A whole that is known is one word; so is a rest too short for a word of its own.
        """
        if end + start in self.words:
            return True
        if start not in self.words and len(start) <= MIN_WORD:
            return True
        if end in self.words:
            return False
        if start in self.words:
            return not self._ends[end[-2:]]
        return self._apart(end, start) < LIKELIER

    def is_close(self, end: str, start: str) -> bool:
        """Test if only the look of the letters decided, and hardly."""
        if {end, start, end + start} & self.words or len(start) <= MIN_WORD:
            return False
        return abs(self._apart(end, start) - LIKELIER) < CLOSE

    def _apart(self, end: str, start: str) -> float:
        """Return how much likelier two words are than one: a difference of logarithms."""
        starts = self._starts[start[:3]] + SHORTER * self._starts[start[:2]]
        ends = self._ends[end[-3:]] + SHORTER * self._ends[end[-2:]]
        across = end[-2:] + start[:2]
        total = max(1, self._count)
        letters = max(1, sum(self._inside.values()) // 2)
        two = log((starts + FLOOR) / total) + log((ends + FLOOR) / total)
        one = sum(log((self._inside[part] + FLOOR) / letters) for part in (across[:3], across[1:]))
        return two - one - (SEEN if self._inside[across] else 0.0)
