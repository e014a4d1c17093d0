"""To whom an employee opened the own picture, and who looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht, Rol
from gastvrij.ontwikkeling.models import Vrijgave

Onderdeel = Vrijgave.Onderdeel
ROLLEN = (Rol.COACH, Rol.TEAMLEIDER, Rol.OPLEIDINGSADVISEUR)
MOST_READS = 200
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


def vrijgegeven(kijker: Medewerker, medewerker: Medewerker, on: date) -> frozenset[Onderdeel]:
    """Return what somebody may see of a person on a day: all of oneself, else what was released.

    Empty without a release that is open on that day, or without a role for it.
    """
    if kijker.pk == medewerker.pk:
        return frozenset(Onderdeel)
    return _parts(ontvangen(kijker, on=on).filter(medewerker=medewerker))


def _parts(vrijgaven: Iterable[Vrijgave]) -> frozenset[Onderdeel]:
    return frozenset(Onderdeel(part) for vrijgave in vrijgaven for part in vrijgave.onderdelen)


def get_medewerker_for(
    kijker: Medewerker, uuid: UUID, *, on: date, onderdeel: Onderdeel = Onderdeel.COMPETENTIES
) -> Medewerker:
    """Return whose part this person may see: oneself, or who released it; else Http404."""
    basis.require(kijker, Recht.COMPETENTIEBEELD)
    if kijker.uuid == uuid:
        return kijker
    found = list(ontvangen(kijker, on=on).filter(medewerker__uuid=uuid))
    if onderdeel not in _parts(found):
        raise Http404(_("Dit profiel bestaat niet, of is niet voor u vrijgegeven."))
    return found[0].medewerker


def inzages(medewerker: Medewerker) -> list[Inzage]:
    """Return who read something about somebody, a line per person, thing and day, newest first."""
    read = basis.events_about(medewerker).filter(did__endswith=".read").exclude(by=medewerker.uuid)
    same: dict[tuple[date, UUID | None, str], list[int]] = {}
    for pk, at, by, did in read.values_list("pk", "at", "by", "did")[:MOST_READS]:
        same.setdefault((timezone.localdate(at), by, did), []).append(pk)
    shown = list(same.values())[:MOST_SHOWN]
    last = {pks[0]: len(pks) for pks in shown}
    events = basis.events_about(medewerker).filter(pk__in=last)
    return [
        Inzage(line.wie, line.wat, last[line.pk], line.at)
        for line in basis.lines(events.order_by("-at", "-pk"))
    ]
