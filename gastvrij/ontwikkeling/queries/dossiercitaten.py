"""The passages in a dossier, each with what it supports."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Fragment, Observatie, Proeve
from gastvrij.beoordeling.queries import fragmenten_of
from gastvrij.kaders.models import Kruistabel, Verband
from gastvrij.kaders.models import Soort as Kadersoort

from .uitslagen import ingebracht

KADERS = (Kadersoort.WOORDENBOEK, Kadersoort.PROFIEL)


@dataclass(frozen=True)
class Steunpunt:
    """That a passage says something about an element (key): through which steps, or partly."""

    element: int
    stappen: tuple[str, ...]
    is_deels: bool


@dataclass(frozen=True)
class Dossiercitaat:
    """A passage, and what it supports through the crosswalk that was recorded with it."""

    fragment: Fragment
    kruistabel: Kruistabel | None
    steunpunten: list[Steunpunt]


def dossiercitaten(medewerker: Medewerker) -> tuple[list[Dossiercitaat], int]:
    """Return the passages about somebody, newest first, and how many of a proeve stay apart.

    Of a proeve only what the candidate brought in. The number of queries is constant.
    """
    every = list(fragmenten_of(medewerker))
    brought = Proeve.objects.filter(pk__in=ingebracht(medewerker))
    observaties = set(brought.values_list("observatie_id", flat=True))
    shown = [
        one
        for one in every
        if one.observatie.doel != Observatie.Doel.PROEVE or one.observatie_id in observaties
    ]
    tables = _kruistabellen(one.observatie.kruistabel_id for one in shown)
    ties = _ties(tables)
    found = [
        Dossiercitaat(one, tables.get(one.observatie.kruistabel_id or 0), _steunpunten(one, ties))
        for one in shown
    ]
    return found, len(every) - len(shown)


def _kruistabellen(keys: Iterable[int | None]) -> dict[int, Kruistabel]:
    found = Kruistabel.objects.filter(pk__in={key for key in keys if key is not None})
    return {one.pk: one for one in found.select_related("ondertekend_door")}


Ties = dict[tuple[int, UUID], list[tuple[int, str]]]


def _ties(tables: Iterable[int]) -> Ties:
    """Return by crosswalk and step the elements (keys) that it ties to, and how strongly."""
    rows = Verband.objects.filter(
        kruistabel__in=list(tables), naar__versie__kader__soort__in=KADERS
    ).order_by("pk")
    found: Ties = defaultdict(list)
    for table, step, element, soort in rows.values_list(
        "kruistabel_id", "van__identiteit", "naar_id", "soort"
    ):
        found[table, step].append((element, soort))
    return found


def _steunpunten(fragment: Fragment, ties: Ties) -> list[Steunpunt]:
    table = fragment.observatie.kruistabel_id
    if table is None:
        return []
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for stap in fragment.stappen.all():
        for element, soort in ties.get((table, stap.identiteit), ()):
            found[element].append((stap.code, soort))
    return [
        Steunpunt(
            element,
            tuple(sorted({code for code, _soort in same})),
            all(soort == Verband.Soort.DEELS for _code, soort in same),
        )
        for element, same in found.items()
    ]
