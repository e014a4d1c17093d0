"""What all figures need of the judgements: whole numbers that add up over items.

Because they add up, the bootstrap draws conversations by adding counts, never by reading rows.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import permutations
from math import lcm

from .gegevens import TWO, Gegevens, Rij, Waarde


@dataclass(frozen=True, eq=False)
class Telling:
    """Counts over items; a category is its position in `categorieen`, r the judgements of an item.

    items: r -> items. randen: (r, category) -> judgements. paren: (r, category, category) ->
    ordered pairs of judgements of one item. volledig: (beoordelaar, category) -> judgements, only
    of items that every beoordelaar judged.
    """

    beoordelaars: int
    categorieen: tuple[Waarde, ...]
    items: Counter[int] = field(default_factory=Counter)
    randen: Counter[tuple[int, int]] = field(default_factory=Counter)
    paren: Counter[tuple[int, int, int]] = field(default_factory=Counter)
    volledig: Counter[tuple[int, int]] = field(default_factory=Counter)

    @property
    def beoordeeld(self) -> int:
        """Return how many items have at least one judgement."""
        return sum(n for r, n in self.items.items() if r)

    @property
    def dubbel(self) -> int:
        """Return how many items have at least two judgements."""
        return sum(n for r, n in self.items.items() if r >= TWO)

    @property
    def ongelijk(self) -> bool:
        """Test if items differ in their number of judgements."""
        return len([r for r, n in self.items.items() if n]) > 1

    @cached_property
    def parts(self) -> tuple[tuple[int, ...], int]:
        """Return the parts of the categories and their sum, every judged item weighing the same."""
        common = lcm(*(r for r, n in self.items.items() if r and n))
        found = [0] * len(self.categorieen)
        for (r, at), n in self.randen.items():
            found[at] += n * common // r
        return tuple(found), common * self.beoordeeld

    def shares(self) -> tuple[Fraction, ...]:
        """Return the share of each category, every judged item weighing the same; needs one."""
        parts, total = self.parts
        return tuple(Fraction(part, total) for part in parts)


def _add_row(telling: Telling, rij: Rij, times: int) -> None:
    """Add so many items with the same judgements to the counts."""
    given = [at for at in rij if at is not None]
    r = len(given)
    telling.items[r] += times
    for at in given:
        telling.randen[r, at] += times
    for one, two in permutations(given, 2):
        telling.paren[r, one, two] += times
    if r == telling.beoordelaars:
        for who, at in enumerate(given):
            telling.volledig[who, at] += times


def count(gegevens: Gegevens, rijen: Iterable[Rij] | None = None) -> Telling:
    """Return the counts of the items, or of these rows of them."""
    telling = Telling(len(gegevens.beoordelaars), gegevens.categorieen)
    for rij, times in Counter(gegevens.rijen if rijen is None else rijen).items():
        _add_row(telling, rij, times)
    return telling
