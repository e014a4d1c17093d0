"""Reads of sturing: counts of a day, and the figures of a period against the norms."""

from .dagcijfers import (
    AMSTERDAM,
    changed_days,
    count_day,
    day_borders,
    days_with_contacts,
    days_with_figures,
    events_after,
    late_events,
    months_with_figures,
    sum_month,
    wrong_days,
    wrong_months,
)
from .overzicht import NormCijfer, Overzicht, Zicht, overzicht_for, zicht_for

__all__ = [
    "AMSTERDAM",
    "NormCijfer",
    "Overzicht",
    "Zicht",
    "changed_days",
    "count_day",
    "day_borders",
    "days_with_contacts",
    "days_with_figures",
    "events_after",
    "late_events",
    "months_with_figures",
    "overzicht_for",
    "sum_month",
    "wrong_days",
    "wrong_months",
    "zicht_for",
]
