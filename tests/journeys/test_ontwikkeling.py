"""From functie to dossier: what is asked, seen and said, and what one takes along of it."""

import json
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from gastvrij.beoordeling.tests import pdf_ua

from .conftest import Person, Server
from .keyboard import Typist, log_in
from .screens import begins, button, field, told

# The same on every database; the acts and refusals themselves are tested on both.
pytestmark = [pytest.mark.browser, pytest.mark.one_database]

SEED = (sys.executable, "-m", "tests.journeys.seed_ontwikkeling")
FUNCTIE = "Medewerker klantcontact"
ASKED, UP = "3.1 Luisteren", "Niveau 2"
REASON = "In het gesprek van vorige week vroeg u door tot de vraag helder was."
REPLY = "Herkenbaar. Dit wil ik aan de balie ook."
GOAL = "Ik vat elke vraag samen"
COLLEAGUES = ("Bram de Wit", "Els van Dam", "Wim Hoekstra")


def panel(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=begins(title))


def day(after: int) -> str:
    return (datetime.now(UTC).astimezone() + timedelta(days=after)).date().isoformat()


def pick_day(hands: Typist, target: Locator, value: str) -> None:
    """Come to a day by keyboard; how its digits are typed is the browser's."""
    hands.tab_to(target)
    target.fill(value)


def make_functie(hands: Typist) -> None:
    """Make a functie that asks one competence, publish it, and give it to Noor; no pointer."""
    page = hands.page
    hands.go_to_room("Profiel")
    hands.follow(page.get_by_role("link", name="Functies", exact=True))
    hands.fill(field(page, "Naam van de functie"), FUNCTIE)
    hands.follow(button(page, "Functie maken"))
    hands.follow(button(page, "Concept maken"))
    for choice in page.get_by_role("checkbox").all():
        hands.tick(choice)
    hands.follow(button(page, "Kaders opslaan"))
    level = field(page, ASKED)
    hands.tab_to(level)
    hands.write("Niveau")
    hands.press("ArrowDown")
    expect(level.locator("option:checked")).to_have_text(begins(UP))
    hands.follow(button(page, "Eisen opslaan"))
    told(page, "Eisen opgeslagen.")
    hands.follow(button(page, "Vaststellen"))
    told(page, "Vastgesteld. Dit verandert niet meer.")
    hands.person.look("functie vastgesteld")
    hands.follow(page.get_by_role("link", name=FUNCTIE, exact=True))
    hands.choose(field(page, "Medewerker"), "Noor Bakker")
    pick_day(hands, field(page, "Eerste dag"), day(0))
    hands.follow(button(page, "Toevoegen"))
    told(page, "Noor Bakker vervult deze functie.")


def see_picture(noor: Person) -> None:
    """She sees what is asked and what was seen, down to the passage, and opens it to Tessa."""
    page = noor.go("/profiel/")
    expect(page.get_by_text(f"Functie: {FUNCTIE}")).to_be_visible()
    page.get_by_role("link", name=ASKED, exact=True).click()
    detail = panel(page, ASKED)
    expect(detail.get_by_text(re.compile(f"^Gevraagd: {UP}", re.IGNORECASE))).to_be_visible()
    expect(detail.get_by_text("Nog onvoldoende gezien")).to_be_visible()
    expect(detail.get_by_text("Als ik u goed begrijp wilt u weten")).to_be_visible()
    noor.look("competentie gevraagd en gezien")
    panel(page, "Wie mag dit zien").get_by_label("Aan wie").select_option(label="Tessa Vermeer")
    field(panel(page, "Wie mag dit zien"), "Tot en met").fill(day(30))
    button(page, "Vrijgeven").click()
    told(page, "Tessa Vermeer kan uw profiel nu zien.")


def talk_it_over(tessa: Person, noor: Person) -> None:
    """Tessa proposes a level with a reason; it stands once Noor has answered."""
    page = tessa.go("/profiel/")
    page.get_by_role("link", name="Noor Bakker", exact=True).click()
    page.get_by_role("link", name=ASKED, exact=True).click()
    detail = panel(page, ASKED)
    button(detail, "Voorstellen").click()
    expect(page.get_by_role("alert").get_by_role("link")).not_to_have_count(0)
    tessa.was_refused(422)
    tessa.look("niveau met fout")
    field(detail, "Wat laat de medewerker zien").select_option(label=UP)
    field(detail, "Besproken op").fill(day(0))
    field(detail, "Waarom").fill(REASON)
    button(detail, "Voorstellen").click()
    told(page, "Voorgesteld. Noor Bakker antwoordt hierop.")
    page = noor.go("/profiel/")
    waiting = panel(page, "Wacht op uw antwoord")
    expect(waiting.get_by_text(REASON)).to_be_visible()
    field(waiting, "Ja, zo is het besproken").check()
    field(waiting, "Uw reactie").fill(REPLY)
    button(waiting, "Antwoorden").click()
    told(page, "Uw antwoord is bewaard.")
    page.get_by_role("link", name=ASKED, exact=True).click()
    expect(panel(page, ASKED).get_by_text("medewerker akkoord")).to_be_visible()
    expect(panel(page, "Wie heeft dit gezien").get_by_text("Tessa Vermeer")).not_to_have_count(0)
    noor.look("competentie besproken")


def make_goal(noor: Person) -> None:
    page = noor.go("/profiel/plan/doelen/nieuw/")
    field(page, "Uw doel in één zin").fill(GOAL)
    choice = field(page, "Waarbij hoort het?")
    about = choice.locator(f"optgroup[label='{ASKED}'] option").first
    choice.select_option(about.get_attribute("value"))
    field(page, "Wat gaat u doen?").fill("Ik herhaal de vraag in een zin.")
    field(page, "Waaraan ziet u dat het lukt?").fill("Een collega hoort het in vijf gesprekken.")
    field(page, "Welke, of met wie?").fill("Met Fatima, op dinsdag.")
    field(page, "Tussentijds terugkijken op").fill(day(30))
    field(page, "Klaar op").fill(day(60))
    button(page, "Opslaan").click()
    told(page, "Uw doel staat in uw plan.")
    page = noor.go("/profiel/")
    expect(panel(page, "Ontwikkeldoelen").get_by_role("link", name=GOAL)).to_be_visible()


def ask_around(noor: Person, server: Server) -> None:
    """She asks three colleagues; nothing shows until all have answered, then all at once."""
    page = noor.go("/profiel/inschattingen/nieuw/")
    field(page, "Waarom vraagt u dit?").fill("Voor mijn gesprek met Tessa.")
    page.get_by_role("checkbox", name=ASKED, exact=True).check()
    for number, name in enumerate(COLLEAGUES, start=1):
        field(page, f"Naam {number}").fill(name)
    field(page, "Antwoorden tot en met").fill(day(20))
    button(page, "Begin").click()
    told(page, "De uitvraag is begonnen.")
    asked = page.url.removeprefix(server.url)
    page = noor.go(f"{asked}invullen/")
    page.get_by_role("radio", name="Soms", exact=True).check()
    button(page, "Opslaan").click()
    told(page, "Bedankt. Uw antwoord is bewaard en verandert niet meer.")
    page = noor.go(asked)
    expect(page.get_by_text("De uitkomst komt in één keer")).to_be_visible()
    expect(page.get_by_text("Meestal")).to_have_count(0)
    server.run(*SEED, "antwoorden")
    page = noor.go(asked)
    expect(page.get_by_text("4 van 4 gereageerd")).to_be_visible()
    expect(panel(page, ASKED).get_by_text(re.compile("meestal", re.IGNORECASE))).not_to_have_count(
        0
    )
    for name in COLLEAGUES:
        expect(page.get_by_text(name)).to_have_count(0)
    noor.look("uitkomst van inschattingen")


def take_along(noor: Person) -> None:
    """The dossier goes along as tagged PDF and as JSON, with all that happened above."""
    page = noor.go("/profiel/dossier/")
    content = {}
    for kind in ("PDF", "JSON"):
        link = page.get_by_role("link", name=f"Meenemen als {kind}", exact=True)
        answer = page.request.get(noor.server.url + str(link.get_attribute("href")))
        assert answer.ok, answer.text()
        content[kind] = answer.body()
    assert pdf_ua.problems(content["PDF"], titel="Ontwikkeldossier van Noor Bakker") == []
    text = json.dumps(json.loads(content["JSON"]), ensure_ascii=False)
    for told_before in (FUNCTIE, REASON, REPLY, GOAL, "Als ik u goed begrijp", "Tessa Vermeer"):
        assert told_before in text, told_before
    for name in COLLEAGUES:
        assert name not in text


def test_what_is_asked_seen_and_said_ends_in_a_dossier_of_ones_own(
    server: Server,
    visitor: Callable[[str], Person],
    person: Callable[[str], Person],
) -> None:
    server.run(*SEED, "niets")
    make_functie(log_in(visitor("olga")))
    noor, tessa = person("noor"), person("tessa")
    see_picture(noor)
    talk_it_over(tessa, noor)
    make_goal(noor)
    ask_around(noor, server)
    take_along(noor)


def verdict(visitor: Person, credential: str) -> str:
    """Let somebody without a login check a badge; return what the page says of it."""
    page = visitor.go("/badges/controleren/")
    field(page, "Tekst van de badge").fill(credential)
    button(page, "Controleer").click()
    visitor.look("badge gecontroleerd")
    return panel(page, "Uitkomst").inner_text().splitlines()[1]


def test_a_badge_is_valid_for_who_has_no_login_until_it_is_withdrawn(
    server: Server,
    visitor: Callable[[str], Person],
    person: Callable[[str], Person],
) -> None:
    server.run(*SEED, "proeve")
    noor, stranger, olga = person("noor"), visitor("niemand"), person("olga")
    page = noor.go("/profiel/dossier/")
    expect(page.get_by_text("Badges kunnen nog niet")).to_be_visible()
    server.gastvrij("badge_key")
    page = noor.go("/profiel/dossier/")
    page.get_by_role("button", name=begins("Maak badge")).click()
    told(page, "Uw badge is gemaakt.")
    noor.look("dossier met badge")
    link = page.get_by_role("link", name=begins("JSON"))
    answer = page.request.get(server.url + str(link.get_attribute("href")))
    assert answer.ok, answer.text()
    assert "Noor" not in answer.text()
    assert verdict(stranger, answer.text()) == "Deze badge is geldig"
    forged = answer.text().replace("Proeve L1", "Proeve L9")
    assert verdict(stranger, forged) == "Deze badge is niet geldig"
    page = olga.go("/profiel/badges/")
    page.get_by_role("link", name=begins("Trek in")).click()
    page.get_by_role("textbox").fill("De uitslag is na bezwaar gewijzigd.")
    button(page, "Trek in").click()
    told(page, "De badge is ingetrokken.")
    assert verdict(stranger, answer.text()) == "Deze badge is ingetrokken"
    address = str(json.loads(answer.text())["id"]).removeprefix(server.url)
    page = stranger.go(address.removesuffix(".json") + "/")
    expect(page.get_by_text("Deze badge is ingetrokken")).to_be_visible()
    stranger.look("badge ingetrokken")
