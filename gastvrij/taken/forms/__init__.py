"""Shape of what is filled in about taken."""

from .instellen import Afwezig, Regels, Termijn, Tijden, values_of
from .taak import (
    Afronden,
    Doorsturen,
    Filteren,
    Heropenen,
    Poging,
    Schrijven,
    Terugantwoord,
    Terugvragen,
    Verdelen,
    Zoek,
)

__all__ = [
    "Afronden",
    "Afwezig",
    "Doorsturen",
    "Filteren",
    "Heropenen",
    "Poging",
    "Regels",
    "Schrijven",
    "Termijn",
    "Terugantwoord",
    "Terugvragen",
    "Tijden",
    "Verdelen",
    "Zoek",
    "values_of",
]
