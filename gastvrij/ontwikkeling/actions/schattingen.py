"""Answers to a round of estimates: given once, of anonymous people without a trace of whom."""

import smtplib
from collections.abc import Mapping
from datetime import datetime
from secrets import SystemRandom
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record, record_read, require_gate
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.actions import MailNotSent
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.mail import schattingen as mail_schattingen
from gastvrij.ontwikkeling.models import Relatie, Schatting, Uitnodiging, Uitvraag
from gastvrij.ontwikkeling.rules.schattingen import ANONIEM

from .sluiten import close_if_done, lock

MAIL = "gastvrij.ontwikkeling.jobs.schattingen.mail"
GATE = Poortbesluit.Doel.ONTWIKKELING


class CannotEstimate(Exception):
    """An answer is not taken like this; the message is fit for the medewerker."""


@transaction.atomic
def give_schattingen(
    *, by: Medewerker, at: datetime, uuid: UUID, waarden: Mapping[Element, str]
) -> None:
    """Answer a round, once and for everything that it asks; the last answer closes it.

    Raises Http404 for who is not asked, GateClosed for others than the person it is about, or
    CannotEstimate a second time, once closed, or if an element is left out.
    """
    uitnodiging = _lock_uitnodiging(by, uuid, at=at)
    uitvraag = uitnodiging.uitvraag
    if uitnodiging.relatie != Relatie.ZELF:
        require_gate(doel=GATE, on=timezone.localdate(at))
    asked = set(uitvraag.elementen.values_list("pk", flat=True))
    is_complete = {element.pk for element in waarden} == asked
    if not is_complete or not set(waarden.values()) <= set(Schatting.Waarde.values):
        raise CannotEstimate(_("Geef bij elke vraag één antwoord."))
    is_anonymous = uitnodiging.relatie in list(ANONIEM)
    _lay_down(
        uitvraag,
        [
            Schatting(
                uitvraag=uitvraag,
                relatie=uitnodiging.relatie,
                element=element,
                waarde=waarde,
                door=None if is_anonymous else by,
            )
            for element, waarde in waarden.items()
        ],
    )
    uitnodiging.is_beantwoord = True
    uitnodiging.save(update_fields=["is_beantwoord"])
    # Of who stays anonymous the person it is about gets no line either.
    about = None if is_anonymous else uitvraag.medewerker
    record(by=by, did="schatting.given", to=uitvraag, at=at, about=about)
    close_if_done(uitvraag, at=at)


def _lock_uitnodiging(by: Medewerker, uuid: UUID, *, at: datetime) -> Uitnodiging:
    found = queries.get_uitnodiging_for(by, uuid)
    uitvraag = lock(found.uitvraag)
    current = uitvraag.uitnodigingen.get(pk=found.pk)
    current.uitvraag = uitvraag
    if current.is_beantwoord or current.is_afgewezen:
        raise CannotEstimate(_("U hebt hier al op geantwoord. Een antwoord verandert niet meer."))
    if not queries.can_answer(current, on=timezone.localdate(at)):
        raise CannotEstimate(_("Deze uitvraag is gesloten."))
    return current


def _lay_down(uitvraag: Uitvraag, given: list[Schatting]) -> None:
    """Keep answers; the anonymous ones so that their place does not tell who came when.

    Keys are random, but a database also keeps rows in the order in which they came. So with every
    answer all anonymous ones of the round are laid down anew in an order of chance.
    """
    if given[0].door is None:
        before = uitvraag.schattingen.filter(door=None)
        given = given + [
            Schatting(
                uitvraag=uitvraag, relatie=one.relatie, element_id=one.element_id, waarde=one.waarde
            )
            for one in before
        ]
        before.delete()
        SystemRandom().shuffle(given)
    Schatting.objects.bulk_create(given)


@transaction.atomic
def decline_uitnodiging(*, by: Medewerker, at: datetime, uuid: UUID) -> None:
    """Say no to a round that asks this person; Http404 or CannotEstimate as for an answer."""
    uitnodiging = _lock_uitnodiging(by, uuid, at=at)
    uitnodiging.is_afgewezen = True
    uitnodiging.save(update_fields=["is_afgewezen"])
    is_anonymous = uitnodiging.relatie in list(ANONIEM)
    about = None if is_anonymous else uitnodiging.uitvraag.medewerker
    record(by=by, did="uitnodiging.declined", to=uitnodiging.uitvraag, at=at, about=about)
    close_if_done(uitnodiging.uitvraag, at=at)


def remind_uitvragen(*, at: datetime) -> int:
    """Queue a mail to who did not answer yet in each round that ends soon; return how many."""
    return sum(_remind(one, at=at) for one in queries.uitvragen_to_remind(now=at))


@transaction.atomic
def _remind(uitvraag: Uitvraag, *, at: datetime) -> bool:
    lock(uitvraag)
    if uitvraag not in queries.uitvragen_to_remind(now=at):
        return False
    for person in queries.people_who_wait(uitvraag):
        async_task(MAIL, str(uitvraag.uuid), str(person.uuid), "herinnering")
    record(by=None, did=queries.HERINNERD, to=uitvraag, at=at, about=uitvraag.medewerker)
    return True


def deliver_schatting_mail(*, uitnodiging: Uitnodiging, soort: str) -> None:
    """Send one mail; MailNotSent, without the address, if the server refuses or is away."""
    try:
        mail_schattingen.mail(uitnodiging, soort).send()
    except (smtplib.SMTPException, OSError) as problem:
        raise MailNotSent(type(problem).__name__) from None


@transaction.atomic
def open_uitkomst(*, by: Medewerker, at: datetime, uuid: UUID) -> queries.Uitkomst | None:
    """Return what came out of a round, None for who may only see how far it is; logs the read.

    Raises Http404 as `get_uitvraag_for` does.
    """
    basis.require(by, Recht.COMPETENTIEBEELD)
    on = timezone.localdate(at)
    uitvraag = queries.get_uitvraag_for(by, uuid, on=on)
    if not queries.may_see_uitkomst(by, uitvraag, on=on):
        return None
    record_read(by=by, at=at, what="inschattingen", to=uitvraag, about=uitvraag.medewerker)
    return queries.uitkomst(uitvraag)
