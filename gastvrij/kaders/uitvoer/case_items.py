"""The elements of a kader as CFItems."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from gastvrij.kaders.rules.boom import Tak

from .case_schaal import SINCE, SPACE
from .case_streng import OURS, Voorwerp, own_extensions, stand_in
from .case_waarden import is_uuid
from .gegevens import Kaderuitvoer

# What an element of a framework that came in as CASE is, as far as its place tells.
GROEP, ITEM, NIVEAU = "groep", "item", "niveau"
# Doubts of the CASE reader itself: they come back by reading, so they do not travel.
READ_AGAIN = "case-"


@dataclass(frozen=True, slots=True)
class CaseItem:
    """An element with its CFItem: its place, that of its parent, and how others point at it."""

    place: int
    parent: int | None
    tak: Tak
    own: UUID
    inhoud: Voorwerp
    link: dict[str, str]

    @property
    def came(self) -> Mapping[str, Any]:
        """Return what was kept of this element when it came in as CASE."""
        return came_of(self.tak)


def came_of(tak: Tak) -> Mapping[str, Any]:
    """Return what was kept of an element when it came in as CASE."""
    came = tak.extra.get("case")
    return came if isinstance(came, Mapping) else {}


def case_items(uit: Kaderuitvoer, basis: str) -> list[CaseItem]:
    """Return every element as a CFItem before it is made strict, parents first."""
    seen: set[str] = set()
    found = []
    for place, parent, tak, own in uit.identified():
        raw: Voorwerp = dict(came_of(tak).get("item") or {})
        is_ours = "identifier" not in raw and not came_of(tak).get("foreign")
        name = str(raw.get("identifier", "")).lower()
        if is_ours:
            raw["identifier"] = name = str(own)
            raw["uri"] = f"{basis}/CFItems/{name}"
            raw["lastChangeDateTime"] = uit.gewijzigd_op.isoformat()
        elif not is_uuid(name) or name in seen:
            # No identifier, or a second one of the same name: ours stands in for it.
            name = str(own)
            stand_in(raw, "identifier", name)
        seen.add(name)
        _own_words(uit, tak, raw, basis)
        extend(raw, extensions(uit, tak, name))
        said = raw.get("uri")
        uri = said if isinstance(said, str) and said.strip() else f"{basis}/CFItems/{name}"
        link = {"title": title_of(tak), "identifier": name, "uri": uri}
        found.append(CaseItem(place, parent, tak, own, raw, link))
    return found


def extend(raw: Voorwerp, more: Voorwerp) -> None:
    """Add extensions to an object that may have some."""
    if more:
        raw["extensions"] = {**own_extensions(raw), **more}


def title_of(tak: Tak) -> str:
    """Return a short name for an element, on one line."""
    words = " ".join((tak.code or tak.titel or tak.tekst).split())
    return words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"


SHORT = 100


def _own_words(uit: Kaderuitvoer, tak: Tak, raw: Voorwerp, basis: str) -> None:
    """Put the words of an element in their fields; the text of a heading is its title."""
    if tak.code:
        raw["humanCodingScheme"] = tak.code
    if tak.titel:
        raw["abbreviatedStatement"] = tak.titel
    if tak.tekst:
        raw["fullStatement"] = tak.tekst
    elif "fullStatement" not in raw:
        stand_in(raw, "fullStatement", tak.titel or tak.code or uit.soorten.get(tak.soort, "-"))
    if tak.gewijzigd_op:
        raw["statusStartDate"] = tak.gewijzigd_op.isoformat()
    if tak.soort not in {GROEP, ITEM} and "CFItemType" not in raw:
        raw["CFItemType"] = uit.soorten.get(tak.soort, tak.soort)
        raw["CFItemTypeURI"] = type_link(uit, tak.soort, basis)
    code = level_code_of(tak.code)
    if code and tak.soort == NIVEAU:
        raw.setdefault("listEnumeration", code)
    if keywords := _keywords(uit, tak):
        raw.setdefault("conceptKeywords", keywords)


def level_code_of(code: str) -> str:
    """Return the level in the code of a level element: 2 of 1.1-N2; empty if there is none."""
    return code.rpartition("-N")[2] if "-N" in code else ""


def _keywords(uit: Kaderuitvoer, tak: Tak) -> list[str]:
    legend = {one["mark"]: one["meaning"] for one in uit.kop.get("legend") or []}
    return [legend[mark] for mark in tak.markering.split() if mark in legend]


def type_link(uit: Kaderuitvoer, soort: str, basis: str) -> dict[str, str]:
    """Return a reference to the item type of a kind of element."""
    own = type_identifier(soort, uit.soorten.get(soort, soort))
    return {
        "title": uit.soorten.get(soort, soort),
        "identifier": own,
        "uri": f"{basis}/CFItemTypes/{own}",
    }


def type_identifier(soort: str, naam: str) -> str:
    """Return the identifier that follows from a kind of element and its word."""
    return str(uuid5(SPACE, f"itemtype:{soort}:{naam}"))


def item_types(uit: Kaderuitvoer, items: list[CaseItem], basis: str) -> list[Voorwerp]:
    """Return the item types that the elements use, in the order in which kinds are listed."""
    used = {item.tak.soort for item in items} - {GROEP, ITEM}
    return [
        {
            **type_link(uit, soort, basis),
            "description": naam,
            "hierarchyCode": str(place),
            "typeCode": soort,
            "lastChangeDateTime": SINCE,
        }
        for place, (soort, naam) in enumerate(uit.soorten.items(), start=1)
        if soort in used
    ]


def extensions(uit: Kaderuitvoer, tak: Tak, identifier: str) -> Voorwerp:
    """Return what an element has that CASE has no field for; an open level stays open."""
    others = {name: value for name, value in tak.extra.items() if name != "case"}
    default = GROEP if tak.takken else ITEM
    doubts = [one for one in tak.onbepaald if not one.startswith(READ_AGAIN)]
    identity = str(tak.identiteit) if tak.identiteit else ""
    levels = None if tak.niveaus is None else list(tak.niveaus)
    found = {
        "soort": None if tak.soort == default and came_of(tak) else tak.soort,
        "identiteit": identity if identity and identity != identifier else None,
        "niveaus": levels,
        "aantal-niveaus": tak.aantal_niveaus,
        "aantal-opdrachten": tak.aantal_opdr,
        "markering": tak.markering or None,
        "onbepaald": doubts or None,
        "verder": others or None,
    }
    return {f"{OURS}{name}": value for name, value in found.items() if value is not None}
