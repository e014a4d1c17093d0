import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact.models import Gesprek, Klantcontact
from gastvrij.taken import actions as taken
from gastvrij.taken.models import InterneTaak
from gastvrij.taken.tests.desk import BELLER, Desk
from gastvrij.werkplek.queries import proposed_day

LONG = ("🏳️‍🌈 \u200bnul\u200dbreed \u202bשלום\u202c regel <b>&amp; é " * 600)[:20_000]


@pytest.fixture
def noor(client: Client, cast: Cast) -> Client:
    client.force_login(cast.noor)
    return client


@pytest.fixture
def gesprek(desk: Desk) -> Gesprek:
    return desk.gesprek()


def url(name: str, gesprek: Gesprek) -> str:
    return reverse(f"werkplek:{name}", args=[gesprek.uuid])


def soon() -> date:
    """Return a working day after today, as the screen works with the clock."""
    return proposed_day(None, on=timezone.localdate() + timedelta(days=1))


def filled(desk: Desk, **changed: str) -> dict[str, str]:
    return {
        "aantal": "1",
        "naam": "Mevrouw Özdemir",
        "telefoon": "06-12345678",
        "vraag-0-inhoud": "Waar blijft mijn paspoort?",
        "vraag-0-onderwerp": str(desk.onderwerp.uuid),
        "vraag-0-resultaat": "direct_afgehandeld",
        "vraag-0-wie": "onderwerp",
        **changed,
    }


def called_back(desk: Desk, **changed: str) -> dict[str, str]:
    return filled(
        desk,
        **{
            "vraag-0-resultaat": "terugbelafspraak",
            "vraag-0-handeling": "Zoek het uit",
            "vraag-0-beloofd_dag": soon().isoformat(),
            "vraag-0-beloofd_van": "13:00",
            "vraag-0-beloofd_tot": "15:00",
            **changed,
        },
    )


def text(page: Any) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def test_an_empty_desk_says_what_to_do(noor: Client) -> None:
    page = text(noor.get(reverse("werkplek:index")))
    assert "Er loopt geen gesprek" in page
    assert "Nog niets opgeslagen" in page
    assert page.count('aria-keyshortcuts="Alt+N"') == 1


def test_a_contact_starts_with_one_button(noor: Client) -> None:
    page = noor.post(reverse("werkplek:start"), {"kanaal": "balie"}, follow=True)
    gesprek = Gesprek.objects.get()
    assert page.redirect_chain[-1][0] == url("gesprek", gesprek)
    assert gesprek.kanaal.code == "balie"
    assert "Er is nog geen leidraad" in text(page)
    assert ">Inwoner<" in text(page)
    assert noor.post(reverse("werkplek:start"), {"kanaal": "fax"}).status_code == 404


def test_a_simple_question_is_counted_with_one_button(noor: Client) -> None:
    page = noor.post(reverse("werkplek:eenvoudig"), {"kanaal": "telefoon"}, follow=True)
    assert "Eenvoudige vraag geteld: Telefoon." in text(page)
    assert Klantcontact.objects.get().is_eenvoudig


def test_the_draft_is_saved_by_the_script_and_shown_again_as_typed(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    sent = filled(desk, **{"vraag-0-notitie": LONG, "stap": "F1.1", "naam_genoemd": "2"})
    answer = noor.post(
        url("concept", gesprek),
        sent,
        headers={"accept": "application/json", "x-concept-versie": "0"},
    )
    assert answer.status_code == 200
    assert answer.json()["versie"] == 1
    assert re.fullmatch(r"\d\d:\d\d", answer.json()["bewaard_om"])
    gesprek.refresh_from_db()
    assert gesprek.concept["vraag-0-notitie"] == [LONG]
    assert gesprek.concept["naam_genoemd"] == ["2"]
    page = noor.get(url("gesprek", gesprek))
    bureau = page.context["bureau"]
    assert bureau.vragen[0]["notitie"].value() == LONG
    assert bureau.beller["naam"].value() == "Mevrouw Özdemir"
    assert 'data-versie="1"' in text(page)
    assert "Mevrouw Özdemir" in text(noor.get(reverse("werkplek:index")))


@pytest.mark.parametrize("versie", ["", "7", "-1", "x"])
def test_an_outdated_draft_is_answered_with_409(
    noor: Client, desk: Desk, gesprek: Gesprek, versie: str
) -> None:
    headers = {"accept": "application/json", "x-concept-versie": versie}
    answer = noor.post(url("concept", gesprek), filled(desk), headers=headers)
    assert answer.status_code == 409
    assert "Laad de pagina opnieuw" in answer.json()["melding"]
    assert Gesprek.objects.get().concept == {}


def test_a_draft_that_is_too_large_is_answered_with_413(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    sent = filled(desk, **{"vraag-0-notitie": "x" * 200_001, "versie": "0"})
    answer = noor.post(url("concept", gesprek), sent, headers={"accept": "application/json"})
    assert answer.status_code == 413


def test_without_script_the_draft_is_saved_by_a_button(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    page = noor.post(url("concept", gesprek), filled(desk, versie="0"), follow=True)
    assert page.redirect_chain == [(url("gesprek", gesprek), 302)]
    assert "Waar blijft mijn paspoort?" in text(page)
    outdated = noor.post(
        url("concept", gesprek), filled(desk, versie="0", **{"vraag-0-inhoud": "Nieuw"})
    )
    assert outdated.status_code == 409
    assert "op een ander scherm gewijzigd" in text(outdated)
    assert ">Nieuw</textarea>" in text(outdated).replace("> Nieuw", ">Nieuw")


def test_a_nul_does_not_break_the_draft(noor: Client, desk: Desk, gesprek: Gesprek) -> None:
    noor.post(url("concept", gesprek), filled(desk, versie="0", naam="a\x00b"))
    assert Gesprek.objects.get().concept["naam"] == ["ab"]


def test_another_vraag_keeps_all_that_was_typed_and_can_go_again(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    sent = filled(desk, versie="0", nog_een_vraag="1")
    page = noor.post(url("concept", gesprek), sent, follow=True)
    assert page.redirect_chain == [(url("gesprek", gesprek), 302)]
    assert len(page.context["bureau"].vragen) == 2
    assert page.context["bureau"].vragen[0].heading == "Waar blijft mijn paspoort?"
    again = filled(desk, aantal="2", versie="1", zonder_vraag="0", **{"vraag-1-inhoud": "Twee"})
    page = noor.post(url("concept", gesprek), again, follow=True)
    (left,) = page.context["bureau"].vragen
    assert left.heading == "Twee"


def test_two_vragen_are_registered_and_the_message_names_number_and_promise(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    sent = called_back(
        desk,
        aantal="2",
        gegevens_gecontroleerd="on",
        **{
            "vraag-1-inhoud": "Hoe laat gaat u open?",
            "vraag-1-onderwerp": str(desk.onderwerp.uuid),
            "vraag-1-resultaat": "direct_afgehandeld",
        },
    )
    page = noor.post(url("registreer", gesprek), sent, follow=True)
    taak = InterneTaak.objects.get()
    first = Klantcontact.objects.get(volgnummer=1)
    assert page.redirect_chain == [(reverse("werkplek:index"), 302)]
    assert f"Vraag {first.nummer} is opgeslagen." in text(page)
    assert f"Afspraak {taak.nummer}: {soon():%d-%m-%Y} tussen 13:00 en 15:00." in text(page)
    assert taak.afdeling == desk.cast.afdelingen["Burgerzaken"]
    assert first.had_betrokkenen.get().gegevens_gecontroleerd
    assert Klantcontact.objects.count() == 2


def test_pressed_twice_it_is_registered_once(noor: Client, desk: Desk, gesprek: Gesprek) -> None:
    for _press in range(2):
        page = noor.post(url("registreer", gesprek), filled(desk), follow=True)
        assert "is opgeslagen" in text(page)
    assert Klantcontact.objects.count() == 1


def test_saving_from_an_older_draft_is_told_and_overwrites_nothing(
    noor: Client, desk: Desk, gesprek: Gesprek
) -> None:
    newer = filled(desk) | {"naam": "Mevrouw Later"}
    headers = {"accept": "application/json", "x-concept-versie": "0"}
    assert noor.post(url("concept", gesprek), newer, headers=headers).status_code == 200
    older = filled(desk) | {"naam": "Mevrouw Eerder", "versie": "0"}
    page = noor.post(url("registreer", gesprek), older)
    assert page.status_code == 409
    assert "op een ander scherm gewijzigd" in text(page)
    assert "Mevrouw Eerder" in text(page)
    gesprek.refresh_from_db()
    assert gesprek.concept["naam"] == ["Mevrouw Later"]
    assert not Klantcontact.objects.exists()


@pytest.mark.parametrize(
    ("changed", "said", "field"),
    [
        ({"vraag-0-inhoud": " "}, "Schrijf op wat de inwoner vraagt.", "id_vraag-0-inhoud"),
        ({"vraag-0-onderwerp": ""}, "Kies een onderwerp.", "id_vraag-0-onderwerp"),
        ({"vraag-0-resultaat": ""}, "Kies hoe de vraag is afgehandeld.", "id_vraag-0-resultaat_0"),
        ({"vraag-0-resultaat": "klaar"}, "klaar", "id_vraag-0-resultaat_0"),
        ({"telefoon": "12"}, "Dit is geen telefoonnummer.", "id_telefoon"),
        ({"email": "x"}, "Dit is geen e-mailadres.", "id_email"),
        (
            {"vraag-0-resultaat": "doorgezet", "vraag-0-handeling": ""},
            "Schrijf op wat de collega",
            "id_vraag-0-handeling",
        ),
        ({"vraag-0-beloofd_tot": ""}, "Spreek af wanneer", "id_vraag-0-beloofd_tot"),
        ({"vraag-0-beloofd_dag": "2020-01-02"}, "al voorbij", "id_vraag-0-beloofd_tot"),
        ({"vraag-0-beloofd_dag": "geen dag"}, "geldige datum", "id_vraag-0-beloofd_dag"),
        ({"vraag-0-beloofd_van": "16:00"}, "eindtijd ligt voor", "id_vraag-0-beloofd_tot"),
        (
            {"vraag-0-resultaat": "doorverwezen", "vraag-0-organisatie": "SVB"},
            "Bedoelt u Sociale Verzekeringsbank?",
            "id_vraag-0-organisatie",
        ),
        (
            {"vraag-0-resultaat": "warm_doorverbonden"},
            "Vul in met wie u doorverbindt.",
            "id_vraag-0-met_wie",
        ),
    ],
)
def test_what_is_refused_comes_back_whole_with_a_link_to_its_field(
    noor: Client, desk: Desk, gesprek: Gesprek, changed: dict[str, str], said: str, field: str
) -> None:
    sent = called_back(desk, **{"vraag-0-notitie": "Mijn notitie", **changed})
    page = noor.post(url("registreer", gesprek), sent)
    assert page.status_code == 422
    assert said in text(page)
    assert f'href="#{field}"' in text(page)
    assert "Mijn notitie" in text(page)
    assert not Klantcontact.objects.exists()
    gesprek.refresh_from_db()
    assert gesprek.concept["vraag-0-notitie"] == ["Mijn notitie"]


@pytest.mark.parametrize("wie", ["ik", "afdeling"])
def test_a_call_back_goes_to_who_was_chosen(
    noor: Client, desk: Desk, gesprek: Gesprek, wie: str
) -> None:
    sociaal = desk.cast.afdelingen["Sociaal domein"]
    sent = called_back(desk, **{"vraag-0-wie": wie if wie == "ik" else str(sociaal.uuid)})
    noor.post(url("registreer", gesprek), sent)
    taak = InterneTaak.objects.get()
    assert taak.medewerker == (desk.cast.noor if wie == "ik" else None)
    assert taak.afdeling == (desk.cast.afdelingen["KCC"] if wie == "ik" else sociaal)


@pytest.mark.parametrize(
    ("resultaat", "changed", "said"),
    [
        ("klant_mailt_zelf", {}, "Kenmerk voor de e-mail"),
        ("doorgezet", {"vraag-0-beloofd_dag": ""}, "Doorgezet met nummer"),
        ("terugbelafspraak", {"vraag-0-beloofd_van": ""}, "voor 15:00."),
        ("afgebroken", {"vraag-0-inhoud": "", "vraag-0-onderwerp": ""}, "is opgeslagen"),
    ],
)
def test_each_resultaat_is_told_in_its_own_words(
    noor: Client,
    desk: Desk,
    gesprek: Gesprek,
    resultaat: str,
    changed: dict[str, str],
    said: str,
) -> None:
    sent = called_back(desk, **{"vraag-0-resultaat": resultaat, **changed})
    if resultaat == "doorgezet":
        sent |= {"vraag-0-beloofd_van": "", "vraag-0-beloofd_tot": ""}
    assert said in text(noor.post(url("registreer", gesprek), sent, follow=True))


def test_a_registered_gesprek_shows_what_was_registered(noor: Client, desk: Desk) -> None:
    taak = desk.taak()
    gesprek = Gesprek.objects.get()
    page = text(noor.get(url("gesprek", gesprek)))
    assert (taak.nummer or "?") in page
    assert "Mevrouw Geertje Hofstra" in page
    late = noor.post(url("concept", gesprek), filled(desk, versie="0"), follow=True)
    assert "Opgeslagen gesprek" in text(late)
    assert (taak.nummer or "?") in text(noor.get(reverse("werkplek:index")))


@pytest.mark.parametrize("name", ["coen", "els", "olga", "kim", "frits", "anja"])
def test_who_may_not_handle_contacts_gets_403_everywhere(
    client: Client, desk: Desk, gesprek: Gesprek, name: str
) -> None:
    client.force_login(desk.cast.people[name])
    assert client.get(reverse("werkplek:index")).status_code == 403
    assert client.get(url("gesprek", gesprek)).status_code == 403
    for page in ("start", "eenvoudig"):
        asked = client.post(reverse(f"werkplek:{page}"), {"kanaal": "balie"})
        assert asked.status_code == 403
    for page in ("concept", "registreer", "eerder"):
        assert client.post(url(page, gesprek), filled(desk)).status_code == 403
    assert not Klantcontact.objects.exists()


@pytest.mark.parametrize("name", ["fatima", "tessa", "bram"])
def test_the_running_gesprek_of_a_colleague_is_404(
    client: Client, desk: Desk, gesprek: Gesprek, name: str
) -> None:
    client.force_login(desk.cast.people[name])
    assert client.get(url("gesprek", gesprek)).status_code == 404
    for page in ("concept", "registreer", "eerder"):
        assert client.post(url(page, gesprek), filled(desk)).status_code == 404


def test_the_desk_takes_few_queries_however_much_there_is(
    noor: Client, desk: Desk, gesprek: Gesprek, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for _each in range(3):
        taken.register_gesprek(
            by=desk.cast.noor,
            at=NOW,
            gesprek=desk.gesprek(),
            beller=BELLER,
            vragen=[desk.handled(), desk.handled()],
        )
        desk.gesprek()
    noor.post(url("concept", gesprek), filled(desk, versie="0", gegevens_gecontroleerd="on"))
    with django_assert_max_num_queries(14):
        page = noor.get(url("gesprek", gesprek))
    assert len(page.context["eerder"]) == 5
    with django_assert_max_num_queries(18):
        noor.get(reverse("werkplek:index"))
