"""Crosswalks: the current one, all versions, their lines, and what a line can point at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Count, Q, QuerySet, When
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders.inlezen.blad.kruistabel import KruisRegel
from gastvrij.kaders.models import (
    Afwijzing,
    Element,
    Kader,
    KaderVersie,
    Kruistabel,
    Soort,
    Verband,
)
from gastvrij.kaders.rules import kruistabel as regels

from .lopend import current_versie, current_versies

VAN, NAAR = "van", "naar"


@dataclass(frozen=True)
class Keuze:
    """What of a crosswalk somebody wants to see; empty is everything. `per` is van or naar."""

    kader: UUID | None = None
    soort: str = ""
    tekst: str = ""
    per: str = VAN


@dataclass(frozen=True)
class Wijziging:
    """One edit of a tie: when, by whom, what was done, and the two elements in words."""

    at: datetime
    wie: str
    wat: str
    van: str
    naar: str


def _kruistabellen() -> QuerySet[Kruistabel]:
    people = ("gemaakt_door", "ondertekend_door", "bron", "voorganger")
    return Kruistabel.objects.select_related(*people).defer("bron__inhoud")


def current_kruistabel() -> Kruistabel | None:
    """Return the last signed crosswalk; as long as none is signed the newest one, None without.

    Whoever shows what comes of it also shows its status: an unsigned one is a draft everywhere.
    """
    signed = Case(When(status=Kruistabel.Status.VASTGESTELD, then=0), default=1)
    return _kruistabellen().order_by(signed, "-nummer").first()


def kruistabellen_for(medewerker: Medewerker) -> QuerySet[Kruistabel]:
    """Return every version of the crosswalk with its number of ties (`aantal`), newest first."""
    basis.require(medewerker, Recht.KADERS_LEZEN)
    return _kruistabellen().annotate(aantal=Count("verbanden")).order_by("-nummer")


def get_kruistabel_for(medewerker: Medewerker, uuid: UUID) -> Kruistabel:
    """Return a crosswalk; Http404 if there is none with this uuid."""
    basis.require(medewerker, Recht.KADERS_LEZEN)
    found = _kruistabellen().filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze kruistabel bestaat niet."))
    return found


def verbanden(kruistabel: Kruistabel, keuze: Keuze | None = None) -> QuerySet[Verband]:
    """Return the ties of a crosswalk with their elements and kaders, in order."""
    keuze = keuze or Keuze()
    found = kruistabel.verbanden.select_related(
        "van__versie__kader",
        "van__parent__parent",
        "naar__versie__kader",
        "naar__parent__parent",
    )
    if keuze.kader:
        ends = Q(van__versie__kader__uuid=keuze.kader) | Q(naar__versie__kader__uuid=keuze.kader)
        found = found.filter(ends)
    if keuze.soort:
        found = found.filter(soort=keuze.soort)
    for word in keuze.tekst.split():
        found = found.filter(_holds(word))
    first, last = (NAAR, VAN) if keuze.per == NAAR else (VAN, NAAR)
    return found.order_by(*_place(first), *_place(last), "pk")


def _holds(word: str) -> Q:
    fields = (f"{end}__{name}" for end in (VAN, NAAR) for name in ("code", "titel", "tekst"))
    wanted = Q(toelichting__icontains=word)
    for field in fields:
        wanted |= Q(**{f"{field}__icontains": word})
    return wanted


def _place(end: str) -> tuple[str, str, str]:
    return f"{end}__versie__kader__soort", f"{end}__versie", f"{end}__volgorde"


def find_verband(kruistabel: Kruistabel, van: Element, naar: Element) -> Verband | None:
    """Return the tie between two elements, whatever versions of them it was made between."""
    return (
        verbanden(kruistabel)
        .filter(van__identiteit=van.identiteit, naar__identiteit=naar.identiteit)
        .first()
    )


def get_element(uuid: UUID) -> Element:
    """Return an element of a published version; Http404 if there is none with this uuid."""
    found = (
        Element.objects.filter(uuid=uuid)
        .exclude(versie__status=KaderVersie.Status.CONCEPT)
        .select_related("versie__kader", "parent__parent")
        .first()
    )
    if found is None:
        raise Http404(_("Dit onderdeel bestaat niet."))
    return found


def elements_by_place(*, on: date) -> regels.Plekken:
    """Return where the elements of the versions that run on a day stand.

    Where several kaders of one kind run, the one that `current_versie` gives goes first.
    """
    leading = {versie.pk for kind in Soort if (versie := current_versie(kind, on=on))}
    first = _places(leading)
    rest = _places(set(current_versies(on=on).values()) - leading)
    return regels.Plekken(
        {**rest.per_plek, **first.per_plek},
        {**rest.per_identiteit, **first.per_identiteit},
        {**rest.van_element, **first.van_element},
    )


def _onderdelen(versies: Iterable[int]) -> list[regels.Onderdeel]:
    rows = Element.objects.filter(versie__in=versies).values_list(
        "pk", "versie__kader__soort", "soort", "code", "titel", "tekst", "parent_id", "identiteit"
    )
    return [regels.Onderdeel(*row) for row in rows]


def _places(versies: Iterable[int]) -> regels.Plekken:
    return regels.places(_onderdelen(versies))


def running_elements(*, on: date) -> dict[UUID, int]:
    """Return by identity the elements (keys) of the versions that run on a day."""
    rows = Element.objects.filter(versie__in=current_versies(on=on).values())
    return dict(rows.order_by("-pk").values_list("identiteit", "pk"))


def kruistabel_lines(ties: Iterable[Verband]) -> list[KruisRegel]:
    """Return ties as lines of the CSV file of a crosswalk, the first on line 2."""
    ties = list(ties)
    versies = {end.versie_id for tie in ties for end in (tie.van, tie.naar)}
    every = {one.key: one for one in _onderdelen(versies)}
    return [_line(nr, tie, every) for nr, tie in enumerate(ties, start=2)]


def _line(nr: int, tie: Verband, every: dict[int, regels.Onderdeel]) -> KruisRegel:
    van, naar = (regels.columns(every[key], every) for key in (tie.van_id, tie.naar_id))
    return KruisRegel(
        van.naar,
        naar.kader,
        naar.naar,
        naar.niveau or None,
        naar.indicator or None,
        tie.soort,
        nr,
        type=tie.type,
        toelichting=tie.toelichting,
        van_kader=van.kader,
        van_niveau=van.niveau or None,
        van_indicator=van.indicator or None,
        van_id=every[tie.van_id].identiteit,
        naar_id=every[tie.naar_id].identiteit,
    )


def carried_ties(
    kruistabel: Kruistabel, *, on: date
) -> tuple[list[tuple[Verband, int, int]], list[Verband]]:
    """Return the ties that can go over to what runs on a day, and those that stay behind.

    Those that go over with the two elements (keys) that they hold on to then.
    """
    ties = {tie.pk: tie for tie in verbanden(kruistabel)}
    over, behind = regels.carry(
        (regels.Band(tie.pk, tie.van.identiteit, tie.naar.identiteit) for tie in ties.values()),
        running_elements(on=on),
    )
    return [(ties[key], van, naar) for key, van, naar in over], [ties[key] for key in behind]


def carried_rejections(kruistabel: Kruistabel, *, on: date) -> list[tuple[Afwijzing, int, int]]:
    """Return the turned-down proposals that still say something, with their elements (keys)."""
    every = {one.pk: one for one in rejections(kruistabel)}
    over, _behind = regels.carry(
        (regels.Band(one.pk, one.van.identiteit, one.naar.identiteit) for one in every.values()),
        running_elements(on=on),
    )
    return [(every[key], van, naar) for key, van, naar in over]


def rejections(kruistabel: Kruistabel) -> QuerySet[Afwijzing]:
    """Return the proposals that were turned down, newest first."""
    return kruistabel.afwijzingen.select_related("van", "naar", "door").order_by("-op", "-pk")


def tied_kaders(kruistabel: Kruistabel) -> QuerySet[Kader]:
    """Return the kaders that the ties of a crosswalk hold on to."""
    tied = Q(versies__elementen__verbanden_van__kruistabel=kruistabel) | Q(
        versies__elementen__verbanden_naar__kruistabel=kruistabel
    )
    return Kader.objects.filter(tied).distinct()


def outdated(kruistabel: Kruistabel, *, on: date) -> list[KaderVersie]:
    """Return the versions that ties hold on to and that do not run on a day, by kader."""
    ends = kruistabel.verbanden.values_list("van__versie", "naar__versie")
    held = {key for row in ends.distinct() for key in row}
    gone = held - set(current_versies(on=on).values())
    return list(KaderVersie.objects.filter(pk__in=gone).select_related("kader").order_by("kader"))


def edits_since(kruistabel: Kruistabel, gezien: int) -> list[Wijziging]:
    """Return what was done to the ties of a crosswalk after an edit number, oldest first."""
    events = [
        event
        for event in basis.events_on(kruistabel.uuid)
        if "bewerking" in event.data and event.data["bewerking"] > gezien
    ]
    ends = {event.data[end] for event in events for end in (VAN, NAAR)}
    named = {str(one.uuid): str(one) for one in Element.objects.filter(uuid__in=ends)}
    return [
        Wijziging(line.at, line.wie, line.wat, named[event.data[VAN]], named[event.data[NAAR]])
        for event, line in zip(events, basis.lines(events), strict=True)
    ]
