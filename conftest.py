"""What holds for every test: seeds, the second database, and which skips are no gap."""

import os
import zlib
from collections.abc import Generator
from importlib import import_module

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

# A fixed sample tells the same about the same code on a slow machine as on a fast one.
settings.register_profile(
    "sample", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("in_full", settings.get_profile("sample"), derandomize=False)
settings.load_profile("in_full" if os.environ.get("GASTVRIJ_LANG") == "1" else "sample")

# Only these reasons are no gap: the sources are not public, and a test of one database runs on it.
ACCEPTED_SKIPS = (
    "de echte brondocumenten staan niet in",
    "de schema's van CASE staan niet in",
    "de gepubliceerde cijfers staan niet in",
    "de voorbeelden van badges staan niet in",
    "alleen op SQLite",
    "alleen op PostgreSQL",
    "SQLite has one writer",
    "SQLite kent één schrijver",
)
SAMPLED = 3
USES_A_DATABASE = {"db", "transactional_db", "live_server", "server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of ./test for its second round."""
    parser.addoption(
        "--tweede-database",
        action="store_true",
        help="run only the tests that another database could make fail",
    )
    parser.addoption(
        "--steekproef",
        action="store_true",
        help="of the tests marked layouts run the same third each time",
    )


def depends_on_the_database(item: pytest.Item) -> bool:
    """Test if another database could make this test fail."""
    if item.get_closest_marker("one_database"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(fixtures & USES_A_DATABASE) or item.get_closest_marker("django_db") is not None


def is_in_sample(item: pytest.Item) -> bool:
    """Test if a sample runs this test: of those marked layouts it is always the same third."""
    is_one_of_many = item.get_closest_marker("layouts") is not None
    return not is_one_of_many or zlib.crc32(item.nodeid.encode()) % SAMPLED == 0


def slowest_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests so that two workers are done soonest: journeys, other browsers, the rest."""

    def place(item: pytest.Item) -> int:
        if "journeys" in item.path.parts:
            return 0
        return 1 if item.get_closest_marker("browser") else 2

    return sorted(items, key=place)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what another round has settled and what a sample skips; the slowest go first."""
    kept = slowest_first(items)
    if config.getoption("--tweede-database"):
        kept = [item for item in kept if depends_on_the_database(item)]
    if config.getoption("--steekproef"):
        kept = [item for item in kept if is_in_sample(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def refused_skip(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return why a skip counts as a failure in CI, empty where it is accepted or no skip."""
    if not report.skipped or hasattr(report, "wasxfail") or os.environ.get("GASTVRIJ_CI") != "1":
        return ""
    reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    if reason.removeprefix("Skipped: ").startswith(ACCEPTED_SKIPS):
        return ""
    return f"overgeslagen zonder erkende reden: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip in or before a test into a failure where it is not accepted."""
    report = yield
    if problem := refused_skip(report):
        report.outcome, report.longrepr = "failed", problem
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole file into a failure where it is not accepted."""
    report = yield
    if problem := refused_skip(report):
        report.outcome, report.longrepr = "failed", problem
    return report


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Make the tables from the models and finish what only migrations make.

    Migrating takes each worker a quarter of a minute. The journeys migrate, and tests/journeys/
    test_schema.py checks that both ways lead to the same tables.
    """
    django_settings.MIGRATION_MODULES = {}
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        import_module("gastvrij.kennis.migrations.0002_zoektekst").make(None, editor)
        import_module("gastvrij.kennis.migrations.0003_direct_vindbaar").write_straight(
            None, editor
        )
    with django_db_blocker.unblock():
        recorder = MigrationRecorder(connection)
        for app, name in MigrationLoader(connection).graph.nodes:
            recorder.record_applied(app, name)
