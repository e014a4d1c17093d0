"""Finds names that are spelled: `V-R-I-E-S`, `v r i e s`, `de v van victor`."""

from collections.abc import Iterator, Sequence

from .soorten import Soort, Vondst
from .tekst import Deel
from .woorden import GEWOON

_BETWEEN = frozenset([" ", ", ", " - ", "/", "...", ". ", "… "])
_LEAST_LETTERS, _LEAST_NAMED = 3, 2


def _letters_end(pieces: Sequence[Deel], at: int) -> int:
    """Return the piece after a row of letters on their own."""
    end = at + 1
    while end < len(pieces) and pieces[end].is_letter and pieces[end].los in _BETWEEN:
        end += 1
    return end


def _named_end(pieces: Sequence[Deel], at: int) -> int:
    """Return the piece after a row of `de V van Victor`; `at` if there are fewer than two."""
    end, count = at, 0
    while True:
        look = end + (1 if end < len(pieces) and pieces[end].laag in {"de", "een"} else 0)
        if look + 2 >= len(pieces) or not pieces[look].is_letter:
            break
        if pieces[look + 1].laag != "van" or pieces[look + 2].laag[0] != pieces[look].laag:
            break
        end, count = look + 3, count + 1
    return end if count >= _LEAST_NAMED else at


def find_spelled(pieces: Sequence[Deel]) -> Iterator[Vondst]:
    """Yield what is spelled letter by letter, unless it is a word that we know, such as WOZ."""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        end = at + 1
        if "-" in piece.tekst and all(len(part) == 1 for part in piece.tekst.split("-")):
            word, long_enough = piece.laag.replace("-", ""), len(piece.tekst) >= 5
        elif piece.is_letter:
            named = _named_end(pieces, at)
            end = max(named, _letters_end(pieces, at))
            word = "".join(one.laag for one in pieces[at:end])
            long_enough = end - at >= _LEAST_LETTERS
        else:
            at += 1
            continue
        if long_enough and word not in GEWOON and len(set(word)) > 1:
            yield Vondst(Soort.NAAM, piece.begin, pieces[end - 1].eind)
        at = end
