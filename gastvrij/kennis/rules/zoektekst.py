"""What of an article is stored to find it by: stems a field, and the words as written. Pure."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from . import woorden
from .woorden import Woord

LAST_POSITION = 16_000

# The parts of a compound, nothing for another word.
Split = Callable[[str], tuple[str, ...]]


class Zoektekst(NamedTuple):
    """The stems of an article by field, and every word and part of a word once."""

    titel: tuple[str, ...]
    vraag: tuple[str, ...]
    kopdelen: tuple[str, ...]
    antwoord: tuple[str, ...]
    delen: tuple[str, ...]
    vormen: frozenset[str]


def forms(text: str) -> set[str]:
    """Return the words of a text as written, those with hyphens also by their parts."""
    found = woorden.telling(woorden.words(text))
    return {piece for word in found for piece in (word.vorm, *word.delen)}


def make(*, titel: str, vraag: str, antwoord: str, split: Split) -> Zoektekst:
    """Return the stems of an article; `split` gives the parts of a compound."""
    fields = [woorden.telling(woorden.words(text)) for text in (titel, vraag, antwoord)]
    pieces = [[part for word in found for part in split(word.vorm)] for found in fields]
    head, question, answer = (_stems(found) for found in fields)
    parts = [_parts(*pair) for pair in zip(fields, pieces, strict=True)]
    written = {piece for found in fields for word in found for piece in (word.vorm, *word.delen)}
    return Zoektekst(
        titel=head,
        vraag=question,
        kopdelen=tuple(dict.fromkeys(parts[0] + parts[1])),
        antwoord=answer,
        delen=tuple(dict.fromkeys(parts[2])),
        vormen=frozenset(written.union(*pieces)),
    )


def _stems(found: Iterable[Woord]) -> tuple[str, ...]:
    return tuple(woorden.stem(piece) for word in found for piece in (word.vorm, *word.delen))


def _parts(found: Iterable[Woord], pieces: Iterable[str]) -> list[str]:
    bases = [woorden.participle_base(word.vorm) for word in found]
    return [woorden.stem(piece) for piece in pieces] + [base for base in bases if base]


def tsvector(weighted: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return a tsvector of PostgreSQL as text: stems with their places and the weight A to D."""
    places: dict[str, list[str]] = {}
    at = 0
    for weight, stems in weighted:
        for stam in stems:
            at = min(at + 1, LAST_POSITION)
            places.setdefault(stam, []).append(f"{at}{weight}")
    return " ".join(f"'{stam}':{','.join(where[:200])}" for stam, where in places.items())
