"""Which element of a new version is the same as one of the version before.

What is sure keeps its identity: the same code, else the same text, else the same place. What only
looks like it is a doubt, which a person decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from .koppelen import Kenmerk, Koppeling

__all__ = ["Gelijkenis", "Gevonden", "Kenmerk", "match", "plain"]

ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Gelijkenis:
    """A new element that may be an old one: the identity of that, and how alike (0 to 1)."""

    identiteit: UUID
    mate: float


@dataclass(slots=True)
class Gevonden:
    """For each new element the identity that it keeps for sure, and the doubts by place."""

    zeker: list[UUID | None]
    twijfel: dict[int, Gelijkenis] = field(default_factory=dict)


def plain(*texts: str) -> str:
    """Return texts as one, with white space collapsed and without capitals, to compare by."""
    return " ".join(" ".join(texts).split()).casefold()


def match(
    new: Sequence[Kenmerk],
    old: Sequence[tuple[Kenmerk, UUID]],
    own: Mapping[int, UUID] | None = None,
) -> Gevonden:
    """Return which new element is which old one: for sure, or perhaps.

    Every old identity is given once. Sure is: the same code, unless that text now has another code;
    the same text, of several in the same place; a group with the same members; the changed text
    between the same neighbours. Likeness alone gives a doubt, unless it is nearly all of the text.
    `own` holds by place the identities that the document itself brings: those stand.
    """
    found = Koppeling(new, old, own or {})
    found.by_code()
    found.by_text()
    for nr in range(ROUNDS):
        before = found.count
        found.by_members()
        found.by_place()
        found.by_text(in_order=nr > 0)
        if nr and found.count == before:
            break
    doubts = found.by_likeness()
    sure = [None if at is None else old[at][1] for at in found.old_of]
    for place, identity in (own or {}).items():
        sure[place] = identity
    return Gevonden(
        sure, {place: Gelijkenis(old[at][1], mate) for place, (at, mate) in doubts.items()}
    )
