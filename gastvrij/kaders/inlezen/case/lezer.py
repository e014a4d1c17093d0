"""Reader of CASE packages, 1.0 and 1.1: leniently, with a report of what was let through.

What we wrote ourselves comes back as the kind it was; any other framework as a generic tree that
keeps everything the file had, so that it can go out again as it came.
"""

from typing import Any, cast

from gastvrij.kaders.inlezen.blad.eigen_kop import SOORTEN, is_day, own_header, own_norms
from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.inlezen.gemeen.vorm import Document, Versie, empty_document
from gastvrij.kaders.uitvoer.case_document import ORIGIN
from gastvrij.kaders.uitvoer.case_streng import loosen

from .boom import Bos, grow
from .invoer import Json, is_case, lines_of
from .knoop import Knoper, own_extension, without_ours
from .rest import own_definitions, own_document_fields, own_rubrics
from .verslag import report

OTHER = "overig"
# The parts of a package that have a place of their own; the rest is kept under its own names.
PARTS = ("CFDocument", "CFItems", "CFAssociations", "CFDefinitions", "CFRubrics")

__all__ = ["is_case", "read_case"]


def read_case(_name: str, data: bytes) -> Document:
    """Return a CASE package as a document with a tree; raises OnleesbaarBestand."""
    opened = Json(data)
    if not isinstance(opened.package.get("CFDocument"), dict):
        raise OnleesbaarBestand("json")
    package = loosen(opened.package)
    bos = grow(package)
    if not bos.top:
        raise OnleesbaarBestand("not_this_kind")
    lines = lines_of(opened.package)
    line = lines["CFDocument", 0]
    if is_ours(package["CFDocument"]):
        document, wrong = _ours(package, bos, line)
    else:
        document, wrong = _foreign(package, bos, line), []
    nodes = Knoper(document, lines, is_ours=is_ours(package["CFDocument"]))
    document["tree"] = [nodes.node(one) for one in bos.top]
    document["report"] = report(opened, lines, [*wrong, *nodes.wrong])
    return document


def is_ours(cf_document: dict[str, Any]) -> bool:
    """Test if a package is a kader that we wrote, and no framework of others that we passed on."""
    soort = own_extension(cf_document, "soort")
    return soort in SOORTEN and own_extension(cf_document, "herkomst") != ORIGIN


def _foreign(package: dict[str, Any], bos: Bos, line: int) -> Document:
    """Return the document of a framework of others: its title, and everything that it has."""
    found = package["CFDocument"]
    document = empty_document(OTHER)
    said = found.get("title")
    title = " ".join(said.split()) if isinstance(said, str) else ""
    document["title"], document["line"] = title or None, line
    document["title_ambiguous"] = [] if title else ["no-title"]
    document["version"] = _version(found)
    document["case"] = {
        "document": without_ours(found),
        "associations": bos.rest,
        "had": [name for name in PARTS if package.get(name) == []],
        "package": {name: one for name, one in package.items() if name not in PARTS},
    }
    if "CFDefinitions" in package:
        document["case"]["definitions"] = package["CFDefinitions"]
    if isinstance(package.get("CFRubrics"), list):
        document["case"]["rubrics"] = package["CFRubrics"]
    lists = ("CFAssociations", "CFRubrics")
    odd = {name: package[name] for name in lists if not isinstance(package.get(name, []), list)}
    if odd:
        document["case"]["odd"] = odd
    return document


def _version(found: dict[str, Any]) -> Versie:
    """Return what a CFDocument says of its own version."""
    said, start = found.get("version"), found.get("statusStartDate")
    label = said.strip() if isinstance(said, str) else ""
    day = start if isinstance(start, str) and is_day(start) else None
    doubts = [] if label or day else ["no-version"]
    return {"label": label or None, "effective_from": day, "ambiguous": doubts}


def _ours(package: dict[str, Any], bos: Bos, line: int) -> tuple[Document, list[str]]:
    """Return the document of a kader of ours, and the names of what in it was no good."""
    found = package["CFDocument"]
    kop, wrong = own_header(own_extension(found, "kop"), line=line)
    norms, bad = own_norms(own_extension(found, "normen"), line=line)
    document = empty_document(str(own_extension(found, "soort")))
    document["line"] = line
    whole = cast("dict[str, Any]", document)
    whole.update(kop)
    if norms:
        whole["norms"] = norms
    kept = {
        "associations": bos.rest,
        "more": own_document_fields(found),
        "definitions": own_definitions(package.get("CFDefinitions")),
        "rubrics": own_rubrics(package.get("CFRubrics")),
        "package": {name: one for name, one in package.items() if name not in PARTS},
    }
    kept = {name: value for name, value in kept.items() if value}
    if kept:
        whole["case"] = kept
    whole["own"] = {name: str(own_extension(found, name)) for name in ("kader", "versie")}
    return document, [*wrong, *(["normen"] if bad else [])]
