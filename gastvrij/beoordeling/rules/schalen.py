"""Scales: which values a criterium takes, what each is worth, and what cannot be seen where."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction


class Schaal(StrEnum):
    """The kinds of scale."""

    VOLDOENDE = "voldoende"
    VOLDAAN = "voldaan"
    DEELS = "deels"
    RUBRIC = "rubric"
    TREDEN = "treden"


class Waarneming(StrEnum):
    """How a conversation is observed: voice and posture do not show in a transcript."""

    LIVE = "live"
    GELUID = "geluid"
    TEKST = "tekst"


NIET_WAARGENOMEN = "niet_waargenomen"
NVT = "nvt"
# An exam knows no n.v.t.: a toetsterm always applies, at most it was not seen.
APART: Mapping[Schaal, tuple[str, ...]] = {
    Schaal.VOLDOENDE: (NIET_WAARGENOMEN,),
    Schaal.VOLDAAN: (NVT, NIET_WAARGENOMEN),
    Schaal.DEELS: (NVT, NIET_WAARGENOMEN),
    Schaal.RUBRIC: (NVT, NIET_WAARGENOMEN),
    Schaal.TREDEN: (NVT, NIET_WAARGENOMEN),
}
# Above the norm is worth no more than on it: a single-point rubric describes one level only.
WAARD: Mapping[Schaal, Mapping[str, Fraction]] = {
    Schaal.VOLDOENDE: {"voldoende": Fraction(1), "onvoldoende": Fraction(0)},
    Schaal.VOLDAAN: {"voldaan": Fraction(1), "niet_voldaan": Fraction(0)},
    Schaal.DEELS: {
        "voldaan": Fraction(1),
        "deels": Fraction(1, 2),
        "niet_voldaan": Fraction(0),
    },
    Schaal.RUBRIC: {"op_norm": Fraction(1), "boven_norm": Fraction(1), "onder_norm": Fraction(0)},
}
LEAST_TREDEN = 2


def worth(schaal: str, treden: Sequence[Sequence[str]] = ()) -> Mapping[str, Fraction]:
    """Return what each value of a scale is worth, 0 to 1, without those that say nothing.

    `treden` are [code, naam, omschrijving], low to high: the lowest is worth 0, the highest 1,
    and the steps between are equal.
    """
    kind = Schaal(schaal)
    if kind is not Schaal.TREDEN:
        return WAARD[kind]
    steps = len(treden) - 1
    return {trede[0]: Fraction(place, steps) for place, trede in enumerate(treden)}


def values(schaal: str, treden: Sequence[Sequence[str]] = ()) -> tuple[str, ...]:
    """Return all codes that may be given on a scale, the ones that say nothing last."""
    return (*worth(schaal, treden), *APART[Schaal(schaal)])


def is_answer(waarde: str) -> bool:
    """Test if a value says something about the employee: n.v.t. and niet waargenomen do not."""
    return waarde not in {NVT, NIET_WAARGENOMEN}


def can_observe(waarneembaar_bij: Collection[str], hoe: str) -> bool:
    """Test if a criterium can be observed this way; without any named it always can."""
    return not waarneembaar_bij or hoe in waarneembaar_bij


def is_observable(waarneembaar_bij: Collection[str], herkomst: str) -> bool:
    """Test if a criterium can be observed at all in an observation of this origin.

    Of a conversation that was written out only the words are there; in any other one somebody
    listened, and may have it in writing too.
    """
    ways = {Waarneming.TEKST} if herkomst == Waarneming.TEKST else set(Waarneming)
    return any(can_observe(waarneembaar_bij, hoe) for hoe in ways)


def can_give(waarde: str, *, waarneembaar_bij: Collection[str], herkomst: str) -> bool:
    """Test if a value may be given: what cannot be observed takes only what says nothing."""
    return not is_answer(waarde) or is_observable(waarneembaar_bij, herkomst)
