"""Reads of the list of channels, for those who administer it."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact.models import Kanaal


def kanalen_for(medewerker: Medewerker) -> QuerySet[Kanaal]:
    """Return all channels, also those out of use, for those who administer or audit them."""
    basis.require(medewerker, Recht.BEHEER_LEZEN)
    return Kanaal.objects.order_by("volgorde", "naam")


def get_kanaal_for(medewerker: Medewerker, uuid: UUID) -> Kanaal:
    """Return one channel for those who administer them; Http404 if unknown."""
    found = kanalen_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit kanaal bestaat niet."))
    return found


def get_telefoon() -> Kanaal:
    """Return the channel of calls: a call that rings is one, also if nobody can choose it."""
    return Kanaal.objects.get(code="telefoon")
