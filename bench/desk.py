"""One agent at work for a load: rings, types, searches, registers; and what was promised to them.

An agent does what the page does (basis/static/basis/js/concept.js): a draft carries the version it
follows and the turn of its page, what fails is sent again, and a form goes after its draft.
"""

import http.client
import itertools
import random
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from .browser import REDIRECTS, Browser, Page

POLL_SECONDS, TYPING_SECONDS, LETTER_SECONDS = 3.0, 3.0, 0.5
RETRY_SECONDS = 1.0
JSON = {"Accept": "application/json"}
SEARCHES = (
    "paspoort verlopen",
    "parkeervergunning",
    "rijbewijs",
    "grofvuil oph",
    "verhuizing door",
)
SENTENCE = "De inwoner vraagt hoe lang het duurt en wat er nodig is. "
AWAY = (OSError, http.client.HTTPException)


@dataclass(frozen=True)
class Sample:
    """One request: what it was for, how long the agent waited, and what went wrong."""

    name: str
    milliseconds: float
    problem: str = ""


@dataclass
class Promised:
    """What the server said about one conversation: the last draft it kept, and if it is done."""

    path: str
    marker: str
    versie: int = 0
    turn: int = 0
    is_registered: bool = False


@dataclass
class Shift:
    """What the agents share: addresses, pace, and what they wrote down."""

    urls: dict[str, str]
    port: int
    until: float
    # Somebody in a hurry makes more of the moments at which a server can die.
    pace: float = 1.0
    samples: list[Sample] = field(default_factory=list)
    promised: list[Promised] = field(default_factory=list)

    def is_over(self) -> bool:
        """Test if no new conversation starts."""
        return time.monotonic() > self.until


class Agent(threading.Thread):
    """Somebody of the first line, until the shift is over."""

    def __init__(self, shift: Shift, session: str, *, nr: int) -> None:
        super().__init__(daemon=True)
        self.shift = shift
        self.chance = random.Random(nr)
        self.browser = Browser(shift.port)
        self.browser.cookies["gastvrij_sessie"] = session
        self.page_id = secrets.token_hex(8)
        self.turns = itertools.count(1)
        self.is_done = False

    def run(self) -> None:
        """Hold conversations, the first after a moment of one's own."""
        self.pause(self.chance.uniform(0, 30))
        while not self.shift.is_over():
            self.hold()
        self.is_done = True

    def pause(self, seconds: float) -> None:
        """Wait, and poll meanwhile as the desk does.

        After the shift too: a conversation is ended at the pace at which it went, since nobody's
        last one comes in a rush of all.
        """
        left = seconds * self.shift.pace
        while left > 0:
            step = min(left, POLL_SECONDS * self.shift.pace)
            time.sleep(step)
            left -= step
            if step >= POLL_SECONDS * self.shift.pace:
                self._poll()

    def _poll(self) -> None:
        self.ask("live", lambda: self.browser.poll(self.shift.urls["live"]), (200, 304))

    def ask(self, name: str, send: Callable[[], Page], expected: tuple[int, ...] = (200,)) -> Page:
        """Send until the server answers; write down how long each try took."""
        while True:
            started = time.perf_counter()
            try:
                page = send()
            except AWAY as problem:
                self.browser.connection.close()
                self._note(name, started, type(problem).__name__)
                time.sleep(RETRY_SECONDS * self.chance.uniform(0.5, 1.5))
                continue
            self._note(name, started, "" if page.status in expected else f"status {page.status}")
            return page

    def _note(self, name: str, started: float, problem: str) -> None:
        took = (time.perf_counter() - started) * 1000
        self.shift.samples.append(Sample(name, took, problem))

    def hold(self) -> None:
        """Hold one conversation from the ring to the wrap-up."""
        desk = self.ask("desk", lambda: self.browser.get(self.shift.urls["desk"]))
        form = desk.form("/start/")
        answer = self.ask(
            "start",
            lambda: self.browser.post(form.action, form.filled({"kanaal": "telefoon"})),
            (302,),
        )
        if answer.status not in REDIRECTS:
            return
        page = self.ask("gesprek", lambda: self.browser.get(answer.path))
        promised = Promised(answer.path, secrets.token_hex(12))
        self.shift.promised.append(promised)
        self.pause(self.chance.uniform(5, 25))
        fields = self._type(page, promised)
        self._search(page)
        fields = self._type(page, promised, fields)
        self._register(page, promised, fields)
        if not self.shift.is_over():
            self.pause(self.chance.uniform(10, 30))

    def _type(
        self, page: Page, promised: Promised, before: dict[str, str] | None = None
    ) -> dict[str, str]:
        """Type for a while; a draft goes every few seconds. Return what is in the fields."""
        fields = before or {
            "naam": "De heer Vasthouder",
            "telefoon": f"06{self.chance.randrange(10**7, 10**8)}",
            "vraag-0-inhoud": f"{promised.marker} ",
            "vraag-0-onderwerp": page.options("onderwerpen")[0],
        }
        for _second in range(self.chance.randrange(4, 8)):
            self.pause(TYPING_SECONDS)
            fields["vraag-0-inhoud"] += SENTENCE
            self._save(page, promised, fields)
        return fields

    def _save(self, page: Page, promised: Promised, fields: dict[str, str]) -> None:
        turn = next(self.turns)
        fields["vraag-0-notitie"] = f"Notitie {turn}"
        sent = page.form("/registreer/").filled(fields)

        def send() -> Page:
            # Every try is a turn of its own, as in concept.js: the one before may have arrived.
            beurt = f"{self.page_id}.{next(self.turns)}"
            headers = JSON | {"X-Concept-Versie": str(promised.versie), "X-Concept-Beurt": beurt}
            return self.browser.post(f"{promised.path}concept/", sent, headers)

        answer = self.ask("concept", send)
        if answer.status == 200:
            promised.versie, promised.turn = answer.json()["versie"], turn

    def _search(self, page: Page) -> None:
        text = self.chance.choice(SEARCHES)
        token = dict(page.form("/registreer/").fields)["csrfmiddlewaretoken"]
        for end in range(3, len(text) + 1, 4):
            fields = [("csrfmiddlewaretoken", token), ("zoek", text[:end]), ("vraag", "0")]
            self.ask("zoek", partial(self.browser.post, self.shift.urls["zoek"], fields))
            time.sleep(LETTER_SECONDS * self.shift.pace)

    def _register(self, page: Page, promised: Promised, fields: dict[str, str]) -> None:
        fields = {**fields, "vraag-0-resultaat": "direct_afgehandeld"}
        self._save(page, promised, fields)
        form = page.form("/registreer/")
        sent = form.filled({**fields, "versie": str(promised.versie)})
        answer = self.ask("registreer", lambda: self.browser.post(form.action, sent), (302,))
        promised.is_registered = answer.status in REDIRECTS
