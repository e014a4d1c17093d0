"""All figures of one set of judgements by name, and what to know of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from .bootstrap import Maat
from .cohen import cohen
from .fleiss import fleiss
from .gegevens import Gegevens
from .gewichten import Gewichten, Weging, weights
from .gwet import gwet
from .icc import Vorm, icc, mean_squares
from .krippendorff import Schaal, krippendorff
from .percentage import percent_agreement
from .telling import Telling, count
from .uitkomst import TEKSTEN, Reden, Uitkomst

ALPHA, ICC = "krippendorff_alpha", "icc"
SCHALEN = (Schaal.NOMINAL, Schaal.ORDINAL, Schaal.INTERVAL)


@dataclass(frozen=True)
class Cijfer:
    """One figure: its name, its value or the reason, and what was done to the judgements first."""

    naam: str
    uitkomst: Uitkomst
    opmerking: str = ""

    @property
    def tekst(self) -> str:
        """Return what to know of this figure in plain Dutch, empty if there is nothing."""
        reden = self.uitkomst.reden
        return self.opmerking if reden is None else TEKSTEN[reden]


def maten(gegevens: Gegevens, weging: Weging | None = None) -> dict[str, Maat]:
    """Return every figure of the list as a function of the counts, by name, in order.

    With a weging Cohen's kappa is weighted and there is an AC2; a part of a figure is named
    `icc.2_1`.
    """
    chosen = Reden.GEEN_GEWICHTEN if weging is None else weights(gegevens.categorieen, weging)
    own = None if weging is None else chosen
    return {
        "percent_agreement": percent_agreement,
        "cohen_kappa": _cohen(own),
        "fleiss_kappa": fleiss,
        **{f"{ALPHA}.{schaal}": partial(krippendorff, schaal=schaal) for schaal in SCHALEN},
        "gwet_ac1": gwet,
        "gwet_ac2": _without(chosen) if isinstance(chosen, Reden) else _ac2(chosen),
        **{f"{ICC}.{vorm}": partial(icc, vorm=vorm) for vorm in Vorm},
    }


def figures(gegevens: Gegevens, weging: Weging | None = None) -> tuple[Cijfer, ...]:
    """Return every figure of the list with its value and what to know of it."""
    telling = count(gegevens)
    remarks = _remarks(telling)
    return tuple(
        Cijfer(naam, maat(telling), remarks.get(naam.partition(".")[0], ""))
        for naam, maat in maten(gegevens, weging).items()
    )


def _cohen(gewichten: Gewichten | Reden | None) -> Maat:
    if isinstance(gewichten, Reden):
        # That there are not two beoordelaars is the first thing to know.
        return lambda telling: _first(cohen(telling), gewichten)
    return partial(cohen, gewichten=gewichten)


def _first(found: Uitkomst, otherwise: Reden) -> Uitkomst:
    return found if found.reden else Uitkomst(None, otherwise)


def _ac2(gewichten: Gewichten) -> Maat:
    return partial(gwet, gewichten=gewichten)


def _without(reden: Reden) -> Maat:
    return lambda _telling: Uitkomst(None, reden)


def _remarks(telling: Telling) -> Mapping[str, str]:
    return dict(_each_remark(telling))


def _each_remark(telling: Telling) -> Iterator[tuple[str, str]]:
    single = telling.items[1]
    if single:
        left_out = (
            f"Maar één keer beoordeeld: {single} van de {telling.beoordeeld} items. Die tellen"
            " hier niet mee."
        )
        yield "percent_agreement", left_out
        yield "cohen_kappa", left_out
        yield ALPHA, left_out
    if telling.ongelijk:
        yield (
            "fleiss_kappa",
            "Niet elk item heeft evenveel oordelen. Fleiss is daarom berekend zoals Gwet (2014)"
            " dat doet, over alle items.",
        )
    found = mean_squares(telling)
    if not isinstance(found, Reden) and found.n < telling.beoordeeld:
        yield (
            ICC,
            f"Berekend over {found.n} van de {telling.beoordeeld} items: die met {found.k}"
            " oordelen. De andere zijn niet volledig.",
        )
