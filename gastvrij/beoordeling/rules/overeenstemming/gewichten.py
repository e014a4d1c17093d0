"""Weights of agreement: 1 for the same value, less the further two values lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm

from .gegevens import Waarde, places
from .uitkomst import Reden

# A table of weights grows with the square of the values.
MOST_VALUES = 100


class Weging(StrEnum):
    """How the weight falls with distance."""

    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True)
class Gewichten:
    """A symmetric table of whole numbers by category; `heel` is full agreement."""

    tabel: tuple[tuple[int, ...], ...]
    heel: int

    @property
    def total(self) -> int:
        """Return the sum of the table."""
        return sum(map(sum, self.tabel))


def identity(size: int) -> Gewichten:
    """Return the weights that count only the same value as agreement."""
    return Gewichten(tuple(tuple(int(a == b) for b in range(size)) for a in range(size)), 1)


def weights(categorieen: Sequence[Waarde], weging: Weging) -> Gewichten | Reden:
    """Return 1 - distance / range, or the square of it; a reason where there is no scale.

    The distance is that of the values, so for 1, 2, 4 the step from 2 to 4 is twice as long; for
    values without a gap this is 1 - |i - j| / (k - 1). Source: Cohen 1968, Gwet 2014.
    """
    if len(categorieen) > MOST_VALUES:
        return Reden.TE_VEEL_WAARDEN
    scale = places(categorieen)
    if scale is None:
        return Reden.GEEN_VOLGORDE
    power = 1 if weging is Weging.LINEAR else 2
    # A single value has no range; it agrees with itself.
    width = (scale[-1] - scale[0] if scale else Fraction(0)) or Fraction(1)
    exact = [[1 - (abs(one - two) / width) ** power for two in scale] for one in scale]
    heel = lcm(*(weight.denominator for row in exact for weight in row))
    return Gewichten(tuple(tuple(int(weight * heel) for weight in row) for row in exact), heel)


def from_disagreement(table: Sequence[Sequence[int]]) -> Gewichten:
    """Return weights of agreement from free weights of disagreement (Cohen 1968).

    The table is square and symmetric with zeros on its diagonal; raise ValueError if it is not.
    """
    size = range(len(table))
    if any(len(row) != len(table) for row in table):
        raise ValueError("de tabel met gewichten is niet vierkant")
    if any(table[one][two] != table[two][one] for one in size for two in size):
        raise ValueError("de tabel met gewichten is niet symmetrisch")
    most = max(max(row) for row in table)
    if most <= 0 or any(table[at][at] for at in size):
        raise ValueError("de diagonaal moet nul zijn, en niet alles mag nul zijn")
    return Gewichten(tuple(tuple(most - value for value in row) for row in table), most)
