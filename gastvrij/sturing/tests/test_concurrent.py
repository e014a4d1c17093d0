"""Writers at the same time, with real transactions; SQLite has one writer, so PostgreSQL only."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from gastvrij.conftest import NOW, make_cast
from gastvrij.klantcontact.models import Klantcontact
from gastvrij.sturing import actions, queries
from gastvrij.sturing.models import OntbrekendEvent

from .contacten import Gemeente, add_contact, make_gemeente

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
WAIT = 20


@pytest.fixture
def town() -> Gemeente:
    return make_gemeente(make_cast())


def test_an_event_of_a_transaction_that_ends_later_is_not_skipped(town: Gemeente) -> None:
    actions.update_day_figures(at=NOW)
    written, may_end = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            add_contact(town, at=NOW - timedelta(days=1))
            written.set()
            may_end.wait(WAIT)
        connection.close()

    writer = threading.Thread(target=slow)
    writer.start()
    assert written.wait(WAIT)
    add_contact(town, at=NOW)
    assert actions.update_day_figures(at=NOW) == 1
    assert OntbrekendEvent.objects.exists()
    may_end.set()
    writer.join()
    assert actions.update_day_figures(at=NOW) == 1
    assert queries.wrong_days() == queries.wrong_months() == []


def _write(town: Gemeente) -> None:
    for number in range(30):
        with transaction.atomic():
            add_contact(town, at=NOW - timedelta(days=number % 3))
            # Rolled back, so that its number never comes.
            transaction.set_rollback(number % 7 == 0)
    connection.close()


def _update(done: threading.Event) -> None:
    while not done.is_set():
        actions.update_day_figures(at=NOW)
    connection.close()


def test_updates_beside_writers_and_each_other_end_exact(town: Gemeente) -> None:
    done = threading.Event()
    with ThreadPoolExecutor(max_workers=5) as pool:
        updating = [pool.submit(_update, done) for _ in range(2)]
        writing = [pool.submit(_write, town) for _ in range(3)]
        failed = [work.exception(WAIT) for work in writing]
        done.set()
        failed += [work.exception(WAIT) for work in updating]
    actions.update_day_figures(at=NOW)
    assert failed == [None] * 5
    assert Klantcontact.objects.count() == 75
    assert queries.wrong_days() == queries.wrong_months() == []
