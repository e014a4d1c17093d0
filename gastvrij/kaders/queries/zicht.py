"""Who may see which kader, version and norm."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders.models import Kader, KaderVersie, Norm

from .lopend import current_versies


@dataclass(frozen=True)
class KaderRow:
    """A kader, the version that runs (None if none does) and its other versions, newest first."""

    kader: Kader
    running: KaderVersie | None
    others: list[KaderVersie]


def _versies_for(medewerker: Medewerker) -> QuerySet[KaderVersie]:
    basis.require(medewerker, Recht.KADERS_LEZEN)
    versies = KaderVersie.objects.select_related("kader")
    if basis.has(medewerker, Recht.KADERS_BEWERKEN):
        return versies
    return versies.exclude(status=KaderVersie.Status.CONCEPT)


def kaders_for(medewerker: Medewerker) -> list[Kader]:
    """Return the kaders that have a version this person may see, in two queries.

    `versies.all()` of each holds those versions, newest first, with `aantal` elements.
    """
    versies = _versies_for(medewerker).annotate(aantal=Count("elementen")).order_by("-nummer")
    kaders = Kader.objects.prefetch_related(Prefetch("versies", queryset=versies))
    return [kader for kader in kaders if kader.versies.all()]


def kader_rows(medewerker: Medewerker, *, on: date) -> list[KaderRow]:
    """Return the kaders that this person may see with the version that runs on a day."""
    running = set(current_versies(on=on).values())
    return [
        KaderRow(
            kader,
            next((one for one in kader.versies.all() if one.pk in running), None),
            [one for one in kader.versies.all() if one.pk not in running],
        )
        for kader in kaders_for(medewerker)
    ]


def kaders_of(medewerker: Medewerker, soort: str) -> QuerySet[Kader]:
    """Return the kaders of a kind that this person can add a version to."""
    basis.require(medewerker, Recht.KADERS_BEWERKEN)
    return Kader.objects.filter(soort=soort)


def get_versie_for(medewerker: Medewerker, uuid: UUID) -> KaderVersie:
    """Return a version; Http404 if unknown, or a concept of which this person may see nothing."""
    found = (
        _versies_for(medewerker)
        .select_related("kader", "voorstel__bron__geladen_door", "gemaakt_door", "vastgesteld_door")
        .defer("voorstel__inhoud", "voorstel__bron__inhoud")
        .filter(uuid=uuid)
        .first()
    )
    if found is None:
        raise Http404(_("Deze versie bestaat niet."))
    return found


def normen_for(medewerker: Medewerker) -> QuerySet[Norm]:
    """Return the norms of all published versions and those set by hand."""
    basis.require(medewerker, Recht.KADERS_LEZEN)
    return (
        Norm.objects.exclude(versie__status=KaderVersie.Status.CONCEPT)
        .select_related("versie__kader", "afdeling")
        .order_by("metriek", "pk")
    )
