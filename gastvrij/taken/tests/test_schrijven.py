from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact.models import UitgaandBericht
from gastvrij.taken import actions, queries
from gastvrij.taken.actions import Beller, CannotHandle
from gastvrij.taken.models import InterneTaak

from .desk import Desk

ANONYMOUS = Beller(telefoon="06-12345678")


def agreed(cast: Cast, times: int | None) -> None:
    actions.save_taakregels(
        by=cast.frits,
        at=NOW,
        schrijven_na_pogingen=times,
        klacht_afdeling=None,
        klacht_commissie=False,
    )


def tried(desk: Desk, taak: InterneTaak, *uitkomsten: str) -> None:
    for number, uitkomst in enumerate(uitkomsten):
        at = NOW + timedelta(minutes=number)
        actions.record_poging(by=desk.cast.bram, at=at, taak=taak, uitkomst=uitkomst)


def wrote(desk: Desk, taak: InterneTaak, *, mail: bool = False, tekst: str = "Brief.") -> None:
    at = NOW + timedelta(hours=1)
    actions.finish_unreached(by=desk.cast.bram, at=at, taak=taak, tekst=tekst, mail=mail)


def test_after_the_agreed_attempts_one_writes_and_finishes(desk: Desk) -> None:
    agreed(desk.cast, 3)
    taak = desk.taak()
    tried(desk, taak, "geen_gehoor", "voicemail")
    with pytest.raises(CannotHandle, match="Probeer het eerst 3 keer"):
        wrote(desk, taak)
    tried(desk, taak, "geen_gehoor")
    wrote(desk, taak, mail=True)
    taak.refresh_from_db()
    assert taak.status == "verwerkt"
    assert queries.finished_by(taak) == "Bram de Wit"
    mail = UitgaandBericht.objects.get()
    assert (mail.soort, mail.aan) == ("niet_bereikt", "hofstra@voorbeeld.nl")
    wat = [one.wat for one in queries.timeline(taak)]
    assert "Niet bereikt: bericht geschreven en afgerond" in wat
    assert "E-mail aan de inwoner: Wordt verzonden" in wat


@pytest.mark.parametrize(
    ("outcomes", "missed"),
    [
        ([], 0),
        (["geen_gehoor", "verkeerd_nummer"], 2),
        (["geen_gehoor", "gesproken", "voicemail"], 1),
        (["gesproken"], 0),
    ],
)
def test_attempts_in_vain_count_since_the_inwoner_was_spoken_to(
    desk: Desk, outcomes: list[str], missed: int
) -> None:
    taak = desk.taak()
    tried(desk, taak, *outcomes)
    assert queries.missed_pogingen(taak) == missed


def test_reopening_starts_the_count_again(desk: Desk) -> None:
    taak = desk.taak()
    tried(desk, taak, "geen_gehoor")
    later = NOW + timedelta(days=1)
    actions.finish(by=desk.cast.bram, at=later, taak=taak, antwoord="Gemaild.")
    actions.reopen(by=desk.cast.bram, at=later, taak=taak, reden="Belde terug")
    assert queries.missed_pogingen(taak) == 0


@pytest.mark.parametrize(
    ("times", "tekst", "said"),
    [(None, "Brief.", "niet afgesproken"), (1, " ", "Schrijf op wat u de inwoner schreef")],
)
def test_nothing_agreed_or_nothing_written_is_refused(
    desk: Desk, times: int | None, tekst: str, said: str
) -> None:
    agreed(desk.cast, times)
    taak = desk.taak()
    tried(desk, taak, "geen_gehoor")
    with pytest.raises(CannotHandle, match=said):
        wrote(desk, taak, tekst=tekst)
    taak.refresh_from_db()
    assert taak.status == "in_behandeling"


def test_the_answer_goes_by_mail_if_wanted_and_only_to_a_known_address(desk: Desk) -> None:
    bram = desk.cast.bram
    taak, nameless = desk.taak(), desk.taak(beller=ANONYMOUS)
    actions.finish(by=bram, at=NOW, taak=taak, antwoord="Het ligt klaar.", mail=True)
    mail = UitgaandBericht.objects.get()
    assert mail.soort == "afgerond"
    assert "Het ligt klaar." in mail.tekst
    with pytest.raises(CannotHandle, match="geen e-mailadres"):
        actions.finish(by=bram, at=NOW, taak=nameless, antwoord="Het ligt klaar.", mail=True)
    nameless.refresh_from_db()
    assert nameless.status == "te_verwerken"


def test_the_screen_says_to_write_after_so_many_attempts_and_what_is_not_agreed(
    client: Client, desk: Desk
) -> None:
    taak = desk.taak()
    client.force_login(desk.cast.bram)
    url = reverse("taken:taak", args=[taak.uuid])
    tried(desk, taak, "geen_gehoor", "geen_gehoor", "geen_gehoor")
    assert "Er is niet afgesproken na hoeveel pogingen" in client.get(url).content.decode()
    agreed(desk.cast, 3)
    page = client.get(url).content.decode()
    assert "U probeerde het 3 keer. Schrijf nu een bericht" in page
    assert "naar hofstra@voorbeeld.nl" in page
    write = reverse("taken:schrijven", args=[taak.uuid])
    assert client.post(write, {}).status_code == 422
    done = client.post(write, {"tekst": "E-mail gestuurd", "mail": "on"}, follow=True)
    assert "De taak is afgerond: niet bereikt, geschreven." in done.content.decode()
    assert UitgaandBericht.objects.count() == 1
