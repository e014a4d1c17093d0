import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.conftest import NOW
from gastvrij.taken import actions
from gastvrij.taken.models import Contactpoging, InterneTaak

from .desk import Desk


def url(name: str, taak: InterneTaak) -> str:
    return reverse(f"taken:{name}", args=[taak.uuid])


def text(page: Any) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


@pytest.fixture
def bram(client: Client, desk: Desk) -> Client:
    client.force_login(desk.cast.bram)
    return client


def test_the_work_list_shows_who_asks_what_and_by_when(bram: Client, desk: Desk) -> None:
    desk.taak()
    page = text(bram.get(reverse("taken:lijst", args=["afdeling"])))
    assert "Mevrouw Geertje Hofstra" in page
    assert "Zoek uit waar het paspoort is en bel terug" in page
    assert re.search(r">14:00</time>–<time[^>]*>16:00<", page)
    assert "Er staat niets in deze lijst" in text(bram.get(reverse("taken:index")))
    assert bram.get(reverse("taken:lijst", args=["alles"])).status_code == 404


def test_a_taak_is_taken_attempted_finished_and_reopened_on_screen(
    bram: Client, desk: Desk
) -> None:
    taak = desk.taak()
    page = text(bram.get(url("taak", taak)))
    assert "Er is geen termijn afgesproken" in page
    assert "23-11-2026" in page
    assert "tussen 14:00 en 16:00" in page
    assert "U hebt deze taak opgepakt." in text(bram.post(url("oppakken", taak), follow=True))
    sent = {"uitkomst": "voicemail", "notitie": "Morgen weer"}
    page = text(bram.post(url("poging", taak), sent, follow=True))
    assert "De poging is opgeslagen." in page
    assert "Voicemail ingesproken" in page
    sent = {"antwoord": "Het ligt klaar."}
    assert "De taak is afgerond." in text(bram.post(url("afronden", taak), sent, follow=True))
    done = text(bram.get(reverse("taken:lijst", args=["afgerond"])))
    assert "Mevrouw Geertje Hofstra" in done
    sent = {"reden": "Lag er niet"}
    page = text(bram.post(url("heropenen", taak), sent, follow=True))
    assert "De taak is weer open." in page
    assert "Het ligt klaar." in page


@pytest.mark.parametrize(
    ("name", "sent", "said"),
    [
        ("poging", {}, "Kies wat er is gebeurd."),
        ("poging", {"uitkomst": "iets"}, "iets"),
        ("afronden", {"antwoord": " "}, "Schrijf op welk antwoord"),
        ("heropenen", {"reden": ""}, "Schrijf op waarom"),
        ("heropenen", {"reden": "Toch niet"}, "Deze taak is nog open."),
        ("doorsturen", {}, "Kies een afdeling of collega."),
        ("doorsturen", {"naar": "iemand"}, "uit de lijst"),
    ],
)
def test_what_is_refused_comes_back_with_422(
    bram: Client, desk: Desk, name: str, sent: dict[str, str], said: str
) -> None:
    taak = desk.taak(who=desk.cast.bram)
    page = bram.post(url(name, taak), sent)
    assert page.status_code == 422
    assert said in text(page)
    assert not Contactpoging.objects.exists()


def test_what_a_colleague_took_meanwhile_is_told_by_name(bram: Client, desk: Desk) -> None:
    taak = desk.taak()
    actions.take(by=desk.cast.victor, at=NOW, taak=taak)
    for name, sent in (("oppakken", {}), ("afronden", {"antwoord": "Mijn lange antwoord"})):
        page = bram.post(url(name, taak), sent)
        assert page.status_code == 422
        assert "Victor Smit heeft deze taak al" in text(page)
    assert "Victor Smit heeft deze taak" in text(bram.get(url("taak", taak)))


def test_a_taak_is_forwarded_to_an_afdeling_or_a_person(client: Client, desk: Desk) -> None:
    client.force_login(desk.cast.victor)
    first, second = desk.taak(), desk.taak()
    sociaal = desk.cast.afdelingen["Sociaal domein"]
    sent = {"naar": str(sociaal.uuid), "toelichting": "Bijstand"}
    page = client.post(url("doorsturen", first), sent, follow=True)
    assert "De taak is doorgestuurd." in text(page)
    client.post(url("doorsturen", second), {"naar": str(desk.cast.bram.uuid)})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.afdeling, first.medewerker) == (sociaal, None)
    assert second.medewerker == desk.cast.bram
    assert client.get(url("taak", first)).status_code == 404


def test_the_first_line_finds_a_taak_and_reads_what_happened(client: Client, desk: Desk) -> None:
    taak = desk.taak()
    actions.finish(by=desk.cast.bram, at=NOW, taak=taak, antwoord="Het ligt klaar.")
    client.force_login(desk.cast.fatima)
    page = client.post(reverse("taken:zoek"), {"zoek": "hofstra"})
    assert taak.gevraagde_handeling in text(page)
    assert "Niets gevonden" in text(client.post(reverse("taken:zoek"), {"zoek": "Niemand"}))
    assert client.post(reverse("taken:zoek"), {"zoek": ""}).status_code == 422
    page = client.get(url("taak", taak))
    assert "Het ligt klaar." in text(page)
    assert "U kunt deze taak lezen" in text(page)
    for name, sent in (("oppakken", {}), ("poging", {"uitkomst": "gesproken"})):
        assert client.post(url(name, taak), sent).status_code == 403
    assert client.post(url("doorsturen", taak), {"naar": str(taak.afdeling_id)}).status_code == 403


@pytest.mark.parametrize("name", ["coen", "els", "olga", "kim", "frits", "anja"])
def test_who_has_no_part_in_it_gets_403(client: Client, desk: Desk, name: str) -> None:
    taak = desk.taak()
    client.force_login(desk.cast.people[name])
    assert client.get(reverse("taken:index")).status_code == 403
    assert client.get(url("taak", taak)).status_code == 403
    assert client.post(reverse("taken:zoek"), {"zoek": "x"}).status_code == 403
    for page in ("oppakken", "poging", "afronden", "doorsturen", "heropenen"):
        assert client.post(url(page, taak), {"antwoord": "x"}).status_code == 403


@pytest.mark.parametrize("name", ["sjoerd", "tessa"])
def test_a_taak_of_another_afdeling_is_404(client: Client, desk: Desk, name: str) -> None:
    taak = desk.taak()
    client.force_login(desk.cast.people[name])
    assert client.get(url("taak", taak)).status_code == 404
    for page in ("oppakken", "poging", "afronden", "doorsturen", "heropenen"):
        assert client.post(url(page, taak), {"antwoord": "x"}).status_code == 404


def test_the_list_and_the_taak_take_few_queries(
    bram: Client, desk: Desk, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for _each in range(4):
        taak = desk.taak()
        actions.record_poging(
            by=desk.cast.bram, at=timezone.now(), taak=taak, uitkomst="geen_gehoor"
        )
    with django_assert_max_num_queries(15):
        page = bram.get(reverse("taken:lijst", args=["afdeling"]))
    assert page.context["aantal"] == 4
    with django_assert_max_num_queries(24):
        bram.get(url("taak", taak))
