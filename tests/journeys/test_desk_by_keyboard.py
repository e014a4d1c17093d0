"""The desk by keyboard alone, in five roles: from management to work that is handed on."""

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response, expect

from .conftest import Person, violations
from .keyboard import Typist, log_in
from .screens import begins, button, field, kept, told, vraag

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PARTNER = "Sociale Verzekeringsbank"
ARTICLE = "Paspoort kwijt"
ANSWER = "Doe eerst aangifte van vermissing. Vraag daarna een nieuw paspoort aan."
TOPIC = "Paspoort en identiteitskaart"
LOST = "Ik ben mijn reisdocument kwijt."
WAITING = "Waar blijft mijn identiteitskaart?"
HELP = "Ik kan mijn huur niet meer betalen. Wat nu?"
OWN = "Wanneer is de paspoortbalie op zaterdag open?"
NOTE = "Notitie: wat hebt u gezegd of afgesproken?"


def clean(hands: Typist, title: str) -> None:
    """Check that axe finds nothing here; the same on every database, so on the default one only."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        assert violations(hands.page) == [], title
    assert hands.person.complaints == [], f"{title}: {hands.person.complaints}"


def add_partner(frits: Typist) -> None:
    """Add an organisation that the desk can refer to."""
    page = frits.page
    frits.go_to_room("Beheer")
    frits.follow(page.get_by_role("link", name="Naar de organisaties", exact=True))
    clean(frits, "organisaties")
    frits.follow(page.get_by_role("link", name="Nieuwe organisatie", exact=True).first)
    frits.fill(field(page, "Volledige naam"), PARTNER)
    frits.fill(field(page, "Afkorting"), "SVB")
    clean(frits, "organisatie")
    frits.leave("Control+Enter")
    told(page, "De organisatie is opgeslagen.")
    expect(page.get_by_role("row").filter(has_text=PARTNER)).to_contain_text("SVB")


def write_article(bram: Typist) -> None:
    """Write an article, keep it as a concept and publish it."""
    page = bram.page
    bram.go_to_room("Kennis")
    clean(bram, "kennis")
    bram.follow(page.get_by_role("link", name=begins("Redactie")))
    clean(bram, "redactie")
    bram.leave("Alt+n")
    bram.choose(field(page, "Onderwerp"), TOPIC)
    bram.choose(field(page, "Afdeling die het artikel bijhoudt"), "Burgerzaken")
    bram.fill(field(page, "Titel"), ARTICLE)
    bram.fill(field(page, "Vraag van de inwoner"), "Ik ben mijn paspoort kwijt. Wat moet ik doen?")
    bram.fill(field(page, "Antwoord"), ANSWER)
    bram.leave("Control+Enter")
    told(page, "Concept bewaard.")
    clean(bram, "artikel bewerken")
    bram.leave("Alt+p")
    told(page, "Gepubliceerd.")
    clean(bram, "artikel")


def begin(noor: Typist, question: str) -> Page:
    """Start a contact and type what is asked."""
    page = noor.page
    noor.go_to_room("Werkplek")
    noor.leave("Alt+n")
    noor.press("Alt+v")
    expect(field(vraag(page, 1), "Vraag")).to_be_focused()
    noor.write(question)
    return page


def answers_for(word: str) -> Callable[[Response], bool]:
    """Return the test whether an answer is that of the search with this last word."""
    return lambda answer: (
        answer.url.endswith("/bureau/zoek/") and word in (answer.request.post_data or "")
    )


def with_article(noor: Typist) -> None:
    """Answer with the article, save, undo it within the minute and save again."""
    page = begin(noor, LOST)
    noor.press("Alt+k")
    expect(page.get_by_role("searchbox", name="Kennis", exact=True)).to_be_focused()
    with page.expect_response(answers_for("kwijt")):
        noor.write("paspoort kwijt")
    noor.enter(page.get_by_role("button", name=begins(ARTICLE)))
    expect(page.get_by_role("heading", name=ARTICLE, exact=True)).to_be_focused()
    expect(field(page, "Onderwerp")).to_have_value(TOPIC)
    clean(noor, "gesprek met artikel")
    noor.press("Alt+o")
    expect(field(page, NOTE)).to_be_focused()
    expect(field(page, NOTE)).to_have_value(re.compile(re.escape(ANSWER[:20])))
    noor.write(" Zo gedaan.")
    note = field(page, NOTE).input_value()
    noor.press("Alt+1")
    noor.leave("Control+Enter")
    told(page, "is opgeslagen")
    saved(page, 1)
    clean(noor, "werkplek")
    noor.leave("Alt+u")
    told(page, "Het opslaan is ongedaan gemaakt. Alles staat er weer.")
    kept(page, {"Vraag": LOST, "Onderwerp": TOPIC, NOTE: note})
    expect(page.get_by_role("radio", name="Direct afgehandeld", exact=True)).to_be_checked()
    noor.leave("Control+Enter")
    told(page, "is opgeslagen")
    saved(page, 1)


def saved(page: Page, vragen: int) -> None:
    """Check how many vragen were saved, each once, and that no conversation runs."""
    latest = page.get_by_role("region", name="Laatst opgeslagen door u", exact=True)
    expect(latest.get_by_role("listitem")).to_have_count(vragen)
    running = page.get_by_role("region", name=re.compile("^Lopende gesprekken"))
    expect(running.get_by_role("listitem")).to_have_count(0)


def anonymous_call_back(noor: Typist) -> None:
    """Promise a call-back to somebody of whom only a number is known."""
    page = begin(noor, WAITING)
    noor.fill(field(page, "Onderwerp"), "paspoort")
    noor.press("Alt+3")
    expect(field(page, "Op welk nummer?")).to_be_focused()
    noor.write("06 12345678")
    expect(field(page, "Wanneer?")).to_have_value(re.compile("T"))
    clean(noor, "gesprek met terugbelafspraak")
    noor.leave("Control+Enter")
    told(page, "Afspraak")
    saved(page, 2)


def find_out_oneself(noor: Typist) -> None:
    """Promise a call-back that stays with the agent."""
    page = begin(noor, OWN)
    noor.fill(field(page, "Onderwerp"), "paspoort")
    noor.press("Alt+3")
    expect(field(page, "Op welk nummer?")).to_be_focused()
    noor.write("06 87654321")
    noor.fill(field(page, "Wie doet dit?"), "ik zoek")
    expect(field(page, "Wanneer?")).to_have_value(re.compile("T"))
    noor.leave("Control+Enter")
    told(page, "Afspraak")
    saved(page, 3)


def hand_over(noor: Typist, fatima: Typist) -> None:
    """Hand a running conversation over inside the first line; who takes it, saves it."""
    page = begin(noor, HELP)
    noor.press("Alt+d")
    expect(field(page, "Aan wie?")).to_be_focused()
    expect(page.locator("#mensen option[value='Fatima Yildiz']")).to_be_attached()
    noor.write("fatima")
    noor.follow(button(page, "Draag het gesprek over"))
    told(page, "Aangeboden aan Fatima Yildiz.")
    page = fatima.page
    fatima.go_to_room("Werkplek")
    expect(button(page, "Neem over")).to_be_visible()
    clean(fatima, "werkplek met overdracht")
    fatima.leave("Alt+Shift+N")
    told(page, "U hebt het gesprek overgenomen.")
    expect(field(page, "Vraag")).to_have_value(HELP)
    clean(fatima, "overgenomen gesprek")
    fatima.press("Alt+v")
    fatima.fill(field(page, "Onderwerp"), "bijstand")
    fatima.press("Alt+1")
    fatima.leave("Control+Enter")
    told(page, "is opgeslagen")
    saved(page, 1)
    noor.go_to_room("Werkplek")
    saved(noor.page, 3)


def take_and_ask(bram: Typist) -> None:
    """Take the call-back, try in vain, and ask the first line what is not clear."""
    page = bram.page
    to_list(bram, "Van mijn afdeling")
    clean(bram, "werklijst")
    bram.enter(page.get_by_role("link", name="Anoniem", exact=True))
    expect(page.get_by_role("heading", name="Anonieme inwoner", exact=True)).to_be_focused()
    bram.leave("Alt+o")
    told(page, "U hebt deze taak opgepakt.")
    clean(bram, "taak")
    bram.press("Alt+3")
    expect(page.get_by_role("radio", name="Geen gehoor", exact=True)).to_be_checked()
    bram.follow(button(page, "Bewaar poging"))
    told(page, "De poging is opgeslagen.")
    bram.enter(page.locator("summary", has_text="Iets vragen aan de eerste lijn"))
    bram.fill(field(page, "Wat wilt u weten?"), "Wanneer is de kaart aangevraagd?")
    bram.follow(button(page, "Vraag het"))
    told(page, "Uw vraag is gesteld.")


def to_list(hands: Typist, name: str) -> None:
    """Open one of the lists of work."""
    hands.go_to_room("Werklijst")
    lists = hands.page.get_by_role("navigation", name="Lijsten", exact=True)
    hands.follow(lists.get_by_role("link", name=begins(name)))


def answer(noor: Typist) -> None:
    """Answer the colleague of the second line."""
    page = noor.page
    to_list(noor, "Terugvragen")
    clean(noor, "terugvragen")
    noor.follow(page.get_by_role("link", name=re.compile(r"^Taak \d{10}$")))
    noor.fill(field(page, "Antwoord aan de collega"), "Op maandag, aan de balie.")
    noor.follow(button(page, "Antwoord de collega"))
    told(page, "Uw antwoord staat bij de taak.")


def finish(bram: Typist) -> None:
    """Read the answer and finish with what the inwoner was told."""
    page = bram.page
    to_list(bram, "Van mij")
    bram.enter(page.get_by_role("link", name="Anoniem", exact=True))
    expect(page.get_by_role("heading", name="Anonieme inwoner", exact=True)).to_be_focused()
    bram.follow(page.get_by_role("link", name=begins("Alles over deze taak")))
    happened = page.get_by_role("list", name="Wat is er gebeurd?", exact=True)
    expect(happened.get_by_text("Op maandag, aan de balie.")).to_be_visible()
    bram.fill(field(page, "Antwoord aan de inwoner"), "De kaart ligt klaar.")
    bram.leave("Control+Enter")
    told(page, "De taak is afgerond.")


def divide(tessa: Typist) -> None:
    """Hand all work of somebody who is ill to another, at once."""
    page = tessa.page
    tessa.go_to_room("Werklijst")
    tessa.follow(page.get_by_role("link", name="Verdelen", exact=True))
    tessa.follow(page.get_by_role("link", name="Noor Bakker", exact=True))
    clean(tessa, "taken verdelen")
    tessa.choose(field(page, "Naar wie?"), "Fatima Yildiz")
    tessa.leave("Control+Enter")
    told(page, "1 taak verdeeld.")


def test_five_roles_work_at_the_desk_without_a_pointer(visitor: Callable[[str], Person]) -> None:
    add_partner(log_in(visitor("frits")))
    bram, noor = log_in(visitor("bram")), log_in(visitor("noor"))
    write_article(bram)
    with_article(noor)
    anonymous_call_back(noor)
    find_out_oneself(noor)
    hand_over(noor, log_in(visitor("fatima")))
    take_and_ask(bram)
    answer(noor)
    finish(bram)
    divide(log_in(visitor("tessa")))
