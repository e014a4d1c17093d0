"""A browser without a screen: cookies, and forms as the page gives them."""

import http.client
import json
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode, urlsplit

REDIRECTS = {301, 302, 303}
# The server drops a connection that is idle for longer, so a new one is made then.
IDLE = 5.0


class WrongAnswer(Exception):
    """The server answered something else than the bench expects."""


@dataclass
class Form:
    """A form of a page: where it goes, and what is in its fields."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)

    def filled(self, answers: dict[str, str]) -> list[tuple[str, str]]:
        """Return what is sent: the fields as they are, with these answers instead."""
        kept = [(name, value) for name, value in self.fields if name not in answers]
        return [*kept, *answers.items()]


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.options: dict[str, list[str]] = {}
        self._select = ""
        self._by_id: dict[str, Form] = {}
        self._open: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(found.get("action", ""))
            self.forms.append(self._open)
            self._by_id[found.get("id", "")] = self._open
        elif tag in {"select", "datalist"}:
            self._select = found.get("name") or found.get("id", "")
        elif tag == "option" and self._select:
            self.options.setdefault(self._select, []).append(found.get("value", ""))
        elif tag in {"input", "textarea"} and found.get("name"):
            self._field(found)

    def _field(self, found: dict[str, str]) -> None:
        form = self._by_id.get(found["form"]) if "form" in found else self._open
        is_choice = found.get("type") in {"radio", "checkbox"}
        if form is not None and (not is_choice or "checked" in found):
            form.fields.append((found["name"], found.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"select", "datalist"}:
            self._select = ""
        elif tag == "form":
            self._open = None


@dataclass(frozen=True)
class Page:
    """An answer of the server."""

    status: int
    path: str
    text: str
    tag: str = ""

    def form(self, part_of_action: str) -> Form:
        """Return the form whose address has this in it."""
        for form in self._read().forms:
            if part_of_action in form.action:
                return form
        msg = f"{self.path} has no form for {part_of_action}."
        raise WrongAnswer(msg)

    def forms(self) -> list[Form]:
        """Return every form of the page."""
        return self._read().forms

    def options(self, name: str) -> list[str]:
        """Return the values that a list on the page offers, without the empty one."""
        return [value for value in self._read().options.get(name, []) if value]

    def json(self) -> Any:
        """Return the answer as what it stands for in JSON."""
        return json.loads(self.text)

    def _read(self) -> _Forms:
        parser = _Forms()
        parser.feed(self.text)
        return parser


class Browser:
    """One person at work: keeps the connection and the cookies."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}
        self.tags: dict[str, str] = {}
        self.used = time.monotonic()

    def get(self, path: str, headers: dict[str, str] | None = None) -> Page:
        """Return the page at an address."""
        return self._ask("GET", path, None, headers or {})

    def poll(self, path: str) -> Page:
        """Ask for a part of a page as htmx does: not again what this browser has already."""
        known = {"If-None-Match": self.tags[path]} if path in self.tags else {}
        page = self.get(path, {"HX-Request": "true"} | known)
        self.tags[path] = page.tag
        return page

    def post(
        self, path: str, fields: list[tuple[str, str]], headers: dict[str, str] | None = None
    ) -> Page:
        """Send a form and return the answer; a redirect is not followed."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields), kind | (headers or {}))

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Page:
        if time.monotonic() - self.used > IDLE:
            self.connection.close()
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body, headers | {"Cookie": cookies})
        answer = self.connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        self.used = time.monotonic()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _sign, value = cookie.split(";", 1)[0].partition("=")
            self.cookies[name] = value
        where = urlsplit(answer.headers.get("Location") or path).path
        return Page(answer.status, where, text, answer.headers.get("ETag", ""))

    def login(self, name: str, password: str) -> None:
        """Log in; WrongAnswer if the server refuses."""
        form = self.get("/inloggen/").form("")
        answer = self.post("/inloggen/", form.filled({"username": name, "password": password}))
        if answer.status not in REDIRECTS:
            msg = f"{name} cannot log in: {answer.status}."
            raise WrongAnswer(msg)
