"""What ties the items of a package together: the tree, levels, examples, the version before."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from uuid import uuid5

from .case_document import came_as_case
from .case_items import NIVEAU, CaseItem, level_code_of
from .case_schaal import level_link, scale_of
from .case_streng import OURS, Voorwerp
from .case_waarden import CannotCarry, coerce
from .gegevens import Kaderuitvoer
from .woorden import is_same_wording

# Follows from the rest of the package and is made again at every export.
DERIVED = f"{OURS}afgeleid"
EXAMPLE = "voorbeeldzin"
CHANGED = (
    "De tekst verschilt van die in de vorige versie. Of de betekenis anders is, staat niet vast."
)


def associations(uit: Kaderuitvoer, items: list[CaseItem], basis: str) -> list[Voorwerp]:
    """Return the associations of a version before they are made strict: first the tree."""
    made = Maker(uit, basis)
    return [
        *_tree(made, items),
        *_levels(made, items),
        *_order_of_levels(made, items),
        *_examples(made, items),
        *_before(made, items),
    ]


class Maker:
    """Makes associations with an identifier that follows from what they tie."""

    def __init__(self, uit: Kaderuitvoer, basis: str) -> None:
        self.uit, self.basis = uit, basis

    def __call__(
        self, kind: str, origin: dict[str, str], to: dict[str, str], **more: Any
    ) -> Voorwerp:
        """Return an association of a kind between two ends."""
        own = str(uuid5(self.uit.uuid, f"{kind}:{origin['identifier']}:{to['identifier']}"))
        return {
            "identifier": own,
            "associationType": kind,
            "uri": f"{self.basis}/CFAssociations/{own}",
            "originNodeURI": origin,
            "destinationNodeURI": to,
            "lastChangeDateTime": self.uit.gewijzigd_op.isoformat(),
            **more,
        }

    def derived(self, kind: str, origin: dict[str, str], to: dict[str, str]) -> Voorwerp:
        """Return an association that follows from the rest of the package."""
        return self(kind, origin, to, extensions={DERIVED: True})


def document_link(uit: Kaderuitvoer, basis: str) -> dict[str, str]:
    """Return how items point at their document."""
    if came_as_case(uit.kop):
        raw = uit.kop["case"]["document"]
        try:
            own = coerce("uuid", raw.get("identifier"), "1.1")
        except CannotCarry:
            own = str(uuid5(uit.uuid, "CFPackage/CFDocument"))
        said = raw.get("uri")
        uri = said if isinstance(said, str) and said else f"{basis}/CFDocuments/{own}"
        title = raw.get("title") if isinstance(raw.get("title"), str) else ""
        return {"title": title or "", "identifier": own, "uri": uri}
    own = str(uit.uuid)
    return {"title": uit.titel, "identifier": own, "uri": f"{basis}/CFDocuments/{own}"}


def _tree(made: Maker, items: list[CaseItem]) -> Iterator[Voorwerp]:
    top = document_link(made.uit, made.basis)
    below: dict[int | None, list[CaseItem]] = {}
    for item in items:
        below.setdefault(item.parent, []).append(item)
    numbers = {
        item.place: place
        for siblings in below.values()
        if not _keep_order(siblings)
        for place, item in enumerate(siblings, start=1)
    }
    for item in items:
        parent = top if item.parent is None else items[item.parent].link
        yield _child(made, item, parent, numbers.get(item.place))


def _child(made: Maker, item: CaseItem, parent: dict[str, str], number: int | None) -> Voorwerp:
    came = item.came.get("link")
    if came:
        link = dict(came)
        if _end(link.get("destinationNodeURI")) != parent["identifier"]:
            link["destinationNodeURI"] = parent
        return link if number is None else link | {"sequenceNumber": number}
    is_loose = item.came.get("loose") and item.parent is None
    child = (made.derived if is_loose else made)("isChildOf", item.link, parent)
    return child if number is None else child | {"sequenceNumber": number}


def _end(value: Any) -> str:
    try:
        return str(coerce("knoop", value, "1.1")["identifier"])
    except CannotCarry:
        return ""


def _keep_order(siblings: list[CaseItem]) -> bool:
    """Test if all came in as CASE, with numbers that still give this order."""
    if any("item" not in one.came for one in siblings):
        return False
    keys = [place_key((one.came.get("link") or {}).get("sequenceNumber")) for one in siblings]
    return keys == sorted(keys)


def place_key(said: Any) -> tuple[bool, int]:
    """Return by what siblings are ordered: their number; those without come last."""
    try:
        return (False, coerce("geheel", said, "1.1"))
    except CannotCarry:
        return (True, 0)


def _levels(made: Maker, items: list[CaseItem]) -> Iterator[Voorwerp]:
    scale = scale_of(made.uit.kop, made.uit.takken)
    if scale is None:
        return
    for item in items:
        for code in item.tak.niveaus or ():
            yield made.derived("hasSkillLevel", item.link, level_link(scale, code, made.basis))


def _order_of_levels(made: Maker, items: list[CaseItem]) -> Iterator[Voorwerp]:
    """Yield which level comes before which, where the levels of a competence are numbered."""
    below: dict[int | None, list[CaseItem]] = {}
    for item in items:
        if item.tak.soort == NIVEAU:
            below.setdefault(item.parent, []).append(item)
    for levels in below.values():
        if all(level_code_of(one.tak.code).isdecimal() for one in levels):
            ordered = sorted(levels, key=lambda one: int(level_code_of(one.tak.code)))
            for one, following in pairwise(ordered):
                yield made.derived("precedes", one.link, following.link)


def _examples(made: Maker, items: list[CaseItem]) -> Iterator[Voorwerp]:
    for item in items:
        if item.tak.soort == EXAMPLE and item.parent is not None:
            yield made.derived("exemplar", items[item.parent].link, item.link)


def _before(made: Maker, items: list[CaseItem]) -> Iterator[Voorwerp]:
    """Tie each element to itself in the version before; other words make it a relation only."""
    for item in items:
        identity = item.tak.identiteit
        before = made.uit.eerder.get(identity) if identity else None
        if before is None or before.identifier == item.link["identifier"]:
            continue
        to = {
            "title": item.link["title"],
            "identifier": before.identifier,
            "uri": f"{made.basis}/CFItems/{before.identifier}",
        }
        is_same = is_same_wording(before.titel, item.tak.titel) and is_same_wording(
            before.tekst, item.tak.tekst
        )
        tie = made.derived("exactMatchOf" if is_same else "isRelatedTo", item.link, to)
        yield tie if is_same else tie | {"notes": CHANGED}
