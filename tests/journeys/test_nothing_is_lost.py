"""What was typed survives: reload, crash, two presses, two tabs, a session that ended."""

import re
import signal
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Response, Route, expect

from gastvrij.conftest import IN_FULL

from .conftest import PATIENCE_MS, Person, Server
from .screens import button, field, kept, told, vraag

pytestmark = pytest.mark.browser
# What the page keeps and sends; what the server then does is tested on both databases.
about_the_browser = pytest.mark.one_database

AWAY_S = 60 if IN_FULL else 3

CALLER = {"Naam": "De heer Vasthouder", "Telefoon": "06 12345678", "E-mail": "v@lindemeer.example"}
QUESTION = "Kan ik mijn paspoort ook in de avond ophalen?"
REST = " En mag mijn buurvrouw het ophalen?"
TOPIC = "Paspoort en identiteitskaart"


def start(noor: Person) -> Page:
    """Start a conversation and fill in who calls and what about."""
    page = noor.go("/werkplek/")
    new = page.get_by_role("region", name="Nieuw contact", exact=True)
    button(new, "Telefoon").click()
    for label, value in CALLER.items():
        field(page, label).fill(value)
    field(page, "Gegevens gecontroleerd").check()
    field(page, "Vraag").fill(QUESTION)
    field(page, "Onderwerp").fill(TOPIC)
    page.get_by_role("radio", name="Direct afgehandeld", exact=True).check()
    return page


def holds_the_last_change(answer: Response) -> bool:
    sent = answer.request.post_data or ""
    return answer.url.endswith("/concept/") and answer.ok and "Bewaard." in sent


def saved_draft(page: Page) -> None:
    """Wait for the answer to the draft that holds the last change."""
    with page.expect_response(holds_the_last_change) as answer:
        note = field(page, "Notitie: wat hebt u gezegd of afgesproken?")
        note.fill("Bewaard.")
        note.blur()
    versie = str(answer.value.json()["versie"])
    expect(page.locator("#gesprek")).to_have_attribute("data-versie", versie)
    expect(page.get_by_text(re.compile(r"^Concept bewaard om \d\d:\d\d$"))).to_be_visible()


def type_on(page: Page, text: str) -> None:
    """Type behind what is there already."""
    field(page, "Vraag").press("Control+End")
    page.keyboard.type(text)


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-concept-status]")).to_contain_text(words)


def all_there(page: Page, question: str, *, chosen: str = "Direct afgehandeld") -> None:
    kept(page, CALLER | {"Vraag": question})
    expect(field(page, "Gegevens gecontroleerd")).to_be_checked()
    expect(field(page, "Onderwerp")).to_have_value(TOPIC)
    expect(page.get_by_role("radio", name=chosen, exact=True)).to_be_checked()


def registered(page: Page, *, taken: int = 0) -> None:
    """Check on the desk that one vraag was registered, with so many taken."""
    expect(page).to_have_url(re.compile("/werkplek/$"))
    latest = page.get_by_role("region", name="Laatst opgeslagen door u", exact=True)
    expect(latest.get_by_role("listitem")).to_have_count(1)
    expect(latest.get_by_text(re.compile(r"taak \d{10}"))).to_have_count(taken)
    running = page.get_by_role("region", name=re.compile("^Lopende gesprekken"))
    expect(running.get_by_role("listitem")).to_have_count(0)


def test_a_reload_in_the_middle_of_a_conversation_loses_nothing(
    person: Callable[[str], Person],
) -> None:
    noor = person("noor")
    page = start(noor)
    saved_draft(page)
    page.reload()
    all_there(page, QUESTION)
    type_on(page, REST)
    page.reload()
    all_there(page, QUESTION + REST)
    button(page, "Nog een vraag").click()
    expect(vraag(page, 2)).to_be_visible()
    page.reload()
    expect(field(vraag(page, 1), "Vraag")).to_have_value(QUESTION + REST)
    button(page, "Haal deze vraag weg").click()
    expect(vraag(page, 2)).to_have_count(0)
    button(page, "Opslaan en afronden").click()
    told(page, "is opgeslagen")
    registered(page)


# The page before this one sent a draft that has not arrived yet.
EXPECT = """versie => {
  const { concept } = document.getElementById('gesprek').dataset;
  sessionStorage.setItem(`concept ${concept}`, versie);
}"""


@about_the_browser
def test_what_was_typed_before_a_late_draft_came_in_stands_behind_it(
    person: Callable[[str], Person],
) -> None:
    noor = person("noor")
    page = start(noor)
    saved_draft(page)
    late = noor.another_tab().page
    late.goto(page.url)
    saved = late.locator("#gesprek").get_attribute("data-versie")
    page.evaluate(EXPECT, int(saved or 0) + 1)
    page.reload()
    type_on(page, " Ik wacht.")
    field(page, "Naam").fill("Mevrouw Vasthouder")
    field(late, "Vraag").fill(QUESTION + REST)
    field(late, "E-mail").fill("nieuw@lindemeer.example")
    expect(field(page, "Vraag")).to_have_value(f"{QUESTION}{REST} Ik wacht.")
    expect(field(page, "Naam")).to_have_value("Mevrouw Vasthouder")
    expect(field(page, "E-mail")).to_have_value("nieuw@lindemeer.example")
    says(page, "Concept bewaard om")
    page.reload()
    expect(field(page, "Vraag")).to_have_value(f"{QUESTION}{REST} Ik wacht.")
    expect(field(page, "Naam")).to_have_value("Mevrouw Vasthouder")


def test_a_server_that_is_killed_while_somebody_types_gets_it_all_when_it_is_back(
    person: Callable[[str], Person], server: Server
) -> None:
    noor = person("noor")
    page = start(noor)
    saved_draft(page)
    half = len(REST) // 2
    type_on(page, REST[:half])
    server.end(signal.SIGKILL)
    type_on(page, REST[half:])
    says(page, "Niet bewaard: geen verbinding. U kunt doortypen.")
    all_there(page, QUESTION + REST)
    server.start()
    says(page, "Concept bewaard om")
    noor.was_cut_off()
    other = noor.another_tab()
    other.page.goto(page.url)
    all_there(other.page, QUESTION + REST)
    button(page, "Opslaan en afronden").click()
    told(page, "is opgeslagen")
    registered(page)


def go_on_typing(page: Page, *, seconds: float) -> str:
    """Type behind what is there for so long; return what was typed."""
    typed = ""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        typed += f" Nog iets {len(typed)}."
        type_on(page, typed[typed.rindex(" Nog") :])
        page.wait_for_timeout(200)
    return typed


@pytest.mark.long
@about_the_browser
def test_a_network_that_is_away_gets_what_was_typed_meanwhile_and_registers_it_once(
    person: Callable[[str], Person],
) -> None:
    noor = person("noor")
    page = start(noor)
    promise(page)
    saved_draft(page)
    answered: list[str] = []
    page.on("response", lambda one: answered.append(one.url.rstrip("/").rsplit("/", 1)[-1]))
    page.context.set_offline(True)
    typed = go_on_typing(page, seconds=AWAY_S)
    says(page, "Niet bewaard: geen verbinding. U kunt doortypen.")
    page.keyboard.press("Control+Enter")
    says(page, "Dit wordt vanzelf opgeslagen als de verbinding er weer is.")
    page.keyboard.press("Control+Enter")
    typed += go_on_typing(page, seconds=1)
    all_there(page, QUESTION + typed, chosen="Terugbelafspraak")
    assert answered == []
    page.context.set_offline(False)
    told(page, "is opgeslagen")
    noor.was_cut_off()
    registered(page, taken=1)
    assert answered.count("concept") == 1
    assert answered.count("registreer") == 1
    one_taak(person("bram"))


def outdated(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text="op een ander scherm gewijzigd")


def crash(page: Page) -> None:
    """Let the tab be gone at once, as soon as the browser has put away what was typed."""
    page.wait_for_timeout(500)
    page.close(run_before_unload=False)


@about_the_browser
def test_what_was_typed_without_a_server_survives_a_crash_of_the_tab(
    person: Callable[[str], Person], server: Server
) -> None:
    noor = person("noor")
    page = start(noor)
    saved_draft(page)
    server.end(signal.SIGKILL)
    type_on(page, REST)
    says(page, "Niet bewaard: geen verbinding. U kunt doortypen.")
    crash(page)
    noor.was_cut_off()
    server.start()
    again = noor.another_tab()
    again.page.goto(page.url)
    all_there(again.page, QUESTION + REST)
    expect(again.page.locator("#toast")).to_have_text(
        "Wat u typte zonder verbinding, staat hier weer."
    )
    says(again.page, "Concept bewaard om")
    button(again.page, "Opslaan en afronden").click()
    told(again.page, "is opgeslagen")
    registered(again.page)


@about_the_browser
def test_an_answer_that_got_lost_does_not_make_the_page_a_stranger_to_its_own_draft(
    person: Callable[[str], Person],
) -> None:
    noor = person("noor")
    page = start(noor)
    saved_draft(page)
    lost: list[int] = []

    def lose(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/concept/", lose, times=1)
    type_on(page, REST)
    says(page, "Niet bewaard: geen verbinding. U kunt doortypen.")
    says(page, "Concept bewaard om")
    assert lost == [200]
    noor.complaints.clear()
    button(page, "Opslaan en afronden").click()
    told(page, "is opgeslagen")
    registered(page)


def only_not_let_in(person: Person) -> None:
    """Check that the browser noted nothing but requests without a session; forget it.

    The warning about what a note holds may have asked the server too, and the first try after the
    login still has the token from before it.
    """
    expected = ("status of 403", "net::ERR_FAILED")
    assert all(any(one in line for one in expected) for line in person.complaints), (
        person.complaints
    )
    person.complaints.clear()


@about_the_browser
def test_a_session_that_ended_before_a_reload_gives_the_text_back_after_the_login(
    person: Callable[[str], Person],
) -> None:
    noor = person("noor")
    page = start(noor)
    saved_draft(page)
    address = page.url
    page.context.clear_cookies(name="gastvrij_sessie")
    type_on(page, REST)
    says(page, "U bent uitgelogd. Log in een nieuw tabblad in; uw tekst blijft hier staan.")
    crash(page)
    only_not_let_in(noor)
    again = noor.another_tab()
    again.log_in()
    again.page.goto(address)
    all_there(again.page, QUESTION + REST)
    says(again.page, "Concept bewaard om")


KEEP = "() => window.gastvrijKluis.keep('/ergens/', {fields: [['naam', 'De heer Vasthouder']]})"
KEPT = """async () => {
  const wait = asked => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = asked.onblocked = () => reject(asked.error ?? new Error('blocked'));
  });
  const database = await wait(indexedDB.open('gastvrij'));
  if (!database.objectStoreNames.contains('teksten')) return 0;
  return wait(database.transaction('teksten').objectStore('teksten').count());
}"""


@about_the_browser
def test_logging_out_wipes_what_the_browser_kept(person: Callable[[str], Person]) -> None:
    noor = person("noor")
    page = noor.go("/werkplek/")
    page.evaluate(KEEP)
    assert page.evaluate(KEPT) == 1
    page.locator(".gv-menu summary").click()
    button(page, "Uitloggen").click()
    expect(page).to_have_url(re.compile("/inloggen/"), timeout=PATIENCE_MS)
    assert page.evaluate(KEPT) == 0


def test_a_server_and_a_browser_that_both_die_leave_the_draft(
    person: Callable[[str], Person], server: Server
) -> None:
    noor = person("noor")
    page = start(noor)
    saved_draft(page)
    address = page.url
    server.end(signal.SIGKILL)
    page.context.clear_cookies()
    page.close(run_before_unload=False)
    server.start()
    again = person("noor")
    again.go("/werkplek/")
    running = again.page.get_by_role("region", name=re.compile("^Lopende gesprekken"))
    running.get_by_role("link", name=re.compile("De heer Vasthouder")).click()
    assert again.page.url == address
    all_there(again.page, QUESTION)


def promise(page: Page) -> None:
    page.get_by_role("radio", name="Terugbelafspraak", exact=True).check()
    field(page, "Wat moet de collega doen?").fill("Bel terug over de avond.")
    expect(field(page, "Wanneer?")).to_have_value(re.compile("T"))


def one_taak(bram: Person) -> None:
    page = bram.go("/taken/lijst/afdeling/")
    expect(page.get_by_role("link", name=CALLER["Naam"], exact=True)).to_have_count(1)


def test_save_pressed_twice_registers_once(person: Callable[[str], Person]) -> None:
    noor = person("noor")
    page = start(noor)
    promise(page)
    button(page, "Opslaan en afronden").dblclick()
    registered(page, taken=1)
    one_taak(person("bram"))


# The same form, sent four times at once, past what the page does against two presses.
SEND_AT_ONCE = """async () => {
  const form = document.getElementById('gesprek');
  const body = new URLSearchParams(new FormData(form));
  const send = () => fetch(form.action, {method: 'POST', body});
  return (await Promise.all([send(), send(), send(), send()])).map(one => [one.status, one.url]);
}"""


def test_the_same_form_sent_at_once_registers_once(person: Callable[[str], Person]) -> None:
    noor = person("noor")
    page = start(noor)
    promise(page)
    saved_draft(page)
    answers = page.evaluate(SEND_AT_ONCE)
    assert [tuple(one) for one in answers] == [(200, f"{noor.server.url}/werkplek/")] * 4
    noor.go("/werkplek/")
    registered(page, taken=1)
    one_taak(person("bram"))


def test_save_in_two_tabs_registers_once(person: Callable[[str], Person]) -> None:
    noor = person("noor")
    page = start(noor)
    promise(page)
    saved_draft(page)
    other = noor.another_tab().page
    other.goto(page.url)
    button(page, "Opslaan en afronden").click()
    registered(page, taken=1)
    button(other, "Opslaan en afronden").click()
    registered(other, taken=1)
    one_taak(person("bram"))


def press_outdated(older: Person, *, refused: int) -> None:
    """Press save and see that so many requests were refused: the form, and the draft before it."""
    with older.page.expect_navigation():
        button(older.page, "Opslaan en afronden").click()
    expect(outdated(older.page)).to_have_count(1)
    until = time.monotonic() + PATIENCE_MS / 1000
    while len(older.complaints) < refused and time.monotonic() < until:
        older.page.wait_for_timeout(50)
    assert ["status of 409" in line for line in older.complaints] == [True] * refused
    older.complaints.clear()


@about_the_browser
def test_a_second_tab_with_an_older_draft_is_told_and_overwrites_nothing(
    person: Callable[[str], Person],
) -> None:
    noor = person("noor")
    page = start(noor)
    saved_draft(page)
    older = noor.another_tab()
    older.page.goto(page.url)
    all_there(older.page, QUESTION)
    type_on(page, REST)
    saved_draft(page)
    field(older.page, "Vraag").fill("Iets anders.")
    says(older.page, "Dit concept is ergens anders gewijzigd.")
    older.was_refused(409)
    press_outdated(older, refused=1)
    press_outdated(older, refused=2)
    expect(field(older.page, "Vraag")).to_have_value("Iets anders.")
    older.look("ergens anders gewijzigd")
    page.reload()
    all_there(page, QUESTION + REST)
    button(page, "Opslaan en afronden").click()
    registered(page)


@about_the_browser
def test_a_tab_that_did_not_know_of_a_newer_draft_does_not_register_the_older_one(
    person: Callable[[str], Person],
) -> None:
    noor = person("noor")
    page = start(noor)
    saved_draft(page)
    older = noor.another_tab()
    older.page.goto(page.url)
    type_on(page, REST)
    saved_draft(page)
    press_outdated(older, refused=2)
    page.reload()
    all_there(page, QUESTION + REST)


@about_the_browser
def test_a_session_that_ended_in_the_middle_costs_nothing(person: Callable[[str], Person]) -> None:
    noor = person("noor")
    page = start(noor)
    saved_draft(page)
    page.context.clear_cookies(name="gastvrij_sessie")
    type_on(page, REST)
    says(page, "U bent uitgelogd. Log in een nieuw tabblad in; uw tekst blijft hier staan.")
    button(page, "Opslaan en afronden").click()
    all_there(page, QUESTION + REST)
    noor.another_tab().log_in()
    told(page, "is opgeslagen")
    only_not_let_in(noor)
    registered(page)
