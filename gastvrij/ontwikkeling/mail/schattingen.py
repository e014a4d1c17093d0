"""The mails about estimates: a term and a link; nobody's name but of who gets it."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Uitnodiging

SOORTEN = ("uitnodiging", "herinnering", "toestemming")


def mail(uitnodiging: Uitnodiging, soort: str) -> EmailMessage:
    """Return a mail of one of SOORTEN about a round, in the language of who gets it."""
    context = {
        "naam": uitnodiging.wie.naam,
        "soort": soort,
        "termijn": uitnodiging.uitvraag.termijn,
        "adres": queries.uitnodiging_url(uitnodiging.uitvraag)
        if soort != "toestemming"
        else queries.uitvraag_url(uitnodiging.uitvraag),
    }
    with translation.override(uitnodiging.wie.taal):
        return EmailMessage(
            render_to_string("ontwikkeling/mail/schatting_onderwerp.txt", context).strip(),
            render_to_string("ontwikkeling/mail/schatting.txt", context).strip() + "\n",
            to=[uitnodiging.wie.email],
        )
