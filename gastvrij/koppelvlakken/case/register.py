"""What is published, and where each identifier is found. Packages are made once and remembered."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.kaders import queries
from gastvrij.kaders.models import KaderVersie, Kruistabel
from gastvrij.kaders.queries import uitvoer
from gastvrij.kaders.uitvoer.case import PREFIXES
from gastvrij.kaders.uitvoer.case_klassen import NEW
from gastvrij.kaders.uitvoer.case_schaal import Schaal, scale_of, scale_package
from gastvrij.kaders.uitvoer.case_streng import Streng, every_object

from .adressen import Adres

# Packages that stay in memory, and lists of identifiers; a package of 500 elements takes 2 MB.
PACKAGES, NAMES = 24, 2_000
VERSIE, KRUISTABEL, SCHAAL = "versie", "kruistabel", "schaal"
Voorwerp = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bron:
    """One published document: everything that its package follows from, so that it can be kept."""

    soort: str
    uuid: UUID
    status: str = ""
    titel: str = ""
    gemeente: str = ""
    schaal: Schaal | None = None


@dataclass(frozen=True, slots=True)
class Namen:
    """The identifiers in a package, by class, what its ties point at, and its level scale."""

    classes: dict[str, str]
    nodes: frozenset[str]
    schaal: Schaal | None


def sources() -> list[Bron]:
    """Return every published document: versions, level scales, signed crosswalks."""
    gemeente, today = basis.organisatie().naam, timezone.localdate()
    rows = queries.published_versions().select_related("kader").defer("kop")
    found = [
        Bron(VERSIE, one.uuid, uitvoer.status_on(one, today), one.kader.titel, gemeente)
        for one in rows.order_by("vastgesteld_op", "pk")
    ]
    signed = Kruistabel.objects.filter(status=Kruistabel.Status.VASTGESTELD).order_by("pk")
    found += [
        Bron(KRUISTABEL, one.uuid, one.status, one.titel, gemeente)
        for one in signed.only("uuid", "status", "titel")
    ]
    scales = dict.fromkeys(names(one).schaal for one in found)
    return found + [Bron(SCHAAL, one.identifier, schaal=one) for one in scales if one is not None]


@lru_cache(maxsize=PACKAGES)
def package(bron: Bron, version: str = NEW) -> Voorwerp:
    """Return the package of a published document; nobody changes what this gives."""
    if bron.schaal is not None:
        return _scale(bron.schaal, version)
    if bron.soort == KRUISTABEL:
        kruistabel = Kruistabel.objects.get(uuid=bron.uuid)
        return uitvoer.kruistabel_case(kruistabel, version=version).inhoud
    return uitvoer.case_of(_versie(bron), version=version).inhoud


def _versie(bron: Bron) -> KaderVersie:
    return KaderVersie.objects.select_related("kader").get(uuid=bron.uuid)


def _scale(schaal: Schaal, version: str) -> Voorwerp:
    basis_uri = settings.PUBLIC_URL + PREFIXES[version]
    raw = scale_package(schaal, basis_uri)
    moment = raw["CFDocument"]["lastChangeDateTime"]
    strict = Streng(version, space=schaal.identifier, basis=basis_uri, moment=moment)
    return strict.package(raw)


@lru_cache(maxsize=NAMES)
def names(bron: Bron) -> Namen:
    """Return which identifiers stand in a published document."""
    made = package(bron)
    classes = {one["identifier"]: klasse for klasse, one in every_object(made)}
    nodes = {
        one[end]["identifier"]
        for one in made.get("CFAssociations", [])
        for end in ("originNodeURI", "destinationNodeURI")
    }
    schaal = None
    if bron.soort == VERSIE:
        uit = uitvoer.uitvoer_of(_versie(bron))
        schaal = scale_of(uit.kop, uit.takken)
    return Namen(classes, frozenset(nodes), schaal)


def documents(version: str) -> list[Voorwerp]:
    """Return every published CFDocument as it is asked for by itself."""
    return [_document(package(one, version), version) for one in sources()]


def find(adres: Adres, identifier: str, version: str) -> Voorwerp | None:
    """Return what stands at an address, None if nothing published has that identifier."""
    every = sources()
    klasse = "CFDocument" if adres.klasse == "CFPackage" else adres.klasse
    for bron in every:
        if names(bron).classes.get(identifier) == klasse:
            made = package(bron, version)
            return _FORMS[adres.form](adres, identifier, made, (version, every))
    return None


Rest = tuple[str, list[Bron]]


def _whole(_adres: Adres, _identifier: str, made: Voorwerp, _rest: Rest) -> Voorwerp:
    return made


def _alone(adres: Adres, identifier: str, made: Voorwerp, rest: Rest) -> Voorwerp | None:
    """Return one object with the reference to its document or package that it has by itself."""
    one = _member(made, identifier)
    if one is None:
        return None
    if adres.klasse == "CFDocument":
        return _document(made, rest[0])
    if adres.klasse in {"CFItem", "CFAssociation"}:
        return {**one, "CFDocumentURI": _link(made, "CFDocuments", rest[0])}
    return one


def _document(made: Voorwerp, version: str) -> Voorwerp:
    return {**made["CFDocument"], "CFPackageURI": _link(made, "CFPackages", version)}


def _link(made: Voorwerp, path: str, version: str) -> Voorwerp:
    document = made["CFDocument"]
    basis_uri = settings.PUBLIC_URL + PREFIXES[version]
    return {
        "title": document["title"],
        "identifier": document["identifier"],
        "uri": f"{basis_uri}/{path}/{document['identifier']}",
    }


def _member(made: Voorwerp, identifier: str) -> Voorwerp | None:
    """Return an object of a package; an older version of CASE may not have it."""
    found = (one for _klasse, one in every_object(made) if one["identifier"] == identifier)
    return next(found, None)


def _set(adres: Adres, identifier: str, made: Voorwerp, _rest: Rest) -> Voorwerp | None:
    """Return a definition with those that stand under it in their hierarchy."""
    every = made.get("CFDefinitions", {}).get(f"{adres.klasse}s", [])
    one = next((one for one in every if one["identifier"] == identifier), None)
    if one is None:
        return None
    under = f"{one['hierarchyCode']}."
    below = [
        other
        for other in every
        if one["hierarchyCode"] and other["hierarchyCode"].startswith(under)
    ]
    return {f"{adres.klasse}s": [one, *below]}


def _ties(adres: Adres, identifier: str, made: Voorwerp, rest: Rest) -> Voorwerp | None:
    """Return an item with every published association that it is an end of."""
    item = _alone(adres, identifier, made, rest)
    return item and {"CFItem": item, "CFAssociations": list(_tied(identifier, rest))}


def _tied(identifier: str, rest: Rest) -> Iterator[Voorwerp]:
    version, every = rest
    for bron in every:
        if identifier in names(bron).nodes:
            for one in package(bron, version).get("CFAssociations", []):
                ends = (one["originNodeURI"], one["destinationNodeURI"])
                if any(end["identifier"] == identifier for end in ends):
                    yield one


_FORMS = {"object": _alone, "package": _whole, "set": _set, "ties": _ties}
