"""Rules of a form: which levels may be decided, and what its digest is made of."""

import json
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any


class NiveauProblem(StrEnum):
    """Why these levels cannot be those of a toetsterm."""

    ONBEKEND = "onbekend"
    DUBBEL = "dubbel"
    AANTAL = "aantal"


class GewichtProblem(StrEnum):
    """Why a form gives no quality score."""

    GEEN_GROEP = "geen_groep"
    LEGE_GROEP = "lege_groep"
    TELT_NIET = "telt_niet"
    ONTBREEKT = "ontbreekt"
    SOM = "som"


HUNDRED = Decimal(100)


def why_not_gewichten(
    groepen: Sequence[tuple[Decimal | None, Sequence[Decimal]]],
) -> GewichtProblem | None:
    """Return why these groups give no quality score, None if they do.

    Takes for each group its weight in percent (None if nobody set it) and the weights of its
    criteria: every group has a criterium that counts, and the weights are exactly 100 together.
    """
    if not groepen:
        return GewichtProblem.GEEN_GROEP
    for _gewicht, criteria in groepen:
        if not criteria:
            return GewichtProblem.LEGE_GROEP
        if not any(criteria):
            return GewichtProblem.TELT_NIET
    weights = [gewicht for gewicht, _criteria in groepen if gewicht is not None]
    if len(weights) != len(groepen):
        return GewichtProblem.ONTBREEKT
    return None if sum(weights) == HUNDRED else GewichtProblem.SOM


def undecided(niveaus: Sequence[Sequence[str] | None]) -> int:
    """Return of how many toetstermen the levels are undecided (None); an empty list is decided."""
    return sum(found is None for found in niveaus)


def why_not_niveaus(
    gekozen: Sequence[str], *, schaal: Collection[str], aantal: int | None
) -> NiveauProblem | None:
    """Return why these codes cannot be the levels of a toetsterm, None if they can.

    `schaal` holds the codes of the plan; `aantal` is the number of marks that the plan shows,
    None if it does not show that either: then one level at least.
    """
    if not set(gekozen) <= set(schaal):
        return NiveauProblem.ONBEKEND
    if len(set(gekozen)) != len(gekozen):
        return NiveauProblem.DUBBEL
    right = len(gekozen) == aantal if aantal is not None else bool(gekozen)
    return None if right else NiveauProblem.AANTAL


def canonical(inhoud: Mapping[str, Any]) -> str:
    """Return JSON with one spelling only: sorted keys, no spaces, letters as they are."""
    return json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(inhoud: Mapping[str, Any]) -> str:
    """Return the sha256 (64 hex digits) of the canonical JSON in UTF-8."""
    return sha256(canonical(inhoud).encode()).hexdigest()
