from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.basis.actions import save_team
from gastvrij.basis.models import Medewerker
from gastvrij.conftest import NOW
from gastvrij.taken import actions, queries
from gastvrij.taken.models import InterneTaak
from gastvrij.taken.queries import Filter

from .desk import Desk


def copies(taak: InterneTaak, count: int, **fields: Any) -> None:
    """Add as many taken like one, each a minute later due."""
    InterneTaak.objects.bulk_create(
        InterneTaak(
            klantcontact=taak.klantcontact,
            gevraagde_handeling=f"Bel terug {number}",
            afdeling=taak.afdeling,
            toegewezen_op=taak.toegewezen_op,
            **{"beloofd_tot": NOW + timedelta(days=1, minutes=number)} | fields,
        )
        for number in range(count)
    )


def test_a_list_of_hundreds_is_turned_page_by_page_and_nothing_falls_between(desk: Desk) -> None:
    bram = desk.cast.bram
    taak = desk.taak()
    copies(taak, 120)
    copies(taak, 60, beloofd_tot=NOW + timedelta(days=2))
    copies(taak, 30, beloofd_tot=None, uiterlijk_op=date(2026, 11, 30))
    copies(taak, 20, beloofd_tot=None)
    seen: list[int] = []
    after, pages = "", 0
    while True:
        page = queries.page_of(bram, "afdeling", now=NOW, after=after)
        seen += [one.pk for one in page.taken]
        # Work that is done meanwhile neither doubles nor hides the rest.
        actions.finish(by=bram, at=NOW, taak=page.taken[0], antwoord="Klaar.")
        pages, after = pages + 1, page.verder
        if not after:
            break
    assert pages == 5
    assert len(seen) == len(set(seen)) == 231
    order = [InterneTaak.objects.get(pk=pk).moet_op for pk in seen]
    assert order == sorted(order)
    finished = queries.page_of(bram, "afgerond", now=NOW)
    assert len(finished.taken) == 5
    assert [one.pk for one in finished.taken] == sorted(
        (x.pk for x in finished.taken), reverse=True
    )
    for nonsense in ("x", "12", "12.gisteren", "-1.2026-01-01"):
        assert queries.page_of(bram, "afdeling", now=NOW, after=nonsense).taken


def test_what_one_made_is_turned_over_too(desk: Desk) -> None:
    copies(desk.taak(), 80)
    first = queries.page_of(desk.cast.noor, "gemaakt", now=NOW)
    second = queries.page_of(desk.cast.noor, "gemaakt", now=NOW, after=first.verder)
    assert (len(first.taken), len(second.taken), second.verder) == (50, 31, "")


@pytest.mark.parametrize(
    ("promised", "day", "expected"),
    [
        ("2026-11-23T16:00:00+01:00", None, "2026-11-23T15:00:00+00:00"),
        (None, date(2026, 11, 23), "2026-11-23T21:59:59+00:00"),
        (None, None, "9999-12-31T21:59:59+00:00"),
    ],
)
def test_the_database_knows_by_when_a_taak_must_be_done(
    desk: Desk, promised: str | None, day: date | None, expected: str
) -> None:
    taak = desk.taak()
    InterneTaak.objects.update(beloofd_van=None, beloofd_tot=promised, uiterlijk_op=day)
    taak.refresh_from_db()
    assert taak.moet_op.isoformat() == expected


def test_a_list_is_narrowed_by_kind_and_status(desk: Desk) -> None:
    bram = desk.cast.bram
    first, second = desk.taak(), desk.taak()
    actions.take(by=bram, at=NOW, taak=first)
    for only, found in (
        (Filter(status="in_behandeling"), [first]),
        (Filter(soort="terugbellen"), [first, second]),
        (Filter(soort="klacht"), []),
    ):
        assert queries.page_of(bram, "afdeling", now=NOW, only=only).taken == found


def test_new_is_what_was_not_opened_since_it_was_assigned(desk: Desk) -> None:
    cast = desk.cast
    taak = desk.taak()
    assert queries.new_for(cast.bram, now=NOW) == 1
    assert queries.new_for(cast.kim, now=NOW) == 0
    actions.mark_seen(by=cast.noor, at=NOW, taak=desk.taak(who=cast.bram))
    assert queries.new_for(cast.bram, now=NOW) == 2
    for _twice in range(2):
        actions.mark_seen(by=cast.bram, at=NOW, taak=taak)
    assert queries.new_for(cast.bram, now=NOW) == 1
    assert [one.wat for one in queries.timeline(taak)].count("Gezien") == 1
    actions.forward(by=cast.victor, at=NOW, taak=taak, medewerker=cast.bram)
    assert queries.new_for(cast.bram, now=NOW) == 2


def test_work_of_a_team_is_for_everybody_in_it(desk: Desk) -> None:
    cast = desk.cast
    team = save_team(
        by=cast.frits, at=NOW, team=None, naam="Balie", afdeling=cast.afdelingen["KCC"]
    )
    taak = desk.taak("KCC", by=cast.fatima)
    assert queries.taken_in(cast.noor, "mijn", now=NOW) == []
    InterneTaak.objects.update(team=team)
    Medewerker.objects.filter(pk=cast.noor.pk).update(team=team)
    noor = Medewerker.objects.get(pk=cast.noor.pk)
    assert queries.taken_in(noor, "nieuw", now=NOW) == [taak]
    actions.take(by=noor, at=NOW, taak=taak)


def test_the_next_to_take_is_the_most_urgent_that_nobody_has(client: Client, desk: Desk) -> None:
    cast = desk.cast
    taak, other = desk.taak(), desk.taak()
    InterneTaak.objects.filter(pk=other.pk).update(beloofd_tot=NOW - timedelta(days=1))
    client.force_login(cast.bram)
    for expected in (other, taak):
        page = client.post(reverse("taken:volgende"))
        assert page.headers["location"] == reverse("taken:taak", args=[expected.uuid])
    page = client.post(reverse("taken:volgende"), follow=True)
    assert "Er wacht geen taak op u" in page.content.decode()


def test_the_list_page_filters_turns_and_shows_a_taak_beside_it(client: Client, desk: Desk) -> None:
    taak = desk.taak()
    copies(taak, 130)
    client.force_login(desk.cast.bram)
    url = reverse("taken:lijst", args=["afdeling"])
    page = client.get(url)
    assert "Volgende 50" in page.content.decode()
    more = client.get(url, {"na": page.context["verder"]}).content.decode()
    assert "Naar het begin" in more
    assert "Niets met deze keuze" in client.get(url, {"soort": "klacht"}).content.decode()
    assert client.get(url, {"soort": "onzin"}).status_code == 200
    side = client.get(reverse("taken:paneel", args=[taak.uuid])).content.decode()
    assert "Mevrouw Geertje Hofstra" in side
    assert "<html" not in side
    taak.refresh_from_db()
    assert taak.gezien_op is not None
