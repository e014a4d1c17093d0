"""Numbers as they are typed and as they are said: runs of digits with their place."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .tekst import Deel
from .woordlijst import words

_UNITS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    *("tien", "elf", "twaalf", "dertien", "veertien"),
    *("vijftien", "zestien", "zeventien", "achttien", "negentien"),
)
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
GEZEGD: dict[str, str] = (
    {word: str(nr) for nr, word in enumerate(_UNITS)}
    | {word: str(nr) for nr, word in enumerate(_TEENS, 10)}
    | {word: f"{nr}0" for nr, word in enumerate(_TENS, 2)}
    | {
        f"{unit}{link}{ten}": f"{tens}{nr}"
        for tens, ten in enumerate(_TENS, 2)
        for nr, unit in enumerate(_UNITS)
        if nr
        for link in ("en", "ën")
    }
    | {"één": "1", "éen": "1", "zeuven": "7", "nulzes": "06"}
)
_FILLERS = words(
    """
    eh uh ehm uhm euh em hm en dan streepje min punt komma nog even ja nou spatie
    """
)
_BETWEEN_TYPED = re.compile(r"[ \t\xa0.\-–/()]{0,4}\Z")
_BETWEEN_SAID = re.compile(r"[ \t\xa0.,\-–/()…]{1,5}\Z")
_TIMES = {"dubbel": 2, "dubbele": 2, "driedubbel": 3}


class Getal(NamedTuple):
    """Digits with their place: pieces `van` up to `tot`, signs `begin` up to `eind`."""

    cijfers: str
    is_gezegd: bool
    van: int
    tot: int
    begin: int
    eind: int


def value(piece: Deel) -> str:
    """Return the digits that a piece stands for, nothing if it is no number."""
    if piece.is_number:
        return piece.tekst
    if (said := GEZEGD.get(piece.laag)) or "-" not in piece.laag:
        return said or ""
    parts = [GEZEGD.get(part, "") for part in piece.laag.split("-")]
    return "".join(parts) if all(parts) else ""


def number_at(pieces: Sequence[Deel], at: int) -> Getal | None:
    """Return the number that begins here: `12`, `twaalf`, `vijf en twintig`, `dubbel nul`."""
    piece = pieces[at]
    digits, tot = _said_at(pieces, at)
    if not digits:
        return None
    return Getal(digits, not piece.is_number, at, tot, piece.begin, pieces[tot - 1].eind)


def _said_at(pieces: Sequence[Deel], at: int) -> tuple[str, int]:
    """Return the digits of the number that begins here, none without one, and the piece after."""
    piece = pieces[at]
    digits = value(piece)
    if piece.laag in _TIMES:
        after = value(pieces[at + 1]) if at + 1 < len(pieces) else ""
        return (after * _TIMES[piece.laag] if len(after) == 1 else ""), at + 2
    if len(digits) == 1 and not piece.is_number and at + 2 < len(pieces):
        ten = pieces[at + 2]
        if pieces[at + 1].laag == "en" and ten.laag in _TENS:
            return value(ten)[0] + digits, at + 3
    return digits, at + 1


def _follows(pieces: Sequence[Deel], one: Getal, two: Getal) -> bool:
    pattern = _BETWEEN_SAID if one.is_gezegd or two.is_gezegd else _BETWEEN_TYPED
    if two.van == one.tot:
        return bool(pattern.match(pieces[two.van].los))
    between = pieces[one.tot : two.van + 1]
    return all(_BETWEEN_SAID.match(piece.los) for piece in between)


def _next(pieces: Sequence[Deel], at: int) -> Getal | None:
    for further in range(at, min(at + 3, len(pieces))):
        if found := number_at(pieces, further):
            return found
        if pieces[further].laag not in _FILLERS:
            return None
    return None


def runs(pieces: Sequence[Deel]) -> list[list[Getal]]:
    """Return the numbers of a text, together what is read on end."""
    found: list[list[Getal]] = []
    at = 0
    while at < len(pieces):
        number = number_at(pieces, at)
        if number is None:
            at += 1
            continue
        run = [number]
        while (after := _next(pieces, run[-1].tot)) and _follows(pieces, run[-1], after):
            run.append(after)
        found.append(run)
        at = run[-1].tot
    return found
