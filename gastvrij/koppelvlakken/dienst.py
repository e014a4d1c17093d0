"""A service for other systems: a key opens it, JSON goes in and out, every refusal is a problem.

Refusals have the form of RFC 9457 (application/problem+json), in Dutch.
"""

import json
from collections.abc import Callable, Sequence
from functools import wraps
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from gastvrij.basis.actions import KeyMayNot, UnknownKey, use_toepassing
from gastvrij.basis.models import Toepassing
from gastvrij.basis.rules import Koppelrecht

from .schema import Fault, Schema, faults

View = Callable[[HttpRequest], HttpResponse]
Answer = tuple[int, dict[str, Any]]
JSON = "application/json"


class Refused(Exception):
    """A request that is refused: the status, why, and which fields are not right."""

    def __init__(
        self,
        status: HTTPStatus,
        why: str,
        *,
        faults: Sequence[Fault] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(why)
        self.status, self.why = status, why
        self.faults, self.headers = tuple(faults), headers or {}


TITLES = {
    HTTPStatus.BAD_REQUEST: "Het verzoek klopt niet",
    HTTPStatus.UNAUTHORIZED: "Geen geldige sleutel",
    HTTPStatus.FORBIDDEN: "Geen recht",
    HTTPStatus.METHOD_NOT_ALLOWED: "Dit kan hier niet",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Te groot",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "Geen JSON",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Dit kan niet",
}


def post(
    recht: Koppelrecht, schema: Schema
) -> Callable[[Callable[[Toepassing, dict[str, Any]], Answer]], View]:
    """Make a view of what takes JSON as `schema` says from an application that may do `recht`."""

    def make(answer: Callable[[Toepassing, dict[str, Any]], Answer]) -> View:
        @csrf_exempt
        @login_not_required
        @wraps(answer)
        def view(request: HttpRequest) -> HttpResponse:
            try:
                toepassing = _who(request, recht)
                status, found = answer(toepassing, _sent(request, schema))
            except Refused as refused:
                return _problem(refused)
            return HttpResponse(_encoded(found), status=status, content_type=JSON)

        return view

    return make


def _who(request: HttpRequest, recht: Koppelrecht) -> Toepassing:
    try:
        toepassing = use_toepassing(
            at=timezone.now(),
            authorization=request.headers.get("Authorization", ""),
            recht=recht,
        )
    except UnknownKey as problem:
        asked = {"WWW-Authenticate": 'Token realm="Gastvrij"'}
        raise Refused(HTTPStatus.UNAUTHORIZED, str(problem), headers=asked) from None
    except KeyMayNot as problem:
        raise Refused(HTTPStatus.FORBIDDEN, str(problem)) from None
    if request.method != "POST":
        allowed = {"Allow": "POST"}
        why = "Deze dienst kent alleen POST."
        raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, why, headers=allowed)
    return toepassing


def _sent(request: HttpRequest, schema: Schema) -> dict[str, Any]:
    if request.content_type != JSON:
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Stuur JSON, met Content-Type erbij.")
    try:
        found = json.loads(request.body)
    except RequestDataTooBig:
        why = "Dit verzoek is te groot. Stuur minder tekst."
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, why) from None
    except (ValueError, RecursionError):
        raise Refused(HTTPStatus.BAD_REQUEST, "Dit is geen JSON in UTF-8.") from None
    if wrong := list(faults(found, schema)):
        why = "Niet alle velden zijn goed. Bij elk staat waarom."
        raise Refused(HTTPStatus.BAD_REQUEST, why, faults=wrong)
    return dict(found)


def _problem(refused: Refused) -> HttpResponse:
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": TITLES[refused.status],
        "status": refused.status.value,
        "detail": refused.why,
    }
    if refused.faults:
        body["invalidParams"] = [one._asdict() for one in refused.faults]
    return HttpResponse(
        _encoded(body),
        status=refused.status.value,
        content_type="application/problem+json",
        headers=refused.headers,
    )


def _encoded(found: dict[str, Any]) -> bytes:
    # What was sent can come back in a problem, also half characters that UTF-8 does not know.
    return json.dumps(found, ensure_ascii=False).encode(errors="replace")


def described_by(file: Path) -> View:
    """Make a view of the description of a service; it is open, so that one can build on it."""

    @login_not_required
    def view(_request: HttpRequest) -> HttpResponse:
        headers = {"Cache-Control": "public, max-age=3600"}
        return HttpResponse(file.read_bytes(), content_type=JSON, headers=headers)

    return view
