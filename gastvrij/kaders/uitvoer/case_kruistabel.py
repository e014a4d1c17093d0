"""A crosswalk as a CFDocument of its own, so that no framework changes by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from .case import PREFIXES, Pakket
from .case_klassen import NEW
from .case_streng import OURS, Streng


@dataclass(frozen=True, slots=True)
class Verbinding:
    """One tie: identifiers and names of both ends, its type of CASE, how strong, and why."""

    uuid: UUID
    van: tuple[str, str]
    naar: tuple[str, str]
    type: str
    graad: str
    toelichting: str


@dataclass(frozen=True)
class Kruisuitvoer:
    """A crosswalk as it goes out."""

    uuid: UUID
    titel: str
    nummer: int
    status: str
    gewijzigd_op: datetime
    maker: str
    uitgever: str
    verbindingen: Sequence[Verbinding]

    @property
    def groep(self) -> str:
        """Return the identifier of the grouping that holds all ties."""
        return str(uuid5(self.uuid, "groep"))


def crosswalk_package(uit: Kruisuitvoer, *, adres: str, version: str = NEW) -> Pakket:
    """Return a crosswalk as a package without items: its ties point into other packages."""
    basis = adres + PREFIXES[version]
    raw = {
        "CFDocument": _document(uit, basis),
        "CFItems": [],
        "CFAssociations": [_association(uit, one, basis) for one in uit.verbindingen],
        "CFDefinitions": {"CFAssociationGroupings": [_grouping(uit, basis)]},
    }
    moment = uit.gewijzigd_op.isoformat()
    inhoud = Streng(NEW, space=uit.uuid, basis=basis, moment=moment).package(raw)
    if version != NEW:
        inhoud = Streng(version, space=uit.uuid, basis=basis, moment=moment).package(inhoud)
    return Pakket(inhoud, ())


def _document(uit: Kruisuitvoer, basis: str) -> dict[str, Any]:
    found = {
        "identifier": str(uit.uuid),
        "uri": f"{basis}/CFDocuments/{uit.uuid}",
        "frameworkType": "Kruistabel",
        "caseVersion": NEW,
        "creator": uit.maker,
        "title": uit.titel,
        "lastChangeDateTime": uit.gewijzigd_op.isoformat(),
        "publisher": uit.uitgever,
        "version": str(uit.nummer),
        "adoptionStatus": "Draft" if uit.status == "concept" else "Implemented",
        "extensions": {f"{OURS}soort": "kruistabel"},
    }
    return {name: value for name, value in found.items() if value}


def _grouping(uit: Kruisuitvoer, basis: str) -> dict[str, Any]:
    return {
        "identifier": uit.groep,
        "uri": f"{basis}/CFAssociationGroupings/{uit.groep}",
        "title": f"Gastvrij-kruistabel v{uit.nummer}",
        "lastChangeDateTime": uit.gewijzigd_op.isoformat(),
    }


def _association(uit: Kruisuitvoer, one: Verbinding, basis: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "identifier": str(one.uuid),
        "associationType": one.type,
        "uri": f"{basis}/CFAssociations/{one.uuid}",
        "originNodeURI": _end(one.van, basis),
        "destinationNodeURI": _end(one.naar, basis),
        "CFAssociationGroupingURI": {
            "title": f"Gastvrij-kruistabel v{uit.nummer}",
            "identifier": uit.groep,
            "uri": f"{basis}/CFAssociationGroupings/{uit.groep}",
        },
        "lastChangeDateTime": uit.gewijzigd_op.isoformat(),
        "extensions": {f"{OURS}graad": one.graad},
    }
    return made | ({"notes": one.toelichting} if one.toelichting else {})


def _end(node: tuple[str, str], basis: str) -> dict[str, str]:
    identifier, title = node
    return {"title": title, "identifier": identifier, "uri": f"{basis}/CFItems/{identifier}"}
