"""Rules of a verdict: what it must rest on, which one counts, and how verdicts are counted."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol, TypeVar

# Knowledge and insight do not show in behaviour: they are questioned within the exam half hour.
BEVRAAGDE_NIVEAUS = frozenset({"K", "B"})


class Waarde(StrEnum):
    """The verdicts on a criterium; niet waargenomen is no onvoldoende (law 5)."""

    VOLDOENDE = "voldoende"
    ONVOLDOENDE = "onvoldoende"
    NIET_WAARGENOMEN = "niet_waargenomen"


class Soort(StrEnum):
    """Kinds of evidence."""

    GEOBSERVEERD = "geobserveerd"
    BEVRAAGD = "bevraagd"
    DOCUMENT = "document"


class OordeelProblem(StrEnum):
    """Why a verdict cannot rest on this evidence."""

    GEEN_CITAAT = "geen_citaat"
    NIET_NAGEVRAAGD = "niet_nagevraagd"
    NIET_GEZIEN = "niet_gezien"


class Uitslag(StrEnum):
    """Why there is no outcome yet: the cesuur is elsewhere, not a rule, or not there at all."""

    FORMULIER_ONTBREEKT = "formulier_ontbreekt"
    GEEN_REGEL = "geen_regel"
    GEEN_CESUUR = "geen_cesuur"


class Gegeven(Protocol):
    """A verdict as somebody gave it at a moment."""

    criterium_id: int
    gegeven_door_id: int
    gegeven_op: datetime
    pk: Any


G = TypeVar("G", bound=Gegeven)


def must_ask(niveaus: Iterable[str]) -> bool:
    """Test if a toetsterm has a level that only a question can show: K or B."""
    return not BEVRAAGDE_NIVEAUS.isdisjoint(niveaus)


def must_see(niveaus: Iterable[str]) -> bool:
    """Test if a toetsterm has a level that behaviour must show: any other than K and B."""
    return bool(set(niveaus) - BEVRAAGDE_NIVEAUS)


def why_not(
    waarde: str, *, niveaus: Collection[str], soorten: Collection[str]
) -> OordeelProblem | None:
    """Return why a verdict cannot rest on evidence of these kinds, None if it can.

    Niet waargenomen needs none; onvoldoende one of any kind; voldoende also a questioned one
    for K and B, and an observed one for the other levels.
    """
    if waarde == Waarde.NIET_WAARGENOMEN:
        return None
    if not soorten:
        return OordeelProblem.GEEN_CITAAT
    if waarde == Waarde.VOLDOENDE and must_ask(niveaus) and Soort.BEVRAAGD not in soorten:
        return OordeelProblem.NIET_NAGEVRAAGD
    if waarde == Waarde.VOLDOENDE and must_see(niveaus) and Soort.GEOBSERVEERD not in soorten:
        return OordeelProblem.NIET_GEZIEN
    return None


def latest_per_assessor(oordelen: Iterable[G]) -> dict[tuple[int, int], G]:
    """Return the last verdict of each assessor by (key of the criterium, key of the assessor)."""
    in_order = sorted(oordelen, key=lambda oordeel: (oordeel.gegeven_op, oordeel.pk))
    return {(oordeel.criterium_id, oordeel.gegeven_door_id): oordeel for oordeel in in_order}


def count_per_niveau(
    oordelen: Iterable[tuple[Sequence[str], str]],
) -> Mapping[str, Counter[str]]:
    """Return how often each verdict was given per level, levels in the order met.

    Takes (levels of the toetsterm, verdict); a toetsterm counts at each of its levels. Counts
    only: an exam has no percentage.
    """
    found: dict[str, Counter[str]] = {}
    for niveaus, waarde in oordelen:
        for niveau in niveaus:
            found.setdefault(niveau, Counter())[waarde] += 1
    return found


def why_no_uitslag(cesuur: str | None) -> Uitslag:
    """Return why the outcome cannot be determined from what the plan says of the cesuur."""
    if not cesuur:
        return Uitslag.GEEN_CESUUR
    elsewhere = "formulier" in cesuur.lower()
    return Uitslag.FORMULIER_ONTBREEKT if elsewhere else Uitslag.GEEN_REGEL
