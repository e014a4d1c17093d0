"""./start sets up once and then goes straight to the server, in any folder."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-uv.lock", "requirements-node.lock", "pyproject.toml")
FRONTEND = ("package.json", "package-lock.json", "build.py", "icons.txt")

# Stands in for every program of others: notes its words, and leaves behind what they would.
PROGRAM = """\
#!{python}
import os, shutil, sqlite3, sys
from pathlib import Path
name, words = Path(sys.argv[0]).name, sys.argv[1:]
if words[:1] == ["--version"]:
    print("10.0.0")
if words[:1] in (["-c"], ["--version"]):
    sys.exit(0)
if words[:1] == ["tooling/database_state.py"]:
    os.execv({python!r}, [{python!r}, *words])
with open({calls!r}, "a") as calls:
    print(name, *words, file=calls)
if " ".join([name, *words]) == os.environ.get("BREAKS"):
    print("kapot")
    sys.exit(1)
if words[:2] == ["-m", "venv"]:
    (Path(words[-1]) / "bin").mkdir(parents=True, exist_ok=True)
    for program in ("python", "uv", "gastvrij"):
        shutil.copy(sys.argv[0], Path(words[-1]) / "bin" / program)
if name == "npm":
    Path("frontend/node_modules").mkdir(exist_ok=True)
if words[:1] == ["frontend/build.py"]:
    Path(words[-1]).mkdir(parents=True, exist_ok=True)
    (Path(words[-1]) / "stamp.txt").write_text("gebouwd")
var = Path(os.environ["GASTVRIJ_VAR"])
if words[:1] == ["collectstatic"]:
    (var / "static").mkdir(exist_ok=True)
    (var / "static" / "staticfiles.json").touch()
if words[:1] == ["migrate"]:
    with sqlite3.connect(var / "gastvrij.sqlite3") as database:
        database.execute("CREATE TABLE IF NOT EXISTS django_migrations (app, name)")
        database.execute("INSERT INTO django_migrations VALUES ('basis', '0001_initial')")
"""


@dataclass
class Checkout:
    """A checkout in a folder with a space, on a machine where every program is a stand-in."""

    root: Path
    path: str

    def start(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GASTVRIJ", "DATABASE"))}
        return subprocess.run(
            [str(self.root / "start"), *words],
            env=kept | {"PATH": self.path, "GASTVRIJ_PYTHON": "python3"} | env,
            cwd=self.root.parent,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def calls_of(self, *words: str, **env: str) -> list[str]:
        """Start and return the first words of every program that was run."""
        calls = self.root.parent / "calls"
        calls.unlink(missing_ok=True)
        done = self.start(*words, **env)
        assert done.returncode == 0, done.stdout + done.stderr
        lines = calls.read_text().splitlines() if calls.exists() else []
        return [" ".join(line.split()[:3]) for line in lines]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    root = tmp_path / "map met spatie"
    for folder in ("tooling", "gastvrij/locale"):
        (root / folder).mkdir(parents=True)
    (root / "frontend").mkdir()
    for name in ("start", "tooling/setup.sh", "tooling/database_state.py", *LOCKS):
        shutil.copy(ROOT / name, root / name)
    for name in FRONTEND:
        shutil.copy(ROOT / "frontend" / name, root / "frontend" / name)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("python3", "npm"):
        program = programs / name
        program.write_text(PROGRAM.format(python=sys.executable, calls=str(tmp_path / "calls")))
        program.chmod(0o755)
    return Checkout(root, f"{programs}:/usr/bin:/bin")


FIRST = [
    "python3 -m venv",
    "python -m pip",
    "uv pip install",
    "uv pip install",
    "npm ci --prefix",
    "python frontend/build.py frontend/node_modules",
    "python tooling/translations.py compile",
    "gastvrij collectstatic --noinput",
    "gastvrij migrate --noinput",
]


def test_the_first_start_sets_up_everything_and_makes_the_demo(checkout: Checkout) -> None:
    assert checkout.calls_of("--setup") == [*FIRST, "gastvrij demo"]


def test_a_second_start_runs_no_installer_and_no_program_of_ours(checkout: Checkout) -> None:
    checkout.calls_of("--setup")
    assert checkout.calls_of("--setup") == []


def test_an_installation_that_began_empty_stays_without_demo(checkout: Checkout) -> None:
    assert checkout.calls_of("--setup", "--leeg") == FIRST
    assert checkout.calls_of("--setup") == []


def test_a_demo_that_broke_off_is_made_at_the_next_start(checkout: Checkout) -> None:
    broken = checkout.start("--setup", BREAKS="gastvrij demo")
    assert broken.returncode == 1
    assert checkout.calls_of("--setup") == ["gastvrij demo"]


def test_a_new_lock_installs_packages_and_leaves_the_front_end_alone(checkout: Checkout) -> None:
    checkout.calls_of("--setup")
    with (checkout.root / "requirements.lock").open("a") as lock:
        lock.write("# nieuw\n")
    calls = checkout.calls_of("--setup")
    assert "uv pip install" in calls
    assert not [call for call in calls if call.startswith(("npm", "python3 -m venv"))]


def test_changed_code_migrates_again_because_triggers_may_have_changed(checkout: Checkout) -> None:
    checkout.calls_of("--setup")
    (checkout.root / "gastvrij" / "triggers.py").write_text("NEW = 1\n")
    assert checkout.calls_of("--setup") == ["gastvrij migrate --noinput"]


def test_a_database_put_back_from_a_backup_is_migrated_and_gets_no_demo(
    checkout: Checkout,
) -> None:
    checkout.calls_of("--setup")
    with sqlite3.connect(checkout.root / "var" / "gastvrij.sqlite3") as database:
        database.execute("UPDATE django_migrations SET name = '0000_older'")
    assert checkout.calls_of("--setup") == ["gastvrij migrate --noinput"]


def test_a_moved_checkout_gets_a_new_environment(checkout: Checkout) -> None:
    checkout.calls_of("--setup")
    moved = Checkout(checkout.root.rename(checkout.root.parent / "verhuisd"), checkout.path)
    assert moved.calls_of("--setup")[0] == "python3 -m venv"


def test_data_go_where_the_environment_says(checkout: Checkout, tmp_path: Path) -> None:
    checkout.calls_of("--setup", GASTVRIJ_VAR="eigen map")
    assert (tmp_path / "eigen map" / "gastvrij.sqlite3").exists()
    assert not (checkout.root / "var").exists()


def test_what_fails_is_shown_and_tried_again_at_the_next_start(checkout: Checkout) -> None:
    broken = checkout.start("--setup", BREAKS="npm ci --prefix frontend --ignore-scripts "
                            "--no-audit --no-fund")  # fmt: skip
    assert broken.returncode == 1
    assert "kapot" in broken.stderr
    assert "Dit lukte niet: npm ci" in broken.stderr
    assert checkout.calls_of("--setup")[0] == "npm ci --prefix"


def test_a_port_in_use_is_named_with_the_way_out(checkout: Checkout) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = checkout.start("--poort", str(port))
    assert done.returncode == 1
    assert f"Poort {port} is al in gebruik" in done.stderr
    assert f"./start --poort {port + 1}" in done.stderr
    assert not (checkout.root / ".venv").exists()


@pytest.mark.parametrize("words", [["--poort", "0"], ["--poort=70000"], ["--poort"], ["--iets"]])
def test_words_that_make_no_sense_are_refused(checkout: Checkout, words: list[str]) -> None:
    done = checkout.start(*words)
    assert done.returncode == 2
    assert "--poort" in done.stderr


def test_help_explains_every_option_and_does_nothing(checkout: Checkout) -> None:
    done = checkout.start("--help")
    assert done.returncode == 0
    assert all(word in done.stdout for word in ("--poort", "--leeg", "--setup"))
    assert not (checkout.root / "var").exists()
