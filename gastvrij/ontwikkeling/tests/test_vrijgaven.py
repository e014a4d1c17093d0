from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis.models import Event, Medewerker
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW, Cast
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Vrijgave

TODAY = timezone.localdate(NOW)
WEEK = timedelta(days=7)
RECEIVERS = {"coen", "tessa", "victor", "olga"}


def give(cast: Cast, to: str, *, days: int = 7, by: str = "noor") -> Vrijgave:
    return actions.give_vrijgave(
        by=cast.people[by],
        at=NOW,
        aan=cast.people[to],
        tot_en_met=TODAY + timedelta(days=days),
    )


def test_only_a_coach_team_leader_or_training_adviser_may_receive(cast: Cast) -> None:
    offered = {person.gebruikersnaam for person in queries.ontvangers(cast.noor)}
    assert offered == RECEIVERS
    for who in cast.people:
        if who in RECEIVERS:
            give(cast, who)
        else:
            with pytest.raises(actions.CannotRelease, match="Kies een coach"):
                give(cast, who)
    assert Vrijgave.objects.count() == len(RECEIVERS)


def test_a_release_is_for_another_for_a_day_to_come_and_once(cast: Cast) -> None:
    with pytest.raises(actions.CannotRelease, match="Kies een coach"):
        give(cast, "coen", by="coen")
    with pytest.raises(actions.CannotRelease, match="vanaf vandaag"):
        give(cast, "coen", days=-1)
    given = give(cast, "coen", days=0)
    with pytest.raises(actions.CannotRelease, match="kan uw profiel al zien"):
        give(cast, "coen")
    assert list(Vrijgave.objects.all()) == [given]
    event = Event.objects.get(did="vrijgave.given")
    data = {"aan": str(cast.coen.uuid), "onderdelen": ["competenties", "citaten"]}
    assert (event.about, event.data) == (cast.noor.uuid, data)


def test_a_release_lasts_through_its_last_day_and_ends_when_withdrawn(cast: Cast) -> None:
    given = give(cast, "coen")
    noor = cast.noor.uuid
    assert queries.get_medewerker_for(cast.noor, noor, on=TODAY) == cast.noor
    assert queries.get_medewerker_for(cast.coen, noor, on=TODAY + WEEK) == cast.noor
    with pytest.raises(Http404):
        queries.get_medewerker_for(cast.coen, noor, on=TODAY + WEEK + timedelta(days=1))
    actions.withdraw_vrijgave(by=cast.noor, at=NOW, uuid=given.uuid)
    with pytest.raises(Http404):
        queries.get_medewerker_for(cast.coen, noor, on=TODAY)
    with pytest.raises(actions.CannotRelease, match="al ingetrokken"):
        actions.withdraw_vrijgave(by=cast.noor, at=NOW, uuid=given.uuid)
    assert Event.objects.filter(did="vrijgave.withdrawn").count() == 1
    give(cast, "coen")


def test_nobody_withdraws_the_release_of_another(cast: Cast) -> None:
    given = give(cast, "coen")
    for who in ("coen", "tessa", "frits"):
        with pytest.raises(Http404):
            actions.withdraw_vrijgave(by=cast.people[who], at=NOW, uuid=given.uuid)
    given.refresh_from_db()
    assert given.ingetrokken_op is None


def test_who_lost_the_role_sees_no_more(cast: Cast) -> None:
    give(cast, "coen")
    cast.coen.toewijzingen.all().delete()
    coen = Medewerker.objects.get(pk=cast.coen.pk)
    with pytest.raises(Http404):
        queries.get_medewerker_for(coen, cast.noor.uuid, on=TODAY)
    assert not queries.ontvangen(coen, on=TODAY).exists()


def test_the_table_refuses_a_release_to_oneself(cast: Cast) -> None:
    with pytest.raises(IntegrityError):
        Vrijgave.objects.create(
            medewerker=cast.noor, aan=cast.noor, gegeven_op=NOW, tot_en_met=TODAY
        )


def test_a_picture_opens_only_to_oneself_and_to_whom_it_was_released(
    client: Client, stage: Stage
) -> None:
    stage.to_status("gedeeld")
    cast = stage.cast
    far = timezone.localdate() + WEEK
    actions.give_vrijgave(by=cast.noor, at=timezone.now(), aan=cast.coen, tot_en_met=far)
    url = reverse("ontwikkeling:beeld", args=[cast.noor.uuid])
    people = cast.people | {"ruud": stage.ruud}
    for who, person in people.items():
        client.force_login(person)
        page = client.get(url, follow=True)
        assert (who, page.status_code) == (who, 200 if who in {"noor", "coen"} else 404)
        assert ("Waarmee kan ik u helpen?" in page.content.decode()) is (who in {"noor", "coen"})
    reads = Event.objects.filter(did="competentiebeeld_met_citaten.read")
    assert [(read.by, read.about) for read in reads] == [(cast.coen.uuid, cast.noor.uuid)]


def test_the_employee_sees_who_looked_a_line_a_day(client: Client, stage: Stage) -> None:
    cast = stage.cast
    far = timezone.localdate() + WEEK
    actions.give_vrijgave(by=cast.noor, at=timezone.now(), aan=cast.coen, tot_en_met=far)
    client.force_login(cast.coen)
    for _time in range(3):
        client.get(reverse("ontwikkeling:beeld", args=[cast.noor.uuid]))
    lines = queries.inzages(cast.noor)
    assert [(line.wie, line.wat, line.aantal) for line in lines] == [
        ("Coen Jansen", "Competentiebeeld met citaten ingezien", 3)
    ]
    assert "Aan u vrijgegeven" in client.get(reverse("ontwikkeling:index")).content.decode()
    client.force_login(cast.noor)
    page = client.get(reverse("ontwikkeling:index")).content.decode()
    assert "3 keer op die dag" in page
    client.force_login(cast.bram)
    page = client.get(reverse("ontwikkeling:index")).content.decode()
    assert "Niemand heeft iets over u ingezien" in page


def test_the_page_gives_and_withdraws_and_says_what_is_wrong(client: Client, cast: Cast) -> None:
    client.force_login(cast.noor)
    url = reverse("ontwikkeling:vrijgeven")
    today = timezone.localdate()
    given: dict[str, str | list[str]] = {
        "aan": str(cast.coen.uuid),
        "onderdelen": ["competenties", "plan"],
        "tot_en_met": (today + WEEK).isoformat(),
    }
    wrongs: tuple[dict[str, str | list[str]], ...] = (
        {"aan": str(cast.els.uuid)},
        {"aan": ""},
        {"tot_en_met": "morgen"},
        {"onderdelen": []},
        {"onderdelen": ["loon"]},
        {"onderdelen": ["citaten"]},
    )
    for wrong in wrongs:
        assert client.post(url, given | wrong).status_code == 422
    past = client.post(url, given | {"tot_en_met": (today - WEEK).isoformat()})
    assert past.status_code == 422
    assert "Kies een dag vanaf vandaag" in past.content.decode()
    assert client.post(url, given).status_code == 302
    vrijgave = Vrijgave.objects.get()
    page = client.get(reverse("ontwikkeling:index")).content.decode()
    assert "Coen Jansen" in page
    withdraw = reverse("ontwikkeling:intrekken", args=[vrijgave.uuid])
    client.force_login(cast.coen)
    assert client.post(withdraw).status_code == 404
    client.force_login(cast.noor)
    done = client.post(withdraw, follow=True).content.decode()
    assert "kan uw profiel niet meer zien" in done
    again = client.post(withdraw, follow=True).content.decode()
    assert "Dit had u al ingetrokken" in again
