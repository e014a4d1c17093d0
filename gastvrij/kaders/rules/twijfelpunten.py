"""Where a document leaves something to a person: its parts, their doubts, what can be set there."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Deel = dict[str, Any]

ROOT = "title"
REST = "not_understood"
REST_CODE = "not-understood"
# One answer for everything that a reader would mend in one place.
HERSTEL = "herstel"
LISTS = ("ambiguous", "title_ambiguous")
SUGGESTIONS = {
    "suggested_text": "text",
    "suggested_title": "title",
    "suggested_definition": "definition",
    "suggested_description": "description",
}
REPAIRS = frozenset(
    {
        "lost-apostrophe",
        "old-hyphen",
        "html-residue",
        "missing-space",
        "word-or-two",
        "double-space",
        "title-typo",
    }
)
LOST = "level-columns-lost"
# What "that is right" cannot answer: the document does not say anything yet.
UNANSWERED = frozenset({LOST, "section", "section-unknown"})
# What a value answers by being there.
RESOLVES = {
    "levels": frozenset({LOST, "no-levels"}),
    "onder": frozenset({"section"}),
    "value": frozenset({"no-value"}),
    "title": frozenset({"no-title"}),
    "text": frozenset({"no-text"}),
}
# What a format says beyond our fields; it is kept as it came, and nobody looks for doubts in it.
AS_IT_CAME = frozenset({"extra", "case"})
SETTABLE = (
    "code",
    "title",
    "label",
    "text",
    "definition",
    "description",
    "competence",
    "level",
    "levels",
    "required_level",
    "date",
    "aantal_opdr",
    "marks",
    "metric",
    "operator",
    "value",
    "unit",
    "scope",
    "help",
    "weight",
    "iso",
    "effective_from",
)
KEY_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Twijfelpunt:
    """One question to a person: where, under which key, in the reader's codes, on which line.

    `soort` is what doubts are grouped by: the code without its detail.
    """

    plaats: str
    sleutel: str
    soort: str
    codes: tuple[str, ...]
    regel: int


def key_of(said: str) -> str:
    """Return the key under which a doubt is decided; of at most 60 characters, one a doubt."""
    if len(said) <= KEY_LENGTH:
        return said
    mark = f"#{zlib.crc32(said.encode()):08x}"
    return said[: KEY_LENGTH - len(mark)] + mark


def code_of(said: str) -> str:
    """Return the code of a doubt without its detail."""
    return said.partition(": ")[0]


def parts(document: Deel) -> dict[str, Deel]:
    """Return every part of a document by its place, such as "sections/0/items/2", in order."""
    found = {ROOT: document}
    for key, child in document.items():
        if isinstance(child, dict | list):
            _add(found, child, key)
    return found


def _add(found: dict[str, Deel], part: Any, place: str) -> None:
    """Add a part and what is below it; a list is no part, and neither are words."""
    if isinstance(part, dict):
        found[place] = part
        for key, child in part.items():
            if isinstance(child, dict | list):
                _add(found, child, f"{place}/{key}")
        return
    for at, child in enumerate(part):
        if isinstance(child, dict | list):
            _add(found, child, f"{place}/{at}")


def doubts(document: Deel) -> list[Twijfelpunt]:
    """Return every question that a document leaves: of its head first, then by line."""
    found: list[Twijfelpunt] = []
    lines: dict[str, int] = {}
    for place, part in parts(document).items():
        above = place.rpartition("/")[0]
        line = part.get("line") or lines.get(above) or _line_above(above, lines)
        lines[place] = line
        if place.startswith(f"{REST}/"):
            found.append(Twijfelpunt(place, REST_CODE, REST_CODE, (REST_CODE,), line))
        else:
            found += doubts_of(place, part, line)
    return sorted(found, key=_order)


def _order(one: Twijfelpunt) -> tuple[bool, int, list[tuple[int, str]]]:
    """Return what doubts are ordered by; a database does not keep the order of keys."""
    is_head = one.plaats in (ROOT, "version") or one.plaats.startswith("meta/")
    steps = [(int(step), "") if step.isdecimal() else (0, step) for step in one.plaats.split("/")]
    return not is_head, one.regel, steps


def _line_above(place: str, lines: Mapping[str, int]) -> int:
    while place:
        if place in lines:
            return lines[place]
        place = place.rpartition("/")[0]
    return lines.get(ROOT, 1)


def doubts_of(place: str, part: Deel, line: int) -> Iterator[Twijfelpunt]:
    """Yield every question that one part leaves."""
    said = said_of(part)
    repairs = tuple(one for one in said if is_repair(part, one))
    if has_suggestion(part):
        yield Twijfelpunt(place, HERSTEL, HERSTEL, repairs, line)
    for one in said:
        if one not in repairs:
            yield Twijfelpunt(place, key_of(one), code_of(one), (one,), line)


def said_of(part: Deel) -> list[str]:
    """Return the doubts of one part as its reader said them, each once."""
    return list(dict.fromkeys(one for key in LISTS for one in part.get(key) or ()))


def has_suggestion(part: Deel) -> bool:
    """Test if a reader would mend something in this part."""
    return any(key in part for key in SUGGESTIONS)


def is_repair(part: Deel, said: str) -> bool:
    """Test if a doubt of a part is answered by what its reader would mend."""
    return has_suggestion(part) and code_of(said) in REPAIRS


def suggested(part: Deel) -> Deel:
    """Return what a reader would mend in a part: the new value by key."""
    return {of: part[key] for key, of in SUGGESTIONS.items() if key in part}


def name_of(place: str, part: Deel) -> str:
    """Return the words of a part by which a person knows it, "" if it has none."""
    if place == "version":
        return str(part.get("label") or part.get("effective_from") or "")
    words = (part.get(key) for key in ("code", "label", "title", "competence", "text"))
    found = [str(one) for one in words if one and isinstance(one, str)]
    return " ".join(found[:2])


def settable(part: Deel) -> tuple[str, ...]:
    """Return the keys that a person can set in a part; levels only where they are codes."""
    return tuple(key for key in SETTABLE if key in part and (key != "levels" or _has_codes(part)))


def _has_codes(part: Deel) -> bool:
    levels = part["levels"]
    is_codes = bool(levels) and all(isinstance(one, str) for one in levels)
    return is_codes or "level_count" in part


def scale(document: Deel) -> list[tuple[str, str]]:
    """Return the level scale of a document as (code, name), with codes used outside it behind."""
    named = [(str(one["code"]), one.get("name") or "") for one in document.get("level_scale") or []]
    known = {code for code, _name in named}
    used = dict.fromkeys(
        str(code)
        for part in parts(document).values()
        if "levels" in part and _has_codes(part)
        for code in part["levels"] or ()
    )
    return named + [(code, "") for code in used if code not in known]
