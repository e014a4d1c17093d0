"""How evidence came in over the years."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LAST_MONTH_OF_FIRST_HALF = 6


@dataclass(frozen=True, order=True)
class Halfjaar:
    """Half a year: `helft` is 1 through June, then 2."""

    jaar: int
    helft: int

    @property
    def next(self) -> "Halfjaar":
        """Return the half year that follows."""
        return Halfjaar(self.jaar, 2) if self.helft == 1 else Halfjaar(self.jaar + 1, 1)


def halfjaar_of(day: date) -> Halfjaar:
    """Return the half year that a day is in."""
    return Halfjaar(day.year, 1 if day.month <= LAST_MONTH_OF_FIRST_HALF else 2)


def per_halfjaar(days: Iterable[date]) -> list[tuple[Halfjaar, int]]:
    """Return how many fell in each half year from the first to the last, empty ones too."""
    found = Counter(halfjaar_of(day) for day in days)
    if not found:
        return []
    here, last, line = min(found), max(found), []
    while here <= last:
        line.append((here, found[here]))
        here = here.next
    return line
