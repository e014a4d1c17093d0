"""Reads of doubles: partijen that may be one, and partijen that were made one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max, Min, QuerySet
from django.db.models.functions import Lower

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import DigitaalAdres, Partij, PartijIdentificator
from gastvrij.klantcontact.rules import Persoon, Reden

from .inwoners import BSN, bekend, with_numbers

MOST_PROPOSED = 25
# More than are shown, since some turn out to be two people.
MOST_GROUPS = 50
MOST_ASKED = 100
KEPT_APART = "partij.kept_apart"


@dataclass(frozen=True)
class Dubbel:
    """Two partijen that may be one, and why."""

    een: Partij
    ander: Partij
    redenen: tuple[Reden, ...]


def _alive() -> QuerySet[Partij]:
    return with_numbers(Partij.objects.filter(opgegaan_in=None)).prefetch_related(
        "digitale_adressen"
    )


def _persoon(partij: Partij) -> Persoon:
    mails = (
        one.genormaliseerd
        for one in partij.digitale_adressen.all()
        if one.soort_digitaal_adres == DigitaalAdres.Soort.EMAIL
    )
    number = bekend(partij).bsn
    return Persoon(partij.volledige_naam, partij.geboortedatum, number, frozenset(mails))


def _apart(pairs: Iterable[tuple[Partij, Partij]]) -> list[Dubbel]:
    """Return the pairs with a reason, without those of which somebody said that they are two."""
    found = [
        Dubbel(one, other, tuple(why))
        for one, other in pairs
        if (why := rules.double_reasons(_persoon(one), _persoon(other)))
    ]
    uuids = {one.uuid for pair in found for one in (pair.een, pair.ander)}
    events = Event.objects.filter(did=KEPT_APART, object__in=uuids, about__in=uuids)
    kept = {frozenset(pair) for pair in events.values_list("object", "about")}
    return [one for one in found if frozenset((one.een.uuid, one.ander.uuid)) not in kept]


def double_proposals(medewerker: Medewerker) -> list[Dubbel]:
    """Return pairs of partijen that may be one, at most 25, for those who handle contacts."""
    basis.require(medewerker, Recht.KLANTCONTACT)
    keys = [*_same_birth(), *_same_number(), *_same_mail()]
    partijen = {one.pk: one for one in _alive().filter(pk__in={k for pair in keys for k in pair})}
    pairs = {
        (first, second): (partijen[first], partijen[second])
        for first, second in keys
        if first in partijen and second in partijen
    }
    return _apart(pairs.values())[:MOST_PROPOSED]


def _pairs(rows: Iterable[tuple[object, int]]) -> list[tuple[int, int]]:
    """Return the first of every group with each other of the group."""
    groups: dict[object, list[int]] = {}
    for group, key in rows:
        groups.setdefault(group, []).append(key)
    return [
        (keys[0], other) for keys in map(sorted, map(set, groups.values())) for other in keys[1:]
    ]


def _same_birth() -> list[tuple[int, int]]:
    known = Partij.objects.filter(geboortedatum__isnull=False, opgegaan_in=None)
    named = known.annotate(naam=Lower("achternaam")).exclude(achternaam="")
    groups = set(_twice(named, "geboortedatum", "naam", key="pk")[:MOST_GROUPS])
    days = {day for day, _naam in groups}
    rows = named.filter(geboortedatum__in=days).values_list("geboortedatum", "naam", "pk")
    return _pairs(((day, naam), key) for day, naam, key in rows if (day, naam) in groups)


def _same_number() -> list[tuple[int, int]]:
    numbers = PartijIdentificator.objects.filter(code_soort_object_id=BSN, partij__isnull=False)
    return _shared(numbers, "object_id")


def _same_mail() -> list[tuple[int, int]]:
    mails = DigitaalAdres.objects.filter(
        soort_digitaal_adres=DigitaalAdres.Soort.EMAIL, partij__isnull=False
    )
    return _shared(mails, "genormaliseerd")


def _shared(rows: QuerySet[Any], name: str) -> list[tuple[int, int]]:
    """Return pairs of partijen that share a value.

    What is there twice is read from the index alone, some at a time until there is enough; only of
    those the partijen are read, since one of them may be merged already.
    """
    alive = rows.filter(partij__opgegaan_in=None)
    wanted: list[str] = []
    rest = rows
    while len(wanted) < MOST_GROUPS:
        some = [value for (value,) in _twice(rest, name, key="partij")[:MOST_ASKED]]
        still = _twice(alive.filter(**{f"{name}__in": some}), name, key="partij")
        wanted += [value for (value,) in still]
        if len(some) < MOST_ASKED:
            break
        rest = rows.filter(**{f"{name}__gt": some[-1]})
    shared = alive.filter(**{f"{name}__in": wanted[:MOST_GROUPS]})
    return _pairs(shared.values_list(name, F("partij_id")))


def _twice(rows: QuerySet[Any], *names: str, key: str) -> QuerySet[Any, Any]:
    """Return the values that more than one partij has, in the order of the index."""
    grouped = rows.order_by(*names).values(*names)
    # The first and the last differ: cheaper than counting each once.
    twice: QuerySet[Any, Any] = (
        grouped.annotate(first=Min(key), last=Max(key))
        .filter(first__lt=F("last"))
        .values_list(*names)
    )
    return twice


def merged_partijen(medewerker: Medewerker) -> list[Partij]:
    """Return the partijen that turned out to be another one, the newest first, at most 25."""
    basis.require(medewerker, Recht.KLANTCONTACT)
    gone = Partij.objects.filter(opgegaan_in__isnull=False).select_related("opgegaan_in")
    return list(gone.order_by("-pk")[:MOST_PROPOSED])
