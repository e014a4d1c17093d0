"""Reads of the templates of mail to inwoners, and of mail that waits or failed."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact.models import Sjabloon, UitgaandBericht

MOST_AT_ONCE = 100


def sjablonen_for(medewerker: Medewerker) -> QuerySet[Sjabloon]:
    """Return all templates for those who administer or audit them."""
    basis.require(medewerker, Recht.BEHEER_LEZEN)
    return Sjabloon.objects.all()


def get_sjabloon_for(medewerker: Medewerker, uuid: UUID) -> Sjabloon:
    """Return one template for those who administer them; Http404 if unknown."""
    found = sjablonen_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit sjabloon bestaat niet."))
    return found


def mail_to_send(*, now: datetime) -> list[UitgaandBericht]:
    """Return the mails that may go out now, the oldest first, some hundred at most."""
    waiting = UitgaandBericht.objects.filter(
        status=UitgaandBericht.Status.KLAAR, niet_voor__lte=now
    )
    found = waiting.select_related("antwoord_op").order_by("niet_voor", "pk")
    return list(found[:MOST_AT_ONCE])


def failed_mail_for(medewerker: Medewerker) -> QuerySet[UitgaandBericht]:
    """Return the mails that could not be sent, newest first, for those who administer or audit.

    What stands in them and to whom is of the inwoner: screens show the number and what went wrong.
    """
    basis.require(medewerker, Recht.BEHEER_LEZEN)
    failed = UitgaandBericht.objects.filter(status=UitgaandBericht.Status.MISLUKT)
    return failed.select_related("klantcontact").order_by("-gemaakt_op", "-pk")


def get_failed_mail_for(medewerker: Medewerker, uuid: UUID) -> UitgaandBericht:
    """Return one mail for those who administer; Http404 if there is none."""
    basis.require(medewerker, Recht.BEHEER_LEZEN)
    found = UitgaandBericht.objects.filter(uuid=uuid).select_related("klantcontact").first()
    if found is None:
        raise Http404(_("Deze e-mail bestaat niet."))
    return found
