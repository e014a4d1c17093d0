"""Reads of berichten: what somebody has to know now, and what is still unread."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht, with_descendants
from gastvrij.kennis.models import Bericht, Gelezen
from gastvrij.klantcontact.models import Onderwerp


def _above(medewerker: Medewerker) -> list[int]:
    """Return the afdeling of somebody and those above it, for what is meant for a whole branch."""
    if medewerker.afdeling_id is None:
        return []
    parents = dict(Afdeling.objects.values_list("pk", "parent_id"))
    return [key for key in parents if medewerker.afdeling_id in with_descendants(key, parents)]


def _marks(medewerker: Medewerker) -> QuerySet[Gelezen]:
    """Return the marks of somebody on the text that a bericht has now."""
    return Gelezen.objects.filter(
        bericht=OuterRef("pk"), medewerker=medewerker, op__gte=OuterRef("lezen_vanaf")
    )


def berichten_for(medewerker: Medewerker, *, on: date | None = None) -> QuerySet[Bericht]:
    """Return the berichten that hold today for somebody, unread first, then the newest.

    Each carries `is_gelezen`. For everyone are those without afdelingen.
    """
    basis.require(medewerker, Recht.KENNIS_LEZEN)
    day = on or timezone.localdate()
    mine = Bericht.afdelingen.through.objects.filter(
        bericht=OuterRef("pk"), afdeling__in=_above(medewerker)
    )
    meant_for_some = Bericht.afdelingen.through.objects.filter(bericht=OuterRef("pk"))
    return (
        Bericht.objects.filter(Q(geldig_tot=None) | Q(geldig_tot__gte=day), geldig_van__lte=day)
        .filter(Exists(mine) | ~Exists(meant_for_some))
        .annotate(is_gelezen=Exists(_marks(medewerker)))
        .select_related("thema", "afdeling", "geplaatst_door")
        .order_by("is_gelezen", "-geldig_van", "-pk")
    )


def ongelezen(medewerker: Medewerker, *, on: date | None = None) -> QuerySet[Bericht]:
    """Return the berichten that somebody has not read; for between conversations, not during."""
    return berichten_for(medewerker, on=on).exclude(Exists(_marks(medewerker)))


def werkinstructies_for(
    medewerker: Medewerker, *, onderwerp: Onderwerp | None = None, on: date | None = None
) -> QuerySet[Bericht]:
    """Return the werkinstructies that hold for somebody; with an onderwerp those of its thema."""
    found = berichten_for(medewerker, on=on).filter(soort=Bericht.Soort.WERKINSTRUCTIE)
    if onderwerp is None:
        return found
    return found.filter(thema__isnull=False, thema=onderwerp.thema_id)


def get_bericht_for(medewerker: Medewerker, uuid: UUID) -> Bericht:
    """Return a bericht that somebody may read; Http404 if it is not for this person."""
    found = berichten_for(medewerker).filter(uuid=uuid).first()
    return found or get_own_bericht_for(medewerker, uuid, missing_is_404=True)


def own_berichten(medewerker: Medewerker) -> QuerySet[Bericht]:
    """Return all berichten, also ended ones, of the afdelingen that somebody writes for."""
    toegang = basis.require(medewerker, Recht.KENNIS_SCHRIJVEN)
    found = Bericht.objects.select_related("thema", "afdeling").order_by(
        F("geldig_tot").desc(nulls_first=True), "-pk"
    )
    keys = [key for key in Afdeling.objects.values_list("pk", flat=True) if toegang.reaches(key)]
    return found.filter(afdeling__in=keys)


def get_own_bericht_for(
    medewerker: Medewerker, uuid: UUID, *, missing_is_404: bool = False
) -> Bericht:
    """Return a bericht that somebody may change; 403 without the right, Http404 if unknown.

    With `missing_is_404` who may not write gets a 404 too: the bericht is simply not for them.
    """
    if missing_is_404 and not basis.has(medewerker, Recht.KENNIS_SCHRIJVEN):
        raise Http404(_("Dit bericht bestaat niet."))
    found = own_berichten(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit bericht bestaat niet."))
    return found


def count_read(bericht: Bericht) -> int:
    """Return how many colleagues marked the bericht as it is now as read; never who."""
    return Gelezen.objects.filter(bericht=bericht, op__gte=bericht.lezen_vanaf).count()


def bericht_afdelingen() -> QuerySet[Afdeling]:
    """Return the afdelingen in use, for whom a bericht can be meant."""
    return Afdeling.objects.filter(is_actief=True)
