"""What the database derives from other columns by itself."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

# The evening of a day in Amsterdam, summer and winter, in the UTC that the columns hold.
EVENING = "21:59:59"
NEVER = f"9999-12-31 {EVENING}"


class MustBeDone(models.Func):
    """The moment by which work must be done: its promise, else the evening of its last day.

    Without either it is far away, so that it comes last and a page can begin after it.
    """

    arity = 2
    output_field = models.DateTimeField()

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_extra: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        """Return the moment as SQLite keeps moments: text."""
        promise, day, given = self._parts(compiler)
        return f"COALESCE({promise}, {day} || ' {EVENING}', '{NEVER}')", given

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_extra: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        """Return the moment by conversions that do not depend on the zone of the session."""
        promise, day, given = self._parts(compiler)
        evening = f"({day} + TIME '{EVENING}') AT TIME ZONE 'UTC'"
        never = f"TIMESTAMP '{NEVER}' AT TIME ZONE 'UTC'"
        return f"COALESCE({promise}, {evening}, {never})", given

    def _parts(self, compiler: SQLCompiler) -> tuple[str, str, tuple[Any, ...]]:
        promise, day = (compiler.compile(one) for one in self.get_source_expressions())
        return promise[0], day[0], (*promise[1], *day[1])
