"""Scores of conversation quality: of one sheet, and the average of a person by one coach."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import QuerySet

from gastvrij.basis.models import Medewerker
from gastvrij.basis.weergave import number
from gastvrij.beoordeling.models import Formulier, Observatie, Oordeel
from gastvrij.beoordeling.rules import kwaliteit as regels
from gastvrij.beoordeling.rules.observaties import SHARED, Doel
from gastvrij.beoordeling.rules.score import Score

from .uitkomsten import kwaliteitsscore


@dataclass(frozen=True)
class Gemiddelde:
    """The average over n conversations with a score; None while there are too few."""

    n: int
    procent: Fraction | None

    @property
    def tekst(self) -> str:
        """Return the average as it is shown, empty while there is none."""
        return "" if self.procent is None else f"{number(self.procent, regels.decimals(self.n))}%"


def score_of(observatie: Observatie, *, van: Medewerker) -> Score:
    """Return the score that the verdicts of one assessor make, in a constant number of queries."""
    return _scores(observatie.formulier, [observatie.pk], van)[observatie.pk]


def average_of(observatie: Observatie, *, van: Medewerker) -> Gemiddelde:
    """Return the average of this person with this form by one assessor."""
    found = averages(van, observatie.formulier, [observatie.medewerker])
    return found.get(observatie.medewerker_id, Gemiddelde(0, None))


def averages(
    van: Medewerker, formulier: Formulier, medewerkers: Sequence[Medewerker]
) -> dict[int, Gemiddelde]:
    """Return the averages of these people (keys) over what was shared of one coach and form.

    A conversation without a score counts in none, nor does one that is or was disputed. Another
    version of a form is another form.
    """
    rows = list(
        Observatie.objects.filter(
            doel=Doel.KWALITEIT,
            formulier=formulier,
            beoordelaar=van,
            medewerker__in=medewerkers,
            status__in=SHARED,
            betwisting=None,
        ).values_list("pk", "medewerker_id")
    )
    found = _scores(formulier, [key for key, _wie in rows], van)
    totals: dict[int, list[Fraction]] = defaultdict(list)
    for key, wie in rows:
        procent = found[key].procent
        if procent is not None:
            totals[wie].append(procent)
    return {wie: Gemiddelde(len(each), regels.average(each)) for wie, each in totals.items()}


def _scores(
    formulier: Formulier, observaties: Collection[int], van: Medewerker
) -> dict[int, Score]:
    criteria = list(formulier.criteria.select_related("groep").order_by("volgorde"))
    given: dict[int, dict[int, str]] = {key: {} for key in observaties}
    verdicts = Oordeel.objects.filter(observatie__in=observaties, gegeven_door=van)
    for (observatie, criterium), waarde in latest_values(verdicts).items():
        given[observatie][criterium] = waarde
    return {key: kwaliteitsscore(criteria, waarden) for key, waarden in given.items()}


def latest_values(verdicts: QuerySet[Oordeel]) -> dict[tuple[int, int], str]:
    """Return the value given last by (key of the observation, key of the criterium)."""
    rows = verdicts.order_by("gegeven_op", "pk")
    return {
        (observatie, criterium): waarde
        for observatie, criterium, waarde in rows.values_list(
            "observatie_id", "criterium_id", "waarde"
        )
    }
