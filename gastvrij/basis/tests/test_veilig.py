"""What every answer carries, and which settings are refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.basis.context import kluis_key
from gastvrij.conftest import Cast

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
READ_SETTINGS = """
import json
from gastvrij.config import settings
names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT",
         "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "DEBUG")
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


@pytest.mark.parametrize(
    "url",
    [
        "/inloggen/",
        "/wachtwoord-vergeten/",
        "/gezond/levend",
        "/mijn/",
        "/beheer/",
        "/beheer/auditspoor/",
        "/bestaat-niet/",
        "/uitloggen/",
    ],
)
def test_every_answer_carries_the_same_strict_headers(client: Client, cast: Cast, url: str) -> None:
    client.force_login(cast.anja)
    headers = client.get(url).headers
    assert set(headers["Content-Security-Policy"].split("; ")) == CSP
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_page_is_kept_by_no_browser_and_logging_out_wipes_what_it_kept(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.noor)
    assert client.get("/mijn/").headers["Cache-Control"] == "no-store"
    answer = client.post("/uitloggen/")
    assert answer.status_code == 302
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert "Cache-Control" not in client.get("/wachtwoord-vergeten/").headers


def test_the_key_of_the_browsers_vault_belongs_to_one_login(client: Client, cast: Cast) -> None:
    keys = {name: kluis_key(getattr(cast, name)) for name in ("noor", "bram")}
    assert len(set(keys.values())) == 2
    assert all(len(key) == 64 for key in keys.values())
    client.force_login(cast.noor)
    assert f'data-kluis="{keys["noor"]}"' in client.get("/mijn/").content.decode()
    cast.noor.set_password("een-heel-andere-lange-zin")
    assert kluis_key(cast.noor) != keys["noor"]
    client.logout()
    assert 'data-kluis=""' in client.get("/inloggen/").content.decode()


def test_a_refused_page_carries_them_too(client: Client, cast: Cast) -> None:
    client.force_login(cast.noor)
    page = client.get(reverse("basis:beheer"))
    assert page.status_code == 403
    assert set(page.headers["Content-Security-Policy"].split("; ")) == CSP


def test_cookies_are_closed_to_scripts_and_other_sites(client: Client, cast: Cast) -> None:
    client.get("/inloggen/")
    given = {"username": "noor", "password": "een-lange-zin-voor-de-proef"}
    client.post("/inloggen/", given)
    for name in ("gastvrij_sessie", "csrftoken"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


def test_a_change_without_the_token_of_the_form_is_refused(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.frits)
    page = client.post(reverse("basis:taal"), {"taal": "en"})
    assert page.status_code == 403
    assert "Het formulier is verlopen" in page.content.decode()


def test_another_host_gets_no_answer(client: Client, db: None) -> None:
    assert client.get("/inloggen/", headers={"host": "kwaad.example"}).status_code == 400


def run(url: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    env = os.environ | {"GASTVRIJ_URL": url, "GASTVRIJ_VAR": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", READ_SETTINGS], env=env, capture_output=True, text=True, check=False
    )


@pytest.mark.one_database
def test_https_makes_cookies_secure_and_is_kept_for_a_year(tmp_path: Path) -> None:
    found = json.loads(run("https://gastvrij.lindemeer.example", tmp_path).stdout)
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_SSL_REDIRECT"]
    assert found["SECURE_HSTS_SECONDS"] == 31536000
    assert found["ALLOWED_HOSTS"][0] == "gastvrij.lindemeer.example"
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://gastvrij.lindemeer.example"]
    assert found["DEBUG"] is False
    secrets = [tmp_path / "gastvrij-secret-key", tmp_path / "gastvrij-audit-key"]
    assert [oct(path.stat().st_mode & 0o777) for path in secrets] == ["0o600", "0o600"]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("url", "works"),
    [
        ("http://gastvrij.lindemeer.example", False),
        ("http://10.0.0.5:8000", False),
        ("http://127.0.0.1:8000", True),
        ("http://localhost:8000", True),
    ],
)
def test_http_is_for_this_machine_only(tmp_path: Path, url: str, *, works: bool) -> None:
    done = run(url, tmp_path)
    assert (done.returncode == 0) is works
    assert works or "gebruik https" in done.stderr
