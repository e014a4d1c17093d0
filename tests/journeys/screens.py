"""What the journeys say about a screen: fields by their label, messages that are told once."""

import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

# Reading runs in a process of its own, which has to start first on a machine that is busy.
READING_MS = 90_000
# Not in the form for a new inwoner.
OWN = "xpath=self::*[not(ancestor::*[@id='inwoner-nieuw'])]"
OPTIONAL = r"( \(niet verplicht\))?"


def source(folder: Path, number: str) -> Path:
    """Return one of the real documents by its number."""
    return next(folder.glob(f"{number}_*.txt"))


def field(inside: Page | Locator, label: str) -> Locator:
    """Return the field with exactly this label.

    A new inwoner has fields of the same names; those stand folded away at the desk.
    """
    labelled = inside.get_by_label(re.compile(rf"^{re.escape(label)}{OPTIONAL}$"))
    return labelled.and_(inside.locator("input, select, textarea").locator(OWN))


def button(inside: Page | Locator, name: str) -> Locator:
    """Return the button whose text, without the key beside it, is exactly this."""
    return inside.get_by_role("button", name=name, exact=True)


def begins(text: str) -> re.Pattern[str]:
    """Return what a name that begins with this code or word matches."""
    return re.compile(rf"^{re.escape(text)}(?!\w)")


def told(page: Page, *texts: str) -> Locator:
    """Check that the page tells this, and tells it once; return where."""
    where = page.get_by_role("status")
    for text in texts:
        where = where.filter(has_text=text)
    expect(where).to_have_count(1)
    expect(where).to_be_visible()
    return where


def read_in(page: Page, count: int) -> None:
    """Check that as many documents were read in the background, on the page that shows it."""
    documents = "1 document" if count == 1 else f"{count} documenten"
    done = page.get_by_role("status").filter(has_text=f"{documents} gelezen.")
    expect(done).to_be_visible(timeout=READING_MS)


def confirm(page: Page, name: str) -> None:
    """Press what cannot be undone, and say once more that it is meant."""
    button(page, name).click()
    asked = page.get_by_role("dialog", name="Dit kunt u niet ongedaan maken", exact=True)
    button(asked, name).click()


def vraag(page: Page, nummer: int) -> Locator:
    """Return the part of the desk that is about one vraag; the only one has no number."""
    names = "1|en afhandeling" if nummer == 1 else str(nummer)
    return page.get_by_role("region", name=re.compile(rf"^Vraag ({names})(?!\d)"))


def kept(page: Page, fields: Mapping[str, str]) -> None:
    """Check that these fields hold what was filled in."""
    for label, value in fields.items():
        expect(field(page, label)).to_have_value(value)
