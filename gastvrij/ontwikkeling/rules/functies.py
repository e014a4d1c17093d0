"""What a functie asks: which version runs, how it moves to another framework, what several ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

# The legend of the competence profile: three stars mark what the whole organisation asks.
ORGANISATIEBREED = "***"


class Overgang(StrEnum):
    """What became of a requirement in another version of its framework."""

    GELIJK = "gelijk"
    GEWIJZIGD = "gewijzigd"
    NIVEAU_WEG = "niveau_weg"
    WEG = "weg"


@dataclass(frozen=True, slots=True)
class Trede:
    """A level with its indicators; no identity for indicators that stand under no level."""

    identiteit: UUID | None
    titel: str
    tekst: str
    indicatoren: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Competentie:
    """What a version of a framework says of a competence."""

    identiteit: UUID
    titel: str
    tekst: str
    treden: tuple[Trede, ...] = ()

    @property
    def niveaus(self) -> frozenset[UUID]:
        """Return the identities of its levels; none where it is asked yes or no."""
        return frozenset(one.identiteit for one in self.treden if one.identiteit is not None)


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """A requirement (key): a competence and its level by identity, no level for yes or no."""

    key: int
    competentie: UUID
    niveau: UUID | None


@dataclass(frozen=True, slots=True)
class Profielversie:
    """A published version (key) of what a functie (key) asks, with the day from which it runs."""

    key: int
    functie: int
    per: date
    nummer: int


@dataclass(frozen=True, slots=True)
class Zwaarte:
    """A requirement (key) with how many levels of its competence it stands above none."""

    key: int
    competentie: UUID
    rang: int


def is_same(before: Competentie, after: Competentie) -> bool:
    """Test if a competence says the same in two versions: text, levels and indicators.

    White space is no difference, a capital is; a changed code or mark changes no requirement.
    """
    return _plain(before) == _plain(after)


def _plain(one: Competentie) -> tuple[object, ...]:
    def clean(text: str) -> str:
        return " ".join(text.split())

    treden = tuple(
        (trede.identiteit, clean(trede.titel), clean(trede.tekst), *map(clean, trede.indicatoren))
        for trede in one.treden
    )
    return clean(one.titel), clean(one.tekst), treden


def overgang(eis: Gevraagd, before: Competentie, after: Competentie | None) -> Overgang:
    """Return what became of a requirement where its competence says `after` by now."""
    if after is None:
        return Overgang.WEG
    if eis.niveau is not None and eis.niveau not in after.niveaus:
        return Overgang.NIVEAU_WEG
    if not is_same(before, after):
        return Overgang.GEWIJZIGD
    return Overgang.GELIJK


def overgangen(
    eisen: Iterable[Gevraagd],
    before: Mapping[UUID, Competentie],
    after: Mapping[UUID, Competentie],
) -> dict[int, Overgang]:
    """Return for every requirement (key) what became of it: only GELIJK moves without a person.

    `before` and `after` are the competences of both versions by identity; every requirement is of
    one in `before` (KeyError), and every one of them is in the answer.
    """
    return {
        eis.key: overgang(eis, before[eis.competentie], after.get(eis.competentie)) for eis in eisen
    }


def running(profielen: Iterable[Profielversie], *, on: date) -> dict[int, int]:
    """Return for each functie (key) the version (key) that runs on a day.

    It is the one that began last; of several that began on the same day the newest.
    """
    begun = (one for one in profielen if one.per <= on)
    return {one.functie: one.key for one in sorted(begun, key=lambda one: (one.per, one.nummer))}


def highest(eisen: Iterable[Zwaarte]) -> list[int]:
    """Return of each competence the requirement (key) that asks most, in the order given.

    Of those that ask the same the first stands.
    """
    most: dict[UUID, Zwaarte] = {}
    for eis in eisen:
        if eis.competentie not in most or eis.rang > most[eis.competentie].rang:
            most[eis.competentie] = eis
    return [eis.key for eis in most.values()]


def overlaps(
    van: date, tot_en_met: date | None, periods: Iterable[tuple[date, date | None]]
) -> bool:
    """Test if a period shares a day with another; no end is without end, both ends included."""
    return any(
        start <= (tot_en_met or date.max) and van <= (end or date.max) for start, end in periods
    )
