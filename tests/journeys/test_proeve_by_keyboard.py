"""The workplace exam without a pointer: candidate, two assessors, second eyes, and bezwaar."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Person, Server
from .keyboard import Typist, log_in
from .screens import begins, button, field, told

# The keyboard is the same on every database; the acts themselves are tested on both.
pytestmark = [pytest.mark.browser, pytest.mark.one_database]

SEEN = "Ik lees u voor wat ik heb genoteerd; klopt dat zo?"
REASON = "Samen teruggelezen: de open vraag staat in het citaat."
CODES = ("L1.02", "L1.04", "L1.06")


@pytest.fixture
def sittings(server: Server) -> list[str]:
    """Return the addresses of the sitting to come and of the one handed out long ago."""
    seed = str(Path(__file__).parent / "seed_proeve.py")
    made = server.run(sys.executable, seed).split()
    return [f"/beoordelen/proeven/{uuid}/" for uuid in made]


def to_proeve(hands: Typist, sitting: str) -> Page:
    """Open a sitting from the room, as anyone does who was told of it."""
    page = hands.page
    hands.go_to_room("Beoordelen")
    hands.follow(page.locator(f'a[href="{sitting}"]'))
    expect(page.get_by_role("heading", level=1)).to_have_text("Proeve van Noor Bakker")
    return page


def confirmed(hands: Typist, name: str) -> None:
    """Press what cannot be undone, and say once more that it is meant."""
    hands.enter(button(hands.page, name))
    hands.confirm(name)


def receive(noor: Typist, sitting: str) -> None:
    page = to_proeve(noor, sitting)
    noor.tick(field(page, "Ik heb het formulier en de opdracht ontvangen en gelezen"))
    noor.follow(button(page, "Ontvangst bevestigen"))
    told(page, "De ontvangst is bevestigd.")


def begin(els: Typist, sitting: str) -> None:
    page = to_proeve(els, sitting)
    els.tab_to(page.get_by_role("radio", name="Paspoort", exact=True))
    els.press("Space", "ArrowDown")
    expect(page.get_by_role("radio", name="Identiteitskaart", exact=True)).to_be_checked()
    els.tick(field(page, "Ik heb het document gezien en het is van de kandidaat"))
    els.follow(button(page, "Identiteit vaststellen"))
    told(page, "De identiteit is vastgesteld.")
    els.follow(button(page, "Afname beginnen"))
    told(page, "De afname is begonnen.")


def converse(noor: Typist) -> None:
    """Handle one question of a citizen while the afname runs."""
    page = noor.page
    noor.go_to_room("Werkplek")
    noor.leave("Alt+n")
    noor.press("Alt+v")
    expect(field(page, "Vraag")).to_be_focused()
    noor.write("Wanneer is mijn rijbewijs klaar?")
    noor.fill(field(page, "Onderwerp"), "paspoort")
    noor.press("Alt+1")
    noor.leave("Control+Enter")
    told(page, "is opgeslagen")


def listen(els: Typist) -> None:
    """Take the conversation up and write a passage of it down."""
    page = els.page
    els.follow(page.get_by_role("link", name="Opnieuw laden", exact=True))
    els.tab_to(page.get_by_role("radio", name=re.compile("Paspoort en identiteitskaart")))
    els.press("Space")
    els.tick(field(page, "De inwoner weet dat er iemand meeluistert"))
    els.follow(button(page, "Gesprek toevoegen"))
    told(page, "Gesprek toegevoegd.")
    els.press("Alt+a")
    expect(field(page, "Citaat")).to_be_focused()
    els.write(SEEN)
    els.press("Alt+c")
    told(page, "Citaat opgeslagen.")
    # Drawn anew as the server has it; before that it is a line of this browser alone.
    expect(page.locator("li.gv-uiting--bewijs form")).to_have_count(1)


def now(page: Page, code: str) -> Locator:
    """Return the form of the toetsterm that is open."""
    return page.get_by_role("group", name=begins(code))


def judge(hands: Typist, code: str, *, key: str, leans: bool = True) -> None:
    """Judge the toetsterm that is open, with the passage as its evidence."""
    form = now(hands.page, code)
    hands.press(key)
    expect(form.get_by_role("radio", checked=True)).to_be_focused()
    if leans:
        hands.tick(form.get_by_role("checkbox", name=re.compile(re.escape(SEEN))))
    hands.press("Control+Enter")
    told(hands.page, f"Oordeel over {code} opgeslagen.")


def judge_all(hands: Typist, *keys: str) -> None:
    """Judge all three in the order of the form; each verdict opens the next."""
    for code, key in zip(CODES, keys, strict=True):
        judge(hands, code, key=key, leans=key != "Alt+3")


def settle(els: Typist, sitting: str) -> None:
    """Agree on the one mark on which they differ, and give the provisional result."""
    page = to_proeve(els, sitting)
    differ = page.get_by_role("region", name=begins("Waar u verschilt"))
    about = differ.get_by_role("article")
    expect(about).to_have_count(1)
    els.tick(about.get_by_role("radio", name="Voldoende", exact=True))
    els.fill(about.get_by_role("textbox"), REASON)
    els.follow(about.get_by_role("button", name=begins("Afspraak opslaan")))
    told(page, "Afgesproken oordeel over L1.04 opgeslagen.")


def give(els: Typist, sitting: str) -> None:
    page = to_proeve(els, sitting)
    els.follow(button(page, "Voorlopige uitslag geven"))
    told(page, "De kandidaat ziet nu de voorlopige uitslag.")


def fix(noor: Typist, wim: Typist, olga: Typist, sitting: str) -> None:
    """The candidate reads it first; second eyes fix it; it is handed out."""
    page = to_proeve(noor, sitting)
    noor.fill(field(page, "Uw reactie"), "Herkenbaar.")
    noor.follow(button(page, "Reactie opslaan"))
    told(page, "Uw reactie is opgeslagen.")
    page = to_proeve(wim, sitting)
    confirmed(wim, "Uitslag vaststellen")
    told(page, "De uitslag is vastgesteld en verandert niet meer.")
    olga.go_to_room("Beoordelen")
    olga.follow(olga.page.get_by_role("link", name="Proeven", exact=True))
    olga.follow(olga.page.locator(f'a[href="{sitting}"]'))
    confirmed(olga, "Uitslag uitreiken")
    told(olga.page, "De uitslag is uitgereikt.")


def object_to(noor: Typist, sitting: str) -> Locator:
    """Send a bezwaar, and return what the page says of it."""
    page = to_proeve(noor, sitting)
    about = page.get_by_role("article", name="Bezwaar", exact=True)
    noor.enter(about.locator("summary"))
    noor.fill(about.get_by_role("textbox"), "Het oordeel over L1.04 volgt niet uit het gesprek.")
    noor.follow(about.get_by_role("button", name=begins("Versturen")))
    told(page, "Verstuurd.")
    return about


def test_an_exam_is_taken_judged_and_objected_to_without_a_pointer(
    visitor: Callable[[str], Person], sittings: list[str]
) -> None:
    coming, _past = sittings
    noor, els, ruud = (log_in(visitor(name)) for name in ("noor", "els", "ruud"))
    receive(noor, coming)
    begin(els, coming)
    converse(noor)
    listen(els)
    judge_all(els, "Alt+1", "Alt+1", "Alt+3")
    els.press("Alt+s")
    els.confirm("Afname eindigen")
    told(els.page, "De afname is klaar.")
    els.press("Alt+i")
    els.confirm("Oordelen indienen")
    told(els.page, "Ingediend.")
    to_proeve(ruud, coming)
    ruud.follow(ruud.page.get_by_role("link", name="Naar gesprekken en oordelen", exact=True))
    judge_all(ruud, "Alt+1", "Alt+2", "Alt+3")
    ruud.press("Alt+i")
    ruud.confirm("Oordelen indienen")
    told(ruud.page, "Ingediend.")
    settle(els, coming)
    to_proeve(ruud, coming)
    ruud.follow(ruud.page.get_by_role("button", name=begins("Akkoord")))
    told(ruud.page, "Akkoord over L1.04 opgeslagen.")
    give(els, coming)
    fix(noor, log_in(visitor("wim")), log_in(visitor("olga")), coming)
    expect(object_to(noor, coming)).to_contain_text("Op tijd: de laatste dag was")


def test_a_bezwaar_after_its_term_is_taken_and_noted_as_late(
    visitor: Callable[[str], Person], sittings: list[str]
) -> None:
    _coming, past = sittings
    noor = log_in(visitor("noor"))
    page = to_proeve(noor, past)
    about = page.get_by_role("article", name="Bezwaar", exact=True)
    expect(about).to_contain_text("De termijn liep tot en met")
    expect(about).to_contain_text("Wij noteren dat het te laat is")
    expect(object_to(noor, past)).to_contain_text("Te laat: de laatste dag was")
