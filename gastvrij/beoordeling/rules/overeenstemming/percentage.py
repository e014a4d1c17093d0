"""Percent agreement: how often two judgements of one item are the same."""

from collections import Counter
from fractions import Fraction

from .gewichten import Gewichten
from .telling import Telling
from .uitkomst import Reden, Uitkomst


def percent_agreement(telling: Telling, gewichten: Gewichten | None = None) -> Uitkomst:
    """Return the share from 0 to 1 of pairs that agree, the mean over doubly judged items.

    With weights a pair counts for its weight. Items with one judgement say nothing and are left
    out. Source: Fleiss 1971; Gwet 2008 for items with different numbers of judgements.
    """
    if not telling.dubbel:
        return Uitkomst(None, Reden.GEEN_DUBBEL)
    agreeing: Counter[int] = Counter()
    for (r, one, two), n in telling.paren.items():
        agreeing[r] += n * (one == two) if gewichten is None else n * gewichten.tabel[one][two]
    total = sum((Fraction(n, r * (r - 1)) for r, n in agreeing.items()), Fraction(0))
    return Uitkomst(total / telling.dubbel / (1 if gewichten is None else gewichten.heel))
