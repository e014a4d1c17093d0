"""Reminding of a sitting on the working day before: once, by a real mail server."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from django_q.models import OrmQ

from gastvrij.basis import actions as basis
from gastvrij.basis.models import Event, Medewerker, Poortbesluit
from gastvrij.basis.tests import smtp
from gastvrij.beoordeling import actions, jobs
from gastvrij.conftest import PEOPLE

from .scenario import Stage

# The sitting is on Monday 23 November at 10:00.
THURSDAY = datetime.fromisoformat("2026-11-19T23:30:00+01:00")
FRIDAY = datetime.fromisoformat("2026-11-20T16:30:00+01:00")
SUNDAY = datetime.fromisoformat("2026-11-22T12:00:00+01:00")
MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+01:00")


def run_queue() -> None:
    for task in OrmQ.objects.order_by("pk"):
        getattr(jobs, task.func().rpartition(".")[2])(*task.task["args"])
        task.delete()


def mailed(settings: Any) -> dict[str, tuple[str, str]]:
    """Send what is queued over SMTP; return subject and text by address."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with smtp.serving() as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        run_queue()
    return {one["To"]: (one["Subject"], one.get_content()) for one in sink.mails}


def with_addresses(stage: Stage) -> None:
    Medewerker.objects.filter(pk=stage.ruud.pk).update(email="ruud@lindemeer.example")


def test_candidate_and_assessors_are_reminded_on_the_working_day_before(
    stage: Stage, settings: Any
) -> None:
    with_addresses(stage)
    proeve = stage.to_proeve("formulier_uitgereikt")
    assert actions.remind_proeven(at=THURSDAY) == 0
    assert actions.remind_proeven(at=FRIDAY) == 1
    mails = mailed(settings)
    assert set(mails) == {f"{name}@lindemeer.example" for name in ("noor", "els", "ruud")}
    for subject, text in mails.values():
        assert subject == "Proeve op 23-11-2026 om 10:00"
        assert "Waar: KCC, werkplek 12" in text
        assert f"/beoordelen/proeven/{proeve.uuid}/" in text
    assert "identiteitsbewijs" in mails["noor@lindemeer.example"][1]
    assert "U beoordeelt binnenkort een proeve" in mails["els@lindemeer.example"][1]


def test_a_mail_names_nobody_but_who_gets_it(stage: Stage, settings: Any) -> None:
    stage.to_proeve("toegelaten")
    actions.remind_proeven(at=FRIDAY)
    for address, (_subject, text) in mailed(settings).items():
        named = [naam for naam, _rol, _afdeling in PEOPLE.values() if naam in text]
        assert named == [PEOPLE[address.partition("@")[0]][0]]


def test_a_reminder_goes_out_once_and_stands_in_the_trail(stage: Stage) -> None:
    proeve = stage.to_proeve("toegelaten")
    assert [actions.remind_proeven(at=at) for at in (FRIDAY, SUNDAY, MONDAY)] == [1, 0, 0]
    told = Event.objects.get(did="proeve.date_reminded")
    assert (told.object, told.about, told.by) == (proeve.uuid, stage.cast.noor.uuid, None)
    assert OrmQ.objects.count() == 3


class Beaten:
    """Lets another job remind of a sitting just before this one gets the lock."""

    def __init__(self) -> None:
        self.counts: list[int] = []

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if 'FROM "beoordeling_observatie" WHERE' in sql and not self.counts:
            self.counts.append(-1)
            self.counts.append(actions.remind_proeven(at=FRIDAY))
        return execute(sql, *rest)


def test_of_two_jobs_at_once_one_reminds(stage: Stage) -> None:
    stage.to_proeve("toegelaten")
    beaten = Beaten()
    with connection.execute_wrapper(beaten):
        assert actions.remind_proeven(at=FRIDAY) == 0
    assert beaten.counts == [-1, 1]
    assert OrmQ.objects.count() == 3


def test_who_missed_friday_is_reminded_in_the_weekend_and_not_after_the_begin(
    stage: Stage,
) -> None:
    stage.to_proeve("toegelaten")
    assert actions.remind_proeven(at=MONDAY) == 0
    assert actions.remind_proeven(at=SUNDAY) == 1


def test_a_sitting_that_was_moved_is_reminded_of_again(stage: Stage) -> None:
    proeve = stage.to_proeve("toegelaten")
    assert actions.remind_proeven(at=FRIDAY) == 1
    actions.move(
        by=stage.cast.olga,
        at=SUNDAY,
        proeve=proeve,
        begint_op=MONDAY + timedelta(days=1),
        locatie="Balie 3",
    )
    assert actions.remind_proeven(at=SUNDAY) == 0
    assert [actions.remind_proeven(at=MONDAY) for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("status", ["aangevraagd", "afgewezen", "teruggetrokken", "afname"])
def test_nobody_is_reminded_of_what_does_not_come(stage: Stage, status: str) -> None:
    stage.to_proeve(status)
    assert actions.remind_proeven(at=FRIDAY) == 0


def test_nobody_is_reminded_while_the_gate_is_closed_on_that_day(stage: Stage) -> None:
    stage.to_proeve("toegelaten")
    besluit = Poortbesluit.objects.get(doel="proeve")
    basis.withdraw_poortbesluit(by=stage.cast.frits, at=FRIDAY, besluit=besluit, on=MONDAY.date())
    assert actions.remind_proeven(at=FRIDAY) == 0


def test_a_mail_waits_in_the_queue_for_nobody(stage: Stage, settings: Any) -> None:
    proeve = stage.to_proeve("toegelaten")
    actions.remind_proeven(at=FRIDAY)
    Medewerker.objects.filter(pk=stage.cast.els.pk).update(is_active=False)
    assert set(mailed(settings)) == {"noor@lindemeer.example"}
    actions.move(
        by=stage.cast.olga,
        at=SUNDAY,
        proeve=proeve,
        begint_op=MONDAY + timedelta(days=1),
        locatie="Balie 3",
    )
    actions.remind_proeven(at=MONDAY)
    actions.withdraw(by=stage.cast.noor, at=MONDAY, proeve=proeve, reden="Ziek.")
    assert mailed(settings) == {}


def test_a_server_that_refuses_is_told_without_an_address(stage: Stage, settings: Any) -> None:
    stage.to_proeve("toegelaten")
    actions.remind_proeven(at=FRIDAY)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with smtp.serving(refuses=True) as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        with pytest.raises(actions.MailNotSent) as refused:
            run_queue()
    assert "noor" not in str(refused.value)


def test_the_job_runs_by_the_clock(stage: Stage) -> None:
    now = timezone.now()
    proeve = stage.to_proeve("toegelaten")
    proeve.begint_op = now + timedelta(minutes=5)
    proeve.save(update_fields=["begint_op"])
    jobs.remind_proeven()
    assert Event.objects.filter(did="proeve.date_reminded").count() == 1
