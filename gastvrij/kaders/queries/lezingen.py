"""Readings on their way: what waits, what runs, what failed, and whether anybody works at it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders.models import Lezing

# A reader tells a step at least every nine seconds of work; on a busy machine that takes longer.
STALLED_AFTER = timedelta(minutes=3)
# A worker looks for work every second.
SILENT_AFTER = timedelta(seconds=15)
SHOWN_FOR = timedelta(days=1)
BUSY = (Lezing.Status.WACHT, Lezing.Status.BEZIG)


@dataclass(frozen=True)
class Leesstand:
    """The readings to show, newest first, with how many are on their way, done and failed.

    `is_silent` if a file waits long and nothing is being read: no worker seems to run.
    """

    lezingen: list[Lezing]
    busy: int
    done: int
    failed: int
    is_silent: bool


def lezingen_for(medewerker: Medewerker) -> QuerySet[Lezing]:
    """Return all readings without content, newest first; PermissionDenied without the right."""
    basis.require(medewerker, Recht.KADERS_BEWERKEN)
    return Lezing.objects.select_related("aangevraagd_door", "voorstel", "kader").defer(
        "voorstel__inhoud"
    )


def leesstand_for(medewerker: Medewerker, *, at: datetime, with_done: bool = True) -> Leesstand:
    """Return what is on its way or failed, and what was read in the last day, in one query."""
    wanted = Q(status__in=(*BUSY, Lezing.Status.MISLUKT))
    if with_done:
        wanted |= Q(status=Lezing.Status.GELEZEN, klaar_op__gt=at - SHOWN_FOR)
    found = list(lezingen_for(medewerker).filter(wanted))
    waiting = [one for one in found if one.status == Lezing.Status.WACHT]
    reading = [one for one in found if one.status == Lezing.Status.BEZIG]
    longest = min((one.aangevraagd_op for one in waiting), default=at)
    return Leesstand(
        found,
        busy=len(waiting) + len(reading),
        done=sum(one.status == Lezing.Status.GELEZEN for one in found),
        failed=sum(one.status == Lezing.Status.MISLUKT for one in found),
        is_silent=bool(waiting) and not reading and at - longest > SILENT_AFTER,
    )


def get_lezing_for(medewerker: Medewerker, uuid: UUID) -> Lezing:
    """Return a reading; Http404 if unknown."""
    found = lezingen_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze lezing bestaat niet. Misschien is ze weggehaald."))
    return found
