"""Reads of themas for who manages them."""

from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact.models import Thema


def themas_for(medewerker: Medewerker) -> QuerySet[Thema]:
    """Return all themas for those who administer or audit them, with how many onderwerpen."""
    basis.require(medewerker, Recht.BEHEER_LEZEN)
    return Thema.objects.annotate(aantal=Count("onderwerpen")).order_by("-is_actief", "naam")


def get_thema_for(medewerker: Medewerker, uuid: UUID) -> Thema:
    """Return one thema for those who administer them; Http404 if unknown."""
    found = themas_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit thema bestaat niet."))
    return found
