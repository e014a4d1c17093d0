"""From the items and associations of a CASE package to a tree, with what does not fit in one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.uitvoer.case_verbanden import DERIVED, place_key
from gastvrij.kaders.uitvoer.case_waarden import CannotCarry, coerce

CHILD = "isChildOf"
# Deeper than any framework: what reads, shows and compares trees goes by their depth.
MAX_DEPTH = 60
ORPHAN, CYCLE, TWICE, PARENTS = "case-orphan", "case-cycle", "case-duplicate", "case-parents"


@dataclass
class Plek:
    """An item in the tree: its place in the file, its parent, and the association that says so."""

    nr: int
    item: dict[str, Any]
    parent: int | None = None
    link: dict[str, Any] | None = None
    order: tuple[bool, int, int] = (True, 0, 0)
    doubts: list[str] = field(default_factory=list)
    children: list["Plek"] = field(default_factory=list)


@dataclass(frozen=True)
class Bos:
    """The items at the top, and the associations that are no part of the tree."""

    top: list[Plek]
    rest: list[Any]


def grow(package: dict[str, Any]) -> Bos:
    """Return the tree of a package that was made loose; raises OnleesbaarBestand if too deep.

    An item with several parents hangs under the first; one without, or in a circle, at the top.
    What does not become a branch stays in the rest, as it came.
    """
    places = [Plek(nr, one) for nr, one in _dicts(package.get("CFItems"))]
    by_name = _names(places)
    document = _identifier(package["CFDocument"])
    rest: list[Any] = []
    extra: dict[int, int] = {}
    for nr, one in enumerate(_list(package.get("CFAssociations"))):
        if _is_derived(one):
            continue
        child, parent, is_known = _branch(one, by_name, document)
        if child is None or not is_known:
            rest.append(one)
        elif child.link is not None:
            rest.append(one)
            extra[child.nr] = extra.get(child.nr, 1) + 1
        else:
            child.link, child.parent = one, parent
            child.order = (*place_key(one.get("sequenceNumber")), nr)
    rest += _cut_circles(places)
    for one in places:
        one.doubts += [ORPHAN] if one.link is None and CYCLE not in one.doubts else []
        one.doubts += [f"{PARENTS}: {extra[one.nr]}"] if one.nr in extra else []
    return Bos(_hang(places), rest)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    for nr, one in enumerate(_list(value)):
        if isinstance(one, dict):
            yield nr, one


def _identifier(one: dict[str, Any]) -> str:
    said = one.get("identifier")
    return said.strip().lower() if isinstance(said, str) else ""


def _names(places: list[Plek]) -> dict[str, Plek]:
    """Return the items by identifier; of two with the same one the first counts."""
    found: dict[str, Plek] = {}
    for one in places:
        name = _identifier(one.item)
        if name and found.setdefault(name, one) is not one:
            one.doubts.append(TWICE)
    return found


def _is_derived(one: Any) -> bool:
    extensions = one.get("extensions") if isinstance(one, dict) else None
    return isinstance(extensions, dict) and extensions.get(DERIVED) is True


def _branch(
    one: Any, by_name: dict[str, Plek], document: str
) -> tuple[Plek | None, int | None, bool]:
    """Return which item an association hangs where; False if it says nothing of the tree."""
    if not isinstance(one, dict) or one.get("associationType") != CHILD:
        return None, None, False
    child = by_name.get(end_of(one.get("originNodeURI")))
    above = end_of(one.get("destinationNodeURI"))
    if above == document:
        return child, None, True
    parent = by_name.get(above)
    return child, parent.nr if parent else None, parent is not None and parent is not child


def end_of(value: Any) -> str:
    """Return the identifier of one end of an association, empty if it has none."""
    try:
        return str(coerce("knoop", value, "1.1")["identifier"]).lower()
    except CannotCarry:
        return ""


def _cut_circles(places: list[Plek]) -> Iterator[Any]:
    """Lift the first item of every circle to the top; yield the association that is cut."""
    by_nr = {one.nr: one for one in places}
    settled: set[int] = set()
    for start in places:
        path: list[Plek] = []
        on_path: set[int] = set()
        one: Plek | None = start
        while one is not None and one.nr not in settled and one.nr not in on_path:
            path.append(one)
            on_path.add(one.nr)
            one = None if one.parent is None else by_nr[one.parent]
        if one is not None and one.nr in on_path:
            first = min(path[path.index(one) :], key=lambda plek: plek.nr)
            yield first.link
            first.link, first.parent, first.order = None, None, (True, 0, 0)
            first.doubts.append(CYCLE)
        settled |= on_path


def _hang(places: list[Plek]) -> list[Plek]:
    by_nr = {one.nr: one for one in places}
    top: list[Plek] = []
    for one in places:
        (top if one.parent is None else by_nr[one.parent].children).append(one)
    for siblings in [top, *(one.children for one in places)]:
        siblings.sort(key=_order)
    _refuse_too_deep(top)
    return top


def _order(one: Plek) -> tuple[bool, bool, int, int, int]:
    """Return by what siblings are ordered; what hangs nowhere comes behind all that hangs."""
    return (one.link is None, *one.order, one.nr)


def _refuse_too_deep(top: list[Plek]) -> None:
    level = top
    for _depth in range(MAX_DEPTH):
        level = [child for one in level for child in one.children]
        if not level:
            return
    raise OnleesbaarBestand("too_deep")
