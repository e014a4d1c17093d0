"""The own badges on screen, and all of them for the opleidingsadviseur."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.badges import svg
from gastvrij.ontwikkeling.models import Badge

from .badgebank import issue, own_exam, with_key


@pytest.fixture
def key(settings: Any, tmp_path: Path, db: None) -> Path:
    return with_key(settings, tmp_path)


def fragment(stage: Stage) -> str:
    noor = stage.cast.noor
    context = {
        "badge_kansen": queries.badge_kansen(noor),
        "met_badgesleutel": queries.has_badge_key(),
    }
    return " ".join(render_to_string("ontwikkeling/_badges.html", context).split())


def test_the_candidate_asks_on_screen_and_takes_the_badge_along(
    client: Client, stage: Stage, key: Path
) -> None:
    proeve = own_exam(stage)
    client.force_login(stage.cast.noor)
    assert "Maak badge" in fragment(stage)
    asked = client.post(reverse("ontwikkeling:badge_vragen", args=[proeve.uuid]), follow=True)
    assert "Uw badge is gemaakt" in asked.content.decode()
    again = client.post(reverse("ontwikkeling:badge_vragen", args=[proeve.uuid]), follow=True)
    assert "U hebt deze badge al" in again.content.decode()
    badge = Badge.objects.get()
    assert f"/badges/{badge.uuid}/" in fragment(stage)
    found = client.get(reverse("ontwikkeling:badge_json", args=[badge.uuid]))
    assert found.content.decode() == badge.credential
    assert found["Content-Disposition"] == 'attachment; filename="badge.json"'
    picture = client.get(reverse("ontwikkeling:badge_svg", args=[badge.uuid]))
    assert picture["Content-Type"] == "image/svg+xml"
    assert json.loads(svg.unbaked(picture.content)) == json.loads(badge.credential)


def test_a_badge_is_taken_along_by_its_owner_only(client: Client, stage: Stage, key: Path) -> None:
    badge = issue(stage, own_exam(stage))
    for who, person in stage.cast.people.items():
        client.force_login(person)
        for name in ("badge_json", "badge_svg"):
            answer = client.get(reverse(f"ontwikkeling:{name}", args=[badge.uuid]))
            assert (who, answer.status_code) == (who, 200 if who == "noor" else 404)
        asked = client.post(reverse("ontwikkeling:badge_vragen", args=[badge.proeve.uuid]))
        assert (who, asked.status_code) == (who, 302 if who == "noor" else 404)


def test_all_badges_are_for_the_adviser_only(client: Client, stage: Stage, key: Path) -> None:
    issue(stage, own_exam(stage))
    for who, person in stage.cast.people.items():
        client.force_login(person)
        page = client.get(reverse("ontwikkeling:badges"))
        assert (who, page.status_code) == (who, 200 if who == "olga" else 403)
        assert ("Behaald: Proeve V1" in page.content.decode()) is (who == "olga")


def test_the_adviser_withdraws_on_screen_with_a_reason(
    client: Client, stage: Stage, key: Path
) -> None:
    badge = issue(stage, own_exam(stage))
    url = reverse("ontwikkeling:badge_intrekken", args=[badge.uuid])
    for who in ("tessa", "coen", "frits", "anja"):
        client.force_login(stage.cast.people[who])
        assert client.get(url).status_code == 404
        assert client.post(url, {"reden": "Zomaar."}).status_code == 404
    client.force_login(stage.cast.olga)
    assert "kan niet ongedaan" in client.get(url).content.decode()
    assert client.post(url, {"reden": ""}).status_code == 422
    done = client.post(url, {"reden": "De uitslag is herzien."}, follow=True)
    assert "De badge is ingetrokken" in done.content.decode()
    again = client.post(url, {"reden": "Nog eens."})
    assert again.status_code == 422
    assert "al ingetrokken" in again.content.decode()
    assert "De uitslag is herzien." in fragment(stage)
    assert "Maak badge" not in fragment(stage)


def test_the_owner_withdraws_on_screen_without_a_reason(
    client: Client, stage: Stage, key: Path
) -> None:
    badge = issue(stage, own_exam(stage))
    url = reverse("ontwikkeling:badge_intrekken", args=[badge.uuid])
    client.force_login(stage.cast.noor)
    assert "reden" not in client.get(url).content.decode()
    assert client.post(url).status_code == 302
    assert "Maak badge" in fragment(stage)


def test_without_a_key_the_screen_says_who_can_do_something(
    client: Client, stage: Stage, settings: Any, tmp_path: Path
) -> None:
    settings.BADGE_KEY_FILE = tmp_path / "geen"
    assert "nog geen proeve gehaald" in fragment(stage)
    own_exam(stage)
    assert "De beheerder moet eerst een sleutel" in fragment(stage)
    assert "Maak badge" not in fragment(stage)
    client.force_login(stage.cast.olga)
    page = client.get(reverse("ontwikkeling:badges")).content.decode()
    assert "De beheerder moet eerst een sleutel" in page
    assert "nog geen badge uitgegeven" in page


@pytest.mark.parametrize(
    ("text", "naam"),
    [
        ('{"a": "b"}', "Behaald: V1"),
        ('{"a": "]]><script>x</script>"}', "<Proeve> & “toets”"),
        ('{"a": 1}', "Een heel lange naam van een proeve die niet past " * 4),
    ],
)
def test_a_picture_is_well_formed_and_gives_back_what_is_in_it(text: str, naam: str) -> None:
    picture = svg.baked(text, naam=naam, uitgever="gemeente Lindemeer & co")
    root = ET.fromstring(picture)  # noqa: S314 - our own picture
    held = root.find(f"{{{svg.NAMESPACE}}}credential")
    assert held is not None
    assert json.loads(held.text or "") == json.loads(text)
    assert json.loads(svg.unbaked(picture.encode())) == json.loads(text)
    assert root.find("{http://www.w3.org/2000/svg}script") is None


@pytest.mark.parametrize("raw", [b"{}", b"<svg/>", b"", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"])
def test_what_is_no_picture_with_a_badge_stays_as_it_is(raw: bytes) -> None:
    assert svg.unbaked(raw) == raw
