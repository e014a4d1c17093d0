"""What was typed survives: reload, crash, two presses, two tabs, a session that ended."""

import re
import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Person, Server
from .screens import button, field, kept, told, vraag

pytestmark = pytest.mark.browser

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
    field(page, "Onderwerp").select_option(label=TOPIC)
    page.get_by_role("radio", name="Direct afgehandeld", exact=True).check()
    return page


def saved_draft(page: Page) -> None:
    """Wait for the answer to the draft that holds the last change."""
    with page.expect_response(lambda answer: answer.url.endswith("/concept/") and answer.ok):
        field(page, "E-mail").blur()
        field(page, "Notitie: wat hebt u gezegd of afgesproken?").fill("Bewaard.")
    expect(page.get_by_text(re.compile(r"^Concept bewaard om \d\d:\d\d$"))).to_be_visible()


def type_on(page: Page, text: str) -> None:
    """Type behind what is there already."""
    field(page, "Vraag").press("Control+End")
    page.keyboard.type(text)


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-concept-status]")).to_contain_text(words)


def all_there(page: Page, question: str) -> None:
    kept(page, CALLER | {"Vraag": question})
    expect(field(page, "Gegevens gecontroleerd")).to_be_checked()
    expect(field(page, "Onderwerp").locator("option:checked")).to_have_text(TOPIC)
    expect(page.get_by_role("radio", name="Direct afgehandeld", exact=True)).to_be_checked()


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
    button(page, "Haal vraag 2 weg").click()
    button(page, "Opslaan en afronden").click()
    told(page, "is opgeslagen")
    registered(page)


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
    button(page, "Opslaan en afronden").click()
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
    field(page, "Tot").fill("16:00")


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
    for _press in range(2):
        button(older.page, "Opslaan en afronden").click()
        expect(older.page.get_by_role("alert")).to_contain_text("op een ander scherm gewijzigd")
        older.was_refused(409)
    expect(field(older.page, "Vraag")).to_have_value("Iets anders.")
    older.look("ergens anders gewijzigd")
    page.reload()
    all_there(page, QUESTION + REST)
    button(page, "Opslaan en afronden").click()
    registered(page)


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
    button(older.page, "Opslaan en afronden").click()
    expect(older.page.get_by_role("alert")).to_contain_text("op een ander scherm gewijzigd")
    older.was_refused(409)
    page.reload()
    all_there(page, QUESTION + REST)


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
    says(page, "Concept bewaard om")
    # The first try after the login still has the token from before it.
    assert all("status of 403" in line for line in noor.complaints), noor.complaints
    noor.complaints.clear()
    button(page, "Opslaan en afronden").click()
    told(page, "is opgeslagen")
    registered(page)
