"""A real server process on a real database, and real browsers in front of it."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)
from psycopg import sql

from gastvrij.conftest import PASSWORD

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The machine may be busy; nothing waits longer than it has to.
PATIENCE_MS = 20_000
START_S = 90
SIZES = [(1280, 800), (320, 800)]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """Granian with our application on a database of its own; can be killed and started again."""

    env: dict[str, str]
    log: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    worker: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *words: str) -> str:
        done = subprocess.run(
            words, env=self.env, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{words}: {done.stdout}\n{done.stderr}"
        return done.stdout

    def gastvrij(self, *words: str) -> str:
        return self.run(str(BIN / "gastvrij"), *words)

    def start(self) -> None:
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [
                    str(BIN / "granian"),
                    "--interface",
                    "wsgi",
                    "--no-ws",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    str(self.port),
                    "--workers",
                    "1",
                    "--blocking-threads",
                    "4",
                    "gastvrij.config.wsgi:application",
                ],
                env=self.env,
                cwd=ROOT,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        until = time.monotonic() + START_S
        while time.monotonic() < until:
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"{self.url}/gezond/gereed", timeout=10),
            ):
                return
            time.sleep(0.1)
        self.end(signal.SIGKILL)
        pytest.fail(f"server did not start: {self.log.read_text()[-2000:]}")

    def work(self) -> None:
        """Start the background work beside the server."""
        with self.log.open("ab") as out:
            self.worker = subprocess.Popen(
                [str(BIN / "gastvrij"), "qcluster"],
                env=self.env,
                cwd=ROOT,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def end_work(self) -> None:
        """End the background work, if it was started."""
        if self.worker is not None:
            os.killpg(self.worker.pid, signal.SIGKILL)
            self.worker.wait(timeout=20)
            self.worker = None

    def end(self, how: signal.Signals) -> None:
        """End the whole process group that `start` made."""
        if self.process is not None:
            os.killpg(self.process.pid, how)
            self.process.wait(timeout=20)
            self.process = None


@contextlib.contextmanager
def own_database(var: Path, *, like: str = "") -> Iterator[str]:
    """Yield the address of a new database beside the one that this run tests with.

    On PostgreSQL it is a copy of the database with address `like`; on SQLite `var` is that copy.
    """
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield f"sqlite:///{var / 'journey.sqlite3'}"
        return
    parts = urlsplit(given)
    name = f"gastvrij_journey_{os.getpid()}_{free_port()}"
    admin = urlunsplit(parts._replace(scheme="postgresql", path="/postgres"))
    template = urlsplit(like).path.removeprefix("/") or "template1"
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )


def server_on(var: Path, database: str) -> Server:
    """Return a server, not started, that keeps its files in `var`."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV"))}
    env |= {
        "GASTVRIJ_VAR": str(var),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "gastvrij.config.settings",
        "GASTVRIJ_SMTP_PORT": "1",
    }
    server = Server(env, var / "server.log")
    server.env["GASTVRIJ_URL"] = server.url
    return server


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Make the gemeente with its cast and the collected assets once; every test starts from it."""
    var = tmp_path_factory.mktemp("var")
    with own_database(var) as database:
        first = server_on(var, database)
        first.gastvrij("migrate", "-v0")
        first.run(sys.executable, str(Path(__file__).parent / "seed.py"))
        first.gastvrij("collectstatic", "--noinput", "-v0")
        yield first


@pytest.fixture
def server(tmp_path: Path, seeded: Server) -> Iterator[Server]:
    """Start a server on a copy of what was seeded."""
    var = tmp_path / "var"
    static = Path(seeded.env["GASTVRIJ_VAR"]) / "static"
    shutil.copytree(static.parent, var, ignore=shutil.ignore_patterns("static"))
    (var / "static").symlink_to(static)
    with own_database(var, like=seeded.env["DATABASE_URL"]) as database:
        server = server_on(var, database)
        server.start()
        yield server
        server.end_work()
        server.end(signal.SIGKILL)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start one headless Chromium for a module; a process has room for one Playwright at a time."""
    path = next(
        (
            found
            for name in ("chromium", "chromium-browser", "google-chrome")
            if (found := shutil.which(name))
        ),
        None,
    )
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@dataclass
class Person:
    """Somebody at a browser of their own, with what the console complained about."""

    name: str
    page: Page
    server: Server
    complaints: list[str]

    def go(self, path: str) -> Page:
        self.page.goto(self.server.url + path)
        return self.page

    def log_in(self) -> "Person":
        page = self.go("/inloggen/")
        page.get_by_label("Gebruikersnaam", exact=True).fill(self.name)
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Inloggen", exact=True).click()
        expect(page).not_to_have_url(re.compile("/inloggen/"))
        return self

    def another_tab(self) -> "Person":
        """Return the same person in a second tab of the same browser."""
        return at_page(self.name, self.page.context.new_page(), self.server)

    def was_refused(self, status: int) -> None:
        """Check that the browser noted this one refusal and nothing else; forget it."""
        assert [f"status of {status}" in line for line in self.complaints] == [True], (
            self.complaints
        )
        self.complaints.clear()

    def was_cut_off(self) -> None:
        """Check that the browser noted a connection that failed and nothing else; forget it."""
        assert self.complaints
        assert all("net::ERR_" in line for line in self.complaints), self.complaints
        self.complaints.clear()

    def look(self, title: str) -> None:
        """Check this page as a person would: readable at every size, no violation, no complaint.

        The matrix of sizes is the same on every database, so it runs on the default one only.
        """
        page = self.page
        assert self.complaints == [], f"{title}: {self.complaints}"
        expect(page.locator("h1")).to_have_count(1)
        if os.environ.get("DATABASE_URL", "").startswith("postgres"):
            return
        size = page.viewport_size
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{title}: {wide} px te breed bij {width}"
            self._shoot(title, width, height)
            assert violations(page) == [], f"{title} bij {width}x{height}"
        if size:
            page.set_viewport_size(size)

    def _shoot(self, title: str, width: int, height: int) -> None:
        folder = os.environ.get("GASTVRIJ_BEELDEN")
        if folder:
            name = f"{title.lower().replace(' ', '-')}-{width}x{height}.png"
            # Hiding the caret would leave style attributes behind, which htmx then copies.
            self.page.screenshot(path=Path(folder) / name, full_page=width == 320, caret="initial")


def is_of_the_poll(message: ConsoleMessage) -> bool:
    """Test if a complaint is of the live strip, which asks again in three seconds."""
    return message.location["url"].endswith("/live/") or "div#live" in message.text


def at_page(name: str, page: Page, server: Server) -> Person:
    """Return somebody at a page, of which every complaint is noted."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not is_of_the_poll(message):
            complaints.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return Person(name, page, server, complaints)


def violations(page: Page) -> list[str]:
    """Return what axe finds on the page as it stands, one line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """tags => axe.run(document, {
             runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'],
           }).then(result => result.violations)""",
        AXE_TAGS,
    )
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Callable[[str], Person]]:
    """Return what opens a browser for somebody of the cast, not logged in yet.

    At the end no console may hold a complaint that the test did not expect.
    """
    contexts: list[BrowserContext] = []
    people: list[Person] = []

    def open_for(name: str) -> Person:
        context = browser.new_context(
            viewport={"width": 1280, "height": 800}, locale="nl-NL", timezone_id="Europe/Amsterdam"
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        people.append(at_page(name, context.new_page(), server))
        return people[-1]

    yield open_for
    folder = os.environ.get("GASTVRIJ_BEELDEN")
    for number, context in enumerate(contexts):
        if folder and context.pages:
            context.pages[0].screenshot(path=Path(folder) / f"laatste-{number}.png")
        context.close()
    assert {one.name: one.complaints for one in people if one.complaints} == {}


@pytest.fixture
def person(visitor: Callable[[str], Person]) -> Callable[[str], Person]:
    """Return what opens a browser for somebody of the cast and logs in."""
    return lambda name: visitor(name).log_in()


@pytest.fixture(scope="session")
def plan_levels(sources: Path) -> dict[str, frozenset[str]]:
    """Return the levels of each toetsterm, read from the marks of the plan itself."""
    text = next(sources.glob("001_*.txt")).read_text(encoding="utf-8")
    scale = ("K", "B", "RV", "PV")
    rows = [line.split("\t") for line in text.splitlines() if line.startswith("V1.")]
    return {
        row[0]: frozenset(name for name, mark in zip(scale, row[4:8], strict=True) if mark)
        for row in rows
    }
