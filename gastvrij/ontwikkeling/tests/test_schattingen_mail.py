"""Mails about estimates: to whom they go, when, once, and without anybody's name."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django_q.models import OrmQ

from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.tests import smtp
from gastvrij.beoordeling.actions import MailNotSent
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW, PEOPLE
from gastvrij.ontwikkeling import actions
from gastvrij.ontwikkeling.jobs import schattingen as jobs_schattingen

from .inschattingen import COLLEAGUES, answer, ask, people


def run_queue() -> dict[str, tuple[str, str]]:
    """Send what is queued; return subject and text by first name."""
    mail.outbox = []
    for task in OrmQ.objects.order_by("pk"):
        getattr(jobs_schattingen, task.func().rpartition(".")[2])(*task.task["args"])
        task.delete()
    return {one.to[0].partition("@")[0]: (str(one.subject), str(one.body)) for one in mail.outbox}


@pytest.fixture
def friday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.mark.usefixtures("friday")
def test_who_is_asked_gets_a_mail_with_the_term_and_the_page(stage: Stage) -> None:
    uitvraag = ask(stage.cast, people(stage.cast, leader="tessa"))
    mails = run_queue()
    assert set(mails) == {*COLLEAGUES, "tessa"}
    for subject, text in mails.values():
        assert subject == "Een collega vraagt hoe u het werk ziet"
        assert "tot en met 04-12-2026" in text
        assert f"/profiel/inschattingen/{uitvraag.uuid}/invullen/" in text


@pytest.mark.usefixtures("friday")
def test_a_mail_names_nobody_but_who_gets_it(stage: Stage) -> None:
    ask(stage.cast, people(stage.cast, leader="tessa"))
    for who, (subject, text) in run_queue().items():
        named = [naam for naam, _rol, _afdeling in PEOPLE.values() if naam in subject + text]
        assert named == [PEOPLE[who][0]]


@pytest.mark.usefixtures("friday")
def test_the_employee_is_asked_first_whether_a_round_may_go_out(stage: Stage) -> None:
    uitvraag = ask(stage.cast, people(stage.cast, leader="tessa"), by="tessa")
    [(who, (subject, text))] = run_queue().items()
    assert (who, "Mag uw leidinggevende" in subject) == ("noor", True)
    assert f"/profiel/inschattingen/{uitvraag.uuid}/\n" in text
    actions.accept_uitvraag(by=stage.cast.noor, at=NOW, uuid=uitvraag.uuid)
    assert set(run_queue()) == {*COLLEAGUES, "tessa"}


@pytest.mark.usefixtures("friday")
def test_a_mail_waits_in_the_queue_for_nobody(stage: Stage) -> None:
    cast = stage.cast
    uitvraag = ask(cast)
    Medewerker.objects.filter(pk=cast.bram.pk).update(is_active=False)
    answer(cast, uitvraag, "els", at=NOW)
    assert set(run_queue()) == {"wim"}


def test_only_who_did_not_answer_is_reminded_and_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = stage.cast
    uitvraag = ask(cast)
    OrmQ.objects.all().delete()
    answer(cast, uitvraag, "bram")
    actions.decline_uitnodiging(by=cast.els, at=NOW, uuid=uitvraag.uuid)
    # The term is Friday 4 December: two working days before is Wednesday.
    tuesday, wednesday = NOW + timedelta(days=11), NOW + timedelta(days=12)
    assert [actions.remind_uitvragen(at=at) for at in (tuesday, wednesday, wednesday)] == [0, 1, 0]
    monkeypatch.setattr("django.utils.timezone.now", lambda: wednesday)
    mails = run_queue()
    assert set(mails) == {"noor", "wim"}
    assert mails["wim"][0] == "Nog niet beantwoord: een inschatting, tot en met 04-12-2026"
    event = Event.objects.get(did="uitvraag.date_reminded")
    assert (event.by, event.about, event.data) == (None, cast.noor.uuid, {})


def test_nobody_is_reminded_of_what_waits_for_a_yes_or_is_closed(stage: Stage) -> None:
    cast = stage.cast
    ask(cast, by="tessa")
    closed = ask(cast)
    actions.close_uitvraag(by=cast.noor, at=NOW, uuid=closed.uuid)
    assert actions.remind_uitvragen(at=NOW + timedelta(days=13)) == 0


@pytest.mark.usefixtures("friday")
def test_a_server_that_refuses_is_told_without_an_address(stage: Stage, settings: Any) -> None:
    ask(stage.cast)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with smtp.serving(refuses=True) as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        with pytest.raises(MailNotSent) as refused:
            run_queue()
    assert "@" not in str(refused.value)


def test_the_jobs_run_by_the_clock(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    uitvraag = ask(stage.cast)
    for days, reminded, stand in ((12, 1, ""), (15, 1, "te_weinig")):
        day = NOW + timedelta(days=days)
        monkeypatch.setattr("django.utils.timezone.now", lambda day=day: day)
        jobs_schattingen.remind()
        jobs_schattingen.close_due()
        uitvraag.refresh_from_db()
        assert uitvraag.stand == stand
        assert Event.objects.filter(did="uitvraag.date_reminded").count() == reminded
