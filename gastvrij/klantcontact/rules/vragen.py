"""Rules of klantcontact: numbers, names, resultaten. Pure: no database, no clock, no Django."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

import phonenumbers

NUMMER_DIGITS = 10
CONCEPT_LIMIT = 200_000
NATIONAL_DIGITS = 9
NETHERLANDS = 31
EMAIL_LIMIT = 254
WORD_LIMIT = 100


class KanaalGegevens(NamedTuple):
    """A channel as a new installation has it."""

    code: str
    naam: str
    icoon: str


# The channels of the first line come first; mail, post and chat after them.
KANALEN = (
    KanaalGegevens("balie", "Balie", "building-community"),
    KanaalGegevens("telefoon", "Telefoon", "phone"),
    KanaalGegevens("website", "Website", "world"),
    KanaalGegevens("e-formulier", "E-formulier", "forms"),
    KanaalGegevens("social-media", "Social media", "brand-whatsapp"),
    KanaalGegevens("e-mail", "E-mail", "mail"),
    KanaalGegevens("post", "Post", "send"),
    KanaalGegevens("chat", "Chat", "messages"),
)


class Resultaat(StrEnum):
    """What became of a vraag; the seven of the system design."""

    DIRECT_AFGEHANDELD = "direct_afgehandeld"
    WARM_DOORVERBONDEN = "warm_doorverbonden"
    TERUGBELAFSPRAAK = "terugbelafspraak"
    DOORGEZET = "doorgezet"
    DOORVERWEZEN = "doorverwezen"
    KLANT_MAILT_ZELF = "klant_mailt_zelf"
    AFGEBROKEN = "afgebroken"


WITH_TAAK = frozenset({Resultaat.TERUGBELAFSPRAAK, Resultaat.DOORGEZET})

# Well-known organisations by their abbreviation, to propose the full name; never filled in.
AFKORTINGEN: Mapping[str, str] = {
    "cak": "Centraal Administratie Kantoor",
    "cbr": "Centraal Bureau Rijvaardigheidsbewijzen",
    "cbs": "Centraal Bureau voor de Statistiek",
    "ciz": "Centrum Indicatiestelling Zorg",
    "cjib": "Centraal Justitieel Incassobureau",
    "coa": "Centraal Orgaan opvang asielzoekers",
    "duo": "Dienst Uitvoering Onderwijs",
    "ggd": "Gemeentelijke Gezondheidsdienst",
    "ggz": "geestelijke gezondheidszorg",
    "ind": "Immigratie- en Naturalisatiedienst",
    "kvk": "Kamer van Koophandel",
    "rdw": "Rijksdienst voor het Wegverkeer",
    "rvo": "Rijksdienst voor Ondernemend Nederland",
    "svb": "Sociale Verzekeringsbank",
    "uwv": "Uitvoeringsinstituut Werknemersverzekeringen",
    "wsp": "Werkgeversservicepunt",
}
NO_ABBREVIATION = frozenset({"BV", "NV", "CV", "VOF", "II", "III", "IV", "VI", "VII", "VIII"})
LONGEST_ABBREVIATION = 6

_EXTENSION = re.compile(r"[\s,;]*(?:tst|toestel|ext|x)[\s.:]*\d{1,6}\s*$", re.IGNORECASE)
_SERVICE = re.compile(r"(?:\+31|0031|0)((?:800|900|906|909)(?:\d{4}|\d{7}))")
_SHORT = re.compile(r"(?:\+31|0031|0)?(140\d{2,3}|116\d{3})|(112|113|144)")
_LABEL = re.compile(r"(?:tel|telefoon|mobiel|mob|gsm)\s*[.:]?\s*", re.IGNORECASE)
_REMARK = re.compile(r"\([^\d)]*\)")
_BRACKETED = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[^\W_]+")


def _without_marks(text: str) -> str:
    """Return text without the invisible characters that copying brings along."""
    return "".join(char for char in text if unicodedata.category(char) not in {"Cf", "Cc"})


def normalise_phone(text: str) -> str | None:
    """Return a phone number in its one form, None if this is no phone number.

    E.164 (+31612345678) for what can be dialled from abroad; 0800, 0900, 14xxx, 116xxx and 112 as
    the Netherlands dials them (08001351, 14030). Numbers without a country are Dutch. An extension
    is left out. Sources: ITU-T E.164; Dutch numbering plan (telephony and ISDN services).
    """
    plain = unicodedata.normalize("NFKC", _without_marks(text)).strip()
    plain = _REMARK.sub("", plain)
    plain = _EXTENSION.sub("", plain[label.end() :] if (label := _LABEL.match(plain)) else plain)
    if any(char.isalpha() for char in plain):
        return None
    digits = re.sub(r"(?<!^)\+|[^\d+]", "", plain)
    if (short := _SHORT.fullmatch(digits)) is not None:
        return short[1] or short[2]
    if (service := _SERVICE.fullmatch(digits)) is not None:
        return f"0{service[1]}"
    return _international(plain)


def _international(plain: str) -> str | None:
    try:
        number = phonenumbers.parse(plain, "NL")
    except phonenumbers.NumberParseException:
        return None
    if number.country_code == NETHERLANDS:
        # Numbers that nobody has been given yet are numbers too, if they are as long as one.
        national = phonenumbers.national_significant_number(number)
        is_right = len(national) == NATIONAL_DIGITS or phonenumbers.is_valid_number(number)
    else:
        is_right = phonenumbers.is_possible_number(number)
    if not is_right:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def normalise_email(text: str) -> str | None:
    """Return a mail address in lower case, None if this is no mail address.

    At most 254 characters (RFC 5321); one @ with something on both sides and no white space.
    """
    plain = _without_marks(text).strip()
    before, at, after = plain.rpartition("@")
    has_space = any(char.isspace() for char in plain)
    if not (before and at and "." in after.strip(".")) or has_space or len(plain) > EMAIL_LIMIT:
        return None
    return None if "@" in before else plain.lower()


def name_words(text: str) -> list[str]:
    """Return the words of a name as one searches them: without case and accents, each once.

    What is first name and what is surname is not guessed.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return list(dict.fromkeys(word[:WORD_LIMIT] for word in _WORD.findall(bare)))


def nummer(pk: int) -> str:
    """Return the number that people read out for a row: ten digits, from its primary key.

    Source: Klantinteracties, `nummer`: at most ten digits, unique a resource.
    """
    return f"{pk:0{NUMMER_DIGITS}}"


def is_direct(resultaat: str | None) -> bool:
    """Test if a vraag was answered in this contact by the first line."""
    return resultaat == Resultaat.DIRECT_AFGEHANDELD


def counts_in_share(resultaat: str | None) -> bool:
    """Test if a vraag counts in a share: it has a resultaat, and the line did not drop."""
    return resultaat is not None and resultaat != Resultaat.AFGEBROKEN


def needs_taak(resultaat: str | None) -> bool:
    """Test if a resultaat asks a colleague for something."""
    return resultaat in WITH_TAAK


def abbreviations(naam: str) -> list[str]:
    """Return the words of an organisation's name that look like abbreviations.

    A name in full with its abbreviation between brackets is fine. Legal forms and Roman
    numerals are no abbreviations.
    """
    in_full = _BRACKETED.sub(" ", naam).strip() or naam.strip("() ")
    return [word for word in re.split(r"[\s/,-]+", in_full) if _is_abbreviation(word)]


def _is_abbreviation(word: str) -> bool:
    letters = word.replace(".", "")
    if letters.upper() in NO_ABBREVIATION or len(letters) < 2:
        return False
    if letters.lower() in AFKORTINGEN:
        return True
    capitals = sum(char.isupper() for char in letters)
    is_short = len(letters) <= LONGEST_ABBREVIATION
    return is_short and letters.isalpha() and capitals * 2 > len(letters)


def full_name(abbreviation: str) -> str | None:
    """Return what an abbreviation usually stands for, to propose it; None if unknown."""
    return AFKORTINGEN.get(abbreviation.replace(".", "").lower())


class Beller(NamedTuple):
    """The person who asks, in their own words; all empty for somebody anonymous."""

    naam: str = ""
    telefoon: str = ""
    email: str = ""
    gegevens_gecontroleerd: bool = False


class Problem(NamedTuple):
    """What is not right: which vraag (from 0, None for the beller), which field, which code."""

    vraag: int | None
    veld: str
    code: str


def beller_problems(beller: Beller) -> list[Problem]:
    """Return what is not right about the addresses of the person who asks."""
    found = []
    if beller.telefoon.strip() and normalise_phone(beller.telefoon) is None:
        found.append(Problem(None, "telefoon", "telefoon_wrong"))
    if beller.email.strip() and normalise_email(beller.email) is None:
        found.append(Problem(None, "email", "email_wrong"))
    return found


def vraag_problems(
    place: int,
    *,
    inhoud: str,
    resultaat: str,
    has_onderwerp: bool,
    met_wie: str,
    gelukt: bool | None,
    organisatie: str,
    telefoon: str,
    beller: Beller,
) -> list[Problem]:
    """Return what a vraag still lacks for its resultaat; an aborted contact lacks nothing.

    `telefoon` is the number to call back on; without it the one of the beller counts.
    """
    if resultaat == Resultaat.AFGEBROKEN:
        return []
    found = []
    if not inhoud.strip():
        found.append("inhoud_empty")
    if not has_onderwerp:
        found.append("onderwerp_empty")
    if resultaat not in set(Resultaat):
        found.append("resultaat_empty")
    if resultaat == Resultaat.WARM_DOORVERBONDEN:
        found += ["met_wie_empty"] * (not met_wie.strip()) + ["gelukt_empty"] * (gelukt is None)
    if resultaat == Resultaat.DOORVERWEZEN:
        found += _organisatie_codes(organisatie)
    if resultaat == Resultaat.TERUGBELAFSPRAAK:
        found += _telefoon_codes(telefoon, beller)
    return [Problem(place, code.rpartition("_")[0], code) for code in found]


def _telefoon_codes(telefoon: str, beller: Beller) -> list[str]:
    if not (telefoon.strip() or beller.telefoon.strip()):
        return ["telefoon_empty"]
    is_wrong = bool(telefoon.strip()) and normalise_phone(telefoon) is None
    return ["telefoon_wrong"] * is_wrong


def _organisatie_codes(organisatie: str) -> list[str]:
    if not organisatie.strip():
        return ["organisatie_empty"]
    return ["organisatie_short"] if abbreviations(organisatie) else []
