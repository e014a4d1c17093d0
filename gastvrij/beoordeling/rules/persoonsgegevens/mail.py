"""Finds mail addresses, typed or read aloud with `apenstaartje` and `punt`."""

import re
from collections.abc import Iterator, Sequence

from .soorten import Soort, Vondst
from .tekst import Deel
from .woordlijst import words

_TYPED = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
_AT_WORDS = frozenset(["apenstaartje", "apestaartje", "apenstaart", "apestaart", "aapenstaartje"])
_LINKS = words(
    """
    punt streepje koppelteken underscore liggend laag min minteken plus dot
    """
)
_TIGHT = re.compile(r"[._+-]{0,2}\Z")
_SPACED = re.compile(r" ?[.,_+-]? ?\Z")
_SIGN = re.compile(r" ?[\[(]? ?@ ?[\])]? ?\Z")
_PAREN = re.compile(r"[ \[(\])]{1,3}\Z")
_MOST_PIECES = 14


def _left(pieces: Sequence[Deel], at: int) -> int:
    """Return where the part before the at sign begins, given its last piece."""
    first = max(0, at - _MOST_PIECES)
    while at > first:
        here, before = pieces[at], pieces[at - 1]
        is_tight = bool(_TIGHT.match(here.los)) and not before.is_mask
        is_link = here.laag in _LINKS or before.laag in _LINKS
        is_spelled = here.is_letter and before.is_letter
        if not (is_tight or ((is_link or is_spelled) and _SPACED.match(here.los))):
            break
        at -= 1
    return at


def _right(pieces: Sequence[Deel], at: int) -> tuple[int, bool]:
    """Return where the part after the at sign ends, and if it holds a dot."""
    has_dot, last = False, min(len(pieces), at + _MOST_PIECES)
    end = at + 1
    while end < last:
        here, before = pieces[end], pieces[end - 1]
        is_dot = here.los == "." or before.laag in {"punt", "dot"}
        is_link = here.laag in _LINKS or before.laag in _LINKS
        if here.is_mask or not (_TIGHT.match(here.los) or (is_link and _SPACED.match(here.los))):
            break
        has_dot = has_dot or is_dot
        end += 1
    return end, has_dot


def _at_signs(pieces: Sequence[Deel]) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces before and after an at sign, and if the sign could be another word."""
    for at in range(1, len(pieces) - 1):
        piece = pieces[at]
        if piece.laag in _AT_WORDS and _PAREN.match(piece.los):
            yield at - 1, at + 1, False
        elif piece.laag == "at" and _PAREN.match(piece.los) and _PAREN.match(pieces[at + 1].los):
            yield at - 1, at + 1, True
    for at in range(1, len(pieces)):
        if "@" in pieces[at].los and _SIGN.match(pieces[at].los):
            yield at - 1, at, True


def find_mail(text: str, pieces: Sequence[Deel]) -> Iterator[Vondst]:
    """Yield mail addresses; `at` and a spaced @ count only if a domain with a dot follows."""
    for match in _TYPED.finditer(text):
        yield Vondst(Soort.EMAIL, match.start(), match.end())
    for before, after, is_doubtful in _at_signs(pieces):
        if pieces[before].is_mask or pieces[after].is_mask:
            continue
        end, has_dot = _right(pieces, after)
        if has_dot or not is_doubtful:
            begin = pieces[_left(pieces, before)].begin
            yield Vondst(Soort.EMAIL, begin, pieces[end - 1].eind)
