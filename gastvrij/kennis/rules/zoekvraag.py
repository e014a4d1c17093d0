"""What somebody types, as groups of which an article must have one alternative each. Pure."""

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from . import samenstellingen, woorden
from .samenstellingen import Bekend
from .woorden import Woord

# A longer question is cut off; what matters stands in the first words.
MOST_WORDS = 12
SHORTEST_PREFIX = 3
# Of a soft question, a word that so large a share of the articles has tells nothing.
COMMON_SHARE = 0.1
_NUMBER = re.compile(r"^\s*(?:artikel|k)?[\s.-]*(\d{1,7})\s*$", re.IGNORECASE)

# Stems that must all be there.
Alternatief = tuple[str, ...]


@dataclass(frozen=True)
class Groep:
    """One thing asked: the word, what may stand for it, and how rare it is."""

    woord: str
    alternatieven: tuple[Alternatief, ...]
    gewicht: float = 1.0
    is_known: bool = True

    def with_more(self, more: Iterable[Alternatief]) -> "Groep":
        """Return the group with more alternatives, each once."""
        return replace(self, alternatieven=tuple(dict.fromkeys((*self.alternatieven, *more))))


@dataclass(frozen=True)
class Vraag:
    """A question as typed: its telling words, and the one that is still being typed."""

    woorden: tuple[Woord, ...]
    open_woord: str = ""
    nummer: int | None = None


@dataclass(frozen=True)
class Kennis:
    """What is known of the words of a question: how many articles have a form or a stem."""

    vormen: Mapping[str, int] = field(default_factory=dict)
    stammen: Mapping[str, int] = field(default_factory=dict)
    synoniemen: Mapping[Alternatief, Collection[Alternatief]] = field(default_factory=dict)
    artikelen: int = 0

    @property
    def bekend(self) -> Bekend:
        """Return the words by which compounds are split."""
        return Bekend(self.vormen, self.stammen)


def read(text: str) -> Vraag:
    """Return a question as typed; a last word without a space after it may be unfinished."""
    number = _NUMBER.match(text)
    every = woorden.words(text)
    telling = woorden.telling(every)[:MOST_WORDS]
    is_open = bool(every) and not text[-1:].isspace() and len(every[-1].vorm) >= SHORTEST_PREFIX
    return Vraag(
        tuple(telling),
        every[-1].vorm if is_open else "",
        int(number.group(1)) if number else None,
    )


def lookups(vraag: Vraag) -> tuple[set[str], set[str]]:
    """Return the forms and the stems whose being known decides how a question is read."""
    forms = {piece for word in vraag.woorden for piece in (word.vorm, *word.delen)}
    forms |= {piece for word in vraag.woorden for piece in samenstellingen.candidates(word.vorm)}
    forms |= {one.vorm + other.vorm for one, other in pairwise(vraag.woorden)}
    stems = {woorden.canonical(form) for form in forms}
    stems |= {woorden.stem(piece) for word in vraag.woorden for piece in (word.vorm, *word.delen)}
    stems |= {woorden.stem(one.vorm + other.vorm) for one, other in pairwise(vraag.woorden)}
    stems |= {woorden.participle_base(word.vorm) for word in vraag.woorden}
    return forms - {""}, stems - {""}


def groups(vraag: Vraag, kennis: Kennis) -> list[Groep]:
    """Return a question as groups: synonyms first, then words typed apart, then single words."""
    found, at = [], 0
    while at < len(vraag.woorden):
        group, size = _synonym(vraag, kennis, at) or _joined(vraag, kennis, at) or (None, 1)
        found.append(group or _single(vraag.woorden[at], kennis))
        at += size
    return [replace(group, gewicht=_rarity(group, kennis)) for group in found]


def stems_of(found: Iterable[Woord]) -> Alternatief:
    """Return the stems of words, the parts of a word with hyphens as words of their own."""
    return tuple(woorden.stem(piece) for word in found for piece in (word.delen or (word.vorm,)))


def term_keys(text: str) -> set[Alternatief]:
    """Return under which stems a synonym is recognised: written as one word, and apart."""
    found = woorden.telling(woorden.words(text))
    return {keys for keys in (stems_of(found), tuple(woorden.stem(w.vorm) for w in found)) if keys}


def _synonym(vraag: Vraag, kennis: Kennis, at: int) -> tuple[Groep, int] | None:
    most = max((len(key) for key in kennis.synoniemen), default=0)
    for size in range(min(most, len(vraag.woorden) - at), 0, -1):
        part = vraag.woorden[at : at + size]
        keys = {stems_of(part), tuple(woorden.stem(word.vorm) for word in part)}
        others = [one for key in keys for one in kennis.synoniemen.get(key, ())]
        if others:
            own = _single(part[0], kennis) if size == 1 else Groep("", (stems_of(part),))
            named = replace(own, woord=" ".join(word.vorm for word in part), is_known=True)
            return named.with_more(others), size
    return None


def _joined(vraag: Vraag, kennis: Kennis, at: int) -> tuple[Groep, int] | None:
    if at + 1 >= len(vraag.woorden):
        return None
    one, other = vraag.woorden[at : at + 2]
    whole = one.vorm + other.vorm
    if whole not in kennis.vormen:
        return None
    apart = (woorden.stem(one.vorm), woorden.stem(other.vorm))
    return Groep(f"{one.vorm} {other.vorm}", ((woorden.stem(whole),), apart)), 2


def _single(word: Woord, kennis: Kennis) -> Groep:
    own = woorden.stem(word.vorm)
    found: list[Alternatief] = [(own,)]
    parts = word.delen or samenstellingen.split(word.vorm, kennis.bekend)
    if parts:
        found.append(tuple(woorden.stem(part) for part in parts))
    base = woorden.participle_base(word.vorm)
    if base in kennis.stammen:
        found.append((base,))
    has_parts = bool(parts) and all(woorden.stem(part) in kennis.stammen for part in parts)
    is_known = own in kennis.stammen or has_parts or base in kennis.stammen
    return Groep(word.vorm, tuple(dict.fromkeys(found)), is_known=is_known)


def _count(group: Groep, kennis: Kennis) -> int:
    counts = (
        min((kennis.stammen.get(stam, 0) for stam in one), default=0) for one in group.alternatieven
    )
    return max(counts, default=0)


def _rarity(group: Groep, kennis: Kennis) -> float:
    """Return how much a group tells: the inverse document frequency of BM25, at least a tenth."""
    count = _count(group, kennis)
    return max(0.1, math.log((kennis.artikelen - count + 0.5) / (count + 0.5) + 1))


def soft(found: Sequence[Groep], kennis: Kennis) -> list[Groep]:
    """Return the groups of which one is enough: without those that nearly every article has."""
    most = kennis.artikelen * COMMON_SHARE
    rare = [group for group in found if _count(group, kennis) <= most]
    return rare or sorted(found, key=lambda group: _count(group, kennis))[:1]


def fts5(found: Sequence[Groep], *, every: bool, columns: str = "") -> str:
    """Return groups as a question for SQLite FTS5; stems hold no signs that would end a quote."""
    asked = (" AND " if every else " OR ").join(_fts5_group(group) for group in found)
    return f"{{{columns}}} : ({asked})" if columns else asked


def _fts5_group(group: Groep) -> str:
    return f"({' OR '.join(_all_of(one, ' AND ', chr(34)) for one in group.alternatieven)})"


def tsquery(found: Sequence[Groep], *, every: bool) -> str:
    """Return groups as a tsquery of PostgreSQL."""
    return (" & " if every else " | ").join(
        f"({' | '.join(_all_of(one, ' & ', chr(39)) for one in group.alternatieven)})"
        for group in found
    )


def _all_of(stems: Alternatief, glue: str, quote: str) -> str:
    return f"({glue.join(f'{quote}{stam}{quote}' for stam in stems)})"
