"""Rules about inwoners: repeat contacts, doubles, and what does not belong in a free text. Pure."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from stdnum import iban
from stdnum.nl import bsn

from .vragen import Resultaat, name_words

# The one place for these two; system design: "within 7 days, settable" and "not a shared number".
REPEAT_WITHIN = timedelta(days=7)
# A number that more people than this gave belongs to a company, a home or a helper.
MOST_NAMES_ON_NUMBER = 3
WRITTEN = frozenset({"e-mail", "e-formulier", "post"})


class EerderContact(NamedTuple):
    """What of an earlier contact decides whether the one of now repeats it."""

    sleutel: str
    at: datetime
    onderwerp: str
    resultaat: str | None
    is_partij: bool
    # Called back in vain, and still open: the inwoner answers our call.
    is_gemist: bool = False


def is_shared(names: Collection[str]) -> bool:
    """Test if a number is shared: so many different people gave it that it says nothing."""
    return len(set(names)) > MOST_NAMES_ON_NUMBER


def repeats(
    contacts: Iterable[EerderContact],
    *,
    at: datetime,
    onderwerp: str,
    kanaal: str,
    shared: bool,
) -> list[EerderContact]:
    """Return the earlier contacts that a vraag on this onderwerp may repeat, newest first.

    The same partij or the same stated number, the same onderwerp, at most seven days ago. Without
    an onderwerp (the conversation just began) every onderwerp may be meant. Not counted: a shared
    number, a line that dropped, a mail that was announced, and an inwoner who answers a call-back
    that was missed. Source: system design, herhaalcontact. An agent confirms; this only proposes.
    """
    found = [
        one
        for one in contacts
        if at - REPEAT_WITHIN <= one.at <= at
        and (not onderwerp or one.onderwerp == onderwerp)
        and (one.is_partij or not shared)
        and not one.is_gemist
        and one.resultaat != Resultaat.AFGEBROKEN
        and not (one.resultaat == Resultaat.KLANT_MAILT_ZELF and kanaal in WRITTEN)
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


class Persoon(NamedTuple):
    """What of a partij shows that another one is the same."""

    naam: str
    geboortedatum: date | None
    bsn: str
    emails: frozenset[str]


class Reden(StrEnum):
    """Why two partijen may be one."""

    BSN = "bsn"
    GEBOORTEDATUM = "geboortedatum"
    EMAIL = "email"


def double_reasons(one: Persoon, other: Persoon) -> list[Reden]:
    """Return why two partijen seem to be one and the same; none if their BSNs differ."""
    if one.bsn and other.bsn:
        return [Reden.BSN] if one.bsn == other.bsn else []
    if not same_words(one.naam, other.naam):
        return []
    found = []
    if one.geboortedatum and one.geboortedatum == other.geboortedatum:
        found.append(Reden.GEBOORTEDATUM)
    elif one.geboortedatum and other.geboortedatum:
        return []
    if one.emails & other.emails:
        found.append(Reden.EMAIL)
    return found


def same_words(one: str, other: str) -> bool:
    """Test if two names have the same words, in any order, with or without a first name."""
    first, second = set(name_words(one)), set(name_words(other))
    return bool(first & second) and (first <= second or second <= first)


class Gevoelig(StrEnum):
    """What does not belong in a free text."""

    BSN = "bsn"
    IBAN = "iban"
    GEZONDHEID = "gezondheid"


class Vondst(NamedTuple):
    """A stretch of text, from `begin` up to `eind`, that looks sensitive."""

    soort: Gevoelig
    begin: int
    eind: int


# Plain words for illness and care of a person. Short on purpose: it warns, it never refuses, and
# words that a gemeente uses every day (zorg, hulp, Wmo, mantelzorg) would make it cry wolf.
HEALTH_WORDS = (
    "adhd",
    "alzheimer",
    "autisme",
    "autistisch",
    "borderline",
    "burn-out",
    "burnout",
    "chemotherapie",
    "dement",
    "dementie",
    "depressie",
    "depressief",
    "diabetes",
    "diagnose",
    "epilepsie",
    "hartaanval",
    "hartinfarct",
    "herseninfarct",
    "hiv",
    "kanker",
    "medicatie",
    "medicijnen",
    "miskraam",
    "parkinson",
    "psychiater",
    "psychiatrisch",
    "psychose",
    "ptss",
    "reuma",
    "schizofrenie",
    "suïcidaal",
    "suïcide",
    "tumor",
    "verslaafd",
    "verslaving",
    "zelfmoord",
    "zwanger",
)
_BSN = re.compile(r"(?<![\d+])\d(?:[ .-]?\d){8}(?!\d)")
_IBAN = re.compile(
    r"\bNL\d{2}[ .]?[A-Z]{4}(?:[ .]?\d){10}\b"
    r"|\b[A-Z]{2}\d{2}(?:[ .]?[A-Z0-9]{4}){2,7}(?:[ .]?\d{1,3})?\b",
    re.IGNORECASE,
)
_HEALTH = re.compile(rf"\b(?:{'|'.join(map(re.escape, HEALTH_WORDS))})\b", re.IGNORECASE)


def gevoelig(text: str) -> list[Vondst]:
    """Return what in a text looks like a BSN, an account number or somebody's health.

    Nine digits that pass the 11-test are a BSN (a phone number can pass it too, so it only warns);
    numbers of contacts and taken have ten and are left alone.
    """
    found = [
        *(
            Vondst(Gevoelig.IBAN, *match.span())
            for match in _IBAN.finditer(text)
            if _is_iban(match)
        ),
        *(Vondst(Gevoelig.BSN, *match.span()) for match in _BSN.finditer(text) if _is_bsn(match)),
        *(Vondst(Gevoelig.GEZONDHEID, *match.span()) for match in _HEALTH.finditer(text)),
    ]
    return _apart(sorted(found, key=lambda one: (one.begin, -one.eind)))


def _is_bsn(match: re.Match[str]) -> bool:
    return bool(bsn.is_valid(re.sub(r"\D", "", match[0])))


def _is_iban(match: re.Match[str]) -> bool:
    return bool(iban.is_valid(re.sub(r"[ .]", "", match[0])))


def _apart(found: Sequence[Vondst]) -> list[Vondst]:
    kept: list[Vondst] = []
    for one in found:
        if not kept or one.begin >= kept[-1].eind:
            kept.append(one)
    return kept
