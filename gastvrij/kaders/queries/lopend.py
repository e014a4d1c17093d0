"""What runs on a day: versions and norms; and which newer version waits."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from gastvrij.kaders.models import Ingebruikname, Kader, KaderVersie, Norm, Verband
from gastvrij.kaders.rules import versies
from gastvrij.kaders.rules.versies import Gebruik

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Begin(TypedDict):
    """What a published version has beside its fields."""

    begint: date


@dataclass(frozen=True)
class Stand:
    """How a kader stands on a day: what runs since when, what is to run, what waits for a person.

    `newest` is the newest published version if it neither runs nor is to run.
    """

    running: KaderVersie | None
    since: date | None
    planned: KaderVersie | None
    starts: date | None
    newest: KaderVersie | None
    is_expired: bool


def published_versions() -> "QuerySet[WithAnnotations[KaderVersie, Begin]]":
    """Return every version that was ever published, with `begint`: the day it says it starts.

    A version whose start was left open starts on the day (Europe/Amsterdam) it was published. From
    when it really runs is a decision of its own: see `current_versies`.
    """
    return KaderVersie.objects.exclude(status=KaderVersie.Status.CONCEPT).annotate(
        begint=Coalesce("ingangsdatum", TruncDate("vastgesteld_op"))
    )


def decisions(**of: Any) -> list[Gebruik]:
    """Return the decisions to take versions into use, oldest first, in one query."""
    rows = (
        Ingebruikname.objects.filter(**of)
        .order_by("pk")
        .values_list("pk", "kader_id", "versie_id", "per", "op")
    )
    return [
        Gebruik(pk, kader, versie, per, timezone.localdate(op))
        for pk, kader, versie, per, op in rows
    ]


def current_versie(
    soort: str, *, on: date, of: int | None = None, but: Collection[int] = ()
) -> KaderVersie | None:
    """Return the version of a kind that runs on a day; of several kaders the one that began last.

    `of` asks for that of one kader (key), `but` leaves kaders (keys) out. On a day in the past it
    can be a version that is vervallen by now.
    """
    only = {"kader__soort": soort} if of is None else {"kader__soort": soort, "kader": of}
    runs = versies.running(decisions(**only), on=on).values()
    meant = [one for one in runs if one.kader not in but]
    last = max(meant, key=lambda one: (one.per, one.key), default=None)
    return KaderVersie.objects.select_related("kader").get(pk=last.versie) if last else None


def kaders_in_use(soort: str) -> QuerySet[Kader]:
    """Return the kaders of a kind of which a version was ever taken into use, by title."""
    used = Ingebruikname.objects.filter(kader__soort=soort).values("kader")
    return Kader.objects.filter(pk__in=used).order_by("titel", "pk")


def current_versies(*, on: date) -> dict[int, int]:
    """Return for each kader (key) the version (key) that runs on a day."""
    return {kader: one.versie for kader, one in versies.running(decisions(), on=on).items()}


def newer_version_of(versie: KaderVersie, on: date) -> KaderVersie | None:
    """Return the newest version of the same kader that was published by a day, if it is newer."""
    return (
        KaderVersie.objects.exclude(status=KaderVersie.Status.CONCEPT)
        .filter(kader=versie.kader_id, nummer__gt=versie.nummer, vastgesteld_op__date__lte=on)
        .select_related("kader")
        .order_by("-nummer")
        .first()
    )


def standen(kaders: Iterable[int], *, on: date) -> dict[int, Stand]:
    """Return how kaders (keys) stand on a day, in two queries."""
    keys = list(kaders)
    published: dict[int, list[KaderVersie]] = {key: [] for key in keys}
    found = KaderVersie.objects.filter(kader__in=keys).exclude(status=KaderVersie.Status.CONCEPT)
    for versie in found.select_related("kader").defer("kop").order_by("nummer"):
        published[versie.kader_id].append(versie)
    every = decisions(kader__in=keys)
    runs, waits = versies.running(every, on=on), versies.planned(every, on=on)
    return {key: _stand(published[key], runs.get(key), waits.get(key), on) for key in keys}


def stand(versie: KaderVersie, *, on: date) -> Stand:
    """Return how the kader of a version stands on a day."""
    return standen([versie.kader_id], on=on)[versie.kader_id]


def _stand(
    published: list[KaderVersie], now: Gebruik | None, later: Gebruik | None, on: date
) -> Stand:
    by_key = {versie.pk: versie for versie in published}
    running = by_key.get(now.versie) if now else None
    planned = by_key.get(later.versie) if later else None
    last = published[-1] if published else None
    return Stand(
        running=running,
        since=now.per if now else None,
        planned=planned,
        starts=later.per if later else None,
        newest=None if last in (running, planned) else last,
        is_expired=running is not None and versies.is_expired(running.geldig_tot, on=on),
    )


def has_ties(versie: KaderVersie) -> bool:
    """Test if a crosswalk ties elements of another version of the same kader."""
    others = Q(van__versie__kader=versie.kader_id) | Q(naar__versie__kader=versie.kader_id)
    return Verband.objects.filter(others).exists()


def normen(*metrieken: str, on: date) -> list[Norm]:
    """Return the norms for figures on a day: of the versions that run, and those set by hand.

    A norm of which nobody knows for which channel it is, is held against no figure.
    """
    found = (
        Norm.objects.filter(metriek__in=metrieken)
        .filter(Q(versie=None) | Q(versie__in=current_versies(on=on).values()))
        .filter(Q(geldig_van=None) | Q(geldig_van__lte=on))
        .filter(Q(geldig_tot=None) | Q(geldig_tot__gte=on))
        .select_related("versie__kader", "afdeling")
    )
    return [norm for norm in found if "channel-unknown" not in norm.onbepaald]
