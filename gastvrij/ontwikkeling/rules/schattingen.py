"""What of anonymous estimates may be shown, and how one's own view compares. Our own choice.

Nobody may be singled out: not in one result, and not by laying results of several rounds side by
side. Whoever looks can know who was asked and even who answered, but not what they answered. So
the people behind all that was ever shown about somebody fall into parts: who stand in exactly the
same results. No sum or difference of figures tells more than figures per part would, so it is
enough that every part holds as many people as the threshold asks.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

# Below three, one of two who knows the own answer knows the other.
MINSTE_DREMPEL = 3
# More is no longer done with attention in one sitting.
MEESTE_ELEMENTEN = 40
SAMEN = "samen"


class Waarde(StrEnum):
    """How often somebody sees a behaviour."""

    NIET_GEZIEN = "niet_gezien"
    NOG_NIET = "nog_niet"
    SOMS = "soms"
    MEESTAL = "meestal"
    ALTIJD = "altijd"


# What counts in figures, from least to most; "niet gezien" says nothing about the person.
GETELD = (Waarde.NOG_NIET, Waarde.SOMS, Waarde.MEESTAL, Waarde.ALTIJD)


class Relatie(StrEnum):
    """What somebody is to the person whom an estimate is about."""

    ZELF = "zelf"
    LEIDINGGEVENDE = "leidinggevende"
    COLLEGA = "collega"
    INTERNE_KLANT = "interne_klant"


ANONIEM = (Relatie.COLLEGA, Relatie.INTERNE_KLANT)


class Stand(StrEnum):
    """What became of the anonymous answers when the round closed."""

    NIEMAND = "niemand"
    APART = "apart"
    SAMEN = "samen"
    TE_WEINIG = "te_weinig"
    LIJKT_OP_EERDER = "lijkt_op_eerder"


class Vergelijking(StrEnum):
    """How others see something, beside how the person does."""

    VAKER = "vaker"
    GELIJK = "gelijk"
    MINDER = "minder"


@dataclass(frozen=True)
class Groep:
    """Anonymous answers that are shown together, of these people.

    `ongezien` holds the elements that it shows, each with how many people answered "niet gezien".
    """

    mensen: frozenset[Hashable]
    drempel: int
    ongezien: Mapping[UUID, int]


@dataclass(frozen=True)
class Besluit:
    """What of the anonymous answers of a round is shown, by name of the group."""

    stand: Stand
    groepen: Mapping[str, Groep]


def parts(sets: Iterable[frozenset[Hashable]]) -> list[frozenset[Hashable]]:
    """Return who stand in exactly the same of these sets, as sets."""
    listed = list(sets)
    found: dict[tuple[bool, ...], set[Hashable]] = {}
    for one in frozenset().union(*listed):
        found.setdefault(tuple(one in members for members in listed), set()).add(one)
    return [frozenset(members) for members in found.values()]


def _hides(groepen: list[tuple[Groep, int]]) -> bool:
    """Test if every part keeps the threshold of each group that it is in.

    Each group comes with how many of its answers say nothing: those may all be of one part.
    """
    found = parts(groep.mensen for groep, _unseen in groepen)
    return all(
        len(part) - unseen >= groep.drempel
        for groep, unseen in groepen
        for part in found
        if part <= groep.mensen
    )


def arrange(
    mensen: Mapping[Relatie, frozenset[Hashable]], *, drempel: int
) -> dict[str, frozenset[Hashable]]:
    """Return the groups in which anonymous answers may show, by name; none if there are too few.

    `mensen` holds who answered. Apart only if every relation that has answers reaches the
    threshold: else what is shown together minus what is shown apart is the small one.
    """
    answered = {relatie: mensen[relatie] for relatie in ANONIEM if mensen.get(relatie)}
    if all(len(group) >= drempel for group in answered.values()):
        return {str(relatie): group for relatie, group in answered.items()}
    together = frozenset().union(*answered.values())
    return {SAMEN: together} if len(together) >= drempel else {}


def decide(
    mensen: Mapping[Relatie, frozenset[Hashable]],
    ongezien: Mapping[Relatie, Mapping[UUID, int]],
    *,
    drempel: int,
    eerder: Iterable[Groep],
) -> Besluit:
    """Return what of the anonymous answers of a round is shown.

    `mensen` holds who answered, empty where people were asked and nobody did; without any
    anonymous relation nobody was asked. `ongezien` holds how many answered "niet gezien", for
    each element that was asked. `eerder` holds all groups shown before about the same person.
    """
    if not any(relatie in mensen for relatie in ANONIEM):
        return Besluit(Stand.NIEMAND, {})
    arranged = arrange(mensen, drempel=drempel)
    if not arranged:
        return Besluit(Stand.TE_WEINIG, {})
    counts = {naam: _counts(naam, ongezien) for naam in arranged}
    before = list(eerder)
    whole = [Groep(people, drempel, counts[naam]) for naam, people in arranged.items()]
    if not _hides([(groep, 0) for groep in [*before, *whole]]):
        return Besluit(Stand.LIJKT_OP_EERDER, {})
    shown = {
        naam: Groep(people, drempel, _shown(groep, whole, before))
        for (naam, people), groep in zip(arranged.items(), whole, strict=True)
    }
    return Besluit(Stand.SAMEN if SAMEN in shown else Stand.APART, shown)


def _counts(naam: str, ongezien: Mapping[Relatie, Mapping[UUID, int]]) -> dict[UUID, int]:
    relaties = ANONIEM if naam == SAMEN else (Relatie(naam),)
    elementen = {element for counts in ongezien.values() for element in counts}
    return {
        element: sum(ongezien.get(relatie, {}).get(element, 0) for relatie in relaties)
        for element in elementen
    }


def _is_enough(groep: Groep, element: UUID) -> bool:
    return len(groep.mensen) - groep.ongezien[element] >= groep.drempel


def _shown(groep: Groep, together: list[Groep], before: list[Groep]) -> dict[UUID, int]:
    """Return the elements that a group shows, beside the others of its round and all before."""
    found = {}
    for element, unseen in groep.ongezien.items():
        beside = [one for one in together if _is_enough(one, element)]
        both = [one for one in before if element in one.ongezien] + beside
        hidden = _hides([(one, one.ongezien[element]) for one in both])
        if _is_enough(groep, element) and hidden:
            found[element] = unseen
    return found


def compare(zelf: Waarde | None, anderen: Mapping[Waarde, int]) -> Vergelijking | None:
    """Return how most others see an element beside the person; None if one side is missing.

    `anderen` holds how many others gave each value. More than half must see it more often, or
    less often, for another word than alike; no mean is ever made of values.
    """
    counted = {waarde: anderen.get(waarde, 0) for waarde in GETELD}
    total = sum(counted.values())
    if zelf not in GETELD or not total:
        return None
    own = GETELD.index(zelf)
    more = sum(count for waarde, count in counted.items() if GETELD.index(waarde) > own)
    less = sum(count for waarde, count in counted.items() if GETELD.index(waarde) < own)
    if more * 2 > total:
        return Vergelijking.VAKER
    return Vergelijking.MINDER if less * 2 > total else Vergelijking.GELIJK
