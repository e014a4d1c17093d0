"""Reader of exam plans: the parts that every layout shares."""

import re

from .datums import iso_date
from .herstel import Woordenschat, inspect
from .opmaak import Kanttekeningen
from .schaal import named_scale
from .tekst import Tekst, tidy
from .toetsplan_plat import read_flat
from .toetsplan_tabel import read_table
from .toetsterm import Plan, Sectie
from .vorm import Document, Module, Onderdeel, Schaaltrede, Toetsterm, empty_document

_TITLE = re.compile(
    r"(?:toetsplan|toetsmatrijs|examenplan|proeve)\b\s*(?P<code>[A-Z]{1,4}\d{0,3})?"
    r"\s*[:–-]?\s*(?P<name>.*)",
    re.IGNORECASE,
)
_MODULE = re.compile(r"(?P<code>[A-Z]{1,4}\d{0,3})\s*[:–-]\s+(?P<name>\S.*)")
MIN_ROWS = 2


def read_toetsplan(tekst: Tekst) -> Document:
    """Return the exam plan in this text, read as a table if its columns survived."""
    chrome = Kanttekeningen()
    lines = chrome.take_furniture(tekst)
    rows = sum(regel.has_cells for regel in lines)
    plan = (read_table if rows >= MIN_ROWS else read_flat)(lines, chrome)
    return _document(plan, tekst, chrome)


def _document(plan: Plan, tekst: Tekst, chrome: Kanttekeningen) -> Document:
    document = empty_document("toetsplan")
    document["title"] = plan.title
    document["line"] = plan.title_line
    document["meta"] = plan.meta
    document["module"] = _module(plan)
    document["description"] = tidy(" ".join(plan.description)) or None
    document["level_scale"] = _scale(plan, tekst)
    document["sections"] = _sections(plan, tekst)
    document["total"] = plan.total
    document["not_understood"] = plan.not_understood
    document["chrome"] = chrome.all()
    _set_version(document)
    _doubt_the_total(document)
    return document


def _module(plan: Plan) -> Module | None:
    title = _TITLE.match(plan.title or "")
    if title and title["code"] and title["name"]:
        return {"code": title["code"], "name": title["name"]}
    field = plan.meta.get("naam_van_de_toets")
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


def _scale(plan: Plan, tekst: Tekst) -> list[Schaaltrede]:
    codes = plan.scale
    if not codes:
        used = [code for item in plan.items for code in item["levels"] or []]
        codes = list(dict.fromkeys(used))
    return named_scale(codes, tekst)


def _sections(plan: Plan, tekst: Tekst) -> list[Onderdeel]:
    known = Woordenschat([regel.text for regel in tekst.filled])
    seen: set[str] = set()
    for item in plan.items:
        _inspect_item(item, known, seen, plan.scale)
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
    doubts = [] if items or membership == "unknown" else ["section-empty"]
    return {
        "title": sectie.title,
        "membership": membership,
        "line": sectie.line,
        "items": items,
        "ambiguous": doubts,
    }


def _inspect_item(item: Toetsterm, known: Woordenschat, seen: set[str], scale: list[str]) -> None:
    repair = inspect(item["text"], known)
    item["ambiguous"] += repair.ambiguous
    if repair.suggested:
        item["suggested_text"] = repair.suggested
    if item["code"] in seen:
        item["ambiguous"].append("duplicate-code")
    seen.add(item["code"])
    if item["date_raw"] and item["date"] is None:
        item["ambiguous"].append("date-invalid")
    if not item["text"]:
        item["ambiguous"].append("no-text")
    if item["levels"] is None and scale and item["level_count"] == len(scale):
        item["levels"] = list(scale)
    if item["level_count"] == 0:
        item["ambiguous"].append("no-levels")
    elif item["levels"] is None:
        item["ambiguous"].append("level-columns-lost")


def _doubt_the_total(document: Document) -> None:
    total = document.get("total")
    items = [item for section in document.get("sections", []) for item in section["items"]]
    counted = [item["aantal_opdr"] for item in items if item["aantal_opdr"] is not None]
    if total and counted and total["aantal_opdr"] not in (None, sum(counted)):
        total["ambiguous"].append(f"total-differs: {sum(counted)}")
