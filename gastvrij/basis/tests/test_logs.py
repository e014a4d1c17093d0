"""The log: one line of JSON, and never what somebody typed."""

import io
import json
import logging
import sys
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from gastvrij.basis.logs import JsonFormatter
from gastvrij.conftest import Cast

BSN = "999990019"


def broken(request: HttpRequest, wie: str) -> HttpResponse:
    try:
        int(request.GET["bsn"] + "x")
    except ValueError as problem:
        raise RuntimeError(f"kan niet met {wie}") from problem
    return HttpResponse()


urlpatterns = [path("stuk/<str:wie>/", broken)]


@pytest.mark.parametrize("where", [f"/?bsn={BSN}", f"/bestaat/{BSN}/", f"/beheer/?bsn={BSN}"])
def test_a_request_is_logged_by_route_without_what_was_asked(
    client: Client, cast: Cast, where: str, log: io.StringIO
) -> None:
    client.force_login(cast.noor)
    client.get(where, headers={"referer": f"http://testserver/?bsn={BSN}"})
    written = log.getvalue()
    assert '"message": "request"' in written
    for word in (BSN, "noor", "127.0.0.1", str(cast.noor.uuid)):
        assert word not in written


def test_a_crash_is_logged_with_its_places_and_the_trace_id_but_not_its_text(
    client: Client, db: None, settings: Any, log: io.StringIO
) -> None:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["gastvrij.basis.middleware.RequestLog"]
    client.raise_request_exception = False
    answer = client.get(f"/stuk/{BSN}/?bsn={BSN}")
    assert answer.status_code == 500
    written = log.getvalue()
    assert BSN not in written
    found = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    crash = next(line for line in found if line["logger"] == "django.request")
    assert crash["route"] == "stuk/<str:wie>/"
    assert crash["trace_id"] == answer.headers["X-Trace-Id"]
    assert [part["kind"] for part in crash["exception"]] == [
        "builtins.RuntimeError",
        "builtins.ValueError",
    ]
    assert "test_logs.py" in crash["exception"][0]["places"][-1]


def test_a_wrong_host_is_logged_without_the_header(
    client: Client, db: None, log: io.StringIO
) -> None:
    assert client.get("/gezond/levend", headers={"host": "kwaad.example"}).status_code == 400
    written = log.getvalue()
    assert "kwaad.example" not in written
    assert "django.security.DisallowedHost" in written


def test_a_line_without_request_says_what_its_program_said() -> None:
    record = logging.LogRecord("gastvrij.x", logging.INFO, "", 1, "%s klaar", ("taak",), None)
    vars(record).update(job="seal", count=3)
    line = json.loads(JsonFormatter().format(record))
    assert (line["message"], line["job"], line["count"]) == ("taak klaar", "seal", 3)
    assert "exception" not in line


def test_an_exception_outside_a_request_is_logged_by_kind() -> None:
    try:
        int(f"{BSN}x")
    except ValueError:
        info = sys.exc_info()
    record = logging.LogRecord("gastvrij.x", logging.ERROR, "", 1, "stuk", (), info)
    written = JsonFormatter().format(record)
    assert BSN not in written
    assert json.loads(written)["exception"][0]["kind"] == "builtins.ValueError"
