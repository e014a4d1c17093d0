"""Checks JSON against the part of OpenAPI 3.0 that our own descriptions use. Pure.

The same description is what we check by and what we publish, so they cannot drift apart.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

Schema = Mapping[str, Any]
KINDS: Mapping[str, tuple[type, str]] = {
    "object": (dict, "een object"),
    "string": (str, "een tekst"),
}


class Fault(NamedTuple):
    """What is wrong: the name of the field, empty for the whole, and why."""

    name: str
    reason: str


def faults(value: Any, schema: Schema, name: str = "") -> Iterator[Fault]:
    """Yield what is wrong with a value, all of it; nothing if it is as described."""
    kind, called = KINDS[schema["type"]]
    if not isinstance(value, kind):
        yield Fault(name, f"Dit is geen {called.removeprefix('een ')}.")
    elif isinstance(value, dict):
        yield from _of_object(value, schema)
    else:
        yield from _of_text(str(value), schema, name)


def _of_object(value: Mapping[str, Any], schema: Schema) -> Iterator[Fault]:
    known: Mapping[str, Schema] = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield Fault(name, "Dit veld ontbreekt.")
    choices = [one["required"] for one in schema.get("anyOf", ())]
    if choices and not any(all(name in value for name in names) for names in choices):
        names = " of ".join(name for names in choices for name in names)
        yield Fault(choices[0][0], f"Geef {names} op.")
    for name, inner in value.items():
        if name in known:
            yield from faults(inner, known[name], name)
        elif schema.get("additionalProperties") is False:
            yield Fault(name[:100], "Dit veld bestaat niet.")


def _of_text(value: str, schema: Schema, name: str) -> Iterator[Fault]:
    if not _can_be_kept(value):
        yield Fault(name, "Dit bevat een teken dat niet te bewaren is.")
    if len(value) < schema.get("minLength", 0):
        yield Fault(name, "Dit is leeg.")
    if len(value) > schema.get("maxLength", len(value)):
        yield Fault(name, f"Dit is te lang: hooguit {schema['maxLength']} tekens.")
    if "enum" in schema and value not in schema["enum"]:
        yield Fault(name, f"Kies uit: {', '.join(schema['enum'])}.")
    if schema.get("format") == "date-time" and moment(value) is None:
        yield Fault(name, "Schrijf het moment met tijdzone, zoals 2026-11-20T15:00:00+01:00.")


def _can_be_kept(value: str) -> bool:
    """Test if a database can keep a text: no NUL, and no half of a character."""
    return "\x00" not in value and not any("\ud800" <= char <= "\udfff" for char in value)


def moment(value: str) -> datetime | None:
    """Return a moment with its time zone (RFC 3339), None if this is none."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    is_whole = "T" in value.upper() and found.tzinfo is not None
    return found if is_whole else None
