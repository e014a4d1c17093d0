"""Keys ahead of their rows, so that a row is written once, with the number that follows from it."""

from django.db import connection, models


def reserve(model: type[models.Model], count: int) -> list[int]:
    """Return so many primary keys that no row of a table has or will get, in their order.

    Inside the transaction of the caller. PostgreSQL hands them out of the sequence. SQLite has one
    writer, and remembers the highest key ever given in `sqlite_sequence`: a number that was undone
    is not given again.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [f'"{table}"', count],
            )
            return sorted(key for (key,) in cursor.fetchall())
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    last = row[0] if row else 0
    return list(range(last + 1, last + count + 1))
