"""Taking into use: a version runs from the day that a person chose, and never by itself."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import Ingebruikname, KaderVersie

from .conftest import Adopt, text_of

TODAY = date(2026, 11, 20)
TOMORROW = TODAY + timedelta(days=1)
STARTED = date(2026, 9, 1)
LATER = date(2027, 1, 1)
Pair = tuple[KaderVersie, KaderVersie]


@pytest.fixture
def two(published: Adopt) -> Pair:
    """A version that runs and a newer one that was published and does not."""
    first = published(ingangsdatum=STARTED)
    return first, published(kader=first.kader, extra=b"\n")


def run_on(day: date) -> KaderVersie | None:
    return queries.current_versie("toetsplan", on=day)


def test_the_first_version_runs_by_publishing_and_a_later_one_does_not(two: Pair) -> None:
    first, second = two
    assert [one.versie for one in Ingebruikname.objects.all()] == [first]
    assert run_on(LATER) == first
    assert queries.newer_version_of(first, TODAY) == second
    assert queries.newer_version_of(second, TODAY) is None
    assert queries.newer_version_of(first, STARTED) is None
    stand = queries.stand(first, on=TODAY)
    assert (stand.running, stand.since, stand.newest) == (first, STARTED, second)


def test_a_person_switches_and_what_ran_before_is_vervallen(cast: Cast, two: Pair) -> None:
    first, second = two
    made = actions.take_into_use(by=cast.karel, at=NOW, versie=second, per=TODAY)
    first.refresh_from_db()
    assert (made.per, made.door, first.status) == (TODAY, cast.karel, "vervallen")
    assert run_on(TODAY) == second
    assert run_on(TODAY - timedelta(days=1)) == first
    assert queries.current_versies(on=TODAY) == {first.kader_id: second.pk}
    event = Event.objects.get(did="kaderversie.taken_into_use", object=second.uuid)
    assert (event.by, event.data) == (cast.karel.uuid, {"per": "2026-11-20"})


def test_a_plan_waits_can_move_and_can_be_withdrawn(cast: Cast, two: Pair) -> None:
    first, second = two
    actions.take_into_use(by=cast.karel, at=NOW, versie=second, per=LATER)
    stand = queries.stand(first, on=TODAY)
    assert (stand.running, stand.planned, stand.starts) == (first, second, LATER)
    assert stand.newest is None
    later_still = LATER + timedelta(days=30)
    actions.take_into_use(by=cast.karel, at=NOW, versie=second, per=later_still)
    assert run_on(LATER) == first
    assert run_on(later_still) == second
    actions.withdraw_use(by=cast.kim, at=NOW, versie=second)
    assert run_on(later_still) == first
    assert queries.stand(first, on=TODAY).newest == second
    first.refresh_from_db()
    assert first.status == "vastgesteld"
    assert Event.objects.get(did="kaderversie.use_withdrawn").object == second.uuid


def test_publishing_can_switch_at_once(published: Adopt) -> None:
    first = published(ingangsdatum=STARTED)
    second = published(kader=first.kader, extra=b"\n", in_gebruik_per=TOMORROW)
    assert (run_on(TODAY), run_on(TOMORROW)) == (first, second)


def test_a_version_that_was_passed_over_is_vervallen_too(
    cast: Cast, two: Pair, published: Adopt
) -> None:
    first, second = two
    third = published(kader=first.kader, extra=b"\n\n", in_gebruik_per=TODAY)
    for one in (first, second):
        one.refresh_from_db()
        assert one.status == "vervallen"
    with pytest.raises(actions.CannotSwitch, match="vervallen"):
        actions.take_into_use(by=cast.karel, at=NOW, versie=second, per=TOMORROW)
    assert run_on(LATER) == third


@pytest.mark.parametrize(
    ("per", "said"),
    [
        (TODAY - timedelta(days=1), "al voorbij"),
        (TOMORROW, "gaat pas in op 01-01-2027"),
        (date(2028, 1, 1), "geldt tot en met 31-12-2027"),
    ],
)
def test_a_day_on_which_it_cannot_start_is_refused(
    cast: Cast, published: Adopt, per: date, said: str
) -> None:
    first = published(ingangsdatum=STARTED)
    second = published(
        kader=first.kader, extra=b"\n", ingangsdatum=LATER, geldig_tot=date(2027, 12, 31)
    )
    with pytest.raises(actions.CannotSwitch, match=said) as refused:
        actions.take_into_use(by=cast.karel, at=NOW, versie=second, per=per)
    assert refused.value.field == "per"
    assert Ingebruikname.objects.count() == 1


def test_publishing_refuses_the_same_days_and_changes_nothing(
    cast: Cast, published: Adopt, adopt: Adopt
) -> None:
    first = published()
    concept = adopt(kader=first.kader, extra=b"\n")
    with pytest.raises(actions.CannotPublish, match="al voorbij"):
        actions.publish(
            by=cast.karel, at=NOW, versie=concept, ingangsdatum=None, in_gebruik_per=STARTED
        )
    with pytest.raises(actions.CannotPublish, match="voor de ingangsdatum"):
        actions.publish(by=cast.karel, at=NOW, versie=concept, ingangsdatum=LATER, geldig_tot=TODAY)
    concept.refresh_from_db()
    assert (concept.status, concept.geldig_tot) == ("concept", None)


def test_what_cannot_be_switched_to_is_refused(cast: Cast, two: Pair, adopt: Adopt) -> None:
    first, second = two
    concept = adopt(kader=first.kader, extra=b"\n\n")
    for versie, said in ((concept, "nog een concept"), (first, "al in gebruik")):
        with pytest.raises(actions.CannotSwitch, match=said):
            actions.take_into_use(by=cast.karel, at=NOW, versie=versie, per=TODAY)
    with pytest.raises(actions.CannotSwitch, match="niet gepland"):
        actions.withdraw_use(by=cast.karel, at=NOW, versie=second)


def test_a_first_version_for_later_cannot_be_withdrawn_but_can_move(
    cast: Cast, published: Adopt
) -> None:
    first = published(ingangsdatum=LATER)
    assert run_on(TODAY) is None
    with pytest.raises(actions.CannotSwitch, match="nog geen andere versie"):
        actions.withdraw_use(by=cast.karel, at=NOW, versie=first)
    later_still = LATER + timedelta(days=9)
    actions.take_into_use(by=cast.karel, at=NOW, versie=first, per=later_still)
    assert (run_on(LATER), run_on(later_still)) == (None, first)


@pytest.mark.parametrize("name", ["noor", "tessa", "olga", "frits", "anja"])
def test_only_a_kaderbeheerder_switches(cast: Cast, two: Pair, name: str) -> None:
    person = cast.people[name]
    with pytest.raises(PermissionDenied):
        actions.take_into_use(by=person, at=NOW, versie=two[1], per=TODAY)
    with pytest.raises(PermissionDenied):
        actions.withdraw_use(by=person, at=NOW, versie=two[1])
    assert Ingebruikname.objects.count() == 1


def test_past_its_end_a_version_keeps_running_and_says_so(
    karel: Client, noor: Client, published: Adopt
) -> None:
    versie = published(ingangsdatum=date(2020, 1, 1), geldig_tot=date(2020, 12, 31))
    assert actions.expire_versions(at=NOW) == 0
    assert run_on(TODAY) == versie
    assert versie.status == "vastgesteld"
    for client in (karel, noor):
        page = text_of(client.get(reverse("kaders:versie", args=[versie.uuid])))
        assert "Deze versie is verlopen: zij was geldig tot en met 31-12-2020" in page
        assert "Zij blijft in gebruik totdat iemand" in page
        assert "Verlopen" in text_of(client.get(reverse("kaders:index")))


def test_the_norms_of_a_newer_version_wait_and_say_so(
    noor: Client, cast: Cast, published: Adopt
) -> None:
    first = published("gespreksstructuur.txt", ingangsdatum=STARTED)
    second = published("gespreksstructuur.txt", kader=first.kader, extra=b"\n")
    assert {norm.versie for norm in queries.normen("direct afgehandeld", on=TODAY)} == {first}
    page = text_of(noor.get(reverse("kaders:normen")))
    assert "Er is een nieuwe versie beschikbaar" in page
    actions.take_into_use(by=cast.karel, at=NOW, versie=second, per=TODAY)
    assert {norm.versie for norm in queries.normen("direct afgehandeld", on=TODAY)} == {second}
    assert "nieuwe versie beschikbaar" not in text_of(noor.get(reverse("kaders:normen")))


def test_the_pages_offer_the_newer_version_and_switch_to_it(
    karel: Client, noor: Client, two: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    first, second = two
    assert "nieuwe versie beschikbaar" in text_of(noor.get(reverse("kaders:index")))
    page = text_of(karel.get(reverse("kaders:versie", args=[first.uuid])))
    assert "Er is een nieuwe versie beschikbaar" in page
    assert "Overschakelen naar de nieuwe versie" in page
    assert "Overschakelen" not in text_of(noor.get(reverse("kaders:versie", args=[first.uuid])))
    shown = text_of(karel.get(reverse("kaders:in_use", args=[second.uuid])))
    assert "Nu geldt versie 1. Er is niets veranderd." in shown
    assert "De formulieren: maak een nieuw formulier" in shown
    assert 'value="2026-11-20"' in shown
    url = reverse("kaders:take_into_use", args=[second.uuid])
    for sent, said in (({}, "Kies de dag"), ({"per": "2026-11-01"}, "al voorbij")):
        refused = karel.post(url, sent)
        assert refused.status_code == 422
        assert said in text_of(refused)
    done = karel.post(url, {"per": "2027-01-01"}, follow=True)
    assert "In gebruik per 01-01-2027." in text_of(done)
    assert "Gaat in op 01-01-2027" in text_of(done)
    undo = reverse("kaders:withdraw_use", args=[second.uuid])
    assert "is ingetrokken" in text_of(karel.post(undo, follow=True))
    again = karel.post(undo)
    assert again.status_code == 422
    assert "niet gepland" in text_of(again)


def test_publishing_a_later_version_switches_only_where_that_was_chosen(
    karel: Client, published: Adopt, adopt: Adopt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    first = published(ingangsdatum=STARTED)
    concept = adopt(kader=first.kader, extra=b"\n")
    url = reverse("kaders:publish", args=[concept.uuid])
    sent = {"laat_open": "on", "gebruik": "per"}
    for day, said in (("", "Kies de dag waarop"), ("2026-01-01", "al voorbij")):
        page = karel.post(url, sent | {"in_gebruik_per": day})
        assert page.status_code == 422
        assert said in text_of(page)
    karel.post(url, {"laat_open": "on", "gebruik": "later", "geldig_tot": "2027-12-31"})
    concept.refresh_from_db()
    assert (concept.status, concept.geldig_tot) == ("vastgesteld", date(2027, 12, 31))
    assert run_on(LATER) == first


def test_the_first_version_is_not_asked_when_to_switch(karel: Client, adopt: Adopt) -> None:
    page = text_of(karel.get(reverse("kaders:versie", args=[adopt().uuid])))
    assert "Later: ik schakel zelf over" not in page
    assert "Dit is de eerste versie die gaat gelden" in page


def test_existing_versions_run_on_as_they_did(cast: Cast, published: Adopt, adopt: Adopt) -> None:
    first = published(ingangsdatum=STARTED)
    second = published(kader=first.kader, extra=b"\n", ingangsdatum=TODAY)
    waiting = published(kader=first.kader, extra=b"\n\n", ingangsdatum=LATER)
    other = published("gespreksstructuur.txt")
    adopt(kader=first.kader, extra=b"\n\n\n")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("TRUNCATE kaders_ingebruikname")
        else:
            cursor.execute("DROP TRIGGER kaders_ingebruikname_no_delete")
            cursor.execute("DELETE FROM kaders_ingebruikname")
    migration = import_module("gastvrij.kaders.migrations.0003_ingebruikname")
    for _twice in range(2):
        migration.take_into_use(apps, None)
    rows = Ingebruikname.objects.order_by("pk").values_list("versie", "per", "door")
    assert sorted(rows) == sorted(
        [
            (first.pk, STARTED, cast.karel.pk),
            (second.pk, TODAY, cast.karel.pk),
            (waiting.pk, LATER, cast.karel.pk),
            (other.pk, TODAY, cast.karel.pk),
        ]
    )
    days = [STARTED - timedelta(days=1), STARTED, TODAY, LATER]
    assert [run_on(day) for day in days] == [None, first, second, waiting]
