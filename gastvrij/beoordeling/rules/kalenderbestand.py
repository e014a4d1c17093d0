"""A calendar file with one appointment, as RFC 5545 (iCalendar) and RFC 5546 (PUBLISH) have it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

CRLF = "\r\n"
# Octets of one line without its end, RFC 5545 section 3.1.
LONGEST_LINE = 75
# Signs that no text may hold (section 3.1: CONTROL); a tab and the end of a line may.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NEW_LINE = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Afspraak:
    """One appointment; moments carry their time zone, `organisator` is a mail address.

    The same `uid` with a later `gemaakt_op` replaces what a calendar had.
    """

    uid: UUID
    begin: datetime
    eind: datetime
    gemaakt_op: datetime
    titel: str
    plaats: str
    tekst: str
    adres: str
    organisator: str


def kalenderbestand(afspraak: Afspraak) -> bytes:
    """Return the file: lines that end in CR LF, none longer than 75 octets."""
    return b"".join(fold(line) for line in _lines(afspraak))


def _lines(afspraak: Afspraak) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Gastvrij//Proeve//NL"
    yield "METHOD:PUBLISH"
    yield "BEGIN:VEVENT"
    yield f"UID:{afspraak.uid}"
    yield f"DTSTAMP:{utc(afspraak.gemaakt_op)}"
    yield f"DTSTART:{utc(afspraak.begin)}"
    yield f"DTEND:{utc(afspraak.eind)}"
    yield f"ORGANIZER:mailto:{_plain(afspraak.organisator)}"
    yield f"SUMMARY:{escape(afspraak.titel)}"
    yield f"LOCATION:{escape(afspraak.plaats)}"
    yield f"DESCRIPTION:{escape(afspraak.tekst)}"
    yield f"URL:{_plain(afspraak.adres)}"
    yield "STATUS:CONFIRMED"
    yield "END:VEVENT"
    yield "END:VCALENDAR"


def utc(moment: datetime) -> str:
    """Return a moment in UTC, form 2 of section 3.3.5: 20261120T140000Z."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escape(text: str) -> str:
    """Return a text as section 3.3.11 has it: backslash, semicolon, comma and new line escaped."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return _CONTROL.sub("", _NEW_LINE.sub(r"\\n", text))


def _plain(value: str) -> str:
    """Return an address, which is not escaped, without signs that would end its line."""
    return _CONTROL.sub("", _NEW_LINE.sub("", value))


def fold(line: str) -> bytes:
    """Return a line with its end, folded between signs where it is longer than 75 octets."""
    parts: list[bytes] = [b""]
    for sign in line:
        octets = sign.encode()
        if len(parts[-1]) + len(octets) > LONGEST_LINE:
            parts.append(b" ")
        parts[-1] += octets
    return (CRLF.encode()).join(parts) + CRLF.encode()
