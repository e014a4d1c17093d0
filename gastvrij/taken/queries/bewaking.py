"""Which taken ask for a mail: newly assigned, nearly due, too late."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.taken import rules
from gastvrij.taken.models import InterneTaak

from .lijsten import late
from .rechten import OPEN

# Registering can be undone for a minute; before that nobody is told.
UNDO = timedelta(seconds=60)
# What could not be mailed in a day is seen on screen long before.
MAILED_WITHIN = timedelta(hours=24)
MOST_AT_ONCE = 500


def to_announce(*, now: datetime) -> QuerySet[InterneTaak]:
    """Return the taken that were assigned to somebody of late, of which no mail went out yet."""
    rows = InterneTaak.objects.filter(
        OPEN,
        gemeld_op=None,
        medewerker__isnull=False,
        toegewezen_op__gt=now - MAILED_WITHIN,
        toegewezen_op__lte=now - UNDO,
    )
    with_maker = rows.select_related("medewerker", "klantcontact__gesprek")
    return with_maker.order_by("toegewezen_op", "pk")[:MOST_AT_ONCE]


def to_remind(*, now: datetime) -> list[InterneTaak]:
    """Return the open taken whose last day is so near that who has them is reminded."""
    today = timezone.localdate(now)
    following = basis.werkdagen_after(today, 1)
    end = basis.midnight(following + timedelta(days=1))
    rows = InterneTaak.objects.filter(
        herinnerd_op=None, geescaleerd_op=None, afgehandeld_op=None, moet_op__lt=end
    ).exclude(late(now))
    found = []
    for taak in rows.select_related("medewerker").order_by("moet_op", "pk")[:MOST_AT_ONCE]:
        day = timezone.localdate(taak.moet_op)
        assigned = timezone.localdate(taak.toegewezen_op)
        if rules.must_remind(day=day, today=today, next_werkdag=following, assigned_on=assigned):
            found.append(taak)
    return found


def to_escalate(*, now: datetime) -> QuerySet[InterneTaak]:
    """Return the open taken that are too late and of which no teamleider was told."""
    rows = InterneTaak.objects.filter(
        Q(beloofd_tot__lt=now) | Q(uiterlijk_op__lt=timezone.localdate(now)),
        geescaleerd_op=None,
        afgehandeld_op=None,
    )
    return rows.select_related("medewerker").order_by("pk")[:MOST_AT_ONCE]
