from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from gastvrij.basis.models import Event, Organisatie
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, jobs, queries
from gastvrij.kaders.models import Kader, KaderVersie

from .conftest import Adopt, Upload

TODAY = date(2026, 11, 20)
STARTED = date(2026, 9, 1)
LATER = date(2027, 1, 1)


def test_a_second_person_publishes_with_a_start(cast: Cast, adopt: Adopt) -> None:
    versie = actions.publish(by=cast.karel, at=NOW, versie=adopt(), ingangsdatum=STARTED)
    assert versie.status == KaderVersie.Status.VASTGESTELD
    assert (versie.vastgesteld_door, versie.vastgesteld_op) == (cast.karel, NOW)
    assert versie.ingangsdatum == STARTED
    event = Event.objects.get(did="kaderversie.published")
    assert (event.by, event.data) == (cast.karel.uuid, {"ingangsdatum": "2026-09-01"})


def test_four_eyes_refuse_who_uploaded_and_who_took_over(cast: Cast, upload: Upload) -> None:
    versie = actions.adopt(by=cast.karel, at=NOW, voorstel=upload(), kader=None, titel="Plan")
    for person in (cast.kim, cast.karel):
        with pytest.raises(actions.CannotPublish, match="Vraag een collega"):
            actions.publish(by=person, at=NOW, versie=versie, ingangsdatum=None)
    versie.refresh_from_db()
    assert versie.status == KaderVersie.Status.CONCEPT


def test_without_four_eyes_one_person_publishes(cast: Cast, adopt: Adopt) -> None:
    Organisatie.objects.update(vier_ogen=False)
    versie = actions.publish(by=cast.kim, at=NOW, versie=adopt(), ingangsdatum=None)
    assert versie.status == KaderVersie.Status.VASTGESTELD


def test_four_eyes_count_for_a_version_without_a_proposal(cast: Cast) -> None:
    kader = Kader.objects.create(soort="toetsplan", titel="Met de hand")
    versie = KaderVersie.objects.create(
        kader=kader, nummer=1, gemaakt_op=NOW, gemaakt_door=cast.kim
    )
    assert actions.is_own_work(cast.kim, versie)
    assert not actions.is_own_work(cast.karel, versie)


def test_publishing_twice_is_refused(cast: Cast, published: Adopt) -> None:
    versie = published()
    with pytest.raises(actions.CannotPublish, match="al vastgesteld"):
        actions.publish(by=cast.karel, at=NOW, versie=versie, ingangsdatum=LATER)
    versie.refresh_from_db()
    assert versie.ingangsdatum is None


@pytest.mark.parametrize("name", ["noor", "tessa", "olga", "frits", "anja"])
def test_only_a_kaderbeheerder_publishes(cast: Cast, adopt: Adopt, name: str) -> None:
    versie = adopt()
    with pytest.raises(PermissionDenied):
        actions.publish(by=cast.people[name], at=NOW, versie=versie, ingangsdatum=None)


def test_a_newer_version_that_has_started_ends_the_one_before(cast: Cast, published: Adopt) -> None:
    first = published(ingangsdatum=STARTED)
    second = published(kader=first.kader, extra=b"\n", ingangsdatum=TODAY, in_gebruik_per=TODAY)
    first.refresh_from_db()
    assert (first.status, second.status) == ("vervallen", "vastgesteld")
    assert Event.objects.get(did="kaderversie.expired").object == first.uuid
    assert queries.current_versie("toetsplan", on=TODAY) == second
    assert queries.current_versie("toetsplan", on=TODAY - timedelta(days=1)) == first
    assert queries.current_versie("toetsplan", on=STARTED - timedelta(days=1)) is None


def test_a_version_for_later_waits_until_its_day(cast: Cast, published: Adopt) -> None:
    first = published(ingangsdatum=STARTED)
    second = published(kader=first.kader, extra=b"\n", ingangsdatum=LATER, in_gebruik_per=LATER)
    first.refresh_from_db()
    assert first.status == KaderVersie.Status.VASTGESTELD
    assert queries.current_versie("toetsplan", on=TODAY) == first
    assert queries.current_versie("toetsplan", on=LATER) == second
    assert actions.expire_versions(at=NOW) == 0
    assert actions.expire_versions(at=NOW + timedelta(days=60)) == 1
    first.refresh_from_db()
    assert first.status == KaderVersie.Status.VERVALLEN
    assert jobs.expire_versions() == 0


def test_an_open_start_counts_from_the_day_of_publishing(cast: Cast, published: Adopt) -> None:
    versie = published()
    assert queries.current_versie("toetsplan", on=TODAY) == versie
    assert queries.current_versie("toetsplan", on=TODAY - timedelta(days=1)) is None


def test_a_concept_never_runs(adopt: Adopt) -> None:
    adopt()
    assert queries.current_versie("toetsplan", on=LATER) is None


def test_the_guide_comes_in_one_query_with_examples_apart(
    published: Adopt, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    versie = published("gespreksstructuur.txt")
    with django_assert_num_queries(1):
        guide = queries.guide(versie)
    assert [rule.code for rule in guide.rules] == [f"A{nr}" for nr in range(1, 6)]
    assert [phase.code for phase in guide.phases] == ["F1", "F2", "F3", "F4"]
    assert guide.phases[1].steps[0].code == "F2.1"
    lines = [line for phase in guide.phases for step in phase.steps for line in step.lines]
    assert {line.is_example for line in lines} == {True, False}
    assert guide.rules[0].lines[0].text


def test_competences_come_as_a_tree_in_one_query(
    published: Adopt, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    dictionary = published("competentiewoordenboek.txt")
    with django_assert_num_queries(1):
        groups = queries.competenties(dictionary)
    first = groups[0].competences[0]
    assert (groups[0].title, first.code) == ("Zelf aan het werk", "1.1")
    assert [level.element.code for level in first.levels if level.element] == [
        f"1.1-N{nr}" for nr in range(1, 5)
    ]
    assert len(first.indicators) == sum(len(level.indicators) for level in first.levels)


def test_a_profile_has_indicators_without_levels(published: Adopt) -> None:
    groups = queries.competenties(published("competentieprofiel.txt"))
    competence = groups[0].competences[0]
    assert [level.element for level in competence.levels] == [None]
    assert len(competence.indicators) == 3


def test_competences_outside_a_group_stand_together(cast: Cast) -> None:
    kader = Kader.objects.create(soort="competentieprofiel", titel="Zonder groepen")
    versie = KaderVersie.objects.create(
        kader=kader, nummer=1, gemaakt_op=NOW, gemaakt_door=cast.kim
    )
    for place, titel in enumerate(("Een", "Twee"), start=1):
        versie.elementen.create(
            soort="competentie", titel=titel, volgorde=place, identiteit=kader.uuid
        )
    (group,) = queries.competenties(versie)
    assert (group.element, [one.title for one in group.competences]) == (None, ["Een", "Twee"])


def test_norms_are_those_of_running_versions_and_those_set_by_hand(
    cast: Cast, published: Adopt, adopt: Adopt
) -> None:
    versie = published("gespreksstructuur.txt", ingangsdatum=STARTED)
    adopt("gespreksstructuur.txt", kader=versie.kader, extra=b"\n")
    by_hand = actions.add_norm(
        by=cast.kim,
        at=NOW,
        metriek="direct afgehandeld",
        operator=">=",
        waarde=Decimal(70),
        eenheid="%",
        geldig_van=LATER,
    )
    today = queries.normen("direct afgehandeld", on=TODAY)
    assert [int(norm.waarde or 0) for norm in today] == [60, 85]
    assert {norm.versie for norm in today} == {versie}
    assert by_hand in queries.normen("direct afgehandeld", on=LATER)
    assert queries.normen("direct afgehandeld", on=date(2026, 1, 1)) == []
    by_hand.geldig_tot = LATER
    by_hand.save()
    assert by_hand not in queries.normen("direct afgehandeld", on=LATER + timedelta(days=1))
