"""Login: throttled, no fixation, no way back in for who was closed out."""

import io
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis import actions
from gastvrij.basis.models import Medewerker
from gastvrij.conftest import PASSWORD, Cast

URL = "/inloggen/"


WRONG = "fout-wachtwoord"


def log_in(client: Client, name: str = "noor", password: str = WRONG) -> Any:
    return client.post(URL, {"username": name, "password": password})


def test_the_login_name_is_taken_with_capitals_too(client: Client, cast: Cast) -> None:
    assert log_in(client, " NOOR ", PASSWORD).status_code == 302
    assert client.get(reverse("basis:mijn")).status_code == 200


def test_a_wrong_password_shows_the_form_again_and_does_not_say_which_was_wrong(
    client: Client, cast: Cast
) -> None:
    pages = [log_in(client, name) for name in ("noor", "niemand")]
    for page in pages:
        assert page.status_code == 422
        assert "horen niet bij elkaar" in page.content.decode()


def test_the_fifth_wrong_try_closes_the_door_for_a_quarter_however_the_name_is_written(
    client: Client, cast: Cast
) -> None:
    answers = [log_in(client, name) for name in ("noor", "Noor", "NOOR", "nOOr", " noor ")]
    assert [page.status_code for page in answers] == [422, 422, 422, 422, 429]
    assert "Wacht een kwartier" in answers[-1].content.decode()
    assert log_in(client, "noor", PASSWORD).status_code == 429
    assert log_in(client, "bram", PASSWORD).status_code == 302
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert log_in(Client(), "noor", PASSWORD).status_code == 302


def test_failed_logins_keep_no_password_and_go_after_a_day(client: Client, cast: Cast) -> None:
    client.post(f"{URL}?next=/taken/?q=geheim", {"username": "noor", "password": "mijn-geheim"})
    attempt = AccessAttempt.objects.get()
    stored = " ".join(str(value) for value in vars(attempt).values())
    assert "geheim" not in stored
    now = timezone.now()
    actions.clean(at=now + timedelta(hours=23))
    assert AccessAttempt.objects.exists()
    actions.clean(at=now + timedelta(hours=25))
    assert not AccessAttempt.objects.exists()


def test_failed_and_good_logins_put_no_name_or_address_in_the_log(
    client: Client, cast: Cast, log: io.StringIO
) -> None:
    for _number in range(6):
        log_in(client)
    log_in(client, "bram", PASSWORD)
    assert log.getvalue().count('"message": "request"') == 7
    for word in ("noor", "bram", "127.0.0.1", "fout-wachtwoord"):
        assert word not in log.getvalue()


def test_the_session_key_changes_at_login(client: Client, cast: Cast) -> None:
    session = client.session
    session["geplant"] = "x"
    session.save()
    planted = str(session.session_key)
    client.cookies["gastvrij_sessie"] = planted
    assert log_in(client, "noor", PASSWORD).status_code == 302
    assert client.cookies["gastvrij_sessie"].value != planted
    stolen = Client()
    stolen.cookies["gastvrij_sessie"] = planted
    assert stolen.get(reverse("basis:mijn")).status_code == 302


def test_who_is_closed_out_is_out_at_the_next_click(client: Client, cast: Cast) -> None:
    client.force_login(cast.noor)
    assert client.get(reverse("basis:mijn")).status_code == 200
    Medewerker.objects.filter(pk=cast.noor.pk).update(is_active=False)
    page = client.get(reverse("basis:mijn"))
    assert page.status_code == 302
    assert page.headers["Location"].startswith(URL)
    assert log_in(client, "noor", PASSWORD).status_code == 422


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/mijn/", "/mijn/"),
        ("https://kwaad.example/", "/"),
        ("//kwaad.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_login_never_leads_to_another_site(
    client: Client, cast: Cast, wanted: str, goes_to: str
) -> None:
    given = {"username": "noor", "password": PASSWORD, "next": wanted}
    assert client.post(URL, given).headers["Location"] == goes_to


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/mijn/inzage/?voor=3", "/mijn/inzage/?voor=3"),
        ("https://kwaad.example/", "/"),
        ("//kwaad.example", "/"),
        ("", "/"),
    ],
)
def test_the_language_changes_and_the_page_stays(
    client: Client, cast: Cast, wanted: str, goes_to: str
) -> None:
    client.force_login(cast.noor)
    page = client.post(reverse("basis:taal"), {"taal": "en", "next": wanted})
    assert page.headers["Location"] == goes_to
    assert Medewerker.objects.get(pk=cast.noor.pk).taal == "en"
    assert client.get(reverse("basis:mijn")).headers["Content-Language"] == "en"
    assert client.post(reverse("basis:taal"), {"taal": "fr"}).status_code == 404


def test_expired_sessions_are_cleaned(client: Client, cast: Cast) -> None:
    client.force_login(cast.noor)
    actions.clean(at=timezone.now())
    assert Session.objects.count() == 1
    actions.clean(at=timezone.now() + timedelta(hours=11))
    assert not Session.objects.exists()


def test_logging_out_ends_the_session(client: Client, cast: Cast) -> None:
    client.force_login(cast.noor)
    assert client.get("/uitloggen/").status_code == 405
    client.post("/uitloggen/")
    assert client.get(reverse("basis:mijn")).status_code == 302
