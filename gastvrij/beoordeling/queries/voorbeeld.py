"""What example values on a form come to, as the page shows it; nothing of it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gastvrij.beoordeling.models import Criterium, Criteriumgroep, Formulier
from gastvrij.beoordeling.rules.cesuur import Regel, Uitwerking

from .cesuurblad import points
from .uitkomsten import examenuitkomst, kwaliteitsscore

Groepen = Sequence[tuple[Criteriumgroep, Sequence[Criterium]]]
PERCENT = 100


@dataclass(frozen=True)
class Scoreregel:
    """A group: its weight as it was set, and its share (0 to 1, None for geen score)."""

    titel: str
    gewicht: str
    aandeel: Fraction | None
    beantwoord: int
    nvt: int
    niet_waargenomen: int


@dataclass(frozen=True)
class Proefscore:
    """The total (0 to 1, None for geen score), its groups, and the critical points missed."""

    aandeel: Fraction | None
    groepen: tuple[Scoreregel, ...]
    gemist: tuple[str, ...]


@dataclass(frozen=True)
class Proefuitkomst:
    """The outcome of an exam with its working in words; `in_punten` for a compensatory cesuur."""

    uitwerking: Uitwerking
    bereikt: str
    nodig: str
    open_telt: str
    in_punten: bool


def proefscore(groepen: Groepen, waarden: Mapping[int, str | None]) -> Proefscore:
    """Return the quality score of example values by key of their criterium."""
    criteria = [one for _groep, found in groepen for one in found]
    total = kwaliteitsscore(criteria, waarden)
    weights = {groep.titel: groep.gewicht for groep, _found in groepen}
    return Proefscore(
        aandeel=_share(total.procent),
        groepen=tuple(
            Scoreregel(
                titel=one.titel,
                gewicht=_weight(weights[one.titel]),
                aandeel=_share(one.procent),
                beantwoord=one.beantwoord,
                nvt=one.nvt,
                niet_waargenomen=one.niet_waargenomen,
            )
            for one in total.groepen
        ),
        gemist=total.gemist,
    )


def _share(procent: Fraction | None) -> Fraction | None:
    return None if procent is None else procent / PERCENT


def _weight(gewicht: Decimal | None) -> str:
    return "" if gewicht is None else points(Fraction(gewicht))


def proefuitkomst(formulier: Formulier, waarden: Mapping[int, str | None]) -> Proefuitkomst | None:
    """Return the outcome of example values by key of their criterium, None without a cesuur."""
    found = examenuitkomst(formulier, waarden)
    if found is None:
        return None
    return Proefuitkomst(
        uitwerking=found,
        bereikt=points(found.bereikt),
        nodig=points(found.nodig),
        open_telt=points(found.open_telt),
        in_punten=found.regel is Regel.COMPENSATORISCH,
    )
