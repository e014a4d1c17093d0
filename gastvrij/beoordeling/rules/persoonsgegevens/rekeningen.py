"""Finds account numbers: a Dutch one typed or read aloud, one from abroad as it is typed."""

import re
from collections.abc import Iterator, Sequence

from stdnum import iban

from .getallen import number_at
from .soorten import Soort, Vondst
from .tekst import Deel
from .woordlijst import words

_ABROAD = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_BETWEEN = re.compile(r"[ \t\xa0.,\-–…]{0,3}\Z")
_FILLERS = words(
    """
    eh uh ehm uhm euh en dan punt van streepje bank ja
    """
)
_BANKS = {
    "rabo": "RABO", "rabobank": "RABO", "ing": "INGB", "ingb": "INGB", "abn": "ABNA",
    "abna": "ABNA", "amro": "", "abn-amro": "ABNA", "triodos": "TRIO", "trio": "TRIO",
    "bunq": "BUNQ", "knab": "KNAB", "asn": "ASNB", "sns": "SNSB", "regio": "RBRB",
}  # fmt: skip
_CHECK, _BANK, _ACCOUNT = 2, 4, 10
_MOST_PIECES = 40


def _country_ends(pieces: Sequence[Deel], at: int) -> int | None:
    """Return the piece after `NL`, `n l` or `en el`; None if it does not stand here."""
    if pieces[at].laag == "nl":
        return at + 1
    two = (pieces[at].laag, pieces[at + 1].laag) if at + 1 < len(pieces) else ("", "")
    return at + 2 if two in {("n", "l"), ("en", "el")} else None


def _dutch(pieces: Sequence[Deel], at: int) -> int | None:
    """Return where (in signs) a Dutch account number ends that begins at this piece."""
    begin = after = _country_ends(pieces, at)
    if begin is None or after is None:
        return None
    check = bank = account = ""
    while after < min(begin + _MOST_PIECES, len(pieces)):
        piece = pieces[after]
        if not _BETWEEN.match(piece.los):
            return None
        number = number_at(pieces, after)
        if number and not bank:
            check += number.cijfers
        elif number and len(bank) >= _BANK:
            account += number.cijfers
        elif piece.laag not in _FILLERS:
            letters = _BANKS.get(piece.laag, piece.laag if len(piece.laag) <= _BANK else None)
            if letters is None or len(check) != _CHECK or account:
                return None
            bank += letters
        after = number.tot if number else after + 1
        if len(account) >= _ACCOUNT:
            return pieces[after - 1].eind if len(account) == _ACCOUNT else None
        if len(check) > _CHECK or len(bank) > _BANK:
            return None
    return None


def _valid_part(found: str) -> int:
    """Return how many signs of a typed account number from abroad are valid, 0 if none."""
    parts = found.split(" ")
    while parts:
        whole = " ".join(parts)
        if iban.is_valid(whole):
            return len(whole)
        parts.pop()
    return 0


def find_accounts(text: str, pieces: Sequence[Deel]) -> Iterator[Vondst]:
    """Yield account numbers; a Dutch one by its shape, one from abroad if its check is right."""
    for at, piece in enumerate(pieces):
        if piece.laag in {"nl", "n", "en"} and (end := _dutch(pieces, at)):
            yield Vondst(Soort.IBAN, piece.begin, end)
    for match in _ABROAD.finditer(text):
        if length := _valid_part(match.group()):
            yield Vondst(Soort.IBAN, match.start(), match.start() + length)
