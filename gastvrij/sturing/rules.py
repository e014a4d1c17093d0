"""KPIs, periods and conclusions. Pure: no database, no clock, no Django.

Direct afgehandeld is not the same as answered by the call centre, nor as first contact resolution:
numerator, denominator and exclusions are fixed here and printed beside every figure.
"""

import operator
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from gastvrij.basis.rules import Rol

# A counted simple question (opening hours) is left out of the share that is held against a norm.
EENVOUDIG_TELT_MEE = False

# The channels of the first line, where a norm over all of it names none itself.
KANALEN = frozenset({"balie", "telefoon", "website", "e-formulier", "social-media"})

DIRECT = "direct_afgehandeld"
AFGEBROKEN = "afgebroken"
ZONDER_RESULTAAT = "zonder_resultaat"
UITKOMSTEN = (
    DIRECT,
    "warm_doorverbonden",
    "terugbelafspraak",
    "doorgezet",
    "doorverwezen",
    "klant_mailt_zelf",
)
KOLOMMEN = (*UITKOMSTEN, AFGEBROKEN, ZONDER_RESULTAAT)

_VERGELIJK: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "=": operator.eq,
}


class Reden(StrEnum):
    """Why vragen do not count in a share."""

    ANDER_DOMEIN = "ander_domein"
    NIET_EERSTE_LIJN = "niet_eerste_lijn"
    ANDER_LOKET = "ander_loket"
    ANDER_KANAAL = "ander_kanaal"
    AFGEBROKEN = "afgebroken"
    EENVOUDIG = "eenvoudig"


class Oordeel(StrEnum):
    """How a figure stands to its norm; no answers is no figure, never 0."""

    GEHAALD = "gehaald"
    ONDER_DOEL = "onder doel"
    GEEN_CIJFER = "geen cijfer"
    GEEN_NORM = "geen norm"


@dataclass(frozen=True)
class Cel:
    """Vragen that share channel, loket and domain, counted by outcome.

    `aantallen` has one number for each of KOLOMMEN.
    """

    kanaal: str
    loket: int
    is_eerste_lijn: bool
    domein: str
    is_eenvoudig: bool
    aantallen: Mapping[str, int]

    @cached_property
    def totaal(self) -> int:
        """Return how many vragen these are, whatever their outcome."""
        return sum(self.aantallen.values())

    @cached_property
    def beantwoord(self) -> int:
        """Return how many have an outcome, apart from those that broke off."""
        return sum(self.aantallen[uitkomst] for uitkomst in UITKOMSTEN)


@dataclass(frozen=True)
class Afbakening:
    """Which vragen a norm is about; empty means that the norm does not say, so all of them."""

    kanalen: frozenset[str] = frozenset()
    domeinen: frozenset[str] = frozenset()
    loketten: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Doel:
    """What a norm asks: an operator and a share from 0 to 1, None if the document has no figure."""

    operator: str
    waarde: Fraction | None

    @property
    def is_bepaald(self) -> bool:
        """Test if a share can be held against this norm."""
        return self.waarde is not None and self.operator in _VERGELIJK

    def is_met_by(self, aandeel: Fraction) -> bool:
        """Test if a share meets the norm, compared exactly; never one that is not determined."""
        if self.waarde is None or not self.is_bepaald:
            return False
        return _VERGELIJK[self.operator](aandeel, self.waarde)


@dataclass(frozen=True)
class Cijfer:
    """A share with all that it is made of, and the norm it is held against.

    `teller` of `noemer` vragen; what was left out by reason; how many had no resultaat at all.
    """

    teller: int
    noemer: int
    uitgesloten: tuple[tuple[Reden, int], ...]
    n_zonder_resultaat: int
    norm: Doel | None = None

    @property
    def aandeel(self) -> Fraction | None:
        """Return the share from 0 to 1, None if nothing counts."""
        return Fraction(self.teller, self.noemer) if self.noemer else None

    @property
    def oordeel(self) -> Oordeel:
        """Return how the share stands to the norm, compared exactly."""
        if self.aandeel is None:
            return Oordeel.GEEN_CIJFER
        if self.norm is None or not self.norm.is_bepaald:
            return Oordeel.GEEN_NORM
        return Oordeel.GEHAALD if self.norm.is_met_by(self.aandeel) else Oordeel.ONDER_DOEL

    @property
    def verschil(self) -> Fraction | None:
        """Return share minus norm, None if one of both is missing."""
        if self.aandeel is None or self.norm is None or self.norm.waarde is None:
            return None
        return self.aandeel - self.norm.waarde


def direct_afgehandeld(
    cellen: Iterable[Cel],
    *,
    afbakening: Afbakening,
    norm: Doel | None = None,
    met_eenvoudig: bool = EENVOUDIG_TELT_MEE,
) -> Cijfer:
    """Return the share of vragen that the first line answered in the contact itself.

    Numerator: resultaat direct_afgehandeld. Denominator: all registered vragen of the first line
    (the loket within the KCC counts along) with a resultaat. Left out: what broke off, always;
    other channels and domains than the norm names; simple questions unless asked for. A vraag
    without a resultaat is no answer: counted apart. Source: the resultaten of the system design.
    """
    teller = noemer = zonder = 0
    uitgesloten: Counter[Reden] = Counter()
    for cel in cellen:
        if afbakening.domeinen and cel.domein not in afbakening.domeinen:
            uitgesloten[Reden.ANDER_DOMEIN] += cel.totaal
            continue
        zonder += cel.aantallen[ZONDER_RESULTAAT]
        uitgesloten[Reden.AFGEBROKEN] += cel.aantallen[AFGEBROKEN]
        reden = _reden(cel, afbakening, met_eenvoudig=met_eenvoudig)
        if reden is not None:
            uitgesloten[reden] += cel.beantwoord
            continue
        teller += cel.aantallen[DIRECT]
        noemer += cel.beantwoord
    left_out = tuple((reden, uitgesloten[reden]) for reden in Reden if uitgesloten[reden])
    return Cijfer(teller, noemer, left_out, zonder, norm)


def _reden(cel: Cel, afbakening: Afbakening, *, met_eenvoudig: bool) -> Reden | None:
    if not cel.is_eerste_lijn:
        return Reden.NIET_EERSTE_LIJN
    if afbakening.loketten and cel.loket not in afbakening.loketten:
        return Reden.ANDER_LOKET
    if afbakening.kanalen and cel.kanaal not in afbakening.kanalen:
        return Reden.ANDER_KANAAL
    if cel.is_eenvoudig and not met_eenvoudig:
        return Reden.EENVOUDIG
    return None


def afbakening_of(
    *, kanalen: Iterable[str], domeinen: Iterable[str], loketten: Iterable[int]
) -> Afbakening:
    """Return which vragen a norm is about, from the codes that were read in the document.

    A norm over the whole first line that names no channels is about KANALEN.
    """
    codes, laws, desks = frozenset(kanalen), frozenset(domeinen), frozenset(loketten)
    return Afbakening(codes if codes or laws or desks else KANALEN, laws, desks)


def as_share(waarde: Fraction | None, eenheid: str) -> Fraction | None:
    """Return a norm as a share from 0 to 1, None if it has no figure or is no percentage."""
    return waarde / 100 if waarde is not None and eenheid.strip() in {"%", "procent"} else None


class Periode(StrEnum):
    """The periods of the dashboard."""

    ZEVEN_DAGEN = "7-dagen"
    DEZE_WEEK = "deze-week"
    VORIGE_WEEK = "vorige-week"
    DEZE_MAAND = "deze-maand"
    DIT_JAAR = "dit-jaar"


def period_days(periode: Periode, *, today: date) -> tuple[date, date]:
    """Return the first and the last day of a period; one that still runs ends today."""
    monday = today - timedelta(days=today.weekday())
    return {
        Periode.ZEVEN_DAGEN: (today - timedelta(days=6), today),
        Periode.DEZE_WEEK: (monday, today),
        Periode.VORIGE_WEEK: (monday - timedelta(days=7), monday - timedelta(days=1)),
        Periode.DEZE_MAAND: (today.replace(day=1), today),
        Periode.DIT_JAAR: (today.replace(month=1, day=1), today),
    }[periode]


def month_of(day: date) -> date:
    """Return the first day of the month of a day."""
    return day.replace(day=1)


def next_month(day: date) -> date:
    """Return the first day of the month after that of a day."""
    return (month_of(day) + timedelta(days=31)).replace(day=1)


@dataclass(frozen=True)
class Delen:
    """A period as whole months, from `months[0]` up to but not `months[1]`, and days at its edges.

    `days` are pairs of first and last day; `months` is None where no month lies in it whole.
    """

    months: tuple[date, date] | None
    days: tuple[tuple[date, date], ...]


def parts_of(first: date, last: date, *, has_later: bool) -> Delen:
    """Return which whole months a period has, and which days lie before and after them.

    A month that still runs is whole too, unless there are figures of later days (`has_later`).
    """
    end = last + timedelta(days=1) if has_later else next_month(last)
    start = first if first.day == 1 else next_month(first)
    stop = month_of(end)
    if start >= stop:
        return Delen(None, ((first, last),))
    edges = ((first, start - timedelta(days=1)), (stop, last))
    return Delen((start, stop), tuple((one, other) for one, other in edges if one <= other))


def points_of(periode: Periode, first: date, last: date) -> list[date]:
    """Return the days that a line over a period shows, of a year the first day of each month."""
    if periode is Periode.DIT_JAAR:
        return [first.replace(month=month) for month in range(first.month, last.month + 1)]
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def reached(cijfers: Mapping[str, Cijfer]) -> tuple[list[str], list[str]]:
    """Return which of these meet their norm and which miss it; one without figure does neither."""
    gehaald = [name for name, c in cijfers.items() if c.oordeel is Oordeel.GEHAALD]
    gemist = [name for name, c in cijfers.items() if c.oordeel is Oordeel.ONDER_DOEL]
    return gehaald, gemist


def lowest(cijfers: Mapping[str, Cijfer]) -> str | None:
    """Return the name with the lowest share, None unless at least two differ."""
    shares = {name: c.aandeel for name, c in cijfers.items() if c.aandeel is not None}
    if len(set(shares.values())) < 2:
        return None
    return min(shares, key=shares.__getitem__)


def floor_of_axis(shares: Sequence[Fraction]) -> Fraction:
    """Return where the axis of a line starts: the multiple of 20 % below all, at most 80 %."""
    return Fraction(min(int(min(shares, default=Fraction(0)) * 5), 4), 5)


def contradict(normen: Sequence[tuple[Afbakening, Doel | None]]) -> frozenset[int]:
    """Return the places of norms that ask something else about the same vragen."""
    return frozenset(
        place
        for place, (about, asked) in enumerate(normen)
        if any(about == other and asked != differs for other, differs in normen)
    )


def may_refresh(rollen: Iterable[Rol]) -> bool:
    """Test if somebody who sees figures may also have them counted: an auditor changes nothing."""
    return any(rol is not Rol.AUDITOR for rol in rollen)


def days_in(data: Mapping[str, object]) -> list[date]:
    """Return the local days that an event says it changed; `dag_was` is the day it moved from."""
    named = (data.get(key) for key in ("dag", "dag_was"))
    return [date.fromisoformat(day) for day in named if isinstance(day, str)]
