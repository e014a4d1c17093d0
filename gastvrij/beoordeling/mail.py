"""The mails of beoordeling: where and when, and a link; nobody's name but of who gets it."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from gastvrij.basis.models import Medewerker

from . import queries
from .models import Proeve


def reminder(proeve: Proeve, medewerker: Medewerker) -> EmailMessage:
    """Return the mail that reminds somebody of a sitting, in that person's language."""
    return _mail("herinnering", proeve, medewerker)


def replacement(proeve: Proeve, medewerker: Medewerker) -> EmailMessage:
    """Return the mail to who was replaced as assessor, or to who takes the place."""
    return _mail("vervanging", proeve, medewerker)


def _mail(name: str, proeve: Proeve, medewerker: Medewerker) -> EmailMessage:
    context = {
        "naam": medewerker.naam,
        "proeve": proeve,
        "waar": queries.place_of(proeve),
        "adres": queries.proeve_url(proeve),
        "is_kandidaat": proeve.observatie.medewerker_id == medewerker.pk,
        "is_beoordelaar": medewerker in queries.beoordelaars_of(proeve),
    }
    with translation.override(medewerker.taal):
        return EmailMessage(
            render_to_string(f"beoordeling/mail/{name}_onderwerp.txt", context).strip(),
            render_to_string(f"beoordeling/mail/{name}.txt", context).strip() + "\n",
            to=[medewerker.email],
        )
