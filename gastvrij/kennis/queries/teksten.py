"""Reads of text modules and synonyms."""

from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kennis.models import Synoniem, Tekstblok
from gastvrij.klantcontact.models import Onderwerp


def tekstblokken_on(
    onderwerp: Onderwerp | None, *, soort: str = Tekstblok.Soort.NOTITIE
) -> QuerySet[Tekstblok]:
    """Return the text modules in use for an onderwerp, its own first, then those for all."""
    own = Q(onderwerp=None) if onderwerp is None else Q(onderwerp=onderwerp) | Q(onderwerp=None)
    found = Tekstblok.objects.filter(own, is_actief=True, soort=soort)
    return found.order_by(F("onderwerp").asc(nulls_last=True), "titel")


def own_tekstblokken(medewerker: Medewerker) -> QuerySet[Tekstblok]:
    """Return the text modules for who writes: all, those in use first."""
    basis.require(medewerker, Recht.KENNIS_SCHRIJVEN)
    return Tekstblok.objects.select_related("onderwerp", "afdeling").order_by("-is_actief", "titel")


def get_own_tekstblok_for(medewerker: Medewerker, uuid: UUID) -> Tekstblok:
    """Return a text module that somebody may change; Http404 if it is out of reach."""
    toegang = basis.require(medewerker, Recht.KENNIS_SCHRIJVEN)
    found = Tekstblok.objects.select_related("onderwerp", "afdeling").filter(uuid=uuid).first()
    if found is None or not toegang.reaches(found.afdeling_id):
        raise Http404(_("Dit tekstblok bestaat niet."))
    return found


def synoniemen_for(medewerker: Medewerker) -> list[Synoniem]:
    """Return all synonyms for who writes, by their first word."""
    basis.require(medewerker, Recht.KENNIS_SCHRIJVEN)
    return sorted(Synoniem.objects.all(), key=lambda one: str(one).casefold())


def get_synoniem_for(medewerker: Medewerker, uuid: UUID) -> Synoniem:
    """Return a row of synonyms for who writes; Http404 if there is none."""
    basis.require(medewerker, Recht.KENNIS_SCHRIJVEN)
    found = Synoniem.objects.filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit synoniem bestaat niet."))
    return found
