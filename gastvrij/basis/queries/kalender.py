"""When the gemeente works: national holidays and own closed days."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.db.models import QuerySet
from django.utils import timezone

from gastvrij.basis.models import Medewerker, Sluitingsdag
from gastvrij.basis.rules import Recht, add_werkdagen

from .rights import require

MAY, FIFTH = 5, 5
# Days to look for closed days in: as many weeks off as weeks at work, and a month of holidays.
CALENDAR_DAYS_A_WERKDAG = 2
CALENDAR_MARGIN = 31


def midnight(day: date) -> datetime:
    """Return the first moment of a day in the time of the gemeente, aware."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


@lru_cache(maxsize=32)
def _holidays(year: int) -> dict[date, str]:
    """Return the days on which no term runs on: Algemene termijnenwet, article 3.

    The library knows 5 May once in five years, as a day off; the law names it every year.
    """
    # Loaded when asked for: the calendars of all countries cost half a second at every start.
    import holidays

    days = dict(holidays.country_holidays("NL", years=year, language="nl"))
    return {date(year, MAY, FIFTH): "Bevrijdingsdag"} | days


def closed_days(first: date, last: date) -> frozenset[date]:
    """Return the holidays and closed days in a period, both ends included."""
    national = (
        day
        for year in range(first.year, last.year + 1)
        for day in _holidays(year)
        if first <= day <= last
    )
    own = Sluitingsdag.objects.filter(dag__range=(first, last)).values_list("dag", flat=True)
    return frozenset([*national, *own])


def werkdagen_after(day: date, days: int) -> date:
    """Return the day that is so many working days after a day; `days` is 0 or more."""
    last = day + timedelta(days=days * CALENDAR_DAYS_A_WERKDAG + CALENDAR_MARGIN)
    return add_werkdagen(day, days, closed_on=closed_days(day, last))


def holidays_named(year: int) -> list[tuple[date, str]]:
    """Return the national holidays of a year with their Dutch names, in order."""
    return sorted(_holidays(year).items())


def sluitingsdagen_for(medewerker: Medewerker, *, since: date) -> QuerySet[Sluitingsdag]:
    """Return the gemeente's own closed days from a day on, for those who administer or audit."""
    require(medewerker, Recht.BEHEER_LEZEN)
    return Sluitingsdag.objects.filter(dag__gte=since)
