"""The steps of the desk and of the work list that are measured, with what they work on."""

import itertools

from .browser import Browser, Form, Page
from .pages import Step, look, poll, save, start

HTMX = {"HX-Request": "true"}
SEARCHES = itertools.cycle(
    ("paspoort aanvragen", "parkeervergunnig", "rijbewijs verl", "grofvuil", "gemeente woning")
)


def send(browser: Browser, address: str, token: str, *given: dict[str, str]) -> Step:
    """Return sending a small form as a step, each time the next of what is given."""
    turns = itertools.cycle(given)

    def act(_given: object) -> Page:
        fields = [("csrfmiddlewaretoken", token), *next(turns).items()]
        return browser.post(address, fields, HTMX)

    return (lambda: None), act


def undo(browser: Browser) -> Step:
    """Return undoing a conversation that was just saved as a step."""
    before_save, register = save(browser)

    def before() -> Form:
        form = before_save()
        if not isinstance(form, Form):
            raise TypeError
        register(form)
        token = dict(form.fields)["csrfmiddlewaretoken"]
        address = form.action.replace("/registreer/", "/ongedaan/")
        return Form(address, [("csrfmiddlewaretoken", token)])

    def act(given: object) -> Page:
        if not isinstance(given, Form):
            raise TypeError
        return browser.post(given.action, given.fields)

    return before, act


def begin(browser: Browser) -> Step:
    """Return starting a conversation as a step."""

    def act(given: object) -> Page:
        if not isinstance(given, Form):
            raise TypeError
        return browser.post(given.action, given.filled({"kanaal": "telefoon"}))

    return (lambda: browser.get("/werkplek/").form("/start/")), act


def of_desk(browser: Browser, known: dict[str, str]) -> dict[str, Step]:
    """Return the steps of an agent, by name."""
    talking = start(browser)
    token = dict(browser.get(talking).form("/registreer/").fields)["csrfmiddlewaretoken"]
    ways = {
        "naam en geboortedatum": ("naam", "geboortedatum"),
        "postcode en huisnummer": ("postcode", "huisnummer"),
        "telefoon": ("telefoon",),
        "e-mail": ("email",),
        "naam": ("naam",),
        "nummer": ("nummer",),
    }
    found = {
        f"Inwoner zoeken: {way}": send(
            browser, f"{talking}inwoner/zoek/", token, {name: known[name] for name in names}
        )
        for way, names in ways.items()
    }
    texts = [{"zoek": next(SEARCHES), "vraag": "0"} for _ in range(5)]
    return {
        "Werkplek openen": look(browser, "/werkplek/"),
        "Gesprek starten": begin(browser),
        "Peiling (live)": poll(browser, "/werkplek/live/"),
        **found,
        "Inwoner zoeken: BSN": send(
            browser, f"{talking}inwoner/zoek/", token, {"identificatie": known["bsn"]}
        ),
        "Inwoner kiezen": send(
            browser, f"{talking}inwoner/kies/", token, {"partij": known["partij"]}
        ),
        "Zoeken in kennis": send(browser, "/kennis/bureau/zoek/", token, *texts),
        "Artikel openen": send(
            browser, "/kennis/bureau/artikel/", token, {"uuid": known["artikel"], "vraag": "0"}
        ),
        "Ongedaan maken": undo(browser),
    }


def of_second_line(browser: Browser, known: dict[str, str]) -> dict[str, Step]:
    """Return the steps of somebody in the second line, by name."""
    page = browser.get("/taken/")
    token = next(
        value
        for form in page.forms()
        for name, value in form.fields
        if name == "csrfmiddlewaretoken"
    )
    return {
        "Werklijst": look(browser, "/taken/"),
        "Werklijst van de afdeling": look(browser, "/taken/lijst/afdeling/"),
        "Taak openen": look(browser, f"/taken/{known['taak']}/"),
        "Taak zoeken: telefoon": send(browser, "/taken/zoek/", token, {"zoek": known["telefoon"]}),
        "Taak zoeken: naam": send(browser, "/taken/zoek/", token, {"zoek": known["naam"]}),
    }
