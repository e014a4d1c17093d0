"""Standard errors for large samples, where the literature publishes them.

On screens the interval of the bootstrap is shown; these tie our figures to published ones.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from . import cohen as cohens
from . import gwet as gwets
from .fleiss import expected, fleiss
from .gegevens import TWO, Gegevens, Rij
from .gewichten import Gewichten, identity
from .telling import Telling, count
from .verdelingen import t_quantile, t_tails

Exact = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True)
class Fout:
    """A standard error with its two-sided 95 % interval (at most 1) and p of no agreement."""

    fout: float
    laag: float
    hoog: float
    p: float


def of_cohen(gegevens: Gegevens, gewichten: Gewichten | None = None) -> float | None:
    """Return the standard error of Cohen's kappa, None where kappa is not defined.

    Source: Fleiss, Cohen and Everitt 1969, the ASE that statistical packages print.
    """
    telling = count(gegevens)
    kappa = cohens.cohen(telling, gewichten).waarde
    if kappa is None:
        return None
    size = range(len(gegevens.categorieen))
    w = _as_fractions(gewichten or identity(len(size)))
    n = telling.items[TWO]
    one, two = ([Fraction(telling.volledig[who, at], n) for at in size] for who in range(TWO))
    rows = [sum((two[b] * w[a][b] for b in size), Fraction(0)) for a in size]
    columns = [sum((one[a] * w[a][b] for a in size), Fraction(0)) for b in size]
    chance = cohens.expected(telling, gewichten)
    spread = sum(
        (
            (w[rij[0]][rij[1]] - (rows[rij[0]] + columns[rij[1]]) * (1 - kappa)) ** 2
            for rij in gegevens.rijen
            if rij[0] is not None and rij[1] is not None
        ),
        Fraction(0),
    )
    variance = spread / n - (kappa - chance * (1 - kappa)) ** 2
    return sqrt(variance / n) / float(1 - chance)


def of_gwet(gegevens: Gegevens, gewichten: Gewichten | None = None) -> Fout | None:
    """Return the error of AC1 or AC2 over the population of items. Source: Gwet 2008."""
    telling, size = count(gegevens), len(gegevens.categorieen)
    found = gwets.gwet(telling, gewichten)
    if found.waarde is None:
        return None
    own, shares = gewichten or identity(size), telling.shares()
    steep = Fraction(own.total, own.heel * size * (size - 1)) if size > 1 else Fraction(0)

    def by_chance(given: Sequence[int]) -> Fraction:
        return steep * sum((1 - shares[at] for at in given), Fraction(0)) / len(given)

    chance = gwets.expected(telling, gewichten)
    return _linear(gegevens, found.waarde, chance, _as_fractions(own), by_chance)


def of_fleiss(gegevens: Gegevens) -> Fout | None:
    """Return the error of Fleiss' kappa over the population of items. Source: Gwet 2014."""
    telling = count(gegevens)
    found = fleiss(telling)
    if found.waarde is None:
        return None
    shares = telling.shares()

    def by_chance(given: Sequence[int]) -> Fraction:
        return sum((shares[at] for at in given), Fraction(0)) / len(given)

    w = _as_fractions(identity(len(shares)))
    return _linear(gegevens, found.waarde, expected(telling), w, by_chance)


def fleiss_z(telling: Telling) -> float | None:
    """Return kappa over its standard error if there were no agreement but chance.

    For equal numbers of judgements only. Source: Fleiss, Nee and Landis 1979.
    """
    kappa = fleiss(telling).waarde
    if kappa is None or telling.ongelijk:
        return None
    (r,) = (r for r, n in telling.items.items() if n)
    shares = telling.shares()
    doubt = sum((share * (1 - share) for share in shares), Fraction(0))
    skew = sum((share * (1 - share) * (1 - 2 * share) for share in shares), Fraction(0))
    variance = 2 * (doubt**2 - skew) / (telling.items[r] * r * (r - 1) * doubt**2)
    return float(kappa) / sqrt(variance)


def _linear(
    gegevens: Gegevens,
    kappa: Fraction,
    chance: Fraction,
    w: Exact,
    by_chance: Callable[[Sequence[int]], Fraction],
) -> Fout | None:
    """Return the error of a figure (pa - pe) / (1 - pe) by how each item pulls at it.

    Two who both judged every item: over n, as in Gwet 2008; else over n - 1, as in Gwet 2014.
    """
    judged = [_given(rij) for rij in gegevens.rijen if any(at is not None for at in rij)]
    n = len(judged)
    if n < TWO:
        return None
    more, pulls = Fraction(n, sum(len(given) >= TWO for given in judged)), Fraction(0)
    for given in judged:
        r, own = len(given), Fraction(0)
        if r >= TWO:
            pairs: Fraction = sum((w[a][b] for a in given for b in given), Fraction(0)) - r
            own = more * (pairs / (r * (r - 1)) - chance)
        own -= 2 * (1 - kappa) * (by_chance(given) - chance)
        pulls += (own / (1 - chance) - kappa) ** 2
    is_table = all(len(rij) == TWO == len(_given(rij)) for rij in gegevens.rijen)
    fout = sqrt(pulls / (n * (n if is_table else n - 1)))
    half = t_quantile(0.95, n - 1) * fout
    p = t_tails(float(kappa) / fout, n - 1) if fout else 0.0
    return Fout(fout, float(kappa) - half, min(1.0, float(kappa) + half), p)


def _as_fractions(gewichten: Gewichten) -> Exact:
    return tuple(tuple(Fraction(n, gewichten.heel) for n in row) for row in gewichten.tabel)


def _given(rij: Rij) -> list[int]:
    return [at for at in rij if at is not None]
