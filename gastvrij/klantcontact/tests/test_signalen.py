from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.actions import CannotReport
from gastvrij.klantcontact.models import Klantsignaal

TEXT = "Inwoners vinden de knop <afspraak> niet."


def report(cast: Cast) -> Klantsignaal:
    return actions.report_signaal(
        by=cast.noor, at=NOW, tekst=TEXT, afdeling=cast.afdelingen["Burgerzaken"]
    )


def test_a_signaal_goes_to_an_afdeling_and_the_answer_comes_back(cast: Cast) -> None:
    signaal = report(cast)
    assert queries.signalen_for(cast.bram).te_beantwoorden == [signaal]
    assert queries.signalen_for(cast.victor).te_beantwoorden == [signaal]
    assert queries.signalen_for(cast.sjoerd).te_beantwoorden == []
    assert queries.unread_signalen(cast.noor) == 0
    actions.answer_signaal(by=cast.bram, at=NOW, signaal=signaal, antwoord="Wordt groter.")
    (mine,) = queries.signalen_for(cast.noor).gemeld
    assert (mine.antwoord, mine.beantwoord_door) == ("Wordt groter.", cast.bram)
    assert queries.signalen_for(cast.victor).beantwoord == [signaal]
    assert queries.unread_signalen(cast.noor) == 1
    actions.see_answer(by=cast.noor, at=NOW, signaal=signaal)
    actions.see_answer(by=cast.noor, at=NOW, signaal=signaal)
    assert queries.unread_signalen(cast.noor) == 0
    trail = list(
        Event.objects.filter(did__startswith="klantsignaal.")
        .order_by("pk")
        .values_list("did", flat=True)
    )
    assert trail == ["klantsignaal.reported", "klantsignaal.answered", "klantsignaal.read"]


def test_what_is_empty_or_of_another_afdeling_is_refused(cast: Cast) -> None:
    burgerzaken = cast.afdelingen["Burgerzaken"]
    with pytest.raises(CannotReport):
        actions.report_signaal(by=cast.noor, at=NOW, tekst=" ", afdeling=burgerzaken)
    with pytest.raises(PermissionDenied):
        actions.report_signaal(by=cast.anja, at=NOW, tekst="x", afdeling=burgerzaken)
    signaal = report(cast)
    for wrong in (cast.sjoerd, cast.noor, cast.tessa, cast.frits):
        with pytest.raises(PermissionDenied):
            actions.answer_signaal(by=wrong, at=NOW, signaal=signaal, antwoord="x")
    with pytest.raises(CannotReport):
        actions.answer_signaal(by=cast.bram, at=NOW, signaal=signaal, antwoord=" ")
    with pytest.raises(PermissionDenied):
        actions.see_answer(by=cast.bram, at=NOW, signaal=signaal)
    with pytest.raises(CannotReport, match="nog geen antwoord"):
        actions.see_answer(by=cast.noor, at=NOW, signaal=signaal)
    with pytest.raises(Http404):
        queries.get_signaal_for(cast.sjoerd, signaal.uuid)
    signaal.refresh_from_db()
    assert signaal.antwoord == ""


def test_of_two_answers_the_first_counts_and_the_second_is_told(cast: Cast) -> None:
    signaal = report(cast)
    actions.answer_signaal(by=cast.bram, at=NOW, signaal=signaal, antwoord="Ja.")
    with pytest.raises(CannotReport, match="Bram de Wit heeft dit signaal al beantwoord"):
        actions.answer_signaal(by=cast.victor, at=NOW, signaal=signaal, antwoord="Nee.")
    signaal.refresh_from_db()
    assert signaal.antwoord == "Ja."


def test_from_report_to_read_answer_on_screen(client: Client, cast: Cast) -> None:
    lijst, melden = reverse("klantcontact:signalen"), reverse("klantcontact:signaal_melden")
    client.force_login(cast.noor)
    assert "U hebt nog niets gemeld" in client.get(lijst).content.decode()
    given = {"tekst": TEXT, "afdeling": str(cast.afdelingen["Burgerzaken"].uuid)}
    assert "Wacht op antwoord" in client.post(melden, given, follow=True).content.decode()
    signaal = Klantsignaal.objects.get()
    client.force_login(cast.bram)
    answer = reverse("klantcontact:signaal_beantwoorden", args=[signaal.uuid])
    assert client.post(answer, {"antwoord": " "}).status_code == 422
    assert "&lt;afspraak&gt;" in client.get(lijst).content.decode()
    client.post(answer, {"antwoord": "Wordt groter."})
    assert client.post(answer, {"antwoord": "Toch niet."}).status_code == 422
    client.force_login(cast.noor)
    assert "Nieuw antwoord" in client.get(lijst).content.decode()
    seen = reverse("klantcontact:signaal_gezien", args=[signaal.uuid])
    assert "Nieuw antwoord" not in client.post(seen, follow=True).content.decode()


def test_from_the_desk_it_goes_in_one_key_to_the_afdeling_of_the_onderwerp(
    client: Client, cast: Cast
) -> None:
    onderwerp = actions.add_onderwerp(
        by=cast.frits, at=NOW, naam="Paspoort", afdeling=cast.afdelingen["Burgerzaken"]
    )
    kanaal = queries.get_kanaal("balie")
    gesprek = actions.start_gesprek(by=cast.noor, at=NOW, kanaal=kanaal)
    client.force_login(cast.noor)

    def send(**given: Any) -> Any:
        return client.post(
            reverse("klantcontact:signaal_melden"), given, headers={"HX-Request": "true"}
        )

    answer = send(tekst=TEXT, onderwerp=str(onderwerp.uuid), gesprek=str(gesprek.uuid))
    assert "Burgerzaken laat u weten" in answer.content.decode()
    signaal = Klantsignaal.objects.get()
    assert (signaal.gesprek, signaal.onderwerp_ref) == (gesprek, onderwerp)
    for wrong in ({"tekst": TEXT}, {"tekst": " ", "onderwerp": str(onderwerp.uuid)}):
        refused = send(**wrong)
        assert refused.status_code == 422
        assert "utrecht-form-field-error-message" in refused.content.decode()
    assert client.post(reverse("klantcontact:signaal_melden"), {}).status_code == 422
    assert Klantsignaal.objects.count() == 1


def test_seeing_an_answer_that_is_not_there_is_told(client: Client, cast: Cast) -> None:
    signaal = report(cast)
    client.force_login(cast.noor)
    seen = reverse("klantcontact:signaal_gezien", args=[signaal.uuid])
    assert "nog geen antwoord" in client.post(seen, follow=True).content.decode()
