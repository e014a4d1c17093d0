import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW
from gastvrij.taken import actions, queries
from gastvrij.taken.actions import CannotHandle
from gastvrij.taken.models import InterneTaak

from .desk import Desk
from .test_afwezigheid import away


def test_all_work_of_somebody_ill_goes_over_at_once_each_with_its_event(desk: Desk) -> None:
    cast = desk.cast
    first, second, third = (desk.taak(who=cast.bram) for _each in range(3))
    actions.take(by=cast.bram, at=NOW, taak=second)
    actions.finish(by=cast.bram, at=NOW, taak=third, antwoord="Klaar.")
    (ill,) = queries.divisible_people(cast.victor)
    assert ill == cast.bram
    burgerzaken = cast.afdelingen["Burgerzaken"]
    moved = actions.reassign_all(
        by=cast.victor, at=NOW, van=cast.bram, verwacht=2, afdeling=burgerzaken
    )
    assert moved == 2
    for taak in (first, second):
        taak.refresh_from_db()
        assert (taak.medewerker, taak.afdeling, taak.status) == (None, burgerzaken, "te_verwerken")
        assert taak.gezien_op is None
    third.refresh_from_db()
    assert third.medewerker == cast.bram
    events = Event.objects.filter(did="taak.reassigned")
    assert {event.object for event in events} == {first.uuid, second.uuid}
    assert "Herverdeeld: nu bij Burgerzaken" in [one.wat for one in queries.timeline(first)]


def test_a_division_that_cannot_be_changes_nothing(desk: Desk) -> None:
    cast = desk.cast
    desk.taak(who=cast.bram)
    away(cast, "sjoerd")
    for verwacht, who, said in (
        (2, cast.victor, "Intussen ligt er 1 open taak bij Bram de Wit"),
        (1, cast.bram, "Kies iemand anders"),
        (1, cast.kim, "Kies een afdeling of collega"),
        (1, cast.sjoerd, "Sjoerd Postma is afwezig"),
    ):
        with pytest.raises(CannotHandle, match=said):
            actions.reassign_all(
                by=cast.victor, at=NOW, van=cast.bram, verwacht=verwacht, medewerker=who
            )
    with pytest.raises(PermissionDenied):
        actions.reassign_all(
            by=cast.noor, at=NOW, van=cast.bram, verwacht=1, medewerker=cast.victor
        )
    assert InterneTaak.objects.get().medewerker == cast.bram
    assert not queries.divisible_people(cast.tessa)
    assert not queries.divisible_people(cast.bram)


def test_the_teamleider_sees_what_goes_over_and_divides_it(client: Client, desk: Desk) -> None:
    cast = desk.cast
    taak = desk.taak(who=cast.bram)
    client.force_login(cast.victor)
    url = reverse("taken:verdelen")
    assert "Bram de Wit" in client.get(url).content.decode()
    of_bram = reverse("taken:verdelen_van", args=[cast.bram.uuid])
    page = client.get(of_bram).content.decode()
    assert "1 taak van Bram de Wit" in page
    assert str(taak.nummer) in page
    assert client.post(of_bram, {"verwacht": "1"}).status_code == 422
    sent = {"naar": str(cast.victor.uuid), "verwacht": "7"}
    assert client.post(of_bram, sent).status_code == 409
    done = client.post(of_bram, sent | {"verwacht": "1"}, follow=True).content.decode()
    assert "1 taak verdeeld." in done
    assert client.get(of_bram).status_code == 404
    client.force_login(cast.bram)
    assert client.get(url).status_code == 403
