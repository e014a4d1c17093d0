"""Krippendorff's alpha: disagreement against what chance gives; missing judgements allowed."""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction

from .gegevens import TWO, numbers, places, whole
from .telling import Telling
from .uitkomst import Reden, Uitkomst, ratio


class Schaal(StrEnum):
    """What the distance between two values means."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def krippendorff(telling: Telling, schaal: Schaal) -> Uitkomst:
    """Return alpha; items with one judgement are left out. Source: Krippendorff 2011."""
    if not telling.dubbel:
        return Uitkomst(None, Reden.GEEN_DUBBEL)
    seen = [0] * len(telling.categorieen)
    for (r, at), n in telling.randen.items():
        if r >= TWO:
            seen[at] += n
    if schaal is Schaal.NOMINAL:
        return _nominal(telling, seen)
    if schaal is Schaal.ORDINAL:
        if places(telling.categorieen) is None:
            return Uitkomst(None, Reden.GEEN_VOLGORDE)
        return _of_places(telling, seen, _ranks(seen))
    values = numbers(telling.categorieen)
    if values is None:
        return Uitkomst(None, Reden.GEEN_GETALLEN)
    if schaal is Schaal.INTERVAL:
        return _of_places(telling, seen, whole(values)[0])
    return _ratio(telling, seen, values)


def _alpha(total: int, observed: Fraction, by_chance: Fraction) -> Uitkomst:
    """Return 1 - (n - 1) x observed / by chance, both summed over coincidences."""
    return ratio(by_chance - (total - 1) * observed, by_chance, Reden.GEEN_SPREIDING)


def _observed(telling: Telling, apart: Callable[[int, int], int]) -> Fraction:
    """Return the distances of all pairs, an item of r judgements weighing r."""
    found: Counter[int] = Counter()
    for (r, one, two), n in telling.paren.items():
        if one != two:
            found[r] += n * apart(one, two)
    return sum((Fraction(n, r - 1) for r, n in found.items()), Fraction(0))


def _nominal(telling: Telling, seen: Sequence[int]) -> Uitkomst:
    total = sum(seen)
    by_chance = Fraction(total**2 - sum(n**2 for n in seen))
    return _alpha(total, _observed(telling, lambda _one, _two: 1), by_chance)


def _ranks(seen: Sequence[int]) -> tuple[int, ...]:
    """Return twice the middle rank of each value: their differences are the ordinal distances."""
    ranks, below = [], 0
    for n in seen:
        ranks.append(below + n)
        below += 2 * n
    return tuple(ranks)


def _of_places(telling: Telling, seen: Sequence[int], at: Sequence[int]) -> Uitkomst:
    """Return alpha with the square of the distance between places, in whatever unit."""
    total = sum(seen)
    first = sum(n * x for n, x in zip(seen, at, strict=True))
    second = sum(n * x**2 for n, x in zip(seen, at, strict=True))
    observed = _observed(telling, lambda one, two: (at[one] - at[two]) ** 2)
    return _alpha(total, observed, Fraction(2 * (total * second - first**2)))


def _ratio(telling: Telling, seen: Sequence[int], values: Sequence[Fraction]) -> Uitkomst:
    if values[0] < 0:
        return Uitkomst(None, Reden.GETALLEN_ONDER_NUL)
    observed = sum(
        (
            Fraction(n, r - 1) * _apart(values[one], values[two])
            for (r, one, two), n in telling.paren.items()
        ),
        Fraction(0),
    )
    size = range(len(values))
    by_chance = sum(
        (seen[a] * seen[b] * _apart(values[a], values[b]) for a in size for b in size), Fraction(0)
    )
    return _alpha(sum(seen), observed, by_chance)


def _apart(one: Fraction, two: Fraction) -> Fraction:
    """Return the square of the difference as a share of the sum; zero for the same value."""
    return Fraction(0) if one == two else ((one - two) / (one + two)) ** 2
