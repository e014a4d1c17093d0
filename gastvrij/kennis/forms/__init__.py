"""Shapes of what is filled in on the screens of kennis."""

from .artikelen import (
    Beantwoorden,
    Bron,
    Gezien,
    Kies,
    Plaats,
    Tekst,
    Terugkoppelen,
    Verlengen,
    Zoek,
    bronnen_of,
    given_bronnen,
)
from .berichten import BerichtForm, values_of
from .teksten import SynoniemForm, TekstblokForm

__all__ = [
    "Beantwoorden",
    "BerichtForm",
    "Bron",
    "Gezien",
    "Kies",
    "Plaats",
    "SynoniemForm",
    "Tekst",
    "TekstblokForm",
    "Terugkoppelen",
    "Verlengen",
    "Zoek",
    "bronnen_of",
    "given_bronnen",
    "values_of",
]
