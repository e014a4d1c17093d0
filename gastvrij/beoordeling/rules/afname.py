"""Rules of the half hour of an exam: what is live, who is taken then, how the clock stands."""

from dataclasses import dataclass
from datetime import datetime, timedelta


def is_live(*, beeindigd_op: datetime | None, afname_begonnen_op: datetime) -> bool:
    """Test if a conversation was still going on when the afname began, or came after that."""
    return beeindigd_op is None or beeindigd_op >= afname_begonnen_op


def overlaps(
    begint_op: datetime, minuten: int, *, ander_begint_op: datetime, ander_minuten: int
) -> bool:
    """Test if two sittings share a moment; one may begin when the other ends."""
    ends = begint_op + timedelta(minutes=minuten)
    other_ends = ander_begint_op + timedelta(minutes=ander_minuten)
    return begint_op < other_ends and ander_begint_op < ends


@dataclass(frozen=True)
class Klokstand:
    """Whole minutes used of a half hour, and left; below zero it took longer than agreed."""

    gebruikt: int
    over: int


def klokstand(
    van: datetime | None, tot: datetime | None, *, minuten: int, at: datetime
) -> Klokstand | None:
    """Return how a clock stands at a moment, None if it did not start; `tot` None while it runs."""
    if van is None:
        return None
    used = int(((tot or at) - van).total_seconds() // 60)
    return Klokstand(used, minuten - used)
