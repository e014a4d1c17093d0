"""Carries what the layout of a file did not decide to the element that holds the words."""

from collections.abc import Iterator
from typing import Any

from .gemeen.tekst import Naad, Tekst
from .gemeen.vorm import Document

MENDED = ("text", "title", "definition", "description")
_KEPT = frozenset({"extra", "case", "not_understood", "chrome", "references", "validity"})
UNMENDED = "word-unclear"


def doubt_joints(document: Document, tekst: Tekst) -> None:
    """Add a doubt, and a repair where there is one, to what was read from joined lines."""
    doubted = [(regel.nr, doubt) for regel in tekst.regels for doubt in regel.doubts]
    if not doubted:
        return
    parts = list(_parts(document))
    for nr, doubt in doubted:
        found = [(part, key) for part, key in parts if doubt[1] in part[key]]
        near = [one for one in found if one[0].get("line") == nr] or found
        for part, key in near[:1]:
            _add(part, key, doubt)


def _add(part: dict[str, Any], key: str, doubt: Naad) -> None:
    code, read, other = doubt
    if other and key in MENDED:
        known = part.get(f"suggested_{key}", part[key])
        part[f"suggested_{key}"] = known.replace(read, other, 1)
    elif other:
        code = UNMENDED
    said = f"{code}: {read}"
    if said not in part["ambiguous"]:
        part["ambiguous"].append(said)


def _parts(part: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each element that can hold a doubt with each of its texts."""
    if isinstance(part, dict):
        if isinstance(part.get("ambiguous"), list):
            yield from ((part, key) for key, one in part.items() if isinstance(one, str))
        for key, child in part.items():
            if key not in _KEPT:
                yield from _parts(child)
    elif isinstance(part, list):
        for child in part:
            yield from _parts(child)
