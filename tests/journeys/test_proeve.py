"""The workplace exam on the real plan: two assessors who differ, second eyes, result, bezwaar."""

import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gastvrij.beoordeling.tests import pdf_ua

from .conftest import Person, Server
from .screens import begins, button, confirm, field, source, told

# The same on every database; the acts and refusals themselves are tested on both.
pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PLAN, OLD_PLAN = "Toetsplan V1: Dienstverlening", "Toetsplan V1, zonder kolommen"
OPDRACHT = "Proeve V1 aan de telefoon"
SEEN = "Fijn dat u het zegt; ik zoek het meteen voor u op."
ASKED = "Gevraagd waarom dit kanaal paste: noemt twee goede redenen."
# The first assessor finds these good; the other agrees but for two.
GOOD = {"V1.01": SEEN, "V1.04": SEEN, "V1.16": ASKED, "V1.20": SEEN}
OTHERWISE = {"V1.04": "Onvoldoende", "V1.20": "Niet waargenomen"}
REASON = "Samen teruggelezen: in het tweede deel van het gesprek gebeurt het wel."


def choose_plan(page: Page, title: str) -> None:
    option = field(page, "Toetsplan").locator("option").filter(has_text=f"{title} (")
    field(page, "Toetsplan").select_option(value=option.get_attribute("value"))


def forms(olga: Person) -> None:
    """Make both forms; the plan that lost its columns cannot be published until decided."""
    page = olga.go("/beoordelen/formulieren/")
    choose_plan(page, OLD_PLAN)
    button(page, "Concept maken").click()
    expect(page.get_by_text("Van 20 toetstermen is het niveau onbepaald")).to_be_visible()
    confirm(page, "Publiceren")
    expect(page.get_by_role("alert")).to_contain_text("niveau onbepaald; beslis die eerst")
    olga.was_refused(422)
    olga.look("formulier met onbepaalde niveaus")
    page = olga.go("/beoordelen/formulieren/")
    choose_plan(page, PLAN)
    button(page, "Concept maken").click()
    expect(page.get_by_text(re.compile(r"^V1\.\d\d$"))).to_have_count(20)
    page.get_by_role("link", name="Cesuur beslissen", exact=True).click()
    page.get_by_role("radio", name="Een minimum aantal toetstermen voldoende").check()
    field(page, "Hoeveel toetstermen").fill("4")
    field(page, "Waarom deze regel").fill("Afgesproken in de examencommissie.")
    olga.look("cesuur")
    button(page, "Cesuur opslaan").click()
    expect(page.get_by_role("region", name="Cesuur")).to_contain_text("4")
    confirm(page, "Publiceren")
    told(page, "Formulier gepubliceerd.")


def opdracht(olga: Person) -> None:
    """What the plan does not say is undecided until a person decides and signs."""
    page = olga.go("/beoordelen/opdrachten/")
    field(page, "Formulier").select_option(index=1)
    field(page, "Titel").fill(OPDRACHT)
    button(page, "Concept maken").click()
    expect(page.get_by_text("Nog onbepaald", exact=True)).to_be_visible()
    olga.look("opdracht onbepaald")
    confirm(page, "Ondertekenen")
    expect(page.get_by_role("alert").first).to_be_visible()
    olga.was_refused(422)
    field(page, "Instructies").fill("U voert één gesprek. De beoordelaars luisteren mee.")
    page.get_by_role("group", name="Mag de leidraad open staan").get_by_label("Ja").check()
    page.get_by_role("group", name="Mag de kennisbank open staan").get_by_label("Ja").check()
    field(page, "Aantal gesprekken").fill("1")
    page.get_by_role("checkbox", name="Telefoon", exact=True).check()
    button(page, "Opslaan").click()
    expect(page.get_by_text("Nog onbepaald", exact=True)).to_have_count(0)
    confirm(page, "Ondertekenen")
    expect(button(page, "Ondertekenen")).to_have_count(0)
    page = olga.go("/beoordelen/exameneigenaren/nieuw/?begin=nvvb")
    field(page, "Naam").fill("Examenbureau Voorbeeld")
    page.get_by_role("radio", name=re.compile("^Een andere organisatie")).check()
    button(page, "Opslaan").click()
    expect(page.get_by_role("heading", name="Examenbureau Voorbeeld")).to_be_visible()


def request(olga: Person) -> str:
    """Request the sitting, admit the candidate, hand out; return the address of the sitting."""
    page = olga.go("/beoordelen/proeven/aanvragen/")
    button(page, "Aanvragen").click()
    expect(page.get_by_role("alert").get_by_role("link")).not_to_have_count(0)
    olga.was_refused(422)
    olga.look("aanvraag met fout")
    field(page, "Kandidaat").select_option(label="Noor Bakker")
    field(page, "Opdracht").select_option(index=1)
    field(page, "Exameneigenaar").select_option(index=1)
    for name in ("Els van Dam", "Wim Hoekstra"):
        page.get_by_role("checkbox", name=name, exact=True).check()
    field(page, "Tweede paar ogen").select_option(label="Ruud Hendriks")
    soon = datetime.now(UTC).astimezone() + timedelta(hours=26)
    field(page, "Datum en tijd").fill(f"{soon:%Y-%m-%dT%H:%M}")
    field(page, "Plaats").fill("Stadhuis, balie 4")
    button(page, "Aanvragen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Proeve van Noor Bakker")
    button(page, "Toelaten").click()
    told(page, "De kandidaat is toegelaten.")
    olga.look("proeve toegelaten")
    button(page, "Formulier en opdracht uitreiken").click()
    told(page, "Uitgereikt.")
    return page.url.removeprefix(olga.server.url)


def begin(noor: Person, els: Person, sitting: str) -> None:
    """The candidate confirms; an assessor sees the document, writes no number, and begins."""
    page = noor.go(sitting)
    field(page, "Ik heb het formulier en de opdracht ontvangen en gelezen").check()
    noor.look("proeve van mij")
    button(page, "Ontvangst bevestigen").click()
    told(page, "De ontvangst is bevestigd.")
    page = els.go(sitting)
    page.get_by_role("radio", name="Identiteitskaart", exact=True).check()
    field(page, "Ik heb het document gezien en het is van de kandidaat").check()
    button(page, "Identiteit vaststellen").click()
    told(page, "De identiteit is vastgesteld.")
    button(page, "Afname beginnen").click()
    told(page, "De afname is begonnen.")


def converse(noor: Person) -> None:
    """Handle one question of a citizen during the afname."""
    page = noor.go("/werkplek/")
    new = page.get_by_role("region", name="Nieuw contact", exact=True)
    button(new, "Telefoon").click()
    field(page, "Vraag").fill("Wanneer is mijn rijbewijs klaar?")
    field(page, "Onderwerp").fill("Paspoort en identiteitskaart")
    page.get_by_role("radio", name="Direct afgehandeld", exact=True).check()
    button(page, "Opslaan en afronden").click()
    expect(page).to_have_url(re.compile("/werkplek/$"))


def listen(els: Person, sitting: str) -> None:
    """Take the conversation up and write passages down: one seen, one asked."""
    page = els.go(f"{sitting}scherm/")
    page.get_by_role("radio", name=re.compile("Paspoort en identiteitskaart")).check()
    button(page, "Gesprek toevoegen").click()
    expect(page.get_by_role("alert")).to_contain_text("Vertel de inwoner eerst")
    els.was_refused(422)
    page.get_by_role("radio", name=re.compile("Paspoort en identiteitskaart")).check()
    field(page, "De inwoner weet dat er iemand meeluistert").check()
    button(page, "Gesprek toevoegen").click()
    told(page, "Gesprek toegevoegd.")
    for text, kind in ((SEEN, "Gehoord of gezien"), (ASKED, "Nagevraagd")):
        page.get_by_role("textbox", name="Citaat", exact=True).fill(text)
        page.get_by_role("radio", name=kind, exact=True).check()
        button(page, "Citaat opslaan").click()
        told(page, "Citaat opgeslagen.")
    els.look("afname")


def criterion(page: Page, code: str) -> Locator:
    """Open one toetsterm, unless it is open."""
    if not page.locator("#criterium-nu").get_by_text(code, exact=True).count():
        page.get_by_role("link", name=begins(code)).click()
    return page.get_by_role("group", name=begins(code))


def judge(assessor: Person, sitting: str, otherwise: dict[str, str]) -> None:
    """Judge all twenty without seeing what the other gave."""
    page = assessor.go(f"{sitting}scherm/")
    for number in range(1, 21):
        code = f"V1.{number:02}"
        now = criterion(page, code)
        said = otherwise.get(code, "Voldoende" if code in GOOD else "Niet waargenomen")
        now.get_by_role("radio", name=said, exact=True).check()
        if said != "Niet waargenomen":
            passage = re.compile(re.escape(GOOD[code]))
            now.get_by_role("checkbox", name=passage).check()
        button(now, "Oordeel opslaan").click()
        told(page, f"Oordeel over {code} opgeslagen.")


def hand_in(els: Person, wim: Person, sitting: str) -> None:
    """Each hands in; until both did nobody sees the other's verdicts."""
    page = els.go(f"{sitting}scherm/")
    confirm(page, "Afname eindigen")
    told(page, "De afname is klaar.")
    confirm(page, "Oordelen indienen")
    told(page, "Ingediend.")
    page = els.go(sitting)
    expect(page.get_by_text("Onvoldoende", exact=True)).to_have_count(0)
    els.look("ingediend en wachten")
    page = wim.go(f"{sitting}scherm/")
    confirm(page, "Oordelen indienen")
    told(page, "Ingediend.")


def agree(els: Person, wim: Person, sitting: str) -> None:
    """Settle the two differences, which the other confirms; then give the provisional result."""
    page = els.go(sitting)
    differ = page.get_by_role("region", name=re.compile("^Waar u verschilt"))
    expect(differ.get_by_role("article")).to_have_count(2)
    els.look("verschillen")
    button(page, "Voorlopige uitslag geven").click()
    expect(page.get_by_role("alert")).to_contain_text("V1.04")
    els.was_refused(422)
    for code in OTHERWISE:
        about = differ.get_by_role("article").filter(has_text=code)
        about.get_by_role("radio", name="Voldoende", exact=True).check()
        about.get_by_role("textbox").fill(REASON)
        about.get_by_role("button", name=re.compile("^Afspraak opslaan")).click()
        expect(differ.get_by_text("Afgesproken:")).to_have_count(1 + (code == "V1.20"))
    other = wim.go(sitting)
    for code in OTHERWISE:
        other.get_by_role("button", name=re.compile(f"^Akkoord ?: {code}$")).click()
        told(other, f"Akkoord over {code} opgeslagen.")
    button(page, "Voorlopige uitslag geven").click()
    told(page, "De kandidaat ziet nu de voorlopige uitslag.")
    els.look("voorlopige uitslag")


def settle(noor: Person, ruud: Person, olga: Person, sitting: str) -> None:
    """The candidate sees it first and responds; second eyes fix it; it is handed out."""
    page = noor.go(sitting)
    expect(page.get_by_role("region", name="Voorlopige uitslag", exact=True)).to_be_visible()
    expect(page.get_by_text(REASON).first).to_be_visible()
    noor.look("voorlopige uitslag van mij")
    field(page, "Uw reactie").fill("Herkenbaar, dank.")
    button(page, "Reactie opslaan").click()
    told(page, "Uw reactie is opgeslagen.")
    page = ruud.go(sitting)
    confirm(page, "Uitslag vaststellen")
    told(page, "De uitslag is vastgesteld en verandert niet meer.")
    ruud.look("vastgesteld")
    page = olga.go(sitting)
    expect(page.get_by_text(SEEN)).to_have_count(0)
    confirm(page, "Uitslag uitreiken")
    told(page, "De uitslag is uitgereikt.")


def after(noor: Person, olga: Person, sitting: str) -> None:
    """The result goes along as tagged PDF; bezwaar in time is noted as such and answered."""
    page = noor.go(sitting)
    result = page.get_by_role("region", name="Uitslag", exact=True)
    expect(result).to_contain_text("Geslaagd")
    link = page.get_by_role("link", name="Uitslag als PDF", exact=True)
    answer = page.request.get(noor.server.url + str(link.get_attribute("href")))
    assert answer.ok, answer.text()
    content = answer.body()
    assert pdf_ua.problems(content, titel=f"Uitslag: {OPDRACHT}") == []
    bezwaar = page.get_by_role("article", name="Bezwaar", exact=True)
    bezwaar.get_by_text("Indienen: Bezwaar", exact=True).click()
    bezwaar.get_by_role("textbox").fill("Het oordeel over V1.04 volgt niet uit het gesprek.")
    bezwaar.get_by_role("button", name=re.compile("^Versturen")).click()
    expect(bezwaar.get_by_text("Op tijd: de laatste dag was")).to_be_visible()
    noor.look("bezwaar")
    page = olga.go(sitting)
    about = page.get_by_role("article", name="Bezwaar", exact=True)
    about.get_by_role("radio", name="Niet gegrond", exact=True).check()
    about.get_by_role("textbox").fill("De passage draagt het oordeel.")
    about.get_by_role("button", name=re.compile("^Antwoord opslaan")).click()
    expect(about.get_by_text("niet gegrond", exact=True)).to_be_visible()
    olga.look("bezwaar beantwoord")


def test_two_assessors_who_differ_lead_to_one_result(
    server: Server, person: Callable[[str], Person], sources: Path
) -> None:
    plans = {source(sources, "001"): PLAN, source(sources, "000"): OLD_PLAN}
    words = [str(word) for pair in plans.items() for word in pair]
    server.run(sys.executable, str(Path(__file__).parent / "seed_plans.py"), *words)
    olga, noor, els, wim = person("olga"), person("noor"), person("els"), person("wim")
    forms(olga)
    opdracht(olga)
    sitting = request(olga)
    begin(noor, els, sitting)
    converse(noor)
    listen(els, sitting)
    judge(els, sitting, {})
    judge(wim, sitting, OTHERWISE)
    hand_in(els, wim, sitting)
    agree(els, wim, sitting)
    settle(noor, person("ruud"), olga, sitting)
    after(noor, olga, sitting)
