"""Terms: which norm holds for a question, and until when a klacht may wait. Pure."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple
from uuid import UUID

from gastvrij.basis.rules import SATURDAY

# Awb, article 9:11, paragraph 1: six weeks, ten when an independent committee hears the klacht.
KLACHT_WEKEN = 6
KLACHT_WEKEN_COMMISSIE = 10


class Reikwijdte(IntEnum):
    """For what a norm was agreed; the highest that fits goes first."""

    ALLES = 0
    AFDELING = 1
    ONDERWERP = 2


class Termijn(NamedTuple):
    """A norm about a term: at most so many of a unit; keys None: whatever afdeling or onderwerp."""

    operator: str
    waarde: Decimal | None
    eenheid: str
    afdeling: int | None = None
    onderwerp: UUID | None = None

    @property
    def reikwijdte(self) -> Reikwijdte:
        """Return for what this norm was agreed."""
        if self.onderwerp is not None:
            return Reikwijdte.ONDERWERP
        return Reikwijdte.ALLES if self.afdeling is None else Reikwijdte.AFDELING


def werkdagen(termijn: Termijn) -> int | None:
    """Return how many working days a norm gives, None if it is not a whole number of them.

    Hours, weeks and half days are not rounded: what the text does not say is not decided here.
    """
    waarde = termijn.waarde
    if waarde is None or waarde != int(waarde) or waarde < 0:
        return None
    if termijn.operator not in {"<=", "="} or termijn.eenheid not in {"werkdag", "werkdagen"}:
        return None
    return int(waarde)


def holding(
    termijnen: Iterable[Termijn], *, afdeling: int | None, onderwerp: UUID | None = None
) -> list[Termijn]:
    """Return the norms of the narrowest scope that fits a question; more than one is a dispute.

    What is agreed for the onderwerp goes before what is for the afdeling, and that before what
    holds for all.
    """
    fitting = [
        one
        for one in termijnen
        if werkdagen(one) is not None
        and one.afdeling in {None, afdeling}
        and one.onderwerp in {None, onderwerp}
    ]
    first = max((one.reikwijdte for one in fitting), default=None)
    return [one for one in fitting if one.reikwijdte is first]


def term_days(
    termijnen: Iterable[Termijn], *, afdeling: int | None, onderwerp: UUID | None = None
) -> int | None:
    """Return within how many working days a question must be done, None if nothing is agreed.

    Of several norms of one scope the shortest.
    """
    found = [werkdagen(one) for one in holding(termijnen, afdeling=afdeling, onderwerp=onderwerp)]
    return min((days for days in found if days is not None), default=None)


def klacht_until(on: date, *, has_commissie: bool, holidays: Collection[date]) -> date:
    """Return the last day on which the law wants a klacht of a day handled.

    Source: Awb, article 9:11, paragraph 1. A last day in a weekend or on a holiday moves to the
    next day that is neither: Algemene termijnenwet, article 1.
    """
    weeks = KLACHT_WEKEN_COMMISSIE if has_commissie else KLACHT_WEKEN
    day = on + timedelta(weeks=weeks)
    while day.weekday() >= SATURDAY or day in holidays:
        day += timedelta(days=1)
    return day
