"""Reads of ontwikkeling: competence pictures, and to whom they are open."""

from gastvrij.beoordeling.queries import leerpunten_of

from .beeld import (
    Beeld,
    BeeldCompetentie,
    BeeldGroep,
    BeeldIndicator,
    BeeldNiveau,
    Citaat,
    beeld,
    newer_versions,
)
from .vrijgaven import (
    Inzage,
    can_receive,
    get_medewerker_for,
    get_vrijgave_for,
    inzages,
    ontvangen,
    ontvangers,
    vrijgaven_of,
)

__all__ = [
    "Beeld",
    "BeeldCompetentie",
    "BeeldGroep",
    "BeeldIndicator",
    "BeeldNiveau",
    "Citaat",
    "Inzage",
    "beeld",
    "can_receive",
    "get_medewerker_for",
    "get_vrijgave_for",
    "inzages",
    "leerpunten_of",
    "newer_versions",
    "ontvangen",
    "ontvangers",
    "vrijgaven_of",
]
