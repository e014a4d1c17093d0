"""What of an article is stored to find it by: stems a field, and the words as written. Pure."""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain
from typing import NamedTuple

from . import woorden

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


class Gelezen(NamedTuple):
    """What one word adds: its stems, those of its parts, what it is a participle of, its forms."""

    stammen: tuple[str, ...] = ()
    delen: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    vormen: tuple[str, ...] = ()


# What a word adds, by how it is written.
Read = Callable[[str], Gelezen]


def forms(texts: Iterable[str]) -> set[str]:
    """Return the words of texts as written, those with hyphens also by their parts."""
    written = {token for text in texts for token in woorden.tokens(text)}
    found = woorden.telling(map(woorden.word, written))
    return {piece for word in found for piece in (word.vorm, *word.delen)}


def reader(split: Split) -> Read:
    """Return what reads words; each once, since most stand in many articles.

    `split` gives the parts of a compound.
    """

    @cache
    def read(token: str) -> Gelezen:
        word = woorden.word(token)
        if woorden.is_stop(word.vorm):
            return Gelezen()
        pieces, parts = (word.vorm, *word.delen), split(word.vorm)
        base = woorden.participle_base(word.vorm)
        return Gelezen(
            stammen=tuple(map(woorden.stem, pieces)),
            delen=tuple(map(woorden.stem, parts)),
            basis=(base,) if base else (),
            vormen=(*pieces, *parts),
        )

    return read


def make(*, titel: str, vraag: str, antwoord: str, read: Read) -> Zoektekst:
    """Return what of an article is stored; `read` tells what each word adds."""
    fields = [[read(token) for token in woorden.tokens(text)] for text in (titel, vraag, antwoord)]
    head, question, answer = (_joined(one.stammen for one in found) for found in fields)
    parts = [
        [*_joined(one.delen for one in found), *_joined(one.basis for one in found)]
        for found in fields
    ]
    return Zoektekst(
        titel=head,
        vraag=question,
        kopdelen=tuple(dict.fromkeys(parts[0] + parts[1])),
        antwoord=answer,
        delen=tuple(dict.fromkeys(parts[2])),
        vormen=frozenset().union(*(one.vormen for found in fields for one in found)),
    )


def _joined(pieces: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(pieces))


def tsvector(weighted: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return a tsvector of PostgreSQL as text: stems with their places and the weight A to D."""
    places: dict[str, list[str]] = {}
    at = 0
    for weight, stems in weighted:
        for stam in stems:
            at = min(at + 1, LAST_POSITION)
            places.setdefault(stam, []).append(f"{at}{weight}")
    return " ".join(f"'{stam}':{','.join(where[:200])}" for stam, where in places.items())
