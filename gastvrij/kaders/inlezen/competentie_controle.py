"""What the readers doubt in competences: damage, missing levels, marks without a legend."""

import re

from .datums import iso_date
from .herstel import Woordenschat, inspect, suggest_title
from .tekst import Tekst
from .vorm import Competentie, Document, Indicator, Schaaltrede

_ORGANISATION_WIDE = re.compile(r"organisatiebre|alle \w*(?:profielen|functies|medewerkers)", re.I)
_VERSION = re.compile(r"\bversie\s*:?\s*(\d[\w.]*)", re.IGNORECASE)


def finish(document: Document, tekst: Tekst) -> None:
    """Add every doubt, proposed repair and the level scale to a document of competences."""
    known = Woordenschat([regel.text for regel in tekst.filled])
    for cluster in document.get("clusters", []):
        if not cluster["competences"]:
            cluster["ambiguous"].append("cluster-empty")
        for competence in cluster["competences"]:
            _inspect(competence, known)
    _mark_legend(document)
    _doubt_levels(document)
    _set_version(document)
    if document["title"] is None:
        document["title_ambiguous"].append("no-title")


def _inspect(competence: Competentie, known: Woordenschat) -> None:
    if competence["definition"]:
        repair = inspect(competence["definition"], known)
        competence["ambiguous"] += repair.ambiguous
        if repair.suggested:
            competence["suggested_definition"] = repair.suggested
    for indicator in _indicators(competence):
        repair = inspect(indicator["text"], known)
        indicator["ambiguous"] += repair.ambiguous
        if repair.suggested:
            indicator["suggested_text"] = repair.suggested
    texts = [indicator["text"] for indicator in _indicators(competence)]
    mended = suggest_title(competence["title"], " ".join([competence["definition"] or "", *texts]))
    if mended:
        competence["suggested_title"] = mended
        competence["ambiguous"].append("title-typo")
    if not texts:
        competence["ambiguous"].append("no-indicators")


def _indicators(competence: Competentie) -> list[Indicator]:
    loose = competence.get("indicators_without_level") or []
    return [*loose, *(one for level in competence["levels"] or [] for one in level["indicators"])]


def _mark_legend(document: Document) -> None:
    wide = {
        entry["mark"]
        for entry in document.get("legend", [])
        if _ORGANISATION_WIDE.search(entry["text"])
    }
    known = {entry["mark"] for entry in document.get("legend", [])}
    for cluster in document.get("clusters", []):
        for competence in cluster["competences"]:
            stars = {mark.strip("()") for mark in competence["marks"] if "*" in mark}
            competence["organisation_wide"] = bool(stars & wide)
            if stars - known:
                competence["ambiguous"].append("mark-without-legend")


def _doubt_levels(document: Document) -> None:
    """Say which levels a competence lacks that the others have; set the scale."""
    names: dict[str, str] = {}
    competences = [
        one for cluster in document.get("clusters", []) for one in cluster["competences"]
    ]
    for competence in competences:
        for level in competence["levels"] or []:
            if level["code"]:
                names.setdefault(
                    level["code"], level["title"] or (level["label"] or level["code"]).strip("()")
                )
    codes = sorted(names, key=lambda code: (len(code), code)) if _sortable(names) else list(names)
    scale: list[Schaaltrede] = [{"code": code, "name": names[code]} for code in codes]
    document["level_scale"] = scale
    for competence in competences:
        own = {level["code"] for level in competence["levels"] or []}
        missing = [code for code in codes if code not in own]
        if missing and competence["levels"] is not None:
            competence["ambiguous"].append("level-missing: " + ", ".join(missing))


def _sortable(names: dict[str, str]) -> bool:
    return all(code.isdigit() or len(code) == 1 for code in names)


def _set_version(document: Document) -> None:
    version, meta = document["version"], document["meta"]
    if "versie" in meta:
        version["label"] = meta["versie"]["value"]
    found = _VERSION.search(f"{document['title'] or ''} {document.get('description') or ''}")
    version["label"] = version["label"] or (found[1] if found else None)
    if "ingangsdatum" in meta:
        version["effective_from"] = iso_date(meta["ingangsdatum"]["value"] or "")
    if version["label"] is None and version["effective_from"] is None:
        version["ambiguous"].append("no-version")
