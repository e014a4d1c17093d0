"""One item of a CASE package as a node of our tree."""

from collections.abc import Mapping
from typing import Any, cast

from gastvrij.kaders.inlezen.blad.eigen_kop import (
    CODE_LENGTH,
    ELEMENTEN,
    count,
    is_day,
    known_doubts,
)
from gastvrij.kaders.inlezen.gemeen.vorm import Document, Knoop
from gastvrij.kaders.uitvoer.case_items import level_code_of
from gastvrij.kaders.uitvoer.case_streng import OURS
from gastvrij.kaders.uitvoer.case_waarden import as_uuid

from .boom import TWICE, Plek

GROEP, ITEM, NIVEAU = "groep", "item", "niveau"
# The fields of an item that become ours; the rest stays with it as it came.
WORDS = (
    ("fullStatement", "text"),
    ("abbreviatedStatement", "title"),
    ("humanCodingScheme", "code"),
)
# What follows from the element in an item, and in an association, that we wrote.
MADE = ("identifier", "uri", "lastChangeDateTime", "CFItemType", "CFItemTypeURI")
MADE_LINK = frozenset(
    {
        "identifier",
        "associationType",
        "sequenceNumber",
        "uri",
        "originNodeURI",
        "destinationNodeURI",
        "lastChangeDateTime",
    }
)
Lines = Mapping[tuple[str, int], int]


def own_extension(one: Mapping[str, Any], name: str) -> Any:
    """Return what we wrote under a name in the extensions of an object; None if nothing."""
    extensions = one.get("extensions")
    return extensions.get(f"{OURS}{name}") if isinstance(extensions, dict) else None


def without_ours(one: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object without the extensions that we write at every export."""
    extensions = one.get("extensions")
    if not isinstance(extensions, dict):
        return dict(one)
    kept = {name: value for name, value in extensions.items() if not name.startswith(OURS)}
    rest = {name: value for name, value in one.items() if name != "extensions"}
    return rest | ({"extensions": kept} if kept or not extensions else {})


class Knoper:
    """Makes nodes of items; `wrong` names what of ours had no good shape."""

    def __init__(self, document: Document, lines: Lines, *, is_ours: bool) -> None:
        self.lines, self.is_ours = lines, is_ours
        self.legend = {one["mark"]: one["meaning"] for one in document.get("legend") or []}
        self.wrong: list[str] = []

    def node(self, plek: Plek) -> Knoop:
        """Return an item with everything that hangs under it."""
        item = plek.item
        rest = without_ours(item)
        words = {key: self._word(rest, name, key) for name, key in WORDS}
        node: dict[str, Any] = {
            "soort": self._soort(plek),
            **words,
            "line": self.lines.get(("CFItems", plek.nr), 1),
            "ambiguous": [*plek.doubts, *known_doubts(own_extension(item, "onbepaald"))],
            "children": [self.node(one) for one in plek.children],
        }
        self._own_values(item, node)
        own = as_uuid(own_extension(item, "identiteit")) or as_uuid(item.get("identifier"))
        if own and TWICE not in plek.doubts:
            node["identifier"] = str(own)
        verder = own_extension(item, "verder")
        extra = dict(verder) if isinstance(verder, dict) else {}
        extra.pop("case", None)
        kept = self._kept_of_ours(plek, rest, node) if self.is_ours else _kept(plek, rest)
        if kept:
            extra["case"] = kept
        if extra:
            node["extra"] = extra
        return cast("Knoop", node)

    def _word(self, rest: dict[str, Any], name: str, key: str) -> str:
        """Take a text out of what is kept of an item; what does not fit stays there."""
        said = rest.get(name)
        is_good = isinstance(said, str) and said and (key != "code" or len(said) <= CODE_LENGTH)
        return str(rest.pop(name)) if is_good else ""

    def _soort(self, plek: Plek) -> str:
        said = own_extension(plek.item, "soort")
        if said in ELEMENTEN:
            return str(said)
        return GROEP if plek.children else ITEM

    def _own_values(self, item: Mapping[str, Any], node: dict[str, Any]) -> None:
        """Give a node what only we write: levels, counts, marks; the rest is named as wrong."""
        levels = own_extension(item, "niveaus")
        if isinstance(levels, list) and all(isinstance(one, str) for one in levels):
            node["levels"] = levels
        elif levels is not None:
            self.wrong.append("niveaus")
        for name, key in (("aantal-niveaus", "level_count"), ("aantal-opdrachten", "aantal_opdr")):
            said = own_extension(item, name)
            if count(said) is not None:
                node[key] = said
            elif said is not None:
                self.wrong.append(name)
        marks = own_extension(item, "markering")
        if isinstance(marks, str):
            node["marks"] = marks.split(" ")

    def _kept_of_ours(
        self, plek: Plek, rest: dict[str, Any], node: dict[str, Any]
    ) -> dict[str, Any]:
        """Return what somebody else added to an item of ours; the rest is made again."""
        for name in MADE:
            rest.pop(name, None)
        day = rest.get("statusStartDate")
        if isinstance(day, str) and is_day(day):
            node["date"] = rest.pop("statusStartDate")
        if node["soort"] == NIVEAU and rest.get("listEnumeration") == level_code_of(node["code"]):
            rest.pop("listEnumeration", None)
        said = [self.legend[mark] for mark in node.get("marks", ()) if mark in self.legend]
        if said and rest.get("conceptKeywords") == said:
            rest.pop("conceptKeywords")
        kept: dict[str, Any] = {"item": rest} if rest else {}
        if plek.link and set(plek.link) - MADE_LINK:
            kept["link"] = plek.link
        return kept


def _kept(plek: Plek, rest: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {"item": rest}
    if plek.link is None:
        kept["loose"] = True
    else:
        kept["link"] = plek.link
    if "identifier" not in rest:
        kept["foreign"] = True
    return kept
