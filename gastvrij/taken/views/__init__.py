"""Screens of the second line: the work list, one taak, and what is agreed about both."""

from .afwezigheid import afwezigheid, afwezigheid_weghalen
from .taak import (
    afronden,
    beantwoorden,
    doorsturen,
    heropenen,
    pak_op,
    paneel,
    poging,
    schrijven,
    taak,
    terugvragen,
)
from .termijnen import regels, termijn_beeindigen, termijnen
from .tijden import tijden, tijden_overzicht
from .verdelen import verdelen
from .werklijst import index, volgende, zoek

__all__ = [
    "afronden",
    "afwezigheid",
    "afwezigheid_weghalen",
    "beantwoorden",
    "doorsturen",
    "heropenen",
    "index",
    "pak_op",
    "paneel",
    "poging",
    "regels",
    "schrijven",
    "taak",
    "termijn_beeindigen",
    "termijnen",
    "terugvragen",
    "tijden",
    "tijden_overzicht",
    "verdelen",
    "volgende",
    "zoek",
]
