"""The pages of the exam: who may open them, and what each shows."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules.proeve import Status

from .examen import BEGINS
from .handelingen import sitting
from .scenario import Stage, add_person

# Everybody of the cast has a role; who is not named here has no part in these sittings.
PART = ("noor", "els", "ruud", "wim", "olga")
PASSAGE = "Waarmee kan ik u helpen?"
HELD = (Status.AFNAME, Status.OORDELEN)
WITH_RESULT = (Status.VOORLOPIG, Status.VASTGESTELD, Status.UITGEREIKT, Status.GEARCHIVEERD)


def people(stage: Stage) -> dict[str, Medewerker]:
    return stage.cast.people | {"ruud": stage.ruud}


def text(client: Client, name: str, *args: object, query: str = "") -> str:
    page = client.get(reverse(f"beoordeling:{name}", args=args) + query)
    assert page.status_code == 200
    return page.content.decode()


def sees_passages(who: str, status: Status) -> bool:
    """Return who reads what was noted on the page of a sitting in a state."""
    if status is Status.BESPREKEN:
        return who in {"els", "ruud"}
    return status in WITH_RESULT and who in {"noor", "els", "ruud", "wim"}


@pytest.mark.parametrize("status", list(Status))
def test_each_person_sees_of_a_sitting_what_the_rights_table_says(
    client: Client, stage: Stage, status: Status
) -> None:
    proeve = sitting(stage, status)
    url = reverse("beoordeling:proeve", args=[proeve.uuid])
    for who, person in people(stage).items():
        client.force_login(person)
        page = client.get(url)
        assert (who, page.status_code) == (who, 200 if who in PART else 404)
        assert (who, PASSAGE in page.content.decode()) == (who, sees_passages(who, status))
        listed = str(proeve.uuid) in client.get(reverse("beoordeling:proeven")).content.decode()
        assert (who, listed) == (who, who in PART)
    client.logout()
    assert client.get(url).status_code == 302


@pytest.mark.parametrize("status", list(Status))
def test_only_who_judges_opens_the_screen_of_the_afname(
    client: Client, stage: Stage, status: Status
) -> None:
    proeve = sitting(stage, status)
    url = reverse("beoordeling:proeve_afname", args=[proeve.uuid])
    for who, person in people(stage).items():
        client.force_login(person)
        judges = 200 if status in HELD else 302
        expected = judges if who in {"els", "ruud"} else 403 if who in PART else 404
        assert (who, client.get(url).status_code) == (who, expected)
    client.logout()
    assert client.get(url).status_code == 302


# name of the page: who opens it; everybody else gets 403.
PLANNED_BY = {
    "eigenaren": "olga",
    "eigenaar_nieuw": "olga",
    "proeve_aanvragen": "olga",
    "proevedag": "olga",
}


@pytest.mark.parametrize("name", PLANNED_BY)
def test_only_who_plans_opens_the_pages_of_planning(
    client: Client, stage: Stage, name: str
) -> None:
    for who, person in people(stage).items():
        client.force_login(person)
        status = client.get(reverse(f"beoordeling:{name}")).status_code
        assert (who, status) == (who, 200 if who == PLANNED_BY[name] else 403)
    client.logout()
    assert client.get(reverse(f"beoordeling:{name}")).status_code == 302


def test_a_signed_opdracht_is_for_everybody_and_a_concept_for_who_plans(
    client: Client, stage: Stage
) -> None:
    signed, concept = stage.opdracht, stage.decided_opdracht(titel="Nog niet klaar")
    for who, person in people(stage).items():
        client.force_login(person)
        assert text(client, "opdracht", signed.uuid)
        url = reverse("beoordeling:opdracht", args=[concept.uuid])
        assert (who, client.get(url).status_code) == (who, 200 if who == "olga" else 404)
        listed = "Nog niet klaar" in text(client, "opdrachten")
        assert (who, listed) == (who, who == "olga")


def test_an_owner_that_does_not_exist_is_404_and_another_person_gets_403(
    client: Client, stage: Stage
) -> None:
    nowhere = reverse("beoordeling:eigenaar", args=[stage.opdracht.uuid])
    client.force_login(stage.cast.olga)
    assert client.get(nowhere).status_code == 404
    assert text(client, "eigenaar", stage.eigenaar.uuid)
    client.force_login(stage.cast.els)
    assert client.get(nowhere).status_code == 403


def test_a_look_at_a_sitting_is_in_the_trail_of_the_candidate(client: Client, stage: Stage) -> None:
    proeve = sitting(stage, Status.AFNAME)
    for person in (stage.cast.noor, stage.cast.els, stage.cast.olga):
        client.force_login(person)
        client.get(reverse("beoordeling:proeve", args=[proeve.uuid]))
    client.force_login(stage.ruud)
    client.get(reverse("beoordeling:proeve_afname", args=[proeve.uuid]))
    reads = Event.objects.filter(did="proeve.read", about=stage.cast.noor.uuid).order_by("pk")
    assert [read.by for read in reads] == [
        stage.cast.els.uuid,
        stage.cast.olga.uuid,
        stage.ruud.uuid,
    ]


# state: the words that say where it stands and on whom it waits.
WAITS = {
    Status.AANGEVRAAGD: "De opleidingsadviseur besluit of de kandidaat meedoet.",
    Status.BEVESTIGD: "Op de dag zelf kijkt een beoordelaar wie de kandidaat is.",
    Status.AFNAME: "De beoordelaars luisteren mee.",
    Status.UITGEREIKT: "De kandidaat kan vragen stellen over de uitslag.",
    Status.AFGEWEZEN: "De kandidaat is niet toegelaten.",
    Status.VRIJGESTELD: "De kandidaat hoeft deze proeve niet te doen.",
    Status.TERUGGETROKKEN: "De proeve is teruggetrokken en gaat niet door.",
    Status.AFGEBROKEN: "De afname is afgebroken.",
}


@pytest.mark.parametrize("status", WAITS)
def test_the_page_says_in_words_where_a_sitting_stands(
    client: Client, stage: Stage, status: Status
) -> None:
    proeve = sitting(stage, status)
    client.force_login(stage.cast.noor)
    page = text(client, "proeve", proeve.uuid)
    assert WAITS[status] in page
    assert page.count('aria-current="step"') == (0 if proeve.reden else 1)
    if proeve.reden:
        assert proeve.reden in page


def test_the_steps_before_now_are_done_and_those_after_it_are_not(
    client: Client, stage: Stage
) -> None:
    client.force_login(stage.cast.noor)
    page = text(client, "proeve", sitting(stage, Status.BEVESTIGD).uuid)
    assert page.count("denhaag-step-marker--checked") == 3
    assert page.count("denhaag-step-marker--current") == 1
    assert page.count("denhaag-step-marker--not-checked") == 9


def test_assessors_see_nothing_of_each_other_before_all_have_handed_in(
    client: Client, stage: Stage
) -> None:
    proeve = sitting(stage, Status.OORDELEN)
    stage.judge_by(proeve, stage.cast.els)
    client.force_login(stage.ruud)
    assert "0 van 12 beoordeeld" in text(client, "proeve_afname", proeve.uuid)
    client.force_login(stage.cast.els)
    assert "12 van 12 beoordeeld" in text(client, "proeve_afname", proeve.uuid)


def test_differences_stand_beside_each_other_with_the_working(client: Client, stage: Stage) -> None:
    proeve = sitting(stage, Status.BESPREKEN)
    client.force_login(stage.cast.els)
    page = text(client, "proeve", proeve.uuid)
    assert "nog 1 af te spreken" in page
    assert "11 toetstermen zijn voldoende." in page
    assert "Niet waargenomen of nog niet afgesproken: L1.04." in page
    assert "%" not in page[page.index('id="kop-uitslag"') : page.index('id="kop-toetstermen"')]


def test_the_list_is_filtered_by_state_and_says_when_there_is_nothing(
    client: Client, stage: Stage
) -> None:
    first, second = sitting(stage, Status.AANGEVRAAGD), sitting(stage, Status.TOEGELATEN)
    client.force_login(stage.cast.olga)
    only = text(client, "proeven", query="?status=toegelaten")
    assert str(second.uuid) in only
    assert str(first.uuid) not in only
    assert "Geen proeve met deze stand" in text(client, "proeven", query="?status=afname")
    assert str(first.uuid) in text(client, "proeven", query="?status=onzin")


def test_without_any_sitting_the_pages_say_what_to_do(client: Client, stage: Stage) -> None:
    client.force_login(stage.cast.olga)
    assert "Vraag een proeve aan." in text(client, "proeven")
    assert "Op deze dag is geen proeve" in text(client, "proevedag", query="?dag=2026-01-05")
    assert "Er is nog geen opdracht" in text(client, "opdrachten")
    assert "Er is nog geen exameneigenaar" in text(client, "eigenaren")
    assert "Er is nog geen ondertekende opdracht" in text(client, "proeve_aanvragen")
    client.force_login(stage.cast.fatima)
    assert "Wilt u een proeve doen?" in text(client, "proeven")


def test_the_exam_day_shows_rooms_and_assessors_and_a_room_that_is_taken_twice(
    client: Client, stage: Stage
) -> None:
    mia = add_person(stage.cast, "mia", Rol.BEOORDELAAR)
    given = {"ruimte": "Kamer 2", "begint_op": BEGINS}
    first = stage.request(**given)
    client.force_login(stage.cast.olga)
    day = f"?dag={BEGINS:%Y-%m-%d}"
    assert "ook voor een andere proeve" not in text(client, "proevedag", query=day)
    jan, piet = (add_person(stage.cast, name, Rol.BEOORDELAAR) for name in ("jan", "piet"))
    stage.request(**given, kandidaat=stage.cast.fatima, beoordelaars=[jan, piet], vaststeller=mia)
    page = text(client, "proevedag", query=day)
    assert page.count("ook voor een andere proeve") == 2
    assert page.count(str(first.uuid)) == 3
    for naam in ("Els van Dam", "Ruud Hendriks", "Jan Hendriks", "Piet Hendriks"):
        assert naam in page
    assert "Op deze dag is geen proeve" in text(client, "proevedag", query="?dag=geen-dag")


def test_what_was_withdrawn_is_not_on_the_exam_day(client: Client, stage: Stage) -> None:
    proeve = sitting(stage, Status.TERUGGETROKKEN)
    client.force_login(stage.cast.olga)
    page = text(client, "proevedag", query=f"?dag={proeve.begint_op:%Y-%m-%d}")
    assert "Op deze dag is geen proeve" in page


def test_the_page_of_an_observation_of_an_exam_leads_to_the_exam(
    client: Client, stage: Stage
) -> None:
    proeve = sitting(stage, Status.AFNAME)
    client.force_login(stage.cast.els)
    page = client.get(reverse("beoordeling:observatie", args=[proeve.observatie.uuid]))
    assert page["Location"] == reverse("beoordeling:proeve", args=[proeve.uuid])
    start = text(client, "index")
    assert str(proeve.uuid) in start
    assert str(proeve.observatie.uuid) not in start


def test_the_clock_says_in_words_what_is_left(
    client: Client, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    proeve = sitting(stage, Status.AFNAME)
    cases = {1: "nog 29 minuten", 29: "nog 1 minuut", 30: "de tijd is om", 32: "2 minuten over"}
    for minutes, words in cases.items():
        moment = proeve.begint_op + timedelta(minutes=minutes, seconds=5)
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        client.force_login(stage.cast.els)
        page = text(client, "proeve_afname", proeve.uuid)
        assert words in page
        assert f'data-sinds="{minutes * 60 + 5}"' in page


@pytest.mark.parametrize("name", ["proeve", "proeve_afname"])
def test_the_pages_cost_the_same_with_more_evidence(
    client: Client,
    stage: Stage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    name: str,
) -> None:
    proeve = sitting(stage, Status.AFNAME if name == "proeve_afname" else Status.BESPREKEN)
    if name == "proeve_afname":
        stage.hold(proeve)
        for number in range(10):
            stage.note(proeve, "geobserveerd", tekst=f"Citaat {number}")
        stage.judge_by(proeve, stage.cast.els)
    client.force_login(stage.cast.els)
    with django_assert_max_num_queries(60):
        client.get(reverse(f"beoordeling:{name}", args=[proeve.uuid]))


def test_a_resit_shows_what_it_is_a_resit_of(client: Client, stage: Stage) -> None:
    earlier = sitting(stage, Status.AFGEBROKEN)
    again: Proeve = stage.request(herkansing_van=earlier)
    client.force_login(stage.cast.olga)
    page = text(client, "proeve", again.uuid)
    assert reverse("beoordeling:proeve", args=[earlier.uuid]) in page
