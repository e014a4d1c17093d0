"""From text to words, and from words to stems, the same for what is stored and what is asked.

Pure: the stemmer runs in Python, because SQLite and PostgreSQL would stem differently.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import snowballstemmer

from .stopwoorden import STOPWOORDEN

LONGEST = 60
_WORD = re.compile(r"[^\W_]+(?:['\-.&/][^\W_]+)*")
_GENITIVE = re.compile(r"'(?:s|tje|tjes)$")
_SPLIT = re.compile(r"['\-.&/]")
_SIGNS = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "‐": "-", "‑": "-", "–": " "})
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ĳ": "ij"})
_DOUBLED = re.compile(r"(.)\1")
# What the stemmer leaves apart although people mean the same.
_IRREGULAR = {"kinder": "kind", "eier": "ei", "sted": "stad"}
# In these ge- is no sign of a participle, so that the stemmer must leave it on.
_GE = {
    *("gebied", "gebit", "geding", "gedicht", "geheel", "geld", "geluid", "gerecht"),
    *("geslacht", "geweld", "gewicht", "gezicht"),
}
_local = threading.local()


class Woord(NamedTuple):
    """A word as written without case and accents; `delen` are those around its hyphens."""

    vorm: str
    delen: tuple[str, ...] = ()


def normalise(text: str) -> str:
    """Return a text without capitals and accents, with plain quotes and hyphens."""
    plain = text.casefold().translate(_SIGNS)
    if plain.isascii():
        # Most texts, and looking for accents letter by letter is slow.
        return plain
    plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def tokens(text: str) -> list[str]:
    """Return the words of a text in order as they are written, normalised."""
    return _WORD.findall(normalise(text))


def words(text: str) -> list[Woord]:
    """Return the words of a text in order; id-kaart is idkaart with the parts id and kaart."""
    return [word(token) for token in tokens(text)]


@lru_cache(maxsize=60_000)
def word(raw: str) -> Woord:
    """Return a word out of what `tokens` found."""
    parts = [part[:LONGEST] for part in _SPLIT.split(_GENITIVE.sub("", raw))]
    whole = "".join(parts)[:LONGEST]
    # Of an abbreviation with dots the letters by themselves mean nothing.
    is_abbreviation = all(len(part) == 1 for part in parts)
    return Woord(whole, () if len(parts) == 1 or is_abbreviation else tuple(parts))


def is_stop(vorm: str) -> bool:
    """Test if a word says nothing about what somebody looks for."""
    return vorm in STOPWOORDEN


def telling(found: Iterable[Woord]) -> list[Woord]:
    """Return the words that say something, in their order."""
    return [word for word in found if not is_stop(word.vorm)]


@lru_cache(maxsize=60_000)
def canonical(stam: str) -> str:
    """Return a stem with single letters and hard ends, so that parkeer and parker are one."""
    short = _DOUBLED.sub(r"\1", stam)
    if len(short) > 2 and short[-1] in "zv":
        short = short[:-1] + {"z": "s", "v": "f"}[short[-1]]
    return short


@lru_cache(maxsize=60_000)
def stem(vorm: str) -> str:
    """Return the stem of a normalised word, by the Dutch Snowball stemmers made canonical.

    The stemmer of Kraaij and Pohlmann takes ge- off every word; of what is no participle
    (gemeente, geboorte, gezinnen) that of Porter makes the stem, which leaves it on.
    """
    keeps_ge = vorm.startswith("ge") and (vorm in _GE or vorm[-1] not in "dt")
    found: str = _stemmer("dutch_porter" if keeps_ge else "dutch").stemWord(vorm)
    short = canonical(found)
    return _IRREGULAR.get(short, short) or vorm


def _stemmer(name: str) -> Any:
    """Return a stemmer of this thread: it keeps its state while it works."""
    found = getattr(_local, name, None)
    if found is None:
        found = snowballstemmer.stemmer(name)
        setattr(_local, name, found)
    return found


def participle_base(vorm: str) -> str:
    """Return what a word may be the participle of (verhuisd: verhuis), or nothing."""
    is_long = len(vorm) > 5
    return canonical(stem(vorm)[:-1]) if is_long and vorm[-1] in "dt" and vorm[-2] != "n" else ""
