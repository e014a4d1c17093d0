from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gastvrij.basis.models import Event, Poortbesluit
from gastvrij.beoordeling.tests.gesprekken import make_gesprek
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.beoordeling.tests.schermen import text
from gastvrij.conftest import Cast
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import (
    Bewijsdocument,
    Bewijsregel,
    EerderBewijs,
    Nominatie,
)

from .dossiers import LATER, PDF, add, at, competentie, nominate, release, result
from .volledig import fill

DIPLOMA = {
    "titel": "Mbo 4 juridisch",
    "soort": "diploma",
    "uitgever": "Roc Lindemeer",
    "datum": "2020-07-01",
}


def upload(content: bytes = PDF, name: str = "diploma.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


@pytest.mark.parametrize("who", ["noor", "coen", "olga", "anja", "els"])
def test_everyone_has_a_dossier_of_ones_own(client: Client, cast: Cast, who: str) -> None:
    client.force_login(cast.people[who])
    page = text(client, at("dossier"))
    assert "Mijn dossier" in page
    assert "Hier staat nog niets" in page


def test_a_stranger_is_sent_to_the_login(client: Client, cast: Cast) -> None:
    made = add(cast.noor)
    for name, keys in (
        ("dossier", ()),
        ("dossier_pdf", ()),
        ("dossier_json", ()),
        ("bewijs", (made.uuid,)),
        ("bewijs_document", (made.uuid,)),
        ("vertrekken", ()),
        ("dossiertermijn", ()),
    ):
        assert client.get(at(name, *keys)).status_code == 302


def test_the_dossier_opens_only_to_whom_it_was_released_and_each_look_shows(
    client: Client, stage: Stage
) -> None:
    cast = stage.cast
    fill(stage, cast.noor)
    release(cast.noor, cast.tessa, "competenties", "citaten", "plan", "inschattingen")
    url = at("dossier_van", cast.noor.uuid)
    for who, person in (cast.people | {"ruud": stage.ruud}).items():
        client.force_login(person)
        answer = client.get(url, follow=True)
        assert (who, answer.status_code) == (who, 200 if who in {"noor", "coen"} else 404)
        assert ("Mbo 4 juridisch" in answer.content.decode()) is (who in {"noor", "coen"})
    client.force_login(cast.tessa)
    assert url not in text(client, at("dossier"))
    client.force_login(cast.coen)
    assert url in text(client, at("dossier"))
    page = text(client, url)
    for words in ("Dossier van Noor Bakker", "Ik vatte de vraag samen", "Proeve V1", "geslaagd"):
        assert words in page
    main = page[page.index("<main") :]
    assert "Coen Jansen" in page.removesuffix(main)
    for words in ("Voeg iets toe", "Haal terug", "Breng in", "Meenemen", "Draag een gesprek aan"):
        assert words not in main
    assert ("dossier.read", cast.noor.uuid) in set(
        Event.objects.filter(by=cast.coen.uuid).values_list("did", "about")
    )
    assert "Dossier ingezien" in {one.wat for one in queries.inzages(cast.noor)}


def test_a_result_that_was_not_brought_in_is_not_for_who_got_the_dossier(
    client: Client, stage: Stage
) -> None:
    result(stage)
    release(stage.cast.noor, stage.cast.coen)
    client.force_login(stage.cast.coen)
    page = text(client, at("dossier_van", stage.cast.noor.uuid))
    assert "Proeve V1" not in page
    assert "Er is geen uitslag ingebracht" in page


def test_prior_learning_comes_in_with_a_file_and_goes_out_as_an_attachment(
    client: Client, stage: Stage
) -> None:
    client.force_login(stage.cast.noor)
    url = at("bewijs_nieuw")
    assert "Luisteren" in text(client, url)
    element = competentie()
    given = DIPLOMA | {"elementen": [str(element.uuid)], "bestand": upload()}
    made = client.post(url, given, follow=True)
    assert "Toegevoegd aan uw dossier" in made.content.decode()
    bewijs = EerderBewijs.objects.get()
    assert bewijs.elementen.get() == element
    answer = client.get(at("bewijs_document", bewijs.uuid))
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="mbo-4-juridisch.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"titel": ""}, "Geef antwoord: Wat is het?"),
        ({"soort": "anders"}, ""),
        ({"datum": "morgen"}, ""),
        ({"datum": "2099-01-01"}, "tot en met vandaag"),
        ({"elementen": [str(uuid4())]}, ""),
    ],
)
def test_a_fault_in_prior_learning_is_said_and_what_was_typed_stays(
    client: Client, stage: Stage, wrong: dict[str, object], said: str
) -> None:
    client.force_login(stage.cast.noor)
    refused = client.post(at("bewijs_nieuw"), DIPLOMA | wrong)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert said in page
    assert "Roc Lindemeer" in page
    assert not EerderBewijs.objects.exists()


@pytest.mark.parametrize("content", [b"", b"<html>", bytes(20 * 1024 * 1024 + 1)])
def test_a_file_that_is_none_of_the_three_or_too_large_is_refused(
    client: Client, cast: Cast, content: bytes
) -> None:
    client.force_login(cast.noor)
    refused = client.post(at("bewijs_nieuw"), DIPLOMA | {"bestand": upload(content)})
    assert refused.status_code == 422
    assert not Bewijsdocument.objects.exists()


def test_an_indicator_of_the_picture_can_be_named_at_once(client: Client, stage: Stage) -> None:
    client.force_login(stage.cast.noor)
    indicator = competentie().children.get(code="3.1-N1").children.first()
    assert indicator is not None
    url = f"{at('bewijs_nieuw')}?element={indicator.uuid}"
    assert f'value="{indicator.uuid}"' in text(client, url)
    client.post(url, DIPLOMA | {"elementen": [str(indicator.uuid)]})
    assert EerderBewijs.objects.get().elementen.get() == indicator
    assert client.get(f"{at('bewijs_nieuw')}?element=onzin").status_code == 200


def test_a_released_coach_checks_and_the_employee_withdraws(client: Client, cast: Cast) -> None:
    made = add(cast.noor)
    check, withdraw = at("bewijs_nakijken", made.uuid), at("bewijs_intrekken", made.uuid)
    client.force_login(cast.coen)
    assert client.get(at("bewijs", made.uuid)).status_code == 404
    assert client.post(check, {"uitkomst": "origineel_gezien"}).status_code == 404
    release(cast.noor, cast.coen)
    for wrong in ({}, {"uitkomst": "niet_akkoord"}, {"uitkomst": "ingetrokken", "reden": "x"}):
        assert client.post(check, wrong).status_code == 422
    done = client.post(check, {"uitkomst": "origineel_gezien"}, follow=True).content.decode()
    assert "Origineel gezien: Coen Jansen" in done
    assert client.post(withdraw, {"reden": "x"}).status_code == 404
    client.force_login(cast.noor)
    assert "Verwijder" not in text(client, at("bewijs", made.uuid)).split("<main")[1]
    assert client.post(withdraw, {"reden": ""}).status_code == 422
    done = client.post(withdraw, {"reden": "Verlopen"}, follow=True).content.decode()
    assert "Verlopen" in done
    assert Bewijsregel.objects.count() == 2
    assert client.post(withdraw, {"reden": "Nog eens"}).status_code == 422
    client.force_login(cast.coen)
    assert client.post(check, {"uitkomst": "origineel_gezien"}).status_code == 422


def test_what_nobody_checked_can_be_removed(client: Client, cast: Cast) -> None:
    made = add(cast.noor)
    url = at("bewijs_verwijderen", made.uuid)
    client.force_login(cast.fatima)
    assert client.post(url).status_code == 404
    client.force_login(cast.noor)
    assert client.get(url).status_code == 405
    assert "Verwijderd uit uw dossier" in client.post(url, follow=True).content.decode()
    checked = add(cast.noor)
    release(cast.noor, cast.coen)
    actions.check_bewijs(
        by=cast.coen, at=LATER, uuid=checked.uuid, uitkomst="origineel_gezien", reden=""
    )
    page = client.post(at("bewijs_verwijderen", checked.uuid), follow=True).content.decode()
    assert "al nagekeken" in page


def test_a_conversation_is_put_forward_offered_and_answered(client: Client, stage: Stage) -> None:
    cast = stage.cast
    gesprek = make_gesprek(cast.noor, at=timezone.now() - timedelta(days=1))
    client.force_login(cast.noor)
    given = {"gesprek": str(gesprek.uuid), "elementen": [str(competentie().uuid)]}
    url = at("nominatie_nieuw")
    for wrong in ({"tekst": ""}, {"tekst": "Goed.", "gesprek": str(uuid4())}):
        assert client.post(url, given | wrong).status_code == 422
    masked = client.post(url, given | {"tekst": "Ik belde 06 12345678 terug."})
    assert masked.status_code == 422
    assert "12345678" not in masked.content.decode()
    client.post(url, given | {"tekst": "Ik liet een stilte vallen."})
    made = Nominatie.objects.get()
    assert "Ik liet een stilte vallen." in text(client, at("dossier"))
    offer = at("nominatie_aanbieden", made.uuid)
    for aan in ("", str(cast.tessa.uuid), "onzin"):
        assert client.post(offer, {"aan": aan}).status_code == 404
    client.force_login(cast.coen)
    assert client.get(at("nominatie", made.uuid)).status_code == 404
    client.force_login(cast.noor)
    client.post(offer, {"aan": str(cast.coen.uuid)})
    client.force_login(cast.coen)
    assert "Noor Bakker" in text(client, at("dossier"))
    page = text(client, at("nominatie", made.uuid))
    assert "Ik liet een stilte vallen." in page
    assert "De opleidingsadviseur plant dat" in page
    answer = at("nominatie_antwoord", made.uuid)
    assert client.post(answer, {"tekst": ""}).status_code == 422
    assert client.post(answer, {"tekst": "Bel 06 12345678."}).status_code == 422
    assert (
        "Mooi gedaan" in client.post(answer, {"tekst": "Mooi gedaan"}, follow=True).content.decode()
    )
    assert client.post(answer, {"tekst": "Nog eens"}).status_code == 422
    client.force_login(cast.noor)
    assert "Mooi gedaan" in text(client, at("dossier"))
    again = client.post(offer, {"aan": str(cast.coen.uuid)}, follow=True).content.decode()
    assert "al geantwoord" in again


def test_without_an_or_besluit_the_answer_is_refused_in_words(client: Client, stage: Stage) -> None:
    cast = stage.cast
    made = nominate(cast.noor)
    actions.offer_nominatie(by=cast.noor, at=LATER, uuid=made.uuid, aan=cast.coen)
    Poortbesluit.objects.filter(doel="ontwikkeling").delete()
    client.force_login(cast.coen)
    refused = client.post(at("nominatie_antwoord", made.uuid), {"tekst": "Mooi."})
    assert refused.status_code == 422
    assert not Nominatie.objects.exclude(antwoord="").exists()


@pytest.mark.parametrize("who", ["coen", "tessa", "fatima", "olga"])
def test_nobody_takes_back_or_offers_for_another(client: Client, stage: Stage, who: str) -> None:
    made = nominate(stage.cast.noor)
    client.force_login(stage.cast.people[who])
    for name in ("nominatie_terughalen", "nominatie_aanbieden", "nominatie_antwoord"):
        data = {"aan": str(stage.cast.coen.uuid), "tekst": "x"}
        assert client.post(at(name, made.uuid), data).status_code == 404
    client.force_login(stage.cast.noor)
    page = client.post(at("nominatie_terughalen", made.uuid), follow=True).content.decode()
    assert "Hier staat nog geen gesprek" in page


def test_a_result_is_brought_in_and_taken_back(client: Client, stage: Stage) -> None:
    proeve = result(stage)
    bring, take = at("uitslag_inbrengen", proeve.uuid), at("uitslag_terughalen", proeve.uuid)
    client.force_login(stage.cast.olga)
    assert client.post(bring).status_code == 404
    client.force_login(stage.cast.noor)
    assert client.get(bring).status_code == 405
    assert "Breng in" in text(client, at("dossier"))
    assert "Haal terug" in client.post(bring, follow=True).content.decode()
    assert "staat al in uw dossier" in client.post(bring, follow=True).content.decode()
    assert "Breng in" in client.post(take, follow=True).content.decode()
    assert "staat niet in uw dossier" in client.post(take, follow=True).content.decode()


@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [("dossier_pdf", "application/pdf", b"%PDF-"), ("dossier_json", "application/json", b"{")],
)
def test_the_own_dossier_goes_along_as_a_file_and_that_is_logged(
    client: Client, stage: Stage, name: str, kind: str, begins: bytes
) -> None:
    fill(stage, stage.cast.noor)
    client.force_login(stage.cast.noor)
    answer = client.get(at(name))
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    event = Event.objects.get(did="dossier.exported")
    assert (event.by, event.about, event.data) == (
        stage.cast.noor.uuid,
        stage.cast.noor.uuid,
        {"soort": kind.split("/")[1]},
    )


def test_the_picture_shows_it_apart_to_oneself_and_who_got_the_dossier(
    client: Client, stage: Stage
) -> None:
    cast = stage.cast
    nominate(cast.noor)
    release(cast.noor, cast.coen, "competenties", "dossier")
    release(cast.noor, cast.tessa, "competenties", "citaten")
    seen = {"noor": at("index"), "coen": at("beeld", cast.noor.uuid)}
    asked = {"competentie": str(competentie().uuid)}
    for who, url in (seen | {"tessa": at("beeld", cast.noor.uuid)}).items():
        client.force_login(cast.people[who])
        answer = client.get(url, asked)
        assert answer.status_code == 200
        assert ("Ik vatte de vraag samen" in answer.content.decode()) is (who in seen)
    client.force_login(cast.noor)
    elsewhere = client.get(at("index"), {"competentie": str(competentie("3.2").uuid)})
    assert "Ik vatte de vraag samen" not in elsewhere.content.decode()
    assert queries.beeld(cast.noor, on=timezone.localdate(), kijker=cast.noor).citaten == 0
