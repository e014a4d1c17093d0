"""What a function profile that was read in asks, in the words of a chosen framework.

A requirement is taken over if its code and title point at one competence, and its level at one
level; of all others this says why not, so that a person decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

_LEVEL_WORDS = ("niveau", "level")


class Reden(StrEnum):
    """Why a requirement is not taken over."""

    ONBEPAALD = "onbepaald"
    ONBEKEND = "onbekend"
    MEERDERE = "meerdere"
    CODE_ANDERS = "code_anders"
    NIVEAU_ONTBREEKT = "niveau_ontbreekt"
    NIVEAU_ONBEKEND = "niveau_onbekend"
    GEEN_NIVEAUS = "geen_niveaus"


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A requirement (key) as the document has it; without a level `niveau` is empty."""

    key: int
    code: str
    titel: str
    niveau: str
    is_onbepaald: bool = False


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A competence (key) of a chosen framework with its levels: key and label."""

    key: int
    code: str
    titel: str
    niveaus: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Overname:
    """What a requirement (key) comes to: competence and level (keys), or why it does not."""

    gelezen: int
    competentie: int | None
    niveau: int | None
    reden: Reden | None


def plain(text: str) -> str:
    """Return a text without capitals and needless white space, to compare by."""
    return " ".join(text.split()).casefold()


def plain_level(label: str) -> str:
    """Return what names a level: "Niveau 3" and "3" are the same."""
    first, _space, rest = plain(label).partition(" ")
    return rest if first in _LEVEL_WORDS and rest else plain(label)


def take_over(eisen: Iterable[Gelezen], kandidaten: Sequence[Kandidaat]) -> list[Overname]:
    """Return for every requirement what it comes to, in the order given; nothing is guessed."""
    return [_one(eis, kandidaten) for eis in eisen]


def _one(eis: Gelezen, kandidaten: Sequence[Kandidaat]) -> Overname:
    if eis.is_onbepaald:
        return Overname(eis.key, None, None, Reden.ONBEPAALD)
    found = [one for one in kandidaten if plain(one.titel) == plain(eis.titel)]
    if not found:
        return Overname(eis.key, None, None, Reden.ONBEKEND)
    fitting = [one for one in found if _fits(eis.code, one.code)]
    if len(fitting) != 1:
        return Overname(eis.key, None, None, Reden.MEERDERE if fitting else Reden.CODE_ANDERS)
    return _level(eis, fitting[0])


def _fits(asked: str, code: str) -> bool:
    return not asked.strip() or not code.strip() or plain(asked) == plain(code)


def _level(eis: Gelezen, found: Kandidaat) -> Overname:
    if not found.niveaus:
        reden = Reden.GEEN_NIVEAUS if eis.niveau else None
        return Overname(eis.key, found.key, None, reden)
    if not eis.niveau:
        return Overname(eis.key, found.key, None, Reden.NIVEAU_ONTBREEKT)
    same = [key for key, label in found.niveaus if plain_level(label) == plain_level(eis.niveau)]
    if len(same) != 1:
        return Overname(eis.key, found.key, None, Reden.NIVEAU_ONBEKEND)
    return Overname(eis.key, found.key, same[0], None)
