"""Rules of calls: what events make of a call in whatever order they come. Pure."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

import phonenumbers

from .vragen import NETHERLANDS, normalise_phone

# How exchanges write that the caller keeps the number hidden.
HIDDEN = frozenset(
    {
        "anoniem",
        "anonymous",
        "blocked",
        "geheim",
        "onbekend",
        "private",
        "restricted",
        "unavailable",
        "unknown",
        "withheld",
    }
)
# Fields of the desk that only a person fills in; others have a value from the start.
TYPED = frozenset({"naam", "telefoon", "email", "antwoord", "stap", "gegevens_gecontroleerd"})
TYPED_OF_VRAAG = frozenset(
    {
        "inhoud",
        "onderwerp",
        "resultaat",
        "notitie",
        "met_wie",
        "collega",
        "overdracht",
        "gelukt",
        "organisatie",
        "handeling",
        "telefoon",
        "artikel",
        "herhaling_van",
    }
)


class Gebeurtenis(StrEnum):
    """What the telephone exchange tells of a call."""

    RINGING = "ringing"
    ANSWERED = "answered"
    TRANSFERRED = "transferred"
    ENDED = "ended"


@dataclass(frozen=True)
class Stand:
    """How far a call is: whose it is (a key), since when, and from which number."""

    medewerker: int | None = None
    ging_over_op: datetime | None = None
    opgenomen_op: datetime | None = None
    doorverbonden_op: datetime | None = None
    nummer: str = ""


def after(
    stand: Stand,
    soort: Gebeurtenis,
    *,
    moment: datetime,
    medewerker: int | None = None,
    nummer: str = "",
) -> Stand:
    """Return a call after an event, ended excepted; twice the same event is once.

    An exchange sends its events side by side, so they come in any order. A call belongs to who
    answered it, else to whose device rang last. How long it rang is known only of the device that
    was picked up, so what rang elsewhere is left out.
    """
    told = replace(stand, nummer=stand.nummer or nummer)
    if soort is Gebeurtenis.TRANSFERRED:
        return replace(told, doorverbonden_op=_first(stand.doorverbonden_op, moment))
    if medewerker is None:
        return told
    if soort is Gebeurtenis.ANSWERED:
        return _answered(told, medewerker, moment)
    return _ringing(told, medewerker, moment)


def _first(known: datetime | None, moment: datetime) -> datetime:
    return moment if known is None else min(known, moment)


def _answered(stand: Stand, medewerker: int, moment: datetime) -> Stand:
    is_elsewhere = stand.medewerker not in {None, medewerker}
    if stand.opgenomen_op is not None and is_elsewhere:
        return stand
    return replace(
        stand,
        medewerker=medewerker,
        ging_over_op=None if is_elsewhere else stand.ging_over_op,
        opgenomen_op=_first(stand.opgenomen_op, moment),
    )


def _ringing(stand: Stand, medewerker: int, moment: datetime) -> Stand:
    is_elsewhere = stand.medewerker not in {None, medewerker}
    if not is_elsewhere:
        return replace(
            stand, medewerker=medewerker, ging_over_op=_first(stand.ging_over_op, moment)
        )
    is_older = stand.ging_over_op is not None and moment <= stand.ging_over_op
    if stand.opgenomen_op is not None or is_older:
        return stand
    return replace(stand, medewerker=medewerker, ging_over_op=moment)


def seconds_ringing(stand: Stand) -> int | None:
    """Return how many whole seconds a call rang before it was picked up; None if unknown."""
    if stand.ging_over_op is None or stand.opgenomen_op is None:
        return None
    seconds = (stand.opgenomen_op - stand.ging_over_op).total_seconds()
    return int(seconds) if seconds >= 0 else None


def rings(seconds: int, *, seconds_a_ring: int) -> int:
    """Return how many times the telephone rang: a ring that began counts, so 1 at least."""
    return max(1, math.ceil(seconds / seconds_a_ring))


def is_hidden(nummer: str) -> bool:
    """Test if the caller keeps the number hidden, as far as the exchange tells."""
    said = nummer.strip().lower().removeprefix("sip:").partition("@")[0]
    return not said or said in HIDDEN


def caller_number(nummer: str) -> str:
    """Return the number of a caller in its one form, empty if it is hidden or no number."""
    plain = nummer.strip().removeprefix("sip:").removeprefix("tel:").partition("@")[0]
    return "" if is_hidden(nummer) else normalise_phone(plain) or ""


def is_untouched(velden: Mapping[str, list[str]], given: Mapping[str, str]) -> bool:
    """Test if nobody typed or chose anything on the desk, beside what was `given` at the start."""
    return not any(
        value.strip() and value != given.get(name)
        for name, values in velden.items()
        if _is_typed(name)
        for value in values
    )


def _is_typed(name: str) -> bool:
    start, _dash, rest = name.partition("-")
    if start != "vraag":
        return name in TYPED
    return rest.partition("-")[2] in TYPED_OF_VRAAG


def shown_number(nummer: str) -> str:
    """Return the number of a caller as people write it; as received if it is no phone number."""
    normal = caller_number(nummer)
    if not normal.startswith("+"):
        return normal or nummer.strip()
    parsed = phonenumbers.parse(normal)
    is_dutch = parsed.country_code == NETHERLANDS
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, form.NATIONAL if is_dutch else form.INTERNATIONAL)
