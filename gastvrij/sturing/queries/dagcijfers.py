"""Counts of a day and of everything, and the events that change them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from operator import add
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, TruncDate

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Event
from gastvrij.klantcontact.models import Klantcontact
from gastvrij.sturing import rules
from gastvrij.sturing.models import (
    KEY,
    ONBEKEND,
    Cijfers,
    DagCijfer,
    GewijzigdeDag,
    MaandCijfer,
    OntbrekendEvent,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day_borders(dag: date) -> tuple[datetime, datetime]:
    """Return the first moment of a day in Amsterdam and that of the next: 23 to 25 hours apart."""
    return basis.midnight(dag), basis.midnight(dag + timedelta(days=1))


def _counted(vragen: QuerySet[Klantcontact], *by: str) -> Iterable[dict[str, Any]]:
    """Count vragen by key and resultaat in one grouped query."""
    per_resultaat = {
        kolom: Count("pk", filter=Q(resultaat=None if kolom == rules.ZONDER_RESULTAAT else kolom))
        for kolom in rules.KOLOMMEN
    }
    counted: Iterable[dict[str, Any]] = (
        vragen.order_by()
        .annotate(
            van_kanaal=Coalesce("kanaal_ref_id", ONBEKEND),
            van_loket=Coalesce("afdeling_id", ONBEKEND),
            van_afdeling=Coalesce("onderwerp_ref__afdeling_id", ONBEKEND),
            van_domein=Coalesce("onderwerp_ref__domein", Value("")),
        )
        .values(*by, "van_kanaal", "van_loket", "van_afdeling", "van_domein", "is_eenvoudig")
        .annotate(**per_resultaat)
    )
    return counted


def _as_row(dag: date, row: dict[str, Any]) -> DagCijfer:
    return DagCijfer(
        dag=dag,
        kanaal_id=row["van_kanaal"],
        loket_id=row["van_loket"],
        afdeling_id=row["van_afdeling"],
        domein=row["van_domein"],
        is_eenvoudig=row["is_eenvoudig"],
        **{kolom: row[kolom] for kolom in rules.KOLOMMEN},
    )


def count_day(dag: date) -> list[DagCijfer]:
    """Return the figures of one day in Amsterdam as rows to save, counted from the contacts.

    The loket is the afdeling that the klantcontact came in at; the afdeling is the one whose
    onderwerp it is.
    """
    first, next_day = day_borders(dag)
    vragen = Klantcontact.objects.filter(
        plaatsgevonden_op__gte=first, plaatsgevonden_op__lt=next_day
    )
    return [_as_row(dag, row) for row in _counted(vragen)]


def sum_month(maand: date) -> list[MaandCijfer]:
    """Return the figures of one month as rows to save: the sums of its days. Give its first day."""
    days = DagCijfer.objects.filter(dag__gte=maand, dag__lt=rules.next_month(maand))
    sums = {f"n_{kolom}": Sum(kolom) for kolom in rules.KOLOMMEN}
    return [
        MaandCijfer(maand=maand, **dict(zip((*KEY, *rules.KOLOMMEN), row, strict=True)))
        for row in days.values_list(*KEY).annotate(**sums)
    ]


def days_with_contacts() -> list[date]:
    """Return every day from the first klantcontact to the last, in Amsterdam."""
    ends = Klantcontact.objects.order_by("plaatsgevonden_op").values_list(
        "plaatsgevonden_op", flat=True
    )
    first, last = ends.first(), ends.last()
    if first is None or last is None:
        return []
    start = first.astimezone(AMSTERDAM).date()
    return [
        start + timedelta(days=n)
        for n in range((last.astimezone(AMSTERDAM).date() - start).days + 1)
    ]


def days_with_figures() -> list[date]:
    """Return every day that has figures now."""
    return list(DagCijfer.objects.order_by("dag").values_list("dag", flat=True).distinct())


def months_with_figures() -> list[date]:
    """Return the first day of every month that has figures now."""
    return list(MaandCijfer.objects.order_by("maand").values_list("maand", flat=True).distinct())


def changed_days() -> list[date]:
    """Return the days that wait to be counted, oldest first."""
    return list(GewijzigdeDag.objects.order_by("dag").values_list("dag", flat=True))


Counts = dict[tuple[Any, ...], tuple[int, ...]]


def _comparable(rows: Iterable[tuple[date, Cijfers]]) -> Counts:
    """Return the counts by day or month and key; those of the same key are added up."""
    found: Counts = {}
    for when, row in rows:
        key = (when, *(getattr(row, part) for part in KEY))
        counts = tuple(getattr(row, kolom) for kolom in rules.KOLOMMEN)
        found[key] = tuple(map(add, found[key], counts)) if key in found else counts
    return found


def _differences(some: Counts, others: Counts) -> list[date]:
    return sorted({key[0] for key, _counts in some.items() ^ others.items()})


def wrong_days() -> list[date]:
    """Return the days whose figures differ from a full recount, in another way than they were made.

    Days that wait to be counted are among them: update the figures first.
    """
    vragen = Klantcontact.objects.annotate(op=TruncDate("plaatsgevonden_op", tzinfo=AMSTERDAM))
    real = _comparable((row["op"], _as_row(row["op"], row)) for row in _counted(vragen, "op"))
    return _differences(real, _comparable((row.dag, row) for row in DagCijfer.objects.all()))


def wrong_months() -> list[date]:
    """Return the first day of the months whose figures differ from their days, added up here."""
    days = _comparable((rules.month_of(row.dag), row) for row in DagCijfer.objects.all())
    return _differences(days, _comparable((row.maand, row) for row in MaandCijfer.objects.all()))


def events_after(event_id: int, *, limit: int) -> list[tuple[int, str, dict[str, Any]]]:
    """Return number, name and data of the events after one, oldest first."""
    events = Event.objects.filter(pk__gt=event_id).order_by("pk")
    return list(events.values_list("pk", "did", "data")[:limit])


def late_events() -> list[tuple[int, str, dict[str, Any]]]:
    """Return the events that came after a later number was read."""
    numbers = OntbrekendEvent.objects.values("event_id")
    return list(Event.objects.filter(pk__in=numbers).values_list("pk", "did", "data"))
