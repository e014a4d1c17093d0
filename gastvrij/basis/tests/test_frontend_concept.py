"""The script that keeps a draft, in a real browser against a small server of its own."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

SCRIPTS = Path(__file__).parents[1] / "static/basis/js"
CHROMIUM = which("chromium")
PAGE = """<!doctype html><html lang="nl"><title>Concept</title>
<script src="/app.js" defer></script><script src="/kluis.js" defer></script>
<script src="/sessie.js" defer></script><script src="/concept.js" defer></script>
<form method="post" action="/klaar" id="vorm" data-concept="/concept" data-versie="3" data-eenmaal>
<input type="hidden" name="csrfmiddlewaretoken" value="oud">
<label>Vraag <textarea name="vraag"></textarea></label>
<label><input type="checkbox" name="vink" value="a">A</label>
<label><input type="checkbox" name="vink" value="b">B</label>
<p data-concept-status></p><button>Opslaan</button></form>
<div id="melding" role="status"></div><div id="toast"></div>
<div id="teksten" hidden data-csrf="%s" data-kluis="%s" data-concept-wacht="Wordt opgeslagen."
 data-concept-terug="Staat hier weer." data-concept-bewaard="Concept bewaard om"
 data-concept-weg="Niet bewaard: geen verbinding." data-concept-elders="Elders gewijzigd."
 data-concept-herlaad="Laad opnieuw" data-concept-uitgelogd="U bent uitgelogd."></div></html>"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_database,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]


class Desk:
    """What the server got, and how it answers."""

    def __init__(self) -> None:
        self.status = 200
        self.token = "oud"
        self.drafts: list[tuple[str, str, str]] = []
        self.turns: list[str] = []
        self.sent: list[str] = []
        self.sent_after = 0
        self.key = "5a" * 32
        self.url = ""


class Handler(BaseHTTPRequestHandler):
    desk: Desk

    def log_message(self, *args: object) -> None:
        """Keep the output of the tests clean."""

    def _answer(self, status: int, body: str, kind: str = "text/html") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status == 302:
            self.send_header("Location", "/inloggen/")
        self.end_headers()
        self.wfile.write(body.encode())

    def do_GET(self) -> None:
        script = SCRIPTS / self.path.strip("/")
        if script.suffix == ".js":
            self._answer(200, script.read_text(encoding="utf-8"), "text/javascript")
        else:
            self._answer(200, PAGE % (self.desk.token, self.desk.key))

    def do_POST(self) -> None:
        fields = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if self.path == "/klaar":
            self.desk.sent.append(fields["vraag"][0])
            self.desk.sent_after = len(self.desk.drafts)
            self._answer(200, "klaar")
            return
        version = self.headers["X-Concept-Versie"]
        allowed = self.headers["X-CSRFToken"] == self.desk.token
        status = self.desk.status if allowed else 403
        self.desk.turns.append(self.headers["X-Concept-Beurt"])
        self.desk.drafts.append((version, fields.get("vraag", [""])[0], str(status)))
        answer = {"versie": int(version) + 1, "bewaard_om": "10:42"}
        self._answer(status, json.dumps(answer), "application/json")


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    handler = type("DeskHandler", (Handler,), {"desk": desk})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        desk.url = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield desk
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(desk.url)
    yield page
    context.close()


def status(page: Page, text: str) -> None:
    expect(page.locator("[data-concept-status]")).to_contain_text(text, timeout=8000)


def test_typing_saves_a_draft_and_says_when(desk: Desk, page: Page) -> None:
    page.fill("textarea", "Parkeren & co")
    status(page, "Concept bewaard om 10:42")
    page.fill("textarea", "Parkeren & co, bij moeder")
    page.wait_for_function("document.getElementById('vorm').dataset.versie === '5'")
    assert desk.drafts == [
        ("3", "Parkeren & co", "200"),
        ("4", "Parkeren & co, bij moeder", "200"),
    ]


def test_steady_typing_is_saved_before_it_stops(desk: Desk, page: Page) -> None:
    page.locator("textarea").press_sequentially("a" * 20, delay=250)
    assert 1 <= len(desk.drafts) <= 3


def test_a_server_that_was_away_gets_everything_when_it_is_back(desk: Desk, page: Page) -> None:
    desk.status = 503
    page.fill("textarea", "Eerste")
    status(page, "Niet bewaard: geen verbinding.")
    page.fill("textarea", "Eerste en tweede")
    desk.status = 200
    status(page, "Concept bewaard om 10:42")
    assert desk.drafts[-1] == ("3", "Eerste en tweede", "200")


def test_a_newer_draft_elsewhere_is_never_overwritten(desk: Desk, page: Page) -> None:
    desk.status = 409
    page.fill("textarea", "Hier")
    status(page, "Elders gewijzigd. Laad opnieuw")
    desk.status = 200
    page.fill("textarea", "Hier en nog meer")
    page.wait_for_timeout(1500)
    assert [draft[2] for draft in desk.drafts] == ["409"]


def test_a_session_that_ended_keeps_the_text_until_somebody_logs_in(desk: Desk, page: Page) -> None:
    desk.status = 302
    page.fill("textarea", "Blijft staan")
    status(page, "U bent uitgelogd.")
    assert page.input_value("textarea") == "Blijft staan"
    desk.status, desk.token = 200, "nieuw"
    status(page, "Concept bewaard om 10:42")
    assert page.input_value("[name=csrfmiddlewaretoken]") == "nieuw"
    assert desk.drafts[-1] == ("3", "Blijft staan", "200")


def test_leaving_the_page_sends_the_last_words(desk: Desk, page: Page) -> None:
    page.fill("textarea", "Nog net")
    page.goto(desk.url + "elders")
    page.wait_for_timeout(300)
    assert ("3", "Nog net", "200") in desk.drafts


def test_the_form_goes_after_its_draft_and_no_draft_comes_in_later(desk: Desk, page: Page) -> None:
    page.fill("textarea", "Klaar")
    page.locator("button").dblclick()
    page.wait_for_timeout(1500)
    assert desk.sent == ["Klaar"]
    assert desk.drafts[0] == ("3", "Klaar", "200")
    # Leaving the field counts as a change, so on a slow machine the same draft goes twice.
    assert {(text, status) for _version, text, status in desk.drafts} == {("Klaar", "200")}
    assert desk.sent_after == len(desk.drafts)


def test_a_form_sent_without_a_connection_waits_and_goes_once(desk: Desk, page: Page) -> None:
    page.context.set_offline(True)
    page.fill("textarea", "Een")
    page.locator("button").click()
    status(page, "Wordt opgeslagen.")
    page.locator("button").click()
    page.locator("textarea").press("End")
    page.keyboard.type(" en twee")
    page.context.set_offline(False)
    expect(page.locator("body")).to_have_text("klaar")
    page.wait_for_timeout(1000)
    assert desk.sent == ["Een en twee"]


def test_a_form_that_the_server_refuses_is_shown_by_the_server(desk: Desk, page: Page) -> None:
    desk.status = 413
    page.fill("textarea", "Te lang")
    page.locator("button").click()
    expect(page.locator("body")).to_have_text("klaar")
    assert desk.sent == ["Te lang"]


def type_while_away(desk: Desk, page: Page) -> None:
    desk.status = 503
    page.fill("textarea", "Zonder verbinding")
    page.get_by_label("B", exact=True).check()
    status(page, "Niet bewaard: geen verbinding.")
    page.wait_for_function("() => navigator.locks.query().then(all => all.held.length === 1)")
    page.wait_for_timeout(600)
    page.close(run_before_unload=False)
    desk.status = 200


def stored(page: Page) -> list[str]:
    """Return what the database of the browser holds, as text."""
    return page.evaluate(STORED)  # type: ignore[no-any-return]


STORED = """async () => {
  const wait = asked => new Promise(resolve => { asked.onsuccess = () => resolve(asked.result); });
  const database = await wait(indexedDB.open('gastvrij', 1));
  if (!database.objectStoreNames.length) return [];
  const rows = await wait(database.transaction('teksten').objectStore('teksten').getAll());
  database.close();
  return rows.map(row => new TextDecoder().decode(row.text));
}"""


def test_what_was_typed_while_away_comes_back_after_a_crash(desk: Desk, page: Page) -> None:
    context = page.context
    type_while_away(desk, page)
    again = context.new_page()
    again.goto(desk.url)
    status(again, "Concept bewaard om 10:42")
    assert again.input_value("textarea") == "Zonder verbinding"
    assert again.get_by_label("B", exact=True).is_checked()
    assert not again.get_by_label("A", exact=True).is_checked()
    assert desk.drafts[-1] == ("3", "Zonder verbinding", "200")
    assert stored(again) == []


def test_what_is_kept_cannot_be_read_by_another_login(desk: Desk, page: Page) -> None:
    context = page.context
    type_while_away(desk, page)
    desk.key = "a5" * 32
    other = context.new_page()
    other.goto(desk.url)
    other.wait_for_timeout(300)
    assert other.input_value("textarea") == ""
    (kept,) = stored(other)
    assert "verbinding" not in kept
    desk.key = "5a" * 32
    other.close()
    mine = context.new_page()
    mine.goto(desk.url)
    status(mine, "Concept bewaard om 10:42")
    assert mine.input_value("textarea") == "Zonder verbinding"


def test_a_page_whose_answer_got_lost_says_the_same_page_and_a_later_turn(
    desk: Desk, page: Page
) -> None:
    context = page.context
    type_while_away(desk, page)
    before = desk.turns[-1].split(".")
    again = context.new_page()
    again.goto(desk.url)
    status(again, "Concept bewaard om 10:42")
    after = desk.turns[-1].split(".")
    assert after[0] == before[0]
    assert int(after[1]) > int(before[1])
