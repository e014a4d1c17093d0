"""The mails about help among colleagues: a link, and nobody's name but of who gets it."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from gastvrij.basis.models import Medewerker
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Hulpvraag


def mail(vraag: Hulpvraag, aan: Medewerker) -> EmailMessage:
    """Return the mail to who was asked, or to who asked, in the language of who gets it."""
    context = {
        "naam": aan.naam,
        "is_antwoord": vraag.van_id == aan.pk,
        "adres": queries.hulpvraag_url(vraag),
    }
    with translation.override(aan.taal):
        return EmailMessage(
            render_to_string("ontwikkeling/mail/hulp_onderwerp.txt", context).strip(),
            render_to_string("ontwikkeling/mail/hulp.txt", context).strip() + "\n",
            to=[aan.email],
        )
