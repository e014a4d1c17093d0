"""Rules of ontwikkeling. Pure: no database, no clock, no Django."""

from .bewijs import (
    MINIMUM_CITATEN,
    Bewijs,
    Koppeling,
    Steun,
    derive,
    is_seen_enough,
    keys,
    never_shown,
    pieces,
)
from .stand import (
    JA,
    NEE,
    Stand,
    niveaulabel,
    stand,
)
from .verloop import (
    Halfjaar,
    halfjaar_of,
    per_halfjaar,
)

__all__ = [
    "JA",
    "MINIMUM_CITATEN",
    "NEE",
    "Bewijs",
    "Halfjaar",
    "Koppeling",
    "Stand",
    "Steun",
    "derive",
    "halfjaar_of",
    "is_seen_enough",
    "keys",
    "never_shown",
    "niveaulabel",
    "per_halfjaar",
    "pieces",
    "stand",
]
