"""Who somebody is: what the caller states compared with what is known, and when that is enough.

Pure. The outcome of a comparison is right, wrong or unknown; it never holds the known value.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from stdnum.nl import bsn

from .vragen import name_words

# Guesses by one caller about one inwoner; after that somebody is guessing, not stating.
MOST_WRONG = 5
# Fewer digits can be guessed, more is a whole BSN read aloud in a hall.
BSN_DIGITS = 4
KVK_DIGITS = 8
MASK = "•••"

TUSSENVOEGSELS = frozenset(
    ("van", "de", "der", "den", "het", "t", "ten", "ter", "te", "op", "aan", "in", "el", "al", "d")
)
AANSPREEKVORMEN = frozenset(
    ("mevrouw", "mw", "mevr", "de heer", "dhr", "heer", "meneer", "mijnheer")
)
_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})")
_HOUSE = re.compile(r"\d{1,5}")


class Feit(StrEnum):
    """A fact that a caller can state about oneself; only these names are kept, never values."""

    NAAM = "naam"
    GEBOORTEDATUM = "geboortedatum"
    POSTCODE = "postcode"
    ADRES = "adres"
    BSN = "bsn"
    KVK = "kvk"


# Postcode with house number and street with house number are one fact, told in two ways.
WOONADRES = frozenset({Feit.POSTCODE, Feit.ADRES})


class Genoemd(NamedTuple):
    """What the caller states; empty is not stated. `identificatie` is a BSN, its end, or KvK."""

    naam: str = ""
    geboortedatum: date | None = None
    postcode: str = ""
    huisnummer: str = ""
    straat: str = ""
    identificatie: str = ""
    telefoon: str = ""
    email: str = ""
    nummer: str = ""


class Bekend(NamedTuple):
    """What is known about a partij, as far as a statement can be held against it."""

    voornaam: str = ""
    voorletters: str = ""
    voorvoegsel: str = ""
    achternaam: str = ""
    organisatienaam: str = ""
    geboortedatum: date | None = None
    postcode: str = ""
    huisnummer: int | None = None
    straat: str = ""
    bsn: str = ""
    kvk: str = ""
    is_geheim: bool = False


class PartijGegevens(NamedTuple):
    """What is known of a partij; with an organisatienaam it is an organisation."""

    voornaam: str = ""
    voorletters: str = ""
    voorvoegsel: str = ""
    achternaam: str = ""
    organisatienaam: str = ""
    geboortedatum: date | None = None
    straatnaam: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    telefoon: str = ""
    email: str = ""
    bsn: str = ""
    kvk: str = ""
    is_geheim: bool | None = None


class Vergelijking(NamedTuple):
    """Whether a stated fact is right; None if it cannot be compared."""

    feit: Feit
    klopt: bool | None


def normalise_postcode(text: str) -> str:
    """Return a Dutch postcode as 1234AB, empty if this is none."""
    found = _POSTCODE.fullmatch(text.strip())
    return found[1] + found[2].upper() if found else ""


def house_number(text: str) -> int | None:
    """Return the house number at the start of a text such as "14 bis", None without one."""
    found = _HOUSE.match(text.strip())
    return int(found[0]) if found else None


def digits(text: str) -> str:
    """Return the digits of a number as people write it."""
    return "".join(char for char in text if char in "0123456789")


def is_bsn(text: str) -> bool:
    """Test if this is a BSN: nine digits that pass the 11-test (Wabb, article 1b)."""
    return bool(bsn.is_valid(digits(text)))


def compare(stated: Genoemd, known: Bekend) -> list[Vergelijking]:
    """Return what was stated, held against what is known, in the order of the screen.

    A phone number or mail address is never compared: who has it need not be who it is about. A
    secret address cannot be compared either, since a yes would give it away.
    """
    found = [
        (stated.naam.strip(), Feit.NAAM, same_name(stated.naam, known)),
        (stated.geboortedatum, Feit.GEBOORTEDATUM, _same_day(stated, known)),
        (stated.postcode.strip(), Feit.POSTCODE, _same_postcode(stated, known)),
        (stated.straat.strip(), Feit.ADRES, _same_straat(stated, known)),
        (stated.identificatie.strip(), _number_kind(known), _same_number(stated, known)),
    ]
    return [Vergelijking(feit, klopt) for given, feit, klopt in found if given]


def _number_kind(known: Bekend) -> Feit:
    return Feit.KVK if known.organisatienaam else Feit.BSN


def _same_day(stated: Genoemd, known: Bekend) -> bool | None:
    return None if known.geboortedatum is None else stated.geboortedatum == known.geboortedatum


def _same_postcode(stated: Genoemd, known: Bekend) -> bool | None:
    number = house_number(stated.huisnummer)
    if known.is_geheim or not known.postcode or number is None:
        return None
    return normalise_postcode(stated.postcode) == known.postcode and number == known.huisnummer


def _same_straat(stated: Genoemd, known: Bekend) -> bool | None:
    number = house_number(stated.huisnummer)
    if known.is_geheim or not known.straat or number is None:
        return None
    return name_words(stated.straat) == name_words(known.straat) and number == known.huisnummer


def _same_number(stated: Genoemd, known: Bekend) -> bool | None:
    given = digits(stated.identificatie)
    if known.organisatienaam:
        return given == known.kvk if known.kvk else None
    if not known.bsn or len(given) < BSN_DIGITS:
        return None
    return known.bsn.endswith(given)


def same_name(stated: str, known: Bekend) -> bool | None:
    """Test if a full name was stated: surname and first name, without a word that is not in it.

    Initials count where no first name is known. None if less than a full name is known.
    """
    given = _without(name_words(stated), AANSPREEKVORMEN)
    if known.organisatienaam:
        return given == name_words(known.organisatienaam)
    surname = search_words(known.achternaam)
    first = name_words(known.voornaam) or list("".join(name_words(known.voorletters)))
    if not surname or not first:
        return None
    rest = _without(given, frozenset({*name_words(known.voorvoegsel), *surname, *TUSSENVOEGSELS}))
    return set(surname) <= set(given) and _same_first(rest, first, known)


def _same_first(stated: Sequence[str], first: Sequence[str], known: Bekend) -> bool:
    if not stated:
        return False
    if known.voornaam:
        return stated[0] == first[0] and set(stated) <= set(first)
    return [word[0] for word in stated][:1] == list(first[:1])


def search_words(text: str) -> list[str]:
    """Return the words of a name that tell people apart, the longest first.

    Without mevrouw, meneer, van, de and the like, unless there is nothing else.
    """
    words = name_words(text)
    telling = _without(words, TUSSENVOEGSELS | AANSPREEKVORMEN) or words
    return sorted(telling, key=len, reverse=True)


def _without(words: Iterable[str], left_out: Collection[str]) -> list[str]:
    return [word for word in words if word not in left_out]


def right(found: Iterable[Vergelijking]) -> list[str]:
    """Return the names of the facts that were right."""
    return [str(one.feit) for one in found if one.klopt]


def is_enough(facts: Collection[str]) -> bool:
    """Test if the facts that were right tell who this is.

    Enough is a full name with one strong fact (birth date, home address, end of the BSN; for an
    organisation its address or KvK number), or two strong facts without the name. A name alone is
    known to neighbours; a birth date or address alone to family; who knows two of different kinds
    is taken to be the person, as the desk of a gemeente usually does. A phone number or mail
    address never counts: it can be withheld, shared or passed on, and it is how the caller was
    found. Source: the conversation structure asks to check the data in the caller's own words; the
    exact combination is this system's default.
    """
    strong = {Feit.POSTCODE if fact in WOONADRES else fact for fact in facts} - {Feit.NAAM}
    return len(strong) >= (1 if Feit.NAAM in facts else 2)


def is_closed(wrong: int) -> bool:
    """Test if so many wrong statements were made that comparing stops for this conversation."""
    return wrong >= MOST_WRONG


def mask_name(naam: str, stated: str) -> str:
    """Return a name with only the words that were stated; of each other word the first letter."""
    said = set(name_words(stated))
    return " ".join(
        word if set(name_words(word)) & said else word[:1] + MASK for word in naam.split()
    )


def mask_bsn(number: str) -> str:
    """Return a BSN with only its last three digits."""
    return f"••• •• {number[-3:]}" if number else ""
