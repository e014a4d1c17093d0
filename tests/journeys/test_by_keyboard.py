"""The main job by keyboard alone: from the five real documents to the dashboard."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import Person
from .keyboard import Typist, log_in
from .screens import begins, button, field, read_in, source, told, vraag

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

TITLES = {
    "001": "Toetsplan V1: Dienstverlening",
    "002": "Competentieprofiel Lindemeer",
    "003": "Compleet Competenties",
    "004": "Organisatie van het klantcontact",
}
PASSAGE = "Ik vat het even samen: u wacht op een brief over uw verhuizing."
CALLER = "Mevrouw Toetsenbord"


def take_in(kim: Typist, sources: Path) -> None:
    """Upload the four documents and take each over as a concept."""
    files = [source(sources, number) for number in TITLES]
    page = kim.page
    kim.person.server.work()
    kim.go_to_room("Kaders")
    kim.follow(page.get_by_role("link", name="Document inlezen", exact=True).first)
    kim.hand_over(field(page, "Documenten"), *files)
    kim.leave("Control+Enter")
    read_in(page, len(files))
    for number, file in zip(TITLES, files, strict=True):
        kim.go_to_room("Kaders")
        kim.follow(page.get_by_role("link", name=file.name, exact=True))
        kim.enter(page.get_by_role("link", name="Naar overnemen", exact=True))
        title = field(page, "Titel van het nieuwe kader")
        kim.tab_to(title)
        if not title.input_value():
            kim.write(TITLES[number])
        kim.leave("Control+Enter")
        told(page, "Overgenomen als concept.")


def publish(karel: Typist) -> None:
    """Publish the four as another person."""
    page = karel.page
    for title in TITLES.values():
        karel.go_to_room("Kaders")
        karel.follow(page.get_by_role("link", name=re.compile(rf"^Versie 1 ?: {title}$")))
        if not field(page, "Ingangsdatum").input_value():
            karel.tick(field(page, "Er is geen ingangsdatum: het geldt vanaf vandaag"))
        karel.press("Control+Enter")
        karel.confirm("Vaststellen")
        told(page, "Vastgesteld. Deze versie verandert niet meer.")


def tie_together(kim: Typist, sources: Path) -> None:
    page = kim.page
    kim.go_to_room("Kaders")
    kim.follow(page.get_by_role("link", name="Kruistabel", exact=True))
    kim.hand_over(field(page, "Kruistabel (.csv)"), sources / "crosswalk-draft.csv")
    kim.leave("Control+Enter")
    told(page, "Kruistabel ingelezen.")


PURPOSE = "Meeluisteren om te leren"


def plan_coaching(olga: Typist) -> None:
    """Make and publish the form, and fix the purpose before the conversation."""
    page = olga.page
    olga.go_to_room("Beoordelen")
    olga.follow(page.get_by_role("link", name="Formulieren", exact=True))
    olga.tab_to(field(page, "Toetsplan"))
    olga.press("ArrowDown")
    olga.follow(button(page, "Concept maken"))
    told(page, "Concept gemaakt.")
    olga.press("Control+Enter")
    olga.confirm("Publiceren")
    told(page, "Formulier gepubliceerd.")
    olga.go_to_room("Beoordelen")
    olga.follow(page.get_by_role("link", name="Observatie plannen", exact=True).first)
    olga.press("Alt+2")
    expect(page.get_by_role("radio", name=PURPOSE, exact=True)).to_be_checked()
    olga.choose(field(page, "Medewerker"), "Noor Bakker")
    olga.tab_to(field(page, "Formulier"))
    olga.press("ArrowDown")
    olga.choose(field(page, "Wie beoordeelt"), "Coen Jansen")
    olga.leave("Control+Enter")
    told(page, "Gepland. De medewerker ziet dit meteen.")


def converse(noor: Typist) -> None:
    """From pick-up to save: two vragen, one refused for what was forgotten."""
    page = noor.page
    noor.go_to_room("Werkplek")
    noor.leave("Alt+n")
    expect(page.get_by_role("heading", name="Gespreksleidraad", exact=True)).to_be_visible()
    noor.press("Alt+b")
    expect(field(page, "Naam")).to_be_focused()
    noor.write(CALLER)
    noor.fill(field(page, "Telefoon"), "06 87654321")
    noor.press("Alt+v")
    expect(field(vraag(page, 1), "Vraag")).to_be_focused()
    noor.write("Mag ik mijn paspoort komen halen?")
    noor.fill(field(vraag(page, 1), "Onderwerp"), "paspoort")
    noor.press("Alt+1")
    expect(page.get_by_role("radio", name="Direct afgehandeld", exact=True)).to_be_checked()
    expect(field(vraag(page, 1), "Onderwerp")).to_have_value("Paspoort en identiteitskaart")
    expect(field(vraag(page, 1), "Notitie: wat hebt u gezegd of afgesproken?")).to_be_focused()
    guide = page.get_by_role("region", name="Gespreksleidraad", exact=True)
    noor.tick(guide.get_by_role("checkbox").first)
    noor.press("Alt+m")
    expect(guide.get_by_label("Naam genoemd")).to_have_value("1")
    noor.leave("Alt+q")
    promise(noor)
    expect(page).to_have_url(re.compile("/werkplek/$"))
    told(page, "Afspraak")
    latest = page.get_by_role("region", name="Laatst opgeslagen door u", exact=True)
    expect(latest.get_by_role("listitem")).to_have_count(2)


def promise(noor: Typist) -> None:
    page = noor.page
    second = vraag(page, 2)
    expect(second).to_be_visible()
    expect(field(second, "Vraag")).to_be_focused()
    noor.write("Wanneer krijg ik de brief over mijn verhuizing?")
    noor.fill(field(second, "Onderwerp"), "brief")
    noor.press("Alt+4")
    expect(second.get_by_role("radio", name="Doorgezet", exact=True)).to_be_checked()
    noor.press("Alt+3")
    expect(second.get_by_role("radio", name="Terugbelafspraak", exact=True)).to_be_checked()
    expect(field(second, "Wat moet de collega doen?")).to_be_focused()
    noor.write("Zoek de brief op en bel mevrouw.")
    expect(field(second, "Wanneer?")).to_have_value(re.compile("T"))
    noor.leave("Control+Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    noor.person.was_refused(422)
    noor.enter(page.get_by_role("link", name=re.compile("staat niet in de lijst")))
    expect(field(second, "Onderwerp")).to_be_focused()
    noor.press("Control+a")
    noor.write("verhuiz")
    noor.leave("Control+Enter")


def call_back(bram: Typist) -> None:
    page = bram.page
    bram.go_to_room("Werklijst")
    lists = page.get_by_role("navigation", name="Lijsten", exact=True)
    bram.follow(lists.get_by_role("link", name=begins("Van mijn afdeling")))
    bram.enter(page.get_by_role("link", name=CALLER, exact=True))
    expect(page.get_by_role("heading", name=CALLER, exact=True)).to_be_focused()
    bram.leave("Alt+o")
    told(page, "U hebt deze taak opgepakt.")
    bram.press("Alt+3")
    expect(page.get_by_role("radio", name="Geen gehoor", exact=True)).to_be_checked()
    bram.follow(button(page, "Bewaar poging"))
    told(page, "De poging is opgeslagen.")
    bram.fill(field(page, "Antwoord aan de inwoner"), "De brief is vandaag verstuurd.")
    bram.leave("Control+Enter")
    told(page, "De taak is afgerond.")


def observe(coen: Typist) -> None:
    """Take one passage down and judge all twenty, two keys each."""
    page = coen.page
    coen.go_to_room("Beoordelen")
    coen.follow(page.get_by_role("link", name=f"{PURPOSE}: Noor Bakker", exact=True))
    coen.tab_to(page.get_by_role("radio", name=re.compile("Paspoort en identiteitskaart")))
    coen.press("Space")
    coen.tick(field(page, "De inwoner weet dat er iemand meeluistert"))
    coen.leave("Control+Enter")
    expect(page.get_by_role("heading", name="Citaat toevoegen", exact=True)).to_be_visible()
    coen.press("Alt+a")
    text = page.get_by_role("textbox", name="Citaat", exact=True)
    expect(text).to_be_focused()
    coen.write(PASSAGE)
    steps = page.get_by_role("group", name="Welke stappen laat dit zien", exact=True)
    coen.tick(steps.get_by_role("checkbox", name=begins("F2.1")))
    coen.leave("Alt+c")
    told(page, "Citaat opgeslagen.")
    for number in range(1, 21):
        judge(coen, f"V1.{number:02}")
    coen.back_to(button(page, "Delen met de medewerker"), at_most=120)
    coen.leave("Enter")
    expect(page.get_by_text("Gedeeld met de medewerker", exact=True)).to_be_visible()


def judge(coen: Typist, code: str) -> None:
    """Judge the toetsterm that is open: the one that the passage shows, the others unseen."""
    page = coen.page
    now = page.get_by_role("group", name=begins(code))
    expect(now).to_be_visible()
    is_seen = code == "V1.04"
    coen.press("Alt+1" if is_seen else "Alt+3")
    verdict = "Voldoende" if is_seen else "Niet waargenomen"
    expect(now.get_by_role("radio", name=verdict, exact=True)).to_be_checked()
    if is_seen:
        coen.tick(now.get_by_role("checkbox", name=re.compile(re.escape(PASSAGE))))
    coen.leave("Control+Enter")
    told(page, f"Oordeel over {code} opgeslagen.")


def respond(noor: Typist) -> None:
    page = noor.page
    noor.go_to_room("Beoordelen")
    noor.follow(page.get_by_role("link", name=PURPOSE, exact=True))
    noor.fill(field(page, "Uw reactie"), "Dank voor het meeluisteren.")
    noor.leave("Control+Enter")
    told(page, "Uw reactie is opgeslagen.")


def profile(noor: Typist) -> None:
    page = noor.page
    noor.go_to_room("Profiel")
    noor.follow(page.get_by_role("link", name=begins("4.3")), at_most=90)
    detail = page.get_by_role("region", name=begins("4.3"))
    expect(detail.get_by_text(PASSAGE, exact=True)).to_have_count(1)
    expect(detail.get_by_text("via F2.1", exact=True)).to_have_count(1)


def figures(tessa: Typist) -> None:
    page = tessa.page
    tessa.go_to_room("Cijfers")
    tessa.follow(button(page, "Werk cijfers nu bij"))
    told(page, "De cijfers zijn bijgewerkt.")
    tiles = page.get_by_role("list", name="Kerncijfers", exact=True).get_by_role("listitem")
    expect(tiles.filter(has_text="60%")).to_contain_text("1 van 2 vragen")
    expect(tiles.filter(has_text="85%")).to_contain_text("0 van 0 vragen")


def test_the_whole_job_is_done_without_a_pointer(
    visitor: Callable[[str], Person], sources: Path
) -> None:
    kim, noor = log_in(visitor("kim")), log_in(visitor("noor"))
    take_in(kim, sources)
    publish(log_in(visitor("karel")))
    tie_together(kim, sources)
    plan_coaching(log_in(visitor("olga")))
    converse(noor)
    call_back(log_in(visitor("bram")))
    observe(log_in(visitor("coen")))
    respond(noor)
    profile(noor)
    figures(log_in(visitor("tessa")))
