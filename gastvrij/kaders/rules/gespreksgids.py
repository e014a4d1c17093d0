"""Rules of the guide: where a sentence has room for a name, and which step the system sees done.

Pure: no database, no clock, no Django.
"""

import re
from enum import StrEnum
from typing import NamedTuple

# An example caller in a sentence, as the documents write one: "mevrouw de Vries", "(naam inwoner)".
_PARTICLES = r"(?:(?:van|de|den|der|ten|ter|te|el|al|'t)\s+)*"
_ADDRESSED = (
    r"(?:[Mm]evrouw|[Mm]evr\.|[Mm]eneer|[Dd]e heer|[Dd]hr\.)\s+(?i:"
    + _PARTICLES
    + r")[A-ZÀ-Þ][\w'’-]*"
)
_NAMED = r"[(\[{]\s*naam(?:\s+(?:van\s+)?(?:de\s+)?(?:inwoner|beller|klant))?\s*[)\]}]"
_PLACE = re.compile(rf"\({_ADDRESSED}\)|{_ADDRESSED}|(?i:{_NAMED})")
_CHECKS = re.compile(r"\b(?:controleer|controleert|controleren|verifieert|verifieer)\b", re.I)
_DATA = re.compile(r"\b(?:klant|persoons|contact)?gegevens\b", re.I)


class Feit(StrEnum):
    """What the system itself knows to be done in a conversation."""

    GEGEVENS = "gegevens"


class Deel(NamedTuple):
    """A piece of a sentence to say; a place holds the example name of the document."""

    tekst: str
    is_plek: bool


def parts(sentence: str) -> list[Deel]:
    """Return a sentence in pieces, with the places for the name of the caller set apart.

    What is replaced is the whole address of the example, so whether to say mevrouw or meneer is
    never guessed: the name as the caller stated it comes in its place.
    """
    found: list[Deel] = []
    at = 0
    for match in _PLACE.finditer(sentence):
        found += [Deel(sentence[at : match.start()], is_plek=False)] * (match.start() > at)
        found.append(Deel(match[0], is_plek=True))
        at = match.end()
    return [*found, Deel(sentence[at:], is_plek=False)] if at < len(sentence) else found


def known_by(step: str) -> Feit | None:
    """Return the fact with which a step is done, None for all that only the agent knows.

    Only the check of the caller's data leaves a trace that proves itself. That a vraag was
    written down, or a name stands in the note, does not prove that it was said aloud.
    """
    return Feit.GEGEVENS if _CHECKS.search(step) and _DATA.search(step) else None
