"""Damage in a text: what a repair would read, always as a proposal."""

import html
import re
from collections import Counter
from dataclasses import dataclass

from .woorden import WORD, is_cut_off

_APOSTROPHE = re.compile(r"(?<=[a-zà-ÿ])[?\ufffd](?=(?:s|er|ers|en|tje|tjes|n|t)\b)")
_LOST_LETTER = re.compile(r"\ufffd|(?<=[a-zà-ÿ])\?(?=[a-zà-ÿ])")
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])- (?!(?:en|of|of/en|en/of|dan|tot|als|noch)\b)(?=[a-zà-ÿ])")
_RESIDUE = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]{0,80})?/?>|&(?:[a-z]{2,8}|#\d{1,5});", re.I)
_PLACEHOLDER = re.compile(
    r"lorem ipsum|\bxxx+\b|\[(?:vul|invullen|naam gemeente)[^\]]{0,40}\]", re.I
)
_GLUED_ENDS = ("in", "met", "van", "voor", "aan", "bij", "tot", "het")
_SUFFIXES = ("heid", "heden", "ing", "ingen", "en", "end", "e")
MIN_STEM = 6
MIN_TITLE = 8


@dataclass(frozen=True, slots=True)
class Herstel:
    """A proposed reading (None if nothing can be proposed) and the doubts that led to it."""

    suggested: str | None
    ambiguous: tuple[str, ...]


class Woordenschat:
    """The words of one document: what it spells elsewhere is how it spells."""

    def __init__(self, texts: list[str]) -> None:
        self.counts: Counter[str] = Counter()
        for text in texts:
            self.counts.update(word.lower() for word in WORD.findall(text))

    def knows(self, word: str) -> bool:
        """Test if the document uses this word."""
        return self.counts[word.lower()] > 0


def inspect(text: str, known: Woordenschat) -> Herstel:
    """Return what a repair of this text would read and every doubt about it."""
    read, doubts = text, []
    for pattern, by, code in (
        (_APOSTROPHE, "'", "lost-apostrophe"),
        (_HYPHEN, "", "old-hyphen"),
        (_RESIDUE, " ", "html-residue"),
    ):
        if pattern.search(read):
            doubts.append(code)
            read = html.unescape(read) if code == "html-residue" else read
            read = pattern.sub(by, read)
    if _LOST_LETTER.search(read):
        doubts.append("lost-letter")
    for word in _glued_words(read, known):
        doubts.append(f"missing-space: {word[0]}")
        read = read.replace(word[0], f"{word[1]} {word[2]}")
    doubts += [code for code, yes in _without_repair(text) if yes]
    read = " ".join(read.split())
    return Herstel(read if read != text else None, tuple(doubts))


def _without_repair(text: str) -> list[tuple[str, bool]]:
    return [
        ("cut-off", is_cut_off(text)),
        ("placeholder", bool(_PLACEHOLDER.search(text))),
    ]


def _glued_words(text: str, known: Woordenschat) -> list[tuple[str, str, str]]:
    """Return the words that are a known word with a preposition stuck to it."""
    found = []
    for word in dict.fromkeys(WORD.findall(text)):
        if known.counts[word.lower()] > 1:
            continue
        for end in _GLUED_ENDS:
            stem = word[: -len(end)]
            if word.endswith(end) and len(stem) >= MIN_STEM and known.knows(stem):
                found.append((word, stem, end))
                break
    return found


def suggest_title(title: str, own_text: str) -> str | None:
    """Return the title with a slip mended that its own text spells right, or None."""
    nearby = {word.lower() for word in WORD.findall(own_text)}
    for word in WORD.findall(title):
        low = word.lower()
        if len(low) < MIN_TITLE or low in nearby:
            continue
        for suffix in _SUFFIXES:
            stem = low.removesuffix(suffix)
            if stem in nearby or len(stem) < MIN_STEM:
                break
            right = [other for other in sorted(nearby) if _is_one_letter_more(other, stem)]
            if low.endswith(suffix) and right:
                mended = right[0] + suffix
                return title.replace(word, mended.capitalize() if word[0].isupper() else mended)
    return None


def _is_one_letter_more(longer: str, shorter: str) -> bool:
    if len(longer) != len(shorter) + 1 or longer[0] != shorter[0] or longer[-1] != shorter[-1]:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer) - 1))
