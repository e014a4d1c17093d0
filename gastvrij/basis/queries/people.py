"""The staff: for those who administer or audit them, and for login and mail."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker, RolToewijzing
from gastvrij.basis.rules import Recht, Rol

from .rights import require


def medewerkers_for(medewerker: Medewerker) -> QuerySet[Medewerker]:
    """Return all staff for those who administer or audit them."""
    require(medewerker, Recht.BEHEER_LEZEN)
    return Medewerker.objects.select_related("afdeling", "team").prefetch_related("toewijzingen")


def search_medewerkers(medewerker: Medewerker, words: str) -> QuerySet[Medewerker]:
    """Return the staff whose name or login name holds each of these words, by name."""
    found = medewerkers_for(medewerker)
    for word in words.split():
        found = found.filter(Q(naam__icontains=word) | Q(gebruikersnaam__icontains=word))
    return found.order_by("naam", "pk")


def get_medewerker_for(medewerker: Medewerker, uuid: UUID) -> Medewerker:
    """Return one of the staff for those who administer them; Http404 if unknown."""
    found = medewerkers_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze medewerker bestaat niet."))
    return found


def medewerkers_with(rol: Rol) -> QuerySet[Medewerker]:
    """Return the active staff who have a role, by name."""
    return Medewerker.objects.filter(is_active=True, toewijzingen__rol=rol).distinct()


def toewijzingen_of(medewerker: Medewerker) -> QuerySet[RolToewijzing]:
    """Return the roles of somebody with the afdeling they are for."""
    return medewerker.toewijzingen.select_related("afdeling").order_by("rol", "afdeling__naam")


def medewerkers_by_email(email: str) -> QuerySet[Medewerker]:
    """Return the active staff with a mail address, capitals or not; for a password mail only."""
    return Medewerker.objects.filter(is_active=True, email__iexact=email.strip()).exclude(email="")


def who_gets_mail(uuid: UUID) -> Medewerker | None:
    """Return somebody who may log in and has an address, None if that no longer holds."""
    return Medewerker.objects.filter(uuid=uuid, is_active=True).exclude(email="").first()


def find_by_login(uuid: UUID) -> Medewerker | None:
    """Return somebody who may log in, by the uuid in a link that a token goes with."""
    return Medewerker.objects.filter(uuid=uuid, is_active=True).first()
