"""What evidence says through a crosswalk: counts, never levels."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

# Our own choice, no source gives a number: below so many pieces of evidence a competence is "nog
# onvoldoende gezien", so that nobody draws a conclusion from one conversation (laws 6 and 7).
MINIMUM_CITATEN = 3


@dataclass(frozen=True, slots=True)
class Bewijs:
    """A piece of evidence: its key, the crosswalk recorded with it, the steps that it shows."""

    key: int
    kruistabel: int | None
    stappen: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Koppeling:
    """A tie of a crosswalk: what shows in a step says something about an element."""

    kruistabel: int
    van: UUID
    naar: UUID
    soort: str


@dataclass(frozen=True, slots=True)
class Steun:
    """That a piece of evidence (key) supports an element, through a step, by a kind of tie."""

    bewijs: int
    stap: UUID
    soort: str


def derive(bewijzen: Iterable[Bewijs], koppelingen: Iterable[Koppeling]) -> dict[UUID, list[Steun]]:
    """Return by identity of an element what supports it, in the order of the evidence.

    Each piece goes through the crosswalk that was recorded with its observation and no other, so
    a newer crosswalk never rewrites what was counted. Evidence without a crosswalk says nothing.
    """
    ties: dict[tuple[int, UUID], list[Koppeling]] = {}
    for koppeling in koppelingen:
        ties.setdefault((koppeling.kruistabel, koppeling.van), []).append(koppeling)
    found: dict[UUID, list[Steun]] = {}
    for bewijs in bewijzen:
        if bewijs.kruistabel is None:
            continue
        for stap in sorted(bewijs.stappen):
            for koppeling in ties.get((bewijs.kruistabel, stap), []):
                steun = Steun(bewijs.key, stap, koppeling.soort)
                found.setdefault(koppeling.naar, []).append(steun)
    return found


def keys(elementen: Iterable[UUID], steun: Mapping[UUID, Iterable[Steun]]) -> set[int]:
    """Return the keys of the evidence that supports any of these elements."""
    return {one.bewijs for element in elementen for one in steun.get(element, ())}


def pieces(
    elementen: Iterable[UUID],
    steun: Mapping[UUID, Iterable[Steun]],
    aantallen: Mapping[int, int] | None = None,
) -> int:
    """Return how many different pieces of evidence support any of these elements.

    `aantallen` says how many pieces a key stands for where pieces that show the same steps under
    the same crosswalk were taken together; without it each key is one piece.
    """
    found = keys(elementen, steun)
    return len(found) if aantallen is None else sum(aantallen[key] for key in found)


def is_seen_enough(aantal: int) -> bool:
    """Test if there is enough evidence to talk about a competence."""
    return aantal >= MINIMUM_CITATEN


def never_shown(indicatoren: Collection[UUID], koppelingen: Iterable[Koppeling]) -> int:
    """Return how many of these indicators no conversation can show with these ties."""
    shown = {koppeling.naar for koppeling in koppelingen}
    return len(set(indicatoren) - shown)
