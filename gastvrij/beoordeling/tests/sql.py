"""Plain SQL past every action, to see what the database refuses."""

# ruff: noqa: S608 - SQL made of our own names is what is tested here

from uuid import uuid4

from django.db import DatabaseError, connection, transaction


def run(sql: str, *, undo: bool = False) -> int:
    """Run a statement and return how many rows it touched."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        touched = int(cursor.rowcount)
        transaction.set_rollback(undo)
    return touched


def refused(sql: str, *, undo: bool = False, because: str = "") -> bool:
    """Test if the database refuses a statement that touches a row, with these words if given."""
    try:
        assert run(sql, undo=undo) > 0, f"touched no row: {sql}"
    except DatabaseError as problem:
        said = str(problem)
        return because in said and "no such" not in said and "does not exist" not in said
    return False


def copy_of(table: str, where: str, **changed: str) -> str:
    """Return the statement that copies one row, with these columns changed."""
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    columns = [column.name for column in described if column.name != "id"]
    fresh = {"uuid": f"'{uuid4().hex}'", **changed}
    values = ", ".join(fresh.get(name, f't."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} t WHERE {where}"
