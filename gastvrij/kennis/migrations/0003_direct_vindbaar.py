"""Search on PostgreSQL stays fast right after an edit, whether or not somebody vacuums.

A GIN index keeps new words on a list that every search reads from end to end, until it is full or
autovacuum empties it. Without that list an article is written straight into the index.
"""

from django.db import migrations

INDEXES = ("kennis_zoektekst_titel", "kennis_zoektekst_kop", "kennis_zoektekst_alles")


def write_straight(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for index in INDEXES:
        schema_editor.execute(f"ALTER INDEX {index} SET (fastupdate = off)")
        schema_editor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])


def write_later(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for index in INDEXES:
        schema_editor.execute(f"ALTER INDEX {index} RESET (fastupdate)")


class Migration(migrations.Migration):
    dependencies = [("kennis", "0002_zoektekst")]

    operations = [migrations.RunPython(write_straight, write_later)]
