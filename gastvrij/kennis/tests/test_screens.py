"""The screens of kennis, through the client: what succeeds and what is refused."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.conftest import NOW
from gastvrij.kennis import actions
from gastvrij.kennis.models import ArtikelVersie, Bericht, Synoniem, Tekstblok
from gastvrij.klantcontact.actions.themas import save_thema
from gastvrij.klantcontact.models import Klantcontact, Onderwerp, Thema

from .conftest import Kennisbank

HTMX = {"HX-Request": "true"}
Login = Callable[[str], Client]


def text(page: Any) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


@pytest.fixture
def login(bank: Kennisbank) -> Login:
    def as_(who: str) -> Client:
        client = Client()
        client.force_login(bank.cast.people[who])
        return client

    return as_


def test_an_empty_kennis_says_what_to_do_next(login: Login) -> None:
    page = text(login("noor").get(reverse("kennis:index")))
    assert "Er is nog geen kennis" in page
    assert "Er loopt nu geen thema" in page
    assert "Redactie" not in page.replace("Kennis, Redactie", "")
    assert "Er is nog geen artikel" in text(login("bram").get(reverse("kennis:redactie")))


def test_search_works_as_a_page_and_as_a_fragment(bank: Kennisbank, login: Login) -> None:
    bank.publish("Paspoort aanvragen")
    url = reverse("kennis:zoek")
    page = text(login("noor").post(url, {"zoek": "paspoord"}))
    assert "<h1" in page
    assert "Bedoelde u <strong>paspoort</strong>?" in page
    fragment = text(login("noor").post(url, {"zoek": "paspoort"}, headers=HTMX))
    assert "<h1" not in fragment
    assert "1 artikel gevonden" in fragment
    assert "Niets gevonden" in text(login("noor").post(url, {"zoek": "xqzwvk"}))
    assert login("noor").get(url).status_code == 405


def test_the_desk_shows_an_article_with_what_its_script_needs(
    bank: Kennisbank, login: Login
) -> None:
    versie = bank.publish("Paspoort aanvragen", "Neem een foto mee.\n\nEn uw oude paspoort.")
    actions.save_tekstblok(
        by=bank.cast.bram,
        at=NOW,
        tekstblok=None,
        titel="Uitgelegd",
        tekst="Uitgelegd wat er mee moet.",
        soort=Tekstblok.Soort.NOTITIE,
        afdeling=bank.cast.afdelingen["Burgerzaken"],
    )
    noor = login("noor")
    sent = {"zoek": "paspoort", "vraag": "2"}
    found = text(noor.post(reverse("kennis:bureau_zoek"), sent, headers=HTMX))
    assert f'name="uuid" value="{versie.artikel.uuid}"' in found
    assert 'name="vraag" value="2"' in found
    sent = {"uuid": str(versie.artikel.uuid), "vraag": "2"}
    page = text(noor.post(reverse("kennis:bureau_artikel"), sent, headers=HTMX))
    for attribute in (
        f'data-artikel="{versie.uuid}"',
        f'data-onderwerp="{bank.onderwerp.uuid}"',
        f'data-afdeling="{bank.cast.afdelingen["Burgerzaken"].uuid}"',
        'data-vraag="2"',
        'data-zin="Paspoort aanvragen: Neem een foto mee."',
        'data-zin="Uitgelegd wat er mee moet."',
    ):
        assert attribute in page
    url = reverse("kennis:bureau_artikel")
    assert noor.post(url, sent).headers["Location"].endswith(f"{versie.artikel.uuid}/")
    assert noor.post(url, {"uuid": "x"}, headers=HTMX).status_code == 422
    missing = {"uuid": str(bank.onderwerp.uuid)}
    assert noor.post(url, missing, headers=HTMX).status_code == 404
    told = reverse("kennis:terugkoppelen", args=[versie.artikel.uuid])
    assert noor.post(told, {"tekst": ""}, headers=HTMX).status_code == 422
    assert "Doorgegeven" in text(noor.post(told, {"tekst": "Klopt niet"}, headers=HTMX))


def tekst(**more: Any) -> dict[str, Any]:
    return {
        "titel": "Zwembad",
        "antwoord": "Open van 9 tot 5.",
        "bron-TOTAL_FORMS": "2",
        "bron-INITIAL_FORMS": "0",
        "bron-0-titel": "Tarieven",
        "bron-0-url": "https://lindemeer.example/tarieven",
    } | more


def test_an_article_is_written_published_and_read_on_screen(bank: Kennisbank, login: Login) -> None:
    bram = login("bram")
    place = {
        "onderwerp": str(bank.onderwerp.uuid),
        "afdeling": str(bank.cast.afdelingen["Burgerzaken"].uuid),
    }
    page = bram.post(reverse("kennis:artikel-nieuw"), tekst() | place, follow=True)
    assert "Concept bewaard" in text(page)
    concept = ArtikelVersie.objects.get()
    args = [concept.artikel.uuid]
    sent = tekst(bewerking="0", regel="Voor iedereen.", wie_beslist="De badmeester")
    assert "Concept bewaard" in text(
        bram.post(reverse("kennis:bewerken", args=args), sent, follow=True)
    )
    sent = {"bewerking": "1"}
    page = bram.post(reverse("kennis:publiceren", args=args), sent, follow=True)
    assert "Iedereen vindt nu deze versie" in text(page)
    read = text(login("noor").get(reverse("kennis:artikel", args=args)))
    for words in ("Open van 9 tot 5.", "De badmeester", "lindemeer.example/tarieven", "Versie 1"):
        assert words in read
    assert "Nieuwe versie" not in read


def test_a_half_article_comes_back_with_what_is_missing(bank: Kennisbank, login: Login) -> None:
    bram = login("bram")
    page = bram.post(reverse("kennis:artikel-nieuw"), tekst(titel="", online_url="x"))
    assert page.status_code == 422
    assert "Vul in: Titel" in text(page)
    concept = bank.concept("Zwembad")
    args = [concept.artikel.uuid]
    page = bram.post(reverse("kennis:publiceren", args=args), {"bewerking": "0"})
    assert page.status_code == 422
    assert "nog geen antwoord" in text(page)
    page = bram.post(reverse("kennis:bewerken", args=args), tekst(online_url="www.x.nl"))
    assert page.status_code in {422, 409}
    sent = tekst(bewerking="0", online_url="www.x.nl")
    page = bram.post(reverse("kennis:bewerken", args=args), sent)
    assert page.status_code == 422
    assert "Begin het adres met https" in text(page)


def test_who_saves_over_a_colleague_is_told_and_overwrites_nothing(
    bank: Kennisbank, login: Login
) -> None:
    concept = bank.concept("Zwembad", antwoord="Open.")
    url = reverse("kennis:bewerken", args=[concept.artikel.uuid])
    login("bram").post(url, tekst(bewerking="0", antwoord="Van Bram"))
    page = login("victor").post(url, tekst(bewerking="0", antwoord="Van Victor"))
    assert page.status_code == 409
    shown = text(page)
    assert "Bram de Wit heeft dit concept intussen gewijzigd" in shown
    assert "Van Victor</textarea>" in shown
    assert "Van Bram" in shown
    assert ArtikelVersie.objects.get().antwoord == "Van Bram"
    page = login("victor").post(
        reverse("kennis:publiceren", args=[concept.artikel.uuid]), {"bewerking": "0"}
    )
    assert page.status_code == 409


def test_an_article_is_kept_up_on_screen(bank: Kennisbank, login: Login) -> None:
    today = timezone.localdate()
    versie = bank.concept("Zwembad", antwoord="Open.", geldig_tot=today)
    actions.publish(by=bank.cast.bram, at=NOW, versie=versie, bewerking=0, on=today)
    args, bram = [versie.artikel.uuid], login("bram")
    later = {"geldig_tot": (today + timedelta(days=90)).isoformat()}
    assert "Verlengd." in text(
        bram.post(reverse("kennis:verlengen", args=args), later, follow=True)
    )
    page = bram.post(reverse("kennis:verlengen", args=args), {}, follow=True)
    assert "Kies de nieuwe laatste dag" in text(page)
    assert "Versie 1" in text(bram.get(reverse("kennis:versie", args=[*args, 1])))
    assert bram.get(reverse("kennis:versie", args=[*args, 9])).status_code == 404
    assert bram.post(reverse("kennis:nieuwe-versie", args=args)).status_code == 302
    assert bram.post(reverse("kennis:concept-weg", args=args)).status_code == 302
    assert bram.get(reverse("kennis:bewerken", args=args)).status_code == 302
    assert bram.post(reverse("kennis:publiceren", args=args)).status_code == 302
    assert bram.post(reverse("kennis:plaats", args=args), {}).status_code == 302
    page = bram.post(reverse("kennis:intrekken", args=args), follow=True)
    assert "Dit artikel is ingetrokken" in text(page)


def test_feedback_goes_to_the_editor_and_back(bank: Kennisbank, login: Login) -> None:
    artikel = bank.publish("Zwembad").artikel
    url = reverse("kennis:terugkoppelen", args=[artikel.uuid])
    noor, bram = login("noor"), login("bram")
    assert "Doorgegeven" in text(noor.post(url, {"tekst": "De prijs klopt niet"}, follow=True))
    assert noor.post(url, {"tekst": " "}).status_code == 422
    assert login("coen").post(url, {"tekst": "x"}).status_code == 403
    assert "De prijs klopt niet" in text(bram.get(reverse("kennis:redactie")))
    assert "De prijs klopt niet" not in text(
        login("fatima").get(reverse("kennis:artikel", args=[artikel.uuid]))
    )
    told = artikel.terugkoppelingen.get()
    url = reverse("kennis:beantwoorden", args=[told.uuid])
    assert bram.post(url, {"antwoord": ""}).status_code == 422
    assert "Beantwoord." in text(bram.post(url, {"antwoord": "Aangepast"}, follow=True))
    assert bram.post(url, {"antwoord": "Nog eens"}).status_code == 422
    page = text(noor.get(reverse("kennis:artikel", args=[artikel.uuid])))
    assert "Aangepast" in page


def bericht(bank: Kennisbank, **more: Any) -> dict[str, Any]:
    return {
        "soort": "werkinstructie",
        "titel": "Balie dicht",
        "tekst": "Morgen is de balie dicht.",
        "afdeling": str(bank.cast.afdelingen["Burgerzaken"].uuid),
        "geldig_van": "2026-11-01",
        "bewerking": "0",
    } | more


def test_a_bericht_is_placed_read_changed_and_ended(bank: Kennisbank, login: Login) -> None:
    bram, noor = login("bram"), login("noor")
    page = bram.post(reverse("kennis:bericht-nieuw"), bericht(bank), follow=True)
    assert "Het bericht is opgeslagen." in text(page)
    placed = Bericht.objects.get()
    args = [placed.uuid]
    assert "1 bericht hebt u nog niet gelezen" in text(noor.get(reverse("kennis:berichten")))
    page = noor.post(reverse("kennis:gelezen", args=args), follow=True)
    assert "0 berichten hebt u nog niet gelezen" in text(page)
    assert "1 collega las dit." in text(bram.get(reverse("kennis:bericht", args=args)))
    change = reverse("kennis:bericht-wijzigen", args=args)
    assert bram.get(change).status_code == 200
    again = bericht(bank, titel="Balie toch open", read_again="on")
    assert bram.post(change, again).status_code == 302
    assert "1 bericht hebt u nog niet gelezen" in text(noor.get(reverse("kennis:berichten")))
    assert bram.post(change, again).status_code == 409
    wrong = bericht(bank, bewerking="1", geldig_tot="2026-10-01")
    assert bram.post(change, wrong).status_code == 422
    page = bram.post(reverse("kennis:bericht-beeindigen", args=args), follow=True)
    assert "voorbij" in text(page)
    assert "Er zijn geen berichten" in text(noor.get(reverse("kennis:berichten")))
    assert noor.get(reverse("kennis:bericht", args=args)).status_code == 404


def test_text_modules_are_managed_by_their_afdeling(bank: Kennisbank, login: Login) -> None:
    bram = login("bram")
    assert "Er zijn nog geen tekstblokken" in text(bram.get(reverse("kennis:tekstblokken")))
    sent = {
        "titel": "Uitgelegd",
        "tekst": "Uitgelegd wat er mee moet.",
        "soort": "notitie",
        "onderwerp": str(bank.onderwerp.uuid),
        "afdeling": str(bank.cast.afdelingen["Burgerzaken"].uuid),
        "is_actief": "on",
    }
    page = bram.post(reverse("kennis:tekstblok-nieuw"), sent, follow=True)
    assert "Het tekstblok is opgeslagen." in text(page)
    url = reverse("kennis:tekstblok", args=[Tekstblok.objects.get().uuid])
    assert bram.get(url).status_code == 200
    assert login("sjoerd").get(url).status_code == 404
    bram.post(url, {name: value for name, value in sent.items() if name != "is_actief"})
    assert not Tekstblok.objects.get().is_actief
    assert bram.post(url, {}).status_code == 422


def test_synonyms_are_managed_and_found_at_once(bank: Kennisbank, login: Login) -> None:
    bank.publish("Rijbewijs verlengen")
    bram = login("bram")
    assert "Er zijn nog geen synoniemen" in text(bram.get(reverse("kennis:synoniemen")))
    new = reverse("kennis:synoniem-nieuw")
    for words, problem in (
        ("rijbewijs", "ten minste twee woorden"),
        ("rijbewijs\nhet", "niet op gezocht"),
    ):
        page = bram.post(new, {"woorden": words})
        assert page.status_code == 422
        assert problem in text(page)
    bram.post(new, {"woorden": "rijbewijs\nroze pasje\nroze pasje"})
    saved = Synoniem.objects.get()
    assert saved.woorden == ["rijbewijs", "roze pasje"]
    shown = text(bram.post(reverse("kennis:zoek"), {"zoek": "roze pasje"}))
    assert "Rijbewijs verlengen" in shown
    assert "staat al bij" in text(bram.post(new, {"woorden": "Rijbewijzen\npapiertje"}))
    url = reverse("kennis:synoniem", args=[saved.uuid])
    assert "roze pasje" in text(bram.get(url))
    assert bram.post(url, {"woorden": "rijbewijs\npapiertje"}).status_code == 302
    bram.post(reverse("kennis:synoniem-weg", args=[saved.uuid]))
    assert not Synoniem.objects.exists()


def test_a_thema_bundles_berichten_articles_and_figures(bank: Kennisbank, login: Login) -> None:
    frits = login("frits")
    new = reverse("klantcontact:thema-nieuw")
    sent = {"naam": "Verkiezingen", "is_actief": "on", "onderwerpen": [str(bank.onderwerp.uuid)]}
    assert "Er zijn nog geen thema’s" in text(frits.get(reverse("klantcontact:themas")))
    assert "Het thema is opgeslagen." in text(frits.post(new, sent, follow=True))
    assert frits.post(new, sent).status_code == 422
    thema = Thema.objects.get()
    assert Onderwerp.objects.get().thema == thema
    bank.publish("Stempas kwijt")
    actions.save_bericht(
        by=bank.cast.bram,
        at=NOW,
        bericht=None,
        soort="nieuws",
        titel="Stembureaus bekend",
        tekst="Ze staan op de kaart.",
        afdeling=bank.cast.afdelingen["Burgerzaken"],
        afdelingen=[],
        geldig_van=date(2026, 1, 1),
        thema=thema,
    )
    now = timezone.now()
    Klantcontact.objects.create(
        onderwerp="x", onderwerp_ref=bank.onderwerp, plaatsgevonden_op=now - timedelta(seconds=1)
    )
    page = text(login("noor").get(reverse("kennis:thema", args=[thema.uuid])))
    for words in ("Stembureaus bekend", "Stempas kwijt", '<p class="gv-getal">1</p>'):
        assert words in page
    url = reverse("klantcontact:thema", args=[thema.uuid])
    assert "Verkiezingen" in text(frits.get(url))
    frits.post(url, {"naam": "Verkiezingen 2027"})
    assert Onderwerp.objects.get().thema is None
    assert login("noor").get(reverse("kennis:thema", args=[thema.uuid])).status_code == 404
    assert frits.post(url, {"naam": " "}).status_code == 422


def test_an_onderwerp_leaves_the_thema_it_had(bank: Kennisbank) -> None:
    chosen: dict[str, Any] = {
        "by": bank.cast.frits,
        "at": NOW,
        "thema": None,
        "onderwerpen": [bank.onderwerp],
    }
    save_thema(**chosen, naam="Eerste")
    second = save_thema(**chosen, naam="Tweede")
    assert Onderwerp.objects.get().thema == second
