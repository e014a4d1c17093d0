"""The CASE service: GET only, of what is published only; every refusal is an imsx_StatusInfo."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders.uitvoer.case_klassen import ALONE, KLASSEN
from gastvrij.kaders.uitvoer.case_waarden import is_uuid

from . import openapi, register, selectie
from .adressen import VERSIONS, Adres
from .status import FORBIDDEN, NO_LOGIN, NO_UUID, UNKNOWN, Refused, status_info

METHODS = ("GET", "HEAD")
Answer = tuple[Any, dict[str, str]]
View = Callable[..., HttpResponse]


def _service(answer: Callable[..., Answer]) -> View:
    """Turn what gives an answer into a view: who may, which method, how it is sent."""

    @login_not_required
    @wraps(answer)
    def view(request: HttpRequest, *, versie: str, **kwargs: Any) -> HttpResponse:
        version = VERSIONS[versie]
        if request.method not in METHODS:
            said = status_info(
                "Deze dienst kent alleen GET.", "method", FORBIDDEN, major="unsupported"
            )
            return _json(request, said, {"Allow": "GET, HEAD"}, 405)
        try:
            _require_reader(request)
            found, headers = answer(request, version=version, **kwargs)
        except Refused as problem:
            return _json(request, problem.as_dict(version), {}, problem.http)
        return _json(request, found, headers)

    return view


def _require_reader(request: HttpRequest) -> None:
    """Let in who may read frameworks, and everybody where the gemeente made them public."""
    if settings.CASE_PUBLIC:
        return
    if not isinstance(request.user, Medewerker):
        raise Refused(NO_LOGIN, "Authorization", "Log in bij Gastvrij om kaders te lezen.")
    if not rights.has(request.user, Recht.KADERS_LEZEN):
        raise Refused(FORBIDDEN, "Authorization", "U mag geen kaders lezen.")


def _json(
    request: HttpRequest, found: Any, headers: dict[str, str], status: int = 200
) -> HttpResponse:
    """Return JSON with a tag of its content; who has that content already gets 304."""
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    known = {
        one.strip().removeprefix("W/")
        for one in request.headers.get("If-None-Match", "").split(",")
    }
    is_known = status == 200 and bool(known & {tag, "*"})
    response = HttpResponse(
        b"" if is_known else body,
        status=304 if is_known else status,
        content_type="application/json; charset=utf-8",
        headers=headers,
    )
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    if status == 200:
        response["ETag"] = tag
    return response


@_service
def documents(request: HttpRequest, *, version: str) -> Answer:
    """Return the published documents: filtered, sorted, by page, with the fields that are asked."""
    params = {name: request.GET[name] for name in selectie.PARAMETERS if name in request.GET}
    fields = [one.naam for one in KLASSEN["CFDocument"] if version in one.versions]
    vraag = selectie.asked(params, [*fields, ALONE["CFDocument"].naam])
    page, total = selectie.select(register.documents(version), vraag)
    address = settings.PUBLIC_URL + request.path
    headers = {"X-Total-Count": str(total)}
    headers["Link"] = selectie.links(address, params, vraag, total)
    return {"CFDocuments": page}, headers


@_service
def one(_request: HttpRequest, *, version: str, adres: Adres, uuid: str) -> Answer:
    """Return one published object."""
    if not is_uuid(uuid):
        raise Refused(NO_UUID, "sourcedId", "Dit is geen geldig kenmerk (UUID).")
    found = register.find(adres, uuid.lower(), version)
    if found is None:
        raise Refused(UNKNOWN, "sourcedId", "Dit kenmerk hoort niet bij een vastgesteld kader.")
    return found, {}


@_service
def discovery(_request: HttpRequest, *, version: str) -> Answer:
    """Return the description of this service."""
    return openapi.described(version, server=settings.PUBLIC_URL), {}
