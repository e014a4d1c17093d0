"""Whether this installation can serve."""

from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from gastvrij.basis.install_triggers import all_triggers

TRIGGERS_OF = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' "
        "AND c.relnamespace = current_schema()::regnamespace"
    ),
}


class _NotMigratedError(Exception):
    """Migrations wait; raised, because only an answer is remembered."""


@lru_cache(maxsize=1)
def require_migrated() -> None:
    """Refuse while a migration waits; that none does is remembered."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise _NotMigratedError


def missing_triggers() -> set[str]:
    """Return the names of the triggers that the rooms ask for and the database lacks."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS_OF[connection.vendor])
        present = {row[0] for row in cursor.fetchall()}
    return {trigger.name for trigger in all_triggers()} - present


def why_not_ready() -> str:
    """Return why this installation cannot serve, empty if it can.

    That the migrations ran is remembered after the first time, so that the check stays cheap.
    """
    try:
        require_migrated()
        missing = missing_triggers()
    except _NotMigratedError:
        return "migraties niet uitgevoerd"
    except DatabaseError:
        return "database niet bereikbaar"
    if missing:
        return f"triggers ontbreken: {', '.join(sorted(missing))}"
    return "" if settings.AUDIT_KEY else "sleutel van het auditspoor ontbreekt"
