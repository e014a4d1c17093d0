"""Which tests run on the second database, and which skips CI lets pass."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parent.parent


def run(folder: Path, source: str, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run pytest on one file of tests under our conftest.py, and nothing else of ours."""
    shutil.copy(ROOT / "conftest.py", folder / "conftest.py")
    (folder / "test_some.py").write_text(source, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n  one_database\n", encoding="utf-8")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "GASTVRIJ", "COV"))}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", *words],
        env=kept | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"} | env,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


DATABASES = """
import pytest

@pytest.fixture
def db(): pass

@pytest.fixture
def cast(db): pass

def test_rule(): pass
def test_action(cast): pass

@pytest.mark.one_database
def test_same_everywhere(cast): pass
"""


def test_the_second_database_gets_only_what_it_could_make_fail(tmp_path: Path) -> None:
    done = run(tmp_path, DATABASES, "--tweede-database")
    assert "1 passed, 2 deselected" in done.stdout
    assert "test_action PASSED" in done.stdout


ORDER = """
import pytest

def test_quick(): pass

@pytest.mark.browser
def test_in_a_browser(): pass
"""


def test_what_takes_longest_goes_first(tmp_path: Path) -> None:
    shown = run(tmp_path, ORDER).stdout
    assert shown.index("test_in_a_browser") < shown.index("test_quick")


def test_the_first_database_gets_everything(tmp_path: Path) -> None:
    assert "3 passed" in run(tmp_path, DATABASES).stdout


SKIP = """
import pytest

def test_it():
    pytest.skip("{reason}")
"""
FILE_SKIP = """
import pytest
pytest.skip("{reason}", allow_module_level=True)
"""


@pytest.mark.parametrize("source", [SKIP, FILE_SKIP])
@pytest.mark.parametrize(
    ("reason", "status"),
    [
        ("geen zin", 1),
        ("de echte brondocumenten staan niet in /ergens", 0),
        ("alleen op SQLite", 0),
    ],
)
def test_ci_accepts_only_known_reasons_to_skip(
    tmp_path: Path, source: str, reason: str, status: int
) -> None:
    done = run(tmp_path, source.format(reason=reason), GASTVRIJ_CI="1")
    # 5: a file that is skipped whole holds no tests.
    assert {0: 0, 5: 0}.get(done.returncode, 1) == status, done.stdout
    assert ("zonder erkende reden: " in done.stdout) is bool(status)


def test_elsewhere_every_skip_is_a_skip(tmp_path: Path) -> None:
    assert "1 skipped" in run(tmp_path, SKIP.format(reason="geen zin")).stdout
