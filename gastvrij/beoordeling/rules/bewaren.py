"""How long what was observed of somebody is kept, and when it goes.

Source: AVG 5(1)(e) and R11 of the reference on assessment. No source names a number of days, so
without a term that the gemeente laid down nothing is destroyed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .observaties import Status

# From which moment the term runs: what was shared from then on, what never was from its beginning.
RUNS_FROM: Mapping[Status, str] = {
    Status.GEPLAND: "gepland_op",
    Status.AFNAME: "begonnen_op",
    Status.GEDEELD: "gedeeld_op",
    Status.VASTGESTELD: "gedeeld_op",
}


class Lot(StrEnum):
    """What becomes of an observation of which the term is over."""

    LEEG = "leeg"
    WEG = "weg"


@dataclass(frozen=True)
class Bewaard:
    """An observation as far as it matters here; the day from which its term runs.

    A dispute that is still open needs what was judged. A place in a sample stays, and with it the
    observation that was planned for it.
    """

    status: Status
    vanaf: date
    has_open_dispute: bool = False
    is_in_sample: bool = False


def destroyed_on(vanaf: date, dagen: int) -> date:
    """Return the day on which the term is over: `dagen` after the day from which it runs."""
    return vanaf + timedelta(days=dagen)


def last_day(dagen: int, *, on: date) -> date:
    """Return the last day from which a term of `dagen` can run to be over on a day."""
    return on - timedelta(days=dagen)


def lot(bewaard: Bewaard, dagen: int, *, on: date) -> Lot | None:
    """Return what becomes of an observation on a day, None if it stays as it is.

    What began keeps its line (for which purpose, when, by whom) and loses all that stands under
    it; what was planned and never began goes whole.
    """
    if on < destroyed_on(bewaard.vanaf, dagen) or bewaard.has_open_dispute:
        return None
    if bewaard.status is not Status.GEPLAND:
        return Lot.LEEG
    return None if bewaard.is_in_sample else Lot.WEG
