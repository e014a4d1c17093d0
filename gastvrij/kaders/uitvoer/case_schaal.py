"""The levels of an exam plan as a small CFDocument of its own, the same for the same scale."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from gastvrij.kaders.rules.boom import Tak, walk

from .case_streng import OURS

# Names what follows from its content alone; never change it, or identifiers change.
SPACE = UUID("6b0d3a52-6f0e-5c0e-9a51-8f1f6d0b7a11")
# A scale has no history: the same content has the same identifier and the same moment.
SINCE = "2026-11-21T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Schaal:
    """A level scale: code and name (empty if the document gives none) of each level, in order."""

    treden: tuple[tuple[str, str], ...]

    @property
    def identifier(self) -> UUID:
        """Return the identifier that follows from the content."""
        return uuid5(SPACE, f"taxonomie:{json.dumps(self.treden, ensure_ascii=False)}")

    @property
    def titel(self) -> str:
        """Return the name of the document."""
        return f"Taxonomie {', '.join(code for code, _name in self.treden)}"

    def level(self, code: str) -> UUID:
        """Return the identifier of one level."""
        return uuid5(self.identifier, code)

    def statement(self, code: str) -> str:
        """Return what a level is called."""
        return dict(self.treden).get(code) or code


def scale_of(kop: Mapping[str, Any], takken: Iterable[Tak]) -> Schaal | None:
    """Return the scale of the levels that a document gives to elements; None if it gives none."""
    used = dict.fromkeys(
        level for _place, _parent, tak in walk(takken) for level in tak.niveaus or ()
    )
    if not used:
        return None
    named = {one["code"]: one.get("name") or "" for one in kop.get("level_scale") or []}
    return Schaal(tuple((named | {code: "" for code in used if code not in named}).items()))


def scale_package(schaal: Schaal, basis: str) -> dict[str, Any]:
    """Return the package of a scale: one item a level, in order."""
    own = str(schaal.identifier)
    document = {
        "identifier": own,
        "uri": f"{basis}/CFDocuments/{own}",
        "frameworkType": "Taxonomie",
        "caseVersion": "1.1",
        "creator": "Gastvrij",
        "title": schaal.titel,
        "lastChangeDateTime": SINCE,
        "adoptionStatus": "Implemented",
        "extensions": {f"{OURS}soort": "taxonomie"},
    }
    items = [_level(schaal, code, basis) for code, _name in schaal.treden]
    top = {"title": schaal.titel, "identifier": own, "uri": document["uri"]}
    return {
        "CFDocument": document,
        "CFItems": items,
        "CFAssociations": [
            {
                "identifier": str(uuid5(schaal.identifier, f"isChildOf:{item['identifier']}")),
                "associationType": "isChildOf",
                "sequenceNumber": place,
                "uri": f"{basis}/CFAssociations/"
                f"{uuid5(schaal.identifier, 'isChildOf:' + item['identifier'])}",
                "originNodeURI": level_link(schaal, code, basis),
                "destinationNodeURI": top,
                "lastChangeDateTime": SINCE,
            }
            for place, (item, (code, _name)) in enumerate(
                zip(items, schaal.treden, strict=True), start=1
            )
        ],
    }


def _level(schaal: Schaal, code: str, basis: str) -> dict[str, Any]:
    own = str(schaal.level(code))
    return {
        "identifier": own,
        "fullStatement": schaal.statement(code),
        "uri": f"{basis}/CFItems/{own}",
        "humanCodingScheme": code,
        "lastChangeDateTime": SINCE,
    }


def level_link(schaal: Schaal, code: str, basis: str) -> dict[str, str]:
    """Return a reference to one level."""
    own = str(schaal.level(code))
    name = schaal.statement(code)
    title = code if name == code else f"{code} {name}"
    return {"title": title, "identifier": own, "uri": f"{basis}/CFItems/{own}"}
