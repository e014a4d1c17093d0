"""Quality score: percentages of groups, weighted; a missed critical point stands apart.

Source: section 4 of the reference on assessment ("recommended score rule"). A group scores
sum(value x weight) / sum(weight) over what was answered; the total is the mean of these
percentages by the weights of the groups, so that a long group does not count for more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .schalen import NIET_WAARGENOMEN, NVT, is_answer, worth

HUNDRED = Fraction(100)


@dataclass(frozen=True)
class Antwoord:
    """One criterium with the value that was given, None if nothing was."""

    criterium: str
    waarde: str | None
    schaal: str
    treden: Sequence[Sequence[str]] = ()
    gewicht: Decimal = Decimal(1)
    is_knock_out: bool = False

    @property
    def deel(self) -> Fraction | None:
        """Return the worth of the answer, 0 to 1; None if it says nothing."""
        if self.waarde is None or not is_answer(self.waarde):
            return None
        return worth(self.schaal, self.treden)[self.waarde]


@dataclass(frozen=True)
class Groepscore:
    """A group: its percentage (None for geen score), and on how much it rests."""

    titel: str
    gewicht: Fraction
    procent: Fraction | None
    beantwoord: int
    nvt: int
    niet_waargenomen: int


@dataclass(frozen=True)
class Score:
    """A total in percent (None for geen score), its groups, and the critical points missed."""

    procent: Fraction | None
    groepen: tuple[Groepscore, ...]
    gemist: tuple[str, ...]


def score_of_groep(titel: str, gewicht: Decimal, antwoorden: Sequence[Antwoord]) -> Groepscore:
    """Return the score of one group; what was not answered counts nowhere."""
    points, weights = Fraction(0), Fraction(0)
    answered = 0
    for antwoord in antwoorden:
        deel = antwoord.deel
        if deel is None:
            continue
        answered += 1
        points += deel * Fraction(antwoord.gewicht)
        weights += Fraction(antwoord.gewicht)
    return Groepscore(
        titel=titel,
        gewicht=Fraction(gewicht),
        procent=points / weights * HUNDRED if weights else None,
        beantwoord=answered,
        nvt=sum(one.waarde == NVT for one in antwoorden),
        niet_waargenomen=sum(one.waarde == NIET_WAARGENOMEN for one in antwoorden),
    )


def score(groepen: Iterable[tuple[str, Decimal, Sequence[Antwoord]]]) -> Score:
    """Return the score of a form: (title, weight in percent, answers) for each group.

    A group without a score leaves its weight to the others. A knock-out never changes the
    percentage: what got 0 on a critical point is named in `gemist`.
    """
    every = [(titel, gewicht, list(antwoorden)) for titel, gewicht, antwoorden in groepen]
    found = tuple(score_of_groep(*one) for one in every)
    counted = [(one.procent, one.gewicht) for one in found if one.procent is not None]
    weights = sum((gewicht for _procent, gewicht in counted), Fraction(0))
    total = sum((procent * gewicht for procent, gewicht in counted), Fraction(0))
    missed = tuple(
        one.criterium
        for _titel, _gewicht, antwoorden in every
        for one in antwoorden
        if one.is_knock_out and one.deel == 0
    )
    return Score(total / weights if weights else None, found, missed)
