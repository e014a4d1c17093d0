"""Compounds: rijbewijsaanvraag is found by rijbewijs aanvragen, and the other way round. Pure."""

from collections.abc import Callable, Container, Iterator
from functools import cache
from typing import NamedTuple

from .stopwoorden import GEEN_DEEL, SAMENSTELDELEN, STOPWOORDEN
from .woorden import canonical

SHORTEST_WORD = 7
LONGEST_WORD = 36
SHORTEST_PART = 3
MOST_PARTS = 4
LINKS = ("", "s", "en", "e", "n")
# From where in a word and how deep, to the ways in which the rest of it reads as parts.
Tails = Callable[[int, int], tuple[tuple[str, ...], ...]]
_BASE = SAMENSTELDELEN | {canonical(part) for part in SAMENSTELDELEN}


class Bekend(NamedTuple):
    """The words that are known: as written, and by their stem."""

    vormen: Container[str]
    stammen: Container[str]

    def has(self, part: str) -> bool:
        """Test if a part of a compound is a word of its own."""
        if part in GEEN_DEEL or part in STOPWOORDEN:
            return False
        short = canonical(part)
        return part in _BASE or short in _BASE or part in self.vormen or short in self.stammen


NIETS = Bekend(frozenset(), frozenset())


def can_split(vorm: str) -> bool:
    """Test if a word is of a length at which it may be a compound."""
    return SHORTEST_WORD <= len(vorm) <= LONGEST_WORD and vorm.isalpha()


def candidates(vorm: str) -> Iterator[str]:
    """Yield every piece of a word that may be a part of it; what to look up before `split`."""
    if not can_split(vorm):
        return
    size = len(vorm)
    for start in range(size - SHORTEST_PART + 1):
        if 0 < start < SHORTEST_PART:
            continue
        for end in range(start + SHORTEST_PART, size + 1):
            if end - start < size and (end == size or size - end >= SHORTEST_PART):
                yield vorm[start:end]


def split(vorm: str, bekend: Bekend = NIETS) -> tuple[str, ...]:
    """Return the parts of a compound, at least two, or nothing if it is none.

    The fewest parts win, of those the one whose shortest part is longest.
    """
    if not can_split(vorm):
        return ()
    return min(_splits(vorm, bekend), key=_cost, default=())


def _cost(parts: tuple[str, ...]) -> tuple[int, int, int]:
    return len(parts), -min(map(len, parts)), -len(parts[-1])


def _splits(vorm: str, bekend: Bekend) -> list[tuple[str, ...]]:
    @cache
    def tails(start: int, depth: int) -> tuple[tuple[str, ...], ...]:
        """Return the ways to read the word from here on as parts."""
        found: list[tuple[str, ...]] = []
        rest = vorm[start:]
        if start and len(rest) >= SHORTEST_PART and bekend.has(rest):
            found.append((rest,))
        if depth < MOST_PARTS:
            for end in range(start + SHORTEST_PART, len(vorm) - SHORTEST_PART + 1):
                part = vorm[start:end]
                if bekend.has(part):
                    found += ((part, *tail) for tail in _after(vorm, end, depth, tails))
        return tuple(sorted(found, key=_cost)[:1])

    return list(tails(0, 1))


def _after(vorm: str, end: int, depth: int, tails: Tails) -> Iterator[tuple[str, ...]]:
    for link in LINKS:
        if vorm.startswith(link, end):
            yield from tails(end + len(link), depth + 1)
