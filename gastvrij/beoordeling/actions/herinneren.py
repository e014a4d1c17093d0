"""Mails about a sitting: queued with the line in the trail that says so, so once only."""

import smtplib
from datetime import datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django_q.tasks import async_task

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import mail, queries
from gastvrij.beoordeling.models import Observatie, Proeve

JOB = "gastvrij.beoordeling.jobs.mail_proeve"


class MailNotSent(Exception):
    """The mail server did not take the mail; says why without any address."""


def remind_proeven(*, at: datetime) -> int:
    """Queue a mail to candidate and assessors of each sitting that is near; return how many."""
    return sum(_remind(proeve=proeve, at=at) for proeve in queries.to_remind(now=at))


@transaction.atomic
def _remind(*, proeve: Proeve, at: datetime) -> bool:
    # Everything that is written about a sitting locks its observation.
    Observatie.objects.select_for_update().get(pk=proeve.observatie_id)
    found = queries.get_proeve_to_remind(proeve)
    if found is None:
        return False
    for person in queries.people_to_remind(found):
        async_task(JOB, str(found.uuid), str(person.uuid))
    kandidaat = found.observatie.medewerker
    record(by=None, did=queries.REMINDED, to=found, at=at, about=kandidaat)
    return True


def deliver_reminder(*, proeve: Proeve, medewerker: Medewerker) -> None:
    """Send one mail; MailNotSent, without the address, if the server refuses or is away."""
    _send(mail.reminder(proeve, medewerker))


def deliver_replacement(*, proeve: Proeve, medewerker: Medewerker) -> None:
    """Tell somebody that they were replaced, or take a place; MailNotSent as for a reminder."""
    _send(mail.replacement(proeve, medewerker))


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (smtplib.SMTPException, OSError) as problem:
        raise MailNotSent(type(problem).__name__) from None
