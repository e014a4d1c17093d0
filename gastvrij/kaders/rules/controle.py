"""What persons decided about a document as it was read, applied to it. Pure."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from .plaatsen import home_of, insert, room_in, welcomed
from .twijfelpunten import (
    HERSTEL,
    LISTS,
    RESOLVES,
    REST,
    SUGGESTIONS,
    Deel,
    code_of,
    is_repair,
    key_of,
    parts,
    settable,
)

JUIST, GEWIJZIGD, ONBEPAALD = "juist", "gewijzigd", "onbepaald"
UNDER = "onder"
Move = Callable[[], None]


class Besluit(NamedTuple):
    """A decision about one place; `twijfel` is the key of the doubt, "" for an edit without one.

    `waarden` holds new values by key; under "onder" the place of another parent.
    """

    plaats: str
    twijfel: str
    besluit: str
    waarden: Mapping[str, Any]


def decided(
    document: Mapping[str, Any], beslissingen: Iterable[Besluit], *, marked: bool = False
) -> Deel:
    """Return a copy of the document in which every decision is applied; the input stays.

    What is right loses its doubt; what was changed has the values that were given and loses it
    too; what stays open keeps its doubt. A decision about what is not there does nothing.
    `marked` writes in each part where it stood, under "plaats".
    """
    copy: Deel = json.loads(json.dumps(document))
    at = parts(copy)
    if marked:
        _mark(at)
    moves: list[Move] = []
    for one in beslissingen:
        part = at.get(one.plaats)
        if part is None or one.besluit == ONBEPAALD:
            continue
        target = at.get(str(one.waarden.get(UNDER) or "")) if one.besluit == GEWIJZIGD else None
        if one.plaats.startswith(f"{REST}/"):
            moves.append(_placing(copy, part, one, target))
            continue
        if one.besluit == GEWIJZIGD:
            _set(part, one.waarden)
        if target is not None:
            moves.append(_moving(copy, part, target))
        _settle(part, one)
    for move in moves:
        move()
    if moves:
        _drop_empty_groups(copy)
    return copy


def _mark(at: Mapping[str, Deel]) -> None:
    for place, part in at.items():
        if "line" in part or "ambiguous" in part:
            part["plaats"] = place


def _set(part: Deel, values: Mapping[str, Any]) -> None:
    for key in settable(part):
        if key not in values:
            continue
        part[key] = values[key]
        if key == "levels" and "level_count" in part and values[key] is not None:
            part["level_count"] = len(values[key])


def _settle(part: Deel, one: Besluit) -> None:
    """Take away the doubts that a decision answers, and what a reader would mend there."""
    values = one.waarden if one.besluit == GEWIJZIGD else {}
    answered = frozenset[str]().union(
        *(RESOLVES.get(key, frozenset()) for key, value in values.items() if value)
    )
    gone = {
        said
        for key in LISTS
        for said in part.get(key) or ()
        if (one.twijfel and key_of(said) == one.twijfel)
        or code_of(said) in answered
        or (one.twijfel == HERSTEL and is_repair(part, said))
    }
    for key in LISTS:
        if key in part:
            part[key] = [said for said in part[key] if said not in gone]
    for key, of in SUGGESTIONS.items():
        if one.twijfel == HERSTEL or of in values:
            part.pop(key, None)


def _moving(document: Deel, part: Deel, target: Deel) -> Move:
    def move() -> None:
        home, into = home_of(document, part), room_in(target)
        is_inside = any(one is target for one in parts({"part": part}).values())
        if home is None or into is None or into is home or is_inside:
            return
        home[:] = [one for one in home if one is not part]
        for new in welcomed(target, part):
            insert(into, new)

    return move


def _placing(document: Deel, rest: Deel, one: Besluit, target: Deel | None) -> Move:
    """Return what puts text that no reader understood under a parent, or with the furniture."""

    def place() -> None:
        if one.besluit == GEWIJZIGD:
            into = None if target is None else room_in(target)
            if target is None or into is None:
                return
            (new,) = welcomed(target, {**rest, "ambiguous": []})
            words = "text" if "text" in new else "title"
            _set(new, {words: rest["text"], **one.waarden})
            insert(into, new)
        else:
            document["chrome"].append(
                {"role": "page", "text": rest["text"], "count": 1, "line": rest["line"]}
            )
        document[REST] = [other for other in document[REST] if other is not rest]

    return place


def _drop_empty_groups(document: Deel) -> None:
    """Leave out a group that has no title and, now, no items: it stood for "not known where"."""
    if document.get("sections"):
        document["sections"] = [one for one in document["sections"] if one["title"] or one["items"]]
