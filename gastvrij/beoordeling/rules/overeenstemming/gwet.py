"""Gwet's AC1 and AC2: agreement beyond chance that stays steady when nearly all is voldoende."""

from fractions import Fraction

from .gegevens import TWO
from .gewichten import Gewichten
from .percentage import percent_agreement
from .telling import Telling
from .uitkomst import Uitkomst, beyond_chance


def expected(telling: Telling, gewichten: Gewichten | None = None) -> Fraction:
    """Return Gwet's agreement by chance.

    Where everybody gave one value it is zero, whatever the other values of the scale: the shares
    leave no doubt to guess about.
    """
    size = max(len(telling.categorieen), TWO)
    parts, total = telling.parts
    doubt = Fraction(sum(part * (total - part) for part in parts), total**2)
    weight = Fraction(size) if gewichten is None else Fraction(gewichten.total, gewichten.heel)
    return weight * doubt / (size * (size - 1))


def gwet(telling: Telling, gewichten: Gewichten | None = None) -> Uitkomst:
    """Return AC1, or AC2 with weights; any number of beoordelaars, missing judgements allowed.

    Source: Gwet 2008 (AC1), Gwet 2014 (AC2). None only where no item is doubly judged.
    """
    observed = percent_agreement(telling, gewichten)
    if observed.waarde is None:
        return observed
    return beyond_chance(observed.waarde, expected(telling, gewichten))
