from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis import actions as basis
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Event, Poortbesluit
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Observatie
from gastvrij.conftest import NOW
from gastvrij.kaders.models import Kruistabel

from .scenario import BEGUN, CALLED, PLANNED, Stage, add_person, make_gesprek


def test_a_planning_fixes_purpose_people_gate_and_crosswalk(stage: Stage) -> None:
    observatie = stage.plan()
    assert (observatie.doel, observatie.status) == ("kwaliteit", "gepland")
    assert observatie.poortbesluit == Poortbesluit.objects.get(doel="kwaliteit")
    assert observatie.kruistabel == Kruistabel.objects.get()
    assert (observatie.beoordelaar, observatie.vaststeller) == (stage.cast.coen, None)
    assert observatie.gesprek is None
    event = Event.objects.get(did="observatie.planned")
    assert (event.by, event.about) == (stage.cast.olga.uuid, stage.cast.noor.uuid)


def test_the_employee_sees_the_planning_at_once(client: Client, stage: Stage) -> None:
    observatie = stage.plan()
    client.force_login(stage.cast.noor)
    page = client.get(reverse("beoordeling:index")).content.decode()
    assert reverse("beoordeling:observatie", args=[observatie.uuid]) in page
    detail = client.get(reverse("beoordeling:observatie", args=[observatie.uuid]))
    assert "U ziet alles als eerste" in detail.content.decode()


def test_a_gate_that_closed_after_the_planning_stops_the_assessment(stage: Stage) -> None:
    planned, begun = stage.plan(), stage.begin(stage.plan())
    gesprek = make_gesprek(stage.cast.noor)
    basis.withdraw_poortbesluit(
        by=stage.cast.frits, at=BEGUN, besluit=planned.poortbesluit, on=timezone.localdate(BEGUN)
    )
    with pytest.raises(GateClosed):
        stage.begin(planned, gesprek)
    with pytest.raises(GateClosed):
        stage.fragment(begun)
    with pytest.raises(GateClosed):
        stage.judge(begun, "L1.01", "niet_waargenomen")


@pytest.mark.parametrize(
    ("doel", "medewerker", "beoordelaar", "text"),
    [
        ("kwaliteit", "noor", "els", "mag voor dit doel niet"),
        ("kwaliteit", "noor", "tessa", "mag voor dit doel niet"),
        ("kwaliteit", "noor", "baas", "Alleen de eigen coach"),
        ("kwaliteit", "bram", "coen", "Alleen de eigen coach"),
        ("coaching", "coen", "coen", "Alleen de eigen coach"),
    ],
)
def test_who_may_not_assess_this_person_for_this_purpose_is_refused(
    stage: Stage, doel: str, medewerker: str, beoordelaar: str, text: str
) -> None:
    people = dict(stage.cast.people)
    people["baas"] = add_person(stage.cast, "baas", Rol.TEAMLEIDER, Rol.COACH, afdeling="KCC")
    with pytest.raises(actions.CannotPlan, match=text):
        actions.plan_observatie(
            by=stage.cast.olga,
            at=PLANNED,
            doel=doel,
            medewerker=people[medewerker],
            beoordelaar=people[beoordelaar],
            formulier=stage.formulier,
        )
    assert not Observatie.objects.exists()


def test_nothing_is_planned_with_a_concept_form(stage: Stage) -> None:
    concept = actions.make_formulier(by=stage.cast.olga, at=NOW, versie=stage.toetsplan)
    stage.formulier = concept
    with pytest.raises(actions.CannotPlan, match="Publiceer"):
        stage.plan()


@pytest.mark.parametrize("who", ["noor", "bram", "tessa", "coen", "els", "kim", "frits", "anja"])
def test_only_the_training_adviser_plans(client: Client, stage: Stage, who: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.plan_observatie(
            by=stage.cast.people[who],
            at=PLANNED,
            doel="kwaliteit",
            medewerker=stage.cast.fatima,
            beoordelaar=stage.cast.coen,
            formulier=stage.formulier,
        )
    client.force_login(stage.cast.people[who])
    assert client.get(reverse("beoordeling:plannen")).status_code == 403
    assert client.post(reverse("beoordeling:plannen"), {}).status_code == 403


def test_the_page_plans_and_says_what_is_wrong(client: Client, stage: Stage) -> None:
    client.force_login(stage.cast.olga)
    url = reverse("beoordeling:plannen")
    assert client.get(url).status_code == 200
    given = {
        "doel": "coaching",
        "medewerker": str(stage.cast.bram.uuid),
        "formulier": str(stage.formulier.uuid),
        "beoordelaar": str(stage.cast.coen.uuid),
    }
    refused = client.post(url, given)
    assert refused.status_code == 422
    assert "Alleen de eigen coach" in refused.content.decode()
    for wrong in ({}, given | {"doel": "proeve"}, given | {"doel": "kalibratie"}):
        assert client.post(url, wrong).status_code == 422
    done = client.post(url, given | {"medewerker": str(stage.cast.noor.uuid)})
    made = Observatie.objects.get()
    assert done["Location"] == reverse("beoordeling:observatie", args=[made.uuid])


def test_an_assessment_begins_with_a_conversation_of_after_the_planning(stage: Stage) -> None:
    observatie = stage.plan()
    gesprek = make_gesprek(stage.cast.noor)
    begun = stage.begin(observatie, gesprek)
    assert (begun.status, begun.gesprek, begun.begonnen_op) == ("afname", gesprek, BEGUN)
    assert begun.burger_geinformeerd
    event = Event.objects.get(did="observatie.begun")
    assert (event.about, event.data) == (stage.cast.noor.uuid, {"gesprek": str(gesprek.uuid)})


def test_who_sits_beside_the_employee_begins_while_the_conversation_runs(
    client: Client, stage: Stage
) -> None:
    gesprek = make_gesprek(stage.cast.noor, is_registered=False)
    observatie = stage.begin(stage.plan(), gesprek)
    client.force_login(stage.cast.coen)
    page = client.get(reverse("beoordeling:observatie", args=[observatie.uuid]))
    assert "data-klok" in page.content.decode()
    with pytest.raises(actions.CannotAssess, match="loopt nog"):
        stage.share(observatie)


def test_conversations_that_do_not_fit_are_refused(stage: Stage) -> None:
    observatie = stage.plan()
    taken = make_gesprek(stage.cast.noor)
    stage.begin(stage.plan(), taken)
    early = make_gesprek(stage.cast.noor, at=PLANNED - timedelta(seconds=1))
    for gesprek, text in (
        (taken, "al beoordeeld"),
        (early, "doel gaat voor"),
        (make_gesprek(stage.cast.fatima), "andere medewerker"),
    ):
        with pytest.raises(actions.CannotAssess, match=text):
            stage.begin(observatie, gesprek)
    observatie.refresh_from_db()
    assert (observatie.status, observatie.gesprek) == ("gepland", None)


def test_nothing_begins_before_the_citizen_knows(stage: Stage) -> None:
    with pytest.raises(actions.CannotAssess, match="meeluistert"):
        actions.begin_afname(
            by=stage.cast.coen,
            at=BEGUN,
            observatie=stage.plan(),
            gesprek=make_gesprek(stage.cast.noor),
            burger_geinformeerd=False,
        )


def test_a_coach_who_became_team_leader_since_does_not_begin(stage: Stage) -> None:
    observatie = stage.plan()
    stage.cast.coen.toewijzingen.create(rol=Rol.TEAMLEIDER, afdeling=stage.cast.afdelingen["KCC"])
    observatie = Observatie.objects.get(pk=observatie.pk)
    with pytest.raises(actions.CannotAssess, match="nooit de teamleider"):
        stage.begin(observatie, make_gesprek(stage.cast.noor))


def test_the_page_offers_only_conversations_of_after_the_planning_and_begins(
    client: Client, stage: Stage
) -> None:
    observatie = stage.plan()
    client.force_login(stage.cast.coen)
    url = reverse("beoordeling:observatie", args=[observatie.uuid])
    assert "Nog geen gesprek na de planning" in client.get(url).content.decode()
    early = make_gesprek(stage.cast.noor, at=NOW)
    gesprek = make_gesprek(stage.cast.noor)
    page = client.get(url).content.decode()
    assert str(gesprek.uuid) in page
    assert str(early.uuid) not in page
    begin = reverse("beoordeling:beginnen", args=[observatie.uuid])
    refused = client.post(begin, {"gesprek": str(gesprek.uuid)})
    assert refused.status_code == 422
    assert "Vertel de inwoner eerst" in refused.content.decode()
    assert client.post(begin, {"gesprek": str(early.uuid)}).status_code == 422
    given = {"gesprek": str(gesprek.uuid), "burger_geinformeerd": "on"}
    assert client.post(begin, given)["Location"] == url


def test_the_tables_refuse_what_the_actions_refuse(stage: Stage) -> None:
    proeve = stage.request().observatie
    coaching = stage.plan(doel="coaching")
    gesprek = make_gesprek(stage.cast.noor, at=CALLED)
    for observatie, change in (
        (proeve, {"medewerker": stage.cast.els}),
        (proeve, {"vaststeller": stage.cast.els}),
        (proeve, {"vaststeller": None}),
        (coaching, {"status": "afname"}),
        (coaching, {"status": "afname", "gesprek": gesprek}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Observatie.objects.filter(pk=observatie.pk).update(**change)
