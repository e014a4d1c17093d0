"""Judgements as a table: a row for each item, a column for each beoordelaar, None is not rated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

Waarde = Fraction | str
Gegeven = int | Fraction | str | None
Rij = tuple[int | None, ...]
TWO = 2


class DubbelOordeel(ValueError):
    """One beoordelaar judged one item twice; args: item, beoordelaar."""


class TweeGesprekken(ValueError):
    """One item stands in two conversations; args: item."""


class Oordeel(NamedTuple):
    """One value that one beoordelaar gave one item of one conversation."""

    item: str
    beoordelaar: str
    waarde: Waarde
    gesprek: str


@dataclass(frozen=True)
class Gegevens:
    """The table: in each row the positions in `categorieen` of what was given.

    `gesprekken` names the conversation of each row: the unit that the bootstrap draws.
    """

    rijen: tuple[Rij, ...]
    categorieen: tuple[Waarde, ...]
    beoordelaars: tuple[str, ...]
    gesprekken: tuple[str, ...]

    @property
    def oordelen(self) -> int:
        """Return how many judgements there are."""
        return sum(at is not None for rij in self.rijen for at in rij)

    @property
    def dubbel(self) -> int:
        """Return how many items at least two beoordelaars judged: the n of the display gate."""
        return sum(sum(at is not None for at in rij) >= TWO for rij in self.rijen)


def from_oordelen(oordelen: Iterable[Oordeel]) -> Gegevens:
    """Return the table of single judgements; raise DubbelOordeel or TweeGesprekken."""
    given: dict[str, dict[str, Waarde]] = {}
    gesprekken: dict[str, str] = {}
    beoordelaars: dict[str, None] = {}
    for oordeel in oordelen:
        rij = given.setdefault(oordeel.item, {})
        if oordeel.beoordelaar in rij:
            raise DubbelOordeel(oordeel.item, oordeel.beoordelaar)
        if gesprekken.setdefault(oordeel.item, oordeel.gesprek) != oordeel.gesprek:
            raise TweeGesprekken(oordeel.item)
        rij[oordeel.beoordelaar] = oordeel.waarde
        beoordelaars[oordeel.beoordelaar] = None
    rows = [[rij.get(wie) for wie in beoordelaars] for rij in given.values()]
    return from_rows(rows, beoordelaars=tuple(beoordelaars), gesprekken=tuple(gesprekken.values()))


def from_rows(
    rows: Sequence[Sequence[Gegeven]],
    *,
    beoordelaars: Sequence[str] = (),
    gesprekken: Sequence[str] = (),
    categorieen: Iterable[Gegeven] = (),
) -> Gegevens:
    """Return the table of rows of equal length, None where not rated.

    Without `gesprekken` each row is a conversation of its own. `categorieen` adds values of the
    scale that nobody gave; they count where chance is spread evenly (AC1, Brennan-Prediger).
    """
    found = {_exact(value) for row in (*rows, tuple(categorieen)) for value in row} - {None}
    order = _in_order([value for value in found if value is not None])
    place = {value: at for at, value in enumerate(order)}
    width = len(rows[0]) if rows else 0
    return Gegevens(
        rijen=tuple(
            tuple(None if value is None else place[_known(value)] for value in row) for row in rows
        ),
        categorieen=order,
        beoordelaars=tuple(beoordelaars) or tuple(map(str, range(1, width + 1))),
        gesprekken=tuple(gesprekken) or tuple(map(str, range(1, len(rows) + 1))),
    )


def from_table(table: Sequence[Sequence[int]]) -> Gegevens:
    """Return the items of a square table: how often A gave the row and B the column."""
    rows = [
        (one, two) for one, row in enumerate(table) for two, n in enumerate(row) for _ in range(n)
    ]
    return from_rows(rows, categorieen=range(len(table)))


def from_counts(counts: Sequence[Sequence[int]]) -> Gegevens:
    """Return items of which is known how many gave each category, but not who.

    Items may have different numbers of judgements; the columns are then places, no persons.
    """
    most = max((sum(row) for row in counts), default=0)
    rows: list[list[Gegeven]] = []
    for row in counts:
        given: list[Gegeven] = [at for at, n in enumerate(row) for _ in range(n)]
        rows.append(given + [None] * (most - len(given)))
    return from_rows(rows, categorieen=range(max(map(len, counts), default=0)))


@lru_cache(maxsize=8)
def whole(categorieen: tuple[Fraction, ...]) -> tuple[tuple[int, ...], int]:
    """Return numbers in the largest unit in which all are whole, and how many go into one."""
    unit = lcm(*(value.denominator for value in categorieen))
    return tuple(int(value * unit) for value in categorieen), unit


def numbers(categorieen: Sequence[Waarde]) -> tuple[Fraction, ...] | None:
    """Return the values as numbers, None if one is a word."""
    found = tuple(value for value in categorieen if isinstance(value, Fraction))
    return found if len(found) == len(categorieen) else None


def places(categorieen: Sequence[Waarde]) -> tuple[Fraction, ...] | None:
    """Return where each value stands on its scale, None if words leave that open.

    Of two words it does not matter which comes first: their distance is the same.
    """
    if len(categorieen) <= TWO and numbers(categorieen) is None:
        return tuple(Fraction(at) for at in range(len(categorieen)))
    return numbers(categorieen)


def _exact(value: Gegeven) -> Waarde | None:
    return None if value is None else _known(value)


def _known(value: int | Fraction | str) -> Waarde:
    return value if isinstance(value, str) else Fraction(value)


def _in_order(values: Sequence[Waarde]) -> tuple[Waarde, ...]:
    """Return numbers by size, and anything with a word in it by letter."""
    as_numbers = numbers(values)
    return tuple(sorted(values, key=str)) if as_numbers is None else tuple(sorted(as_numbers))
