"""What everyone sees of a badge without a login, and what a hostile visitor gets."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from gastvrij.beoordeling.tests.scenario import Stage, make_stage
from gastvrij.conftest import Cast
from gastvrij.koppelvlakken.badges import woorden
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.badges import svg
from gastvrij.ontwikkeling.badges.bevindingen import Controle, Oordeel, Reden, Uitkomst
from gastvrij.ontwikkeling.models import Badge
from gastvrij.ontwikkeling.tests.badgebank import issue, own_exam, with_key

CHECK = "/badges/controleren/"


@pytest.fixture
def stage(cast: Cast, open_gate: None) -> Stage:
    return make_stage(cast)


@pytest.fixture
def badge(stage: Stage, settings: Any, tmp_path: Path) -> Badge:
    with_key(settings, tmp_path)
    return issue(stage, own_exam(stage))


@pytest.fixture
def later(badge: Badge, monkeypatch: pytest.MonkeyPatch) -> Badge:
    """Let it be just after the badge was issued."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: badge.uitgegeven_op)
    return badge


def text_of(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def test_the_addresses_in_a_badge_are_those_that_are_served(
    client: Client, badge: Badge, settings: Any
) -> None:
    said = json.loads(badge.credential)
    own = settings.PUBLIC_URL
    assert said["id"] == own + reverse("badges:badge_json", args=[badge.uuid])
    assert queries.page_of(badge.uuid) == own + reverse("badges:badge", args=[badge.uuid])
    listed = said["credentialStatus"]["statusListCredential"]
    assert listed == own + reverse("badges:status_list")
    assert json.loads(client.get(listed.removeprefix(own)).content)["id"] == listed


def test_everyone_sees_what_a_badge_says_and_nobody_whose_it_is(
    client: Client, later: Badge
) -> None:
    page = text_of(client, f"/badges/{later.uuid}/")
    assert "Deze badge is geldig" in page
    assert "gemeente Lindemeer" in page
    assert "Wat deze badge niet zegt" in page
    for name in ("Noor", "Bakker", "noor@", "Waarmee kan ik u helpen"):
        assert name not in page
    found = client.get(f"/badges/{later.uuid}.json")
    assert found.content.decode() == later.credential
    assert found["Content-Type"] == "application/ld+json"
    assert found["Access-Control-Allow-Origin"] == "*"


def test_a_withdrawn_badge_shows_as_withdrawn_without_the_reason(
    client: Client, later: Badge, stage: Stage
) -> None:
    actions.withdraw_badge(
        by=stage.cast.olga, at=later.uitgegeven_op, uuid=later.uuid, reden="Na herziening."
    )
    page = text_of(client, f"/badges/{later.uuid}/")
    assert "Deze badge is ingetrokken" in page
    assert "Deze badge is geldig" not in page
    assert "Na herziening" not in page
    sent = client.post(CHECK, {"tekst": later.credential}).content.decode()
    assert "De uitgever trok de badge in" in sent


def test_an_unknown_badge_is_told_so(client: Client, db: None) -> None:
    assert "kennen wij niet" in text_of(client, f"/badges/{uuid4()}/", 404)
    assert client.get(f"/badges/{uuid4()}.json").status_code == 404


def test_without_a_key_there_is_no_list_and_no_did_document(
    client: Client, db: None, settings: Any, tmp_path: Path
) -> None:
    settings.BADGE_KEY_FILE = tmp_path / "geen"
    assert client.get("/badges/status/1.json").status_code == 503
    settings.BADGE_KEY_FILE.write_text("kapot", encoding="ascii")
    assert client.get("/badges/status/1.json").status_code == 503
    assert client.get("/.well-known/did.json").status_code == 404


def test_with_a_web_address_everyone_finds_our_keys(
    client: Client, db: None, settings: Any, tmp_path: Path
) -> None:
    with_key(settings, tmp_path)
    assert client.get("/.well-known/did.json").status_code == 404
    settings.PUBLIC_URL, settings.HTTPS = "https://kcc.lindemeer.example", True
    found = json.loads(client.get("/.well-known/did.json").content)
    assert found["id"] == "did:web:kcc.lindemeer.example"
    assert len(found["verificationMethod"]) == 1


@pytest.mark.parametrize("as_file", ["tekst", "json", "svg"])
def test_a_badge_that_somebody_brings_is_checked(
    client: Client, later: Badge, as_file: str
) -> None:
    baked = svg.baked(later.credential, naam=later.naam, uitgever="gemeente Lindemeer")
    ways: dict[str, dict[str, Any]] = {
        "tekst": {"tekst": later.credential},
        "json": {"bestand": SimpleUploadedFile("badge.json", later.credential.encode())},
        "svg": {"bestand": SimpleUploadedFile("badge.svg", baked.encode())},
    }
    answer = client.post(CHECK, ways[as_file])
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Deze badge is geldig" in page
    for text in woorden.CONTROLES.values():
        assert str(text) in page


HOSTILE = {
    "geen json": "hallo",
    "html": "<script>alert(1)</script>",
    "diep": '{"a":' * 19_000,
    "diep en heel": '{"a":' * 900 + "1" + "}" * 900,
    "groot getal": '{"a": ' + "9" * 6000 + "}",
    "halve letter": '{"id": "\\ud800"}',
    "adres van binnen": '{"@context": "http://127.0.0.1:8000/gezond/levend", "id": "urn:x:1"}',
    "bestand": '{"@context": "file:///etc/passwd"}',
    "eigen betekenis": '{"@context": {"@import": "http://127.0.0.1/"}}',
    "lijst": "[" * 500 + "]" * 500,
    "leeg voorwerp": "{}",
    "veel": '{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ['
    + ",".join(['"VerifiableCredential"'] * 4000)
    + "]}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gets_a_verdict_and_reaches_nothing(
    client: Client, db: None, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise AssertionError("somebody asked for a connection")

    monkeypatch.setattr("socket.create_connection", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    answer = client.post(CHECK, {"tekst": HOSTILE[name]})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Deze badge is niet geldig" in page
    assert "<script>alert(1)" not in page


def test_what_is_no_badge_or_too_large_is_refused_with_a_reason(client: Client, db: None) -> None:
    both = {"tekst": "{}", "bestand": SimpleUploadedFile("a.json", b"{}")}
    large = {"bestand": SimpleUploadedFile("a.json", b" " * 100_001)}
    empty = {"bestand": SimpleUploadedFile("a.json", b"")}
    for sent in ({}, both, large, empty):
        assert client.post(CHECK, sent).status_code == 422
    told = client.post(CHECK, {"tekst": "x" * 100_001}).content.decode()
    assert "groter dan 100 kB" in told
    assert client.get(CHECK).status_code == 200
    assert client.put(CHECK).status_code == 405


def test_a_check_from_another_site_is_refused(db: None) -> None:
    assert Client(enforce_csrf_checks=True).post(CHECK, {"tekst": "{}"}).status_code == 403


def test_every_outcome_has_words() -> None:
    assert set(woorden.CONTROLES) == set(Controle)
    assert set(woorden.UITKOMSTEN) == set(Uitkomst)
    assert set(woorden.REDENEN) == set(Reden)
    assert set(woorden.OORDELEN) == set(woorden.UITLEG) == set(Oordeel)


def test_the_command_tells_by_its_exit_code(
    later: Badge, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "badge.json"
    path.write_text(later.credential, encoding="utf-8")
    call_command("verify_badge", path)
    assert "Deze badge is geldig" in capsys.readouterr().out
    for text, code, verdict in (
        (later.credential.replace("Behaald", "Diploma"), 1, "ongeldig"),
        (_of_another(later), 3, "onzeker"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SystemExit) as stopped:
            call_command("verify_badge", path, "--json")
        assert stopped.value.code == code
        said = json.loads(capsys.readouterr().out)
        assert said["oordeel"] == verdict
        assert [one["controle"] for one in said["controles"]] == list(Controle)
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("verify_badge", tmp_path / "geen")


def _of_another(badge: Badge) -> str:
    """Return a badge with a proof of a kind that we do not know, of an issuer that we do not."""
    said = json.loads(badge.credential)
    said["issuer"]["id"] = "https://example.com/issuer"
    said["proof"]["cryptosuite"] = "ecdsa-rdfc-2019"
    return json.dumps(said)


@pytest.mark.django_db
def test_one_network_checks_so_many_badges_an_hour(client: Client) -> None:
    asked = {"tekst": "{}"}
    answers = [client.post(CHECK, asked).status_code for _turn in range(61)]
    assert answers == [*[200] * 60, 429]
    assert "Wacht een uur" in client.post(CHECK, asked).content.decode()
    assert client.post(CHECK, asked, REMOTE_ADDR="192.0.2.7").status_code == 200
