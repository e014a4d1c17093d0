"""Reader of exam plans: the parts that every layout shares."""

import re

from gastvrij.kaders.inlezen.gemeen.datums import iso_date
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.schaal import named_scale
from gastvrij.kaders.inlezen.gemeen.tekst import Tekst, tidy
from gastvrij.kaders.inlezen.gemeen.vorm import (
    Document,
    Module,
    Onderdeel,
    Schaaltrede,
    Toetsterm,
    empty_document,
)

from .controle import check_items, doubt_placeholders, doubt_totals
from .kop import TITLE, is_title
from .niveaus import settle_levels
from .opbouw import lift_headings
from .plat import read_flat
from .regels import prepared
from .tabel import read_table
from .toetsterm import Plan, Sectie

_MODULE = re.compile(r"(?P<code>[A-Z]{1,4}\d{0,3})\s*[:–-]\s+(?P<name>\S.*)")
MIN_ROWS = 2


def read_toetsplan(tekst: Tekst) -> Document:
    """Return the exam plan in this text, read as a table if its columns survived."""
    chrome = Kanttekeningen()
    lines = prepared(chrome.take_furniture(tekst), chrome)
    rows = sum(regel.has_cells for regel in lines)
    plan = (read_table if rows >= MIN_ROWS else read_flat)(lines, chrome)
    lift_headings(plan)
    settle_levels(plan)
    check_items(plan, tekst)
    return _document(plan, chrome)


def _document(plan: Plan, chrome: Kanttekeningen) -> Document:
    document = empty_document("toetsplan")
    document["chrome"] = chrome.all()
    document["title"] = plan.title
    document["line"] = plan.title_line
    if plan.title is None:
        _title_from_header(document)
    document["meta"] = plan.meta
    document["module"] = _module(document)
    document["description"] = tidy(" ".join(plan.description)) or None
    document["level_scale"] = _scale(plan)
    document["sections"] = _sections(plan)
    document["total"] = plan.total
    document["not_understood"] = plan.not_understood
    if plan.matrix:
        document["matrix"] = plan.matrix
    if plan.aims:
        document["eindtermen_list"] = plan.aims
    if plan.legend:
        document["legend"] = plan.legend
    _set_version(document)
    doubt_totals(document)
    doubt_placeholders(document)
    return document


def _title_from_header(document: Document) -> None:
    """Take the title from the header of the pages if it stands nowhere else."""
    for part in document["chrome"]:
        if part["role"] == "page" and part["count"] == 1 and is_title(part["text"]):
            document["chrome"].remove(part)
            document["title"], document["line"] = part["text"], part["line"]
            document["title_ambiguous"].append("title-from-header")
            return
    document["title_ambiguous"].append("no-title")


def _module(document: Document) -> Module | None:
    title = TITLE.search(document["title"] or "")
    if title and title["code"] and title["name"]:
        return {"code": title["code"], "name": title["name"]}
    field = document["meta"].get("naam_van_de_toets")
    named = _MODULE.match((field["value"] if field else None) or "")
    return {"code": named["code"], "name": named["name"]} if named else None


def _set_version(document: Document) -> None:
    meta, version = document["meta"], document["version"]
    for key in ("versie", "datum_versie"):
        if key in meta and meta[key]["value"]:
            version["label"] = meta[key]["value"]
            break
    start = meta.get("ingangsdatum")
    if start and start["value"]:
        version["effective_from"] = iso_date(start["value"])
        if start["ambiguous"]:
            version["ambiguous"].append("effective-from")
        if version["effective_from"] is None:
            version["ambiguous"].append("date-invalid")
    elif version["label"] is None:
        version["ambiguous"].append("no-version")


def _scale(plan: Plan) -> list[Schaaltrede]:
    used = [code for item in plan.items for code in item["levels"] or []]
    return named_scale(list(dict.fromkeys([*plan.scale, *used])), plan.names)


def _sections(plan: Plan) -> list[Onderdeel]:
    if plan.membership_is_read():
        return [_section(sectie, sectie.items, "read") for sectie in plan.sections]
    empty = [_section(sectie, [], "unknown") for sectie in plan.sections if sectie.title]
    for item in plan.items:
        item["ambiguous"].append("section")
    loose: Onderdeel = {
        "title": None,
        "membership": "unknown",
        "line": plan.items[0]["line"],
        "items": plan.items,
        "ambiguous": ["section-unknown"],
    }
    return [*empty, loose]


def _section(sectie: Sectie, items: list[Toetsterm], membership: str) -> Onderdeel:
    section: Onderdeel = {
        "title": sectie.title,
        "membership": membership,
        "line": sectie.line,
        "items": items,
        "ambiguous": [] if items or membership == "unknown" else ["section-empty"],
    }
    if sectie.aantal_opdr is not None:
        section["aantal_opdr"] = sectie.aantal_opdr
    if sectie.plan is not None:
        section["plan"] = sectie.plan
    return section
