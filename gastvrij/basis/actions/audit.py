"""Seals over the event table, their check, and the cleaning of what need not stay."""

from datetime import datetime, timedelta
from itertools import takewhile

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django_q.tasks import async_task

from gastvrij.basis import queries
from gastvrij.basis.audit import chain, verify
from gastvrij.basis.models import Aanvraag, Medewerker, Zegel

from .aanwezigheid import clean_aanwezigheid
from .events import record

SETTLED = timedelta(seconds=60)
LINK = 1000
KEPT = timedelta(hours=24)
SHOWN = 50


def seal_events(*, at: datetime) -> int:
    """Seal the events older than 60 seconds in links of at most 1000; return how many.

    Of two sealers at once one fails on the unique `vorige`, and nothing of it stays.
    """
    oldest = queries.oldest_writer()
    before = min(at, oldest or at) - SETTLED
    total = 0
    while sealed := _seal_link(at=at, before=before):
        total += sealed
    return total


@transaction.atomic
def _seal_link(*, at: datetime, before: datetime) -> int:
    last = Zegel.objects.order_by("-laatste").first()
    following = queries.event_rows(after=last.laatste if last else 0)[:LINK]
    rows = list(takewhile(lambda row: row.at <= before, (chain.Row(*row) for row in following)))
    if not rows:
        return 0
    head = chain.Head(
        at=at,
        eerste=rows[0].pk,
        laatste=rows[-1].pk,
        aantal=len(rows),
        vorige=last.digest if last else chain.START,
    )
    Zegel.objects.create(digest=chain.digest(settings.AUDIT_KEY, head, rows), **vars(head))
    return len(rows)


def verify_audit(*, by: Medewerker | None, at: datetime) -> verify.Report:
    """Check the whole trail and record the outcome; `by` is None for the nightly check."""
    if by is not None:
        queries.require_trail(by)
    report = verify.verify(at=at)
    record(
        by=by,
        did="audit.verified",
        to=None,
        at=at,
        data={
            "events": report.events,
            "zegels": report.zegels,
            "unsealed": report.unsealed,
            "laatste_zegel": report.laatste_zegel,
            "problems": [[p.kind, p.eerste, p.laatste] for p in report.problems[:SHOWN]],
            "problem_count": len(report.problems),
        },
    )
    return report


@transaction.atomic
def ask_verification(*, by: Medewerker, at: datetime) -> None:
    """Leave the check of a long trail to the background."""
    queries.require_trail(by)
    async_task("gastvrij.basis.jobs.verify")
    record(by=by, did="audit.verification_asked", to=None, at=at)


@transaction.atomic
def clean(*, at: datetime) -> int:
    """Remove expired sessions and presence, day-old failed logins and requests; return how many."""
    old = at - KEPT
    removed = (
        Session.objects.filter(expire_date__lt=at).delete()[0],
        AccessAttempt.objects.filter(attempt_time__lt=old).delete()[0],
        Aanvraag.objects.filter(at__lt=old).delete()[0],
        clean_aanwezigheid(at=at),
    )
    return sum(removed)
