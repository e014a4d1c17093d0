"""Telling of new work, reminding and escalating: once each, by a real mail server."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.tests import smtp
from gastvrij.conftest import NOW
from gastvrij.taken import actions, jobs, queries
from gastvrij.taken.actions import MailNotSent
from gastvrij.taken.models import InterneTaak

from .desk import Desk
from .test_afwezigheid import away

MINUTE = timedelta(minutes=1)
# The taken of the desk are promised for Monday 23 November, until 16:00.
MONDAY = datetime.fromisoformat("2026-11-23T09:00:00+01:00")


def run_queue() -> None:
    for task in OrmQ.objects.order_by("pk"):
        getattr(jobs, task.func().rpartition(".")[2])(*task.task["args"])
        task.delete()


def mailed(settings: Any) -> list[tuple[str, str, str]]:
    """Send what is queued over SMTP; return address, subject and text of each mail."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with smtp.serving() as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        run_queue()
    return [(one["To"], one["Subject"], one.get_content()) for one in sink.mails]


def test_new_work_is_mailed_once_after_the_minute_of_undoing(desk: Desk, settings: Any) -> None:
    bram = desk.cast.bram
    first, second = desk.taak(who=bram), desk.taak(who=bram)
    desk.taak()
    assert actions.announce(at=NOW + timedelta(seconds=59)) == 0
    assert actions.announce(at=NOW + MINUTE) == 2
    assert actions.announce(at=NOW + 2 * MINUTE) == 0
    ((to, subject, text),) = mailed(settings)
    assert (to, subject) == ("bram@lindemeer.example", "U hebt 2 nieuwe taken")
    assert f"- taak {first.nummer}" in text
    assert f"- taak {second.nummer}" in text
    assert "/taken/lijst/nieuw/" in text
    for personal in ("Hofstra", "12345678", "paspoort"):
        assert personal not in text + subject


def test_what_was_seen_and_what_one_made_oneself_needs_no_mail(desk: Desk) -> None:
    cast = desk.cast
    seen = desk.taak(who=cast.bram)
    actions.mark_seen(by=cast.bram, at=NOW, taak=seen)
    desk.taak(who=cast.noor)
    assert actions.announce(at=NOW + MINUTE) == 0
    assert not InterneTaak.objects.filter(gemeld_op=None).exists()


def test_every_new_assignment_is_told_and_who_replaces_hears_it_too(
    desk: Desk, settings: Any
) -> None:
    cast = desk.cast
    away(cast, "sjoerd", "fatima")
    taak = desk.taak()
    actions.forward(by=cast.victor, at=NOW, taak=taak, medewerker=cast.sjoerd, toch=True)
    assert actions.announce(at=NOW + MINUTE) == 1
    assert sorted(to for to, _subject, _text in mailed(settings)) == [
        "fatima@lindemeer.example",
        "sjoerd@lindemeer.example",
    ]


def test_assignment_does_not_wait_for_mail(desk: Desk, settings: Any) -> None:
    cast = desk.cast
    desk.taak(who=cast.bram)
    actions.announce(at=NOW + MINUTE)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with smtp.serving(refuses=True) as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        with pytest.raises(MailNotSent) as refused:
            run_queue()
    assert "bram" not in str(refused.value)
    assert queries.new_for(cast.bram, now=NOW) == 1
    Medewerker.objects.filter(pk=cast.bram.pk).update(email="")
    run_queue()
    assert not OrmQ.objects.exists()


def test_one_is_reminded_the_working_day_before_once(desk: Desk, settings: Any) -> None:
    taak = desk.taak(who=desk.cast.bram)
    assert actions.remind(at=NOW) == 0
    InterneTaak.objects.update(toegewezen_op=NOW - timedelta(days=1))
    assert actions.remind(at=NOW) == 1
    assert actions.remind(at=MONDAY) == 0
    ((to, subject, text),) = mailed(settings)
    assert (to, subject) == ("bram@lindemeer.example", "Een taak moet bijna klaar zijn")
    assert str(taak.nummer) in text
    (step,) = [one for one in queries.timeline(taak) if one.icoon == "bell"]
    assert (step.wat, step.wie) == ("Herinnering: de termijn loopt bijna af", "Automatisch")
    assert Event.objects.get(did="taak.reminded").by is None


def test_what_is_too_late_goes_to_the_teamleider_once(desk: Desk, settings: Any) -> None:
    taak = desk.taak()
    late = MONDAY + timedelta(hours=8)
    assert actions.escalate(at=MONDAY) == 0
    assert actions.escalate(at=late) == 1
    assert actions.escalate(at=late + timedelta(days=3)) == 0
    assert actions.remind(at=late) == 0
    ((to, subject, text),) = mailed(settings)
    assert (to, subject) == ("victor@lindemeer.example", "Een taak van uw afdeling is te laat")
    assert str(taak.nummer) in text
    assert "/taken/lijst/te-laat/" in text
    assert "Te laat: de teamleider is gewaarschuwd" in [x.wat for x in queries.timeline(taak)]


def test_a_term_in_working_days_is_watched_too(desk: Desk, agree: Callable[[int], None]) -> None:
    agree(1)
    taak = desk.taak()
    assert taak.uiterlijk_op == MONDAY.date()
    InterneTaak.objects.update(beloofd_van=None, beloofd_tot=None)
    assert actions.escalate(at=MONDAY + timedelta(hours=14)) == 0
    assert actions.escalate(at=MONDAY + timedelta(hours=15)) == 1


def test_finished_work_is_left_alone(desk: Desk) -> None:
    taak = desk.taak(who=desk.cast.bram)
    actions.finish(by=desk.cast.bram, at=NOW, taak=taak, antwoord="Klaar.")
    later = MONDAY + timedelta(days=30)
    assert [actions.announce(at=later), actions.remind(at=later), actions.escalate(at=later)] == [
        0,
        0,
        0,
    ]


def test_the_jobs_run_by_the_clock(desk: Desk) -> None:
    taak = desk.taak(who=desk.cast.bram)
    now = timezone.now()
    moments = {"toegewezen_op": now - 2 * MINUTE, "beloofd_tot": now - MINUTE}
    InterneTaak.objects.update(beloofd_van=None, **moments)
    jobs.announce()
    jobs.watch_terms()
    taak.refresh_from_db()
    assert taak.gemeld_op is not None
    assert taak.geescaleerd_op is not None
    InterneTaak.objects.update(
        geescaleerd_op=None, beloofd_tot=now + MINUTE, toegewezen_op=now - timedelta(days=3)
    )
    jobs.watch_terms()
    taak.refresh_from_db()
    assert taak.herinnerd_op is not None
