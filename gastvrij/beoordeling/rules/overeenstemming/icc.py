"""Intraclass correlation: the six forms of Shrout and Fleiss, with their mean squares."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from .gegevens import TWO, numbers, whole
from .telling import Telling
from .uitkomst import Reden, Uitkomst, ratio
from .verdelingen import f_quantile

TAIL = 0.975


class Vorm(StrEnum):
    """The forms: 1 other beoordelaars each time, 2 a sample of them, 3 these; one or their mean."""

    ICC_1_1 = "1_1"
    ICC_2_1 = "2_1"
    ICC_3_1 = "3_1"
    ICC_1_K = "1_k"
    ICC_2_K = "2_k"
    ICC_3_K = "3_k"

    @property
    def is_one_way(self) -> bool:
        """Test if it does not matter who judged which item."""
        return self in {Vorm.ICC_1_1, Vorm.ICC_1_K}


@dataclass(frozen=True)
class Kwadraten:
    """Mean squares of n items by k judgements, in the letters of Shrout and Fleiss.

    bms between items, wms within items, jms between beoordelaars, ems what is left; the last two
    are None where not everybody judged all n items.
    """

    n: int
    k: int
    bms: Fraction
    wms: Fraction
    jms: Fraction | None
    ems: Fraction | None


# The six forms of one set of counts share their mean squares.
@lru_cache(maxsize=1)
def mean_squares(telling: Telling) -> Kwadraten | Reden:
    """Return the mean squares of the items that all judged, or of all that have equally many.

    Items with one judgement are left out. If the others all have as many, these are taken, who
    judged what regardless; else only the items that every beoordelaar judged.
    """
    values = numbers(telling.categorieen)
    if values is None:
        return Reden.GEEN_GETALLEN
    sizes = {r for r, n in telling.items.items() if r >= TWO and n}
    k = sizes.pop() if len(sizes) == 1 else telling.beoordelaars
    n = telling.items[k]
    if n < TWO or k < TWO:
        return Reden.TE_WEINIG_RIJEN
    at, unit = whole(values)
    sums = [sum(telling.randen[k, one] * x**power for one, x in enumerate(at)) for power in (1, 2)]
    products = sum(times * at[a] * at[b] for (r, a, b), times in telling.paren.items() if r == k)
    # In whole numbers: every sum of squares times n, k and the square of the unit. The square of
    # the sum of an item is its squares and the products of its pairs.
    scale, level = n * k * unit**2, sums[0] ** 2
    between = n * (sums[1] + products) - level
    within = n * k * sums[1] - level - between
    bms, wms = Fraction(between, (n - 1) * scale), Fraction(within, n * (k - 1) * scale)
    if k != telling.beoordelaars:
        return Kwadraten(n, k, bms, wms, None, None)
    own = [sum(telling.volledig[who, one] * x for one, x in enumerate(at)) for who in range(k)]
    judges = k * sum(one**2 for one in own) - level
    rest = Fraction(within - judges, (n - 1) * (k - 1) * scale)
    return Kwadraten(n, k, bms, wms, Fraction(judges, (k - 1) * scale), rest)


def icc(telling: Telling, vorm: Vorm) -> Uitkomst:
    """Return one form of the ICC. Source: Shrout and Fleiss 1979."""
    found = mean_squares(telling)
    return Uitkomst(None, found) if isinstance(found, Reden) else of_squares(found, vorm)


def of_squares(found: Kwadraten, vorm: Vorm) -> Uitkomst:
    """Return one form of the ICC from mean squares."""
    n, k, bms = found.n, found.k, found.bms
    if vorm is Vorm.ICC_1_1:
        return ratio(bms - found.wms, bms + (k - 1) * found.wms, Reden.GEEN_SPREIDING)
    if vorm is Vorm.ICC_1_K:
        return ratio(bms - found.wms, bms, Reden.GEEN_VERSCHIL_TUSSEN_ITEMS)
    if found.jms is None or found.ems is None:
        return Uitkomst(None, Reden.TE_WEINIG_RIJEN)
    judges = (found.jms - found.ems) / n
    below = {
        Vorm.ICC_2_1: bms + (k - 1) * found.ems + k * judges,
        Vorm.ICC_3_1: bms + (k - 1) * found.ems,
        Vorm.ICC_2_K: bms + judges,
        Vorm.ICC_3_K: bms,
    }[vorm]
    # Form 2_k divides by an estimate that can fall below zero; what comes out is no correlation.
    return ratio(bms - found.ems, max(below, Fraction(0)), Reden.GEEN_VERSCHIL_TUSSEN_ITEMS)


def f_interval(found: Kwadraten, vorm: Vorm) -> tuple[float, float] | None:
    """Return the 95 % interval by F, None where a mean square that it divides by is zero.

    Source: Shrout and Fleiss 1979; for form 2 the approximation of Satterthwaite given there.
    """
    n, k = found.n, found.k
    error = found.wms if vorm.is_one_way else found.ems
    if not error or not found.bms:
        return None
    if vorm in {Vorm.ICC_2_1, Vorm.ICC_2_K}:
        low, high = _two_way_random(found)
        if vorm is Vorm.ICC_2_1:
            return low, high
        return k * low / (1 + (k - 1) * low), k * high / (1 + (k - 1) * high)
    free = n * (k - 1) if vorm.is_one_way else (n - 1) * (k - 1)
    f = float(found.bms / error)
    low, high = f / f_quantile(TAIL, n - 1, free), f * f_quantile(TAIL, free, n - 1)
    if vorm in {Vorm.ICC_1_K, Vorm.ICC_3_K}:
        return 1 - 1 / low, 1 - 1 / high
    return (low - 1) / (low + k - 1), (high - 1) / (high + k - 1)


def _two_way_random(found: Kwadraten) -> tuple[float, float]:
    n, k, bms = found.n, found.k, float(found.bms)
    jms, ems = float(found.jms or 0), float(found.ems or 0)
    rho = float(of_squares(found, Vorm.ICC_2_1).waarde or 0)
    judges, rest = k * rho * jms / ems, n * (1 + (k - 1) * rho) - k * rho
    free = (k - 1) * (n - 1) * (judges + rest) ** 2 / ((n - 1) * judges**2 + rest**2)
    up, down = f_quantile(TAIL, n - 1, free), f_quantile(TAIL, free, n - 1)
    noise = k * jms + (k * n - k - n) * ems
    low = n * (bms - up * ems) / (up * noise + n * bms)
    return low, n * (down * bms - ems) / (noise + n * down * bms)
