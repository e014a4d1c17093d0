from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.urls import reverse

from gastvrij.conftest import NOW
from gastvrij.taken import actions, queries
from gastvrij.taken.actions import CannotHandle
from gastvrij.taken.models import InterneTaak, Terugvraag

from .desk import Desk
from .test_afwezigheid import away

LATER = NOW + timedelta(hours=1)


def asked(desk: Desk, vraag: str = "Welk paspoort?") -> tuple[InterneTaak, Terugvraag]:
    taak = desk.taak()
    return taak, actions.ask_back(by=desk.cast.bram, at=NOW, taak=taak, vraag=vraag)


def test_a_question_back_goes_to_the_maker_and_its_answer_returns(desk: Desk) -> None:
    cast = desk.cast
    taak, question = asked(desk)
    assert question.aan == cast.noor
    assert queries.open_terugvragen_for(cast.noor, now=NOW) == [question]
    assert queries.open_terugvragen_for(cast.fatima, now=NOW) == []
    actions.mark_seen(by=cast.bram, at=NOW, taak=taak)
    actions.answer_back(by=cast.noor, at=LATER, terugvraag=question, antwoord="Dat van de zoon.")
    assert queries.open_terugvragen_for(cast.noor, now=LATER) == []
    assert queries.new_for(cast.bram, now=LATER) == 1
    told = [(one.wat, one.tekst, one.wie) for one in queries.timeline(taak)]
    assert ("Vraag terug aan Noor Bakker", "Welk paspoort?", "Bram de Wit") in told
    assert ("Antwoord op de vraag terug", "Dat van de zoon.", "Noor Bakker") in told


def test_while_the_maker_is_away_anyone_of_the_first_line_answers(desk: Desk) -> None:
    cast = desk.cast
    _taak, before = asked(desk)
    away(cast, "noor")
    taak, question = asked(desk)
    assert question.aan is None
    assert queries.open_terugvragen_for(cast.fatima, now=NOW) == [before, question]
    assert queries.open_terugvragen_for(cast.sjoerd, now=NOW) == []
    assert queries.open_terugvragen_for(cast.kim, now=NOW) == []
    wat = [one.wat for one in queries.timeline(taak)]
    assert "Vraag terug aan de eerste lijn" in wat
    actions.answer_back(by=cast.fatima, at=NOW, terugvraag=question, antwoord="Ik weet het.")


def test_the_second_who_answers_is_told_and_changes_nothing(desk: Desk) -> None:
    cast = desk.cast
    away(cast, "noor")
    _taak, question = asked(desk)
    actions.answer_back(by=cast.fatima, at=NOW, terugvraag=question, antwoord="Eerst.")
    with pytest.raises(CannotHandle, match="Fatima Yildiz heeft deze vraag al beantwoord"):
        actions.answer_back(by=cast.noor, at=NOW, terugvraag=question, antwoord="Later.")
    question.refresh_from_db()
    assert question.antwoord == "Eerst."


def test_questions_back_that_make_no_sense_are_refused(desk: Desk) -> None:
    cast = desk.cast
    taak, question = asked(desk)
    for by, text, said in (
        (cast.bram, " ", "Schrijf op wat u wilt weten"),
        (cast.victor, "Nog iets", "wacht al een vraag"),
    ):
        with pytest.raises(CannotHandle, match=said):
            actions.ask_back(by=by, at=NOW, taak=taak, vraag=text)
    own = desk.taak(who=cast.noor)
    with pytest.raises(CannotHandle, match="U maakte deze taak zelf"):
        actions.ask_back(by=cast.noor, at=NOW, taak=own, vraag="Wat?")
    with pytest.raises(CannotHandle, match="Schrijf het antwoord op"):
        actions.answer_back(by=cast.noor, at=NOW, terugvraag=question, antwoord="")
    with pytest.raises(PermissionDenied):
        actions.answer_back(by=cast.fatima, at=NOW, terugvraag=question, antwoord="Ja")
    with pytest.raises(Http404):
        queries.get_terugvraag_for(cast.fatima, question.uuid, now=NOW)
    with pytest.raises(PermissionDenied):
        actions.ask_back(by=cast.sjoerd, at=NOW, taak=taak, vraag="Wat?")
    done = desk.taak()
    actions.finish(by=cast.bram, at=NOW, taak=done, antwoord="Klaar.")
    with pytest.raises(CannotHandle, match="al afgerond"):
        actions.ask_back(by=cast.bram, at=NOW, taak=done, vraag="Wat?")


def test_asking_and_answering_go_by_screen(client: Client, desk: Desk) -> None:
    taak = desk.taak()
    client.force_login(desk.cast.bram)
    url = reverse("taken:terugvragen", args=[taak.uuid])
    assert client.post(url, {}).status_code == 422
    page = client.post(url, {"vraag": "Welke Hofstra?"}, follow=True).content.decode()
    assert "U wacht op antwoord van de eerste lijn" in page
    client.force_login(desk.cast.noor)
    page = client.get(reverse("taken:lijst", args=["terugvragen"])).content.decode()
    assert "Welke Hofstra?" in page
    page = client.get(reverse("taken:taak", args=[taak.uuid])).content.decode()
    assert "Bram de Wit vraagt:" in page
    answer = reverse("taken:beantwoorden", args=[Terugvraag.objects.get().uuid])
    assert client.post(answer, {}).status_code == 422
    page = client.post(answer, {"antwoord": "De moeder."}, follow=True).content.decode()
    assert "Niemand wacht op een antwoord van u" in page
    late = client.post(answer, {"antwoord": "De dochter."})
    assert late.status_code == 422
    assert "heeft deze vraag al beantwoord" in late.content.decode()
