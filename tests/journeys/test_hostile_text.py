"""Text that misbehaves, through the real screen: kept to the character, and shown harmlessly."""

import re
from collections.abc import Callable
from unicodedata import normalize

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Person
from .screens import button, field, told

pytestmark = pytest.mark.browser

LENGTH = 20_000
# Emoji of one and of several characters, text from right to left, overrides that are never closed,
# zero-width and combining characters, markup, a template, and space that could be taken away.
PIECES = (
    "🏳️‍🌈👩🏽‍🦽 é 👨‍👩‍👧‍👦 ",
    "שלום עולם مرحبا بالعالم ",
    "\u202eomgekeerd \u2066los \u200fmerk ",
    "nul\u200bbreed\u200dsamen\u2060vast\ufeff ",
    "Z\u0351\u036b\u0343\u036aa\u0315\u0323l\u0334\u0322g\u0327o e\u0301 o\u0308 ",
    '<script>window.gepakt = 1</script><img src=x onerror="window.gepakt = 1"> ',
    "{{ 7 }}{% now 'Y' %} &amp; &lt;b&gt; ' \" \\ %s\n\n\t",
    "\U0001d54f\u00ad\u00a0𠜎 ﷽ ",
)
NAME = "\u202e<b>Mevrouw</b> 🏳️‍🌈 O\u0308zdemir \u200b"


def hostile(length: int) -> str:
    """Return so many characters of it, with space at both ends, never half a character."""
    text = "".join(PIECES)
    return (" \n" + text * (length // len(text) + 1))[: length - 3] + "x\n "


def text_of(where: Locator) -> str:
    expect(where).to_have_count(1)
    return str(where.evaluate("el => el.textContent"))


def is_harmless(person: Person, where: Locator) -> None:
    """Check that the text is nothing but text, and that the page stands as it stood."""
    page = person.page
    assert where.locator("*").count() == 0
    assert page.evaluate("typeof window.gepakt") == "undefined"
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert person.complaints == []


def below(page: Page, heading: str) -> Locator:
    """Return the free text below a small heading."""
    return page.get_by_role("heading", name=heading, exact=True).locator("xpath=..").locator("p")


def test_a_note_of_twenty_thousand_hostile_characters_is_kept_to_the_character(
    person: Callable[[str], Person],
) -> None:
    note = hostile(LENGTH)
    assert len(note) == LENGTH
    noor = person("noor")
    page = noor.go("/werkplek/")
    new = page.get_by_role("region", name="Nieuw contact", exact=True)
    button(new, "Telefoon").click()
    field(page, "Naam").fill(NAME)
    field(page, "Vraag").fill(hostile(1_000))
    field(page, "Onderwerp").fill("Paspoort en identiteitskaart")
    page.get_by_role("radio", name="Terugbelafspraak", exact=True).check()
    field(page, "Op welk nummer?").fill("06 12345678")
    expect(field(page, "Wanneer?")).to_have_value(re.compile("T"))
    with page.expect_response(lambda answer: answer.url.endswith("/concept/") and answer.ok):
        field(page, "Notitie: wat hebt u gezegd of afgesproken?").fill(note)
    expect(page.get_by_text(re.compile(r"^Concept bewaard om \d\d:\d\d$"))).to_be_visible()
    page.reload()
    expect(field(page, "Notitie: wat hebt u gezegd of afgesproken?")).to_have_value(note)
    expect(field(page, "Naam")).to_have_value(NAME)
    button(page, "Opslaan en afronden").click()
    told(page, "is opgeslagen")
    latest = page.get_by_role("region", name="Laatst opgeslagen door u", exact=True)
    latest.get_by_role("link").click()
    shown = page.locator("dd.gv-vrij")
    assert text_of(shown) == note
    is_harmless(noor, shown)
    bram = person("bram")
    page = bram.go("/taken/lijst/afdeling/")
    page.locator("[data-rij] [data-open]").click()
    page.get_by_role("link", name=re.compile("^Alles over deze taak")).click()
    shown = below(page, "Notitie van de eerste lijn")
    assert text_of(shown) == note
    is_harmless(bram, shown)
    assert text_of(below(page, "Vraag van de inwoner")) == hostile(1_000)
    # A heading is cut off after so many characters, and composed for that.
    assert normalize("NFC", NAME.strip()) in text_of(page.locator("h1"))
