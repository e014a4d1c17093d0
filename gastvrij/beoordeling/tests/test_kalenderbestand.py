"""The calendar file against the rules of RFC 5545."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling.rules.kalenderbestand import (
    LONGEST_LINE,
    Afspraak,
    escape,
    fold,
    kalenderbestand,
    utc,
)

pytestmark = pytest.mark.one_database
BEGIN = datetime(2026, 11, 23, 10, tzinfo=timezone(timedelta(hours=1)))
AFSPRAAK = Afspraak(
    uid=UUID(int=1),
    begin=BEGIN,
    eind=BEGIN + timedelta(hours=1),
    gemaakt_op=BEGIN - timedelta(days=1),
    titel="Proeve: V1",
    plaats="Stadhuis, kelder; kamer 2",
    tekst="Neem mee:\nuw identiteitsbewijs",
    adres="https://gastvrij.lindemeer.example/beoordelen/",
    organisator="gastvrij@lindemeer.example",
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
# A value as section 3.3.11 lets it be: no bare sign that has a meaning, no control sign but a tab.
SAFE = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def unescape(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def test_the_file_holds_one_appointment_in_utc() -> None:
    assert unfolded(kalenderbestand(AFSPRAAK)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Gastvrij//Proeve//NL",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:00000000-0000-0000-0000-000000000001",
        "DTSTAMP:20261122T090000Z",
        "DTSTART:20261123T090000Z",
        "DTEND:20261123T100000Z",
        "ORGANIZER:mailto:gastvrij@lindemeer.example",
        "SUMMARY:Proeve: V1",
        r"LOCATION:Stadhuis\, kelder\; kamer 2",
        r"DESCRIPTION:Neem mee:\nuw identiteitsbewijs",
        "URL:https://gastvrij.lindemeer.example/beoordelen/",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@given(st.integers(0, 5_000_000_000), st.integers(-12, 14))
def test_a_moment_is_the_same_moment_in_utc(seconds: int, hours: int) -> None:
    moment = datetime.fromtimestamp(seconds, timezone(timedelta(hours=hours)))
    assert datetime.strptime(utc(moment), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) == moment


@given(TEXT)
def test_a_text_is_escaped_and_reads_back(text: str) -> None:
    value = escape(text)
    assert SAFE.fullmatch(value)
    plain = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", re.sub("\r\n|\r", "\n", text))
    assert unescape(value) == plain


@given(TEXT.map(escape))
def test_a_line_is_folded_between_signs_and_unfolds_to_itself(line: str) -> None:
    made = fold(line)
    parts = made.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(part) <= LONGEST_LINE for part in parts)
    assert all(part.decode() is not None for part in parts)
    assert all(part.startswith(b" ") for part in parts[1:])
    assert b"".join([parts[0], *(part[1:] for part in parts[1:])]).decode() == line


def test_a_line_is_folded_at_75_octets_and_no_sooner() -> None:
    assert fold("a" * 75) == b"a" * 75 + b"\r\n"
    assert fold("a" * 76) == b"a" * 75 + b"\r\n a\r\n"
    assert fold("a" * 74 + "é") == b"a" * 74 + "\r\n é\r\n".encode()


@given(TEXT, TEXT, TEXT, TEXT)
def test_no_text_can_add_a_line(titel: str, plaats: str, tekst: str, adres: str) -> None:
    made = replace(AFSPRAAK, titel=titel, plaats=plaats, tekst=tekst, adres=adres)
    names = [line.partition(":")[0] for line in unfolded(kalenderbestand(made))]
    assert names == [line.partition(":")[0] for line in unfolded(kalenderbestand(AFSPRAAK))]
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", kalenderbestand(made)) is None
