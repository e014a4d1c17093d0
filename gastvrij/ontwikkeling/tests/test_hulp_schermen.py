"""The pages on which people help each other, through the browser's eyes."""

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import Cast
from gastvrij.ontwikkeling.models import Hulpaanbod, Hulpvraag

from .teams import NAUWKEURIGHEID, competentie
from .test_hulp import KAN, WIL, ask, offer

HULP = "/profiel/hulp/"


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


def test_everybody_can_set_and_take_back(client: Client, cast: Cast) -> None:
    element = str(competentie(NAUWKEURIGHEID).uuid)
    for person in cast.people.values():
        client.force_login(person)
        assert client.get(HULP).status_code == 200
        given = {"soort": "wil_leren", "element": element, "toelichting": "Op dinsdag"}
        assert client.post(HULP, given).status_code == 302
        page = client.get(HULP).content.decode()
        assert "Op dinsdag" in page
        made = Hulpaanbod.objects.get(medewerker=person)
        assert not made.is_zichtbaar
        client.post(reverse("ontwikkeling:hulp_weghalen", args=[made.uuid]))
        assert "Op dinsdag" not in client.get(HULP).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"soort": ""}, {"soort": "alles"}, {"element": ""}, {"element": "x"}]
)
def test_what_is_not_right_is_422_and_kept_nowhere(
    client: Client, cast: Cast, wrong: dict[str, str]
) -> None:
    client.force_login(cast.noor)
    given = {"soort": "kan_helpen", "element": str(competentie(NAUWKEURIGHEID).uuid)}
    assert client.post(HULP, given | wrong).status_code == 422
    assert not Hulpaanbod.objects.exists()
    assert client.post(HULP, given).status_code == 302
    again = client.post(HULP, given)
    assert again.status_code == 422
    assert "al in uw lijst" in again.content.decode()


def test_a_colleague_shows_with_name_afdeling_and_contact_and_no_level(
    client: Client, cast: Cast
) -> None:
    offer(cast.bram, KAN)
    client.force_login(cast.noor)
    assert "Bram de Wit" not in client.get(HULP).content.decode()
    offer(cast.noor, WIL)
    page = client.get(HULP).content.decode()
    for shown in ("Bram de Wit", "Burgerzaken", "bram@lindemeer.example", "Vraag om hulp"):
        assert shown in page
    assert "iveau 1" not in page
    client.force_login(cast.bram)
    assert "Noor Bakker" not in client.get(HULP).content.decode()


def test_a_question_is_asked_and_answered_on_its_page(client: Client, cast: Cast) -> None:
    given = offer(cast.bram, KAN)
    offer(cast.noor, WIL)
    url = reverse("ontwikkeling:hulp_vragen", args=[given.uuid])
    client.force_login(cast.noor)
    assert client.get(url).status_code == 200
    assert client.post(url, {"tekst": ""}).status_code == 422
    page = client.post(url, {"tekst": "Mag ik meekijken?"}, follow=True).content.decode()
    assert "Uw vraag aan Bram de Wit" in page
    assert "Kunt u helpen?" not in page
    assert "wacht al op antwoord" in client.post(url, {"tekst": "Nog eens"}).content.decode()
    assert "wacht op antwoord" in client.get(HULP).content.decode()
    answer = reverse("ontwikkeling:hulpvraag", args=[Hulpvraag.objects.get().uuid])
    assert client.post(answer, {"is_ja": "ja"}).status_code == 403
    client.force_login(cast.bram)
    assert "Noor Bakker" in client.get(HULP).content.decode()
    assert client.post(answer, {"is_ja": "misschien"}).status_code == 422
    said = {"is_ja": "nee", "antwoord": "Volgende maand wel."}
    assert client.post(answer, said).status_code == 302
    assert client.post(answer, said).status_code == 422
    client.force_login(cast.noor)
    page = client.get(answer).content.decode()
    assert "Volgende maand wel." in page
    assert "nu niet" in page


def test_what_is_another_s_is_404(client: Client, cast: Cast) -> None:
    given = offer(cast.bram, KAN)
    offer(cast.noor, WIL)
    vraag = ask(cast.noor, given)
    pages = [
        reverse("ontwikkeling:hulp_vragen", args=[given.uuid]),
        reverse("ontwikkeling:hulpvraag", args=[vraag.uuid]),
    ]
    withdraw = reverse("ontwikkeling:hulp_weghalen", args=[given.uuid])
    for who, person in cast.people.items():
        client.force_login(person)
        if who not in {"noor", "bram"}:
            assert [client.get(page).status_code for page in pages] == [404, 404]
            assert client.post(pages[1], {"is_ja": "ja"}).status_code == 404
        if who != "bram":
            assert client.post(withdraw).status_code == 404
    client.force_login(cast.noor)
    assert client.get(withdraw).status_code == 405


def test_who_wants_to_be_seen_shows_to_who_offers_that_help(client: Client, cast: Cast) -> None:
    offer(cast.bram, KAN)
    offer(cast.fatima, WIL, is_zichtbaar=True)
    client.force_login(cast.bram)
    page = client.get(HULP).content.decode()
    assert "Collega’s die willen leren wat u kunt" in page
    assert "Fatima Yildiz" in page
