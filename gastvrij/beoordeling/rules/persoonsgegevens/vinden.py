"""Finds all kinds together, and masks them."""

from collections.abc import Iterable, Iterator

from .adressen import find_addresses
from .datums import find_birthdays
from .getallen import runs
from .mail import find_mail
from .namen import find_names
from .nummers import find_numbers
from .rekeningen import find_accounts
from .soorten import Soort, Vondst
from .tekst import in_pieces

_NEAR = " \t\xa0,\n"


def _candidates(text: str) -> Iterator[Vondst]:
    pieces = in_pieces(text)
    yield from find_mail(text, pieces)
    yield from find_accounts(text, pieces)
    yield from find_birthdays(pieces)
    yield from find_numbers(text, pieces, runs(pieces))
    yield from find_addresses(pieces)
    yield from find_names(pieces)


def _joined(text: str, finds: Iterable[Vondst]) -> Iterator[Vondst]:
    """Yield the finds in order; what overlaps is one find, and so are the parts of an address.

    The kind is that of the part that begins first, of the longest where two begin together.
    """
    last: Vondst | None = None
    for one in sorted(finds, key=lambda v: (v.begin, -v.eind)):
        if last is None:
            last = one
        elif one.begin < last.eind or _is_one_address(text, last, one):
            last = Vondst(last.soort, last.begin, max(last.eind, one.eind))
        else:
            yield last
            last = one
    if last is not None:
        yield last


def _is_one_address(text: str, one: Vondst, two: Vondst) -> bool:
    gap = text[one.eind : two.begin] if two.begin - one.eind <= 2 else "x"
    return one.soort == two.soort == Soort.ADRES and not gap.strip(_NEAR)


def find(text: str) -> list[Vondst]:
    """Return what points at a person, in the order of the text and without overlap."""
    return list(_joined(text, _candidates(text)))


def mask(text: str) -> str:
    """Return the text with every find replaced by its kind, until nothing is found."""
    while found := find(text):
        parts, done = [], 0
        for one in found:
            parts += [text[done : one.begin], one.soort]
            done = one.eind
        text = "".join([*parts, text[done:]])
    return text
