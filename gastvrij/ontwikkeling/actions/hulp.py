"""Offering help, wanting to learn, and asking a colleague; each for oneself only."""

import smtplib
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.actions import MailNotSent
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.mail import hulp as mail_hulp
from gastvrij.ontwikkeling.models import Hulpaanbod, Hulpvraag

MAIL = "gastvrij.ontwikkeling.jobs.hulp.mail"


class CannotHelp(Exception):
    """Help cannot be offered, asked or answered like this; the message is fit for the user."""


@transaction.atomic
def offer_hulp(
    *,
    by: Medewerker,
    at: datetime,
    element: Element,
    soort: str,
    toelichting: str = "",
    is_zichtbaar: bool = False,
) -> Hulpaanbod:
    """Say that this person can help with something, or wants to learn it.

    Who offers help is seen by who wants to learn it; `is_zichtbaar` lets the reverse be seen too.
    Raises CannotHelp for what no framework of today asks, or what this person said before.
    """
    basis.require(by, Recht.COMPETENTIEBEELD)
    if soort not in Hulpaanbod.Soort.values:
        raise CannotHelp(_("Kies of u wilt helpen of leren."))
    if not queries.is_running_element(element, on=timezone.localdate(at)):
        raise CannotHelp(_("Kies een competentie die nu geldt."))
    # Twice at once waits here, so that the second is refused.
    Medewerker.objects.select_for_update(of=("self",)).get(pk=by.pk)
    same = Hulpaanbod.objects.filter(
        medewerker=by, element__identiteit=element.identiteit, soort=soort, ingetrokken_op=None
    )
    if same.exists():
        raise CannotHelp(_("Dit staat al in uw lijst."))
    made = Hulpaanbod.objects.create(
        medewerker=by,
        element=element,
        soort=soort,
        toelichting=toelichting.strip(),
        is_zichtbaar=is_zichtbaar or soort == Hulpaanbod.Soort.KAN_HELPEN,
        sinds=at,
    )
    record(by=by, did="hulpaanbod.given", to=made, at=at, about=by, data={"soort": soort})
    return made


@transaction.atomic
def withdraw_hulp(*, by: Medewerker, at: datetime, uuid: UUID) -> Hulpaanbod:
    """Take back what this person offered or wanted, at once; Http404 if it is another's or gone."""
    found = queries.get_own_aanbod(by, uuid)
    Hulpaanbod.objects.select_for_update(of=("self",)).get(pk=found.pk)
    locked = queries.get_own_aanbod(by, uuid)
    locked.ingetrokken_op = at
    locked.save(update_fields=["ingetrokken_op"])
    record(by=by, did="hulpaanbod.withdrawn", to=locked, at=at, about=by)
    return locked


@transaction.atomic
def ask_hulp(*, by: Medewerker, at: datetime, uuid: UUID, tekst: str) -> Hulpvraag:
    """Ask a colleague for the help (uuid) that is offered, and queue a mail about it.

    Raises Http404 unless this person wants to learn what that colleague offers, or CannotHelp for
    a question that says nothing or while an earlier one waits for an answer.
    """
    found = queries.get_aanbod_to_ask(by, uuid)
    Hulpaanbod.objects.select_for_update(of=("self",)).get(pk=found.pk)
    aanbod = queries.get_aanbod_to_ask(by, uuid)
    if not tekst.strip():
        raise CannotHelp(_("Schrijf op wat u wilt vragen."))
    if Hulpvraag.objects.filter(aanbod=aanbod, van=by, beantwoord_op=None).exists():
        raise CannotHelp(_("Uw vraag wacht al op antwoord."))
    made = Hulpvraag.objects.create(aanbod=aanbod, van=by, tekst=tekst.strip(), gevraagd_op=at)
    record(by=by, did="hulpvraag.asked", to=made, at=at, about=aanbod.medewerker)
    async_task(MAIL, str(made.uuid), str(aanbod.medewerker.uuid))
    return made


@transaction.atomic
def answer_hulp(
    *, by: Medewerker, at: datetime, uuid: UUID, is_ja: bool, antwoord: str = ""
) -> Hulpvraag:
    """Say yes or no to a colleague, once, and queue a mail to who asked.

    Raises Http404 for who has nothing to do with it, PermissionDenied for who asked it, and
    CannotHelp twice.
    """
    found = queries.get_hulpvraag_for(by, uuid)
    locked = Hulpvraag.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if found.aanbod.medewerker_id != by.pk:
        raise PermissionDenied(_("Alleen wie gevraagd is, zegt ja of nee."))
    if locked.beantwoord_op is not None:
        raise CannotHelp(_("Hier hebt u al op geantwoord."))
    locked.is_ja, locked.antwoord, locked.beantwoord_op = is_ja, antwoord.strip(), at
    locked.save(update_fields=["is_ja", "antwoord", "beantwoord_op"])
    record(by=by, did="hulpvraag.answered", to=locked, at=at, about=found.van)
    async_task(MAIL, str(locked.uuid), str(found.van.uuid))
    return locked


def deliver_hulp_mail(*, vraag: Hulpvraag, aan: Medewerker) -> None:
    """Send one mail; MailNotSent, without the address, if the server refuses or is away."""
    try:
        mail_hulp.mail(vraag, aan).send()
    except (smtplib.SMTPException, OSError) as problem:
        raise MailNotSent(type(problem).__name__) from None
