"""The mails of klantcontact: plain text to an inwoner, tied to what it answers."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from . import rules
from .models import UitgaandBericht


def _sender_domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or "localhost"


def message(mail: UitgaandBericht, connection: BaseEmailBackend) -> EmailMessage:
    """Return a mail as it goes out.

    Its Message-ID follows from the mail itself, so that a second attempt after a crash is known as
    the same. No header takes text that could start another header.
    """
    headers = {"Message-ID": f"<{mail.uuid}@{_sender_domain()}>"}
    answered = rules.message_id(mail.antwoord_op.extern_id) if mail.antwoord_op else None
    if answered:
        headers |= {"In-Reply-To": answered, "References": answered}
    if mail.antwoord_op is None:
        # Robots of the other side answer no confirmation: RFC 3834.
        headers["Auto-Submitted"] = "auto-generated"
    return EmailMessage(
        rules.one_line(mail.onderwerp),
        mail.tekst,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.aan],
        reply_to=[settings.MAIL_REPLY_TO],
        headers=headers,
        connection=connection,
    )
