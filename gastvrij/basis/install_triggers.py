"""Installs the triggers of all rooms after every migrate; a rebuilt SQLite table loses them."""

from typing import Any

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.module_loading import import_string

from .triggers import Trigger


def all_triggers() -> list[Trigger]:
    """Return the triggers that the rooms named in the settings ask for."""
    return [trigger for path in settings.TRIGGERS for trigger in import_string(path)]


def uninstall(connection: BaseDatabaseWrapper, *tables: str) -> None:
    """Drop the triggers on tables, for a migration that moves what they keep.

    Migrate installs them anew at its end.
    """
    with connection.cursor() as cursor:
        known = set(connection.introspection.table_names(cursor))
        for trigger in all_triggers():
            if trigger.table in tables and trigger.table in known:
                place = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{place}")


def install(using: str = "default", **_kwargs: Any) -> None:
    """Make every trigger anew on the tables that exist by now."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for trigger in all_triggers():
            if trigger.table not in tables:
                continue
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table}")
                statements = trigger.postgresql()
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}")
                statements = [trigger.sqlite()]
            for statement in statements:
                cursor.execute(statement)
