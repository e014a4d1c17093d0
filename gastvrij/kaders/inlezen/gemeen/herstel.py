"""Damage in a text: what a repair would read, always as a proposal."""

import html
import re
from collections import Counter
from dataclasses import dataclass

from .woorden import WORD, is_cut_off

_APOSTROPHE = re.compile(
    r"(?<=[a-zà-ÿ])[?\ufffd](?=(?:s|er|ers|en|tje|tjes|n|t|re|ll|ve|d)\b)"
    r"|(?<!\S)[?\ufffd](?=(?:s|t|n)\s)"
)
_LOST_LETTER = re.compile(r"\ufffd|(?<=[a-zà-ÿ])\?(?=[a-zà-ÿ])|(?<=[a-z]\s)\?(?=\s+[a-z])")
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])- (?!(?:en|of|of/en|en/of|dan|tot|als|noch)\b)(?=[a-zà-ÿ])")
_RESIDUE = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]{0,80})?/?>|&(?:[a-z]{2,8}|#\d{1,5});", re.I)
_PLACEHOLDER = re.compile(
    r"lorem ipsum|\bxxx+\b"
    r"|\[(?:vul|invullen|naam|nader|tekst|datum|functie|competentie)\b[^\]]{0,40}\]"
    r"|[\[<(][^\])>]{0,40}\b(?:in te |nog )?(?:invullen|aanvullen|to be completed)[\])>]"
    r"|\b(?:nader te bepalen|n\.?t\.?b\.|tbd)(?!\w)|…{2,}|\.{5,}|_{4,}",
    re.I,
)
# A full stop or comma without the space behind it; addresses and abbreviations have more of them.
_NO_SPACE = re.compile(r"(?<=[a-zà-ÿ]{3})([.,;!?])(?=[A-ZÀ-Þ]?[a-zà-ÿ]{2,}(?![\w@]*[.@/]\w))")
_ADDRESS = re.compile(
    r"(?<!\S)[^\s@]{1,80}@\S|https?://\S+|www\.\S+|\b\w+\.(?:nl|com|org|eu|net)\b", re.I
)
_BROKEN = re.compile(r"(?<![\w-])([a-zà-ÿ]{2,})-([a-zà-ÿ]{2,})(?![\w-])", re.I)
_BROKEN_WHOLE = re.compile(r"(?<![\w-])[a-zà-ÿ]{2,}-[a-zà-ÿ]{2,}(?![\w-])", re.I)
_CAPITAL = re.compile(r"(?<![a-zà-ÿ])([a-zà-ÿ]{3,})([A-ZÀ-Þ][a-zà-ÿ]{2,})")
_SPACES = re.compile(r"\s{2,}")
_ENGLISH = re.compile(r"\b(?:the|is|are|and|people|with|of)\b")
_LOOSE_ENGLISH = frozenset(["the", "a", "an", "and", "or", "of", "to", "for", "with", "from", "in"])
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
        self.hyphens: Counter[str] = Counter()
        for text in texts:
            self.counts.update(word.lower() for word in WORD.findall(text))

            self.hyphens.update(word.lower() for word in _BROKEN_WHOLE.findall(text))

    def is_whole(self, word: str) -> bool:
        """Test if the document writes this word with its hyphen time and again."""
        return self.hyphens[word.lower()] > 1

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
    for broken, whole in _broken_words(read, known):
        doubts += ["old-hyphen"] if "old-hyphen" not in doubts else []
        read = read.replace(broken, whole)
    for word in _glued_words(read, known):
        doubts.append(f"missing-space: {word[0]}")
        read = read.replace(word[0], f"{word[1]} {word[2]}")
    if not _ADDRESS.search(read) and (tight := _NO_SPACE.search(read)):
        around = read[: tight.end()].split()[-1] + read[tight.end() :].split()[0]
        doubts.append(f"missing-space: {around}")
        read = _NO_SPACE.sub(r"\1 ", read)
    if _SPACES.search(text.strip()):
        doubts.append("double-space")
    doubts += [code for code, yes in _without_repair(text) if yes]
    read = " ".join(read.split())
    return Herstel(read if read != text else None, tuple(doubts))


def _without_repair(text: str) -> list[tuple[str, bool]]:
    return [
        ("cut-off", is_cut_off(text) or _is_open(text)),
        ("placeholder", bool(_PLACEHOLDER.search(text))),
    ]


def _is_open(text: str) -> bool:
    """Test if a text ends in dots, before its bracket closes, or on a word that leads on."""
    tail = text.rstrip()
    last = WORD.findall(tail[-20:])[-1:]
    leads = len(tail.split()) > 1 and bool(last) and tail.endswith(last[0])
    english = leads and last[0] in _LOOSE_ENGLISH and bool(_ENGLISH.search(text))
    return tail.endswith(("...", "…")) or text.count("(") > text.count(")") or english


def _broken_words(text: str, known: Woordenschat) -> list[tuple[str, str]]:
    """Return the words with a hyphen that the document writes elsewhere without one."""
    found = []
    for broken in _BROKEN.finditer(text):
        whole = broken[1] + broken[2]
        if known.knows(whole) and not known.is_whole(broken[0]):
            found.append((broken[0], whole))
    return found


def _glued_words(text: str, known: Woordenschat) -> list[tuple[str, str, str]]:
    """Return the words that are a known word with a preposition stuck to it."""
    found = []
    for word in dict.fromkeys(WORD.findall(text)):
        if known.counts[word.lower()] > 1:
            continue
        parts = _CAPITAL.fullmatch(word)
        if parts and known.knows(parts[1]) and known.knows(parts[2]):
            found.append((word, parts[1], parts[2]))
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
