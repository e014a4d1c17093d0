"""Every trigger that a room asks for exists and refuses, on both databases."""

# ruff: noqa: S608 - the statements are made of names in this file

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils.module_loading import import_string

from gastvrij.basis import actions, queries
from gastvrij.basis.install_triggers import all_triggers, install
from gastvrij.basis.models import Event, Zegel
from gastvrij.basis.triggers import Trigger, append_only
from gastvrij.conftest import NOW, Cast

APPEND_ONLY = [*append_only("basis_event"), *append_only("basis_zegel")]


def named(trigger: Trigger) -> str:
    return trigger.name


def test_the_rooms_ask_for_triggers_with_names_of_their_own() -> None:
    names = [trigger.name for path in settings.TRIGGERS for trigger in import_string(path)]
    assert len(names) == len(set(names))
    assert {"basis_event_no_update", "basis_event_no_delete"} <= set(names)
    assert {"basis_zegel_no_update", "basis_zegel_no_delete"} <= set(names)


@pytest.mark.django_db
def test_every_trigger_exists_after_migrate() -> None:
    assert queries.missing_triggers() == set()


@pytest.mark.django_db
@pytest.mark.parametrize("trigger", all_triggers(), ids=named)
def test_every_trigger_hangs_on_its_table(trigger: Trigger) -> None:
    table = {
        "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = %s",
        "postgresql": "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(table, [trigger.name])
        assert cursor.fetchone() == (trigger.table,)


@pytest.mark.django_db
@pytest.mark.parametrize("trigger", APPEND_ONLY, ids=named)
def test_a_row_that_is_only_appended_is_never_changed_or_removed(
    cast: Cast, trigger: Trigger
) -> None:
    actions.seal_events(at=NOW.replace(year=2027))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {trigger.table}")
        before = cursor.fetchone()
    assert before[0], "this trigger needs a row to refuse"
    change = {
        "UPDATE": f"UPDATE {trigger.table} SET id = id",
        "DELETE": f"DELETE FROM {trigger.table}",
    }[trigger.event]
    refusal = pytest.raises(DatabaseError, match="append-only")
    with refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {trigger.table}")
        assert cursor.fetchone() == before


def test_the_program_itself_cannot_change_an_event_either(cast: Cast) -> None:
    actions.seal_events(at=NOW.replace(year=2027))
    for model in (Event, Zegel):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(at=F("at"))
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()


@pytest.mark.django_db
def test_triggers_lost_with_a_rebuilt_table_come_back(cast: Cast) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("alleen op SQLite: daar gaat een trigger met de tabel verloren")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'basis_zegel'")
        made = cursor.fetchone()[0]
        cursor.execute("ALTER TABLE basis_zegel RENAME TO oud")
        cursor.execute("DROP TABLE oud")
        cursor.execute(made)
    assert queries.missing_triggers() == {"basis_zegel_no_update", "basis_zegel_no_delete"}
    install()
    assert queries.missing_triggers() == set()


@pytest.mark.django_db
def test_installing_twice_and_without_a_table_is_no_error() -> None:
    install()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE basis_zegel RENAME TO even_weg")
        install()
        cursor.execute("ALTER TABLE even_weg RENAME TO basis_zegel")
    install()
    assert queries.missing_triggers() == set()
