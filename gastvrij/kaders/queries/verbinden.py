"""Two frameworks side by side: the points that ties hold on to, and the ties between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.kaders.models import Element, KaderVersie, Kruistabel, Soort, Verband
from gastvrij.kaders.rules import gelijkenis
from gastvrij.kaders.rules import kruistabel as regels

from .kruistabellen import NAAR, VAN
from .lopend import current_versies

# What fits a screen of 1280 wide, and what is still one page to scroll.
COLUMNS, ROWS = 25, 60
# Lines that say more of a step than the step itself; example sentences are only examples.
EXPLAINS = Element.Soort.AANWIJZING


@dataclass(frozen=True, slots=True)
class Haakpunt:
    """An element that a tie can hold on to; `groep` is what it stands under, in words.

    `boven` holds the identities of the points that it stands under.
    """

    pk: int
    uuid: UUID
    identiteit: UUID
    soort: str
    code: str
    titel: str
    tekst: str
    groep: str
    boven: tuple[UUID, ...]

    @property
    def zin(self) -> str:
        """Return what the element says: its title, else its text."""
        return self.titel or self.tekst

    def __str__(self) -> str:
        return f"{self.code} {self.zin}".strip()


@dataclass(frozen=True, slots=True)
class Band:
    """A tie of a crosswalk, by the identities that it holds on to."""

    uuid: UUID
    soort: str
    type: str
    van: UUID
    naar: UUID


@dataclass(frozen=True)
class Kandidaat:
    """A published version that can be looked at beside another, and whether it runs."""

    versie: KaderVersie
    loopt: bool


@dataclass(frozen=True)
class Paar:
    """Two versions to look at side by side."""

    van: KaderVersie
    naar: KaderVersie


@dataclass(frozen=True)
class Stuk:
    """A part of a framework that fits the matrix: its number, name, and whether it is shown."""

    nummer: int
    naam: str
    is_gekozen: bool


@dataclass(frozen=True)
class Matrix:
    """Rows by columns with the ties between them, by both identities."""

    rijen: list[Haakpunt]
    kolommen: list[Haakpunt]
    banden: dict[tuple[UUID, UUID], Band]
    rijstukken: list[Stuk]
    kolomstukken: list[Stuk]


@dataclass(frozen=True)
class VoorgesteldVerband:
    """A tie that likeness proposes, with the words that the two have in common."""

    van: Haakpunt
    naar: Haakpunt
    mate: float
    woorden: tuple[str, ...]


def connectable_versies(*, on: date) -> list[Kandidaat]:
    """Return the published versions: those that run on a day first, then by kind and title."""
    running = set(current_versies(on=on).values())
    published = KaderVersie.objects.exclude(status=KaderVersie.Status.CONCEPT)
    found = [Kandidaat(one, one.pk in running) for one in published.select_related("kader")]
    kinds = [Soort.GESPREKSSTRUCTUUR.value, *Soort.values]
    return sorted(
        found,
        key=lambda one: (
            not one.loopt,
            kinds.index(one.versie.kader.soort),
            one.versie.kader.titel,
            -one.versie.nummer,
        ),
    )


def pair(kandidaten: Sequence[Kandidaat], *, van: str = "", naar: str = "") -> Paar | None:
    """Return the two versions that these uuids name, out of `connectable_versies`.

    Without: the conversation structure by the exam plan, else the first two. None with fewer than
    two versions; Http404 for a uuid that is none of them.
    """
    versies = [one.versie for one in kandidaten]
    if len(versies) < len((VAN, NAAR)):
        return None
    first = _chosen(versies, van) or _of_kind(versies, Soort.GESPREKSSTRUCTUUR) or versies[0]
    others = [one for one in versies if one != first]
    second = _chosen(versies, naar) or _of_kind(others, Soort.TOETSPLAN) or others[0]
    return Paar(first, second)


def _chosen(versies: list[KaderVersie], uuid: str) -> KaderVersie | None:
    if not uuid:
        return None
    for versie in versies:
        if str(versie.uuid) == uuid:
            return versie
    raise Http404(_("Deze versie bestaat niet."))


def _of_kind(versies: list[KaderVersie], soort: str) -> KaderVersie | None:
    return next((one for one in versies if one.kader.soort == soort), None)


def punten(versie: KaderVersie) -> list[Haakpunt]:
    """Return the elements of a version that a tie can hold on to, in order, in one query."""
    rows = versie.elementen.order_by("volgorde").values_list(
        "pk", "uuid", "identiteit", "soort", "code", "titel", "tekst", "parent"
    )
    heads: dict[int | None, str] = {}
    found: dict[int | None, Haakpunt] = {}
    for pk, uuid, identiteit, soort, code, titel, tekst, parent in rows:
        name = f"{code} {titel}".strip()
        heads[pk] = name
        if soort not in regels.VERBINDBAAR:
            continue
        above = found.get(parent)
        if soort == Element.Soort.COMPETENTIE:
            groep = name
        else:
            groep = above.groep if above else heads.get(parent, "")
        boven = (*above.boven, above.identiteit) if above else ()
        found[pk] = Haakpunt(pk, uuid, identiteit, soort, code, titel, tekst, groep, boven)
    return list(found.values())


def banden(kruistabel: Kruistabel) -> list[Band]:
    """Return the ties of a crosswalk, in one query."""
    rows = Verband.objects.filter(kruistabel=kruistabel).order_by("pk")
    names = ("soort", "type", "van__identiteit", "naar__identiteit")
    return [Band(*row) for row in rows.values_list("uuid", *names)]


def part_of(versie: KaderVersie, identiteit: UUID, *, limit: int) -> int:
    """Return in which part (from 1) of a matrix an element stands; 1 if it stands in none."""
    every = punten(versie)
    place = next((nr for nr, one in enumerate(every) if one.identiteit == identiteit), 0)
    slices = regels.parts([one.groep for one in every], limit=limit)
    return next((nr for nr, one in enumerate(slices, start=1) if place < one.stop), 1)


def matrix(kruistabel: Kruistabel, paar: Paar, *, rij: int = 1, kolom: int = 1) -> Matrix:
    """Return two versions as a matrix: of each the part that fits, by its number from 1.

    Raises Http404 for a part that is not there.
    """
    rows, row_parts = _part(punten(paar.van), rij, ROWS)
    columns, column_parts = _part(punten(paar.naar), kolom, COLUMNS)
    both: dict[tuple[UUID, UUID], Band] = {}
    ties = banden(kruistabel)
    # A tie that was made the other way round shows too, unless there is one this way.
    both.update({(tie.naar, tie.van): tie for tie in ties})
    both.update({(tie.van, tie.naar): tie for tie in ties})
    return Matrix(rows, columns, both, row_parts, column_parts)


def _part(every: list[Haakpunt], nummer: int, limit: int) -> tuple[list[Haakpunt], list[Stuk]]:
    slices = regels.parts([one.groep for one in every], limit=limit)
    if not slices:
        return [], []
    if not 1 <= nummer <= len(slices):
        raise Http404(_("Dit deel van het kader bestaat niet."))
    names = [_name(every[one]) for one in slices]
    stukken = [Stuk(nr, name, nr == nummer) for nr, name in enumerate(names, start=1)]
    return every[slices[nummer - 1]], stukken


def _name(part: list[Haakpunt]) -> str:
    first, last = part[0], part[-1]
    start, end = (one.groep or one.code or one.zin for one in (first, last))
    return start if start == end else f"{start} – {end}"


def proposals(kruistabel: Kruistabel, paar: Paar) -> list[VoorgesteldVerband]:
    """Return the ties that likeness of words proposes between two versions.

    Not those that are there already, either way round, and not those that somebody turned down.
    """
    van, naar = punten(paar.van), punten(paar.naar)
    by_pk = {one.pk: one for one in (*van, *naar)}
    found = gelijkenis.propose(
        _texts(paar.van, van), _texts(paar.naar, naar), known=_known(kruistabel, van, naar)
    )
    return [
        VoorgesteldVerband(by_pk[one.van], by_pk[one.naar], one.mate, one.woorden) for one in found
    ]


def _texts(versie: KaderVersie, every: Iterable[Haakpunt]) -> list[gelijkenis.Tekst]:
    """Return the words of each point, with the guidance below it."""
    below: dict[int | None, list[str]] = {}
    guidance = versie.elementen.filter(soort=EXPLAINS).order_by("volgorde")
    for parent, tekst in guidance.values_list("parent", "tekst"):
        below.setdefault(parent, []).append(tekst)
    return [
        gelijkenis.Tekst(one.pk, " ".join([one.titel, one.tekst, *below.get(one.pk, ())]))
        for one in every
    ]


def _known(
    kruistabel: Kruistabel, van: Iterable[Haakpunt], naar: Iterable[Haakpunt]
) -> set[tuple[int, int]]:
    """Return the pairs (keys) that are tied or turned down already, by identity."""
    pairs = {
        pair for one in banden(kruistabel) for pair in ((one.van, one.naar), (one.naar, one.van))
    }
    pairs |= set(kruistabel.afwijzingen.values_list("van__identiteit", "naar__identiteit"))
    by_identity = {one.identiteit: one.pk for one in naar}
    first = {one.identiteit: one.pk for one in van}
    return {
        (first[one], by_identity[other])
        for one, other in pairs
        if one in first and other in by_identity
    }
