"""The table that finds articles by stems: FTS5 on SQLite, tsvectors with GIN on PostgreSQL.

No model knows it, because it is another thing on each database. It has no foreign keys, so that
emptying the other tables never stumbles over it; its rows count only beside a Zoekdocument.
"""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE kennis_zoektekst USING fts5("
    "titel, vraag, kopdelen, antwoord, delen, tokenize = 'unicode61 remove_diacritics 0')",
]
POSTGRESQL = [
    "CREATE TABLE kennis_zoektekst ("
    "artikel_id bigint PRIMARY KEY, titel tsvector NOT NULL, kop tsvector NOT NULL,"
    " alles tsvector NOT NULL)",
    # Kept in the row itself, since ranking reads it for every article that is found.
    *(
        f"ALTER TABLE kennis_zoektekst ALTER COLUMN {column} SET STORAGE MAIN"
        for column in ("titel", "kop", "alles")
    ),
    *(
        f"CREATE INDEX kennis_zoektekst_{column} ON kennis_zoektekst USING gin ({column})"
        for column in ("titel", "kop", "alles")
    ),
]


def make(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if is_postgresql else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE kennis_zoektekst")


class Migration(migrations.Migration):
    dependencies = [("kennis", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]
