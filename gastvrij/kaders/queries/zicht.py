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

from .lopend import Stand, standen


@dataclass(frozen=True)
class KaderRow:
    """A kader, the version that runs (None if none does) and its other versions, newest first.

    `stand` says since when, what is to run, and what waits for a person.
    """

    kader: Kader
    running: KaderVersie | None
    others: list[KaderVersie]
    stand: Stand


def visible_versies(medewerker: Medewerker) -> QuerySet[KaderVersie]:
    """Return the versions that this person may see; a concept only who edits kaders."""
    basis.require(medewerker, Recht.KADERS_LEZEN)
    versies = KaderVersie.objects.select_related("kader")
    if basis.has(medewerker, Recht.KADERS_BEWERKEN):
        return versies
    return versies.exclude(status=KaderVersie.Status.CONCEPT)


def kaders_for(medewerker: Medewerker) -> list[Kader]:
    """Return the kaders that have a version this person may see, in two queries.

    `versies.all()` of each holds those versions, newest first, with `aantal` elements.
    """
    versies = (
        visible_versies(medewerker)
        .defer("kop")
        .annotate(aantal=Count("elementen"))
        .order_by("-nummer")
    )
    kaders = Kader.objects.prefetch_related(Prefetch("versies", queryset=versies))
    return [kader for kader in kaders if kader.versies.all()]


def kader_rows(medewerker: Medewerker, *, on: date) -> list[KaderRow]:
    """Return the kaders that this person may see with the version that runs on a day."""
    kaders = kaders_for(medewerker)
    stands = standen([kader.pk for kader in kaders], on=on)
    return [_row(kader, stands[kader.pk]) for kader in kaders]


def _row(kader: Kader, stand: Stand) -> KaderRow:
    versies = list(kader.versies.all())
    running = next((one for one in versies if one == stand.running), None)
    return KaderRow(kader, running, [one for one in versies if one != running], stand)


def newer_with_norms(medewerker: Medewerker, *, on: date) -> list[KaderVersie]:
    """Return the published versions with norms that wait for a person to switch to them."""
    rows = kader_rows(medewerker, on=on)
    newest = [row.stand.newest for row in rows if row.running and row.stand.newest]
    with_norms = set(
        Norm.objects.filter(versie__in=newest).values_list("versie_id", flat=True).distinct()
    )
    return [versie for versie in newest if versie.pk in with_norms]


def kaders_of(medewerker: Medewerker, soort: str) -> QuerySet[Kader]:
    """Return the kaders of a kind that this person can add a version to."""
    basis.require(medewerker, Recht.KADERS_BEWERKEN)
    return Kader.objects.filter(soort=soort)


def get_versie_for(medewerker: Medewerker, uuid: UUID) -> KaderVersie:
    """Return a version; Http404 if unknown, or a concept of which this person may see nothing."""
    found = (
        visible_versies(medewerker)
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
