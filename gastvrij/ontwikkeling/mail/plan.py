"""The mails about a plan: when, and a link; nobody's name but of who gets it, nothing of a goal."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from gastvrij.basis.models import Medewerker
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Cyclusgesprek, Leerdoel
from gastvrij.ontwikkeling.rules.plan import Herinnering


def _message(medewerker: Medewerker, name: str, context: dict[str, object]) -> EmailMessage:
    with translation.override(medewerker.taal):
        return EmailMessage(
            render_to_string(f"ontwikkeling/mail/{name}_onderwerp.txt", context).strip(),
            render_to_string(f"ontwikkeling/mail/{name}.txt", context).strip() + "\n",
            to=[medewerker.email],
        )


def gesprek(gesprek: Cyclusgesprek, medewerker: Medewerker) -> EmailMessage:
    """Return the mail that reminds one of the two of a conversation."""
    context = {
        "naam": medewerker.naam,
        "gesprek": gesprek,
        "adres": queries.gesprek_url(gesprek),
    }
    return _message(medewerker, "gesprek", context)


def doel(doel: Leerdoel, soort: Herinnering) -> EmailMessage:
    """Return the mail that reminds an employee of a day of a goal."""
    context = {
        "naam": doel.medewerker.naam,
        "is_klaar": soort is Herinnering.KLAAR,
        "klaar_op": doel.klaar_op,
        "adres": queries.doel_url(doel),
    }
    return _message(doel.medewerker, "doel", context)
