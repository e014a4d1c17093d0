"""A text in pieces: words, groups of digits, and masks that stand there already."""

import re
from typing import NamedTuple

from .soorten import Soort

_LONG_GAP = 9
_MASKS = "|".join(re.escape(soort) for soort in Soort)
_PIECE = re.compile(rf"{_MASKS}|\d++|['’][tsn]\b|[^\W\d_]++(?:['’`-][^\W\d_]++)*+")


class Deel(NamedTuple):
    """A piece from `begin` up to `eind`; `los` is what stands between it and the one before."""

    tekst: str
    laag: str
    begin: int
    eind: int
    los: str
    is_letter: bool
    is_number: bool
    is_mask: bool


def in_pieces(text: str) -> list[Deel]:
    """Return the pieces of a text in order: letters on their own, words, digits and masks."""
    pieces: list[Deel] = []
    end = 0
    for match in _PIECE.finditer(text):
        begin, word = match.start(), match[0]
        # Of a long gap only both ends matter: what follows a word, and what leads to the next.
        near = begin - end < _LONG_GAP
        los = text[end:begin] if near else f"{text[end : end + 4]}\n{text[begin - 4 : begin]}"
        is_number, is_mask = word[0].isdecimal(), word[0] == "["
        is_letter = len(word) == 1 and not is_number
        low = word if is_number else word.lower().replace("’", "'")
        end = match.end()
        pieces.append(Deel(word, low, begin, end, los, is_letter, is_number, is_mask))
    return pieces
