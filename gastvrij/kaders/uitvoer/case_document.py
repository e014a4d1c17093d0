"""The CFDocument of a version."""

from collections.abc import Mapping
from typing import Any

from .case_items import extend
from .case_klassen import NEW
from .case_streng import OURS, Voorwerp, stand_in
from .gegevens import Kaderuitvoer, norm_parts

# The words of CASE 1.1 for where a framework stands.
STATUS = {
    "concept": "Draft",
    "gepland": "Pending Implementation",
    "vastgesteld": "Implemented",
    "vervallen": "Retired",
}
UNKNOWN = "Onbekend"
# Marks the framework of somebody else that came in as CASE and goes out again.
ORIGIN = "case"
# The fields that we write for a kader of ours.
FIELDS = (
    "identifier",
    "uri",
    "frameworkType",
    "caseVersion",
    "title",
    "lastChangeDateTime",
    "publisher",
    "description",
    "version",
    "adoptionStatus",
    "statusStartDate",
    "statusEndDate",
    "notes",
)


def rest_of(kop: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what was kept of a whole package when it came in as CASE."""
    rest = kop.get("case")
    return rest if isinstance(rest, Mapping) else {}


def came_as_case(kop: Mapping[str, Any]) -> bool:
    """Test if a version came in as the CASE package of somebody else."""
    return isinstance(rest_of(kop).get("document"), dict)


def document(uit: Kaderuitvoer, basis: str) -> Voorwerp:
    """Return the CFDocument before it is made strict."""
    if came_as_case(uit.kop):
        raw = dict(rest_of(uit.kop)["document"])
        if "caseVersion" not in raw:
            stand_in(raw, "caseVersion", NEW)
    else:
        raw = {**_fields(uit, basis), **(rest_of(uit.kop).get("more") or {})}
        if "creator" not in raw:
            stand_in(raw, "creator", UNKNOWN)
    extend(raw, _extensions(uit))
    return raw


def _fields(uit: Kaderuitvoer, basis: str) -> Voorwerp:
    own = str(uit.uuid)
    values = (
        own,
        f"{basis}/CFDocuments/{own}",
        uit.soort_naam,
        NEW,
        uit.titel,
        uit.gewijzigd_op.isoformat(),
        uit.uitgever or None,
        uit.kop.get("description") or None,
        uit.versienaam,
        STATUS[uit.status],
        uit.ingangsdatum.isoformat() if uit.ingangsdatum else None,
        uit.geldig_tot.isoformat() if uit.geldig_tot else None,
        _notes(uit) or None,
    )
    return {name: value for name, value in zip(FIELDS, values, strict=True) if value is not None}


def _notes(uit: Kaderuitvoer) -> str:
    """Return the header fields as Markdown, for a reader that knows no extensions."""
    return "\n".join(
        f"- **{field['label']}**: {field.get('value') or 'staat er niet bij'}"
        for field in (uit.kop.get("meta") or {}).values()
    )


def _extensions(uit: Kaderuitvoer) -> Voorwerp:
    kop = {name: value for name, value in uit.kop.items() if name != "case"}
    fields = {
        f"{uit.soort}.{name}": field["value"]
        for name, field in (uit.kop.get("meta") or {}).items()
        if field.get("value")
    }
    found = {
        "soort": uit.soort,
        "herkomst": ORIGIN if came_as_case(uit.kop) else None,
        "kader": str(uit.kader),
        "versie": str(uit.uuid),
        "versienummer": uit.nummer,
        "status": uit.status,
        "kop": kop,
        "normen": [norm_parts(norm, place) for place, norm in enumerate(uit.normen, start=1)]
        or None,
        **fields,
    }
    return {f"{OURS}{name}": value for name, value in found.items() if value is not None}
