"""The mail to who leaves: until when the own dossier can be fetched, and where."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from gastvrij.basis.models import Medewerker
from gastvrij.ontwikkeling.models import Vertrek


def vertrek(noted: Vertrek, medewerker: Medewerker) -> EmailMessage:
    """Return the mail that tells somebody that a last day was noted, in that person's language."""
    context = {
        "naam": medewerker.naam,
        "laatste_dag": noted.laatste_dag,
        "adres": settings.PUBLIC_URL.rstrip("/") + reverse("ontwikkeling:dossier"),
    }
    with translation.override(medewerker.taal):
        return EmailMessage(
            render_to_string("ontwikkeling/mail/vertrek_onderwerp.txt", context).strip(),
            render_to_string("ontwikkeling/mail/vertrek.txt", context).strip() + "\n",
            to=[medewerker.email],
        )
