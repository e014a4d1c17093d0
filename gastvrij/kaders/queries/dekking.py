"""Coverage: what of a framework another one touches through a crosswalk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from gastvrij.kaders.models import Element, KaderVersie, Kruistabel, Soort
from gastvrij.kaders.rules import dekking as regels
from gastvrij.kaders.rules.dekking import Graad

from .lopend import current_versies
from .verbinden import Band, Haakpunt, Paar, banden, punten

# A level is only the heading of its indicators: what is said of it counts for its competence.
HEADING = Element.Soort.NIVEAU
NAMEN = {
    Element.Soort.TOETSTERM: _("toetstermen"),
    Element.Soort.COMPETENTIE: _("competenties"),
    Element.Soort.INDICATOR: _("indicatoren"),
    Element.Soort.ALGEMENE_REGEL: _("algemene regels"),
    Element.Soort.STAP: _("stappen"),
    Element.Soort.FUNCTIE: _("functies"),
    Element.Soort.UITSPRAAK: _("uitspraken"),
    Element.Soort.CRITERIUM: _("criteria"),
    Element.Soort.SCOREREGEL: _("scoreregels"),
    Element.Soort.ITEM: _("items"),
}


@dataclass(frozen=True)
class GedektPunt:
    """An element with how far it is covered, and the points of the other framework that do it.

    `geraakt` and `totaal` count what stands below it; both 0 if nothing does. `via_geheel` is true
    if a tie holds on to the whole that it is part of: that says nothing yet of this part.
    """

    punt: Haakpunt
    graad: Graad
    door: list[Haakpunt]
    geraakt: int
    totaal: int
    via_geheel: bool

    @property
    def is_only_below(self) -> bool:
        """Test if it is covered in part only because something below it is touched."""
        return self.graad is Graad.DEELS and not self.door


@dataclass(frozen=True)
class Groep:
    """What stands under one heading."""

    naam: str
    punten: list[GedektPunt]


@dataclass(frozen=True)
class SoortDekking:
    """All elements of one kind by how far they are covered, each list by heading."""

    soort: str
    niet: list[Groep]
    deels: list[Groep]
    gedekt: list[Groep]

    @property
    def naam(self) -> str:
        """Return the kind in words, for many."""
        return str(NAMEN[Element.Soort(self.soort)])

    @property
    def graden(self) -> dict[Graad, list[Groep]]:
        """Return the lists by how far they are covered."""
        return {Graad.NIET: self.niet, Graad.DEELS: self.deels, Graad.GEDEKT: self.gedekt}

    @property
    def aantallen(self) -> list[int]:
        """Return how many elements are not, partly and wholly covered."""
        return [sum(len(one.punten) for one in groups) for groups in self.graden.values()]


@dataclass(frozen=True)
class Richting:
    """One direction: the elements of a version, and how far another version touches them."""

    versie: KaderVersie
    andere: KaderVersie
    soorten: list[SoortDekking]


def coverage(kruistabel: Kruistabel, paar: Paar) -> tuple[Richting, Richting]:
    """Return both directions of a pair: what `van` touches of `naar`, then the other way round.

    By identity, so that a crosswalk over an earlier version counts for the one that runs. Three
    queries.
    """
    ties = banden(kruistabel)
    van, naar = punten(paar.van), punten(paar.naar)
    return (
        Richting(paar.naar, paar.van, _per_kind(naar, van, ties)),
        Richting(paar.van, paar.naar, _per_kind(van, naar, ties)),
    )


def coverage_of_all(kruistabel: Kruistabel, *, on: date) -> list[Richting]:
    """Return coverage between the conversation structure and every other version that runs.

    Without a conversation structure there is none: every observation begins with a conversation.
    """
    running = KaderVersie.objects.filter(pk__in=current_versies(on=on).values())
    versies = sorted(
        running.select_related("kader"),
        key=lambda one: (Soort.values.index(one.kader.soort), one.kader.titel),
    )
    guides = [one for one in versies if one.kader.soort == Soort.GESPREKSSTRUCTUUR]
    ties = banden(kruistabel)
    known = {versie: punten(versie) for versie in versies}
    found: list[Richting] = []
    for guide in guides:
        for other in versies:
            if other not in guides and known[other]:
                found.append(Richting(other, guide, _per_kind(known[other], known[guide], ties)))
                found.append(Richting(guide, other, _per_kind(known[guide], known[other], ties)))
    return found


def _per_kind(
    every: Sequence[Haakpunt], andere: Sequence[Haakpunt], ties: Iterable[Band]
) -> list[SoortDekking]:
    by_identity = {one.identiteit: one for one in andere}
    below: dict[UUID, list[UUID]] = {}
    for one in every:
        for above in one.boven:
            below.setdefault(above, []).append(one.identiteit)
    covered = regels.coverage(
        [regels.Deel(one.identiteit, tuple(below.get(one.identiteit, ()))) for one in every],
        [regels.Band(tie.van, tie.naar, tie.soort) for tie in ties],
        by_identity.keys(),
    )
    rows = [_row(one, covered, by_identity) for one in every]
    kinds = dict.fromkeys(one.soort for one in every if one.soort != HEADING)
    return [_kind(soort, [row for row in rows if row.punt.soort == soort]) for soort in kinds]


def _row(
    punt: Haakpunt, covered: dict[UUID, regels.Dekking], andere: dict[UUID, Haakpunt]
) -> GedektPunt:
    own = covered[punt.identiteit]
    geraakt, totaal = own.onder or (0, 0)
    return GedektPunt(
        punt,
        own.graad,
        [andere[one] for one in own.door],
        geraakt,
        totaal,
        via_geheel=any(covered[one].door for one in punt.boven),
    )


def _kind(soort: str, rows: list[GedektPunt]) -> SoortDekking:
    niet, deels, gedekt = (
        _groups([row for row in rows if row.graad is graad])
        for graad in (Graad.NIET, Graad.DEELS, Graad.GEDEKT)
    )
    return SoortDekking(soort, niet, deels, gedekt)


def _groups(rows: list[GedektPunt]) -> list[Groep]:
    return [Groep(naam, list(part)) for naam, part in groupby(rows, key=lambda row: row.punt.groep)]
