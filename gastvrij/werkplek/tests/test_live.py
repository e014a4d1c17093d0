"""What happens while an agent works: calls, hand-overs, tabs; cheap, and never in the way."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gastvrij.basis.actions import add_toepassing
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Koppelrecht
from gastvrij.conftest import Cast
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.models import Betrokkene, DigitaalAdres, Gesprek, Klantcontact, Oproep
from gastvrij.klantcontact.rules import Gebeurtenis
from gastvrij.werkplek.queries import live, overgaan

LIVE = "/werkplek/live/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def noor(client: Client, cast: Cast) -> Client:
    cache.clear()
    client.force_login(cast.noor)
    return client


def ring(who: Medewerker, nummer: str = "06-12345678", *, name: str = "1:a") -> Oproep:
    now = timezone.now()
    return actions.note_gebeurtenis(
        at=now,
        extern_id=name,
        soort=Gebeurtenis.RINGING,
        moment=now,
        medewerker=who,
        nummer=nummer,
    )


def ask(client: Client, **headers: str) -> HttpResponse:
    answer = client.get(LIVE, headers=HTMX | headers)
    assert isinstance(answer, HttpResponse)
    return answer


def known_number(naam: str = "Mevrouw Proefpersoon") -> None:
    contact = Klantcontact.objects.create(
        kanaal="Telefoon", onderwerp="Bijstand", plaatsgevonden_op=timezone.now()
    )
    person = Betrokkene.objects.create(klantcontact=contact, genoemde_naam=naam)
    DigitaalAdres.objects.create(
        betrokkene=person,
        soort_digitaal_adres="telefoonnummer",
        adres="0612345678",
        genormaliseerd="+31612345678",
    )


def test_a_call_shows_its_number_and_how_often_that_was_here_but_nobody(
    noor: Client, cast: Cast
) -> None:
    known_number()
    known_number("De heer Ander")
    ring(cast.noor)
    page = ask(noor).content.decode()
    assert "06 12345678" in page
    assert "Eerder 2 keer contact" in page
    assert 'aria-keyshortcuts="Alt+N"' in page
    for hidden in ("Proefpersoon", "Ander<", "Bijstand"):
        assert hidden not in page


@pytest.mark.parametrize(
    ("nummer", "shown"),
    [
        ("0800-1351", "08001351"),
        ("0900 1234", "09001234"),
        ("14030", "14030"),
        ("anonymous", "Afgeschermd nummer"),
    ],
)
def test_every_kind_of_number_is_shown(noor: Client, cast: Cast, nummer: str, shown: str) -> None:
    ring(cast.noor, nummer)
    assert shown in ask(noor).content.decode()


def test_one_key_starts_the_conversation_and_the_call_leaves_the_screen(
    noor: Client, cast: Cast
) -> None:
    oproep = ring(cast.noor)
    answer = noor.post(reverse("werkplek:neem_op", args=[oproep.uuid]))
    gesprek = Gesprek.objects.get()
    assert answer["Location"] == reverse("werkplek:gesprek", args=[gesprek.uuid])
    assert gesprek.concept == {"telefoon": ["06 12345678"]}
    assert "06 12345678" not in ask(noor).content.decode()


def test_a_call_of_a_colleague_is_not_there(noor: Client, cast: Cast) -> None:
    oproep = ring(cast.fatima)
    assert "06 12345678" not in ask(noor).content.decode()
    assert noor.post(reverse("werkplek:neem_op", args=[oproep.uuid])).status_code == 404


def test_who_has_what_is_there_gets_304_until_something_changes(noor: Client, cast: Cast) -> None:
    first = ask(noor)
    tag = {"If-None-Match": first["ETag"]}
    again = ask(noor, **tag)
    assert (again.status_code, again.content) == (304, b"")
    ring(cast.noor)
    changed = ask(noor, **tag)
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]
    noor.force_login(cast.noor)
    assert ask(noor, **{"If-None-Match": changed["ETag"]}).status_code in {200, 304}


def test_asking_costs_five_queries_while_nothing_happens_and_two_more_for_what_does(
    noor: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    live(cast.noor)
    # Of these two are the session and the person, as for every page.
    with django_assert_max_num_queries(5):
        ask(noor)
    for number in range(3):
        ring(cast.noor, name=f"1:{number}")
    kanaal = queries.get_telefoon()
    for _number in range(3):
        gesprek = actions.start_gesprek(by=cast.fatima, at=timezone.now(), kanaal=kanaal)
        actions.hand_over(
            by=cast.fatima,
            at=timezone.now(),
            gesprek=gesprek,
            soort="eerste_lijn",
            notitie="",
            naar=cast.noor,
        )
    with django_assert_max_num_queries(7):
        assert len(ask(noor).content.decode().split("gv-live__regel ")) > 3


def test_a_page_whose_login_ended_gets_nothing_and_a_person_the_login(
    client: Client, cast: Cast
) -> None:
    assert ask(client).status_code == 204
    assert client.get(LIVE)["Location"].startswith("/inloggen/")


def test_without_script_it_is_a_page_that_says_what_comes_here(noor: Client, cast: Cast) -> None:
    assert "Er is niets nieuws" in noor.get(LIVE).content.decode()
    ring(cast.noor)
    assert "06 12345678" in noor.get(LIVE).content.decode()


def test_what_a_colleague_hands_over_is_announced_with_one_key(noor: Client, cast: Cast) -> None:
    kanaal, now = queries.get_telefoon(), timezone.now()
    gesprek = actions.start_gesprek(by=cast.fatima, at=now, kanaal=kanaal)
    overdracht = actions.hand_over(
        by=cast.fatima,
        at=now,
        gesprek=gesprek,
        soort="eerste_lijn",
        notitie="Weet van de brief",
        naar=cast.noor,
    )
    page = ask(noor).content.decode()
    assert "Fatima Yildiz" in page
    assert "Weet van de brief" not in page
    assert 'aria-keyshortcuts="Alt+Shift+N"' in page
    accept = reverse("klantcontact:overdracht_aannemen", args=[overdracht.uuid])
    assert accept in page
    noor.post(accept)
    assert "Fatima Yildiz" not in ask(noor).content.decode()


def test_open_conversations_are_on_every_machine_where_one_logs_in(cast: Cast) -> None:
    here, there = Client(), Client()
    for machine in (here, there):
        machine.force_login(cast.noor)
    for kanaal in ("telefoon", "balie"):
        here.post(reverse("werkplek:start"), {"kanaal": kanaal})
    first, second = Gesprek.objects.order_by("pk")
    sent = {"naam": "Jan Proef", "versie": "0"}
    here.post(reverse("werkplek:concept", args=[first.uuid]), sent)
    page = there.get(reverse("werkplek:gesprek", args=[second.uuid])).content.decode()
    for shown in ("Jan Proef", "Telefoon", "Balie", "Alt+Shift+1", "Alt+Shift+2"):
        assert shown in page
    assert "Jan Proef" in there.get(reverse("werkplek:gesprek", args=[first.uuid])).content.decode()


def test_a_conversation_started_by_mistake_is_thrown_away(noor: Client, cast: Cast) -> None:
    noor.post(reverse("werkplek:start"), {"kanaal": "balie"})
    gesprek = Gesprek.objects.get()
    page = noor.get(reverse("werkplek:gesprek", args=[gesprek.uuid])).content.decode()
    assert "Gesprek weggooien" in page
    away = reverse("werkplek:weggooien", args=[gesprek.uuid])
    assert noor.post(away, {"naam": "Jan"})["Location"].endswith(f"{gesprek.uuid}/")
    assert Gesprek.objects.exists()
    assert noor.post(away, {"naam": ""})["Location"] == reverse("werkplek:index")
    assert not Gesprek.objects.exists()


def add_centrale(cast: Cast) -> None:
    now = timezone.now()
    add_toepassing(
        by=cast.frits,
        at=now,
        naam="Centrale",
        rechten=[Koppelrecht.TELEFONIE],
        geldig_tot=timezone.localdate(now) + timedelta(days=9),
    )


def test_it_says_why_ringing_was_not_measured(cast: Cast) -> None:
    gesprek = actions.start_gesprek(by=cast.noor, at=timezone.now(), kanaal=queries.get_telefoon())
    found = overgaan(gesprek)
    assert found is not None
    assert "geen telefooncentrale" in found.waarom_niet
    add_centrale(cast)
    found = overgaan(gesprek)
    assert found is not None
    assert "poort is dicht" in found.waarom_niet


def test_it_says_so_too_when_the_exchange_told_nothing(cast: Cast, open_gate: None) -> None:
    add_centrale(cast)
    gesprek = actions.start_gesprek(by=cast.noor, at=timezone.now(), kanaal=queries.get_telefoon())
    found = overgaan(gesprek)
    assert found is not None
    assert "niets gemeld" in found.waarom_niet


def test_ring_time_stands_beside_the_norm_without_judgement(noor: Client, cast: Cast) -> None:
    gesprek = actions.start_gesprek(by=cast.noor, at=timezone.now(), kanaal=queries.get_telefoon())
    Gesprek.objects.filter(pk=gesprek.pk).update(seconden_overgegaan=21)
    page = noor.get(reverse("werkplek:gesprek", args=[gesprek.uuid])).content.decode()
    assert "Overgegaan: 21 s, 5 keer. Afspraak: binnen 3 keer (15 s)." in page


def test_at_the_counter_nothing_rings(cast: Cast) -> None:
    kanaal = queries.get_kanaal("balie")
    assert overgaan(actions.start_gesprek(by=cast.noor, at=timezone.now(), kanaal=kanaal)) is None
