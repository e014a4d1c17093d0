"""Rows straight into the tables: executemany on SQLite, COPY on PostgreSQL, no model objects."""

import json
import random
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from django.core.management.color import no_style
from django.db import connection, models
from django.db.backends.utils import CursorWrapper

Row = tuple[Any, ...]
# The bits of a uuid that tell its version (4) and variant; RFC 9562, section 5.4.
UUID_MASK = 0xF000 << 64 | 0xC000 << 48
UUID_4 = 0x4000 << 64 | 0x8000 << 48


def stamp(at: datetime) -> Any:
    """Return a moment as the database keeps it."""
    return connection.ops.adapt_datetimefield_value(at)


def day(on: date) -> Any:
    """Return a date as the database keeps it."""
    return connection.ops.adapt_datefield_value(on)


def in_json(data: dict[str, Any] | list[Any]) -> str:
    """Return what a JSON column takes."""
    return json.dumps(data)


def hurry() -> None:
    """Let this connection alone not wait for the disk: what is lost can be made again."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET synchronous_commit = off")
            return
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("PRAGMA cache_size = -400000")


class Table:
    """The rows that wait to be written to one table; keys are handed out here, in order."""

    def __init__(self, model: type[models.Model], chance: random.Random) -> None:
        self.model = model
        self.chance = chance
        last = models.QuerySet(model).order_by("-pk").values_list("pk", flat=True).first()
        self.next = 1 if last is None else int(last) + 1
        self.fields = [one for one in model._meta.concrete_fields if not one.generated]
        self.empty = {field.attname: _default(field) for field in self.fields}
        self.has_uuid = "uuid" in self.empty
        self.rows: list[Row] = []

    def add(self, **values: Any) -> int:
        """Add a row with the defaults of the model where no value is given; return its key.

        Values are given by column as the database keeps them.
        """
        row = self.empty | values
        key = row["id"] = self.next
        if self.has_uuid and "uuid" not in values:
            row["uuid"] = new_uuid(self.chance)
        self.next += 1
        self.rows.append(tuple(row.values()))
        return key

    def flush(self, cursor: CursorWrapper) -> None:
        """Write the rows that wait."""
        quote = connection.ops.quote_name
        names = ", ".join(quote(str(field.column)) for field in self.fields)
        into = f"{quote(self.model._meta.db_table)} ({names})"
        if connection.vendor == "postgresql":
            _copy(cursor, f"COPY {into} FROM STDIN", self.rows)
        else:
            places = ", ".join(["%s"] * len(self.fields))
            insert = f"INSERT INTO {into} VALUES ({places})"  # noqa: S608
            cursor.executemany(insert, self.rows)
        self.rows = []


def _copy(cursor: CursorWrapper, statement: str, rows: Iterable[Row]) -> None:
    with cast(Any, cursor).copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _default(field: Any) -> Any:
    value = field.get_default()
    return in_json(value) if isinstance(value, dict | list) else value


def new_uuid(chance: random.Random) -> str:
    """Return a random uuid (version 4) in hexadecimal, the same each time."""
    return f"{chance.getrandbits(128) & ~UUID_MASK | UUID_4:032x}"


def reset_sequences(tables: Iterable[type[models.Model]]) -> None:
    """Let the database hand out the keys after those that were given here."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)
