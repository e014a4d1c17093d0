"""An afname goes on without a network: nothing is lost, stored twice or overwritten."""

import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, Page, Route, expect

from .conftest import Person, Server
from .screens import begins, button, confirm, field, told

# The same on every database; what the server does with a batch is tested on both.
pytestmark = [pytest.mark.browser, pytest.mark.one_database]

SEEN = "Ik lees u de drie stappen voor, daarna herhaal ik ze."
ASKED = "Gevraagd wat er bij het loket kan: noemt alle drie de loketten."
HERE = "Laat gelden wat op dit scherm staat: Onvoldoende"
THERE = "Laat gelden wat op het andere scherm staat: Niet waargenomen"
CLOCK = re.compile(r"^nog (\d+) minuten$")


@pytest.fixture
def sitting(server: Server) -> str:
    """Return the address of the screen of a sitting that is under way."""
    seed = str(Path(__file__).parent / "seed_afname.py")
    return f"/beoordelen/proeven/{server.run(sys.executable, seed).strip()}/scherm/"


def waits(page: Page, *texts: str | re.Pattern[str]) -> None:
    """Check what the page says of what was not sent yet."""
    for text in texts:
        expect(page.locator("#wachtend").get_by_role("status")).to_contain_text(text)


def all_sent(page: Page) -> None:
    waits(page, re.compile(r"^Alles is verzonden om \d\d:\d\d\.$"))
    expect(page.get_by_text("nog niet verzonden", exact=True)).to_have_count(0)


def note(page: Page, text: str, kind: str = "Gehoord of gezien") -> None:
    field(page, "Citaat").fill(text)
    page.get_by_role("radio", name=kind, exact=True).check()
    button(page, "Citaat opslaan").click()
    expect(field(page, "Citaat")).to_have_value("")


def opened(page: Page, code: str) -> Locator:
    """Open a criterium, unless it is open, and return its form."""
    if not page.locator("#criterium-nu").get_by_text(code, exact=True).count():
        page.locator(f'[id="c-{code}"]').get_by_role("link").click()
    return page.get_by_role("group", name=begins(code))


def judge(page: Page, code: str, waarde: str, *passages: str) -> None:
    now = opened(page, code)
    now.get_by_role("radio", name=waarde, exact=True).check()
    for text in passages:
        now.get_by_role("checkbox", name=re.compile(re.escape(text))).check()
    button(now, "Oordeel opslaan").click()
    expect(now).to_have_count(0)


def row(page: Page, code: str) -> Locator:
    return page.locator(f'[id="c-{code}"]')


def passages(page: Page) -> Locator:
    return page.get_by_role("group", name="Gesprekken en citaten", exact=True).locator("q")


def stored(page: Page, verdicts: dict[str, str]) -> None:
    """Check what the server has: each passage once, and each verdict once."""
    page.goto(page.url.split("?")[0])
    expect(passages(page).filter(has_text=SEEN)).to_have_count(1)
    expect(passages(page).filter(has_text=ASKED)).to_have_count(1)
    expect(page.get_by_text(f"{len(verdicts)} van 12 beoordeeld", exact=True)).to_be_visible()
    for code, waarde in verdicts.items():
        page.goto(row(page, code).get_by_role("link").evaluate("link => link.href"))
        given = page.locator("#nu").get_by_role("group", name=begins(code)).locator(".gv-eerder li")
        expect(given).to_have_count(1)
        expect(given).to_contain_text(waarde)


def minutes(page: Page) -> int:
    found = CLOCK.match(page.locator("[data-aftel]").inner_text())
    assert found is not None
    return int(found[1])


def test_five_minutes_without_a_network_lose_nothing_and_store_nothing_twice(
    person: Callable[[str], Person], sitting: str
) -> None:
    els = person("els")
    els.page.clock.install()
    page = els.go(sitting)
    left = minutes(page)
    page.context.set_offline(True)
    waits(page, re.compile(r"Geen verbinding sinds \d\d:\d\d\."))
    note(page, SEEN)
    page.clock.fast_forward("02:00")
    note(page, ASKED, "Nagevraagd")
    judge(page, "L1.04", "Onvoldoende", SEEN)
    page.clock.fast_forward("03:00")
    judge(page, "L1.03", "Voldoende", ASKED)
    judge(page, "L1.01", "Niet waargenomen")
    waits(page, re.compile(r"5 nog niet verzonden, sinds \d\d:\d\d\."))
    expect(row(page, "L1.04")).to_have_text(re.compile(r"Onvoldoende\s+nog niet verzonden\s*$"))
    expect(passages(page).filter(has_text=SEEN)).to_have_count(1)
    expect(page.get_by_text("3 van 12 beoordeeld", exact=True)).to_be_visible()
    for number in range(1, 13):
        expect(opened(page, f"L1.{number:02}").get_by_role("radio")).to_have_count(3)
    held = opened(page, "L1.04")
    expect(held.get_by_role("radio", name="Onvoldoende", exact=True)).to_be_checked()
    assert minutes(page) in {left - 5, left - 6}
    confirm(page, "Afname eindigen")
    told(page, "Dit kan als er verbinding is en alles is verzonden.")
    els.was_cut_off()
    els.look("afname zonder verbinding")
    page.context.set_offline(False)
    all_sent(page)
    els.complaints.clear()
    stored(page, {"L1.01": "Niet waargenomen", "L1.03": "Voldoende", "L1.04": "Onvoldoende"})


def test_an_answer_that_got_lost_stores_nothing_twice(
    person: Callable[[str], Person], sitting: str
) -> None:
    els = person("els")
    page = els.go(sitting)
    lost: list[int] = []

    def lose(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/bijwerken/", lose, times=3)
    note(page, SEEN)
    note(page, ASKED, "Nagevraagd")
    judge(page, "L1.03", "Voldoende", ASKED)
    all_sent(page)
    assert lost == [200, 200, 200]
    els.complaints.clear()
    stored(page, {"L1.03": "Voldoende"})


def two_devices(person: Callable[[str], Person], sitting: str) -> tuple[Person, Person]:
    """Let one person judge the same criterium on two devices, one of them without a network."""
    laptop, tablet = person("els"), person("els")
    laptop.go(sitting)
    tablet.go(sitting)
    laptop.page.context.set_offline(True)
    note(laptop.page, SEEN)
    judge(laptop.page, "L1.04", "Onvoldoende", SEEN)
    judge(tablet.page, "L1.04", "Niet waargenomen")
    told(tablet.page, "Oordeel over L1.04 opgeslagen.")
    laptop.page.context.set_offline(False)
    waits(laptop.page, "Bij 1 oordeel moet u kiezen.")
    laptop.was_cut_off()
    return laptop, tablet


def choose(page: Page, name: str) -> None:
    """Choose by keyboard, from the button before it or the page before the list."""
    button(page, THERE).focus()
    if name == HERE:
        page.keyboard.press("Tab")
    expect(button(page, name)).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, name)).to_have_count(0)


def test_a_verdict_of_another_device_is_shown_and_not_overwritten(
    person: Callable[[str], Person], sitting: str
) -> None:
    laptop, tablet = two_devices(person, sitting)
    about = laptop.page.locator("#wachtend").get_by_role("listitem")
    expect(about.get_by_role("heading", name="L1.04: u gaf twee oordelen")).to_be_visible()
    for text in ("Op een ander scherm", "Niet waargenomen", "Op dit scherm", "Onvoldoende"):
        expect(about).to_contain_text(text)
    laptop.look("twee oordelen")
    tablet.page.reload()
    expect(row(tablet.page, "L1.04")).to_contain_text("Niet waargenomen")
    choose(laptop.page, HERE)
    all_sent(laptop.page)
    tablet.page.reload()
    expect(row(tablet.page, "L1.04")).to_contain_text("Onvoldoende")
    tablet.page.goto(row(tablet.page, "L1.04").get_by_role("link").evaluate("link => link.href"))
    expect(tablet.page.locator(".gv-eerder li")).to_have_count(2)


def test_the_verdict_of_the_other_device_can_stay(
    person: Callable[[str], Person], sitting: str
) -> None:
    laptop, tablet = two_devices(person, sitting)
    choose(laptop.page, THERE)
    all_sent(laptop.page)
    expect(row(laptop.page, "L1.04")).to_contain_text("Niet waargenomen")
    tablet.page.goto(row(tablet.page, "L1.04").get_by_role("link").evaluate("link => link.href"))
    expect(tablet.page.locator(".gv-eerder li")).to_have_count(1)


def test_what_the_server_refuses_stays_until_it_is_mended(
    person: Callable[[str], Person], sitting: str
) -> None:
    els = person("els")
    page = els.go(sitting)
    page.context.set_offline(True)
    note(page, "Bel hem maar op 06 12345678.")
    judge(page, "L1.04", "Onvoldoende", "Bel hem maar op")
    page.context.set_offline(False)
    waits(page, "2 konden niet worden opgeslagen.")
    els.was_cut_off()
    about = page.locator("#wachtend").get_by_role("listitem").filter(has_text="Bel hem maar")
    expect(about).to_contain_text("In de tekst staan gegevens van een inwoner.")
    els.look("niet opgeslagen")
    button(about, "Aanpassen").click()
    expect(field(page, "Citaat")).to_have_value("Bel hem maar op [telefoonnummer].")
    button(page, "Citaat opslaan").click()
    all_sent(page)
    page.reload()
    expect(passages(page).filter(has_text="Bel hem maar op [telefoonnummer].")).to_have_count(1)
    expect(row(page, "L1.04")).to_contain_text("Onvoldoende")


def test_a_page_that_was_closed_warns_first_and_the_next_one_sends_what_it_left(
    person: Callable[[str], Person], server: Server, sitting: str
) -> None:
    els = person("els")
    page = els.go(sitting)
    server.end(signal.SIGKILL)
    note(page, SEEN)
    note(page, ASKED, "Nagevraagd")
    judge(page, "L1.03", "Voldoende", ASKED)
    waits(page, "3 nog niet verzonden")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    page.close(run_before_unload=False)
    els.was_cut_off()
    server.start()
    again = els.another_tab()
    again.go(sitting)
    expect(row(again.page, "L1.03")).to_contain_text("Voldoende")
    stored(again.page, {"L1.03": "Voldoende"})


def test_what_came_too_late_is_told_on_the_page_of_the_sitting(
    person: Callable[[str], Person], sitting: str
) -> None:
    els = person("els")
    page = els.go(sitting)
    page.context.set_offline(True)
    note(page, SEEN)
    waits(page, "1 nog niet verzonden")
    page.close(run_before_unload=False)
    els.was_cut_off()
    ruud = person("ruud")
    other = ruud.go(sitting)
    other.locator("summary").filter(has_text="Afname afbreken").click()
    field(other, "Reden").fill("De telefoon valt uit.")
    button(other, "Afname afbreken").click()
    told(other, "afgebroken")
    els.page.context.set_offline(False)
    again = els.another_tab()
    again.go(sitting)
    expect(again.page.get_by_role("heading", level=1)).to_have_text("Proeve van Noor Bakker")
    waits(again.page, "1 kon niet worden opgeslagen.")
    expect(again.page.locator("#wachtend")).to_contain_text(SEEN)
    again.look("te laat verzonden")
    confirm(again.page, "Weggooien")
    all_sent(again.page)


def only_not_let_in(person: Person) -> None:
    """Check that the browser noted nothing but requests without the right session; forget it."""
    expected = ("status of 403", "net::ERR_FAILED")
    assert all(any(one in line for one in expected) for line in person.complaints), (
        person.complaints
    )
    person.complaints.clear()


def test_a_session_of_another_takes_nothing_and_the_next_login_takes_all(
    person: Callable[[str], Person], sitting: str
) -> None:
    els = person("els")
    page = els.go(sitting)
    page.context.clear_cookies(name="gastvrij_sessie")
    note(page, SEEN)
    note(page, ASKED, "Nagevraagd")
    judge(page, "L1.03", "Voldoende", ASKED)
    waits(page, "Log in een nieuw tabblad in als Els van Dam", "3 nog niet verzonden")
    other = els.another_tab()
    other.name = "ruud"
    other.log_in()
    with page.expect_response(lambda one: one.url.endswith("/bijwerken/") and one.status == 403):
        pass
    other.go(sitting)
    expect(other.page.get_by_text("0 van 12 beoordeeld", exact=True)).to_be_visible()
    other.page.context.clear_cookies()
    other.name = "els"
    other.log_in()
    all_sent(page)
    only_not_let_in(els)
    only_not_let_in(other)
    stored(page, {"L1.03": "Voldoende"})
