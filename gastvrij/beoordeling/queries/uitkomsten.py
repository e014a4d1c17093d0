"""What the values on a form come to: a quality score, or the outcome of an exam."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from gastvrij.beoordeling.models import Criterium, Formulier
from gastvrij.beoordeling.rules import cesuur as cesuren
from gastvrij.beoordeling.rules.cesuur import CesuurProblem, Term, Uitwerking
from gastvrij.beoordeling.rules.score import Antwoord, Score, score

# Without weights, as in a concept, all groups count the same.
EQUAL = Decimal(1)


def kwaliteitsscore(criteria: Sequence[Criterium], waarden: Mapping[int, str | None]) -> Score:
    """Return the quality score of values by key of their criterium; what is missing says nothing.

    `criteria` are those of a form in order, each with its group; what only the employee fills in
    counts nowhere.
    """
    asked = [one for one in criteria if one.invuller != Criterium.Invuller.MEDEWERKER]
    groups = groupby(asked, key=lambda criterium: criterium.groep)
    return score(
        (
            groep.titel,
            EQUAL if groep.gewicht is None else groep.gewicht,
            [_antwoord(one, waarden.get(one.pk)) for one in found],
        )
        for groep, found in groups
    )


def _antwoord(criterium: Criterium, waarde: str | None) -> Antwoord:
    return Antwoord(
        criterium=f"{criterium.code} {criterium.tekst}".strip(),
        waarde=waarde,
        schaal=criterium.schaal,
        treden=criterium.treden,
        gewicht=criterium.gewicht,
        is_knock_out=criterium.is_knock_out,
    )


def examenuitkomst(formulier: Formulier, waarden: Mapping[int, str | None]) -> Uitwerking | None:
    """Return the outcome of values by key of their criterium, None while there is no cesuur."""
    if formulier.cesuur is None:
        return None
    termen = [
        Term(one.code, waarden.get(one.pk), one.gewicht, one.is_knock_out)
        for one in formulier.criteria.order_by("volgorde")
    ]
    return cesuren.apply(formulier.cesuur, termen)


def why_not_cesuur(formulier: Formulier, said: Mapping[str, Any]) -> CesuurProblem | None:
    """Return why this is no cesuur for a form as its criteria and weights are now."""
    criteria = list(formulier.criteria.order_by("volgorde").values_list("code", "gewicht"))
    points = sum((gewicht for _code, gewicht in criteria), Decimal(0))
    return cesuren.why_not_cesuur(said, [code for code, _gewicht in criteria], punten=points)
