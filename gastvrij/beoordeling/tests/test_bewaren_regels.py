"""When a term is over, and what becomes of what was kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling.rules.bewaren import Bewaard, Lot, destroyed_on, last_day, lot
from gastvrij.beoordeling.rules.observaties import Status

pytestmark = pytest.mark.one_database
BEGIN = date(2026, 6, 1)
DAGEN = 28
OVER = date(2026, 6, 29)


@pytest.mark.parametrize(
    ("status", "on", "becomes"),
    [
        (Status.GEPLAND, OVER, Lot.WEG),
        (Status.AFNAME, OVER, Lot.LEEG),
        (Status.GEDEELD, OVER, Lot.LEEG),
        (Status.VASTGESTELD, OVER, Lot.LEEG),
        *[(status, OVER - timedelta(days=1), None) for status in Status],
    ],
)
def test_the_day_itself_does_not_count(status: Status, on: date, becomes: Lot | None) -> None:
    assert lot(Bewaard(status, BEGIN), DAGEN, on=on) is becomes


@pytest.mark.parametrize("status", [Status.GEDEELD, Status.VASTGESTELD])
def test_an_open_dispute_holds_it_up(status: Status) -> None:
    assert lot(Bewaard(status, BEGIN, has_open_dispute=True), DAGEN, on=OVER) is None


def test_a_place_in_a_sample_stays_until_it_began() -> None:
    assert lot(Bewaard(Status.GEPLAND, BEGIN, is_in_sample=True), DAGEN, on=OVER) is None
    assert lot(Bewaard(Status.AFNAME, BEGIN, is_in_sample=True), DAGEN, on=OVER) is Lot.LEEG


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 36_500))
def test_the_last_day_of_a_term_and_its_end_are_each_others_mirror(day: date, dagen: int) -> None:
    end = destroyed_on(day, dagen)
    assert last_day(dagen, on=end) == day
    assert lot(Bewaard(Status.GEDEELD, day), dagen, on=end) is Lot.LEEG
    assert lot(Bewaard(Status.GEDEELD, day), dagen, on=end - timedelta(days=1)) is None
