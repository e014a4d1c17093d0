from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW
from gastvrij.klantcontact import actions
from gastvrij.klantcontact.models import Gesprek, Partij
from gastvrij.klantcontact.tests.inwoners import (
    BORN,
    GEERTJE,
    GEHEIM,
    MOLEN,
    belongs,
    keep,
    talk,
)
from gastvrij.klantcontact.tests.registers.server import serving
from gastvrij.taken.tests.desk import Desk
from gastvrij.werkplek import queries

HX = {"HX-Request": "true"}
STATED = {"naam": "Geertje Hofstra", "geboortedatum": "1961-04-23"}
PRIVATE = ("1961", "Kadelaan", "1234 AB", "g.hofstra", "999990019", "12345678")


@pytest.fixture
def noor(client: Client, desk: Desk) -> Client:
    client.force_login(desk.cast.noor)
    return client


@pytest.fixture
def gesprek(desk: Desk) -> Gesprek:
    return talk(desk.cast.noor)


@pytest.fixture
def geertje(desk: Desk) -> Partij:
    return keep(desk.cast.noor)


def post(
    client: Client, name: str, gesprek: Gesprek, sent: dict[str, str] | None = None, **extra: Any
) -> HttpResponse:
    url = reverse(f"werkplek:{name}", args=[gesprek.uuid])
    answer: HttpResponse = client.post(url, sent or {}, headers=HX, **extra)  # type: ignore[assignment]
    return answer


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def checked(client: Client, gesprek: Gesprek, partij: Partij) -> str:
    post(client, "inwoner_kies", gesprek, {"partij": str(partij.uuid), **STATED})
    return text(post(client, "inwoner_controleer", gesprek))


def test_a_known_inwoner_is_found_masked_chosen_checked_and_then_shown(
    noor: Client, gesprek: Gesprek, geertje: Partij
) -> None:
    found = text(post(noor, "inwoner_zoek", gesprek, {"telefoon": "06 12345678"}))
    assert "G••• H•••" in found
    assert "Nog niets bevestigd" in found
    assert not [one for one in PRIVATE[:5] if one in found]
    found = text(post(noor, "inwoner_zoek", gesprek, STATED))
    assert "Geertje Hofstra" in found
    assert "volledige naam, geboortedatum" in found
    maybe = text(
        post(noor, "inwoner_kies", gesprek, {"partij": str(geertje.uuid), "naam": "Hofstra"})
    )
    assert "G••• Hofstra" in maybe
    assert not [one for one in PRIVATE if one in maybe]
    wrong = text(post(noor, "inwoner_vergelijk", gesprek, {"geboortedatum": "1980-01-01"}))
    assert "klopt niet" in wrong
    assert "1961" not in wrong
    early = post(noor, "inwoner_controleer", gesprek)
    assert early.status_code == 422
    right = text(post(noor, "inwoner_vergelijk", gesprek, STATED))
    assert right.count(">klopt<") == 2 or right.count("klopt</span>") == 2
    shown = text(post(noor, "inwoner_controleer", gesprek))
    for value in (
        "Geertje Hofstra",
        "23-04-1961",
        "Kadelaan 14",
        "1234 AB",
        "G.Hofstra@voorbeeld.nl",
    ):
        assert value in shown
    assert "999990019" not in shown
    assert "999990019" in text(post(noor, "inwoner_bsn", gesprek))
    assert Event.objects.filter(did="klantbeeld.read", about=geertje.uuid).count() == 1
    gone = text(post(noor, "inwoner_los", gesprek))
    assert not [one for one in PRIVATE if one in gone]


def test_without_the_script_every_step_comes_back_to_the_desk(
    noor: Client, gesprek: Gesprek, geertje: Partij
) -> None:
    def send(name: str, sent: dict[str, str]) -> Any:
        return noor.post(reverse(f"werkplek:{name}", args=[gesprek.uuid]), sent)

    page = send("inwoner_zoek", STATED).content.decode()
    assert "Terug naar het gesprek" in page
    desk = reverse("werkplek:gesprek", args=[gesprek.uuid])
    chosen = {"partij": str(geertje.uuid), "naam": "Geertje Hofstra"}
    assert send("inwoner_kies", chosen).url == desk
    send("inwoner_vergelijk", {"geboortedatum": "1961-04-23"})
    assert "Geboortedatum: klopt." in noor.get(desk).content.decode()
    assert send("inwoner_controleer", {}).url == desk
    assert "Kadelaan" in noor.get(desk).content.decode()
    assert "999990019" in send("inwoner_bsn", {}).content.decode()
    assert send("inwoner_los", {}).url == desk


def test_of_a_secret_address_nothing_is_shown_and_the_screen_says_so(
    noor: Client, gesprek: Gesprek, desk: Desk
) -> None:
    secret = keep(desk.cast.noor, GEHEIM._replace(is_geheim=False))
    Partij.objects.filter(pk=secret.pk).update(indicatie_geheimhouding=True)
    stated = {"naam": "Soraya Amrani", "geboortedatum": "1990-05-06"}
    post(noor, "inwoner_kies", gesprek, {"partij": str(secret.uuid), **stated})
    shown = text(post(noor, "inwoner_controleer", gesprek))
    assert "Geheim adres" in shown
    assert "Soraya Amrani" in shown
    hidden = ("kadelaan", "1234 ab", "12345678", "hofstra@")
    assert not [one for one in hidden if one in shown.lower()]


def test_five_wrong_statements_close_the_check_on_screen(
    noor: Client, gesprek: Gesprek, geertje: Partij
) -> None:
    post(noor, "inwoner_kies", gesprek, {"partij": str(geertje.uuid)})
    for _each in range(5):
        page = post(noor, "inwoner_vergelijk", gesprek, {"geboortedatum": "1980-01-01"})
    assert "De controle is gesloten" in text(page)
    again = post(noor, "inwoner_vergelijk", gesprek, STATED)
    assert again.status_code == 422
    assert "te vaak" in text(again)


def test_the_picture_holds_contacts_and_work_of_every_merged_partij(
    noor: Client, gesprek: Gesprek, geertje: Partij, desk: Desk
) -> None:
    double = keep(
        desk.cast.noor, GEERTJE._replace(bsn="", telefoon="", email="dubbel@voorbeeld.nl")
    )
    actions.merge_partijen(by=desk.cast.noor, at=NOW, blijft=geertje, dubbel=double)
    for partij in (geertje, double):
        belongs(desk.taak().klantcontact, partij)
    shown = checked(noor, gesprek, geertje)
    assert shown.count("Paspoort</a>") == 2
    assert "dubbel@voorbeeld.nl" in shown
    assert "Loopt nog" in shown
    assert "tussen" in shown
    assert "Samengevoegd met 1 dubbele" in shown


def test_the_picture_takes_six_queries_however_much_there_is(
    desk: Desk,
    gesprek: Gesprek,
    geertje: Partij,
    noor: Client,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    for number in range(4):
        double = keep(desk.cast.noor, GEERTJE._replace(bsn="", telefoon=f"085-12345{number:02}"))
        actions.merge_partijen(by=desk.cast.noor, at=NOW, blijft=geertje, dubbel=double)
        belongs(desk.taak().klantcontact, double)
    checked(noor, gesprek, geertje)
    gesprek = Gesprek.objects.select_related("partij", "kanaal").get(pk=gesprek.pk)
    velden = {"telefoon": ["06-12345678"]}
    noors = desk.cast.noor
    assert noors.rollen
    with django_assert_max_num_queries(6):
        inwoner = queries.inwoner_of(gesprek, noors, velden, now=NOW)
    assert inwoner.beeld is not None
    assert len(inwoner.beeld.contacten) == 4
    assert len(inwoner.lopend) == 4
    assert len(inwoner.herhalingen) == 1


def test_the_same_onderwerp_within_a_week_is_proposed_as_a_repeat(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    contact = desk.taak().klantcontact
    gesprek.begonnen_op = NOW + timedelta(days=1)
    gesprek.save()
    sent = {"telefoon": "0612345678"}
    asked = text(post(noor, "inwoner_herhaling", gesprek, sent))
    assert f'value="{contact.uuid}"' in asked
    assert 'name="vraag-0-herhaling_van"' in asked
    same = {**sent, "vraag-0-onderwerp": str(desk.onderwerp.uuid)}
    chosen = {**same, "vraag-0-herhaling_van": str(contact.uuid)}
    assert " checked" in text(post(noor, "inwoner_herhaling", gesprek, chosen))
    other = {**sent, "vraag-0-onderwerp": str(contact.uuid)}
    assert "checkbox" not in text(post(noor, "inwoner_herhaling", gesprek, other))


def test_a_contact_on_the_number_opens_only_under_the_name_that_was_stated(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    desk.taak()
    sent = {"telefoon": "0612345678", "gegevens_gecontroleerd": "on"}
    other = text(post(noor, "eerder", gesprek, {**sent, "naam": "Piet Jansen"}))
    assert "Paspoort" not in other
    assert "onder een andere naam" in other
    assert "Paspoort" in text(post(noor, "eerder", gesprek, {**sent, "naam": "Geertje Hofstra"}))
    for number in range(4):
        beller = desk.taak().klantcontact.had_betrokkenen.get()
        beller.genoemde_naam = f"Iemand{number}"
        beller.save()
    shared = text(post(noor, "eerder", gesprek, sent))
    assert "Meer mensen gebruiken dit nummer" in shared
    assert "checkbox" not in text(post(noor, "inwoner_herhaling", gesprek, sent))


@pytest.mark.parametrize("soort", ["taak", "contact"])
def test_an_anonymous_call_back_is_found_by_its_number(
    noor: Client, desk: Desk, gesprek: Gesprek, soort: str
) -> None:
    taak = desk.taak()
    number = str(taak.nummer if soort == "taak" else taak.klantcontact.nummer)
    found = text(post(noor, "inwoner_zoek", gesprek, {"nummer": str(int(number))}))
    assert number in found
    assert "Hofstra" not in found


def test_a_known_contact_leads_to_its_inwoner(
    noor: Client, desk: Desk, gesprek: Gesprek, geertje: Partij
) -> None:
    taak = desk.taak()
    belongs(taak.klantcontact, geertje)
    found = text(post(noor, "inwoner_zoek", gesprek, {"nummer": str(taak.nummer)}))
    assert str(geertje.uuid) in found
    assert "G••• H•••" in found


@pytest.mark.parametrize(
    ("sent", "said", "status"),
    [
        ({}, "Vul een naam", 200),
        ({"naam": "Niemand Hier"}, "Niemand gevonden", 200),
        ({"geboortedatum": "gisteren"}, "geldige datum", 422),
        ({"postcode": "12345678901"}, "inwoner-gevonden", 422),
    ],
)
def test_an_empty_search_says_what_to_do(
    noor: Client, gesprek: Gesprek, sent: dict[str, str], said: str, status: int
) -> None:
    answer = post(noor, "inwoner_zoek", gesprek, sent)
    assert answer.status_code == status
    assert said in text(answer)


def test_somebody_new_is_kept_in_own_words(noor: Client, gesprek: Gesprek) -> None:
    sent = {"voornaam": "Nieuw", "achternaam": "Komer", "geboortedatum": "1999-01-02"}
    page = text(post(noor, "inwoner_nieuw", gesprek, sent))
    assert "Nieuw Komer" in page
    assert "Gegevens gecontroleerd" in page
    gesprek.refresh_from_db()
    assert gesprek.gecontroleerd == ["naam", "geboortedatum"]
    for wrong in (
        {"voornaam": "Zonder"},
        {**sent, "postcode": "12"},
        {**sent, "geboortedatum": "x"},
    ):
        assert post(noor, "inwoner_nieuw", gesprek, wrong).status_code == 422
    assert Partij.objects.count() == 1


def test_what_is_not_there_is_404_and_a_strange_key_too(noor: Client, gesprek: Gesprek) -> None:
    assert post(noor, "inwoner_kies", gesprek, {"partij": "geen-uuid"}).status_code == 404
    assert post(noor, "inwoner_kies", gesprek, {"geboortedatum": "x"}).status_code == 422
    assert post(noor, "inwoner_vergelijk", gesprek, {"geboortedatum": "x"}).status_code == 422
    for name in ("inwoner_controleer", "inwoner_beeld", "inwoner_bsn"):
        assert post(noor, name, gesprek).status_code == 422


def test_who_takes_over_sees_nothing_until_it_is_on_record(
    client: Client, desk: Desk, noor: Client, gesprek: Gesprek, geertje: Partij
) -> None:
    checked(noor, gesprek, geertje)
    Gesprek.objects.update(medewerker=desk.cast.fatima)
    client.force_login(desk.cast.fatima)
    desk_page = client.get(reverse("werkplek:gesprek", args=[gesprek.uuid])).content.decode()
    assert "Een collega controleerde" in desk_page
    assert "Kadelaan" not in desk_page
    assert "Kadelaan" in text(post(client, "inwoner_beeld", gesprek))
    assert Event.objects.filter(did="klantbeeld.read", by=desk.cast.fatima.uuid).exists()


def test_the_brp_is_asked_on_purpose_only_and_that_is_on_record(
    noor: Client, gesprek: Gesprek, settings: Any
) -> None:
    answers = {
        "RaadpleegMetBurgerservicenummer": "brp-raadpleeg.json",
        "ZoekMetGeslachtsnaamEnGeboortedatum": "brp-zoek.json",
    }
    sent = {"naam": "Geertje Anna van der Heijden", "geboortedatum": "1961-04-23"}
    with serving(**answers) as server:
        given = {"adapter": "haalcentraal", "url": server.url, "sleutel": "", "doelbinding": "KCC"}
        settings.REGISTERS = {**settings.REGISTERS, "personen": given}
        assert "BRP" not in text(post(noor, "inwoner_zoek", gesprek, sent))
        assert server.asked == []
        found = text(post(noor, "inwoner_zoek", gesprek, {**sent, "register": "1"}))
        assert "999990019" not in found
        (event,) = Event.objects.filter(did="gesprek.register_asked")
        assert event.data == {"register": "BRP", "doelbinding": "KCC", "gevonden": 1}
        sleutel = found.split('name="register_sleutel" value="')[1].split('"')[0]
        maybe = text(post(noor, "inwoner_kies", gesprek, {**sent, "register_sleutel": sleutel}))
        assert "Gegevens gecontroleerd" in maybe
        assert Partij.objects.get().huisnummer == 14
        strange = post(noor, "inwoner_kies", gesprek, {**sent, "register_sleutel": "x"})
        assert strange.status_code == 422
    away = text(post(noor, "inwoner_zoek", gesprek, {**sent, "register": "1"}))
    assert "BRP is nu niet bereikbaar" in away
    assert "Geertje Anna van der Heijden" in away


@pytest.mark.parametrize(
    ("tekst", "said"),
    [
        ("bsn 999990019", "lijkt een BSN"),
        ("NL91ABNA0417164300", "rekeningnummer"),
        ("heeft kanker", "gezondheid"),
        ("niets bijzonders", ""),
    ],
)
def test_a_note_with_something_sensitive_gets_a_warning(
    noor: Client, tekst: str, said: str
) -> None:
    for name in ("tekst", "vraag-0-notitie"):
        answer = noor.post(reverse("werkplek:gevoelig"), {name: tekst}).content.decode()
        assert said in answer
        assert bool(answer.strip()) is bool(said)


def test_an_organisation_is_checked_by_name_and_number(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    firm = keep(desk.cast.noor, MOLEN)
    stated = {"naam": "Bakkerij De Molen", "identificatie": "90001234"}
    post(noor, "inwoner_kies", gesprek, {"partij": str(firm.uuid), **stated})
    assert "Marktplein" not in (shown := text(post(noor, "inwoner_controleer", gesprek)))
    assert "90001234" in shown
    assert BORN.isoformat() not in shown
