"""The guide beside a conversation: a published structure with the agent's own marks on it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from gastvrij.kaders.models import KaderVersie
from gastvrij.kaders.rules.gespreksgids import Deel, Feit, known_by, parts

from .gids import GuideLine, GuideStep, guide

# More than are in use at once: one a channel, and those of conversations that still run.
KEPT = 32


@dataclass(frozen=True)
class Regel:
    """A line under a step: guidance, or a sentence to say with the places for the name apart."""

    tekst: str
    is_voorbeeld: bool
    delen: list[Deel]


@dataclass(frozen=True)
class Stap:
    """A step of the guide; `weet` is the fact by which the system itself sees it done."""

    code: str
    tekst: str
    is_gezet: bool
    weet: str
    regels: list[Regel]


@dataclass(frozen=True)
class Fase:
    """A phase of the guide with its steps."""

    nummer: int
    titel: str
    stappen: list[Stap]
    stand: str = "not-checked"

    @property
    def gezet(self) -> int:
        """Return how many steps are done."""
        return sum(stap.is_gezet for stap in self.stappen)

    @property
    def met_regels(self) -> list[Stap]:
        """Return the steps that have guidance or sentences."""
        return [stap for stap in self.stappen if stap.regels]


@dataclass(frozen=True)
class Leidraad:
    """A conversation structure with the marks of this one conversation."""

    titel: str
    algemeen: list[tuple[str, list[Regel]]]
    fasen: list[Fase]
    gezet: int
    totaal: int
    naam: str
    naam_genoemd: str
    is_ontvangen: bool


def leidraad(
    versie: KaderVersie | None,
    *,
    marked: Collection[str] = (),
    known: Collection[Feit] = (),
    naam: str = "",
    naam_genoemd: str = "0",
    is_ontvangen: bool = False,
) -> Leidraad | None:
    """Return the guide of a structure, None if there is none; no query for one read before.

    `marked` holds the codes that the agent ticked, `known` what the system saw done, `naam` the
    name as the caller stated it. A conversation that was received from a colleague
    (`is_ontvangen`) is at its last phase.
    """
    if versie is None:
        return None
    structure = _structure(versie)
    fasen = [
        replace(fase, stappen=[_stap(stap, marked, known) for stap in fase.stappen])
        for fase in structure.fasen
    ]
    ahead = next((f.nummer for f in fasen if f.gezet < len(f.stappen)), 0)
    at = len(fasen) if is_ontvangen else ahead
    return Leidraad(
        str(versie),
        structure.algemeen,
        [_at(fase, current=at) for fase in fasen],
        gezet=sum(fase.gezet for fase in fasen),
        totaal=sum(len(fase.stappen) for fase in fasen),
        naam=naam.strip(),
        naam_genoemd=naam_genoemd,
        is_ontvangen=is_ontvangen,
    )


@dataclass(frozen=True)
class _Structure:
    """What is the same for every conversation: the lines, with no mark set."""

    algemeen: list[tuple[str, list[Regel]]]
    fasen: list[Fase]


# By outward key, which no other version ever gets.
_kept: dict[UUID, _Structure] = {}


def _structure(versie: KaderVersie) -> _Structure:
    """Return the structure of a version; of a published one, which never changes, it is kept."""
    if found := _kept.get(versie.uuid):
        return found
    found = _read(versie)
    if versie.status != KaderVersie.Status.CONCEPT:
        if len(_kept) >= KEPT:
            _kept.clear()
        _kept[versie.uuid] = found
    return found


def _read(versie: KaderVersie) -> _Structure:
    found = guide(versie)
    return _Structure(
        [(rule.text, [_regel(line) for line in rule.lines]) for rule in found.rules],
        [
            Fase(number, phase.title, [_unmarked(step) for step in phase.steps])
            for number, phase in enumerate(found.phases, start=1)
        ],
    )


def _at(fase: Fase, *, current: int) -> Fase:
    is_done = fase.gezet == len(fase.stappen)
    stand = "checked" if is_done else "current" if fase.nummer == current else "not-checked"
    return replace(fase, stand=stand)


def _unmarked(step: GuideStep) -> Stap:
    fact = known_by(step.text) or ""
    lines = [_regel(line) for line in step.lines]
    return Stap(step.code, step.text, is_gezet=False, weet=fact, regels=lines)


def _stap(stap: Stap, marked: Collection[str], known: Collection[Feit]) -> Stap:
    return replace(stap, is_gezet=stap.code in marked or stap.weet in known)


def _regel(line: GuideLine) -> Regel:
    return Regel(line.text, line.is_example, parts(line.text) if line.is_example else [])
