"""What came out of a closed round of estimates; every figure here was decided when it closed."""

from collections import Counter
from dataclasses import dataclass

from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling.models import Relatie, Schatting, Uitvraag
from gastvrij.ontwikkeling.rules.schattingen import (
    ANONIEM,
    GETELD,
    SAMEN,
    Vergelijking,
    Waarde,
    compare,
)

from .schattingen import elementen_of, per_competentie


@dataclass(frozen=True)
class Deel:
    """How many answers of a group are one value, and its place in a bar: percent, as text."""

    waarde: Schatting.Waarde
    aantal: int
    van: str
    breed: str


@dataclass(frozen=True)
class Verdeling:
    """The answers of a group about one element; no parts where too few of them say something."""

    groep: str
    aantal: int
    delen: list[Deel]

    @property
    def telling(self) -> str:
        """Return the counts in words, "2 soms, 1 altijd"; values that nobody gave are left out."""
        given = [deel for deel in self.delen if deel.aantal]
        return ", ".join(f"{deel.aantal} {str(deel.waarde.label).lower()}" for deel in given)


@dataclass(frozen=True)
class Uitkomstrij:
    """One element: what the person says, what others say by name, and what groups say."""

    element: Element
    zelf: Schatting.Waarde | None
    op_naam: list[tuple[str, Schatting.Waarde]]
    groepen: list[Verdeling]
    vergelijking: Vergelijking | None


@dataclass(frozen=True)
class Uitkomst:
    """What came out of a round: by competence, with the names of the groups that it shows."""

    uitvraag: Uitvraag
    competenties: list[tuple[Element, list[Uitkomstrij]]]
    groepen: list[str]


def uitkomst(uitvraag: Uitvraag) -> Uitkomst:
    """Return what came out of a closed round, in a constant number of queries."""
    given: dict[int, list[Schatting]] = {}
    for one in uitvraag.schattingen.select_related("door"):
        given.setdefault(one.element_id, []).append(one)
    elementen = elementen_of(uitvraag)
    return Uitkomst(
        uitvraag,
        [
            (above, [_rij(uitvraag, one, given.get(one.pk, [])) for one in below])
            for above, below in per_competentie(elementen)
        ],
        list(uitvraag.getoond),
    )


def _rij(uitvraag: Uitvraag, element: Element, given: list[Schatting]) -> Uitkomstrij:
    own = next((one for one in given if one.relatie == Relatie.ZELF), None)
    named = [one for one in given if one.relatie == Relatie.LEIDINGGEVENDE and one.door]
    groepen = [_verdeling(uitvraag, naam, element, given) for naam in uitvraag.getoond]
    # Made of nothing but what the page shows, so it tells nothing more.
    others = Counter(Waarde(one.waarde) for one in named)
    for groep in groepen:
        others.update({Waarde(deel.waarde): deel.aantal for deel in groep.delen})
    return Uitkomstrij(
        element,
        Schatting.Waarde(own.waarde) if own else None,
        sorted((one.door.naam, Schatting.Waarde(one.waarde)) for one in named if one.door),
        groepen,
        compare(Waarde(own.waarde) if own else None, others),
    )


def _verdeling(
    uitvraag: Uitvraag, naam: str, element: Element, given: list[Schatting]
) -> Verdeling:
    if str(element.identiteit) not in uitvraag.getoond[naam]:
        return Verdeling(naam, 0, [])
    relaties = {str(one) for one in ANONIEM} if naam == SAMEN else {naam}
    counts = Counter(one.waarde for one in given if one.relatie in relaties)
    total = sum(counts[waarde] for waarde in GETELD)
    delen, before = [], 0
    for waarde in GETELD:
        count = counts[waarde]
        place, width = before * 100 / total, count * 100 / total
        delen.append(Deel(Schatting.Waarde(waarde), count, f"{place:.2f}%", f"{width:.2f}%"))
        before += count
    return Verdeling(naam, total, delen)
