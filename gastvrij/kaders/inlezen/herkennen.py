"""Recognise what kind of framework a text is, by the marks of its form."""

import re
from collections.abc import Callable

from .competentie_regels import is_level_heading, level_row
from .opmaak import split_bullet
from .schaal import CROSSES, scale_codes
from .tekst import Tekst
from .toetsterm import CODE, is_column_title
from .velden import match_label

PHASE = re.compile(r"fase\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z])\b", re.IGNORECASE)
_TALK = re.compile(r"\b(?:gesprek\w*|beller|klantcontact\w*|telefo\w+)\b", re.IGNORECASE)
_COMPETENCE = re.compile(
    r"competentie\w*|kennis|vaardighe\w+|houding|attitude|gedragsindicator\w*", re.IGNORECASE
)
SURE = 0.5


def recognise(tekst: Tekst) -> list[tuple[str, float]]:
    """Return every kind that this may be with its certainty (0 to 1), the surest first."""
    found = [(kind, round(min(score(tekst), 1.0), 2)) for kind, score in _SCORES.items()]
    return sorted((one for one in found if one[1] > 0), key=lambda one: -one[1])


def _plan(tekst: Tekst) -> float:
    codes = sum(bool(CODE.match(regel.text)) for regel in tekst.filled)
    crosses = sum(bool(CROSSES.intersection(regel.text.split()[-4:])) for regel in tekst.filled)
    labels = sum(bool(match_label(regel.text)) for regel in tekst.filled)
    columns = sum(any(map(is_column_title, regel.cells)) for regel in tekst.filled)
    scales = any(scale_codes(regel.text.split()) for regel in tekst.filled)
    named = any("toetsterm" in regel.text.lower() for regel in tekst.filled)
    titled = any("toetsplan" in regel.text.lower() for regel in tekst.filled)
    marks = 0.3 * (crosses >= 1) + 0.15 * scales + 0.2 * (labels > 1) + 0.15 * (columns > 0)
    return (marks + 0.2 * named + 0.3 * titled) * (1.0 if codes else 0.4)


def _levels(tekst: Tekst) -> int:
    single = sum(is_level_heading(regel.text) for regel in tekst.filled)
    return single + sum(len(level_row(regel.cells, regel.text)) for regel in tekst.filled)


def _bullets(tekst: Tekst) -> int:
    return sum(split_bullet(regel.text) is not None for regel in tekst.filled)


def _field_words(tekst: Tekst) -> int:
    short = [regel.text for regel in tekst.filled if len(regel.text) < SHORT]
    return sum(bool(_COMPETENCE.search(text)) for text in short)


def _phases(tekst: Tekst) -> int:
    return sum(bool(PHASE.match(regel.text)) for regel in tekst.filled)


def _dictionary(tekst: Tekst) -> float:
    levels = _levels(tekst)
    return 0.0 if levels < FEW else 0.6 + 0.1 * (_field_words(tekst) > 0) + 0.01 * min(levels, 30)


def _profile(tekst: Tekst) -> float:
    if _levels(tekst) >= FEW or _phases(tekst) >= FEW:
        return 0.0
    bullets = 0.3 * (_bullets(tekst) >= MANY)
    words = _field_words(tekst)
    return bullets + 0.3 * (words > 0) + 0.2 * (words > 1) if words else 0.0


def _conversation(tekst: Tekst) -> float:
    talk = sum(bool(_TALK.search(regel.text)) for regel in tekst.filled)
    phases = _phases(tekst)
    return 0.0 if not phases else 0.4 * (phases >= FEW) + 0.25 + 0.3 * (talk > 1)


FEW, MANY, SHORT = 2, 3, 80
_SCORES: dict[str, Callable[[Tekst], float]] = {
    "toetsplan": _plan,
    "competentiewoordenboek": _dictionary,
    "competentieprofiel": _profile,
    "gespreksstructuur": _conversation,
}
