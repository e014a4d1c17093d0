"""What somebody else added to a package that we wrote: kept apart from what we make again."""

from typing import Any

from gastvrij.kaders.uitvoer.case_document import FIELDS
from gastvrij.kaders.uitvoer.case_soorten import is_derived_definition
from gastvrij.kaders.uitvoer.case_verbanden import DERIVED

from .knoop import without_ours


def own_document_fields(document: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of the CFDocument that we do not write."""
    return {name: one for name, one in without_ours(document).items() if name not in FIELDS}


def own_definitions(definitions: Any) -> Any:
    """Return the definitions without those that we make at every export; None if none is left."""
    if not isinstance(definitions, dict):
        return definitions or None
    kept = {
        name: [one for one in found if not _is_made(name, one)]
        if isinstance(found, list)
        else found
        for name, found in definitions.items()
    }
    return {name: found for name, found in kept.items() if found} or None


def _is_made(name: str, one: Any) -> bool:
    return isinstance(one, dict) and is_derived_definition(name, one)


def own_rubrics(rubrics: Any) -> Any:
    """Return the rubrics without the one that we make at every export."""
    if not isinstance(rubrics, list):
        return None
    return [one for one in rubrics if not _is_derived(one)]


def _is_derived(one: Any) -> bool:
    extensions = one.get("extensions") if isinstance(one, dict) else None
    return isinstance(extensions, dict) and extensions.get(DERIVED) is True
