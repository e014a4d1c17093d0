from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.ontwikkeling.rules import dossier as regels

LAST = date(2026, 11, 30)
PDF, JPG, PNG = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x89PNG\r\n\x1a\n\x00\x00"


@pytest.mark.parametrize(
    ("inhoud", "mediatype", "ending"),
    [
        (PDF, "application/pdf", "pdf"),
        (JPG, "image/jpeg", "jpg"),
        (PNG, "image/png", "png"),
    ],
)
def test_a_file_is_what_its_content_says(inhoud: bytes, mediatype: str, ending: str) -> None:
    assert regels.bestandssoort(inhoud) == regels.Bestandssoort(mediatype, ending)
    assert regels.ending_of(mediatype) == ending


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
        b"PK\x03\x04",
        b"\n%PDF-1.7",
        b"GIF89a",
        PNG[:7],
        JPG[:2],
    ],
)
def test_anything_else_is_no_file_for_a_dossier(inhoud: bytes) -> None:
    assert regels.bestandssoort(inhoud) is None
    assert regels.ending_of("text/html") == ""


@given(st.binary(max_size=40))
def test_only_three_beginnings_are_taken(inhoud: bytes) -> None:
    taken = inhoud.startswith((b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))
    assert (regels.bestandssoort(inhoud) is not None) is taken


@pytest.mark.parametrize(
    ("dagen", "days_after", "is_settled", "due"),
    [
        (30, 29, True, False),
        (30, 30, True, True),
        (30, 31, True, True),
        (30, 400, False, False),
        (1, 0, True, False),
        (1, 1, True, True),
    ],
)
def test_a_dossier_goes_when_its_term_is_over_and_it_went_along(
    dagen: int,
    days_after: int,
    *,
    is_settled: bool,
    due: bool,
) -> None:
    on = LAST + timedelta(days=days_after)
    assert regels.is_due(LAST, dagen, is_settled=is_settled, on=on) is due


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 3650), st.integers(-50, 4000))
def test_nothing_goes_before_the_last_day_and_once_due_it_stays_due(
    last: date, dagen: int, after: int
) -> None:
    on = last + timedelta(days=after)
    due = regels.is_due(last, dagen, is_settled=True, on=on)
    assert not (due and on <= last)
    assert regels.is_due(last, dagen, is_settled=True, on=on + timedelta(days=1)) or not due
    assert not regels.is_due(last, dagen, is_settled=False, on=on)
