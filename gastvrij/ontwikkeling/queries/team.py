"""The people of a team, in groups that are alike, and the selections to look at them by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.functional import cached_property

from gastvrij.basis import rules as basis
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.ontwikkeling.models import Functie, Vervulling

from .functies import fills_on

# Key of the afdeling, and keys of the functies: whoever shares both is asked the same.
Groep = tuple[int | None, frozenset[int]]


class Keuzesoort(StrEnum):
    """What people can be chosen by."""

    AFDELING = "afdeling"
    FUNCTIE = "functie"


@dataclass(frozen=True)
class Keuze:
    """People to look at together: of an afdeling with all below it, or who fill a functie.

    `diepte` is how many afdelingen stand above.
    """

    soort: Keuzesoort
    uuid: UUID
    naam: str
    diepte: int

    @property
    def code(self) -> str:
        """Return what an address calls it."""
        return f"{self.soort}-{self.uuid}"


@dataclass(frozen=True)
class Team:
    """All active people on a day in groups that are alike, and the groups of each selection.

    `keuzes` holds the selections by code: afdelingen as a tree, then functies by name.
    """

    mensen: Mapping[Groep, list[int]]
    keuzes: Mapping[str, Keuze]
    selecties: Mapping[str, frozenset[Groep]]

    @cached_property
    def groottes(self) -> dict[Groep, int]:
        """Return how many people each group holds."""
        return {groep: len(people) for groep, people in self.mensen.items()}


def team(*, on: date) -> Team:
    """Return everybody and all selections on a day, in four queries."""
    mensen = _mensen(on=on)
    afdelingen = list(Afdeling.objects.filter(is_actief=True).order_by("naam", "pk"))
    keuzes: dict[str, Keuze] = {}
    selecties: dict[str, frozenset[Groep]] = {}
    parents = {one.pk: one.parent_id for one in afdelingen}
    for keuze, key in _boom(afdelingen, None, 0, set(parents)):
        below = basis.with_descendants(key, parents)
        keuzes[keuze.code] = keuze
        selecties[keuze.code] = frozenset(groep for groep in mensen if groep[0] in below)
    for functie in Functie.objects.order_by("titel", "pk"):
        groepen = frozenset(groep for groep in mensen if functie.pk in groep[1])
        if groepen:
            keuze = Keuze(Keuzesoort.FUNCTIE, functie.uuid, functie.titel, 0)
            keuzes[keuze.code], selecties[keuze.code] = keuze, groepen
    return Team(mensen, keuzes, selecties)


def _mensen(*, on: date) -> dict[Groep, list[int]]:
    filled: dict[int, set[int]] = defaultdict(set)
    ended = Functie.objects.filter(beeindigd_op__lte=on).values("pk")
    rows = Vervulling.objects.filter(fills_on(on)).exclude(functie__in=ended)
    for medewerker, functie in rows.values_list("medewerker_id", "functie_id"):
        filled[medewerker].add(functie)
    found: dict[Groep, list[int]] = defaultdict(list)
    for pk, afdeling in Medewerker.objects.filter(is_active=True).values_list("pk", "afdeling_id"):
        found[afdeling, frozenset(filled.get(pk, ()))].append(pk)
    return dict(found)


def _boom(
    afdelingen: Iterable[Afdeling], parent: int | None, diepte: int, known: set[int]
) -> Iterable[tuple[Keuze, int]]:
    """Yield the afdelingen as a tree; what stands below one that is no longer used is a root."""
    every = list(afdelingen)
    for one in every:
        above = one.parent_id if one.parent_id in known else None
        if above == parent:
            yield Keuze(Keuzesoort.AFDELING, one.uuid, one.naam, diepte), one.pk
            yield from _boom(every, one.pk, diepte + 1, known)
