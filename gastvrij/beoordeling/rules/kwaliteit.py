"""Rules of conversation quality: when an average may be shown, and until when one can dispute."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from fractions import Fraction

from .observaties import REACTIETERMIJN, Doel
from .schalen import is_answer

# Rule R8 of the reference on assessment: no average of a person below so many conversations, and
# no decimal either.
MINIMUM_GESPREKKEN = 5
# A calibration is about the coaches, an exam belongs to another dossier.
TO_LEARN_FROM = frozenset({Doel.KWALITEIT, Doel.COACHING})


def average(scores: Sequence[Fraction]) -> Fraction | None:
    """Return the mean of total scores in percent; None on fewer than MINIMUM_GESPREKKEN."""
    if len(scores) < MINIMUM_GESPREKKEN:
        return None
    return sum(scores, Fraction(0)) / len(scores)


def decimals(gesprekken: int) -> int:
    """Return with how many decimals a percentage over so many conversations is shown."""
    return 0 if gesprekken < MINIMUM_GESPREKKEN else 1


def last_moment_to_dispute(gedeeld_op: datetime) -> datetime:
    """Return until when the employee can dispute what was shared."""
    return gedeeld_op + REACTIETERMIJN


def without_opportunity(waarden: Iterable[tuple[int, str]], criteria: Collection[int]) -> set[int]:
    """Return the criteria (keys) for which no rehearsal gave an opportunity yet.

    `waarden` are (criterium, verdict) over all rehearsals; niet waargenomen is no opportunity.
    """
    return set(criteria) - {criterium for criterium, waarde in waarden if is_answer(waarde)}
