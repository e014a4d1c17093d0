"""Reads of calls: whose they are, and what may be known of the caller."""

from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact.models import DigitaalAdres, Oproep


def _earlier() -> Coalesce:
    """Return how many times a number was stated in a contact: a number is no identity."""
    same = (
        DigitaalAdres.objects.filter(
            genormaliseerd=OuterRef("genormaliseerd"), betrokkene__isnull=False
        )
        .order_by()
        .values("genormaliseerd")
        .annotate(aantal=Count("pk"))
    )
    found: Subquery = Subquery(same.values("aantal"), output_field=IntegerField())
    return Coalesce(found, Value(0))


def oproepen_of(medewerker: Medewerker) -> QuerySet[Oproep]:
    """Return the calls of somebody that did not end, with `eerder`: contacts on that number.

    One query; the caller checks the right to handle contacts.
    """
    running = Oproep.objects.filter(medewerker=medewerker, beeindigd_op=None)
    return running.select_related("gesprek").annotate(eerder=_earlier()).order_by("pk")


def unanswered(medewerker: Medewerker) -> list[Oproep]:
    """Return the calls of somebody that no conversation began with yet, as `oproepen_of` does.

    One query, two if there are any: every desk asks this each three seconds.
    """
    if not Oproep.objects.filter(medewerker=medewerker, beeindigd_op=None, gesprek=None).exists():
        return []
    return list(oproepen_of(medewerker).filter(gesprek=None))


def get_oproep_for(medewerker: Medewerker, uuid: UUID) -> Oproep:
    """Return a call of somebody's own; Http404 if it is a colleague's, or ended."""
    basis.require(medewerker, Recht.KLANTCONTACT)
    running = Oproep.objects.filter(medewerker=medewerker, beeindigd_op=None)
    found = running.select_related("gesprek").filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze oproep is voorbij, of een collega heeft opgenomen."))
    return found


def find_called(*, toestel: str, gebruikersnaam: str) -> Medewerker | None:
    """Return who is called: by login name, else by device; None if that is nobody at the desk."""
    staff = Medewerker.objects.filter(is_active=True)
    if gebruikersnaam:
        found = staff.filter(gebruikersnaam=gebruikersnaam.strip().lower()).first()
    else:
        found = staff.filter(toestel=toestel.strip()).first() if toestel.strip() else None
    return found if found is not None and basis.has(found, Recht.KLANTCONTACT) else None
