"""Background work of klantcontact: no arguments, the clock read here."""

import logging
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from . import actions, imap, queries
from .mail import message
from .models import UitgaandBericht

logger = logging.getLogger(__name__)


def clean_oproepen() -> None:
    """Remove what is left of calls that ended, or that nobody told the end of."""
    count = actions.clean_oproepen(at=timezone.now())
    if count:
        logger.info("oproepen opgeruimd", extra={"job": "clean_oproepen", "count": count})


def fetch_mail() -> None:
    """Take in the new mail; a mailbox that cannot be reached is tried again the next minute."""
    box = imap.postbus()
    if box is None:
        return
    try:
        count = imap.fetch(box, at=timezone.now())
    except imap.MailboxUnreachable:
        logger.exception("postbus niet bereikbaar", extra={"job": "fetch_mail"})
        return
    if count:
        logger.info("e-mail opgehaald", extra={"job": "fetch_mail", "count": count})


def clean_drafts() -> None:
    """Empty the drafts of gesprekken that can no longer be undone."""
    count = actions.clean_drafts(at=timezone.now())
    if count:
        logger.info("concepten opgeruimd", extra={"job": "clean_drafts", "count": count})


def send_mail() -> None:
    """Send the mails to inwoners that wait; without a connection the rest waits for next time."""
    waiting = queries.mail_to_send(now=timezone.now())
    if not waiting:
        return
    connection, sent = get_connection(), 0
    for one in waiting:
        claimed = actions.claim_mail(at=timezone.now(), mail=one)
        if claimed is None:
            continue
        claimed.antwoord_op = one.antwoord_op
        problem, is_reached = _try(claimed, connection)
        actions.settle_mail(at=timezone.now(), mail=claimed, fout=problem)
        sent += not problem
        if not is_reached:
            break
    connection.close()
    logger.info("e-mail verzonden", extra={"job": "send_mail", "count": sent})


def _try(mail: UitgaandBericht, connection: BaseEmailBackend) -> tuple[str, bool]:
    """Send one mail; return what went wrong, if anything, and whether the server is there.

    What the server says can hold the address of an inwoner: only its code is kept.
    """
    try:
        connection.open()
        message(mail, connection).send()
    except SMTPRecipientsRefused as refusal:
        codes = ", ".join(str(code) for code, _said in refusal.recipients.values())
        return f"{codes}: het adres is geweigerd", True
    except SMTPResponseException as refusal:
        connection.close()
        return f"{refusal.smtp_code}: de mailserver weigert het bericht", True
    except (SMTPException, OSError) as problem:
        logger.warning("mailserver niet bereikbaar", extra={"job": "send_mail"}, exc_info=True)
        connection.close()
        return f"geen verbinding met de mailserver ({type(problem).__name__})", False
    return "", True
