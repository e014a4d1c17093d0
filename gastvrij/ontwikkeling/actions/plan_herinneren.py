"""Reminders of a plan by mail: queued with the line in the trail that says so, so once only."""

import smtplib
from datetime import datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from gastvrij.basis.actions import record
from gastvrij.beoordeling.actions import MailNotSent
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Cyclusgesprek, Leerdoel

MAIL_GESPREK = "gastvrij.ontwikkeling.jobs.plan.mail_gesprek"
MAIL_DOEL = "gastvrij.ontwikkeling.jobs.plan.mail_doel"


def remind_plan(*, at: datetime) -> int:
    """Queue the mails about conversations and goals that are near; return of how many."""
    gesprekken = queries.gesprekken_to_remind(now=at)
    doelen = queries.doelen_to_remind(on=timezone.localdate(at))
    told = sum(_remind_gesprek(one, at=at) for one in gesprekken)
    return told + sum(_remind_doel(one, at=at) for one in doelen)


@transaction.atomic
def _remind_gesprek(gesprek: Cyclusgesprek, *, at: datetime) -> bool:
    Cyclusgesprek.objects.select_for_update(of=("self",)).get(pk=gesprek.pk)
    fresh = queries.find_gesprek(str(gesprek.uuid))
    if fresh is None or fresh.gepland_op != gesprek.gepland_op or queries.is_gesprek_told(fresh):
        return False
    cyclus = fresh.cyclus
    for person in (cyclus.medewerker, cyclus.leidinggevende):
        async_task(MAIL_GESPREK, str(fresh.uuid), str(person.uuid))
    data = {"wanneer": fresh.gepland_op.isoformat()}
    did = queries.REMINDED_GESPREK
    record(by=None, did=did, to=fresh, at=at, about=cyclus.medewerker, data=data)
    return True


@transaction.atomic
def _remind_doel(herinnering: queries.Doelherinnering, *, at: datetime) -> bool:
    pk = herinnering.doel.pk
    doel = Leerdoel.objects.select_for_update(of=("self",)).get(pk=pk)
    now = queries.herinneringen_of(doel, timezone.localdate(at))
    fresh = next((one for one in now if one.soort is herinnering.soort), None)
    if fresh is None or fresh.is_told:
        return False
    async_task(MAIL_DOEL, str(doel.uuid), fresh.soort.value)
    data = {"wanneer": fresh.dag.isoformat()}
    did = queries.REMINDED_DOEL[fresh.soort]
    record(by=None, did=did, to=doel, at=at, about=doel.medewerker, data=data)
    return True


def deliver_plan_mail(message: EmailMessage) -> None:
    """Send one mail; MailNotSent, without the address, if the server refuses or is away."""
    try:
        message.send()
    except (smtplib.SMTPException, OSError) as problem:
        raise MailNotSent(type(problem).__name__) from None
