"""Rules of an observation: its states, who sees what, and what comes before what."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from uuid import UUID

# Our own choice, no source names a term: so long the employee can respond before others decide.
REACTIETERMIJN = timedelta(days=14)


class Doel(StrEnum):
    """Why a conversation is observed; fixed before the conversation (law 7)."""

    PROEVE = "proeve"
    KWALITEIT = "kwaliteit"
    COACHING = "coaching"
    KALIBRATIE = "kalibratie"


class Status(StrEnum):
    """Where an observation stands."""

    GEPLAND = "gepland"
    AFNAME = "afname"
    GEDEELD = "gedeeld"
    VASTGESTELD = "vastgesteld"


# What the employee can see.
SHARED = (Status.GEDEELD, Status.VASTGESTELD)


class Handeling(StrEnum):
    """What can be done with an observation."""

    BEGINNEN = "beginnen"
    FRAGMENT = "fragment"
    FRAGMENT_WEG = "fragment_weg"
    OORDEEL = "oordeel"
    DELEN = "delen"
    REAGEREN = "reageren"


class Blik(IntEnum):
    """How much of an observation somebody sees."""

    NIETS = 0
    PLANNING = 1
    INHOUD = 2


OVERGANGEN: Mapping[tuple[Status, Handeling], Status] = {
    (Status.GEPLAND, Handeling.BEGINNEN): Status.AFNAME,
    (Status.AFNAME, Handeling.FRAGMENT): Status.AFNAME,
    (Status.AFNAME, Handeling.FRAGMENT_WEG): Status.AFNAME,
    (Status.AFNAME, Handeling.OORDEEL): Status.AFNAME,
    (Status.AFNAME, Handeling.DELEN): Status.GEDEELD,
    (Status.GEDEELD, Handeling.REAGEREN): Status.GEDEELD,
}


def next_status(status: str, handeling: Handeling) -> Status | None:
    """Return the state after an act, None if the act is not allowed in this state."""
    return OVERGANGEN.get((Status(status), handeling))


def is_shared(status: str) -> bool:
    """Test if the employee can see what was judged."""
    return Status(status) in SHARED


def blik(
    status: str,
    *,
    is_medewerker: bool,
    is_beoordelaar: bool,
    is_vaststeller: bool,
    is_planner: bool,
) -> Blik:
    """Return how much somebody sees of an observation.

    Source: the rights table of the system design. The assessor sees the content, the employee and
    the second pair of eyes once it is shared, who plans sees the planning, nobody else anything.
    """
    if is_beoordelaar or ((is_medewerker or is_vaststeller) and is_shared(status)):
        return Blik.INHOUD
    known = is_medewerker or is_vaststeller or is_planner
    return Blik.PLANNING if known else Blik.NIETS


def has_purpose_first(*, gepland_op: datetime, gesprek_begonnen_op: datetime) -> bool:
    """Test if the purpose was fixed before the conversation began (AVG 5(1)(b), law 7)."""
    return gepland_op <= gesprek_begonnen_op


def had_its_say(*, gedeeld_op: datetime, reactie_op: datetime | None, at: datetime) -> bool:
    """Test if the employee has responded, or had REACTIETERMIJN to do so."""
    return reactie_op is not None or at >= gedeeld_op + REACTIETERMIJN


def proposed(
    stappen: Mapping[int, Iterable[UUID]], koppelingen: Iterable[tuple[UUID, UUID]]
) -> dict[UUID, list[int]]:
    """Return which fragments a crosswalk proposes for which element; never a verdict.

    `stappen` maps the key of a fragment to the identities of the steps it shows; `koppelingen`
    are pairs of identities that are tied, in either direction. A fragment is proposed for its
    own steps too. Keys come in the order of `stappen`.
    """
    reaches: dict[UUID, set[UUID]] = {}
    for one, other in koppelingen:
        reaches.setdefault(one, set()).add(other)
        reaches.setdefault(other, set()).add(one)
    found: dict[UUID, list[int]] = {}
    for fragment, shown in stappen.items():
        for element in sorted(set().union(*({stap, *reaches.get(stap, ())} for stap in shown))):
            found.setdefault(element, []).append(fragment)
    return found
