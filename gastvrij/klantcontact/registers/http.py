"""One call to a register over HTTP: JSON there and back, three seconds at most."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from .interface import RegisterAway, RegisterRefused

TIMEOUT_SECONDS = 3
MOST_BYTES = 2_000_000
REFUSALS = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


def require_url(naam: str, url: str) -> str:
    """Return the address of a register without a slash at its end; refuse anything but http(s)."""
    if not url.startswith(("https://", "http://")):
        msg = f"Register {naam}: geef een adres dat met https:// begint."
        raise ImproperlyConfigured(msg)
    return url.rstrip("/")


def ask(
    naam: str, url: str, *, headers: Mapping[str, str], body: Mapping[str, Any] | None = None
) -> dict[str, Any] | None:
    """Return the JSON that a register answers, None if it says that there is no such thing.

    With a body it is a POST, so that no personal data stands in an address. Raises RegisterAway,
    or RegisterRefused if the register gives us no access or does not take the question.
    """
    data = None if body is None else json.dumps(body).encode()
    sent = {"Accept": "application/json", "Content-Type": "application/json", **headers}
    request = Request(url, data=data, headers=sent)  # noqa: S310 - require_url saw to the scheme
    try:
        with urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            found = json.loads(answer.read(MOST_BYTES))
    except HTTPError as problem:
        problem.close()
        if problem.code == HTTPStatus.NOT_FOUND:
            return None
        raise _refusal(naam, problem.code) from None
    except (URLError, OSError, ValueError) as problem:
        raise RegisterAway(_away(naam)) from problem
    if not isinstance(found, dict):
        raise RegisterAway(_away(naam))
    return found


def _refusal(naam: str, code: int) -> RegisterAway:
    if code in REFUSALS:
        return RegisterRefused(
            _("{naam} geeft Gastvrij geen toegang. Meld dit bij de functioneel beheerder.").format(
                naam=naam
            )
        )
    if code == HTTPStatus.BAD_REQUEST:
        return RegisterRefused(
            _("{naam} kan hiermee niet zoeken. Vraag de inwoner om een ander gegeven.").format(
                naam=naam
            )
        )
    return RegisterAway(_away(naam))


def _away(naam: str) -> str:
    return _(
        "{naam} is nu niet bereikbaar. U kunt gewoon verder: zoek in wat Gastvrij zelf kent, of "
        "registreer wat de inwoner noemt."
    ).format(naam=naam)
