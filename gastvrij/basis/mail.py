"""The mails of basis: plain text in the language of who gets it."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from .models import Medewerker

RESET = ("registration/password_reset_subject.txt", "registration/password_reset_email.html")
INVITATION = ("basis/mail/uitnodiging_onderwerp.txt", "basis/mail/uitnodiging.txt")


def password_link(medewerker: Medewerker, *, is_invitation: bool) -> EmailMessage:
    """Return the mail with a link to choose a password, which works 2 hours and once.

    The address comes from the settings, never from what a browser sent along.
    """
    protocol, _, domain = settings.PUBLIC_URL.rstrip("/").partition("://")
    context = {
        "user": medewerker,
        "protocol": protocol,
        "domain": domain,
        "uid": urlsafe_base64_encode(force_bytes(medewerker.uuid.hex)),
        "token": default_token_generator.make_token(medewerker),
    }
    subject, body = INVITATION if is_invitation else RESET
    with translation.override(medewerker.taal):
        return EmailMessage(
            render_to_string(subject, context).strip(),
            render_to_string(body, context).strip() + "\n",
            to=[medewerker.email],
        )
