"""What the desk offers while a vraag is handled, and what it does with it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.conftest import Cast
from gastvrij.kennis.tests.conftest import Kennisbank
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact.models import Gesprek, Klantcontact, Onderwerpobject, Overdracht
from gastvrij.taken.models import InterneTaak
from gastvrij.taken.tests.desk import Desk


@pytest.fixture
def noor(client: Client, cast: Cast) -> Client:
    client.force_login(cast.noor)
    return client


@pytest.fixture
def gesprek(desk: Desk) -> Gesprek:
    return desk.gesprek(at=timezone.now())


def url(name: str, gesprek: Gesprek, *more: int) -> str:
    return reverse(f"werkplek:{name}", args=[gesprek.uuid, *more])


def filled(**changed: str) -> dict[str, str]:
    """Return a call-back as the desk sends it: the onderwerp by name, all else left empty."""
    return {
        "aantal": "1",
        "versie": "0",
        "vraag-0-inhoud": "Waar blijft mijn paspoort?",
        "vraag-0-onderwerp": "Paspoort",
        "vraag-0-resultaat": "terugbelafspraak",
        "vraag-0-telefoon": "06-12345678",
        **{f"vraag-0-{name}": value for name, value in changed.items()},
    }


def text(page: Any) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def moments(page: Any) -> list[str]:
    return re.findall(r'<option value="([^"]+T[^"]+)"', text(page))


def test_a_call_back_offers_moments_and_reads_the_first_one_back(
    noor: Client, gesprek: Gesprek
) -> None:
    page = noor.post(url("hulp", gesprek, 0), filled())
    offered = moments(page)
    assert offered
    assert offered[0][:10] >= timezone.localdate().isoformat()
    assert "Burgerzaken belt u" in text(page)
    assert "terug op 06-12345678" in text(page)
    said = text(noor.post(url("voorlees", gesprek, 0), filled(moment=offered[-1])))
    assert f"tussen {offered[-1][11:16]} en {offered[-1][17:]} uur" in said


def test_the_first_moment_makes_a_call_back_without_any_other_field(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    moment = moments(noor.post(url("hulp", gesprek, 0), filled()))[0]
    noor.post(url("registreer", gesprek), filled(moment=moment))
    taak = InterneTaak.objects.get()
    assert taak.gevraagde_handeling == "Bel terug en beantwoord de vraag."
    assert taak.afdeling == desk.cast.afdelingen["Burgerzaken"]
    assert taak.beloofd_van
    assert timezone.localtime(taak.beloofd_van).strftime("%Y-%m-%dT%H:%M") == moment[:16]


def test_without_a_moment_it_is_asked_for_where_it_can_be_chosen(
    noor: Client, gesprek: Gesprek
) -> None:
    page = noor.post(url("registreer", gesprek), filled())
    assert page.status_code == 422
    assert 'href="#id_vraag-0-moment"' in text(page)
    assert moments(page)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("rijbewijs", "staat niet in de lijst"),
        ("p", "past bij meer namen. Bedoelt u"),
    ],
)
def test_an_onderwerp_that_is_not_one_name_is_asked_again(
    noor: Client, desk: Desk, gesprek: Gesprek, given: str, said: str
) -> None:
    klantcontacten.add_onderwerp(
        by=desk.cast.frits,
        at=timezone.now(),
        naam="Parkeren",
        afdeling=desk.cast.afdelingen["Burgerzaken"],
    )
    sent = filled(onderwerp=given, resultaat="direct_afgehandeld")
    page = noor.post(url("registreer", gesprek), sent)
    assert page.status_code == 422
    assert said in text(page)
    assert f'value="{given}"' in text(page)


@pytest.mark.parametrize(
    ("given", "expected"),
    [("", "Burgerzaken"), ("Sociaal domein", "Sociaal domein"), ("zoek het zelf", "KCC")],
)
def test_who_does_it_goes_by_name_and_otherwise_by_the_onderwerp(
    noor: Client, desk: Desk, gesprek: Gesprek, given: str, expected: str
) -> None:
    sent = filled(resultaat="doorgezet", wie=given, handeling="Zoek dit uit")
    noor.post(url("registreer", gesprek), sent)
    taak = InterneTaak.objects.get()
    assert taak.afdeling == desk.cast.afdelingen[expected]
    assert (taak.medewerker == desk.cast.noor) == (expected == "KCC")


def test_a_colleague_is_asked_by_name_and_an_unknown_one_is_not_guessed(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    sent = filled(resultaat="doorgezet", handeling="Zoek dit uit")
    refused = noor.post(url("registreer", gesprek), sent | {"vraag-0-wie": "Niemand"})
    assert refused.status_code == 422
    again = sent | {"versie": "1", "vraag-0-wie": "Bram de Wit"}
    noor.post(url("registreer", gesprek), again)
    assert InterneTaak.objects.get().medewerker == desk.cast.bram


def test_a_klacht_has_its_own_procedure_and_term(noor: Client, gesprek: Gesprek) -> None:
    page = text(noor.post(url("hulp", gesprek, 0), filled(soort_vraag="klacht")))
    assert "Een klacht heeft een eigen procedure" in page
    assert "Ik geef uw klacht door" in page


def test_an_opened_article_is_tied_to_its_vraag_once(noor: Client, gesprek: Gesprek) -> None:
    versie = str(uuid4())
    sent = filled(resultaat="direct_afgehandeld") | {"vraag-0-artikel": [versie, versie]}
    noor.post(url("registreer", gesprek), sent)
    tied = Onderwerpobject.objects.get()
    assert tied.klantcontact == Klantcontact.objects.get()
    assert (tied.object_id, tied.code_objecttype) == (versie, "kennisartikel")


def test_what_was_read_for_a_vraag_stands_with_it_afterwards(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    versie = Kennisbank(desk.cast, desk.onderwerp).publish("Paspoort kwijt")
    sent = filled(resultaat="direct_afgehandeld") | {"vraag-0-artikel": str(versie.uuid)}
    noor.post(url("registreer", gesprek), sent)
    page = text(noor.get(reverse("werkplek:gesprek", args=[gesprek.uuid])))
    address = reverse("kennis:versie", args=[versie.artikel.uuid, 1])
    assert f'<a class="nl-link" href="{address}">Paspoort kwijt</a>' in page


def test_saving_is_undone_with_all_that_was_typed(noor: Client, gesprek: Gesprek) -> None:
    sent = filled(resultaat="direct_afgehandeld", notitie="Uitgelegd wat er mee moet.")
    page = noor.post(url("registreer", gesprek), sent, follow=True)
    assert f'action="{url("ongedaan", gesprek)}"' in text(page)
    assert "kan tot" in text(page)
    page = noor.post(url("ongedaan", gesprek), follow=True)
    assert page.redirect_chain == [(url("gesprek", gesprek), 302)]
    assert "Uitgelegd wat er mee moet." in text(page)
    assert not Klantcontact.objects.exists()


def test_after_the_minute_undoing_is_refused_with_the_reason(
    noor: Client, gesprek: Gesprek
) -> None:
    noor.post(url("registreer", gesprek), filled(resultaat="direct_afgehandeld"))
    Gesprek.objects.update(beeindigd_op=timezone.now() - timedelta(seconds=61))
    page = noor.post(url("ongedaan", gesprek), follow=True)
    assert page.redirect_chain == [(reverse("werkplek:index"), 302)]
    assert "De minuut om dit ongedaan te maken is voorbij." in text(page)
    assert "kan tot" not in text(page)
    assert Klantcontact.objects.exists()


WARM = {"resultaat": "warm_doorverbonden", "met_wie": "Bram de Wit", "notitie": "Graag vandaag."}


def test_putting_through_takes_vraag_and_note_along(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    page = noor.post(url("overdragen", gesprek), filled(**WARM) | {"vraag": "0"}, follow=True)
    given = Overdracht.objects.get()
    assert (given.naar, given.soort) == (desk.cast.bram, Overdracht.Soort.WARM)
    assert given.notitie == "Waar blijft mijn paspoort?\n\nGraag vandaag."
    assert "Aangeboden aan Bram de Wit." in text(page)
    assert f'value="{given.uuid}"' in text(page)
    noor.post(reverse("werkplek:intrekken", args=[given.uuid]))
    given.refresh_from_db()
    assert given.uitkomst == Overdracht.Uitkomst.INGETROKKEN


@pytest.mark.parametrize("met_wie", ["", "Niemand"])
def test_putting_through_to_nobody_is_refused_and_keeps_the_text(
    noor: Client, gesprek: Gesprek, met_wie: str
) -> None:
    page = noor.post(url("overdragen", gesprek), filled(**(WARM | {"met_wie": met_wie})))
    assert page.status_code == 422
    assert "Kies een collega of een afdeling." in text(page)
    assert "Graag vandaag." in text(page)
    assert not Overdracht.objects.exists()


def test_what_did_not_succeed_becomes_a_call_back_by_who_was_asked(
    noor: Client, gesprek: Gesprek
) -> None:
    noor.post(url("overdragen", gesprek), filled(**WARM) | {"vraag": "0"})
    sent = filled(**WARM, gelukt="nee") | {"versie": "1", "vraag": "0"}
    page = noor.post(url("terugbellen", gesprek), sent, follow=True)
    (vraag,) = page.context["bureau"].vragen
    assert vraag.chosen == "terugbelafspraak"
    assert 'value="Bram de Wit"' in text(page)
    assert moments(page)
    assert Overdracht.objects.get().uitkomst == Overdracht.Uitkomst.NIET_GELUKT


def test_inside_the_first_line_the_whole_gesprek_is_offered(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    sent = filled() | {"soort": "eerste_lijn", "naar": "Frontoffice sociaal"}
    page = text(noor.post(url("overdragen", gesprek), sent, follow=True))
    given = Overdracht.objects.get()
    assert given.naar_afdeling == desk.cast.afdelingen["Frontoffice sociaal"]
    assert "Het blijft bij u tot een collega het aanneemt." in page
    gesprek.refresh_from_db()
    assert "naar" not in gesprek.concept


def test_an_older_screen_hands_nothing_over(noor: Client, gesprek: Gesprek) -> None:
    sent = filled(**WARM) | {"versie": "7"}
    for name in ("overdragen", "terugbellen"):
        assert noor.post(url(name, gesprek), sent).status_code == 409
    assert not Overdracht.objects.exists()


def test_colleagues_are_listed_with_their_number_while_presence_is_not_shown(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    page = text(noor.post(url("hulp", gesprek, 0), filled(**(WARM | {"met_wie": ""}))))
    assert "er is geen OR-besluit met DPIA" in page
    assert "Bram de Wit" in page
    people = text(noor.get(url("mensen", gesprek)))
    assert "Bram de Wit" in people
    assert "Ik zoek het zelf uit" in people


def test_the_helping_fragments_take_few_queries(
    noor: Client, gesprek: Gesprek, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    with django_assert_max_num_queries(14):
        noor.post(url("hulp", gesprek, 0), filled())
