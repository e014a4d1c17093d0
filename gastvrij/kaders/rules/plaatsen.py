"""Which part of a document can hold what: parents, their members, and how a member fits."""

import json
from collections.abc import Mapping
from typing import Any

from .twijfelpunten import LISTS, ROOT, SUGGESTIONS, Deel, parts

_PLAIN: Deel = {"text": "", "line": 0, "ambiguous": []}
_TOETSTERM: Deel = {
    "code": "",
    "text": "",
    "date_raw": None,
    "date": None,
    "aantal_opdr": None,
    "levels": None,
    "level_count": 0,
    "level_raw": [],
    "marks": [],
    "extra_columns": {},
    "line": 0,
    "ambiguous": [],
}
_COMPETENCE: Deel = {
    "code": None,
    "title": "",
    "marks": [],
    "organisation_wide": False,
    "required_level": None,
    "definition": None,
    "levels": [],
    "line": 0,
    "ambiguous": [],
}
_CRITERIUM: Deel = {
    "code": None,
    "text": "",
    "help": None,
    "scale": None,
    "weight": None,
    "knock_out": None,
    "toetstermen": [],
    "line": 0,
    "ambiguous": [],
}
# By kind of parent: in which of its lists a member goes, and what a member holds from the start.
_MEMBERS: Mapping[str, tuple[str, Deel]] = {
    "section": ("items", _TOETSTERM),
    "rules": ("items", {"code": None, "guidance": [], **_PLAIN}),
    "cluster": ("competences", _COMPETENCE),
    "competence": ("indicators_without_level", _PLAIN),
    "level": ("indicators", _PLAIN),
    "phase": ("steps", {"code": None, "guidance": [], **_PLAIN}),
    "step": ("guidance", _PLAIN),
    "group": ("criteria", _CRITERIUM),
    "channel": ("statements", {"label": None, "notes": [], **_PLAIN}),
    "node": ("children", {"soort": "item", "code": "", "title": "", "children": [], **_PLAIN}),
}
_BY_KEY = (
    ("competences", "cluster"),
    ("indicators", "level"),
    ("steps", "phase"),
    ("guidance", "step"),
    ("criteria", "group"),
    ("statements", "channel"),
    ("children", "node"),
)


def kind_of(part: Deel) -> str | None:
    """Return as what kind of parent a part takes members, None if it takes none."""
    if "items" in part:
        return "section" if "membership" in part else "rules"
    if "levels" in part and "organisation_wide" in part:
        return "competence"
    return next((kind for key, kind in _BY_KEY if key in part), None)


def parents(document: Deel) -> list[tuple[str, Deel]]:
    """Return (place, part) of everything that takes members, in the order of the document."""
    return [
        (place, part)
        for place, part in parts(document).items()
        if place != ROOT and kind_of(part) is not None
    ]


def siblings_of(document: Deel, place: str) -> list[tuple[str, Deel]]:
    """Return the parents under which a part could stand as well: those of the kind of its own.

    What may be a line of guidance, and the other way round, finds phases and steps.
    """
    above = place.rsplit("/", 2)[0]
    every = parents(document)
    own = next((part for at, part in every if at == above), None)
    if own is None:
        return []
    kinds = {kind_of(own)} | ({"phase", "step"} if kind_of(own) in ("phase", "step") else set())
    return [(at, part) for at, part in every if kind_of(part) in kinds and not at.startswith(place)]


def room_in(target: Deel) -> list[Any] | None:
    """Return the list in which a parent keeps its members, None if it takes none."""
    kind = kind_of(target)
    if kind is None:
        return None
    room: list[Any] = target.setdefault(_MEMBERS[kind][0], [])
    return room


def home_of(document: Deel, part: Deel) -> list[Any] | None:
    """Return the list of a document in which a part stands."""
    for other in parts(document).values():
        for children in other.values():
            if isinstance(children, list) and any(one is part for one in children):
                return children
    return None


def welcomed(target: Deel, part: Deel) -> list[Deel]:
    """Return a part as the member that a parent holds; what hung under it comes behind it."""
    fresh: Deel = json.loads(json.dumps(_MEMBERS[kind_of(target) or "node"][1]))
    loose = [key for key, value in part.items() if isinstance(value, list) and key not in fresh]
    below = [
        child for key in loose if key not in LISTS for child in part[key] if isinstance(child, dict)
    ]
    if set(fresh) <= set(part) and not loose:
        return [part]
    kept = {
        key: value
        for key, value in part.items()
        if key in fresh or key in SUGGESTIONS or key == "plaats"
    }
    return [{**fresh, **kept}, *below]


def insert(into: list[Any], new: Deel) -> None:
    """Put a part where its line of the source says, behind what stands before it."""
    behind = [at for at, one in enumerate(into) if (one.get("line") or 0) <= new["line"]]
    into.insert(behind[-1] + 1 if behind else 0, new)
