"""Checks what a file of our own says of header and norms before anybody relies on its shape."""

import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gastvrij.kaders.inlezen.twijfels import TEKSTEN
from gastvrij.kaders.rules.boom import KOP
from gastvrij.kaders.rules.normen import OPERATOREN

SOORTEN = (
    "toetsplan",
    "competentiewoordenboek",
    "competentieprofiel",
    "gespreksstructuur",
    "servicenormen",
    "functieprofiel",
    "beoordelingsformulier",
    "overig",
)
# Kinds of element; a test holds this against the kinds that a kader stores.
ELEMENTEN = (
    "onderdeel",
    "toetsterm",
    "cluster",
    "kennisgroep",
    "competentie",
    "niveau",
    "indicator",
    "algemene_regel",
    "fase",
    "stap",
    "aanwijzing",
    "voorbeeldzin",
    "functie",
    "kanaal",
    "uitspraak",
    "criterium",
    "scoreregel",
    "groep",
    "item",
)
# What the table of elements holds: a code of 200 characters, counts under 32,768.
CODE_LENGTH, MAX_COUNT = 200, 32_767

# A shape: a type, None, [shape of each], {key: shape}, {str: shape of each}, or a tuple of those.
_TEXT: Any = (str, None)
_DOUBTS: Any = [str]
_SHAPES: dict[str, Any] = {
    "title": _TEXT,
    "version": {"label": _TEXT, "effective_from": _TEXT, "ambiguous": _DOUBTS},
    "meta": {str: {"label": str, "value": _TEXT, "line": int, "ambiguous": _DOUBTS}},
    "module": ({"code": _TEXT, "name": str}, None),
    "description": _TEXT,
    "level_scale": [{"code": str, "name": _TEXT}],
    "legend": [{"mark": str, "text": str, "meaning": str, "line": int}],
    "total": ({"label": str, "aantal_opdr": (int, None), "line": int, "ambiguous": _DOUBTS}, None),
    "intro": [{"title": _TEXT, "paragraphs": [str], "lines": [int], "line": int}],
    "structure_title": _TEXT,
    "references": [{"title": str, "line": int}],
    "validity": ({"start": _TEXT, "until": _TEXT, "text": str, "line": int}, None),
}
_NORM = {
    "text": str,
    "metric": _TEXT,
    "operator": str,
    "value": (int, float, None),
    "unit": str,
    "scope": _TEXT,
    "strength": str,
    "ambiguous": _DOUBTS,
}


def fits(value: Any, shape: Any) -> bool:
    """Test if a JSON value has a shape; keys that the shape does not name may be there."""
    if isinstance(shape, tuple):
        return any(fits(value, one) for one in shape)
    if shape is None:
        return value is None
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and _fits_keys(value, shape)
    return isinstance(value, shape) and not (isinstance(value, bool) and shape is not bool)


def _fits_keys(value: Mapping[str, Any], shape: Mapping[Any, Any]) -> bool:
    if str in shape:
        return all(fits(one, shape[str]) for one in value.values())
    return all(key in value and fits(value[key], one) for key, one in shape.items())


def own_header(kop: Any, *, line: int) -> tuple[dict[str, Any], list[str]]:
    """Return the header fields that have their shape, and the names of those that do not.

    Lines of the document that this once came from mean nothing here: all point at `line`.
    """
    found: dict[str, Any] = {}
    wrong: list[str] = []
    for key, value in kop.items() if isinstance(kop, dict) else ():
        is_known = key in KOP and key != "case"
        if is_known and fits(value, _SHAPES.get(key, object)) and _has_days(key, value):
            found[key] = _with_known_doubts(_relocated(value, line))
        else:
            wrong.append(key)
    return found, wrong


def _has_days(key: str, value: Any) -> bool:
    names = {"version": ("effective_from",), "validity": ("start", "until")}.get(key, ())
    return all(is_day(value[name]) for name in names if value and value[name])


def is_day(text: str) -> bool:
    """Test if a text is a day that exists, year first."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def own_norms(norms: Any, *, line: int) -> tuple[list[dict[str, Any]], int]:
    """Return the norms that have the shape of one, and how many do not."""
    every = norms if isinstance(norms, list) else []
    good = [one for one in every if fits(one, _NORM) and _is_norm(one)]
    made = [
        _with_known_doubts({**one, "id": f"N{place}", "line": line})
        for place, one in enumerate(good, start=1)
    ]
    return made, len(every) - len(good)


def _is_norm(one: Mapping[str, Any]) -> bool:
    value = one["value"]
    return one["operator"] in OPERATOREN and (value is None or math.isfinite(value))


def known_doubts(said: Any) -> list[str]:
    """Return the doubts of which the words are known; a file can hold any text."""
    every = said if isinstance(said, list) else []
    return [one for one in every if isinstance(one, str) and one.partition(": ")[0] in TEKSTEN]


def _with_known_doubts(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: known_doubts(one) if key == "ambiguous" else _with_known_doubts(one)
            for key, one in value.items()
        }
    return [_with_known_doubts(one) for one in value] if isinstance(value, list) else value


def _relocated(value: Any, line: int) -> Any:
    if isinstance(value, dict):
        return dict(_relocated_items(value, line))
    return [_relocated(one, line) for one in value] if isinstance(value, list) else value


def _relocated_items(value: Mapping[str, Any], line: int) -> Iterator[tuple[str, Any]]:
    for key, one in value.items():
        if key == "line":
            yield key, line
        elif key == "lines" and isinstance(one, list):
            yield key, [line] * len(one)
        else:
            yield key, _relocated(one, line)


def count(value: Any) -> int | None:
    """Return a count that an element can hold; None if it is none."""
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return value if is_whole and 0 <= value <= MAX_COUNT else None
