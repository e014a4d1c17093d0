"""A kader and its next version by keyboard alone: upload, check, edit, compare, publish, switch."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Person
from .keyboard import Typist
from .screens import begins, button, field, read_in, source, told

# The keyboard is the same on every database.
pytestmark = [pytest.mark.browser, pytest.mark.one_database]

TITLE = "Toetsplan V1: Dienstverlening"
# What Kim changes herself, and what she adds.
MINE = "V1.05"
SAID = "De gemeente stelt dit jaarlijks bij."


def hand_in(kim: Typist, file: Path, *, read: int) -> None:
    """Upload a document, wait till it is read, and open what was read."""
    page = kim.page
    kim.go_to_room("Kaders")
    kim.follow(page.get_by_role("link", name="Document inlezen", exact=True).first)
    if read == 1:
        kim.person.look("toets inlezen")
    kim.hand_over(field(page, "Documenten"), file)
    kim.leave("Control+Enter")
    read_in(page, read)
    if read == 1:
        kim.person.look("toets gelezen")
    kim.follow(page.get_by_role("link", name=f"Controleer {file.name}", exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def adopt(kim: Typist) -> None:
    """Take the proposal over as it was decided; the kader and the title are filled in."""
    kim.enter(kim.page.get_by_role("link", name="Naar overnemen", exact=True))
    kim.leave("Control+Enter")
    told(kim.page, "Overgenomen als concept.")


def publish(karel: Typist, version: int) -> None:
    page = karel.page
    karel.go_to_room("Kaders")
    karel.follow(page.get_by_role("link", name=re.compile(rf"^Versie {version} ?: {TITLE}$")))
    if not field(page, "Ingangsdatum").input_value():
        karel.tick(field(page, "Er is geen ingangsdatum: het geldt vanaf vandaag"))
    karel.press("Control+Enter")
    karel.confirm("Vaststellen")
    told(page, "Vastgesteld. Deze versie verandert niet meer.")


def chosen(page: Page) -> Locator:
    """Return the part of the screen that asks about one place."""
    return page.locator("#gekozen")


def doubts(page: Page) -> Locator:
    return page.locator("#twijfels")


def answer(kim: Typist, key: str, *, said: str) -> None:
    """Answer the doubt that is asked with one key; the next is asked, the answer stands above."""
    before = chosen(kim.page).get_attribute("data-plaats")
    kim.press(key)
    expect(chosen(kim.page)).not_to_have_attribute("data-plaats", before or "")
    expect(chosen(kim.page).locator(".gv-net")).to_contain_text(said)
    expect(kim.page.locator("#kop-gekozen")).to_be_focused()


def still_open(page: Page, count: int) -> None:
    """Check how many doubts are left to decide."""
    counted = doubts(page).locator(".gv-paneel__kop > span")
    expect(counted).to_have_text(re.compile(rf"^{count} open, "))


def check(kim: Typist) -> None:
    """Say of which kader it is a version, and decide what is in doubt."""
    page = kim.page
    kim.choose(field(page, "Wordt een versie van"), TITLE)
    kim.follow(button(page, "Kies kader"))
    kim.person.look("toets voorstel")
    at_start = doubts(page).locator("[data-kiesrij]").count()
    still_open(page, at_start)
    answer(kim, "Alt+J", said="Klopt zo")
    answer(kim, "Alt+O", said="Blijft onbepaald")
    edit_value(kim)
    still_open(page, at_start - 3)
    kim.press("Alt+U")
    expect(chosen(page).locator(".gv-net")).to_contain_text("Ongedaan gemaakt.")
    still_open(page, at_start - 2)
    edit_value(kim)
    levels_of_before(kim)
    still_open(page, at_start - 23)
    kim.person.look("toets voorstel besloten")


def edit_value(kim: Typist) -> None:
    """Give the value that is asked another text."""
    page = kim.page
    expect(page.locator("#kop-gekozen")).to_have_text("Toetsvorm")
    kim.enter(chosen(page).locator("summary"), at_most=8)
    kim.tab_to(field(chosen(page), "Waarde"), at_most=4)
    kim.press("End")
    kim.write(f" {SAID}")
    answer(kim, "Alt+W", said="Gewijzigd")


def levels_of_before(kim: Typist) -> None:
    """Take the levels of version 1 over for all twenty at once."""
    page = kim.page
    group = doubts(page).locator("#alle-level-columns-lost")
    kim.enter(group.locator("summary"))
    kim.tab_to(button(group, "Niveaus uit de vorige versie voor 20"), at_most=4)
    kim.press("Enter")
    expect(chosen(page).locator(".gv-net")).to_contain_text("20 twijfels")
    expect(page.get_by_text("Uit de vorige versie", exact=True).first).to_be_visible()
    expect(field(chosen(page), "Tekens erachter")).to_have_value("")


def edit(kim: Typist) -> None:
    """Change one element of the concept in the editor; move it first and undo that."""
    page = kim.page
    # Every code is as it was, so there is no doubt about which element is which.
    same = page.get_by_role("link", name="Beslissen of ze hetzelfde zijn", exact=True)
    expect(same).to_have_count(0)
    kim.follow(page.get_by_role("link", name="Bewerken", exact=True))
    tree = page.get_by_role("region", name="Inhoud", exact=True)
    rows = tree.locator("[data-open]")
    kim.tab_to(rows.first)
    while not rows.filter(has_text=MINE).evaluate("row => row === document.activeElement"):
        kim.press("ArrowDown")
    kim.leave("Enter")
    kim.person.look("toets bewerken")
    place = next(nr for nr, text in enumerate(rows.all_inner_texts()) if MINE in text)
    kim.leave("Alt+ArrowDown")
    moved = tree.locator("[aria-current]")
    expect(moved).to_contain_text(MINE)
    expect(rows.nth(place + 1)).to_contain_text(MINE)
    kim.leave("Alt+Shift+Z")
    expect(rows.nth(place)).to_contain_text(MINE)
    expect(moved).to_be_focused()
    text = field(page.get_by_role("region", name=re.compile("^Toetsterm: ")), "Tekst")
    kim.tab_to(text, at_most=8)
    kim.press("Control+End")
    kim.write(f" {SAID}")
    kim.leave("Control+Enter")
    told(page, "gewijzigd")
    kim.follow(page.get_by_role("link", name="Klaar met bewerken", exact=True))


def compare(kim: Typist) -> None:
    """See what happened: one section renamed, three texts changed, and what Kim changed herself."""
    page = kim.page
    kim.follow(page.get_by_role("link", name="Vergelijken", exact=True))
    kim.person.look("toets vergelijken")
    kim.follow(page.get_by_role("link", name=begins("Gewijzigd")))
    changes = page.get_by_role("region", name=begins("Onderdelen")).locator(".gv-verschil")
    codes = changes.get_by_text(re.compile(r"^V1\.\d\d$"))
    expect(codes).to_have_text(["V1.03", "V1.04", MINE, "V1.11"])
    expect(changes.filter(has_text=MINE).locator("ins")).to_contain_text(SAID)
    (section,) = changes.filter(has_not=page.get_by_text(re.compile(r"^V1\."))).all()
    expect(section.locator("del")).to_contain_text("Conflicthantering")
    expect(section.locator("ins")).to_contain_text("Lastige situaties")


def take_into_use(karel: Typist) -> None:
    """Switch to the version that was published just now; until then the first one runs."""
    page = karel.page
    expect(page.get_by_text("Nog niet in gebruik", exact=True)).to_be_visible()
    karel.follow(page.get_by_role("link", name="In gebruik nemen", exact=True))
    karel.person.look("toets in gebruik")
    karel.tab_to(field(page, "In gebruik nemen per"))
    karel.leave("Control+Enter")
    told(page, "In gebruik per")
    expect(page.get_by_text("Nog niet in gebruik", exact=True)).to_have_count(0)
    karel.person.look("toets in gebruik genomen")


def test_a_kader_and_its_next_version_need_no_pointer(
    person: Callable[[str], Person], sources: Path
) -> None:
    kim, karel = Typist(person("kim")), Typist(person("karel"))
    kim.person.server.work()
    hand_in(kim, source(sources, "001"), read=1)
    adopt(kim)
    publish(karel, 1)
    hand_in(kim, source(sources, "000"), read=2)
    check(kim)
    adopt(kim)
    kim.person.look("toets concept")
    edit(kim)
    compare(kim)
    publish(karel, 2)
    take_into_use(karel)
    karel.go_to_room("Kaders")
    karel.person.look("toets kaders")
