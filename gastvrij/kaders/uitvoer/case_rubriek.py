"""An assessment form as a CFRubric: one criterion for each criterium, levels as the form has."""

from typing import Any
from uuid import uuid5

from .case_items import CaseItem
from .case_streng import OURS, Voorwerp
from .case_verbanden import DERIVED
from .gegevens import Kaderuitvoer

FORM, CRITERIUM = "beoordelingsformulier", "criterium"


def rubrics(uit: Kaderuitvoer, items: list[CaseItem], basis: str) -> list[Voorwerp]:
    """Return the rubric of an assessment form; none for another kind of document."""
    criteria = [item for item in items if item.tak.soort == CRITERIUM]
    if uit.soort != FORM or not criteria:
        return []
    own = str(uuid5(uit.uuid, "rubriek"))
    rubric = {
        "identifier": own,
        "uri": f"{basis}/CFRubrics/{own}",
        "title": uit.titel,
        "lastChangeDateTime": uit.gewijzigd_op.isoformat(),
        "CFRubricCriteria": [
            _criterion(uit, own, item, _group(items, item), place, basis)
            for place, item in enumerate(criteria, start=1)
        ],
        "extensions": {DERIVED: True},
    }
    return [rubric]


def _group(items: list[CaseItem], item: CaseItem) -> str:
    return "" if item.parent is None else items[item.parent].tak.titel


def _criterion(
    uit: Kaderuitvoer, rubric: str, item: CaseItem, group: str, place: int, basis: str
) -> Voorwerp:
    extra = item.tak.extra
    own = str(uuid5(item.own, "criterium"))
    found: dict[str, Any] = {
        "identifier": own,
        "uri": f"{basis}/CFRubricCriteria/{own}",
        "category": group or None,
        "description": item.tak.tekst or item.tak.titel or None,
        "CFItemURI": item.link,
        "weight": _figure(extra.get("weight")),
        "position": place,
        "rubricId": rubric,
        "lastChangeDateTime": uit.gewijzigd_op.isoformat(),
        "CFRubricCriterionLevels": [
            _level(uit, own, step, at, basis)
            for at, step in enumerate(extra.get("scale") or [], start=1)
            if isinstance(step, dict)
        ]
        or None,
        "extensions": {f"{OURS}{name}": extra[name] for name in BESIDE if extra.get(name)} or None,
    }
    return {name: value for name, value in found.items() if value is not None}


# What a criterion has that CASE has no field for.
BESIDE = ("knock_out", "minimum", "help")


def _level(uit: Kaderuitvoer, criterion: str, step: Any, place: int, basis: str) -> Voorwerp:
    own = str(uuid5(uit.uuid, f"{criterion}:niveau:{place}"))
    found = {
        "identifier": own,
        "uri": f"{basis}/CFRubricCriterionLevels/{own}",
        "description": step.get("description") or step.get("text"),
        "quality": step.get("label"),
        "score": _figure(step.get("value")),
        "feedback": step.get("feedback"),
        "position": place,
        "rubricCriterionId": criterion,
        "lastChangeDateTime": uit.gewijzigd_op.isoformat(),
    }
    return {name: value for name, value in found.items() if value is not None}


def _figure(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else None
