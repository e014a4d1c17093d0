"""Writes of mail to inwoners: it waits until undoing is over, is sent, and tried again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import (
    InkomendBericht,
    Klantcontact,
    Sjabloon,
    UitgaandBericht,
)

Status = UitgaandBericht.Status
NAMELESS = "inwoner"


class CannotMail(Exception):
    """The mail stays as it is; the message is fit for the medewerker."""


class Mail(NamedTuple):
    """A mail to an inwoner: which template, to whom, and what is filled in.

    The gemeente and the number of the klantcontact are filled in by themselves.
    """

    soort: str
    aan: str
    waarden: Mapping[str, str]
    klantcontact: Klantcontact
    antwoord_op: InkomendBericht | None = None


@transaction.atomic
def queue_mail(*, by: Medewerker, at: datetime, mail: Mail) -> UitgaandBericht:
    """Write a mail that goes out once undoing is over; the caller checks that it may be sent.

    Raises CannotMail if the address is none.
    """
    return queue_mails(by=by, at=at, mails=[mail])[0]


def queue_mails(*, by: Medewerker, at: datetime, mails: Sequence[Mail]) -> list[UitgaandBericht]:
    """Write mails as `queue_mail` does, all or none, inside the transaction of the caller."""
    if not mails:
        return []
    found = Sjabloon.objects.in_bulk({mail.soort for mail in mails}, field_name="soort")
    gemeente = basis.organisatie()
    naam = gemeente.naam if gemeente else ""
    made = UitgaandBericht.objects.bulk_create(
        _written(by, at, mail, found[mail.soort], gemeente=naam) for mail in mails
    )
    for one in made:
        record(by=by, did="mail.queued", to=one, at=at, data={"soort": one.soort})
    return made


def _written(
    by: Medewerker, at: datetime, mail: Mail, sjabloon: Sjabloon, *, gemeente: str
) -> UitgaandBericht:
    contact = mail.klantcontact
    waarden = {
        "nummer": contact.nummer or "",
        "gemeente": gemeente,
        **mail.waarden,
        "naam": mail.waarden.get("naam", "").strip() or NAMELESS,
    }
    subject = rules.one_line(rules.fill(sjabloon.onderwerp, waarden))
    if mail.antwoord_op is not None:
        subject = rules.reply_subject(mail.antwoord_op.onderwerp)
    return UitgaandBericht(
        klantcontact=contact,
        antwoord_op=mail.antwoord_op,
        soort=mail.soort,
        aan=_address(mail.aan),
        onderwerp=subject,
        tekst=rules.fill(sjabloon.tekst, waarden),
        gemaakt_op=at,
        gemaakt_door=by,
        niet_voor=at + rules.UNDO_WITHIN,
    )


def _address(text: str) -> str:
    """Return one plain mail address; what could be a second address or a header is refused."""
    plain = rules.normalise_email(text) or ""
    try:
        validate_email(plain)
    except ValidationError:
        raise CannotMail(_("Dit is geen e-mailadres. Er gaat geen e-mail uit.")) from None
    return plain


@transaction.atomic
def claim_mail(*, at: datetime, mail: UitgaandBericht) -> UitgaandBericht | None:
    """Take a mail to send it now; None if it was withdrawn, sent or taken by another.

    The attempt counts from here and the next one is later, so that a crash while sending neither
    loses a mail nor sends it all the time. For the background job, so without an event.
    """
    stored = UitgaandBericht.objects.select_for_update().get(pk=mail.pk)
    if stored.status != Status.KLAAR or stored.niet_voor > at:
        return None
    stored.pogingen += 1
    stored.niet_voor = at + (rules.retry_after(stored.pogingen) or rules.WAITS[-1])
    stored.save(update_fields=["pogingen", "niet_voor"])
    return stored


@transaction.atomic
def settle_mail(*, at: datetime, mail: UitgaandBericht, fout: str) -> UitgaandBericht:
    """Write how an attempt went: sent (no `fout`), to be tried again, or failed after the last.

    For the background job: done by nobody.
    """
    stored = UitgaandBericht.objects.select_for_update().get(pk=mail.pk)
    stored.fout = fout
    if not fout:
        stored.status, stored.verzonden_op = Status.VERZONDEN, at
        record(by=None, did="mail.sent", to=stored, at=at, data={"pogingen": stored.pogingen})
    elif rules.retry_after(stored.pogingen) is None:
        stored.status = Status.MISLUKT
        record(by=None, did="mail.failed", to=stored, at=at, data={"pogingen": stored.pogingen})
    stored.save(update_fields=["fout", "status", "verzonden_op"])
    return stored


@transaction.atomic
def retry_mail(*, by: Medewerker, at: datetime, mail: UitgaandBericht) -> UitgaandBericht:
    """Try a mail again that failed; the attempts count from one. CannotMail if it did not fail."""
    basis.require(by, Recht.BEHEER)
    stored = UitgaandBericht.objects.select_for_update().get(pk=mail.pk)
    if stored.status != Status.MISLUKT:
        raise CannotMail(_("Deze e-mail is niet mislukt. U hoeft niets te doen."))
    stored.status, stored.pogingen, stored.niet_voor, stored.fout = Status.KLAAR, 0, at, ""
    stored.save(update_fields=["status", "pogingen", "niet_voor", "fout"])
    record(by=by, did="mail.retried", to=stored, at=at)
    return stored


def withdraw_mails(*, by: Medewerker, at: datetime, contacts: Sequence[Klantcontact]) -> bool:
    """Withdraw the mails of contacts that are undone; False if one may have gone out already.

    Inside the transaction of the caller.
    """
    rows = UitgaandBericht.objects.select_for_update().filter(klantcontact__in=contacts)
    waiting = [one for one in rows if one.status != Status.INGETROKKEN]
    if any(one.status != Status.KLAAR or one.pogingen for one in waiting):
        return False
    for one in waiting:
        one.status = Status.INGETROKKEN
        one.save(update_fields=["status"])
        record(by=by, did="mail.withdrawn", to=one, at=at)
    return True
