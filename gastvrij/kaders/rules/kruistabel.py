"""Which elements a line of a crosswalk is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from gastvrij.kaders.inlezen.kruistabel import KruisRegel

from .identiteit import plain

# The kinds of kader by the name that a crosswalk gives them.
NAAR_KADER = {
    "toetsplan": "toetsplan",
    "woordenboek": "competentiewoordenboek",
    "profiel": "competentieprofiel",
    "gespreksstructuur": "gespreksstructuur",
}
VAN_KADER = "gespreksstructuur"
Plek = tuple[str, ...]


class Fout(Enum):
    """Why a line is refused."""

    VAN_ONBEKEND = "van onbekend"
    NAAR_ONBEKEND = "naar onbekend"
    VAN_DUBBEL = "van dubbel"
    NAAR_DUBBEL = "naar dubbel"
    REGEL_DUBBEL = "regel dubbel"


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """An element of a running version: its key, kind of kader, kind, code, title, text, parent."""

    key: int
    kader: str
    soort: str
    code: str
    titel: str
    tekst: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Gevonden:
    """The two elements (keys) that a line ties together."""

    regel: int
    van: int
    naar: int
    soort: str


def places(onderdelen: Iterable[Onderdeel]) -> dict[Plek, list[int]]:
    """Return by the place that a crosswalk names the keys of the elements that stand there.

    Places: (gespreksstructuur, code), (toetsplan, code), (competentieprofiel, title),
    (competentiewoordenboek, code, level, text); level and text are empty for the competence itself.
    """
    every = {one.key: one for one in onderdelen}
    found: dict[Plek, list[int]] = defaultdict(list)
    for one in every.values():
        plek = _place(one, every)
        if plek is not None:
            found[plek].append(one.key)
    return dict(found)


def _place(one: Onderdeel, every: Mapping[int, Onderdeel]) -> Plek | None:
    match one.kader, one.soort:
        case ("gespreksstructuur", "algemene_regel" | "stap") | ("toetsplan", "toetsterm"):
            return (one.kader, plain(one.code))
        case ("competentieprofiel", "competentie"):
            return (one.kader, plain(one.titel))
        case ("competentiewoordenboek", "competentie"):
            return (one.kader, plain(one.code), "", "")
        case ("competentiewoordenboek", "niveau"):
            return (one.kader, *_level_place(one), "")
        case ("competentiewoordenboek", "indicator") if one.parent is not None:
            return (one.kader, *_level_place(every[one.parent]), plain(one.tekst))
    return None


def _level_place(one: Onderdeel) -> tuple[str, str]:
    competence, _dash, level = one.code.partition("-N")
    return plain(competence), plain(level)


def match(
    regels: Sequence[KruisRegel], plekken: Mapping[Plek, Sequence[int]]
) -> tuple[list[Gevonden], list[tuple[KruisRegel, Fout]]]:
    """Return the ties that were found, and every line that is refused with the reason."""
    found: list[Gevonden] = []
    refused: list[tuple[KruisRegel, Fout]] = []
    seen: Counter[tuple[int, int]] = Counter()
    for regel in regels:
        tie = _tie(regel, plekken)
        if isinstance(tie, Gevonden):
            seen[tie.van, tie.naar] += 1
            tie = Fout.REGEL_DUBBEL if seen[tie.van, tie.naar] > 1 else tie
        if isinstance(tie, Fout):
            refused.append((regel, tie))
        else:
            found.append(tie)
    return found, refused


def _tie(regel: KruisRegel, plekken: Mapping[Plek, Sequence[int]]) -> Gevonden | Fout:
    kader = NAAR_KADER[regel.naar_kader]
    van = plekken.get((VAN_KADER, plain(regel.van)), [])
    naar = plekken.get(_target(regel, kader), [])
    wrong = {
        Fout.VAN_ONBEKEND: not van,
        Fout.NAAR_ONBEKEND: not naar,
        Fout.VAN_DUBBEL: len(van) > 1,
        Fout.NAAR_DUBBEL: len(naar) > 1,
    }
    for fout, is_wrong in wrong.items():
        if is_wrong:
            return fout
    return Gevonden(regel.line, van[0], naar[0], regel.soort)


def _target(regel: KruisRegel, kader: str) -> Plek:
    if kader != "competentiewoordenboek":
        return (kader, plain(regel.naar))
    return (kader, plain(regel.naar), plain(regel.niveau or ""), plain(regel.indicator or ""))
