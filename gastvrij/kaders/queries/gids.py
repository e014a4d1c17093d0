"""The conversation guide that a published gespreksstructuur gives."""

from collections import defaultdict
from dataclasses import dataclass

from gastvrij.kaders.models import Element, KaderVersie


@dataclass(frozen=True)
class GuideLine:
    """One line under a step: guidance, or a sentence to say."""

    element: Element
    text: str
    is_example: bool


@dataclass(frozen=True)
class GuideStep:
    """One step (F1.1) or general rule (A1) with its lines."""

    element: Element
    code: str
    text: str
    lines: list[GuideLine]


@dataclass(frozen=True)
class GuidePhase:
    """One phase (F1) with its steps."""

    element: Element
    code: str
    title: str
    steps: list[GuideStep]


@dataclass(frozen=True)
class Guide:
    """A whole conversation structure."""

    versie: KaderVersie
    rules: list[GuideStep]
    phases: list[GuidePhase]


Children = dict[int | None, list[Element]]


def guide(versie: KaderVersie) -> Guide:
    """Return the conversation structure of a version in one query, in the order of the document."""
    children: Children = defaultdict(list)
    for element in versie.elementen.order_by("volgorde"):
        children[element.parent_id].append(element)
    top = children[None]
    return Guide(
        versie,
        [_step(one, children) for one in top if one.soort == Element.Soort.ALGEMENE_REGEL],
        [_phase(one, children) for one in top if one.soort == Element.Soort.FASE],
    )


def _phase(element: Element, children: Children) -> GuidePhase:
    steps = [_step(one, children) for one in children[element.pk]]
    return GuidePhase(element, element.code, element.titel, steps)


def _step(element: Element, children: Children) -> GuideStep:
    lines = [
        GuideLine(one, one.tekst, one.soort == Element.Soort.VOORBEELDZIN)
        for one in children[element.pk]
    ]
    return GuideStep(element, element.code, element.tekst, lines)
