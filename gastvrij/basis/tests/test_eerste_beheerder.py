"""The first administrator: by screen or by command, and never two."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from gastvrij.basis import actions, queries
from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.conftest import NOW, PASSWORD, Cast

GIVEN = {
    "gemeente": "gemeente Lindemeer",
    "naam": "Frits Blom",
    "gebruikersnaam": "Frits",
    "email": "frits@lindemeer.example",
    "password": PASSWORD,
}
TWO_AT_ONCE = """
import sys, django
django.setup()
from django.utils import timezone
from gastvrij.basis import actions
sys.stdin.readline()
try:
    actions.create_first_admin(
        at=timezone.now(), gebruikersnaam=sys.argv[1], naam="Iemand", email="",
        password="een-lange-zin-voor-de-proef", gemeente="gemeente Lindemeer",
    )
except actions.CannotAdminister:
    print("geweigerd")
else:
    print("gemaakt")
"""


@pytest.mark.django_db
def test_an_empty_installation_leads_everybody_to_the_first_page(client: Client) -> None:
    page = client.get("/", follow=True)
    assert page.redirect_chain[-1][0] == reverse("basis:first_admin")
    assert "Maak de eerste beheerder" in page.content.decode()


@pytest.mark.django_db
def test_the_first_page_makes_the_administrator_who_can_then_log_in(client: Client) -> None:
    page = client.post(reverse("basis:first_admin"), GIVEN, follow=True)
    assert "Log nu in" in page.content.decode()
    assert queries.organisatie().naam == "gemeente Lindemeer"
    assert Medewerker.objects.get().rollen == {Rol.FUNCTIONEEL_BEHEERDER}
    assert client.login(request=page.wsgi_request, username="FRITS", password=PASSWORD)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "told"),
    [({"password": "kort"}, "te kort"), ({"naam": ""}, "id_naam"), ({"email": "x"}, "id_email")],
)
def test_a_weak_password_or_missing_answer_makes_nobody(
    client: Client, wrong: dict[str, str], told: str
) -> None:
    page = client.post(reverse("basis:first_admin"), GIVEN | wrong)
    assert page.status_code == 422
    assert told in page.content.decode()
    assert not Medewerker.objects.exists()
    assert not Event.objects.exists()


def test_the_first_page_is_gone_once_there_are_staff(client: Client, cast: Cast) -> None:
    count = Medewerker.objects.count()
    assert client.get(reverse("basis:first_admin")).status_code == 404
    assert client.post(reverse("basis:first_admin"), GIVEN).status_code == 404
    assert Medewerker.objects.count() == count


def test_a_second_first_administrator_is_refused(cast: Cast) -> None:
    with pytest.raises(actions.CannotAdminister, match="al een beheerder"):
        actions.create_first_admin(at=NOW, **GIVEN | {"gebruikersnaam": "ander"})
    assert queries.organisatie().naam == "gemeente Lindemeer"


def _environment(tmp_path: Path) -> tuple[dict[str, str], str]:
    env = os.environ | {
        "GASTVRIJ_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "gastvrij.config.settings",
    }
    if connection.vendor != "postgresql":
        return env | {"DATABASE_URL": f"sqlite:///{tmp_path / 'proef.sqlite3'}"}, ""
    name = f"{connection.settings_dict['NAME']}_twee"
    root, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    return env | {"DATABASE_URL": f"{root}/{name}"}, name


def _on_the_server(*statements: str) -> None:
    other = connection.copy()
    other.settings_dict = connection.settings_dict | {"NAME": "postgres"}
    with other.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    other.close()


@pytest.fixture(scope="module")
def tables(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Return a file with the empty tables of SQLite: migrating one takes a hundred times as long.

    Made before any test begins, because a transaction would lock what is copied.
    """
    file = tmp_path_factory.mktemp("tables") / "empty.sqlite3"
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock(), closing(sqlite3.connect(file)) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
    return file


@pytest.fixture
def empty_installation(tables: Path, tmp_path: Path, db: None) -> Iterator[dict[str, str]]:
    env, name = _environment(tmp_path)
    if name:
        _on_the_server(f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}"')
        program = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
        subprocess.run(program, env=env, check=True)
    else:
        shutil.copy(tables, tmp_path / "proef.sqlite3")
    yield env
    if name:
        _on_the_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_of_two_at_once_one_becomes_the_first_administrator(
    empty_installation: dict[str, str],
) -> None:
    both = [
        subprocess.Popen(
            [sys.executable, "-c", TWO_AT_ONCE, name],
            env=empty_installation,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("een", "twee")
    ]
    for one in both:
        assert one.stdin
        one.stdin.write("go\n")
        one.stdin.flush()
    answers = [one.communicate(timeout=60)[0].strip().splitlines()[-1] for one in both]
    assert sorted(answers) == ["gemaakt", "geweigerd"]


OPTIONS = ["--gebruikersnaam=Frits", "--naam=Frits Blom", "--email=frits@lindemeer.example"]


@pytest.mark.django_db
def test_the_command_makes_the_first_administrator(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GASTVRIJ_ADMIN_PASSWORD", PASSWORD)
    call_command("create_admin", *OPTIONS, "--gemeente=gemeente Lindemeer")
    assert "Beheerder “frits” is gemaakt." in capsys.readouterr().out
    assert queries.organisatie().naam == "gemeente Lindemeer"


def test_the_command_makes_a_further_administrator_without_asking_the_gemeente(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GASTVRIJ_ADMIN_PASSWORD", PASSWORD)
    call_command("create_admin", "--gebruikersnaam=ina", "--naam=Ina", "--email=i@l.example")
    assert Medewerker.objects.get(gebruikersnaam="ina").rollen == {Rol.FUNCTIONEEL_BEHEERDER}


def test_the_command_refuses_a_name_that_is_taken(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GASTVRIJ_ADMIN_PASSWORD", PASSWORD)
    with pytest.raises(CommandError, match="bestaat al"):
        call_command("create_admin", *OPTIONS)


def _answers(monkeypatch: pytest.MonkeyPatch, spoken: list[str], hidden: list[str]) -> None:
    monkeypatch.delenv("GASTVRIJ_ADMIN_PASSWORD", raising=False)
    monkeypatch.setattr("builtins.input", lambda: spoken.pop(0))
    monkeypatch.setattr("getpass.getpass", lambda _prompt: hidden.pop(0))


def test_the_command_asks_what_is_not_given(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _answers(monkeypatch, ["ina", "Ina Dekker", "ina@lindemeer.example"], [PASSWORD, PASSWORD])
    call_command("create_admin")
    assert Medewerker.objects.get(gebruikersnaam="ina").naam == "Ina Dekker"
    assert PASSWORD not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("spoken", "hidden", "told"),
    [
        (["", "", ""], [], "Gebruikersnaam ontbreekt"),
        (["ina", "Ina", "i@l.example"], [PASSWORD, "anders"], "niet gelijk"),
        (["ina", "Ina", "i@l.example"], ["kort", "kort"], "te kort"),
    ],
)
def test_the_command_makes_nobody_on_a_wrong_answer(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, spoken: list[str], hidden: list[str], told: str
) -> None:
    _answers(monkeypatch, spoken, hidden)
    with pytest.raises(CommandError, match=told):
        call_command("create_admin")
    assert not Medewerker.objects.filter(gebruikersnaam="ina").exists()


def test_the_command_without_a_keyboard_says_what_is_missing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)
    with pytest.raises(CommandError, match="Geef het op als optie"):
        call_command("create_admin")
