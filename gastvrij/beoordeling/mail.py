"""The mails of beoordeling: where and when, and a link; nobody's name but of who gets it."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from gastvrij.basis.models import Medewerker

from . import queries
from .models import Proeve


def reminder(proeve: Proeve, medewerker: Medewerker) -> EmailMessage:
    """Return the mail that reminds somebody of a sitting, in that person's language."""
    context = {
        "naam": medewerker.naam,
        "proeve": proeve,
        "waar": queries.place_of(proeve),
        "adres": queries.proeve_url(proeve),
        "is_kandidaat": proeve.observatie.medewerker_id == medewerker.pk,
    }
    with translation.override(medewerker.taal):
        return EmailMessage(
            render_to_string("beoordeling/mail/herinnering_onderwerp.txt", context).strip(),
            render_to_string("beoordeling/mail/herinnering.txt", context).strip() + "\n",
            to=[medewerker.email],
        )
