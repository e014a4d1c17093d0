"""How sure a figure is: 95 % intervals by drawing conversations again and again."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import mul

from .gegevens import TWO, Gegevens, Rij
from .telling import Telling, count
from .uitkomst import Reden, Uitkomst

Maat = Callable[[Telling], Uitkomst]
Voortgang = Callable[[int, int], None]
ROUNDS = 1000
TAIL = 0.025
# A figure that is often undefined has an interval of only the draws that went well.
MOST_UNDEFINED = 0.05
COUNTERS = tuple(one.name for one in fields(Telling) if one.default_factory is Counter)
Sleutel = tuple[str, tuple[int, ...] | int]
# Of one count: the looks of a conversation that add to it, and how much each adds.
Kolom = tuple[Sleutel, list[int], list[int]]


@dataclass(frozen=True)
class Interval:
    """Bounds of a figure, or None with the reason."""

    laag: float | None
    hoog: float | None
    reden: Reden | None = None


def bootstrap(
    gegevens: Gegevens,
    maten: Mapping[str, Maat],
    *,
    seed: int,
    rounds: int = ROUNDS,
    progress: Voortgang = lambda _done, _total: None,
) -> dict[str, Interval]:
    """Return the 95 % percentile interval of each figure, by its name.

    Each round draws as many conversations as there are, with replacement: judgements of one
    conversation hang together. The same seed gives the same draws. `progress` is told (rounds
    done, rounds in all). Source: Efron and Tibshirani 1993; clusters: Davison and Hinkley 1997.
    """
    patterns, drawn_from = _patterns(gegevens)
    if len(drawn_from) < TWO:
        return dict.fromkeys(maten, Interval(None, None, Reden.TE_WEINIG_GESPREKKEN))
    columns = _columns(gegevens, patterns)
    # Chance that anybody can repeat; nothing is kept secret with it.
    chance = random.Random(seed)  # noqa: S311
    found: dict[str, list[float]] = {naam: [] for naam in maten}
    for done in range(1, rounds + 1):
        drawn = Counter(chance.choices(drawn_from, k=len(drawn_from)))
        telling = _drawn(gegevens, columns, [drawn[at] for at in range(len(patterns))])
        for naam, maat in maten.items():
            waarde = maat(telling).waarde
            if waarde is not None:
                found[naam].append(float(waarde))
        progress(done, rounds)
    return {naam: _interval(values, rounds) for naam, values in found.items()}


def _patterns(gegevens: Gegevens) -> tuple[list[tuple[Rij, ...]], list[int]]:
    """Return what conversations look like, each look once, and the look of each conversation."""
    rows: dict[str, list[Rij]] = {}
    for gesprek, rij in zip(gegevens.gesprekken, gegevens.rijen, strict=True):
        rows.setdefault(gesprek, []).append(rij)
    place: dict[tuple[Rij, ...], int] = {}
    drawn_from = [
        place.setdefault(tuple(sorted(one, key=repr)), len(place)) for one in rows.values()
    ]
    return list(place), drawn_from


def _columns(gegevens: Gegevens, patterns: Sequence[tuple[Rij, ...]]) -> list[Kolom]:
    """Return for every count that occurs which looks add to it: with many values only a few do."""
    columns: dict[Sleutel, tuple[list[int], list[int]]] = {}
    for at, rijen in enumerate(patterns):
        telling = count(gegevens, rijen)
        for name in COUNTERS:
            for key, n in getattr(telling, name).items():
                looks, adds = columns.setdefault((name, key), ([], []))
                looks.append(at)
                adds.append(n)
    return [(sleutel, *column) for sleutel, column in columns.items()]


def _drawn(gegevens: Gegevens, columns: Sequence[Kolom], times: Sequence[int]) -> Telling:
    """Return the counts of one draw: each look so many times."""
    telling = Telling(len(gegevens.beoordelaars), gegevens.categorieen)
    counters = {name: getattr(telling, name) for name in COUNTERS}
    for (name, key), looks, adds in columns:
        n = sum(map(mul, adds, map(times.__getitem__, looks)))
        if n:
            counters[name][key] = n
    return telling


def _interval(values: list[float], rounds: int) -> Interval:
    if rounds - len(values) > rounds * MOST_UNDEFINED:
        return Interval(None, None, Reden.TE_VAAK_ONBEPAALD)
    values.sort()
    return Interval(_percentile(values, TAIL), _percentile(values, 1 - TAIL))


def _percentile(values: Sequence[float], share: float) -> float:
    """Return the value at this share of a sorted list, between two neighbours in proportion."""
    place = share * (len(values) - 1)
    at = int(place)
    after = values[min(at + 1, len(values) - 1)]
    return values[at] + (after - values[at]) * (place - at)
