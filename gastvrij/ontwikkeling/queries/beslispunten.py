"""What a person decides because a framework changed: what a requirement said and says now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Element
from gastvrij.kaders.queries import CompetenceGroup, CompetenceNode, LevelNode
from gastvrij.ontwikkeling.models import Eis
from gastvrij.ontwikkeling.rules import functies as rules
from gastvrij.ontwikkeling.rules.functies import Overgang


@dataclass(frozen=True)
class Treden:
    """What stands at a level before and now, side by side."""

    titel: str
    oud: list[str]
    nieuw: list[str]
    is_gevraagd: bool

    @property
    def is_anders(self) -> bool:
        """Test if the level does not say the same any more."""
        return self.oud != self.nieuw


@dataclass(frozen=True)
class Beslispunt:
    """A requirement of an earlier version that no rule may move: what it said and says now."""

    eis: Eis
    overgang: Overgang
    oud: CompetenceNode
    nieuw: CompetenceNode | None
    treden: list[Treden]
    voorstel: Element | None


def levels_of(node: CompetenceNode) -> list[Element]:
    """Return the levels of a competence, from low to high; none where it is asked yes or no."""
    return [level.element for level in node.levels if level.element is not None]


def nodes_of(groups: Iterable[CompetenceGroup]) -> dict[UUID, CompetenceNode]:
    """Return the competences of a framework by identity."""
    return {node.element.identiteit: node for group in groups for node in group.competences}


def inhoud(node: CompetenceNode) -> rules.Competentie:
    """Return what a framework says of a competence, to compare by."""
    element = node.element
    treden = tuple(_trede(level) for level in node.levels)
    return rules.Competentie(element.identiteit, element.titel, element.tekst, treden)


def _trede(level: LevelNode) -> rules.Trede:
    texts = tuple(one.titel or one.tekst for one in level.indicators)
    if level.element is None:
        return rules.Trede(None, "", "", texts)
    return rules.Trede(level.element.identiteit, level.element.titel, level.element.tekst, texts)


def beslispunten(
    eisen: Iterable[Eis], trees: Mapping[int, Iterable[CompetenceGroup]]
) -> list[Beslispunt]:
    """Return what waits for a decision; `trees` are the chosen frameworks by kader (key)."""
    waiting = [eis for eis in eisen if not eis.is_beslist]
    before: dict[int, dict[UUID, CompetenceNode]] = {}
    for eis in waiting:
        versie = eis.competentie.versie
        if versie.pk not in before:
            before[versie.pk] = nodes_of(kaders.competenties(versie))
    after = {kader: nodes_of(groups) for kader, groups in trees.items()}
    return [
        _beslispunt(
            eis,
            before[eis.competentie.versie_id][eis.competentie.identiteit],
            after.get(eis.competentie.versie.kader_id, {}).get(eis.competentie.identiteit),
        )
        for eis in waiting
    ]


def _beslispunt(eis: Eis, oud: CompetenceNode, nieuw: CompetenceNode | None) -> Beslispunt:
    asked = gevraagd(eis)
    what = rules.overgang(asked, inhoud(oud), inhoud(nieuw) if nieuw else None)
    return Beslispunt(eis, what, oud, nieuw, _treden(oud, nieuw, asked), _voorstel(asked, nieuw))


def gevraagd(eis: Eis) -> rules.Gevraagd:
    """Return a requirement by identity."""
    niveau = eis.niveau.identiteit if eis.niveau is not None else None
    return rules.Gevraagd(eis.pk, eis.competentie.identiteit, niveau)


def _voorstel(asked: rules.Gevraagd, nieuw: CompetenceNode | None) -> Element | None:
    """Return what the requirement would be by identity; None where there is no such thing."""
    if nieuw is None:
        return None
    if asked.niveau is None:
        return None if levels_of(nieuw) else nieuw.element
    return next((one for one in levels_of(nieuw) if one.identiteit == asked.niveau), None)


def _treden(
    oud: CompetenceNode, nieuw: CompetenceNode | None, asked: rules.Gevraagd
) -> list[Treden]:
    before = {_key(level): level for level in oud.levels}
    after = {_key(level): level for level in nieuw.levels} if nieuw else {}
    return [
        Treden(
            level.element.titel if level.element else "",
            _lines(before.get(key)),
            _lines(after.get(key)),
            key is not None and key == asked.niveau,
        )
        for key, level in {**before, **after}.items()
    ]


def _key(level: LevelNode) -> UUID | None:
    return level.element.identiteit if level.element is not None else None


def _lines(level: LevelNode | None) -> list[str]:
    if level is None:
        return []
    own = [level.element.tekst] if level.element is not None and level.element.tekst else []
    return [*own, *(one.titel or one.tekst for one in level.indicators)]
