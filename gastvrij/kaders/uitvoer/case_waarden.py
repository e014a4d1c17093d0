"""Plain values of CASE: what is good as it is, what can be made good, and what cannot."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from .case_klassen import ASSOCIATIONS, NEW, OWN_ASSOCIATION, TRANSLATION

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d(?:\.\d+)?)(Z|z|[+-]\d\d:\d\d|[+-]\d{4})?"
)
_NOT_IN_EXT = re.compile(r"[^a-zA-Z0-9._-]+")
# A date without a clock becomes midnight; a moment without a zone is taken for UTC.
_MIDNIGHT, _UTC = "T00:00:00", "+00:00"


class CannotCarry(Exception):
    """A value that has no form in this field; it travels as it came, beside the fields."""


def is_uuid(value: object) -> bool:
    """Test if a value is an identifier as CASE has them, capitals or not."""
    return isinstance(value, str) and bool(_UUID.fullmatch(value.lower()))


def as_uuid(value: object) -> UUID | None:
    """Return an identifier, None if it is none."""
    return UUID(value) if isinstance(value, str) and is_uuid(value) else None


def coerce(kind: str, value: Any, version: str) -> Any:
    """Return a value in the form that a field of this type asks; CannotCarry if there is none."""
    if value is None:
        raise CannotCarry
    return _READERS[kind](value, version)


def _text(value: Any, _version: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise CannotCarry


def _uuid(value: Any, _version: str) -> str:
    if not is_uuid(value):
        raise CannotCarry
    return str(value).lower()


def _uri(value: Any, _version: str) -> str:
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, dict) and isinstance(value.get("uri"), str):
        return str(value["uri"])
    raise CannotCarry


def _moment(value: Any, _version: str) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if is_day(text):
        return f"{text}{_MIDNIGHT}{_UTC}"
    found = _MOMENT.fullmatch(text)
    if not found:
        raise CannotCarry
    day, clock, zone = found.groups()
    zone = zone or _UTC
    zone = zone if ":" in zone or zone in "Zz" else f"{zone[:3]}:{zone[3:]}"
    said = f"{day}T{clock}{zone}"
    try:
        datetime.fromisoformat(f"{day}T{clock[:8]}{zone.upper()}")
    except ValueError as problem:
        raise CannotCarry from problem
    return value if said == value else said


def is_day(text: str) -> bool:
    """Test if a text is one day of the calendar, year first."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _day(value: Any, _version: str) -> str:
    if not isinstance(value, str) or not is_day(value.strip()[:10]):
        raise CannotCarry
    return value.strip()[:10]


def _whole(value: Any, _version: str) -> int:
    if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,9}\s*", value):
        return int(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**31:
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31:
        return value
    raise CannotCarry


def _number(value: Any, _version: str) -> float:
    if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,12}(?:\.\d{1,12})?\s*", value):
        return float(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return value
    raise CannotCarry


def _texts(value: Any, version: str) -> list[str]:
    if isinstance(value, list):
        return [one for one in value if isinstance(one, str)]
    return [_text(value, version)]


def _link(value: Any, _version: str) -> dict[str, str]:
    """Return a reference; its identifier is one of CASE."""
    if not isinstance(value, dict) or not is_uuid(value.get("identifier")):
        raise CannotCarry
    return {
        "title": _word(value.get("title")),
        "identifier": str(value["identifier"]).lower(),
        "uri": _word(value.get("uri")) or f"urn:uuid:{str(value['identifier']).lower()}",
    }


def _links(value: Any, version: str) -> list[dict[str, str]]:
    if not isinstance(value, list):
        return [_link(value, version)]
    found = []
    for one in value:
        try:
            found.append(_link(one, version))
        except CannotCarry:
            continue
    return found


def _node(value: Any, version: str) -> dict[str, str]:
    """Return one end of an association; anything that can be pointed at may stand there."""
    if isinstance(value, str) and value.strip():
        value = {"identifier": value.rstrip("/").rpartition("/")[2], "uri": value}
    if not isinstance(value, dict):
        raise CannotCarry
    said = _word(value.get("identifier")) or _word(value.get("uri"))
    if not said:
        raise CannotCarry
    name = said.lower() if is_uuid(said) else said
    uri = _word(value.get("uri")) or (f"urn:uuid:{name}" if is_uuid(name) else name)
    node = {"title": _word(value.get("title")), "identifier": name, "uri": uri}
    target = value.get("targetType")
    is_known = target == "CASE" or re.fullmatch(OWN_ASSOCIATION, str(target))
    return node | {"targetType": str(target)} if version == NEW and is_known else node


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _association(value: Any, version: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CannotCarry
    if value in ASSOCIATIONS:
        return value
    if version != NEW:
        raise CannotCarry
    if value == TRANSLATION or re.fullmatch(OWN_ASSOCIATION, value):
        return value
    return f"ext:{_NOT_IN_EXT.sub('-', value.removeprefix('ext:'))}"


def _case_version(value: Any, _version: str) -> str:
    if value != NEW:
        raise CannotCarry
    return NEW


_READERS: dict[str, Callable[[Any, str], Any]] = {
    "tekst": _text,
    "uuid": _uuid,
    "uri": _uri,
    "moment": _moment,
    "dag": _day,
    "geheel": _whole,
    "getal": _number,
    "teksten": _texts,
    "verwijzing": _link,
    "verwijzingen": _links,
    "knoop": _node,
    "verband": _association,
    "versie": _case_version,
}
