"""Any JSON value as rows of a sheet that a person can read and change, and back."""

from collections.abc import Iterable, Iterator
from typing import Any

# What a value is, in the words of the sheet.
TEKST, GETAL, JA_NEE, LEEG = "tekst", "getal", "ja/nee", "leeg"
LEGE_LIJST, LEGE_GROEP = "lege lijst", "lege groep"
YES, NO = "ja", "nee"
Rij = tuple[str, str, str]


class CannotUnfold(Exception):
    """A row that says something impossible: the number of the row, counted from 0, and why."""

    def __init__(self, row: int, why: str) -> None:
        super().__init__(why)
        self.row, self.why = row, why


def flatten(value: Any, path: str = "") -> Iterator[Rij]:
    """Yield (path, kind, text) for every value: meta/cesuur/value; a place in a list is #1."""
    if isinstance(value, dict) and value:
        for key, one in value.items():
            yield from flatten(one, _join(path, _escaped(key)))
    elif isinstance(value, list) and value:
        for place, one in enumerate(value, start=1):
            yield from flatten(one, _join(path, f"#{place}"))
    else:
        yield path, *_leaf(value)


def _join(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name


def _escaped(key: str) -> str:
    """Return a key without the signs of a path; an empty key shows as ~e."""
    if not key:
        return "~e"
    for sign, code in (("~", "~0"), ("/", "~1"), ("#", "~2")):
        key = key.replace(sign, code)
    return key


def _unescaped(name: str) -> str:
    if name == "~e":
        return ""
    for sign, code in (("#", "~2"), ("/", "~1"), ("~", "~0")):
        name = name.replace(code, sign)
    return name


def _leaf(value: Any) -> tuple[str, str]:
    if value is None:
        return LEEG, ""
    if isinstance(value, bool):
        return JA_NEE, YES if value else NO
    if isinstance(value, int | float):
        return GETAL, repr(value)
    if isinstance(value, str):
        return TEKST, value
    return (LEGE_LIJST if isinstance(value, list) else LEGE_GROEP), ""


def unfold(rows: Iterable[Rij]) -> Any:
    """Return the value that the rows say; raises CannotUnfold."""
    root: list[Any] = []
    for nr, (path, kind, text) in enumerate(rows):
        value = _value(nr, kind, text)
        if not path:
            return value
        _put(nr, root, path.split("/"), value)
    return root[0] if root else {}


def _value(nr: int, kind: str, text: str) -> Any:
    if kind == TEKST:
        return text
    if kind == GETAL:
        return _number(nr, text)
    if kind == JA_NEE and text.strip().lower() in {YES, NO}:
        return text.strip().lower() == YES
    empty: dict[str, Any] = {LEEG: None, LEGE_LIJST: [], LEGE_GROEP: {}}
    if kind in empty and not text.strip():
        return empty[kind]
    # Somebody filled in what was empty.
    if kind == LEEG:
        return text
    raise CannotUnfold(nr, "kind")


def _number(nr: int, text: str) -> float:
    plain = text.strip().replace(",", ".")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        value = float(plain)
    except ValueError as problem:
        raise CannotUnfold(nr, "number") from problem
    if value != value or value in (float("inf"), float("-inf")):
        raise CannotUnfold(nr, "number")
    return value


def _put(nr: int, root: list[Any], names: list[str], value: Any) -> None:
    """Put a value at its path; lists grow by one, in the order of the rows."""
    inside: Any = root
    key: Any = 0
    for name in names:
        is_place = name.startswith("#")
        if isinstance(inside, list) and key == len(inside):
            inside.append([] if is_place else {})
        elif isinstance(inside, dict):
            inside.setdefault(key, [] if is_place else {})
        inside = inside[key]
        if is_place:
            key = _place(nr, inside, name)
        elif isinstance(inside, dict):
            key = _unescaped(name)
        else:
            raise CannotUnfold(nr, "path")
    if isinstance(inside, list) and key == len(inside):
        inside.append(value)
    elif isinstance(inside, dict) and key not in inside:
        inside[key] = value
    else:
        raise CannotUnfold(nr, "twice")


def _place(nr: int, inside: Any, name: str) -> int:
    if not isinstance(inside, list) or not name[1:].isdecimal() or len(name) > PLACE_LENGTH:
        raise CannotUnfold(nr, "path")
    place = int(name[1:]) - 1
    if not 0 <= place <= len(inside):
        raise CannotUnfold(nr, "path")
    return place


PLACE_LENGTH = 8
