"""Who can help whom: by what they say themselves, never by a level."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """An element that somebody wants help with, or helps with, and the competence above it.

    Both are identities, the same over versions of a framework; of a competence they are equal.
    """

    element: UUID
    competentie: UUID


def fits(wens: Onderwerp, aanbod: Onderwerp) -> bool:
    """Test if an offer is about what somebody wants to learn.

    The same element, or one of both is the whole competence that the other is a part of; two
    different indicators of one competence do not fit.
    """
    if wens.competentie != aanbod.competentie:
        return False
    is_whole = wens.competentie in (wens.element, aanbod.element)
    return is_whole or wens.element == aanbod.element


def fitting(wensen: Iterable[Onderwerp], aanbod: Onderwerp) -> bool:
    """Test if an offer is about any of the things that somebody wants to learn."""
    return any(fits(wens, aanbod) for wens in wensen)
