"""Whether an answer to a doubt can stand: the doubt is there, and its values fit. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .controle import GEWIJZIGD, JUIST, UNDER, Besluit
from .plaatsen import room_in
from .twijfelpunten import (
    HERSTEL,
    REST,
    UNANSWERED,
    Deel,
    code_of,
    doubts,
    parts,
    scale,
    settable,
    suggested,
)

OPERATORS = (">=", "<=", "=", ">", "<")
DATES = frozenset({"date", "iso", "effective_from"})
COUNTS = frozenset({"aantal_opdr"})
LISTS = frozenset({"levels", "marks"})
NUMBERS = frozenset({"weight"})


def type_of(part: Deel, key: str) -> str:
    """Return what a value is: levels, words, date, count, number, operator or text."""
    if key in LISTS:
        return "levels" if key == "levels" else "words"
    if key in DATES:
        return "date"
    if key in COUNTS:
        return "count"
    if key in NUMBERS or (key == "value" and "operator" in part):
        return "number"
    return "operator" if key == "operator" else "text"


class Weging:
    """Weighs answers about one document; its doubts and parts are looked up once."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document: Deel = dict(document)
        self.parts = parts(self.document)
        self.keys = {(one.plaats, one.sleutel) for one in doubts(self.document)}
        self.levels = {code for code, _name in scale(self.document)}

    def refusal(self, one: Besluit) -> str | None:
        """Return why an answer cannot stand: a code, or None if it can.

        gone: there is no such doubt. unanswered: "that is right" is no answer here. nothing: no
        value is given. under: that parent takes no such member. value: a value does not fit.
        """
        part = self.parts.get(one.plaats)
        if part is None or (one.twijfel and (one.plaats, one.twijfel) not in self.keys):
            return "gone"
        if one.besluit == GEWIJZIGD:
            return self._values(part, one)
        if not one.twijfel:
            return "nothing"
        if one.besluit == JUIST and code_of(one.twijfel) in UNANSWERED:
            return "unanswered"
        return None

    def _values(self, part: Deel, one: Besluit) -> str | None:
        known = ("text", "code", "title") if one.plaats.startswith(f"{REST}/") else settable(part)
        given = {key: value for key, value in one.waarden.items() if key in known}
        if UNDER in one.waarden:
            target = self.parts.get(str(one.waarden[UNDER]))
            if target is None or room_in(dict(target)) is None:
                return "under"
        elif not given or one.plaats.startswith(f"{REST}/"):
            return "nothing"
        fits = all(self._fits(part, key, value) for key, value in given.items())
        return None if fits else "value"

    def _fits(self, part: Deel, key: str, value: Any) -> bool:
        if value is None:
            return key not in ("text", "operator")
        match type_of(part, key):
            case "levels":
                return _is_words(value) and (not self.levels or self.levels.issuperset(value))
            case "words":
                return _is_words(value)
            case "date":
                return _is_day(value)
            case "count":
                return isinstance(value, int) and value >= 0
            case "number":
                return isinstance(value, int | float)
            case "operator":
                return value in OPERATORS
        return isinstance(value, str) and (key != "text" or bool(value.strip()))


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one for one in value)


def _is_day(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def repair(plaats: str, part: Deel) -> Besluit:
    """Return the answer that takes over what a reader would mend in one part."""
    return Besluit(plaats, HERSTEL, GEWIJZIGD, suggested(part))
