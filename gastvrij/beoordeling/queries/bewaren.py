"""Which observations are kept for how long, and of which the term is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import (
    Betwisting,
    Bewaartermijn,
    Fragment,
    Leerpunt,
    Observatie,
    Oordeel,
    Transcript,
    Trekking,
    Vernietiging,
)
from gastvrij.beoordeling.rules import bewaren as regels
from gastvrij.beoordeling.rules.bewaren import RUNS_FROM, Bewaard
from gastvrij.beoordeling.rules.observaties import Status

MOST_SHOWN = 200
HAS_OPEN_DISPUTE = Exists(Betwisting.objects.filter(observatie=OuterRef("pk"), afgerond_op=None))
IS_IN_SAMPLE = Exists(Trekking.objects.filter(observatie=OuterRef("pk")))


def bewaartermijnen() -> dict[str, Bewaartermijn]:
    """Return the term that counts for each kind: the one laid down last; a kind without is out."""
    found = Bewaartermijn.objects.select_related("door").order_by("op", "pk")
    return {termijn.soort: termijn for termijn in found}


def bewaartermijnen_for(medewerker: Medewerker) -> list[tuple[str, str, Bewaartermijn | None]]:
    """Return (code, name, term that counts or None) of each kind, for who administers retention."""
    basis.require(medewerker, Recht.BEHEER_LEZEN)
    found = bewaartermijnen()
    return [(soort.value, str(soort.label), found.get(soort)) for soort in Bewaartermijn.Soort]


def due(soort: str, dagen: int, *, on: date) -> QuerySet[Observatie]:
    """Return the observations for a purpose of which a term of `dagen` is over on a day.

    Without those that `rules.bewaren.lot` holds up; oldest first.
    """
    end = basis.midnight(regels.last_day(dagen, on=on) + timedelta(days=1))
    is_over = Q()
    for status, field in RUNS_FROM.items():
        is_over |= Q(status=status, **{f"{field}__lt": end})
    rows = Observatie.objects.filter(
        ~HAS_OPEN_DISPUTE,
        ~(Q(status=Status.GEPLAND) & Q(IS_IN_SAMPLE)),
        is_over,
        doel=soort,
        vernietigd_op=None,
    )
    return rows.order_by("gepland_op", "pk")


def lock_due(termijn: Bewaartermijn, *, on: date, most: int) -> list[tuple[Observatie, Bewaard]]:
    """Return observations of which a term is over, locked, each as the rules look at it.

    Read again after the lock, so that a dispute of just now holds up too.
    """
    keys = list(due(termijn.soort, termijn.dagen, on=on).values_list("pk", flat=True)[:most])
    list(Observatie.objects.select_for_update().filter(pk__in=keys).order_by("pk").values("pk"))
    return bewaard_of(Observatie.objects.filter(pk__in=keys, vernietigd_op=None))


def bewaard_of(rows: QuerySet[Observatie]) -> list[tuple[Observatie, Bewaard]]:
    """Return observations, each as the rules of retention look at it."""
    found = rows.annotate(has_open_dispute=HAS_OPEN_DISPUTE, is_in_sample=IS_IN_SAMPLE)
    return [
        (row, _bewaard(row, has_open_dispute=row.has_open_dispute, is_in_sample=row.is_in_sample))
        for row in found.select_related("medewerker")
    ]


def _bewaard(row: Observatie, *, has_open_dispute: bool, is_in_sample: bool) -> Bewaard:
    status = Status(row.status)
    begins = timezone.localdate(getattr(row, RUNS_FROM[status]))
    return Bewaard(status, begins, has_open_dispute=has_open_dispute, is_in_sample=is_in_sample)


@dataclass(frozen=True)
class Vooruitblik:
    """What would go under a term: counts by kind, and the oldest day, None if nothing would."""

    dagen: int
    aantallen: Mapping[str, int]
    oudste: date | None


def vooruitblik(soort: str, dagen: int, *, on: date) -> Vooruitblik:
    """Return what would be destroyed for a purpose on a day, had it this term."""
    rows = due(soort, dagen, on=on)
    under = {"observatie__in": rows.order_by().values("pk")}
    return Vooruitblik(
        dagen,
        {
            "observatie": rows.exclude(status=Status.GEPLAND).count(),
            "planning": rows.filter(status=Status.GEPLAND).count(),
            "fragment": Fragment.objects.filter(**under).count(),
            "oordeel": Oordeel.objects.filter(**under).count(),
            "transcript": Transcript.objects.filter(**under).count(),
            "betwisting": Betwisting.objects.filter(**under).count(),
            "leerpunt": Leerpunt.objects.filter(**under, akkoord_op=None).count(),
        },
        _oldest(rows),
    )


def _oldest(rows: QuerySet[Observatie]) -> date | None:
    moments = [
        rows.filter(status=status).order_by().aggregate(first=Min(field))["first"]
        for status, field in RUNS_FROM.items()
    ]
    return min((timezone.localdate(one) for one in moments if one is not None), default=None)


def vernietigingen() -> list[tuple[str, Vernietiging]]:
    """Return (purpose, report) of what was destroyed, newest first: counts, so for everyone."""
    found = Vernietiging.objects.all()[:MOST_SHOWN]
    return [(str(Observatie.Doel(one.soort).label), one) for one in found]
