"""Writes of sturing: the day figures, from the events of the rooms below.

Why it is exact. An event names the local day that it changed. That day is put in a queue and
counted again from the contacts, so a day that is counted twice is as right as one counted once.

Why nothing is skipped on PostgreSQL. Numbers of events are handed out before their transactions
end, so number 6 can be there while number 5 is still being written. A number that is skipped is
therefore kept, and looked at again in every run until it appears. A number that never appears
belonged to a transaction that was rolled back, and is forgotten after PATIENCE, which is longer
than any transaction can last. SQLite has one writer, so no number is ever skipped there.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import actions as audit
from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht

from . import queries, rules
from .models import Bijgewerkt, DagCijfer, GewijzigdeDag, MaandCijfer, OntbrekendEvent

CHANGES_A_DAY = frozenset(
    {
        "gesprek.registered",
        "gesprek.register_undone",
        "klantcontact.registered",
        "klantcontact.changed",
        "klantcontact.removed",
    }
)
# Of which domain or afdeling an onderwerp is, decides about every day on which it was asked.
CHANGES_EVERY_DAY = frozenset({"onderwerp.changed"})
PATIENCE = timedelta(hours=1)
BATCH = 5000

Progress = Callable[[int, int], None]


def _no_progress(_done: int, _total: int) -> None:
    pass


def update_day_figures(*, at: datetime) -> int:
    """Bring the day figures up to the newest event; return how many days were counted again.

    For the background job: reads the events since last time, counts the days that they changed,
    and notes `at` as the moment on which the figures are right. Can run twice at the same time.
    """
    return _bring_up_to_date(at=at, progress=_no_progress)


def refresh(*, by: Medewerker, at: datetime) -> int:
    """Bring the day figures up to date because somebody asks; return how many days were counted.

    PermissionDenied without the right to figures, and for an auditor, who changes nothing.
    """
    basis.require(by, Recht.CIJFERS)
    if not rules.may_refresh(by.rollen):
        raise PermissionDenied(_("Uw rol mag de cijfers bekijken, maar niet bijwerken."))
    counted = update_day_figures(at=at)
    audit.record(by=by, did="cijfers.refreshed", to=None, at=at, data={"dagen": counted})
    return counted


def rebuild_all(*, at: datetime, progress: Progress = _no_progress) -> int:
    """Count every day again, one transaction a day; return how many days that were.

    `progress` is told after each day how many of how many are done. A rebuild that was broken off
    goes on with the days that are left at the next update.
    """
    with transaction.atomic():
        days = {*queries.days_with_contacts(), *queries.days_with_figures()}
        # A month that has figures but no day with any has nothing else that clears it.
        _queue(days | set(queries.months_with_figures()) - set(map(rules.month_of, days)))
    return _bring_up_to_date(at=at, progress=progress)


def _bring_up_to_date(*, at: datetime, progress: Progress) -> int:
    while _read_events(at=at):
        pass
    days = queries.changed_days()
    for done, day in enumerate(days, start=1):
        _count_day(day)
        progress(done, len(days))
    Bijgewerkt.objects.filter(pk=1).update(at=at)
    return len(days)


@transaction.atomic
def _read_events(*, at: datetime) -> bool:
    """Queue the days that a batch of events changed; return whether there may be more events."""
    Bijgewerkt.objects.get_or_create(pk=1)
    mark = Bijgewerkt.objects.select_for_update().get(pk=1)
    late = queries.late_events()
    OntbrekendEvent.objects.filter(event_id__in=[number for number, _did, _data in late]).delete()
    OntbrekendEvent.objects.filter(gezien_op__lt=at - PATIENCE).delete()
    events = queries.events_after(mark.laatste_event, limit=BATCH)
    if events:
        _keep_skipped(mark.laatste_event, [number for number, _did, _data in events], at=at)
        mark.laatste_event = events[-1][0]
        mark.save(update_fields=["laatste_event"])
    _queue(_days_of([*late, *events]))
    return len(events) == BATCH


def _keep_skipped(last: int, numbers: list[int], *, at: datetime) -> None:
    if numbers[-1] - last == len(numbers):
        return
    # Further back than a batch nothing can still be on its way.
    start = max(last, numbers[0] - BATCH) + 1
    skipped = sorted(set(range(start, numbers[-1])) - set(numbers))
    OntbrekendEvent.objects.bulk_create(
        [OntbrekendEvent(event_id=number, gezien_op=at) for number in skipped],
        ignore_conflicts=True,
    )


def _days_of(events: Iterable[tuple[int, str, dict[str, Any]]]) -> set[date]:
    days: set[date] = set()
    every_day = False
    for _number, did, data in events:
        if did in CHANGES_A_DAY:
            days.update(rules.days_in(data))
        every_day = every_day or did in CHANGES_EVERY_DAY
    return days | set(queries.days_with_figures()) if every_day else days


def _queue(days: Iterable[date]) -> None:
    GewijzigdeDag.objects.bulk_create(
        [GewijzigdeDag(dag=day) for day in sorted(days)], ignore_conflicts=True
    )


@transaction.atomic
def _count_day(day: date) -> None:
    """Replace the figures of one day and, in the same transaction, those of its month.

    One worker counts at a time, so that a month holds each of its days. The day leaves the queue
    before it is counted: who queues it again meanwhile waits for this transaction and then finds
    it gone, so that what came later is counted again.
    """
    Bijgewerkt.objects.select_for_update().get(pk=1)
    taken, _per_model = GewijzigdeDag.objects.filter(dag=day).delete()
    if taken:
        DagCijfer.objects.filter(dag=day).delete()
        DagCijfer.objects.bulk_create(queries.count_day(day))
        month = rules.month_of(day)
        MaandCijfer.objects.filter(maand=month).delete()
        MaandCijfer.objects.bulk_create(queries.sum_month(month))
