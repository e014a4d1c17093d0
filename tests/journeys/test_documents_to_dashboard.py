"""The main job in a real browser: from the five real documents to the dashboard."""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Person
from .documents import adopt, publish, upload
from .screens import begins, button, confirm, field, kept, read_in, source, told, vraag

pytestmark = pytest.mark.browser

# Step of the guide, and the passage that shows it.
PASSAGES = {
    "F2.1": "U wilt dus weten of de aanvraag binnen is, zeg ik het zo goed?",
    "A5": "Ik leg het u stap voor stap uit, zonder moeilijke woorden.",
    "F3.3": "Mijn collega van Burgerzaken belt u hierover terug.",
}
QUESTIONED = "Gevraagd waarom dit kanaal paste: noemt twee goede redenen."
# One of skill alone, one of knowledge beside skill, one of understanding alone, one of two skills.
SEEN = ("V1.04", "V1.06", "V1.16", "V1.20")
TITLES = {
    "001": "Toetsplan V1: Dienstverlening",
    "002": "Competentieprofiel Lindemeer",
    "003": "Compleet Competenties",
    "004": "Organisatie van het klantcontact",
}
KRUISTABEL = "crosswalk-draft.csv"
CALLER = {"Naam": "Mevrouw Proefpersoon", "Telefoon": "06 12345678"}
ANSWER = "De verhuizing is verwerkt; mevrouw krijgt een brief."
Evidence = Mapping[tuple[str, str, str], set[str]]


def documents(kim: Person, karel: Person, sources: Path) -> None:
    """Take in the documents as one person, publish them as another, tie them together."""
    kim.go("/kaders/")
    kim.look("kaders leeg")
    files = [source(sources, number) for number in TITLES]
    kim.server.work()
    page = upload(kim, *files)
    read_in(page, len(files))
    kim.look("documenten gelezen")
    page = kim.go("/kaders/")
    kim.look("kaders te controleren")
    page.get_by_role("link", name=files[0].name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["001"])
    kim.look("voorstel toetsplan")
    for file in files:
        adopt(kim, file, TITLES[file.name[:3]])
    kim.look("concept kader")
    for title in TITLES.values():
        publish(karel, title)
    karel.look("vastgesteld kader")
    page = kim.go("/kaders/kruistabel/")
    field(page, "Kruistabel (.csv)").set_input_files(sources / KRUISTABEL)
    button(page, "Inlezen").click()
    told(page, "Kruistabel ingelezen.")
    kim.look("kruistabel")
    page.get_by_role("link", name="Dekking", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dekking")
    kim.look("dekking")


def undecided(kim: Person, sources: Path) -> None:
    """The plan that lost its columns shows a number of levels, not levels."""
    text = source(sources, "000").read_text(encoding="utf-8")
    marks = len(re.findall(r"(?<!\S)X(?!\S)", text))
    page = upload(kim, source(sources, "000"))
    read_in(page, len(TITLES) + 1)
    name = source(sources, "000").name
    page.get_by_role("link", name=f"Controleer {name}", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Toetsplan V1")
    tree = page.get_by_role("region", name="Wat er gelezen is", exact=True)
    said = f"Van 20 toetstermen is het niveau onbepaald ({marks} kruisjes zonder kolom)"
    expect(tree.get_by_text(said, exact=True)).to_be_visible()
    expect(tree.get_by_text(re.compile(r"^V1\.\d\d$"))).to_have_count(20)
    expect(tree.get_by_text(re.compile(r"^Niveau onbepaald: \d"))).to_have_count(20)
    expect(tree.get_by_text(re.compile(r"^(K|B|RV|PV)$"))).to_have_count(0)
    kim.look("voorstel met twijfels")


PURPOSE = "Meeluisteren om te leren"


def plan_coaching(olga: Person) -> None:
    """Make the form of the plan that is published, and fix the purpose before the conversation."""
    page = olga.go("/beoordelen/formulieren/")
    expect(field(page, "Toetsplan").locator("option")).to_have_count(2)
    field(page, "Toetsplan").select_option(index=1)
    button(page, "Concept maken").click()
    expect(page.get_by_text(re.compile(r"^V1\.\d\d$"))).to_have_count(20)
    olga.look("formulier")
    confirm(page, "Publiceren")
    told(page, "Formulier gepubliceerd.")
    page = olga.go("/beoordelen/plannen/")
    button(page, "Plannen").click()
    expect(page.get_by_role("alert").get_by_role("link")).not_to_have_count(0)
    olga.was_refused(422)
    olga.look("plannen met fout")
    page.get_by_role("radio", name=PURPOSE, exact=True).check()
    field(page, "Medewerker").select_option(label="Noor Bakker")
    field(page, "Formulier").select_option(index=1)
    field(page, "Wie beoordeelt").select_option(label="Coen Jansen")
    button(page, "Plannen").click()
    told(page, "Gepland. De medewerker ziet dit meteen.")
    olga.look("planning")


def sees_planning(noor: Person) -> None:
    """The employee knows beforehand."""
    page = noor.go("/beoordelen/")
    page.get_by_role("link", name=PURPOSE, exact=True).click()
    expect(page.get_by_text("Wat betekent dit voor u", exact=True)).to_be_visible()
    noor.look("planning van mij")


def converse(noor: Person) -> tuple[str, str]:
    """Handle two questions of one caller; return the number of the taak and what it promises."""
    page = noor.go("/werkplek/")
    noor.look("werkplek leeg")
    new = page.get_by_role("region", name="Nieuw contact", exact=True)
    button(new, "Telefoon").click()
    guide(page)
    for label, value in CALLER.items():
        field(page, label).fill(value)
    fill_vraag(page, 1, "Kan ik mijn paspoort morgen ophalen?", "Paspoort en identiteitskaart")
    page.get_by_role("radio", name="Direct afgehandeld", exact=True).check()
    expect(page.get_by_text("Concept bewaard om")).to_be_visible()
    noor.look("gesprek")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    noor.look("palet")
    page.keyboard.press("Escape")
    button(page, "Nog een vraag").click()
    second_vraag(noor)
    agreed = saved(page)
    noor.look("werkplek na opslaan")
    return agreed


def guide(page: Page) -> None:
    """Check that the guide is that of the source, with examples apart, and tick its first step."""
    shown = page.get_by_role("region", name="Gespreksleidraad", exact=True)
    expect(shown.get_by_role("checkbox")).to_have_count(11)
    expect(shown.get_by_role("heading", level=3)).to_have_count(4)
    expect(shown.get_by_text("0 van 11", exact=True)).to_be_visible()
    shown.get_by_text("Altijd", exact=True).click()
    rules = shown.locator("details").filter(has_text="Altijd").locator("ul > li")
    expect(rules).to_have_count(7)
    said, shown_lines = shown.get_by_text("Voorbeeldzin", exact=False), shown.locator("p")
    assert 0 < said.count() < shown_lines.count()
    shown.get_by_role("checkbox").first.check()
    expect(shown.get_by_text("1 van 11", exact=True)).to_be_visible()


def fill_vraag(page: Page, nummer: int, text: str, onderwerp: str) -> None:
    field(vraag(page, nummer), "Vraag").fill(text)
    field(vraag(page, nummer), "Onderwerp").fill(onderwerp)


def second_vraag(noor: Person) -> None:
    """Promise a call-back; forget what the colleague must do, and find everything kept."""
    page = noor.page
    fill_vraag(page, 2, "Hoe staat het met mijn verhuizing?", "Verhuizen")
    second = vraag(page, 2)
    second.get_by_role("radio", name="Doorgezet", exact=True).check()
    button(page, "Opslaan en afronden").click()
    wrong = page.get_by_role("alert").get_by_role(
        "link", name="Schrijf op wat de collega moet doen"
    )
    expect(wrong).to_have_count(1)
    noor.was_refused(422)
    noor.look("gesprek met fout")
    kept(page, CALLER)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(field(vraag(page, 1), "Vraag")).to_have_value("Kan ik mijn paspoort morgen ophalen?")
    expect(field(second, "Vraag")).to_have_value("Hoe staat het met mijn verhuizing?")
    todo = field(second, "Wat moet de collega doen?")
    expect(todo).to_have_attribute("aria-invalid", "true")
    wrong.click()
    expect(todo).to_be_focused()
    todo.fill("Zoek de aangifte op en bel mevrouw.")
    second.get_by_role("radio", name="Terugbelafspraak", exact=True).check()
    expect(field(second, "Wanneer?")).to_have_value(re.compile("T"))


def saved(page: Page) -> tuple[str, str]:
    """Save the conversation; return the number that the agent can name and what was promised."""
    moment = field(vraag(page, 2), "Wanneer?").input_value()
    day = date.fromisoformat(moment.partition("T")[0])
    button(page, "Opslaan en afronden").click()
    expect(page).to_have_url(re.compile("/werkplek/$"))
    promise = f"{day:%d-%m-%Y} tussen {moment[11:16]} en {moment[17:]}"
    said = told(page, promise).inner_text()
    latest = page.get_by_role("region", name="Laatst opgeslagen door u", exact=True)
    expect(latest.get_by_role("listitem")).to_have_count(2)
    expect(latest.get_by_text("Direct afgehandeld", exact=False)).to_have_count(1)
    expect(latest.get_by_text("Terugbelafspraak", exact=False)).to_have_count(1)
    assert len(set(re.findall(r"Vraag (\d{10}) is opgeslagen", said))) == 2, said
    (nummer,) = re.findall(r"Afspraak (\d{10})", said)
    return str(nummer), promise


def call_back(bram: Person, nummer: str, promise: str) -> None:
    """Find the promise on the list, try in vain, try again, and write down what was told."""
    page = bram.go("/taken/")
    bram.look("werklijst leeg")
    page = bram.go("/taken/lijst/afdeling/")
    bram.look("werklijst")
    page.get_by_role("link", name=CALLER["Naam"], exact=True).click()
    expect(page.get_by_role("heading", name=CALLER["Naam"], exact=True)).to_be_focused()
    bram.look("werklijst met taak")
    page.get_by_role("link", name=f"Alles over deze taak {nummer}", exact=True).click()
    expect(page.get_by_text(f"Nummer {nummer}")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^\s*uiterlijk\s+\d\d-\d\d-\d{4}\s*$"))).to_be_visible()
    expect(page.get_by_text(promise, exact=True)).to_be_visible()
    button(page, "Pak op").click()
    told(page, "U hebt deze taak opgepakt.")
    page.get_by_role("radio", name="Geen gehoor", exact=True).check()
    button(page, "Bewaar poging").click()
    told(page, "De poging is opgeslagen.")
    happened = page.get_by_role("list", name="Wat is er gebeurd?", exact=True)
    expect(happened.get_by_text("Geen gehoor")).to_be_visible()
    button(page, "Rond af").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(1)
    bram.was_refused(422)
    bram.look("taak met fout")
    field(page, "Antwoord aan de inwoner").fill(ANSWER)
    button(page, "Rond af").click()
    told(page, "De taak is afgerond.")


def sees_answer(noor: Person) -> None:
    """The first line can tell what happened to the call-back."""
    page = noor.go("/werkplek/")
    page.get_by_role("link", name=begins("Verhuizen")).click()
    noor.look("opgeslagen gesprek")
    page.get_by_role("link", name=re.compile(r"^\d{10}$")).click()
    expect(page.get_by_text("Verwerkt", exact=True)).to_be_visible()
    happened = page.get_by_role("list", name="Wat is er gebeurd?", exact=True)
    for text in ("Opgepakt", "Geen gehoor", "Afgerond", ANSWER):
        expect(happened.get_by_text(text)).to_be_visible()
    noor.look("taak")


def observe(coen: Person, levels: Mapping[str, frozenset[str]]) -> None:
    """Tie the conversation, take passages down and judge every toetsterm."""
    assert len(levels) == 20
    page = coen.go("/beoordelen/")
    coen.look("beoordelen")
    page.get_by_role("link", name=f"{PURPOSE}: Noor Bakker", exact=True).click()
    coen.look("observatie beginnen")
    page.get_by_role("radio", name=re.compile("Paspoort en identiteitskaart")).check()
    field(page, "De inwoner weet dat er iemand meeluistert").check()
    button(page, "Beginnen").click()
    for code, text in PASSAGES.items():
        add_passage(page, text, "Gehoord of gezien", code)
    refuse_knowledge_that_was_not_asked(coen)
    add_passage(page, QUESTIONED, "Nagevraagd", None)
    coen.look("gesprek beoordelen")
    *first, last = levels.items()
    for code, asked in first:
        judge(page, code, asked)
    button(page, "Delen met de medewerker").click()
    expect(page.get_by_role("alert")).to_contain_text(f"Geef nog een oordeel over: {last[0]}.")
    coen.was_refused(422)
    judge(page, *last)
    coen.look("alles beoordeeld")
    button(page, "Delen met de medewerker").click()
    expect(page.get_by_text("Gedeeld met de medewerker", exact=True)).to_be_visible()


def add_passage(page: Page, text: str, kind: str, step: str | None) -> None:
    page.get_by_role("textbox", name="Citaat", exact=True).fill(text)
    page.get_by_role("radio", name=kind, exact=True).check()
    if step:
        steps = page.get_by_role("group", name="Welke stappen laat dit zien", exact=True)
        steps.get_by_role("checkbox", name=begins(step)).check()
    button(page, "Citaat opslaan").click()
    told(page, "Citaat opgeslagen.")
    expect(page.get_by_role("listitem").filter(has_text=text).first).to_contain_text(step or kind)


def criterion(page: Page, code: str) -> None:
    """Open one toetsterm, unless it is open."""
    if not page.locator("#criterium-nu").get_by_text(code, exact=True).count():
        page.get_by_role("link", name=begins(code)).click()


def refuse_knowledge_that_was_not_asked(coen: Person) -> None:
    """Understanding cannot be seen: without a questioned passage there is no verdict."""
    page = coen.page
    criterion(page, "V1.16")
    now = page.get_by_role("group", name=begins("V1.16"))
    now.get_by_role("radio", name="Voldoende", exact=True).check()
    now.get_by_role("checkbox", name=re.compile(re.escape(PASSAGES["A5"]))).check()
    button(now, "Oordeel opslaan").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies ook een citaat dat u navroeg.")
    coen.was_refused(422)


def judge(page: Page, code: str, asked: frozenset[str]) -> None:
    """Judge one toetsterm: seen where a passage shows it, else not observed."""
    criterion(page, code)
    now = page.get_by_role("group", name=begins(code))
    verdict = "Voldoende" if code in SEEN else "Niet waargenomen"
    now.get_by_role("radio", name=verdict, exact=True).check()
    if code in SEEN and asked & {"RV", "PV"}:
        now.get_by_role("checkbox", name=re.compile(re.escape(PASSAGES["F2.1"]))).check()
    if code in SEEN and asked & {"K", "B"}:
        now.get_by_role("checkbox", name=re.compile(re.escape(QUESTIONED))).check()
    button(now, "Oordeel opslaan").click()
    told(page, f"Oordeel over {code} opgeslagen.")


def respond(noor: Person) -> None:
    """The employee sees it first, and responds."""
    page = noor.go("/beoordelen/")
    page.get_by_role("link", name=PURPOSE, exact=True).click()
    verdicts = page.get_by_role("region", name="Oordeel per criterium", exact=True)
    expect(verdicts.get_by_text(re.compile(r"^V1\.\d\d$"))).to_have_count(20)
    expect(verdicts.get_by_text("Voldoende", exact=True)).to_have_count(len(SEEN))
    expect(verdicts.get_by_text("Niet waargenomen", exact=True)).to_have_count(20 - len(SEEN))
    noor.look("oordeel over mij")
    field(page, "Uw reactie").fill("Herkenbaar, dank.")
    button(page, "Reactie opslaan").click()
    told(page, "Uw reactie is opgeslagen.")


def expected_evidence(sources: Path) -> Evidence:
    """Work out from the CSV alone which passages support which indicator."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    with (sources / KRUISTABEL).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["van"] in PASSAGES and row["naar_kader"] in {"woordenboek", "profiel"}:
                about = (row["naar"], row["niveau"], row["indicator"])
                found[about].add(PASSAGES[row["van"]])
    return found


def counted(evidence: Evidence) -> dict[tuple[str, str], int]:
    """Return how many passages support each competence and level, each passage once."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (about, niveau, _indicator), passages in evidence.items():
        found[(about, niveau)] |= passages
    return {place: len(passages) for place, passages in found.items()}


# Title or code of the competence, level (empty where there are none), and what the strip counts.
READ_STRIP = r"""() => [...document.querySelectorAll('.gv-niveaus')].flatMap(table => {
  const words = text => text.replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
  const heads = [...table.querySelectorAll('thead th')].map(one => one.textContent.match(/\d+/));
  return [...table.querySelectorAll('tr:has(a)')].flatMap(row => {
    const title = words(row.querySelector('a').textContent);
    const about = title.match(/^\d+\.\d+/)?.[0] ?? title;
    return [...row.cells].slice(1, -1)
      .map((cell, place) => [about, heads[place + 1]?.[0] ?? '', parseInt(words(cell.textContent))])
      .filter(([, , count]) => count > 0);
  });
})"""


def shown_evidence(page: Page) -> Evidence:
    """Return what the profile shows, over all competences of which the strip counts passages."""
    rows = page.get_by_role("row").filter(has=page.locator(".gv-cel--geteld"))
    seen = rows.get_by_role("link").all()
    start = page.url
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for address in [str(link.get_attribute("href")).split("#")[0] for link in seen]:
        page.goto(start + address)
        for about, niveau, indicator, text in page.evaluate(READ_DETAIL):
            found[(about, niveau, indicator)].add(text)
    return found


# Title or code of the competence, level, indicator (both empty for the competence), passage.
READ_DETAIL = r"""() => {
  const words = text => text.replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
  const title = words(document.getElementById('kop-detail').textContent);
  const about = title.match(/^\d+\.\d+/)?.[0] ?? title;
  return [...document.querySelectorAll('#detail q')].map(quote => {
    const item = quote.closest('.gv-gedrag > li');
    const level = item?.parentElement.previousElementSibling.textContent.match(/\d+/)[0] ?? '';
    const indicator = item?.querySelector('div').firstChild.textContent ?? '';
    return [about, level, words(indicator), words(quote.textContent)];
  });
}"""


def profile(noor: Person, sources: Path) -> None:
    """The employee sees which indicators the passages support: those of the crosswalk, no other."""
    page = noor.go("/profiel/")
    expect(page.get_by_text("4 citaten, 1 observatie, 1 beoordelaar")).to_be_visible()
    noor.look("profiel")
    expected = expected_evidence(sources)
    assert len(expected) > len(PASSAGES)
    strip = {(about, niveau): n for about, niveau, n in page.evaluate(READ_STRIP)}
    assert strip == counted(expected)
    assert shown_evidence(page) == expected


def figures(tessa: Person) -> None:
    """The share of two questions stands beside both norms, with what it is counted from."""
    page = tessa.go("/cijfers/")
    tessa.look("cijfers leeg")
    button(page, "Werk cijfers nu bij").click()
    told(page, "De cijfers zijn bijgewerkt.")
    tiles = page.get_by_role("list", name="Kerncijfers", exact=True)
    whole = tiles.get_by_role("listitem").filter(has_text="60%")
    expect(whole).to_have_count(1)
    expect(whole).to_contain_text("50,0%")
    expect(whole).to_contain_text("1 van 2 vragen")
    expect(whole).to_contain_text("Teller:")
    expect(whole).to_contain_text("Noemer:")
    social = tiles.get_by_role("listitem").filter(has_text="85%")
    expect(social).to_have_count(1)
    expect(social).to_contain_text(re.compile("Participatiewet.*Wmo.*Jeugdwet", re.DOTALL))
    expect(social).to_contain_text("0 van 0 vragen")
    expect(social).to_contain_text("Geen cijfer")
    tessa.look("cijfers")


def test_one_conversation_travels_from_the_documents_to_the_dashboard(
    person: Callable[[str], Person], sources: Path, plan_levels: dict[str, frozenset[str]]
) -> None:
    kim, noor = person("kim"), person("noor")
    documents(kim, person("karel"), sources)
    undecided(kim, sources)
    plan_coaching(person("olga"))
    sees_planning(noor)
    nummer, promise = converse(noor)
    call_back(person("bram"), nummer, promise)
    sees_answer(noor)
    observe(person("coen"), plan_levels)
    respond(noor)
    profile(noor, sources)
    figures(person("tessa"))
