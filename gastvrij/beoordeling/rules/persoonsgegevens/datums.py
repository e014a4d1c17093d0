"""Finds dates of birth: a date near `geboren` or `geboortedatum`."""

import re
from collections.abc import Iterator, Sequence

from .getallen import Getal, number_at
from .soorten import Soort, Vondst
from .tekst import Deel
from .woordlijst import words

_BORN = words(
    """
    geboren geboortedatum geboortedag geboortedata geb jarig verjaardag verjaar
    """
)
_MONTHS = words(
    """
    januari februari maart april mei juni juli augustus september oktober november december jan
    feb mrt apr jun jul aug sep sept okt nov dec
    """
)
_BETWEEN = re.compile(r"[ \t\xa0]{0,2}[.,/\-–]?[ \t\xa0]{0,2}\Z")
_HUNDREDS = {"negentienhonderd": "19", "tweeduizend": "20", "achttienhonderd": "18"}
_CENTURIES = frozenset(["19", "20", "18"])
# So many pieces after the word, or before it, the date may begin.
_AFTER, _BEFORE = 14, 2


def _part(pieces: Sequence[Deel], at: int) -> Getal | None:
    fits = at < len(pieces) and _BETWEEN.match(pieces[at].los)
    number = number_at(pieces, at) if fits else None
    return number if number and len(number.cijfers) <= 4 else None


def _year_ends(pieces: Sequence[Deel], at: int) -> int:
    """Return the piece after a year that begins here; `at` itself if there is none."""
    if at == len(pieces) or not _BETWEEN.match(pieces[at].los):
        return at
    word = pieces[at].laag
    if word in _HUNDREDS or any(word.startswith(whole) for whole in _HUNDREDS):
        after = _part(pieces, at + 1) if word in _HUNDREDS else None
        return after.tot if after else at + 1
    if _is_year_word(word):
        return at + 1
    number = _part(pieces, at)
    if not number:
        return at
    after = _part(pieces, number.tot) if number.cijfers in _CENTURIES else None
    return after.tot if after and len(after.cijfers) == 2 else number.tot


def _is_year_word(word: str) -> bool:
    """Test if a word is a year said in one breath, such as `negentiennegenenvijftig`."""
    return word.startswith("negentien") and len(word) > len("negentien")


def date_ends(pieces: Sequence[Deel], at: int) -> int | None:
    """Return the piece after a date (day, month, year) that begins here; None if there is none."""
    day = number_at(pieces, at)
    if not day or len(day.cijfers) > 4 or day.tot == len(pieces):
        return None
    if pieces[day.tot].laag in _MONTHS and _BETWEEN.match(pieces[day.tot].los):
        return _year_ends(pieces, day.tot + 1)
    month = _part(pieces, day.tot)
    if not month or len(month.cijfers) > 2:
        return None
    end = _year_ends(pieces, month.tot)
    return end if end > month.tot else None


def _date_near(pieces: Sequence[Deel], born: int) -> tuple[int, int] | None:
    places = [
        *range(born + 1, min(born + 1 + _AFTER, len(pieces))),
        *range(max(0, born - _BEFORE - 5), born),
    ]
    for at in places:
        if at > born + 1 and pieces[at].los[:2] == ". ":
            return None
        end = date_ends(pieces, at)
        if end is not None and (at > born or born - end <= _BEFORE):
            return at, end
    return None


def find_birthdays(pieces: Sequence[Deel]) -> Iterator[Vondst]:
    """Yield the date nearest after each word about a birth, or right before it."""
    for at, piece in enumerate(pieces):
        if piece.laag in _BORN and (found := _date_near(pieces, at)):
            begin, end = found
            yield Vondst(Soort.GEBOORTEDATUM, pieces[begin].begin, pieces[end - 1].eind)
