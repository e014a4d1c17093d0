"""Figures of any period, added up from its whole months and from the days at its edges."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import add
from typing import Any

from django.db.models import F, Q, QuerySet, Sum

from gastvrij.sturing import rules
from gastvrij.sturing.models import Cijfers, DagCijfer, MaandCijfer
from gastvrij.sturing.rules import Afbakening, Cel

Afdelingen = frozenset[int] | None


@dataclass(frozen=True)
class Deel:
    """Figures of a part of a period; `per` is the column that says of which day or month."""

    rows: QuerySet[Cijfers]
    per: str


def delen_of(first: date, last: date, afdelingen: Afdelingen) -> list[Deel]:
    """Return the figures of a period: of its whole months, and of the days that are left.

    `afdelingen` None is the whole organisation, else what came in there or is theirs.
    """
    has_later = DagCijfer.objects.filter(dag__gt=last).exists()
    parts = rules.parts_of(first, last, has_later=has_later)
    delen = [days_of(parts.days, afdelingen)] if parts.days else []
    if parts.months:
        start, stop = parts.months
        months = MaandCijfer.objects.filter(maand__gte=start, maand__lt=stop)
        delen.append(Deel(months.filter(_seen_by(afdelingen)), "maand"))
    return delen


def days_of(ranges: Sequence[tuple[date, date]], afdelingen: Afdelingen) -> Deel:
    """Return the figures of pairs of first and last day, from the days alone."""
    within = Q()
    for first_and_last in ranges:
        within |= Q(dag__range=first_and_last)
    return Deel(DagCijfer.objects.filter(within, _seen_by(afdelingen)), "dag")


def _seen_by(afdelingen: Afdelingen) -> Q:
    if afdelingen is None:
        return Q()
    return Q(loket_id__in=afdelingen) | Q(afdeling_id__in=afdelingen)


def cells_of(
    delen: list[Deel], *, codes: Mapping[int, str], eerste_lijn: frozenset[int]
) -> list[Cel]:
    """Return the cells of a whole period: as many as there are keys, however many days."""
    sums = {f"n_{kolom}": Sum(kolom) for kolom in rules.KOLOMMEN}
    found: dict[tuple[Any, ...], tuple[int, ...]] = {}
    for deel in delen:
        grouped = deel.rows.values_list("kanaal_id", "loket_id", "domein", "is_eenvoudig")
        for row in grouped.annotate(**sums):
            key, counts = row[:4], row[4:]
            found[key] = tuple(map(add, found[key], counts)) if key in found else counts
    return [
        Cel(
            codes.get(kanaal, ""),
            loket,
            loket in eerste_lijn,
            domein,
            is_eenvoudig,
            dict(zip(rules.KOLOMMEN, counts, strict=True)),
        )
        for (kanaal, loket, domein, is_eenvoudig), counts in found.items()
    ]


def points_of(
    delen: list[Deel],
    punten: list[date],
    about: list[Afbakening],
    codes: Mapping[int, str],
    eerste_lijn: frozenset[int],
) -> list[list[tuple[int, int]]]:
    """Return numerator and denominator of each afbakening from each point to the next.

    The same definition as `rules.direct_afgehandeld`, added up by the database, so that a day or
    a month costs one row.
    """
    beantwoord = sum((F(kolom) for kolom in rules.UITKOMSTEN[1:]), start=F(rules.DIRECT))
    sums = {}
    for number, one in enumerate(about):
        counts = _counts_for(one, codes, eerste_lijn)
        sums[f"teller_{number}"] = Sum(rules.DIRECT, filter=counts, default=0)
        sums[f"noemer_{number}"] = Sum(beantwoord, filter=counts, default=0)
    found = [[0] * len(sums) for _punt in punten]
    for deel in delen:
        for when, *counted in deel.rows.values_list(deel.per).annotate(**sums):
            place = bisect_right(punten, when) - 1
            found[place] = list(map(add, found[place], counted))
    return [
        [(counted[2 * number], counted[2 * number + 1]) for counted in found]
        for number in range(len(about))
    ]


def _counts_for(about: Afbakening, codes: Mapping[int, str], eerste_lijn: frozenset[int]) -> Q:
    """Return which rows of day figures count in the share of an afbakening."""
    lokets = eerste_lijn & about.loketten if about.loketten else eerste_lijn
    counts = Q(loket_id__in=lokets)
    if about.kanalen:
        counts &= Q(kanaal_id__in=[pk for pk, code in codes.items() if code in about.kanalen])
    if about.domeinen:
        counts &= Q(domein__in=about.domeinen)
    return counts if rules.EENVOUDIG_TELT_MEE else counts & Q(is_eenvoudig=False)
