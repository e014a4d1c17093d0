"""The desk on the project's own example document: needs nothing from outside the repository."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import gastvrij.kaders

from .conftest import Person
from .screens import button, confirm, field, read_in, told, vraag

pytestmark = pytest.mark.browser

EXAMPLE = Path(gastvrij.kaders.__file__).parent / "voorbeelden" / "gespreksstructuur.txt"
PHONE = "06 123 456 78"


def publish_example(kim: Person, karel: Person) -> None:
    kim.server.work()
    page = kim.go("/kaders/inlezen/")
    field(page, "Documenten").set_input_files(EXAMPLE)
    button(page, "Inlezen").click()
    read_in(page, 1)
    page.get_by_role("link", name=f"Controleer {EXAMPLE.name}", exact=True).click()
    button(page, "Overnemen als concept").click()
    told(page, "Overgenomen als concept.")
    address = page.url.removeprefix(kim.server.url)
    page = karel.go(address)
    if not field(page, "Ingangsdatum").input_value():
        field(page, "Er is geen ingangsdatum: het geldt vanaf vandaag").check()
    confirm(page, "Vaststellen")
    told(page, "Vastgesteld. Deze versie verandert niet meer.")


def begin(noor: Person, naam: str, kanaal: str = "Telefoon") -> Page:
    page = noor.go("/werkplek/")
    button(page.get_by_role("region", name="Nieuw contact", exact=True), kanaal).click()
    field(page, "Naam").fill(naam)
    return page


def called_before(noor: Person) -> None:
    page = begin(noor, "Geertje Hofstra")
    field(page, "Telefoon").fill(PHONE)
    field(page, "Vraag").fill("Hoe vraag ik hulp in huis aan voor mijn moeder?")
    field(page, "Onderwerp").fill("Hulp in huis")
    page.get_by_role("radio", name="Direct afgehandeld", exact=True).check()
    button(page, "Opslaan en afronden").click()
    told(page, "is opgeslagen")


def talk(noor: Person) -> Page:
    """Come to the middle of a conversation, with a second one running."""
    other = begin(noor, "Emre Yılmaz")
    with other.expect_response(lambda answer: answer.url.endswith("/concept/") and answer.ok):
        field(other, "Vraag").fill("Wanneer is mijn verhuizing verwerkt?")
    page = begin(noor, "Geertje Hofstra")
    field(page, "Telefoon").fill(PHONE)
    field(page, "Gegevens gecontroleerd").check()
    part = vraag(page, 1)
    field(part, "Vraag").fill("Moeder (84) mag naar huis. Kan de hulp volgende week beginnen?")
    field(part, "Onderwerp").fill("Hulp in huis")
    page.get_by_role("radio", name="Direct afgehandeld", exact=True).check()
    for step in (
        page.get_by_role("region", name="Gespreksleidraad").get_by_role("checkbox").all()[:3]
    ):
        step.check()
    with page.expect_response(lambda answer: answer.url.endswith("/concept/") and answer.ok):
        field(part, "Notitie: wat hebt u gezegd of afgesproken?").fill(
            "Ja. Ik heb haar plan van vorige week erbij gepakt: de hulp komt dinsdag om 9:00."
        )
    expect(page.get_by_text(re.compile(r"^Concept bewaard om \d\d:\d\d$"))).to_be_visible()
    return page


def test_the_desk_runs_on_the_own_example(person: Callable[[str], Person]) -> None:
    publish_example(person("kim"), person("karel"))
    noor = person("noor")
    called_before(noor)
    page = talk(noor)
    page.reload()
    guide = page.get_by_role("region", name="Gespreksleidraad", exact=True)
    expect(guide.get_by_role("checkbox", checked=True)).to_have_count(3)
    before = page.get_by_role("list").filter(has=page.get_by_role("link", name="Hulp in huis"))
    expect(before.get_by_role("listitem")).to_have_count(1)
    expect(
        page.get_by_role("navigation", name="Lopende gesprekken").get_by_role("link")
    ).to_have_count(2)
    noor.look("eigen voorbeeld")
    if folder := os.environ.get("GASTVRIJ_HANDLEIDING"):
        page.screenshot(path=Path(folder) / "werkplek.png")
