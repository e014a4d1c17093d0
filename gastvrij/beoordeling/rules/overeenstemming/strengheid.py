"""How strict a beoordelaar is: the fair average, freed from which items he or she happened to get.

Two who never judged the same may have had easier conversations, so a plain average says nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .gegevens import TWO, Gegevens, numbers
from .uitkomst import Reden

Matrix = list[list[Fraction]]


@dataclass(frozen=True)
class Strengheid:
    """One beoordelaar: n judgements of items that others judged too, and their averages.

    `eerlijk` is what the average would be had everybody judged all these items; `verschil` is how
    far that is from the mean of all beoordelaars: below zero is stricter than the others.
    """

    beoordelaar: str
    n: int
    gemiddelde: Fraction
    eerlijk: Fraction
    verschil: Fraction


def severity(gegevens: Gegevens) -> tuple[Strengheid, ...] | Reden:
    """Return the strictness of each beoordelaar who shared an item, or why there is none.

    Least squares of value = item + beoordelaar, the effects of beoordelaars summing to zero; for
    a full table these are plain averages. Source: the two-way additive model (Searle 1971), of
    which Linacre's fair average is the Rasch counterpart.
    """
    values = numbers(gegevens.categorieen)
    if values is None:
        return Reden.GEEN_GETALLEN
    rows = [
        {who: values[at] for who, at in enumerate(rij) if at is not None} for rij in gegevens.rijen
    ]
    shared = [row for row in rows if len(row) >= TWO]
    judges = sorted({who for row in shared for who in row})
    if not judges:
        return Reden.GEEN_DUBBEL
    if not is_connected(shared):
        return Reden.NIET_VERBONDEN
    effects = dict(zip(judges, _effects(shared, judges), strict=True))
    levels = [
        sum((value - effects[who] for who, value in row.items()), Fraction(0)) / len(row)
        for row in shared
    ]
    level = sum(levels, Fraction(0)) / len(levels)
    found = []
    for who in judges:
        own = [row[who] for row in shared if who in row]
        mean = sum(own, Fraction(0)) / len(own)
        naam, effect = gegevens.beoordelaars[who], effects[who]
        found.append(Strengheid(naam, len(own), mean, level + effect, effect))
    return tuple(found)


def is_connected(shared: Iterable[Iterable[int | str]]) -> bool:
    """Test if a chain of what was shared leads from each beoordelaar to every other.

    Takes for each item or gesprek who judged it.
    """
    groups: list[set[int | str]] = []
    for row in shared:
        joined = set(row).union(*(group for group in groups if not group.isdisjoint(row)))
        groups = [*(group for group in groups if group.isdisjoint(row)), joined]
    return len(groups) == 1


def _effects(rows: Sequence[dict[int, Fraction]], judges: Sequence[int]) -> list[Fraction]:
    """Return the effect of each beoordelaar from the normal equations, items taken out."""
    place = {who: at for at, who in enumerate(judges)}
    size = len(judges)
    matrix: Matrix = [[Fraction(0)] * (size + 1) for _ in judges]
    for row in rows:
        mean = sum(row.values(), Fraction(0)) / len(row)
        for who, value in row.items():
            line = matrix[place[who]]
            line[-1] += value - mean
            line[place[who]] += 1
            for other in row:
                line[place[other]] -= Fraction(1, len(row))
    # One equation follows from the others; in its place the effects sum to zero.
    matrix[-1] = [*([Fraction(1)] * size), Fraction(0)]
    return _solve(matrix)


def _solve(matrix: Matrix) -> list[Fraction]:
    """Return the solution of linear equations, their right-hand sides in the last column."""
    size = len(matrix)
    for at in range(size):
        pivot = next(row for row in range(at, size) if matrix[row][at])
        matrix[at], matrix[pivot] = matrix[pivot], matrix[at]
        scale = matrix[at][at]
        matrix[at] = [value / scale for value in matrix[at]]
        for row in range(size):
            share = matrix[row][at]
            if row != at and share:
                matrix[row] = [
                    one - share * two for one, two in zip(matrix[row], matrix[at], strict=True)
                ]
    return [row[-1] for row in matrix]
