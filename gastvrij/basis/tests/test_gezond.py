"""Health: alive without a database, ready only with all in place."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gastvrij.basis import queries
from gastvrij.basis.install_triggers import install
from gastvrij.basis.queries import health


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    health.require_migrated.cache_clear()
    yield
    health.require_migrated.cache_clear()


def test_alive_asks_nothing_of_the_database(client: Client) -> None:
    answer = client.get("/gezond/levend")
    assert (answer.status_code, answer.json()) == (200, {"status": "levend"})


@pytest.mark.django_db
def test_ready_is_cheap_the_second_time(client: Client) -> None:
    assert client.get("/gezond/gereed").json() == {"status": "gereed"}
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/gezond/gereed").status_code == 200
    assert len(asked) == 1


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="basis").delete()
    answer = client.get("/gezond/gereed")
    assert answer.status_code == 503
    assert answer.json()["reden"] == "migraties niet uitgevoerd"


@pytest.mark.django_db
def test_not_ready_without_a_trigger(client: Client) -> None:
    on = " ON basis_event" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER basis_event_no_update{on}")
    answer = client.get("/gezond/gereed")
    assert answer.status_code == 503
    assert answer.json()["reden"] == "triggers ontbreken: basis_event_no_update"
    install()
    assert queries.why_not_ready() == ""


@pytest.mark.django_db
def test_not_ready_without_the_key_of_the_trail(client: Client, settings: Any) -> None:
    settings.AUDIT_KEY = ""
    assert "sleutel" in client.get("/gezond/gereed").json()["reden"]


@pytest.mark.django_db
def test_not_ready_when_the_database_is_away() -> None:
    def away(*_args: object) -> None:
        raise OperationalError

    with connection.execute_wrapper(away):
        assert queries.why_not_ready() == "database niet bereikbaar"
