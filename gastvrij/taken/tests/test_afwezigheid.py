from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis.models import Event, Medewerker
from gastvrij.conftest import NOW, Cast
from gastvrij.taken import actions, queries
from gastvrij.taken.actions import CannotHandle, CannotPlan
from gastvrij.taken.models import Afwezigheid

from .desk import Desk

TODAY = timezone.localdate(NOW)
# Long enough to hold on the day the tests run too, for screens ask the clock themselves.
FAR = date(2099, 1, 1)


def away(cast: Cast, who: str, vervanger: str | None = None, tot: date = FAR) -> Afwezigheid:
    person = cast.people[who]
    return actions.add_afwezigheid(
        by=person,
        at=NOW,
        medewerker=person,
        van=TODAY,
        tot=tot,
        vervanger=cast.people[vervanger] if vervanger else None,
    )


def test_the_vervanger_sees_and_does_the_work_of_who_is_away(desk: Desk) -> None:
    cast = desk.cast
    taak = desk.taak(who=cast.sjoerd)
    with pytest.raises(Http404):
        queries.get_taak_for(cast.bram, taak.uuid)
    away(cast, "sjoerd", "bram")
    assert queries.new_for(cast.bram, now=NOW) == 1
    assert queries.taken_in(cast.bram, "mijn", now=NOW) == [taak]
    assert queries.get_taak_for(cast.bram, taak.uuid) == taak
    actions.finish(by=cast.bram, at=NOW, taak=taak, antwoord="Gebeld.")
    taak.refresh_from_db()
    assert taak.medewerker == cast.bram
    (taken,) = [one for one in queries.timeline(taak) if one.wat == "Opgepakt"]
    assert taken.wie == "Bram de Wit, vervangt Sjoerd Postma"


def test_once_back_the_work_is_ones_own_again(desk: Desk) -> None:
    cast = desk.cast
    taak = desk.taak(who=cast.sjoerd)
    absence = away(cast, "sjoerd", "bram")
    actions.remove_afwezigheid(by=cast.sjoerd, at=NOW, afwezigheid=absence)
    actions.remove_afwezigheid(by=cast.sjoerd, at=NOW, afwezigheid=absence)
    assert queries.taken_in(cast.bram, "mijn", now=NOW) == []
    with pytest.raises(PermissionDenied):
        actions.take(by=cast.bram, at=NOW, taak=taak)
    done = list(Event.objects.filter(soort="afwezigheid").values_list("did", flat=True))
    assert done == ["afwezigheid.added", "afwezigheid.removed"]


def test_a_vervanger_who_is_away_too_hands_on_to_the_next(desk: Desk) -> None:
    cast = desk.cast
    taak = desk.taak(who=cast.sjoerd)
    away(cast, "sjoerd", "bram")
    away(cast, "bram", "victor")
    assert queries.vervanger_of(cast.sjoerd, on=TODAY) == cast.victor
    assert queries.taken_in(cast.victor, "mijn", now=NOW) == [taak]
    assert queries.vervanger_of(cast.noor, on=TODAY) == cast.noor


def test_who_is_away_gets_no_new_work_unnoticed(desk: Desk) -> None:
    cast = desk.cast
    taak = desk.taak()
    away(cast, "sjoerd", "fatima")
    with pytest.raises(actions.IsAway, match="Fatima Yildiz vervangt") as refused:
        actions.forward(by=cast.victor, at=NOW, taak=taak, medewerker=cast.sjoerd)
    assert refused.value.vervanger == cast.fatima
    actions.forward(by=cast.victor, at=NOW, taak=taak, medewerker=cast.sjoerd, toch=True)
    taak.refresh_from_db()
    assert taak.medewerker == cast.sjoerd


@pytest.mark.parametrize(
    ("first", "last", "vervanger", "field"),
    [
        (5, 4, None, "tot"),
        (0, 1, None, "van"),
        (8, 9, "sjoerd", "vervanger"),
        (8, 9, "kim", "vervanger"),
        (8, 9, "bram", "vervanger"),
    ],
)
def test_an_absence_that_cannot_be_is_refused(
    cast: Cast, first: int, last: int, vervanger: str | None, field: str
) -> None:
    away(cast, "sjoerd", tot=TODAY + timedelta(days=2))
    away(cast, "bram", tot=FAR)
    with pytest.raises(CannotPlan) as refused:
        actions.add_afwezigheid(
            by=cast.sjoerd,
            at=NOW,
            medewerker=cast.sjoerd,
            van=TODAY + timedelta(days=first),
            tot=TODAY + timedelta(days=last),
            vervanger=cast.people[vervanger] if vervanger else None,
        )
    assert refused.value.field == field
    assert Afwezigheid.objects.count() == 2


def plans_for(cast: Cast, by: Medewerker, who: Medewerker) -> Afwezigheid:
    return actions.add_afwezigheid(by=by, at=NOW, medewerker=who, van=TODAY, tot=TODAY)


def test_a_teamleider_plans_for_the_own_people_only(cast: Cast) -> None:
    assert plans_for(cast, cast.victor, cast.bram).medewerker == cast.bram
    for by, who in ((cast.victor, cast.sjoerd), (cast.bram, cast.victor), (cast.noor, cast.bram)):
        with pytest.raises(PermissionDenied):
            plans_for(cast, by, who)
    with pytest.raises(Http404):
        queries.get_afwezigheid_for(cast.sjoerd, Afwezigheid.objects.get().uuid)


def test_absence_is_noted_and_taken_away_on_screen(client: Client, desk: Desk) -> None:
    cast = desk.cast
    client.force_login(cast.victor)
    url = reverse("taken:afwezigheid")
    assert "Niemand staat als afwezig" in client.get(url).content.decode()
    sent = {
        "medewerker": str(cast.bram.uuid),
        "van": timezone.localdate().isoformat(),
        "tot": FAR.isoformat(),
        "vervanger": str(cast.victor.uuid),
    }
    wrong = client.post(url, sent | {"tot": "2001-01-01"})
    assert wrong.status_code == 422
    assert "De laatste dag ligt voor de eerste" in wrong.content.decode()
    assert client.post(url, {}).status_code == 422
    page = client.post(url, sent, follow=True).content.decode()
    assert "Victor Smit vervangt" in page
    taak = desk.taak(who=cast.bram)
    page = client.get(reverse("taken:taak", args=[taak.uuid])).content.decode()
    assert "U vervangt Bram de Wit" in page
    named = client.post(
        reverse("taken:doorsturen", args=[desk.taak().uuid]), {"naar": str(cast.bram.uuid)}
    )
    assert named.status_code == 422
    text = named.content.decode()
    assert "Bram de Wit is afwezig tot en met 01-01-2099. Victor Smit vervangt." in text
    assert named.context["doorsturen"]["naar"].value() == str(cast.victor.uuid)
    gone = reverse("taken:afwezigheid_weghalen", args=[Afwezigheid.objects.get().uuid])
    assert "De afwezigheid is weggehaald" in client.post(gone, follow=True).content.decode()


def test_another_who_takes_the_taak_of_somebody_away_is_refused(desk: Desk) -> None:
    cast = desk.cast
    taak = desk.taak(who=cast.bram)
    away(cast, "bram")
    with pytest.raises(CannotHandle, match="Bram de Wit heeft deze taak al"):
        actions.take(by=cast.victor, at=NOW, taak=taak)
