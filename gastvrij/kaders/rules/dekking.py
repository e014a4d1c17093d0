"""What of one framework is touched by another through a crosswalk, and what is not. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

WHOLE = "draagt_bij"


class Graad(IntEnum):
    """How far an element is covered; a higher one holds more."""

    NIET = 0
    DEELS = 1
    GEDEKT = 2


@dataclass(frozen=True, slots=True)
class Deel:
    """An element by its identity, and all elements below it that a tie can hold on to."""

    identiteit: UUID
    onder: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A tie between two elements by their identity, with its grade."""

    van: UUID
    naar: UUID
    soort: str


@dataclass(frozen=True, slots=True)
class Dekking:
    """How far an element is covered, by which elements, and how many below it are touched.

    `door` holds the identities at the other end of its own ties. `onder` is (touched, all) of what
    stands below it, None if nothing does.
    """

    graad: Graad
    door: tuple[UUID, ...] = ()
    onder: tuple[int, int] | None = None


def grade(soorten: Collection[str]) -> Graad:
    """Return how far ties of these grades cover an element: one whole tie is enough."""
    if WHOLE in soorten:
        return Graad.GEDEKT
    return Graad.DEELS if soorten else Graad.NIET


def coverage(
    delen: Sequence[Deel], banden: Iterable[Band], andere: Collection[UUID]
) -> dict[UUID, Dekking]:
    """Return for each element how far the other framework (identities) covers it.

    A tie counts from both its ends. An element that no tie holds on to, but something below it
    does, is covered in part: what is said of a part says nothing yet of the whole. The other way
    round a tie on the whole says nothing of its parts.
    """
    soorten, door = _ends(banden, frozenset(andere))
    found: dict[UUID, Dekking] = {}
    for one in delen:
        graad = grade(soorten.get(one.identiteit, ()))
        touched = sum(part in soorten for part in one.onder)
        if graad is Graad.NIET and touched:
            graad = Graad.DEELS
        onder = (touched, len(one.onder)) if one.onder else None
        found[one.identiteit] = Dekking(graad, tuple(door.get(one.identiteit, ())), onder)
    return found


def _ends(
    banden: Iterable[Band], andere: Collection[UUID]
) -> tuple[Mapping[UUID, set[str]], Mapping[UUID, Collection[UUID]]]:
    soorten: dict[UUID, set[str]] = defaultdict(set)
    # A dict keeps the order of the ties and holds each other end once.
    door: dict[UUID, dict[UUID, None]] = defaultdict(dict)
    for band in banden:
        for own, other in ((band.van, band.naar), (band.naar, band.van)):
            if other in andere:
                soorten[own].add(band.soort)
                door[own][other] = None
    return soorten, door
