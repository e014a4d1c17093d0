"""What runs on a day: versions and norms."""

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from gastvrij.kaders.models import KaderVersie, Norm
from gastvrij.kaders.rules import versies

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Begin(TypedDict):
    """What a published version has beside its fields."""

    begint: date


def published_versions() -> "QuerySet[WithAnnotations[KaderVersie, Begin]]":
    """Return every version that was ever published, with `begint`: the day it starts.

    A version whose start was left open starts on the day (Europe/Amsterdam) it was published.
    """
    return KaderVersie.objects.exclude(status=KaderVersie.Status.CONCEPT).annotate(
        begint=Coalesce("ingangsdatum", TruncDate("vastgesteld_op"))
    )


def current_versie(soort: str, *, on: date) -> KaderVersie | None:
    """Return the published version of a kind that runs on a day; the one that started last.

    On a day in the past that can be a version that is vervallen by now.
    """
    return (
        published_versions()
        .filter(kader__soort=soort, begint__lte=on)
        .select_related("kader")
        .order_by("-begint", "-vastgesteld_op", "-pk")
        .first()
    )


def current_versies(*, on: date) -> dict[int, int]:
    """Return for each kader (key) the version (key) that runs on a day."""
    rows = published_versions().values_list("pk", "kader_id", "begint", "nummer")
    return versies.newest((versies.Looptijd(*row) for row in rows), on=on)


def normen(*metrieken: str, on: date) -> list[Norm]:
    """Return the norms for figures on a day: of the versions that run, and those set by hand."""
    return list(
        Norm.objects.filter(metriek__in=metrieken)
        .filter(Q(versie=None) | Q(versie__in=current_versies(on=on).values()))
        .filter(Q(geldig_van=None) | Q(geldig_van__lte=on))
        .filter(Q(geldig_tot=None) | Q(geldig_tot__gte=on))
        .select_related("versie__kader", "afdeling")
    )
