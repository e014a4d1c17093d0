"""Which sittings candidate and assessors are reminded of, the working day before."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Event, Medewerker, Poortbesluit
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules.proeve import BEFORE, REPLACEABLE, Status

from .proeve import beoordelaars_of, proeven

REMINDED, MOVED = "proeve.date_reminded", "proeve.moved"


def to_remind(*, now: datetime) -> list[Proeve]:
    """Return the sittings until the end of the next working day of which nobody was reminded yet.

    Those that were admitted, and only if the gate is open on their day: else there is nothing to
    go to.
    """
    following = basis.werkdagen_after(timezone.localdate(now), 1)
    end = basis.midnight(following + timedelta(days=1))
    rows = proeven().filter(
        status__in=[status for status in BEFORE if status is not Status.AANGEVRAAGD],
        begint_op__gt=now,
        begint_op__lt=end,
    )
    near = _without_reminder(rows).order_by("begint_op", "pk")
    return [proeve for proeve in near if _is_open(timezone.localdate(proeve.begint_op))]


def _is_open(day: date) -> bool:
    return basis.poortbesluit(Poortbesluit.Doel.PROEVE, on=day) is not None


def _without_reminder(rows: QuerySet[Proeve]) -> QuerySet[Proeve]:
    """Return the sittings of which nobody was reminded since they were planned or moved."""
    moved_since = Event.objects.filter(object=OuterRef("object"), did=MOVED, pk__gt=OuterRef("pk"))
    told = Event.objects.filter(~Exists(moved_since), object=OuterRef("uuid"), did=REMINDED)
    return rows.filter(~Exists(told))


def get_proeve_to_remind(proeve: Proeve) -> Proeve | None:
    """Return a sitting that was locked, as it stands now; None if the reminder went out already."""
    return _without_reminder(proeven().filter(pk=proeve.pk)).first()


def people_to_remind(proeve: Proeve) -> list[Medewerker]:
    """Return who is reminded of a sitting: the candidate and the assessors."""
    return [proeve.observatie.medewerker, *beoordelaars_of(proeve)]


def find_replaced(uuid: str) -> Proeve | None:
    """Return a sitting in which assessors can be replaced, for the mail that was queued about it.

    None once it ended or the differences are discussed: then the mail says nothing of use.
    """
    return proeven().filter(uuid=uuid, status__in=list(REPLACEABLE)).first()


def find_proeve(uuid: str) -> Proeve | None:
    """Return a sitting that is still planned, for the mail that was queued about it."""
    return proeven().filter(uuid=uuid, status__in=list(BEFORE)).first()
