"""Reminders of a plan: to whom they go, when, once, and without anybody's name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django_q.models import OrmQ

from gastvrij.basis import actions as basis
from gastvrij.basis.models import Event, Medewerker, Poortbesluit
from gastvrij.basis.tests import smtp
from gastvrij.beoordeling.actions import MailNotSent
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW, PEOPLE
from gastvrij.ontwikkeling import actions
from gastvrij.ontwikkeling.jobs import plan as jobs_plan
from gastvrij.ontwikkeling.models import Leerdoel

from .plannen import DAY, PLAN, TODAY, cycle, goal, reported, talk

# NOW is a Friday at 15:00; the conversation is on Tuesday at 10:00.
TUESDAY = datetime.fromisoformat("2026-11-24T10:00:00+01:00")
SUNDAY = datetime.fromisoformat("2026-11-22T12:00:00+01:00")
MONDAY = datetime.fromisoformat("2026-11-23T08:00:00+01:00")
REVIEW, NEAR = NOW + 30 * DAY, NOW + 46 * DAY


def run_queue() -> dict[str, tuple[str, str]]:
    """Send what is queued; return subject and text by first name."""
    mail.outbox = []
    for task in OrmQ.objects.order_by("pk"):
        getattr(jobs_plan, task.func().rpartition(".")[2])(*task.task["args"])
        task.delete()
    return {one.to[0].partition("@")[0]: (str(one.subject), str(one.body)) for one in mail.outbox}


def test_both_are_reminded_of_a_conversation_on_the_working_day_before(stage: Stage) -> None:
    gesprek = talk(cycle(stage.cast), on=TUESDAY)
    assert actions.remind_plan(at=NOW) == 0
    assert actions.remind_plan(at=MONDAY) == 1
    mails = run_queue()
    assert set(mails) == {"noor", "tessa"}
    for who, (subject, text) in mails.items():
        assert subject == "Planningsgesprek op 24-11-2026 om 10:00"
        assert "Waar: Kamer 2.14" in text
        assert f"/profiel/plan/gesprek/{gesprek.uuid}/" in text
        named = [naam for naam, _rol, _afdeling in PEOPLE.values() if naam in subject + text]
        assert named == [PEOPLE[who][0]]


def test_a_conversation_on_monday_is_reminded_of_on_friday_and_once(stage: Stage) -> None:
    gesprek = talk(cycle(stage.cast), on=MONDAY + timedelta(hours=2))
    assert [actions.remind_plan(at=at) for at in (NOW - DAY, NOW, SUNDAY)] == [0, 1, 0]
    told = Event.objects.get(did="cyclusgesprek.date_reminded")
    assert (told.object, told.about, told.by) == (gesprek.uuid, stage.cast.noor.uuid, None)
    assert OrmQ.objects.count() == 2


def test_a_conversation_that_moved_is_reminded_of_again(stage: Stage) -> None:
    gesprek = talk(cycle(stage.cast), on=TUESDAY)
    given: dict[str, Any] = {"by": stage.cast.tessa, "uuid": gesprek.uuid, "plaats": "Hier"}
    assert actions.remind_plan(at=MONDAY) == 1
    actions.move_gesprek(at=MONDAY, gepland_op=TUESDAY + 2 * DAY, **given)
    assert actions.remind_plan(at=MONDAY) == 0
    assert [actions.remind_plan(at=TUESDAY + DAY) for _time in range(2)] == [1, 0]


def test_nobody_is_reminded_of_what_does_not_come(stage: Stage) -> None:
    cyclus = cycle(stage.cast)
    off = talk(cyclus, on=TUESDAY)
    actions.call_off_gesprek(by=stage.cast.tessa, at=NOW, uuid=off.uuid)
    reported(talk(cyclus, on=TUESDAY))
    assert actions.remind_plan(at=MONDAY) == 0
    talk(cyclus, "voortgang", on=TUESDAY + timedelta(hours=1))
    besluit = Poortbesluit.objects.get(doel="ontwikkeling")
    basis.withdraw_poortbesluit(by=stage.cast.frits, at=NOW, besluit=besluit, on=TUESDAY.date())
    assert actions.remind_plan(at=MONDAY) == 0


def test_the_employee_is_reminded_of_the_review_and_two_weeks_before_the_end(
    stage: Stage,
) -> None:
    doel = goal(stage.cast.noor, cyclus=cycle(stage.cast).uuid)
    assert actions.remind_plan(at=REVIEW - DAY) == 0
    assert [actions.remind_plan(at=REVIEW) for _time in range(2)] == [1, 0]
    [(who, (subject, text))] = run_queue().items()
    assert (who, subject) == ("noor", "Kijk vandaag terug op uw leerdoel")
    assert f"/profiel/plan/doelen/{doel.uuid}/" in text
    assert doel.titel not in subject + text, "a mail says nothing of what somebody wants to learn"
    assert [actions.remind_plan(at=NEAR - DAY), actions.remind_plan(at=NEAR)] == [0, 1]
    [(who, (subject, _text))] = run_queue().items()
    assert (who, subject) == ("noor", "Uw leerdoel is bijna klaar: 19-01-2027")
    assert actions.remind_plan(at=NEAR + DAY) == 0
    told = Event.objects.filter(object=doel.uuid, did__endswith="_reminded").order_by("pk")
    assert [one.did for one in told] == ["leerdoel.review_reminded", "leerdoel.end_reminded"]


def test_a_goal_that_moved_is_reminded_of_its_new_day(stage: Stage) -> None:
    doel = goal(stage.cast.noor)
    assert actions.remind_plan(at=NEAR) == 2
    actions.change_doel(
        by=stage.cast.noor,
        at=NEAR,
        uuid=doel.uuid,
        bewerking=0,
        keuze=doel.element.uuid,
        plan=replace(PLAN, klaar_op=TODAY + 100 * DAY),
        actie="oefenen",
    )
    assert actions.remind_plan(at=NOW + 85 * DAY) == 0
    assert actions.remind_plan(at=NOW + 86 * DAY) == 1


@pytest.mark.parametrize("close", [actions.reach_doel, actions.stop_doel])
def test_a_closed_goal_is_left_in_peace(stage: Stage, close: Callable[..., Leerdoel]) -> None:
    doel = goal(stage.cast.noor)
    assert actions.remind_plan(at=REVIEW) == 1
    close(by=stage.cast.noor, at=REVIEW, uuid=doel.uuid, tekst="Klaar.")
    assert run_queue() == {}
    assert actions.remind_plan(at=NEAR) == 0


class Beaten:
    """Lets another job remind just before this one gets the lock."""

    def __init__(self, table: str, at: datetime) -> None:
        self.table, self.at = table, at
        self.counts: list[int] = []

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if f'FROM "{self.table}" WHERE "{self.table}"."id"' in sql and not self.counts:
            self.counts.append(-1)
            self.counts.append(actions.remind_plan(at=self.at))
        return execute(sql, *rest)


def test_of_two_jobs_at_once_one_reminds(stage: Stage) -> None:
    talk(cycle(stage.cast), on=TUESDAY)
    beaten = Beaten("ontwikkeling_cyclusgesprek", MONDAY)
    with connection.execute_wrapper(beaten):
        assert actions.remind_plan(at=MONDAY) == 0
    goal(stage.cast.noor)
    on_goals = Beaten("ontwikkeling_leerdoel", REVIEW)
    with connection.execute_wrapper(on_goals):
        assert actions.remind_plan(at=REVIEW) == 0
    assert beaten.counts == on_goals.counts == [-1, 1]


def test_a_mail_waits_in_the_queue_for_nobody(stage: Stage) -> None:
    gesprek = talk(cycle(stage.cast), on=TUESDAY)
    goal(stage.cast.noor)
    actions.remind_plan(at=MONDAY)
    actions.remind_plan(at=REVIEW)
    Medewerker.objects.filter(pk=stage.cast.noor.pk).update(is_active=False)
    assert set(run_queue()) == {"tessa"}
    actions.move_gesprek(
        by=stage.cast.tessa, at=NOW, uuid=gesprek.uuid, gepland_op=TUESDAY + DAY, plaats="Hier"
    )
    actions.remind_plan(at=TUESDAY)
    actions.call_off_gesprek(by=stage.cast.tessa, at=TUESDAY, uuid=gesprek.uuid)
    assert run_queue() == {}


def test_a_server_that_refuses_is_told_without_an_address(stage: Stage, settings: Any) -> None:
    goal(stage.cast.noor)
    actions.remind_plan(at=REVIEW)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with smtp.serving(refuses=True) as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        with pytest.raises(MailNotSent) as refused:
            run_queue()
    assert "noor" not in str(refused.value)


def test_the_job_runs_by_the_clock_and_stands_in_the_timetable(
    stage: Stage, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal(stage.cast.noor)
    monkeypatch.setattr("django.utils.timezone.now", lambda: REVIEW)
    jobs_plan.remind()
    jobs_plan.remind()
    assert Event.objects.filter(did="leerdoel.review_reminded").count() == 1
    assert "gastvrij.ontwikkeling.jobs.plan.remind" in {job for _name, job, _often in settings.JOBS}
