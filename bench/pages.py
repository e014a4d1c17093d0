"""The pages that are measured, each as people use it."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .browser import REDIRECTS, Browser, Form, Page, WrongAnswer
from .server import Server

WARM_UP = 10
SATURDAY = 5
OK = {200, 204, 302, 303, 304}


@dataclass(frozen=True)
class Measured:
    """How long a page took: milliseconds inside the server, and as the browser saw it."""

    name: str
    server: tuple[float, ...]
    seen: tuple[float, ...]

    def percentile(self, share: int) -> float:
        """Return the time within which so many percent of the requests were answered."""
        return percentile(self.server, share)


def percentile(times: tuple[float, ...], share: int) -> float:
    """Return the smallest time that so many percent of the times do not pass (nearest rank)."""
    ordered = sorted(times)
    return ordered[max(-(-len(ordered) * share // 100), 1) - 1]


# What is measured, after what is done before it each time: (before, measured).
Step = tuple[Callable[[], object], Callable[[object], Page]]


def measure(server: Server, name: str, step: Step, *, n: int) -> Measured:
    """Do something so many times after a warm-up, and return how long it took each time."""
    before, act = step
    inside, seen = [], []
    for turn in range(WARM_UP + n):
        given = before()
        server.forget()
        started = time.perf_counter()
        page = act(given)
        took = (time.perf_counter() - started) * 1000
        if page.status not in OK:
            msg = f"{name} answers {page.status}."
            raise WrongAnswer(msg)
        milliseconds = server.milliseconds()
        if turn >= WARM_UP:
            inside.append(milliseconds)
            seen.append(took)
    return Measured(name, tuple(inside), tuple(seen))


def _nothing() -> None:
    return None


def look(browser: Browser, address: str) -> Step:
    """Return opening a page as a step."""
    return _nothing, lambda _given: browser.get(address)


def poll(browser: Browser, address: str) -> Step:
    """Return asking for a part of a page again, as htmx does, as a step."""
    return _nothing, lambda _given: browser.poll(address)


def start(browser: Browser) -> str:
    """Start a conversation by phone and return its address."""
    form = browser.get("/werkplek/").form("/start/")
    return browser.post(form.action, form.filled({"kanaal": "telefoon"})).path


def _working_day() -> date:
    """Return the next day from Monday to Friday."""
    day = date.today() + timedelta(days=1)  # noqa: DTZ011 - a day in the town of this machine
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def _typed(page: Page) -> dict[str, str]:
    """Return a conversation of two vragen, one of them a call-back, as an agent types it."""
    onderwerp = page.options("onderwerpen")[0]
    return {
        "aantal": "2",
        "naam": "Ilse de Vries",
        "telefoon": "06 12345678",
        "vraag-0-inhoud": "Hoe lang duurt het voordat mijn aanvraag klaar is?",
        "vraag-0-onderwerp": onderwerp,
        "vraag-0-resultaat": "direct_afgehandeld",
        "vraag-0-notitie": "Uitgelegd dat het twee weken duurt.",
        "vraag-1-inhoud": "Kan iemand naar mijn bezwaar kijken?",
        "vraag-1-onderwerp": onderwerp,
        "vraag-1-resultaat": "terugbelafspraak",
        "vraag-1-handeling": "Bel terug over het bezwaar.",
        "vraag-1-wie": "onderwerp",
        "vraag-1-beloofd_dag": _working_day().isoformat(),
        "vraag-1-beloofd_van": "13:00",
        "vraag-1-beloofd_tot": "15:00",
    }


def save(browser: Browser) -> Step:
    """Return saving a conversation as a step; a new one is started each time."""

    def before() -> Form:
        page = browser.get(start(browser))
        form = page.form("/registreer/")
        return Form(form.action, form.filled(_typed(page)))

    def act(given: object) -> Page:
        if not isinstance(given, Form):
            raise TypeError
        answer = browser.post(given.action, given.fields)
        if answer.status not in REDIRECTS:
            msg = f"The conversation was not saved: {answer.status}."
            raise WrongAnswer(msg)
        return answer

    return before, act


def autosave(browser: Browser, address: str) -> Step:
    """Return keeping a draft as a step, as the script of the page does it."""
    page = browser.get(address)
    fields = page.form("/registreer/").filled(_typed(page))
    versions = itertools.count()

    def act(_given: object) -> Page:
        headers = {"Accept": "application/json", "X-Concept-Versie": str(next(versions))}
        return browser.post(f"{address}concept/", fields, headers)

    return _nothing, act
