"""Documents on screen: handed over, taken over and published."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from .conftest import Person
from .screens import button, confirm, field, told


def upload(person: Person, *files: Path) -> Page:
    """Hand documents over to be read."""
    page = person.go("/kaders/inlezen/")
    field(page, "Documenten").set_input_files(list(files))
    button(page, "Inlezen").click()
    return page


def adopt(person: Person, file: Path, name: str) -> None:
    """Take a proposal over as a concept; `name` is what it is called if it has no title."""
    page = person.go("/kaders/")
    page.get_by_role("link", name=file.name, exact=True).click()
    title = field(page, "Titel van het nieuwe kader")
    if not title.input_value():
        title.fill(name)
    button(page, "Overnemen als concept").click()
    told(page, "Overgenomen als concept.")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(button(page, "Vaststellen")).to_have_count(0)


def publish(person: Person, title: str) -> None:
    """Publish the first version of a kader, as somebody who did not work on it."""
    page = person.go("/kaders/")
    page.get_by_role("link", name=re.compile(rf"^Versie 1 ?: {re.escape(title)}$")).click()
    if not field(page, "Ingangsdatum").input_value():
        field(page, "Er is geen ingangsdatum: het geldt vanaf vandaag").check()
    confirm(page, "Vaststellen")
    told(page, "Vastgesteld. Deze versie verandert niet meer.")
    expect(button(page, "Vaststellen")).to_have_count(0)
