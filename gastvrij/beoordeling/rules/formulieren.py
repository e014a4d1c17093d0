"""Rules of a form: which levels may be decided, and what its digest is made of."""

import json
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Any


class NiveauProblem(StrEnum):
    """Why these levels cannot be those of a toetsterm."""

    ONBEKEND = "onbekend"
    DUBBEL = "dubbel"
    AANTAL = "aantal"


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
