"""What a screen reader gets of the desk: the order of its parts, and a name for each of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Person
from .screens import button, field

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

NAMED = {
    "button",
    "link",
    "textbox",
    "searchbox",
    "combobox",
    "spinbutton",
    "checkbox",
    "radio",
    "radiogroup",
    "heading",
    "region",
    "navigation",
    "search",
    "dialog",
    "image",
    "option",
    "Date",
    "InputTime",
}
LANDMARKS = {"banner", "navigation", "main", "region", "search", "contentinfo", "complementary"}


@dataclass(frozen=True)
class Part:
    """One node of the accessibility tree, as a screen reader would say it."""

    role: str
    name: str
    level: int = 0

    def __str__(self) -> str:
        return f"{self.role}: {self.name}"


def parts(page: Page) -> list[Part]:
    """Return what the browser hands to a screen reader, in the order in which it is read."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {one["nodeId"]: one for one in nodes}
    return list(_walk(nodes[0], by_id))


def _walk(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[Part]:
    if not node["ignored"]:
        given = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
        name = str(node.get("name", {}).get("value", "")).replace("\u00ad", "").strip()
        yield Part(node["role"]["value"], name, int(given.get("level") or 0))
    for child in node.get("childIds", []):
        if child in by_id:
            yield from _walk(by_id[child], by_id)


def in_order(found: list[Part], *wanted: str) -> None:
    """Check that these parts are there, each once, in this order."""
    read = [str(part) for part in found]
    places = [[at for at, one in enumerate(read) if one.startswith(name)] for name in wanted]
    once = {name: len(where) for name, where in zip(wanted, places, strict=True)}
    assert once == dict.fromkeys(wanted, 1), once
    assert [where[0] for where in places] == sorted(where[0] for where in places), list(
        zip(wanted, places, strict=True)
    )


def makes_sense(found: list[Part]) -> None:
    """Check that nothing lacks a name, that headings skip no level and that parts stand apart."""
    assert [str(part) for part in found if part.role in NAMED and not part.name] == []
    levels = [part.level for part in found if part.role == "heading"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    landmarks = [str(part) for part in found if part.role in LANDMARKS]
    assert sorted(landmarks) == sorted(set(landmarks))


def start(noor: Person) -> Page:
    page = noor.go("/werkplek/")
    new = page.get_by_role("region", name="Nieuw contact", exact=True)
    button(new, "Telefoon").click()
    field(page, "Onderwerp").fill("Paspoort en identiteitskaart")
    page.get_by_role("radio", name="Terugbelafspraak", exact=True).check()
    expect(field(page, "Wanneer?")).to_be_visible()
    return page


def test_the_desk_is_read_in_the_order_of_a_conversation(person: Callable[[str], Person]) -> None:
    page = start(person("noor"))
    found = parts(page)
    makes_sense(found)
    in_order(
        found,
        "link: Direct naar de inhoud",
        "banner: ",
        "navigation: Hoofdmenu",
        "main: ",
        "heading: Werkplek: gesprek, Telefoon",
        "navigation: Lopende gesprekken",
        "region: Beller",
        "heading: Beller",
        "textbox: Naam",
        "textbox: Telefoon",
        "textbox: E-mail",
        "checkbox: Gegevens gecontroleerd",
        "region: Vraag en afhandeling",
        "heading: Vraag en afhandeling",
        "textbox: Vraag",
        "combobox: Onderwerp",
        "region: Kennis",
        "heading: Kennis",
        "searchbox: Kennis",
        "heading: Afhandeling",
        "group: Hoe is de vraag afgehandeld?",
        "radio: Direct afgehandeld",
        "radio: Afgebroken",
        "textbox: Op welk nummer?",
        "combobox: Wie doet dit?",
        "combobox: Wanneer?",
        "textbox: Wat moet de collega doen?",
        "textbox: Notitie",
        "button: Opslaan en afronden",
        "button: Nog een vraag",
        "region: Gespreksleidraad",
        "heading: Gespreksleidraad",
    )


def test_no_part_of_the_desk_is_reached_before_what_stands_before_it(
    person: Callable[[str], Person],
) -> None:
    page = start(person("noor"))
    assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0


@pytest.mark.parametrize(
    ("name", "path", "wanted"),
    [
        (
            "noor",
            "/werkplek/",
            (
                "heading: Werkplek",
                "region: Nieuw contact",
                "region: Eenvoudige vraag tellen",
                "region: Tussen twee gesprekken",
                "region: Lopende gesprekken",
                "region: Laatst opgeslagen door u",
            ),
        ),
        (
            "bram",
            "/taken/",
            (
                "heading: Werklijst",
                "search: ",
                "button: Volgende oppakken",
                "navigation: Lijsten",
                "region: Van mij",
                "region: Taak",
            ),
        ),
        ("noor", "/kennis/", ("heading: Kennis", "region: Zoek een antwoord", "region: Nieuws")),
    ],
)
def test_the_pages_around_the_desk_are_read_in_order(
    person: Callable[[str], Person], name: str, path: str, wanted: tuple[str, ...]
) -> None:
    found = parts(person(name).go(path))
    makes_sense(found)
    in_order(found, *wanted)
