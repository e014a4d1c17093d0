"""To whom an employee opened the own picture, and who looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht, Rol
from gastvrij.ontwikkeling.models import Vrijgave

ROLLEN = (Rol.COACH, Rol.TEAMLEIDER, Rol.OPLEIDINGSADVISEUR)
MOST_READS = 500
MOST_SHOWN = 20


@dataclass(frozen=True)
class Inzage:
    """That somebody looked on a day: what, how often, and when last."""

    wie: str
    wat: str
    aantal: int
    laatst: datetime


def ontvangers(medewerker: Medewerker) -> QuerySet[Medewerker]:
    """Return the active colleagues who may receive the picture of somebody, by name."""
    return (
        Medewerker.objects.filter(is_active=True, toewijzingen__rol__in=ROLLEN)
        .exclude(pk=medewerker.pk)
        .distinct()
    )


def can_receive(medewerker: Medewerker) -> bool:
    """Test if somebody has a role that a picture can be opened to."""
    return medewerker.is_active and not medewerker.rollen.isdisjoint(ROLLEN)


def _open(on: date) -> QuerySet[Vrijgave]:
    return Vrijgave.objects.filter(ingetrokken_op=None, tot_en_met__gte=on)


def vrijgaven_of(medewerker: Medewerker, *, on: date) -> QuerySet[Vrijgave]:
    """Return the releases of somebody that are open on a day, newest first."""
    return _open(on).filter(medewerker=medewerker).select_related("aan")


def ontvangen(medewerker: Medewerker, *, on: date) -> QuerySet[Vrijgave]:
    """Return the releases to somebody that are open on a day; none without a role for it."""
    if not can_receive(medewerker):
        return Vrijgave.objects.none()
    return _open(on).filter(aan=medewerker).select_related("medewerker__afdeling")


def get_vrijgave_for(medewerker: Medewerker, uuid: UUID) -> Vrijgave:
    """Return a release that somebody gave; Http404 if it is another's or unknown."""
    found = Vrijgave.objects.select_related("aan").filter(medewerker=medewerker, uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze vrijgave bestaat niet."))
    return found


def get_medewerker_for(kijker: Medewerker, uuid: UUID, *, on: date) -> Medewerker:
    """Return whose picture this person may see: oneself, or who opened it; else Http404."""
    basis.require(kijker, Recht.COMPETENTIEBEELD)
    if kijker.uuid == uuid:
        return kijker
    vrijgave = ontvangen(kijker, on=on).filter(medewerker__uuid=uuid).first()
    if vrijgave is None:
        raise Http404(_("Dit profiel bestaat niet, of is niet voor u vrijgegeven."))
    return vrijgave.medewerker


def inzages(medewerker: Medewerker) -> list[Inzage]:
    """Return who read something about somebody, a line per person, thing and day, newest first."""
    read = basis.events_about(medewerker).filter(did__endswith=".read")
    lines = basis.lines(read.exclude(by=medewerker.uuid)[:MOST_READS])
    return _per_day(lines)[:MOST_SHOWN]


def _per_day(lines: Iterable[basis.Regel]) -> list[Inzage]:
    def key(line: basis.Regel) -> tuple[date, str, str]:
        return timezone.localdate(line.at), line.wie, line.wat

    in_order = sorted(lines, key=key)
    found = [
        Inzage(wie, wat, len(same), max(line.at for line in same))
        for (_day, wie, wat), group in groupby(in_order, key=key)
        if (same := list(group))
    ]
    return sorted(found, key=lambda inzage: inzage.laatst, reverse=True)
