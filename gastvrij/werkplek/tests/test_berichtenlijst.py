"""The worklist of messages on screen: late first, taken by one, and back again."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.conftest import Cast
from gastvrij.kaders.models import Norm
from gastvrij.klantcontact import actions
from gastvrij.klantcontact.models import Gesprek, InkomendBericht, Kanaal

INDEX = "/werkplek/berichten/"


@pytest.fixture
def noor(client: Client, cast: Cast) -> Client:
    client.force_login(cast.noor)
    return client


def receive(onderwerp: str, *, at: datetime | None = None) -> InkomendBericht:
    moment = at or timezone.now()
    return actions.receive_bericht(
        at=moment,
        extern_id=onderwerp,
        kanaal=Kanaal.objects.get(code="e-mail"),
        inhoud=actions.Inhoud("Jan Proef", "jan@inwoner.example", "", onderwerp, "Hoe zit dat?"),
        ontvangen_op=moment,
    ).bericht


def url(name: str, bericht: InkomendBericht) -> str:
    return reverse(f"werkplek:{name}", args=[bericht.uuid])


def test_what_is_late_stands_on_top_with_its_day(noor: Client, cast: Cast) -> None:
    Norm.objects.create(
        metriek="beantwoorden", operator="<=", waarde=Decimal(2), eenheid="werkdagen"
    )
    receive("Vandaag")
    receive("Lang geleden", at=timezone.now() - timedelta(days=40))
    page = noor.get(INDEX).content.decode()
    assert page.index("Te laat") < page.index("Lang geleden") < page.index("Vandaag")


def test_without_a_norm_the_longest_waiting_stands_on_top_and_nothing_is_late(
    noor: Client, cast: Cast
) -> None:
    receive("Vandaag")
    receive("Lang geleden", at=timezone.now() - timedelta(days=40))
    page = noor.get(INDEX).content.decode()
    assert page.index("Lang geleden") < page.index("Vandaag")
    assert "Te laat" not in page
    assert "Geen termijn" in page


def test_an_empty_list_says_when_the_last_message_came(noor: Client, cast: Cast) -> None:
    assert "nog nooit een bericht" in noor.get(INDEX).content.decode()
    bericht = receive("Vraag")
    actions.take_bericht(by=cast.noor, at=timezone.now(), bericht=bericht)
    assert "Het laatste bericht kwam binnen op" in noor.get(INDEX).content.decode()


def test_taking_opens_the_desk_with_the_message_on_it(noor: Client, cast: Cast) -> None:
    bericht = receive("Vraag over <b>leges</b>")
    page = noor.post(url("bericht_neem", bericht), follow=True)
    gesprek = Gesprek.objects.get()
    assert page.redirect_chain[-1][0] == reverse("werkplek:gesprek", args=[gesprek.uuid])
    text = page.content.decode()
    assert "Hoe zit dat?" in text
    assert "Jan Proef" in text
    assert "<b>leges" not in text


def test_the_second_who_takes_it_is_told_who_has_it(noor: Client, cast: Cast) -> None:
    bericht = receive("Vraag")
    actions.take_bericht(by=cast.fatima, at=timezone.now(), bericht=bericht)
    page = noor.post(url("bericht_neem", bericht))
    assert page.status_code == 422
    assert "Fatima Yildiz is al met dit bericht bezig" in page.content.decode()


def test_putting_back_setting_aside_and_bringing_back(noor: Client, cast: Cast) -> None:
    bericht = receive("Vraag")
    noor.post(url("bericht_neem", bericht))
    for name, status in (
        ("bericht_terug", "nieuw"),
        ("bericht_geen_vraag", "niet_voor_ons"),
        ("bericht_toch_vraag", "nieuw"),
    ):
        assert noor.post(url(name, bericht))["Location"] == INDEX
        bericht.refresh_from_db()
        assert bericht.status == status
    assert not Gesprek.objects.exists()


def test_something_typed_keeps_the_message_where_it_is(noor: Client, cast: Cast) -> None:
    bericht = receive("Vraag")
    gesprek = actions.take_bericht(by=cast.noor, at=timezone.now(), bericht=bericht)
    velden = {"vraag-0-inhoud": ["Leges"]}
    actions.save_concept(by=cast.noor, at=timezone.now(), gesprek=gesprek, velden=velden, versie=0)
    page = noor.post(url("bericht_geen_vraag", bericht))
    assert page.status_code == 422
    assert "al iets bij dit bericht opgeschreven" in page.content.decode()


def test_handing_to_an_afdeling_asks_which(noor: Client, cast: Cast) -> None:
    bericht = receive("Vraag")
    page = noor.post(url("bericht_afdeling", bericht), {"afdeling": ""})
    assert page.status_code == 422
    to = {"afdeling": str(cast.afdelingen["Burgerzaken"].uuid)}
    assert noor.post(url("bericht_afdeling", bericht), to)["Location"] == INDEX
    assert noor.post(url("bericht_afdeling", bericht), to).status_code == 422
    bram = Client()
    bram.force_login(cast.bram)
    assert "Vraag" in bram.get(INDEX).content.decode()
    assert bram.get(url("bericht", bericht)).status_code == 200


def test_every_list_can_be_opened_and_no_other(noor: Client, cast: Cast) -> None:
    receive("Vraag")
    for code in ("nieuw", "van-mij", "in-behandeling", "afdeling", "klaar", "geen-vraag"):
        assert noor.get(reverse("werkplek:berichtenlijst", args=[code])).status_code == 200
    assert noor.get(reverse("werkplek:berichtenlijst", args=["alles"])).status_code == 404


def test_the_menu_marks_one_entry(noor: Client, cast: Cast) -> None:
    page = noor.get(INDEX).content.decode()
    rail = page.split('class="gv-rail"')[1].split("</nav>")[0]
    assert rail.count('aria-current="page"') == 1
