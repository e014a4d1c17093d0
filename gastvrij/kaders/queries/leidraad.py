"""The guide beside a conversation: a published structure with the agent's own marks on it."""

from collections.abc import Collection
from dataclasses import dataclass

from gastvrij.kaders.models import KaderVersie
from gastvrij.kaders.rules.gespreksgids import Deel, Feit, known_by, parts

from .gids import GuideLine, GuideStep, guide


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
    """Return the guide of a published structure in one query; None if there is no structure.

    `marked` holds the codes that the agent ticked, `known` what the system saw done, `naam` the
    name as the caller stated it. A conversation that was received from a colleague
    (`is_ontvangen`) is at its last phase.
    """
    if versie is None:
        return None
    structure = guide(versie)
    fasen: list[Fase] = []
    last = len(structure.phases)
    for number, phase in enumerate(structure.phases, start=1):
        stappen = [_stap(step, marked, known) for step in phase.steps]
        fasen.append(Fase(number, phase.title, stappen))
    at = last if is_ontvangen else next((f.nummer for f in fasen if f.gezet < len(f.stappen)), 0)
    return Leidraad(
        str(versie),
        [(rule.text, [_regel(line) for line in rule.lines]) for rule in structure.rules],
        [_at(fase, current=at) for fase in fasen],
        gezet=sum(fase.gezet for fase in fasen),
        totaal=sum(len(fase.stappen) for fase in fasen),
        naam=naam.strip(),
        naam_genoemd=naam_genoemd,
        is_ontvangen=is_ontvangen,
    )


def _at(fase: Fase, *, current: int) -> Fase:
    is_done = fase.gezet == len(fase.stappen)
    stand = "checked" if is_done else "current" if fase.nummer == current else "not-checked"
    return Fase(fase.nummer, fase.titel, fase.stappen, stand)


def _stap(step: GuideStep, marked: Collection[str], known: Collection[Feit]) -> Stap:
    fact = known_by(step.text)
    is_done = step.code in marked or (fact is not None and fact in known)
    return Stap(step.code, step.text, is_done, fact or "", [_regel(line) for line in step.lines])


def _regel(line: GuideLine) -> Regel:
    return Regel(line.text, line.is_example, parts(line.text) if line.is_example else [])
