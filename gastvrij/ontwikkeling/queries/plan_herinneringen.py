"""Which conversations and goals people are to be reminded of, each day once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Event, Poortbesluit
from gastvrij.ontwikkeling.models import Cyclusgesprek, Leerdoel
from gastvrij.ontwikkeling.rules import plan as rules
from gastvrij.ontwikkeling.rules.plan import Herinnering

REMINDED_GESPREK = "cyclusgesprek.date_reminded"
REMINDED_DOEL = {
    Herinnering.KLAAR: "leerdoel.end_reminded",
    Herinnering.EVALUATIE: "leerdoel.review_reminded",
}


@dataclass(frozen=True)
class Doelherinnering:
    """That the employee is to be reminded of a day of a goal."""

    doel: Leerdoel
    soort: Herinnering
    dag: date

    @property
    def is_told(self) -> bool:
        """Test if that day of this goal was reminded of before."""
        return _is_told(self.doel.uuid, REMINDED_DOEL[self.soort], self.dag.isoformat())


def _is_told(uuid: UUID, did: str, when: str) -> bool:
    told = Event.objects.filter(object=uuid, did=did).values_list("data", flat=True)
    return any(data.get("wanneer") == when for data in told)


def is_gesprek_told(gesprek: Cyclusgesprek) -> bool:
    """Test if people were reminded of a conversation at the moment that it has now."""
    return _is_told(gesprek.uuid, REMINDED_GESPREK, gesprek.gepland_op.isoformat())


def gesprekken_to_remind(*, now: datetime) -> list[Cyclusgesprek]:
    """Return the conversations until the end of the next working day that nobody was told of.

    Only if the gate is open on their day: else there is nothing to go to.
    """
    following = basis.werkdagen_after(timezone.localdate(now), 1)
    end = basis.midnight(following + timedelta(days=1))
    near = open_gesprekken().filter(gepland_op__gt=now, gepland_op__lt=end)
    return [
        gesprek
        for gesprek in near.order_by("gepland_op", "pk")
        if _is_open(timezone.localdate(gesprek.gepland_op)) and not is_gesprek_told(gesprek)
    ]


def open_gesprekken() -> QuerySet[Cyclusgesprek]:
    """Return the conversations that are still to be held, with their two people."""
    rows = Cyclusgesprek.objects.filter(afgezegd_op=None, gehouden_op=None)
    return rows.select_related("cyclus__medewerker", "cyclus__leidinggevende")


def _is_open(day: date) -> bool:
    return basis.poortbesluit(Poortbesluit.Doel.ONTWIKKELING, on=day) is not None


def doelen_to_remind(*, on: date) -> list[Doelherinnering]:
    """Return of which days of running goals the employee was not reminded yet."""
    near = Q(klaar_op__lte=on + rules.NOTICE) | Q(evaluatie_op__lte=on)
    rows = Leerdoel.objects.filter(near, status=Leerdoel.Status.LOOPT, klaar_op__gte=on)
    found = (one for doel in rows.order_by("klaar_op", "pk") for one in herinneringen_of(doel, on))
    return [one for one in found if not one.is_told]


def herinneringen_of(doel: Leerdoel, on: date) -> Iterator[Doelherinnering]:
    """Yield of which days of a goal the employee is to be reminded on a day."""
    if doel.status != Leerdoel.Status.LOOPT:
        return
    days = rules.to_remind(
        klaar_op=doel.klaar_op,
        evaluatie_op=doel.evaluatie_op,
        gemaakt=timezone.localdate(doel.gemaakt_op),
        on=on,
    )
    for soort, dag in days.items():
        yield Doelherinnering(doel, soort, dag)


def find_gesprek(uuid: str) -> Cyclusgesprek | None:
    """Return a conversation that is still to be held, for the mail that was queued about it."""
    return open_gesprekken().filter(uuid=uuid).first()


def find_doel(uuid: str) -> Leerdoel | None:
    """Return a goal that still runs, for the mail that was queued about it."""
    rows = Leerdoel.objects.filter(uuid=uuid, status=Leerdoel.Status.LOOPT)
    return rows.select_related("medewerker").first()


def doel_url(doel: Leerdoel) -> str:
    """Return the whole address of the page of a goal."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("ontwikkeling:doel", args=[doel.uuid])
