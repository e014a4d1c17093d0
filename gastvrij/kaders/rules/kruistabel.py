"""Which elements a line of a crosswalk is about, and which line an element gets."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from uuid import UUID

from gastvrij.kaders.inlezen.blad.kruistabel import KruisRegel

from .identiteit import plain

# The kinds of kader by the name that a crosswalk gives them.
NAAR_KADER = {
    "toetsplan": "toetsplan",
    "woordenboek": "competentiewoordenboek",
    "profiel": "competentieprofiel",
    "gespreksstructuur": "gespreksstructuur",
    "servicenormen": "servicenormen",
    "functieprofiel": "functieprofiel",
    "beoordelingsformulier": "beoordelingsformulier",
    "overig": "overig",
}
KADERWOORD = {kind: word for word, kind in NAAR_KADER.items()}
# Kinds of element that a tie can hold on to; the others only order or explain these.
VERBINDBAAR = (
    "algemene_regel",
    "stap",
    "toetsterm",
    "competentie",
    "niveau",
    "indicator",
    "functie",
    "uitspraak",
    "criterium",
    "scoreregel",
    "item",
)
# Kind of kader, what the column `naar` says, level, indicator; without capitals or white space.
Plek = tuple[str, str, str, str]


class Fout(Enum):
    """Why a line is refused."""

    VAN_ONBEKEND = "van onbekend"
    NAAR_ONBEKEND = "naar onbekend"
    VAN_DUBBEL = "van dubbel"
    NAAR_DUBBEL = "naar dubbel"
    VAN_ANDER = "van ander"
    NAAR_ANDER = "naar ander"
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
    identiteit: UUID | None = None


@dataclass(frozen=True, slots=True)
class Plekken:
    """Where elements (keys) stand: by place, by identity, and the place of each."""

    per_plek: Mapping[Plek, Sequence[int]]
    per_identiteit: Mapping[UUID, int] = field(default_factory=dict)
    van_element: Mapping[int, Plek] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gevonden:
    """The two elements (keys) that a line ties together."""

    regel: KruisRegel
    van: int
    naar: int


@dataclass(frozen=True, slots=True)
class Kolommen:
    """What the columns of a crosswalk say of one element."""

    kader: str
    naar: str
    niveau: str
    indicator: str

    @property
    def plek(self) -> Plek:
        """Return the place that these columns name."""
        kind = NAAR_KADER[self.kader]
        return (kind, plain(self.naar), plain(self.niveau), plain(self.indicator))


def columns(one: Onderdeel, every: Mapping[int, Onderdeel]) -> Kolommen:
    """Return how a crosswalk names an element.

    A competence of a profile goes by its title, of a dictionary by its code if it has one; a level
    by its number and an indicator by its text under those; all else by its code, title or text.
    """
    kader = KADERWOORD[one.kader]
    match one.soort:
        case "competentie" if one.kader == "competentieprofiel":
            return Kolommen(kader, one.titel, "", "")
        case "niveau":
            return Kolommen(kader, *_level(one, every), "")
        case "indicator":
            return Kolommen(kader, *_under(one, every), one.tekst or one.titel)
    return Kolommen(kader, one.code or one.titel or one.tekst, "", "")


def _under(one: Onderdeel, every: Mapping[int, Onderdeel]) -> tuple[str, str]:
    """Return the competence and the level that an indicator stands under."""
    parent = every.get(one.parent) if one.parent is not None else None
    if parent is None:
        return "", ""
    if parent.soort == "niveau":
        return _level(parent, every)
    return columns(parent, every).naar, ""


def _level(one: Onderdeel, every: Mapping[int, Onderdeel]) -> tuple[str, str]:
    competence, dash, level = one.code.rpartition("-N")
    if dash:
        return competence, level
    return _under(one, every)[0], one.code or one.titel


def places(onderdelen: Iterable[Onderdeel]) -> Plekken:
    """Return where every element stands; by place only those that a tie can hold on to.

    Two elements with one identity, of which the first counts, can only be of two kaders.
    """
    every = {one.key: one for one in onderdelen}
    per_plek: dict[Plek, list[int]] = defaultdict(list)
    per_identiteit: dict[UUID, int] = {}
    van_element: dict[int, Plek] = {}
    for one in every.values():
        named = columns(one, every)
        if one.soort in VERBINDBAAR:
            per_plek[named.plek].append(one.key)
        van_element[one.key] = named.plek
        if one.identiteit is not None:
            per_identiteit.setdefault(one.identiteit, one.key)
    return Plekken(dict(per_plek), per_identiteit, van_element)


def match(
    regels: Sequence[KruisRegel], plekken: Plekken
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


def _tie(regel: KruisRegel, plekken: Plekken) -> Gevonden | Fout:
    van_named = Kolommen(
        regel.van_kader, regel.van, regel.van_niveau or "", regel.van_indicator or ""
    )
    naar_named = Kolommen(regel.naar_kader, regel.naar, regel.niveau or "", regel.indicator or "")
    van = _end(van_named, regel.van_id, plekken, _VAN)
    naar = _end(naar_named, regel.naar_id, plekken, _NAAR)
    if isinstance(van, Fout):
        return van
    return naar if isinstance(naar, Fout) else Gevonden(regel, van, naar)


_VAN = (Fout.VAN_ONBEKEND, Fout.VAN_DUBBEL, Fout.VAN_ANDER)
_NAAR = (Fout.NAAR_ONBEKEND, Fout.NAAR_DUBBEL, Fout.NAAR_ANDER)


def _end(
    named: Kolommen, identity: UUID | None, plekken: Plekken, faults: tuple[Fout, Fout, Fout]
) -> int | Fout:
    """Return the element at one end of a line: by its identity if the line gives it, else place."""
    unknown, double, other = faults
    if identity is not None:
        known = plekken.per_identiteit.get(identity)
        if known is None:
            return unknown
        return known if plekken.van_element[known] == named.plek else other
    found = plekken.per_plek.get(named.plek, [])
    if len(found) > 1:
        return double
    return found[0] if found else unknown


@dataclass(frozen=True, slots=True)
class Band:
    """A tie (key) by the identities that it holds on to."""

    key: int
    van: UUID
    naar: UUID


def carry(
    banden: Iterable[Band], running: Mapping[UUID, int]
) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Return which ties (keys) go over to the elements that run, and which are left behind.

    Those that go over as (tie, element, element), each pair once; `running` gives the element by
    its identity.
    """
    over: list[tuple[int, int, int]] = []
    behind: list[int] = []
    seen: set[tuple[UUID, UUID]] = set()
    for band in banden:
        pair = (band.van, band.naar)
        if running.keys() >= {*pair} and pair not in seen:
            over.append((band.key, running[band.van], running[band.naar]))
        else:
            behind.append(band.key)
        seen.add(pair)
    return over, behind


def parts(groups: Sequence[str], *, limit: int) -> list[slice]:
    """Return how a row of elements falls apart into parts of at most `limit`.

    `groups` is the group of each in order. A part ends where a group ends, unless one group alone
    is larger than a part.
    """
    found: list[slice] = []
    start = 0
    for _group, run in groupby(groups):
        end = start + sum(1 for _one in run)
        if found and end - found[-1].start <= limit:
            found[-1] = slice(found[-1].start, end)
        else:
            found += [slice(at, min(at + limit, end)) for at in range(start, end, limit)]
        start = end
    return found
