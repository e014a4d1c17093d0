"""Background work of sturing, for the timetable in the settings."""

from django.utils import timezone

from . import actions


def update_day_figures() -> int:
    """Bring the day figures up to the newest event; return how many days were counted again."""
    return actions.update_day_figures(at=timezone.now())
