"""Compares two versions, of any kind: what was added, dropped, moved, renamed, changed, unknown."""

from .als_json import as_json
from .kop import Tekstpaar, Veld
from .normen import Normpaar
from .onderdelen import Onderdeel
from .oordeel import Oordeel
from .vergelijk import Telling, Twijfel, Vergelijking, vergelijk
from .woorden import Woord, is_same, words
from .zijde import Zijde, of_document

__all__ = [
    "Normpaar",
    "Onderdeel",
    "Oordeel",
    "Tekstpaar",
    "Telling",
    "Twijfel",
    "Veld",
    "Vergelijking",
    "Woord",
    "Zijde",
    "as_json",
    "is_same",
    "of_document",
    "vergelijk",
    "words",
]
