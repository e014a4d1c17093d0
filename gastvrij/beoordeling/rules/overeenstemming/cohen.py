"""Cohen's kappa for two beoordelaars, weighted or not, and Conger's for more."""

from collections import Counter
from fractions import Fraction

from .gegevens import TWO, Gegevens
from .gewichten import Gewichten
from .percentage import percent_agreement
from .telling import Telling, count
from .uitkomst import Reden, Uitkomst, beyond_chance


def expected(telling: Telling, gewichten: Gewichten | None = None) -> Fraction:
    """Return the agreement by chance of two beoordelaars with their own distributions."""
    n = telling.items[TWO]
    size = range(len(telling.categorieen))
    one, two = ([telling.volledig[who, at] for at in size] for who in range(TWO))
    if gewichten is None:
        return Fraction(sum(one[at] * two[at] for at in size), n**2)
    weighted = sum(one[a] * two[b] * gewichten.tabel[a][b] for a in size for b in size)
    return Fraction(weighted, n**2 * gewichten.heel)


def cohen(telling: Telling, gewichten: Gewichten | None = None) -> Uitkomst:
    """Return Cohen's kappa over the items that both judged; weights must be symmetric.

    Source: Cohen 1960; weighted: Cohen 1968, where weights of disagreement give the same figure.
    """
    if telling.beoordelaars != TWO:
        return Uitkomst(None, Reden.NIET_TWEE_BEOORDELAARS)
    observed = percent_agreement(telling, gewichten)
    if observed.waarde is None:
        return observed
    return beyond_chance(observed.waarde, expected(telling, gewichten))


def conger(gegevens: Gegevens) -> Uitkomst:
    """Return Conger's kappa: Cohen's for two or more, each with a distribution of its own.

    Whoever judged nothing has no distribution and is left out. Source: Conger 1980; with missing
    judgements as in Gwet 2014.
    """
    observed = percent_agreement(count(gegevens))
    if observed.waarde is None:
        return observed
    columns = (Counter(column) for column in zip(*gegevens.rijen, strict=True))
    judged = [(column, n) for column in columns if (n := column.total() - column[None])]
    raters, chance = len(judged), Fraction(0)
    for at in range(len(gegevens.categorieen)):
        shares = [Fraction(column[at], n) for column, n in judged]
        mean = sum(shares, Fraction(0)) / raters
        spread = sum(((share - mean) ** 2 for share in shares), Fraction(0)) / (raters - 1)
        chance += mean**2 - spread / raters
    return beyond_chance(observed.waarde, chance)
