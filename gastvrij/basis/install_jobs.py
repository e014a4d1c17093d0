"""Puts the timetable of the settings into the task queue, after every migrate."""

from typing import Any

from django.conf import settings
from django.db import connections
from django_q.models import Schedule


def install(using: str = "default", **_kwargs: Any) -> None:
    """Make the schedules what `JOBS` says; a schedule that stays keeps its next moment."""
    if Schedule._meta.db_table not in connections[using].introspection.table_names():
        return
    names = [name for name, _function, _minutes in settings.JOBS]
    Schedule.objects.using(using).exclude(name__in=names).delete()
    for name, function, minutes in settings.JOBS:
        Schedule.objects.using(using).update_or_create(
            name=name,
            defaults={
                "func": function,
                "schedule_type": Schedule.MINUTES,
                "minutes": minutes,
                "repeats": -1,
            },
        )
