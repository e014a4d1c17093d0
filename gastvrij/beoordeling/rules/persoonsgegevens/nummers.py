"""Finds BSN and phone numbers, typed or said, whole or in groups."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from .getallen import Getal
from .soorten import Soort, Vondst
from .tekst import Deel
from .woordlijst import words

SERVICE_NUMBERS = ("0800", "0900", "0906", "0909")
BSN_LENGTH, PHONE_LENGTH, COUNTRY = 9, 10, "31"
# With a country code: how many digits a number has, the likeliest first.
ABROAD = (11, 12, 10, 13, 9)
_BSN_WORDS = words(
    """
    bsn bsnnummer bsn-nummer burgerservicenummer burgerservicenummers sofinummer sofi
    """
)
_NEAR, _LONGEST = 8, 14
# Someone who reads out a mobile number and stops halfway gave at least this much of it.
_PART = 6


class Reeks:
    """A run of numbers, in which a window is as many digits as asked, at the bounds of numbers."""

    def __init__(self, run: Sequence[Getal]) -> None:
        self.run = run
        self._sums = [0, *accumulate(len(one.cijfers) for one in run)]
        self._bounds = {total: at for at, total in enumerate(self._sums)}
        self._whole = "".join(one.cijfers for one in run)
        self.total = self._sums[-1]

    def window(self, at: int, length: int) -> int | None:
        """Return where so many digits from number `at` end, None if that is halfway a number."""
        return self._bounds.get(self._sums[at] + length)

    def digits(self, at: int, length: int) -> str:
        """Return so many digits from number `at`."""
        return self._whole[self._sums[at] : self._sums[at] + length]

    def found(self, soort: Soort, at: int, end: int, *, before: int = 0) -> Vondst:
        """Return the find from number `at` up to number `end`."""
        return Vondst(soort, self.run[at].begin - before, self.run[end - 1].eind)


def _lengths(text: str, reeks: Reeks, at: int) -> tuple[int, Sequence[int]]:
    """Return how many signs before the number belong to it, and how long a phone number can be."""
    begin = reeks.run[at].begin
    digits = reeks.digits(at, _LONGEST)
    sign = text[max(0, begin - 5) : begin].lower()
    before = 1 if sign.endswith("+") else 5 if sign == "plus " else 0
    if before:
        trunk = 1 if digits[2:3] == "0" else 0
        return before, (PHONE_LENGTH + 1 + trunk,) if digits.startswith(COUNTRY) else ABROAD
    before = 1 if sign.endswith("(") else 0
    if digits.startswith("00" + COUNTRY):
        return 0, (PHONE_LENGTH + 3 + (1 if digits[4:5] == "0" else 0),)
    if digits.startswith("00"):
        return 0, (PHONE_LENGTH + 3,)
    is_phone = digits[:1] == "0" and not digits.startswith(SERVICE_NUMBERS)
    return before, (PHONE_LENGTH,) if is_phone else ()


def _phones(text: str, reeks: Reeks) -> Iterator[Vondst]:
    for at in range(len(reeks.run)):
        before, lengths = _lengths(text, reeks, at)
        for length in lengths:
            end = reeks.window(at, length)
            if end is not None:
                yield reeks.found(Soort.TELEFOON, at, end, before=before)
                break
    first = reeks.run[0]
    is_mobile = reeks.digits(0, 2) == "06"
    said_in_part = first.is_gezegd and _PART <= reeks.total < PHONE_LENGTH
    if is_mobile and (said_in_part or reeks.total in {PHONE_LENGTH - 1, PHONE_LENGTH + 1}):
        yield reeks.found(Soort.TELEFOON, 0, len(reeks.run))


def is_bsn(digits: str) -> bool:
    """Test if nine digits pass the 11-test (Wabb) and are not all zero."""
    weighted = sum(int(digit) * (BSN_LENGTH - at) for at, digit in enumerate(digits[:-1]))
    return (weighted - int(digits[-1])) % 11 == 0 and int(digits) > 0


def _bsns(pieces: Sequence[Deel], reeks: Reeks) -> Iterator[Vondst]:
    for at in range(len(reeks.run)):
        end = reeks.window(at, BSN_LENGTH)
        if end is not None and is_bsn(reeks.digits(at, BSN_LENGTH)):
            yield reeks.found(Soort.BSN, at, end)
    if BSN_LENGTH - 1 <= reeks.total <= BSN_LENGTH + 1:
        van = reeks.run[0].van
        before = (piece.laag for piece in pieces[max(0, van - _NEAR) : van])
        # Misheard or mistyped it fails the 11-test and still points at somebody.
        if not _BSN_WORDS.isdisjoint(before):
            yield reeks.found(Soort.BSN, 0, len(reeks.run))


def find_numbers(
    text: str, pieces: Sequence[Deel], runs: Sequence[Sequence[Getal]]
) -> Iterator[Vondst]:
    """Yield BSN and phone numbers, a number of another kind for both where it passes for both.

    A BSN is nine digits that pass the 11-test (Wabb), or about nine right after the word bsn.
    Service numbers (0800, 0900) are nobody's.
    """
    for run in runs:
        reeks = Reeks(run)
        if reeks.total >= _PART:
            yield from _phones(text, reeks)
            yield from _bsns(pieces, reeks)
