"""Cesuur: one outcome from verdicts per toetsterm, by a stated rule, with its working.

An exam has no percentage. Niet waargenomen is no onvoldoende (law 5): what was not seen could
still be either, so an outcome stands only if no such toetsterm could turn it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, sqrt
from typing import Any


class Regel(StrEnum):
    """The kinds of cesuur."""

    ALLE = "alle"
    MINIMUM = "minimum"
    COMPENSATORISCH = "compensatorisch"
    ANGOFF = "angoff"


class Uitkomst(StrEnum):
    """The outcome of an exam."""

    GESLAAGD = "geslaagd"
    NIET_GESLAAGD = "niet_geslaagd"
    ONBEPAALD = "onbepaald"


class CesuurProblem(StrEnum):
    """Why something is no cesuur for a form."""

    ONBEKENDE_REGEL = "onbekende_regel"
    AANTAL = "aantal"
    DREMPEL = "drempel"
    RECHTERS = "rechters"
    SCHATTING = "schatting"


LEAST_RECHTERS = 2
ESTIMATE = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*(%?)")


@dataclass(frozen=True)
class Term:
    """A toetsterm with its verdict, None if nothing was given."""

    code: str
    waarde: str | None
    gewicht: Decimal = Decimal(1)
    is_knock_out: bool = False


@dataclass(frozen=True)
class Uitwerking:
    """An outcome with its working: what was reached, what it takes, what is still open.

    `bereikt` and `nodig` count toetstermen, or points for a compensatory rule; `open_telt` is
    what the toetstermen in `niet_waargenomen` could still add.
    """

    uitkomst: Uitkomst
    regel: Regel
    bereikt: Fraction
    nodig: Fraction
    open_telt: Fraction
    onvoldoende: tuple[str, ...]
    niet_waargenomen: tuple[str, ...]
    knock_out: tuple[str, ...]
    knock_out_open: tuple[str, ...]


@dataclass(frozen=True)
class Angoff:
    """A modified Angoff worksheet: the cut in toetstermen, and how far the judges agree.

    `standaardfout` is that of the mean of the judges' totals, None with one judge.
    """

    cesuur: Fraction
    nodig: int
    per_rechter: tuple[Fraction, ...]
    standaardfout: float | None


def angoff(schattingen: Sequence[Mapping[str, Fraction]]) -> Angoff:
    """Return the cut of a modified Angoff worksheet.

    Each judge estimates for each toetsterm the chance (0 to 1) that somebody who is just good
    enough shows it. A judge's cut is the sum, the cesuur the mean of the judges, rounded up to
    whole toetstermen (Angoff 1971, in the modified form that averages over judges).
    """
    totals = tuple(sum(estimates.values(), Fraction(0)) for estimates in schattingen)
    mean = sum(totals, Fraction(0)) / len(totals)
    spread = None
    if len(totals) > 1:
        variance = sum((total - mean) ** 2 for total in totals) / (len(totals) - 1)
        spread = sqrt(variance / len(totals))
    return Angoff(mean, ceil(mean), totals, spread)


def read_estimate(said: str) -> Decimal | None:
    """Return a chance (0 to 1) from 0,8 or 80% or 80; None if it is none.

    With a percent sign, or above 1, it is in percent: 1 is certain and 1% is not.
    """
    match = ESTIMATE.fullmatch(said.strip())
    if match is None:
        return None
    number = Decimal(match[1].replace(",", "."))
    chance = number / 100 if match[2] or number > 1 else number
    return chance if chance <= 1 else None


def why_not_cesuur(
    cesuur: Mapping[str, Any], codes: Sequence[str], *, punten: Decimal | None = None
) -> CesuurProblem | None:
    """Return why this is no cesuur for a form with these toetstermen, None if it is one.

    Shapes: {"regel": "alle"}, {"regel": "minimum", "aantal": 15}, {"regel": "compensatorisch",
    "drempel": "12.5"} in points, {"regel": "angoff", "rechters": [{"naam": "...",
    "schattingen": {"V1.01": "0.8", ...}}, ...]} with every toetsterm by every judge. `punten`
    are the points of all toetstermen together, above which no threshold can be reached.
    """
    kind = cesuur.get("regel")
    if kind not in set(Regel):
        return CesuurProblem.ONBEKENDE_REGEL
    if kind == Regel.MINIMUM and not _is_count(cesuur.get("aantal"), len(codes)):
        return CesuurProblem.AANTAL
    if kind == Regel.COMPENSATORISCH and not _is_amount(cesuur.get("drempel"), punten):
        return CesuurProblem.DREMPEL
    if kind == Regel.ANGOFF:
        return _why_not_angoff(cesuur.get("rechters"), codes)
    return None


def _is_count(aantal: object, most: int) -> bool:
    return isinstance(aantal, int) and not isinstance(aantal, bool) and 1 <= aantal <= most


def _number(said: object) -> Fraction | None:
    try:
        return Fraction(str(said))
    except (ValueError, ZeroDivisionError):
        return None


def _is_amount(said: object, most: Decimal | None) -> bool:
    amount = _number(said)
    return amount is not None and amount > 0 and (most is None or amount <= Fraction(most))


def _why_not_angoff(rechters: object, codes: Sequence[str]) -> CesuurProblem | None:
    if not isinstance(rechters, list) or len(rechters) < LEAST_RECHTERS:
        return CesuurProblem.RECHTERS
    names = {str(rechter.get("naam", "")).strip().casefold() for rechter in rechters}
    if "" in names or len(names) != len(rechters):
        return CesuurProblem.RECHTERS
    for rechter in rechters:
        estimates = rechter.get("schattingen", {})
        numbers = [_number(said) for said in estimates.values()]
        if set(estimates) != set(codes) or not all(
            number is not None and 0 <= number <= 1 for number in numbers
        ):
            return CesuurProblem.SCHATTING
    # A cut of no toetstermen at all would pass everybody.
    return None if worksheet({"rechters": rechters}).nodig else CesuurProblem.SCHATTING


def worksheet(cesuur: Mapping[str, Any]) -> Angoff:
    """Return the worksheet of a cesuur by Angoff that `why_not_cesuur` found right."""
    return angoff(
        [
            {code: Fraction(str(said)) for code, said in rechter["schattingen"].items()}
            for rechter in cesuur["rechters"]
        ]
    )


def apply(cesuur: Mapping[str, Any], termen: Sequence[Term]) -> Uitwerking:
    """Return the outcome of these verdicts under a cesuur, with its working.

    A knock-out toetsterm that is onvoldoende fails whatever the rest. Geslaagd stands only if
    it would with every unseen toetsterm onvoldoende, niet geslaagd only if it would with every
    one voldoende; between the two the outcome is onbepaald.
    """
    regel = Regel(cesuur["regel"])
    counts = {term.code: _counts(regel, term) for term in termen}
    reached = sum((counts[t.code] for t in termen if t.waarde == "voldoende"), Fraction(0))
    failed = tuple(t.code for t in termen if t.waarde == "onvoldoende")
    unseen = tuple(t.code for t in termen if t.waarde not in {"voldoende", "onvoldoende"})
    can_add = sum((counts[code] for code in unseen), Fraction(0))
    needed = _needed(regel, cesuur, termen)
    knocked = tuple(t.code for t in termen if t.is_knock_out and t.code in failed)
    knock_open = tuple(t.code for t in termen if t.is_knock_out and t.code in unseen)
    if knocked or reached + can_add < needed:
        outcome = Uitkomst.NIET_GESLAAGD
    elif reached >= needed and not knock_open:
        outcome = Uitkomst.GESLAAGD
    else:
        outcome = Uitkomst.ONBEPAALD
    return Uitwerking(outcome, regel, reached, needed, can_add, failed, unseen, knocked, knock_open)


def _counts(regel: Regel, term: Term) -> Fraction:
    return Fraction(term.gewicht) if regel is Regel.COMPENSATORISCH else Fraction(1)


def _needed(regel: Regel, cesuur: Mapping[str, Any], termen: Sequence[Term]) -> Fraction:
    if regel is Regel.ALLE:
        return Fraction(len(termen))
    if regel is Regel.MINIMUM:
        return Fraction(cesuur["aantal"])
    if regel is Regel.COMPENSATORISCH:
        return Fraction(str(cesuur["drempel"]))
    return Fraction(worksheet(cesuur).nodig)
