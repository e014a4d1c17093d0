"""Finds and masks what points at a citizen in a text: BSN, phone, mail, IBAN, address."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from stdnum import iban
from stdnum.nl import bsn


class Soort(StrEnum):
    """What was found; the value is what stands in its place."""

    EMAIL = "[e-mailadres]"
    IBAN = "[rekeningnummer]"
    ADRES = "[adres]"
    BSN = "[bsn]"
    TELEFOON = "[telefoonnummer]"


@dataclass(frozen=True)
class Vondst:
    """A stretch of text, from `begin` up to `eind`, that points at a person."""

    soort: Soort
    begin: int
    eind: int


SERVICE_NUMBERS = ("0800", "0900", "0906", "0909")
_POSTCODE = r"[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})"
_PATTERNS: Mapping[Soort, re.Pattern[str]] = {
    Soort.EMAIL: re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    Soort.IBAN: re.compile(
        r"\b(?i:NL)\d{2}[ .]?[A-Za-z]{4}(?:[ .]?\d){10}\b"
        r"|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"
    ),
    Soort.ADRES: re.compile(
        rf"\b{_POSTCODE}\b,?\s*(?:nr\.?|nummer|huisnummer|op)?\s*\d{{1,5}}[a-zA-Z]?\b"
        rf"|\b\d{{1,5}}[a-zA-Z]?,?\s+(?:in\s+)?{_POSTCODE}\b"
    ),
    Soort.BSN: re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)"),
    Soort.TELEFOON: re.compile(
        r"(?<!\d)(?:(?:\+|00)\d{2}[ .-]?(?:\(0\)[ .-]?)?[1-9]|\(?0[1-9])(?:[ .)-]{0,2}\d){8}(?!\d)"
    ),
}


def _is_service(found: str) -> bool:
    return "".join(filter(str.isdigit, found)).startswith(SERVICE_NUMBERS)


def _is_iban(found: str) -> bool:
    return found[:2].upper() == "NL" or bool(iban.is_valid(found))


def _always(_found: str) -> bool:
    return True


_CHECKS: Mapping[Soort, Callable[[str], bool]] = {
    Soort.IBAN: _is_iban,
    Soort.BSN: lambda found: bool(bsn.is_valid(re.sub(r"\D", "", found))),
    Soort.TELEFOON: lambda found: not _is_service(found),
}


def _candidates(text: str) -> Iterator[Vondst]:
    for soort, pattern in _PATTERNS.items():
        check = _CHECKS.get(soort, _always)
        for match in pattern.finditer(text):
            if check(match.group()):
                yield Vondst(soort, match.start(), match.end())


def find(text: str) -> list[Vondst]:
    """Return what points at a person, in the order of the text and without overlap.

    A BSN is nine digits that pass the 11-test (Wabb); postcode counts only with a house number.
    """
    found: list[Vondst] = []
    for vondst in sorted(_candidates(text), key=lambda v: (v.begin, -v.eind)):
        if not found or vondst.begin >= found[-1].eind:
            found.append(vondst)
    return found


def mask(text: str) -> str:
    """Return the text with every find replaced by its kind, until nothing is found."""
    while found := find(text):
        for vondst in reversed(found):
            text = text[: vondst.begin] + vondst.soort + text[vondst.eind :]
    return text
