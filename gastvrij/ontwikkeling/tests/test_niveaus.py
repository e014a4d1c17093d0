# ruff: noqa: S608 - SQL made of our own names is what is tested here

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Event, Medewerker, Poortbesluit
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.beoordeling.tests.sql import refused
from gastvrij.conftest import NOW, Cast
from gastvrij.ontwikkeling import actions, queries, rules
from gastvrij.ontwikkeling.models import Niveauvaststelling, Vrijgave
from gastvrij.ontwikkeling.queries import BeeldCompetentie
from gastvrij.ontwikkeling.rules import Stand

from .functies import fill, make_functie

TODAY = timezone.localdate(NOW)
TABLE = "ontwikkeling_niveauvaststelling"
WHY = "In twee gesprekken vroeg je door en vatte je samen."
LUISTEREN, ONTVANGEN = "Luisteren", "Gastvrij ontvangen"


def release(cast: Cast, to: str, *parts: str, at: Any = NOW) -> Vrijgave:
    return actions.give_vrijgave(
        by=cast.noor,
        at=at,
        aan=cast.people[to],
        tot_en_met=timezone.localdate(at) + timedelta(days=90),
        onderdelen=parts or None,
    )


def competentie(cast: Cast, titel: str = LUISTEREN) -> BeeldCompetentie:
    return next(c for c in queries.beeld(cast.noor, on=TODAY).competenties if c.titel == titel)


def state(cast: Cast, label: str = "2", *, by: str = "coen", **other: Any) -> Niveauvaststelling:
    found = competentie(cast)
    level = next(niveau.element for niveau in found.niveaus if niveau.label == label)
    assert level is not None
    given: dict[str, Any] = {
        "at": NOW,
        "uuid": cast.noor.uuid,
        "competentie": found.element.uuid,
        "niveau": level.uuid,
        "voldoet": None,
        "besproken_op": TODAY,
        "reden": WHY,
    }
    return actions.state_niveau(by=cast.people[by], **(given | other))


def answer(
    cast: Cast, found: Niveauvaststelling, *, eens: bool = True, reactie: str = "", at: Any = NOW
) -> Niveauvaststelling:
    return actions.answer_niveau(
        by=cast.noor, at=at, uuid=found.uuid, is_akkoord=eens, reactie=reactie
    )


def test_a_level_is_a_proposal_until_the_employee_agrees(stage: Stage) -> None:
    cast = stage.cast
    release(cast, "coen")
    made = state(cast)
    assert made.poortbesluit.doel == Poortbesluit.Doel.ONTWIKKELING
    proposed = competentie(cast)
    assert (proposed.gesteld, proposed.stand) == (None, Stand.GEEN_CITAAT)
    answer(cast, made)
    agreed = competentie(cast)
    assert (agreed.gesteld, agreed.stand) == (2, Stand.BESPROKEN)
    assert agreed.uitspraak is not None
    assert (agreed.uitspraak.door, agreed.uitspraak.reden) == ("Coen Jansen", WHY)
    events = Event.objects.filter(did__startswith="niveau.").order_by("pk")
    assert [(one.did, one.by, one.about) for one in events] == [
        ("niveau.proposed", cast.coen.uuid, cast.noor.uuid),
        ("niveau.agreed", cast.noor.uuid, cast.noor.uuid),
    ]


def test_who_does_not_agree_says_why_and_nothing_shows_as_stated(stage: Stage) -> None:
    cast = stage.cast
    release(cast, "coen")
    made = state(cast)
    with pytest.raises(actions.CannotState, match="wat u anders ziet"):
        answer(cast, made, eens=False, reactie="  ")
    answer(cast, made, eens=False, reactie="Ik doe dit vaker.")
    assert competentie(cast).gesteld is None
    kept = queries.uitspraken_of(cast.noor, kijker=cast.noor, on=TODAY)
    assert [(one.is_akkoord, one.reactie) for one in kept] == [(False, "Ik doe dit vaker.")]
    with pytest.raises(actions.CannotState, match="al op geantwoord"):
        answer(cast, made)
    assert Event.objects.filter(did="niveau.disagreed").count() == 1


def test_the_last_one_agreed_on_counts_and_all_are_kept(stage: Stage) -> None:
    cast = stage.cast
    release(cast, "coen")
    for label, days in (("3", 10), ("1", 2)):
        answer(cast, state(cast, label, besproken_op=TODAY - timedelta(days=days)))
    state(cast, "4")
    assert competentie(cast).gesteld == 1
    assert [one.label for one in queries.uitspraken_of(cast.noor, kijker=cast.noor, on=TODAY)] == [
        "4",
        "1",
        "3",
    ]


def test_without_levels_a_competence_is_answered_with_yes_or_no(stage: Stage) -> None:
    cast = stage.cast
    release(cast, "coen")
    found = competentie(cast, ONTVANGEN)
    for wrong in (
        {"niveau": None, "voldoet": None},
        {"niveau": found.element.uuid, "voldoet": True},
    ):
        with pytest.raises(actions.CannotState, match="Kies ja of nee"):
            state(cast, competentie=found.element.uuid, **wrong)
    for said, place, stand in (
        (False, rules.NEE, Stand.TE_ONTWIKKELEN),
        (True, rules.JA, Stand.OP_NIVEAU),
    ):
        answer(cast, state(cast, competentie=found.element.uuid, niveau=None, voldoet=said))
        now = competentie(cast, ONTVANGEN)
        assert (now.gesteld, now.vereist, now.stand) == (place, rules.JA, stand)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"niveau": None}, "Kies een niveau"),
        ({"niveau": uuid4()}, "Kies een niveau"),
        ({"voldoet": True}, "Kies een niveau"),
        ({"besproken_op": TODAY + timedelta(days=1)}, "vandaag of eerder"),
        ({"reden": "  "}, "Schrijf op waarom"),
    ],
)
def test_what_is_stated_has_a_level_a_day_and_a_reason(
    stage: Stage, wrong: dict[str, Any], message: str
) -> None:
    release(stage.cast, "coen")
    with pytest.raises(actions.CannotState, match=message):
        state(stage.cast, **wrong)
    assert not Niveauvaststelling.objects.exists()


def test_one_proposal_at_a_time_waits_for_an_answer(stage: Stage) -> None:
    cast = stage.cast
    release(cast, "coen")
    release(cast, "tessa")
    state(cast)
    with pytest.raises(actions.CannotState, match="wacht al een voorstel"):
        state(cast, "3", by="tessa")
    assert Niveauvaststelling.objects.count() == 1


def test_only_a_coach_or_teamleider_to_whom_the_picture_is_open_states(stage: Stage) -> None:
    cast = stage.cast
    for who in ("tessa", "coen", "olga", "els", "fatima", "anja"):
        with pytest.raises(Http404):
            state(cast, by=who)
    for who in ("tessa", "coen", "olga", "victor"):
        release(cast, who)
    with pytest.raises(PermissionDenied):
        state(cast, by="olga")
    with pytest.raises(PermissionDenied):
        state(cast, by="noor")
    for who in ("tessa", "coen", "victor"):
        answer(cast, state(cast, by=who))
    with pytest.raises(Http404):
        state(cast, competentie=uuid4())


def test_a_release_without_the_competences_is_not_enough_to_state(stage: Stage) -> None:
    release(stage.cast, "coen", "plan")
    with pytest.raises(Http404):
        state(stage.cast)


def test_without_a_decision_nobody_states_and_the_employee_still_answers(
    client: Client, stage: Stage
) -> None:
    cast = stage.cast
    release(cast, "coen", at=timezone.now())
    made = state(cast, at=timezone.now())
    Poortbesluit.objects.filter(doel=Poortbesluit.Doel.ONTWIKKELING).update(
        ingetrokken_op=TODAY - timedelta(days=1)
    )
    with pytest.raises(GateClosed):
        state(cast, "3", at=timezone.now())
    client.force_login(cast.coen)
    page = client.get(reverse("ontwikkeling:beeld", args=[cast.noor.uuid])).content.decode()
    assert "Dit staat uit" in page
    assert 'name="reden"' not in page
    answer(cast, made)


def test_others_see_what_was_agreed_and_what_they_stated_themselves(stage: Stage) -> None:
    cast = stage.cast
    release(cast, "coen")
    release(cast, "tessa")
    answer(cast, state(cast, "2"))
    answer(cast, state(cast, "3"), eens=False, reactie="Nee.")
    state(cast, "4", by="tessa")

    def seen(kijker: Medewerker) -> list[str]:
        return [one.label for one in queries.uitspraken_of(cast.noor, kijker=kijker, on=TODAY)]

    assert seen(cast.noor) == ["4", "3", "2"]
    assert seen(cast.coen) == ["3", "2"]
    assert seen(cast.tessa) == ["4", "2"]
    assert seen(cast.olga) == ["2"]


def test_a_required_level_is_held_against_what_was_stated(stage: Stage) -> None:
    cast = stage.cast
    woordenboek = queries.beeld(cast.noor, on=TODAY).kaders[0].versie
    fill(cast.noor, make_functie(cast, "Klantadviseur", {(woordenboek, LUISTEREN): "2"}))
    release(cast, "coen")
    asked = competentie(cast)
    assert (asked.vereist, asked.is_gevraagd, asked.stand) == (2, True, Stand.GEEN_CITAAT)
    assert [niveau.is_vereist for niveau in asked.niveaus] == [False, True, False, False]
    for label, stand in (
        ("1", Stand.TE_ONTWIKKELEN),
        ("2", Stand.OP_NIVEAU),
        ("3", Stand.HOGER),
    ):
        answer(cast, state(cast, label))
        assert competentie(cast).stand is stand
    others = [c for c in queries.beeld(cast.noor, on=TODAY).kaders[0].competenties if c != asked]
    assert {c.stand for c in others if c.titel != LUISTEREN} == {Stand.NIET_GEVRAAGD}


def test_the_table_keeps_what_was_said_and_one_answer(stage: Stage) -> None:
    cast = stage.cast
    release(cast, "coen")
    made = state(cast)
    where = f"WHERE id = {made.pk}"
    for change in (
        "reden = 'Anders.'",
        "besproken_op = '2020-01-01'",
    ):
        assert refused(f"UPDATE {TABLE} SET {change} {where}")
    assert refused(f"DELETE FROM {TABLE} {where}")
    answer(cast, made)
    assert refused(f"UPDATE {TABLE} SET reactie = 'Toch niet.' {where}")
    assert refused(f"UPDATE {TABLE} SET gereageerd_op = NULL, is_akkoord = NULL {where}")


def test_the_table_refuses_what_one_says_of_oneself(stage: Stage) -> None:
    cast = stage.cast
    release(cast, "coen")
    made = state(cast)
    made.pk, made.uuid, made.gesteld_door = None, uuid4(), cast.noor
    with pytest.raises(IntegrityError):
        made.save(force_insert=True)


def test_a_coach_states_on_the_page_and_hears_what_is_wrong(client: Client, stage: Stage) -> None:
    cast = stage.cast
    release(cast, "coen", at=timezone.now())
    found = competentie(cast)
    url = reverse("ontwikkeling:niveau_stellen", args=[cast.noor.uuid, found.element.uuid])
    today = timezone.localdate()
    level = found.niveaus[1].element
    assert level is not None
    given = {"niveau": str(level.uuid), "besproken_op": today.isoformat(), "reden": WHY}
    client.force_login(cast.coen)
    for wrong in (
        {"niveau": ""},
        {"niveau": "ja"},
        {"besproken_op": (today + timedelta(days=1)).isoformat()},
        {"reden": ""},
    ):
        page = client.post(url, given | wrong)
        assert page.status_code == 422
        assert found.titel in page.content.decode()
    done = client.post(url, given, follow=True).content.decode()
    assert "Voorgesteld. Noor Bakker antwoordt hierop." in done
    assert "voorstel, wacht op antwoord" in done
    assert client.post(url, given).status_code == 422
    unknown = reverse("ontwikkeling:niveau_stellen", args=[cast.noor.uuid, uuid4()])
    assert client.post(unknown, given).status_code == 404
    client.force_login(cast.tessa)
    assert client.post(url, given).status_code == 404
    release(cast, "olga", at=timezone.now())
    client.force_login(cast.olga)
    assert client.post(url, given).status_code == 403


def test_an_employee_answers_on_the_page(client: Client, stage: Stage) -> None:
    cast = stage.cast
    release(cast, "coen", at=timezone.now())
    made = state(cast, at=timezone.now())
    url = reverse("ontwikkeling:niveau_antwoord", args=[made.uuid])
    index = reverse("ontwikkeling:index")
    client.force_login(cast.coen)
    assert client.post(url, {"is_akkoord": "ja"}).status_code == 404
    client.force_login(cast.noor)
    page = client.get(index).content.decode()
    assert "Wacht op uw antwoord" in page
    assert WHY in page
    assert client.post(url, {"is_akkoord": ""}).status_code == 422
    refusal = client.post(url, {"is_akkoord": "nee"})
    assert refusal.status_code == 422
    assert "Schrijf op wat u anders ziet" in refusal.content.decode()
    done = client.post(url, {"is_akkoord": "ja", "reactie": "Klopt."}, follow=True)
    assert "Uw antwoord is bewaard" in done.content.decode()
    luisteren = competentie(cast).element.uuid
    page = client.get(index, {"competentie": str(luisteren)}).content.decode()
    assert "Wacht op uw antwoord" not in page
    for words in ("medewerker akkoord", "Klopt.", WHY, "Coen Jansen"):
        assert words in page
    again = client.post(url, {"is_akkoord": "ja"})
    assert again.status_code == 422
