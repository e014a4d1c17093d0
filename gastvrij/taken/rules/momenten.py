"""Which moments can be promised to somebody who is called back. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from gastvrij.basis.rules import is_werkdag

# A colleague needs this long to see the work before anybody counts on a call.
NOTICE = timedelta(hours=1)
# A promise of half a day keeps an inwoner at home; two hours is what one can wait for.
LONGEST = timedelta(hours=2)
SHORTEST = timedelta(minutes=30)
ROUNDED_TO = 15


class Venster(NamedTuple):
    """From when to when somebody can be called on a day, in the time of the gemeente."""

    van: time
    tot: time


class Tijdvak(NamedTuple):
    """One stretch of time that can be promised."""

    van: datetime
    tot: datetime


# Assumed as long as nobody entered opening hours: office hours from Monday to Friday.
AANNAME: Mapping[int, Sequence[Venster]] = {
    weekday: (Venster(time(9), time(17)),) for weekday in range(5)
}


def overlapping(vensters: Iterable[tuple[int, time, time]]) -> bool:
    """Test if two windows (weekday, from, until) of the same day overlap."""
    ordered = sorted(vensters)
    return any(one[0] == other[0] and other[1] < one[2] for one, other in pairwise(ordered))


def tijdvakken(
    vensters: Mapping[int, Sequence[Venster]],
    *,
    closed_on: Collection[date],
    now: datetime,
    last: date,
) -> Iterator[Tijdvak]:
    """Yield what can be promised from `now` up to and with the day `last`, earliest first.

    `vensters` are the windows of each weekday (Monday is 0), `now` is in the time of the gemeente.
    Only working days, an hour from now at the earliest, in stretches of at most two hours.
    """
    earliest = _rounded_up(_later(now, NOTICE))
    closed = frozenset(closed_on)
    day = earliest.date()
    while day <= last:
        if is_werkdag(day, closed_on=closed):
            for venster in sorted(vensters.get(day.weekday(), ())):
                yield from _pieces(day, venster, earliest)
        day += timedelta(days=1)


def _pieces(day: date, venster: Venster, earliest: datetime) -> Iterator[Tijdvak]:
    zone = earliest.tzinfo
    end = datetime.combine(day, venster.tot, tzinfo=zone)
    van = datetime.combine(day, venster.van, tzinfo=zone)
    while _between(van, end) > timedelta():
        tot = min(_later(van, LONGEST), end, key=_instant)
        begin = max(van, earliest, key=_instant)
        # The last piece of a window may be short; one that is cut off by the clock may not.
        if _between(begin, tot) >= min(SHORTEST, _between(van, tot)):
            yield Tijdvak(begin, tot)
        van = tot


def _instant(moment: datetime) -> datetime:
    """Return a moment that compares right over a change of the clock."""
    return moment.astimezone(UTC)


def _between(start: datetime, end: datetime) -> timedelta:
    return _instant(end) - _instant(start)


def _later(moment: datetime, by: timedelta) -> datetime:
    return (_instant(moment) + by).astimezone(moment.tzinfo)


def _rounded_up(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0)
    if whole != moment:
        whole = _later(whole, timedelta(minutes=1))
    return _later(whole, timedelta(minutes=-whole.minute % ROUNDED_TO))
