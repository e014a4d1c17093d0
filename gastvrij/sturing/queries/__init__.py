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
from .perioden import Deel, cells_of, days_of, delen_of, points_of

__all__ = [
    "AMSTERDAM",
    "Deel",
    "NormCijfer",
    "Overzicht",
    "Zicht",
    "cells_of",
    "changed_days",
    "count_day",
    "day_borders",
    "days_of",
    "days_with_contacts",
    "days_with_figures",
    "delen_of",
    "events_after",
    "late_events",
    "months_with_figures",
    "overzicht_for",
    "points_of",
    "sum_month",
    "wrong_days",
    "wrong_months",
    "zicht_for",
]
