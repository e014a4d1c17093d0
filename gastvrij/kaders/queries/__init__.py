"""Reads of kaders: what runs, what waits, and who may see it."""

from gastvrij.kaders.inlezen.twijfels import Twijfel

from .gids import Guide, GuideLine, GuidePhase, GuideStep, guide
from .inhoud import (
    CompetenceGroup,
    CompetenceNode,
    LevelNode,
    boom,
    competenties,
    open_points,
    toetstermen,
)
from .kruistabellen import current_kruistabel, elements_by_place, verbanden
from .lopend import current_versie, current_versies, normen, published_versions
from .voorstellen import (
    SourceLine,
    gelezen_of,
    get_voorstel_for,
    open_voorstellen_for,
    rejected_voorstellen_for,
    source_lines,
    twijfels_of,
    voorstellen_for,
)
from .zicht import (
    KaderRow,
    get_versie_for,
    kader_rows,
    kaders_for,
    kaders_of,
    normen_for,
)

__all__ = [
    "CompetenceGroup",
    "CompetenceNode",
    "Guide",
    "GuideLine",
    "GuidePhase",
    "GuideStep",
    "KaderRow",
    "LevelNode",
    "SourceLine",
    "Twijfel",
    "boom",
    "competenties",
    "current_kruistabel",
    "current_versie",
    "current_versies",
    "elements_by_place",
    "gelezen_of",
    "get_versie_for",
    "get_voorstel_for",
    "guide",
    "kader_rows",
    "kaders_for",
    "kaders_of",
    "normen",
    "normen_for",
    "open_points",
    "open_voorstellen_for",
    "published_versions",
    "rejected_voorstellen_for",
    "source_lines",
    "toetstermen",
    "twijfels_of",
    "verbanden",
    "voorstellen_for",
]
