"""Rules of a verdict: what it must rest on, which one counts, and how verdicts are counted."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from .schalen import is_answer

# Knowledge and insight do not show in behaviour: they are questioned within the exam half hour.
BEVRAAGDE_NIVEAUS = frozenset({"K", "B"})


class Waarde(StrEnum):
    """The verdicts of an exam; niet waargenomen is no onvoldoende (law 5)."""

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
    waarde: str,
    *,
    niveaus: Collection[str],
    soorten: Collection[str],
    bewijs_verplicht: bool = True,
) -> OordeelProblem | None:
    """Return why a verdict cannot rest on evidence of these kinds, None if it can.

    What says nothing about the employee needs none, nor does a criterium that asks for none;
    any other value needs one of any kind. At an exam voldoende also needs a questioned one for K
    and B, and an observed one for the other levels.
    """
    if not is_answer(waarde):
        return None
    if not soorten and bewijs_verplicht:
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
