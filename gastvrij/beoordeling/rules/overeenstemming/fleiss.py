"""Fleiss' kappa, for any number of beoordelaars; with two it is Scott's pi."""

from fractions import Fraction

from .gegevens import TWO
from .percentage import percent_agreement
from .telling import Telling
from .uitkomst import Uitkomst, beyond_chance


def fleiss(telling: Telling) -> Uitkomst:
    """Return Fleiss' kappa: chance follows the shares of the categories over all beoordelaars.

    Fleiss 1971 wants as many judgements for each item. Where items differ, agreement is the mean
    over doubly judged items and a category's share the mean over all judged items (Gwet 2014),
    which is Fleiss' own figure where they do not differ.
    """
    observed = percent_agreement(telling)
    if observed.waarde is None:
        return observed
    return beyond_chance(observed.waarde, expected(telling))


def expected(telling: Telling) -> Fraction:
    """Return the agreement by chance of judgements that all follow one distribution."""
    parts, total = telling.parts
    return Fraction(sum(part**2 for part in parts), total**2)


def free_marginal(telling: Telling) -> Uitkomst:
    """Return kappa with chance spread evenly: Brennan-Prediger 1981, Randolph 2005.

    A scale of which only one value is seen has another one too, so it counts for two.
    """
    observed = percent_agreement(telling)
    if observed.waarde is None:
        return observed
    return beyond_chance(observed.waarde, Fraction(1, max(len(telling.categorieen), TWO)))
