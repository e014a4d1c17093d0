"""`python -m bench.keystrokes`: how many presses the desk asks for a contact, on the real screen.

Keystroke-level model (Card, Moran and Newell, 1980): K is a key that is pressed, a modifier too,
beside the texts themselves (vraag, notitie, names and numbers: everybody types those anywhere); P
is pointing at something and pressing it. M is the moment before a chunk: one a field or command.
Times: K 0.28 s (an average typist), P 1.1 s, M 1.35 s.
"""

import argparse
import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Locator, Page, ViewportSize, expect, sync_playwright

from .server import BIN, running

K_SECONDS, P_SECONDS, M_SECONDS = 0.28, 1.1, 1.35
AGENT = "noor"
# 11 February 1974; a Chromium without a language of its own asks for the month first.
BORN = "02111974"
PATIENCE_MS = 20_000
VIEW: ViewportSize = {"width": 1280, "height": 800}
# What the same contacts ask in KISS: pointing, keys.
KISS = {"A": (8, 3), "B": (8, 18), "C": (8, 13)}
TITLES = {
    "A": "A. Anonieme eenvoudige vraag met notitie",
    "B": "B. Bekende inwoner, met artikel",
    "C": "C. Anonieme terugbelafspraak",
}


@dataclass
class Hands:
    """Somebody at the desk, whose presses are counted."""

    page: Page
    keys: int = 0
    points: int = 0
    moments: int = 0
    typed: int = 0

    def press(self, *chords: str) -> None:
        """Press keys, each with its modifiers: one moment for all of them."""
        self.moments += 1
        for chord in chords:
            self.keys += len(chord.split("+"))
            self.page.keyboard.press(chord)

    def write(self, text: str) -> None:
        """Type a text; its letters are counted apart."""
        self.typed += len(text)
        self.page.keyboard.type(text)

    def point(self, target: Locator) -> None:
        """Point at something and press it."""
        self.moments += 1
        self.points += 1
        target.click()

    def is_at(self, name: str) -> None:
        """Check that the focus is on the field with this name, so that typing goes there."""
        expect(self.page.locator(f"[name='{name}']:focus")).to_have_count(1)

    @property
    def seconds(self) -> float:
        """Return the time for the presses alone."""
        return self.keys * K_SECONDS + self.points * P_SECONDS

    @property
    def handling(self) -> float:
        """Return the time of handling beside the typing, the moments before each chunk included."""
        return self.seconds + self.moments * M_SECONDS


def _begin(hands: Hands) -> None:
    """Start a contact by key, with the focus in the vraag."""
    hands.press("Alt+n")
    hands.is_at("vraag-0-inhoud")


def _button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}"))


def _type_vraag(hands: Hands, vraag: str) -> None:
    """Type a vraag where the focus is, and its onderwerp behind a Tab."""
    hands.is_at("vraag-0-inhoud")
    hands.write(vraag)
    hands.press("Tab")
    hands.is_at("vraag-0-onderwerp")
    hands.write("identiteit")


def _tab_to(hands: Hands, target: Locator) -> None:
    while not target.evaluate("one => one === document.activeElement"):
        hands.press("Tab")


def _saved(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/werkplek/$"))
    expect(page.get_by_role("status").filter(has_text="0000")).to_be_visible()


def simple_by_key(hands: Hands) -> None:
    """A by keyboard."""
    _begin(hands)
    _type_vraag(hands, "Hoe laat is het gemeentehuis morgen open?")
    hands.press("Alt+1")
    hands.is_at("vraag-0-notitie")
    hands.write("Gezegd: van negen tot vijf, op afspraak.")
    hands.press("Control+Enter")
    _saved(hands.page)


def simple_by_mouse(hands: Hands) -> None:
    """A by mouse, with Tab from a text to the next."""
    page = hands.page
    hands.point(_button(page, "Telefoon").first)
    _type_vraag(hands, "Hoe laat is het gemeentehuis morgen open?")
    hands.point(page.get_by_text("Direct afgehandeld", exact=True))
    hands.point(page.get_by_label(re.compile("^Notitie")))
    hands.write("Gezegd: van negen tot vijf, op afspraak.")
    hands.point(_button(page, "Opslaan en afronden"))
    _saved(page)


def article_by_key(hands: Hands) -> None:
    """B by keyboard: the article sets the onderwerp, and its answer is the note."""
    page = hands.page
    _begin(hands)
    hands.write("Wat moet mee voor een nieuw paspoort?")
    known_by_key(hands)
    hands.press("Alt+k")
    hands.write("paspoort aanvragen")
    expect(page.locator("#kennis-resultaten [data-open]").first).to_be_visible()
    hands.press("Tab", "Tab", "Enter")
    expect(page.locator("[data-artikel]")).to_be_visible()
    hands.press("Alt+o")
    hands.is_at("vraag-0-notitie")
    hands.press("Alt+1")
    hands.press("Control+Enter")
    _saved(page)


def known_by_key(hands: Hands) -> None:
    """Say who calls: name and birth date, the one who fits, and the check of what was stated."""
    page = hands.page
    hands.press("Alt+b")
    hands.write("Janneke Visscher")
    _tab_to(hands, page.locator("#inwoner-zoek [name=geboortedatum]"))
    hands.write(BORN)
    found = page.locator("#inwoner-gevonden button").first
    expect(found).to_be_visible()
    _tab_to(hands, found)
    hands.press("Enter")
    expect(_button(page, "Gegevens gecontroleerd")).to_be_visible()
    hands.press("Alt+g")
    expect(page.locator("[data-staat=gecontroleerd]")).to_be_visible()


def call_back_by_key(hands: Hands) -> None:
    """C by keyboard: the first moment that can be promised stands ready."""
    page = hands.page
    _begin(hands)
    _type_vraag(hands, "Kan iemand mij vertellen waar mijn aanvraag blijft?")
    hands.press("Alt+3")
    hands.is_at("vraag-0-telefoon")
    hands.write("06 12345678")
    expect(page.locator("select[name=vraag-0-moment] option").first).to_be_attached()
    hands.press("Control+Enter")
    _saved(page)


def call_back_by_mouse(hands: Hands) -> None:
    """C by mouse, with Tab from a text to the next."""
    page = hands.page
    hands.point(_button(page, "Telefoon").first)
    _type_vraag(hands, "Kan iemand mij vertellen waar mijn aanvraag blijft?")
    hands.point(page.get_by_text("Terugbelafspraak", exact=False).first)
    hands.point(page.get_by_label("Op welk nummer?"))
    hands.write("06 12345678")
    expect(page.locator("select[name=vraag-0-moment] option").first).to_be_attached()
    hands.point(_button(page, "Opslaan en afronden"))
    _saved(page)


RUNS: list[tuple[str, str, Callable[[Hands], None]]] = [
    ("A", "toetsen", simple_by_key),
    ("A", "muis", simple_by_mouse),
    ("C", "toetsen", call_back_by_key),
    ("C", "muis", call_back_by_mouse),
    ("B", "toetsen", article_by_key),
]


def line(case: str, how: str, hands: Hands) -> str:
    """Return a row of the table: what was counted beside what KISS asks."""
    points, keys = KISS[case]
    kiss = points * P_SECONDS + keys * K_SECONDS
    return (
        f"| {TITLES[case]} | {how} | {hands.points} P + {hands.keys} K | {hands.seconds:.1f} s | "
        f"{hands.moments} M, {hands.handling:.1f} s | {points} P + {keys} K | {kiss:.1f} s |"
    )


HEAD = (
    "| Contact | Hoe | Naast de teksten | P en K | Met M | KISS | KISS, P en K |",
    "|---|---|---|---|---|---|---|",
)


def _password(var: Path) -> str:
    logins = (var / "demo-logins.txt").read_text(encoding="utf-8")
    found = re.search(rf"^{AGENT}\s+(\S+)", logins, re.MULTILINE)
    if found is None:
        msg = f"{var} holds no login of {AGENT}."
        raise LookupError(msg)
    return found[1]


@contextlib.contextmanager
def _demo(var: str) -> Iterator[dict[str, str]]:
    """Give the environment of a demo: the one in this folder, or a new one."""
    if var:
        yield {"GASTVRIJ_VAR": var}
        return
    with TemporaryDirectory(prefix="gastvrij-keys-") as folder:
        given = {"GASTVRIJ_VAR": folder}
        for command in ("migrate", "demo", "collectstatic --noinput"):
            subprocess.run([str(BIN / "gastvrij"), *command.split()], env=_whole(given), check=True)
        yield given


def _whole(given: dict[str, str]) -> dict[str, str]:
    return os.environ | given


def _log_in(page: Page, address: str, password: str) -> None:
    page.goto(f"{address}/inloggen/")
    page.get_by_label("Gebruikersnaam", exact=True).fill(AGENT)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page).not_to_have_url(re.compile("/inloggen/"))


def measure(address: str, password: str) -> list[str]:
    """Do every contact once on the real screen and return the table."""
    expect.set_options(timeout=PATIENCE_MS)
    rows = list(HEAD)
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        context = browser.new_context(viewport=VIEW, locale="nl-NL")
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        _log_in(page, address, password)
        for case, how, act in RUNS:
            page.goto(f"{address}/werkplek/")
            hands = Hands(page)
            act(hands)
            rows.append(line(case, how, hands))
            print(rows[-1], flush=True)
        browser.close()
    return rows


def main() -> None:
    """Measure on a demo: the one in --var, or a new one."""
    parser = argparse.ArgumentParser(prog="python -m bench.keystrokes", description=__doc__)
    parser.add_argument("--var", default="", help="folder of a demo that is there already")
    asked = parser.parse_args()
    with _demo(asked.var) as environment, running(environment) as server:
        address = f"http://127.0.0.1:{server.port}"
        password = _password(Path(environment["GASTVRIJ_VAR"]))
        print("\n".join(measure(address, password)))


if __name__ == "__main__":
    main()
