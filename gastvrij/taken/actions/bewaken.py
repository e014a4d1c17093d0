"""Writes of taken that nobody asks for: telling of new work, reminding, escalating."""

import smtplib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.taken import mail, queries
from gastvrij.taken.models import InterneTaak

JOB = "gastvrij.taken.jobs.mail_taken"
# Numbers of taken for each person (uuid) who is told of them.
Told = Mapping[str, list[str]]


class MailNotSent(Exception):
    """The mail server did not take the mail; says why without any address."""


def _queue(soort: str, told: Told) -> None:
    """Leave the mails to the background, in the transaction that they tell of."""
    for person, numbers in told.items():
        async_task(JOB, soort, person, numbers)


def _by_person(taken: Iterable[InterneTaak], at: datetime) -> Told:
    """Return who has these taken now: the one they lie with, and the vervanger when away."""
    today = timezone.localdate(at)
    told: dict[str, list[str]] = defaultdict(list)
    for taak in taken:
        if taak.medewerker is None or taak.nummer is None:
            continue
        instead = queries.vervanger_of(taak.medewerker, on=today)
        for one in {taak.medewerker, instead or taak.medewerker}:
            told[str(one.uuid)].append(taak.nummer)
    return told


@transaction.atomic
def announce(*, at: datetime) -> int:
    """Queue a mail to everybody who was assigned work; return how many taken it tells of.

    Once an assignment. What somebody gave to oneself or has seen on screen needs no mail.
    """
    keys = [one.pk for one in queries.to_announce(now=at)]
    rows = InterneTaak.objects.select_for_update(of=("self",)).filter(pk__in=keys, gemeld_op=None)
    found = list(rows.select_related("medewerker", "klantcontact__gesprek").order_by("pk"))
    news = [one for one in found if one.gezien_op is None and not _is_own(one)]
    InterneTaak.objects.filter(pk__in=[one.pk for one in found]).update(gemeld_op=at)
    _queue(mail.NIEUW, _by_person(news, at))
    return len(news)


def _is_own(taak: InterneTaak) -> bool:
    gesprek = taak.klantcontact.gesprek
    return gesprek is not None and gesprek.medewerker_id == taak.medewerker_id


@transaction.atomic
def remind(*, at: datetime) -> int:
    """Remind everybody of work whose last day is near, once a taak; return how many taken."""
    keys = [one.pk for one in queries.to_remind(now=at)]
    rows = InterneTaak.objects.select_for_update(of=("self",)).filter(
        pk__in=keys, herinnerd_op=None, afgehandeld_op=None
    )
    found = list(rows.select_related("medewerker").order_by("pk"))
    InterneTaak.objects.filter(pk__in=[one.pk for one in found]).update(herinnerd_op=at)
    for one in found:
        record(by=None, did="taak.reminded", to=one, at=at)
    _queue(mail.HERINNERING, _by_person(found, at))
    return len(found)


@transaction.atomic
def escalate(*, at: datetime) -> int:
    """Tell the teamleiders of work that is too late, once a taak; return how many taken."""
    keys = [one.pk for one in queries.to_escalate(now=at)]
    rows = InterneTaak.objects.select_for_update(of=("self",)).filter(
        pk__in=keys, geescaleerd_op=None, afgehandeld_op=None
    )
    found = list(rows.order_by("pk"))
    InterneTaak.objects.filter(pk__in=[one.pk for one in found]).update(geescaleerd_op=at)
    for one in found:
        record(by=None, did="taak.escalated", to=one, at=at)
    _queue(mail.ESCALATIE, _by_leader(found))
    return len(found)


def _by_leader(taken: Iterable[InterneTaak]) -> Told:
    taken = list(taken)
    places = frozenset(one.afdeling_id for one in taken if one.afdeling_id is not None)
    leaders = queries.teamleiders_of(places)
    told: dict[str, list[str]] = defaultdict(list)
    for taak in taken:
        for leader in leaders.get(taak.afdeling_id or 0, []):
            told[str(leader.uuid)].append(taak.nummer or "")
    return told


def deliver(*, soort: str, medewerker: Medewerker, nummers: list[str]) -> None:
    """Send one mail; MailNotSent, without the address, if the server refuses or is away."""
    try:
        mail.about(soort, medewerker, nummers).send()
    except (smtplib.SMTPException, OSError) as problem:
        raise MailNotSent(type(problem).__name__) from None
