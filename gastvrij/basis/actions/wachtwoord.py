"""Passwords: asking for a mail, sending it, and choosing one."""

import smtplib
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from gastvrij.basis import mail, queries
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht

from .events import record
from .rantsoen import ration
from .refusal import CannotAdminister

PER_ADDRESS = 5
# A whole office can share one network address.
PER_NETWORK = 20


class MailNotSent(Exception):
    """The mail server did not take the mail; says why without any address."""


@transaction.atomic
def ask_password_mail(*, at: datetime, email: str, network: str) -> None:
    """Queue a mail to everybody with this address; nobody with it is no error.

    TooOften after 5 requests in an hour for one address, or 20 from one network address.
    """
    limits = {f"adres:{email.strip().lower()}": PER_ADDRESS, f"net:{network}": PER_NETWORK}
    ration(at=at, soort="wachtwoord", limits=limits)
    for medewerker in queries.medewerkers_by_email(email):
        queue_password_mail(by=None, at=at, medewerker=medewerker, is_invitation=False)


@transaction.atomic
def send_password_mail(*, by: Medewerker, at: datetime, medewerker: Medewerker) -> None:
    """Mail somebody a link to choose a password, on request of the functioneel beheerder."""
    queries.require(by, Recht.BEHEER)
    if not medewerker.email:
        raise CannotAdminister(_("Deze medewerker heeft geen e-mailadres. Vul dat eerst in."))
    if not medewerker.is_active:
        raise CannotAdminister(_("Deze medewerker mag niet inloggen. Zet het account eerst aan."))
    is_invitation = not medewerker.has_usable_password()
    queue_password_mail(by=by, at=at, medewerker=medewerker, is_invitation=is_invitation)


def queue_password_mail(
    *, by: Medewerker | None, at: datetime, medewerker: Medewerker, is_invitation: bool
) -> None:
    """Leave the mail to the background, in the transaction of the caller.

    So the answer takes as long whether the address exists or not.
    """
    async_task("gastvrij.basis.jobs.mail_password_link", medewerker.uuid, is_invitation)
    record(by=by, did="wachtwoord.mail_asked", to=medewerker, at=at, about=medewerker)


def deliver_password_link(*, medewerker: Medewerker, is_invitation: bool) -> None:
    """Send the link; MailNotSent, without the address, if the mail server refuses or is away."""
    try:
        mail.password_link(medewerker, is_invitation=is_invitation).send()
    except (smtplib.SMTPException, OSError) as problem:
        raise MailNotSent(type(problem).__name__) from None


@transaction.atomic
def choose_password(*, at: datetime, medewerker: Medewerker, password: str) -> None:
    """Set the password that somebody chose; all other sessions of that person end."""
    try:
        validate_password(password, medewerker)
    except ValidationError as problem:
        raise CannotAdminister(" ".join(problem.messages)) from problem
    medewerker.set_password(password)
    medewerker.save(update_fields=["password"])
    record(by=medewerker, did="wachtwoord.chosen", to=medewerker, at=at, about=medewerker)
