"""What the readers doubt in competences: damage, missing levels, marks without a legend."""

import re
from collections import Counter
from collections.abc import Iterator

from gastvrij.kaders.inlezen.gemeen.datums import iso_date
from gastvrij.kaders.inlezen.gemeen.herstel import Woordenschat, inspect, suggest_title
from gastvrij.kaders.inlezen.gemeen.tekst import Tekst
from gastvrij.kaders.inlezen.gemeen.vorm import Competentie, Document, Indicator

from .niveaus import scale_of

_ORGANISATION_WIDE = re.compile(
    r"organisatiebre|alle \w*(?:profielen|functies|medewerkers)|all (?:roles|jobs|profiles)", re.I
)
_VERSION = re.compile(r"\bversi(?:e|on)\s*:?\s*(\d[\w.]*)", re.IGNORECASE)


def finish(document: Document, tekst: Tekst, names: dict[str, str] | None = None) -> None:
    """Add every doubt, proposed repair and the level scale to a document of competences.

    `names` is what the introduction calls the levels, by code.
    """
    known = Woordenschat([regel.text for regel in tekst.filled])
    for cluster in document.get("clusters", []):
        if not cluster["competences"]:
            cluster["ambiguous"].append("cluster-empty")
        inspect_texts(cluster, known)
        for competence in cluster["competences"]:
            _inspect(competence, known)
    competences = list(_competences(document))
    _doubt_numbers(competences)
    _doubt_codes(competences)
    _doubt_empty(competences)
    _mark_legend(document)
    document["level_scale"] = scale_of(competences, names or {})
    _doubt_levels(document)
    set_version(document)
    if document["title"] is None:
        document["title_ambiguous"].append("no-title")


def _competences(document: Document) -> Iterator[Competentie]:
    for cluster in document.get("clusters", []):
        yield from cluster["competences"]


def inspect_texts(part: object, known: Woordenschat) -> None:
    """Add the doubts about title, definition and text of a part, and what a repair would read."""
    if not isinstance(part, dict):
        return
    for key in ("title", "definition", "description", "text"):
        if not part.get(key):
            continue
        repair = inspect(part[key], known)
        part["ambiguous"] += [one for one in repair.ambiguous if one not in part["ambiguous"]]
        if repair.suggested:
            part[f"suggested_{key}"] = repair.suggested


def _inspect(competence: Competentie, known: Woordenschat) -> None:
    inspect_texts(competence, known)
    for level in competence["levels"] or []:
        inspect_texts(level, known)
    for indicator in _indicators(competence):
        inspect_texts(indicator, known)
    texts = [indicator["text"] for indicator in _indicators(competence)]
    mended = suggest_title(competence["title"], " ".join([competence["definition"] or "", *texts]))
    if mended and "suggested_title" not in competence:
        competence["suggested_title"] = mended
        competence["ambiguous"].append("title-typo")


def _indicators(competence: Competentie) -> list[Indicator]:
    loose = competence.get("indicators_without_level") or []
    return [*loose, *(one for level in competence["levels"] or [] for one in level["indicators"])]


def _doubt_empty(competences: list[Competentie]) -> None:
    """Doubt a competence without indicators where others have them."""
    if not any(map(_indicators, competences)):
        return
    for competence in competences:
        if not _indicators(competence):
            competence["ambiguous"].append("no-indicators")


def _doubt_numbers(competences: list[Competentie]) -> None:
    """Numbers before indicators may be levels only where every competence has as many."""
    numbered = [one for one in competences if "number-or-level" in one["ambiguous"]]
    sizes = {len(_indicators(one)) for one in numbered}
    if len(numbered) < len(competences) or len(sizes) > 1 or len(numbered) == 1:
        for competence in numbered:
            competence["ambiguous"].remove("number-or-level")


def _doubt_codes(competences: list[Competentie]) -> None:
    codes = Counter(one["code"] for one in competences if one["code"])
    for competence in competences:
        if competence["code"] and codes[competence["code"]] > 1:
            competence["ambiguous"].append("duplicate-code")


def _mark_legend(document: Document) -> None:
    wide = {
        entry["mark"]
        for entry in document.get("legend", [])
        if _ORGANISATION_WIDE.search(entry["text"])
    }
    known = {entry["mark"] for entry in document.get("legend", [])}
    for competence in _competences(document):
        stars = {mark.strip("()") for mark in competence["marks"] if "*" in mark}
        competence["organisation_wide"] = bool(stars & wide)
        if stars - known:
            competence["ambiguous"].append("mark-without-legend")


def _doubt_levels(document: Document) -> None:
    """Say which levels a competence lacks that the others have."""
    codes = [step["code"] for step in document.get("level_scale", [])]
    for competence in _competences(document):
        own = {level["code"] for level in competence["levels"] or []}
        missing = [code for code in codes if code not in own]
        if missing and competence["levels"] is not None:
            competence["ambiguous"].append("level-missing: " + ", ".join(missing))


def set_version(document: Document) -> None:
    """Read the version out of the header fields, the title and the running text above."""
    version, meta = document["version"], document["meta"]
    if "versie" in meta:
        version["label"] = meta["versie"]["value"]
    found = _VERSION.search(f"{document['title'] or ''} {document.get('description') or ''}")
    version["label"] = version["label"] or (found[1] if found else None)
    if "ingangsdatum" in meta:
        version["effective_from"] = iso_date(meta["ingangsdatum"]["value"] or "")
    if version["label"] is None and version["effective_from"] is None:
        version["ambiguous"].append("no-version")
