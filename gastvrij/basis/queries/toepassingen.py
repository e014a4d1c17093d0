"""Applications that speak to us: for those who administer them, and for their own requests."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker, Toepassing
from gastvrij.basis.rules import Koppelrecht, Recht

from .rights import require


def toepassingen_for(medewerker: Medewerker) -> QuerySet[Toepassing]:
    """Return all applications for those who administer or audit them, by name."""
    require(medewerker, Recht.BEHEER_LEZEN)
    return Toepassing.objects.order_by("naam", "pk")


def get_toepassing_for(medewerker: Medewerker, uuid: UUID) -> Toepassing:
    """Return one application for those who administer them; Http404 if unknown."""
    found = toepassingen_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze toepassing bestaat niet."))
    return found


def find_toepassing(digest: str) -> Toepassing | None:
    """Return the application whose key has this digest; whether it still holds is not judged."""
    return Toepassing.objects.filter(sleutel=digest).first()


def has_toepassing(recht: Koppelrecht, *, on: date) -> bool:
    """Test if some application may do something on a day: is there a telephone exchange?"""
    holding = Toepassing.objects.filter(ingetrokken_op=None, geldig_tot__gte=on)
    return any(recht in rechten for rechten in holding.values_list("rechten", flat=True))
