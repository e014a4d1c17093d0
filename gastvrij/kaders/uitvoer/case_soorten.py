"""The CFDefinitions of a kader: item types, concepts, joined with what came in as CASE."""

from typing import Any
from uuid import uuid5

from .case_items import CaseItem, item_types
from .case_klassen import IN_DEFINITIONS
from .case_schaal import SINCE, SPACE
from .case_streng import Voorwerp
from .gegevens import Kaderuitvoer


def definitions(uit: Kaderuitvoer, items: list[CaseItem], basis: str, came: Any) -> Any:
    """Return the definitions before they are made strict; None if there are none.

    `came` is what the package had, whatever it is; ours goes before it.
    """
    ours = {
        "CFItemTypes": item_types(uit, items, basis),
        "CFConcepts": _concepts(uit, items, basis),
    }
    ours = {name: found for name, found in ours.items() if found}
    if not ours:
        return came
    if not isinstance(came, dict):
        return ours
    joined = dict(came)
    for name, found in ours.items():
        theirs = came.get(name)
        joined[name] = [*found, *(theirs if isinstance(theirs, list) else [])]
    return joined


def _concepts(uit: Kaderuitvoer, items: list[CaseItem], basis: str) -> list[Voorwerp]:
    """Return the marks of the legend that stand behind an element, as concepts."""
    used = {mark for item in items for mark in item.tak.markering.split()}
    found = []
    for place, one in enumerate(uit.kop.get("legend") or [], start=1):
        if one["mark"] not in used:
            continue
        own = str(uuid5(SPACE, f"concept:{place}:{one['mark']}:{one['meaning']}"))
        found.append(
            {
                "identifier": own,
                "uri": f"{basis}/CFConcepts/{own}",
                "title": one["meaning"],
                "keywords": one["mark"],
                "hierarchyCode": str(place),
                "lastChangeDateTime": SINCE,
            }
        )
    return found


def is_derived_definition(name: str, one: Voorwerp) -> bool:
    """Test if a definition is one that we make again at every export."""
    if one.get("lastChangeDateTime") != SINCE or name not in IN_DEFINITIONS:
        return False
    if name == "CFItemTypes":
        seed = f"itemtype:{one.get('typeCode')}:{one.get('title')}"
    else:
        seed = f"concept:{one.get('hierarchyCode')}:{one.get('keywords')}:{one.get('title')}"
    return one.get("identifier") == str(uuid5(SPACE, seed))
