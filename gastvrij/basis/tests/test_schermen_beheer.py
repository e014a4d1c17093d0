"""The screens of the administration: who opens which, in which state, and what the trail shows."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis import actions, queries, trail
from gastvrij.basis.models import Event, Sluitingsdag
from gastvrij.basis.views import bladeren
from gastvrij.conftest import NOW, PEOPLE, Cast

READ = ("beheer", "medewerkers", "afdelingen", "kalender", "poort", "spoor")
WRITE = ("organisatie", "medewerker_nieuw", "afdeling_nieuw")
OWN = ("mijn", "inzage", "handelingen")
ADMIN, AUDITOR = "frits", "anja"


@pytest.mark.parametrize("name", [*READ, *WRITE, *OWN])
def test_who_may_opens_the_page_and_everybody_else_is_refused(
    client: Client, cast: Cast, name: str
) -> None:
    allowed = {"beheer": {ADMIN, AUDITOR}, "organisatie": {ADMIN}, "mijn": set(PEOPLE)}
    group = "beheer" if name in READ else "organisatie" if name in WRITE else "mijn"
    for person, medewerker in cast.people.items():
        client.force_login(medewerker)
        status = client.get(reverse(f"basis:{name}")).status_code
        assert status == (200 if person in allowed[group] else 403), person


def addresses(cast: Cast) -> dict[str, list[str]]:
    """Return the addresses of one object each: to read, and to change."""
    one, kcc = [cast.noor.uuid], [cast.afdelingen["KCC"].uuid]
    return {
        "read": [reverse("basis:medewerker", args=one)],
        "form": [
            reverse("basis:medewerker_wijzigen", args=one),
            reverse("basis:afdeling", args=kcc),
            reverse("basis:besluit_nieuw", args=["kwaliteit"]),
        ],
        "post": [
            reverse("basis:rol_geven", args=one),
            reverse("basis:rol_intrekken", args=one),
            reverse("basis:wachtwoordmail", args=one),
            reverse("basis:team_nieuw", args=kcc),
            reverse("basis:sluitingsdag_weghalen", args=[date(2026, 12, 24)]),
        ],
    }


def test_one_object_is_read_by_the_auditor_and_changed_by_the_administrator_only(
    client: Client, cast: Cast
) -> None:
    urls = addresses(cast)
    for person, medewerker in cast.people.items():
        client.force_login(medewerker)
        for url in urls["read"]:
            allowed = person in {ADMIN, AUDITOR}
            assert client.get(url).status_code == (200 if allowed else 403), (person, url)
        for url in urls["form"]:
            assert client.get(url).status_code == (200 if person == ADMIN else 403), (person, url)
        for url in urls["post"] if person != ADMIN else []:
            assert client.post(url).status_code == 403, (person, url)
    client.force_login(cast.frits)
    for url in urls["post"]:
        assert client.get(url).status_code == 405


def test_what_does_not_exist_is_404(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    unknown = "00000000-0000-4000-8000-000000000000"
    for name in ("medewerker", "afdeling", "team"):
        assert client.get(reverse(f"basis:{name}", args=[unknown])).status_code == 404
    assert client.post(reverse("basis:besluit_intrekken", args=[unknown])).status_code == 404
    assert client.post("/beheer/kalender/2026-13-40/weghalen/").status_code == 404


def test_the_auditor_sees_no_button_that_changes_anything(client: Client, cast: Cast) -> None:
    client.force_login(cast.anja)
    for name in ("beheer", "medewerkers", "afdelingen", "kalender", "poort"):
        page = client.get(reverse(f"basis:{name}")).content.decode()
        main = page[page.index("<main") : page.index("</main>")]
        assert 'method="post"' not in main, name
        assert "/nieuw/" not in main, name


def test_the_menu_marks_beheer_only_on_its_own_pages(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    marks = {
        name: [
            item["key"]
            for item in client.get(reverse(f"basis:{name}")).context["nav"]
            if item["is_current"]
        ]
        for name in ("medewerkers", "mijn")
    }
    assert marks == {"medewerkers": ["beheer"], "mijn": []}


def test_the_first_page_is_one_that_the_person_may_open(client: Client, cast: Cast) -> None:
    client.force_login(cast.anja)
    first = client.get("/")
    assert first.status_code == 302
    assert first.headers["Location"] == client.get("/mijn/").context["nav"][0]["url"]


def test_closed_days_are_added_and_taken_away_on_screen(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    day = timezone.localdate() + timedelta(days=30)
    given = {"dag": day.isoformat(), "reden": "Brugdag"}
    page = client.post(reverse("basis:kalender"), given, follow=True).content.decode()
    assert "Brugdag" in page
    again = client.post(reverse("basis:kalender"), given)
    assert again.status_code == 422
    assert "staat al in de lijst" in again.content.decode()
    assert "Koningsdag" in again.content.decode()
    client.post(reverse("basis:sluitingsdag_weghalen", args=[day]))
    assert not Sluitingsdag.objects.exists()
    client.force_login(cast.anja)
    assert client.post(reverse("basis:kalender"), given).status_code == 403


def test_people_see_who_read_or_changed_something_of_theirs_and_nothing_of_others(
    client: Client, cast: Cast
) -> None:
    actions.record_read(by=cast.els, at=NOW, what="dossier", to=cast.noor, about=cast.noor)
    actions.record_read(by=cast.noor, at=NOW, what="dossier", to=cast.noor, about=cast.noor)
    client.force_login(cast.noor)
    page = client.get(reverse("basis:mijn")).content.decode()
    assert "Els van Dam" in page
    assert "Dossier ingezien" in page
    assert page.count("Dossier ingezien") == 1
    assert "Bram" not in page
    client.force_login(cast.els)
    acts = client.get(reverse("basis:handelingen")).content.decode()
    assert "Noor Bakker" in acts
    client.force_login(cast.bram)
    assert "Els van Dam" not in client.get(reverse("basis:inzage")).content.decode()


def test_the_trail_is_whole_for_who_audits_and_ones_own_for_everybody_else(cast: Cast) -> None:
    actions.set_taal(by=cast.noor, at=NOW, taal="nl")
    assert queries.events_for(cast.anja).count() == Event.objects.count()
    assert [event.did for event in queries.events_for(cast.noor)] == ["medewerker.taal_set"]
    assert [event.did for event in queries.events_on(cast.noor.uuid)] == [
        "medewerker.added",
        "medewerker.taal_set",
    ]


def test_the_trail_is_filtered_by_kind_person_and_day(client: Client, cast: Cast) -> None:
    later = NOW + timedelta(days=3)
    actions.set_taal(by=cast.noor, at=later, taal="nl")
    client.force_login(cast.anja)
    url = reverse("basis:spoor")

    def codes(**wanted: str) -> set[str]:
        return {regel.did for regel in client.get(url, wanted).context["regels"]}

    noor = str(cast.noor.uuid)
    assert codes(did="afdeling") == {"afdeling.saved"}
    assert codes(person=noor) == {"medewerker.added", "medewerker.taal_set"}
    assert codes(person=noor, since="2026-11-23", until="2026-11-23") == {"medewerker.taal_set"}
    assert codes(since="2026-11-24") == set()
    assert codes(until="2026-11-19") == set()
    wrong = client.get(url, {"since": "gisteren", "person": "x"})
    assert wrong.status_code == 422
    assert wrong.context["regels"] == []


def test_the_trail_is_paged_without_losing_or_doubling_a_line(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bladeren, "PAGE", 7)
    client.force_login(cast.anja)
    seen: list[int] = []
    before: str | None = ""
    while before is not None:
        page = client.get(reverse("basis:spoor"), {"voor": before, "did": "medewerker"})
        assert page.status_code == 200
        seen += [regel.pk for regel in page.context["regels"]]
        more = page.context["volgende"]
        before = str(more) if more else None
        assert ('rel="next"' in page.content.decode()) is (more is not None)
    wanted = Event.objects.filter(did__startswith="medewerker").order_by("-pk")
    assert seen == list(wanted.values_list("pk", flat=True))


def test_a_person_who_is_gone_and_the_system_are_named_as_such(cast: Cast) -> None:
    actions.record(by=None, did="iets.onbekend_gedaan", to=None, at=NOW)
    event = Event(
        at=NOW, by=cast.noor.uuid, did="x.read", about="00000000-0000-4000-8000-000000000000"
    )
    event.save()
    event.refresh_from_db()
    lines = queries.lines(Event.objects.order_by("-pk")[:2])
    assert (lines[0].wie, lines[0].over) == ("Noor Bakker", "iemand die hier niet meer is")
    assert (lines[1].wie, lines[1].wat, lines[1].over) == (
        "het systeem",
        "Iets onbekend gedaan",
        "",
    )
    assert trail.sentence("los") == "Los"
