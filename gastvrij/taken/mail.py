"""The mails of taken: the number of the taak and a link, nothing about an inwoner."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from gastvrij.basis.models import Medewerker

NIEUW, HERINNERING, ESCALATIE = "nieuw", "herinnering", "escalatie"
LIJST = {NIEUW: "nieuw", HERINNERING: "mijn", ESCALATIE: "te-laat"}


def about(soort: str, medewerker: Medewerker, nummers: list[str]) -> EmailMessage:
    """Return the mail that tells somebody of taken, by their numbers, in that person's language."""
    context = {
        "naam": medewerker.naam,
        "nummers": nummers,
        "adres": settings.PUBLIC_URL.rstrip("/") + reverse("taken:lijst", args=[LIJST[soort]]),
    }
    with translation.override(medewerker.taal):
        return EmailMessage(
            render_to_string(f"taken/mail/{soort}_onderwerp.txt", context).strip(),
            render_to_string(f"taken/mail/{soort}.txt", context).strip() + "\n",
            to=[medewerker.email],
        )
