"""The migrations lead to the tables that the models describe, which all other tests run on."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from .conftest import Server

# With the journeys, because these have a database that was migrated.
pytestmark = pytest.mark.browser

SQLITE = {
    "columns": (
        'SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master m '
        "JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
    ),
    "indexes": (
        'SELECT m.name, i."unique", i.partial, group_concat(c.name) FROM sqlite_master m '
        "JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c "
        "WHERE m.type = 'table' GROUP BY m.name, i.name"
    ),
    "triggers": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'",
}
POSTGRESQL = {
    "columns": (
        "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length "
        "FROM information_schema.columns WHERE table_schema = 'public'"
    ),
    "indexes": (
        "SELECT tablename, regexp_replace(indexdef, 'INDEX \\S+ ON', 'INDEX ON') "
        "FROM pg_indexes WHERE schemaname = 'public'"
    ),
    "constraints": (
        "SELECT conrelid::regclass::text, contype::text, pg_get_constraintdef(oid) "
        "FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
    ),
    "triggers": ("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal"),
}


Rows = list[tuple[object, ...]]
ROOMS = tuple(
    f"{config.label}_" for config in apps.get_app_configs() if config.name.startswith("gastvrij.")
)


def _ours(rows: Iterable[tuple[object, ...]]) -> Rows:
    """Return what is about our own tables, in order: those of libraries carry their history."""
    return sorted((row for row in rows if str(row[0]).startswith(ROOMS)), key=repr)


def _migrated(database: str, question: str) -> Rows:
    if database.startswith("sqlite"):
        with closing(sqlite3.connect(database.removeprefix("sqlite:///"))) as file:
            return _ours(file.execute(question).fetchall())
    with psycopg.connect(database.replace("postgres://", "postgresql://")) as server:
        return _ours(server.execute(question).fetchall())


@pytest.mark.django_db
def test_migrating_leads_to_the_tables_of_the_models(seeded: Server) -> None:
    questions = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    for what, question in questions.items():
        with connection.cursor() as cursor:
            cursor.execute(question)
            made = _ours(cursor.fetchall())
        assert made, what
        assert made == _migrated(seeded.env["DATABASE_URL"], question), what
