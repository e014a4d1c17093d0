"""Another in the place of an assessor: who may, until when, and what becomes of the first."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django_q.models import OrmQ

from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Beoordeling, Proeve
from gastvrij.beoordeling.rules.proeve import Status

from .examen import MINUTE, moment
from .handelingen import stand_in
from .scenario import Stage, add_person
from .sturen import Send
from .test_herinneringen import mailed

ILL = "Ziek gemeld."


def replace(
    stage: Stage, proeve: Proeve, door: Medewerker | None = None, **changed: Any
) -> Beoordeling:
    given: Mapping[str, Any] = {
        "by": stage.cast.olga,
        "at": moment(proeve, Status(proeve.status)) + MINUTE,
        "proeve": proeve,
        "beoordelaar": stage.ruud,
        "vervanger": door or stand_in(stage),
        "reden": ILL,
    }
    return actions.replace_assessor(**{**given, **changed})


def test_the_first_judgement_stays_marked_and_counts_nowhere(stage: Stage) -> None:
    proeve = stage.to_proeve("oordelen")
    sara, els = stand_in(stage), stage.cast.els
    stage.judge_by(proeve, stage.ruud, {"L1.01": "onvoldoende"})
    made = replace(stage, proeve)
    old = proeve.observatie.beoordelingen.get(beoordelaar=stage.ruud)
    assert (old.soort, old.vervangen_reden, old.vervangen_door) == (
        "vervangen",
        ILL,
        stage.cast.olga,
    )
    assert (made.beoordelaar, made.vervangt, made.soort) == (sara, old, "beoordelaar")
    (kept,) = queries.replaced(proeve)
    assert (kept.blad, kept.aantal) == (old, stage.formulier.criteria.count())
    for person in (els, sara):
        stage.judge_by(proeve, person)
        actions.hand_in(by=person, at=moment(proeve, Status.BESPREKEN), proeve=proeve)
    now = queries.proeven().get(pk=proeve.pk)
    assert now.status == "bespreken"
    assert queries.beoordelaars_of(now) == [els, sara]
    assert queries.verschillen(now) == []
    given = {
        one.gegeven_door_id for each in queries.oordelen_by_criterium(now).values() for one in each
    }
    assert given == {els.pk, sara.pk}
    shown = {
        one.gegeven_door_id
        for regel in queries.blad(now.observatie).regels
        for one in regel.oordelen
    }
    assert shown == {els.pk, sara.pk}
    assert queries.judged(stage.ruud, now)
    event = Event.objects.get(did="proeve.assessor_replaced")
    assert (event.by, event.about) == (stage.cast.olga.uuid, stage.cast.noor.uuid)
    assert event.data == {"beoordelaar": str(stage.ruud.uuid), "vervanger": str(sara.uuid)}


def test_both_get_a_mail_and_who_was_replaced_sees_the_sitting_no_more(
    stage: Stage, settings: Any
) -> None:
    proeve = stage.to_proeve("toegelaten")
    Medewerker.objects.filter(pk=stage.ruud.pk).update(email="ruud@lindemeer.example")
    sara = stand_in(stage)
    Medewerker.objects.filter(pk=sara.pk).update(email="sara@lindemeer.example")
    replace(stage, proeve)
    assert OrmQ.objects.count() == 2
    mails = mailed(settings)
    subject, text = mails["ruud@lindemeer.example"]
    assert subject == "U bent vervangen bij de proeve op 23-11-2026"
    assert str(proeve.uuid) not in text
    assert ILL not in text
    subject, text = mails["sara@lindemeer.example"]
    assert subject == "U beoordeelt een proeve op 23-11-2026"
    assert f"/beoordelen/proeven/{proeve.uuid}/" in text
    assert queries.proeven_for(stage.ruud) == []
    assert queries.own_proeven(stage.ruud) == []
    assert [one.proeve.uuid for one in queries.proeven_for(sara)] == [proeve.uuid]


def test_a_mail_about_a_sitting_that_ended_is_not_sent(stage: Stage, settings: Any) -> None:
    proeve = stage.to_proeve("toegelaten")
    Medewerker.objects.filter(pk=stage.ruud.pk).update(email="ruud@lindemeer.example")
    replace(stage, proeve)
    actions.withdraw(
        by=stage.cast.olga,
        at=moment(proeve, Status.TOEGELATEN) + MINUTE,
        proeve=proeve,
        reden="Weg.",
    )
    assert mailed(settings) == {}


def test_the_same_checks_hold_as_at_the_request(stage: Stage) -> None:
    proeve = stage.to_proeve("toegelaten")
    cast, sara = stage.cast, stand_in(stage)
    coach = add_person(cast, "mia", Rol.BEOORDELAAR, Rol.COACH, afdeling="KCC")
    for door in (cast.noor, cast.els, cast.wim, cast.coen, cast.tessa, coach, stage.ruud):
        with pytest.raises(actions.CannotPlan):
            replace(stage, proeve, door)
    assert replace(stage, proeve).beoordelaar == sara
    with pytest.raises(actions.CannotPlan):
        replace(stage, proeve, stage.ruud, beoordelaar=sara)
    with pytest.raises(actions.CannotPlan):
        replace(stage, proeve, add_person(cast, "piet", Rol.BEOORDELAAR))


def test_who_has_another_sitting_then_takes_no_place(stage: Stage) -> None:
    proeve = stage.to_proeve("toegelaten")
    sara = stand_in(stage)
    wim, daan = stage.cast.wim, add_person(stage.cast, "daan", Rol.BEOORDELAAR)
    stage.request(
        beoordelaars=[sara, wim],
        vaststeller=daan,
        kandidaat=stage.cast.fatima,
        begint_op=proeve.begint_op,
    )
    with pytest.raises(actions.CannotPlan, match="andere proeve"):
        replace(stage, proeve)


@pytest.mark.parametrize("who", ["noor", "els", "wim"])
def test_only_who_plans_replaces(stage: Stage, who: str) -> None:
    proeve = stage.to_proeve("toegelaten")
    with pytest.raises(PermissionDenied):
        replace(stage, proeve, by=stage.cast.people[who])
    assert not proeve.observatie.beoordelingen.filter(soort="vervangen").exists()


def test_after_handing_in_or_without_a_reason_nobody_is_replaced(stage: Stage) -> None:
    proeve = stage.to_proeve("oordelen")
    with pytest.raises(actions.CannotAssess, match="reden"):
        replace(stage, proeve, reden="  ")
    stage.judge_by(proeve, stage.ruud)
    actions.hand_in(by=stage.ruud, at=moment(proeve, Status.BESPREKEN), proeve=proeve)
    with pytest.raises(actions.CannotPlan, match="al ingediend"):
        replace(stage, proeve)
    stage.judge_by(proeve, stage.cast.els)
    actions.hand_in(by=stage.cast.els, at=moment(proeve, Status.BESPREKEN), proeve=proeve)
    with pytest.raises(actions.CannotAssess, match="niet meer of nog niet"):
        replace(stage, proeve)
    assert not Event.objects.filter(did="proeve.assessor_replaced").exists()


def test_the_database_holds_to_it_too(stage: Stage) -> None:
    proeve = stage.to_proeve("oordelen")
    made = replace(stage, proeve)
    sheets = Beoordeling.objects.filter(observatie=proeve.observatie)
    assert made.vervangt is not None
    old, piet = sheets.filter(pk=made.vervangt.pk), add_person(stage.cast, "piet", Rol.BEOORDELAAR)
    for change in (
        lambda: old.update(soort="beoordelaar", vervangen_op=None, vervangen_door=None),
        lambda: old.update(vervangen_reden="Anders."),
        lambda: sheets.filter(pk=made.pk).update(vervangt=None),
        lambda: sheets.filter(pk=made.pk).update(soort="vervangen"),
        lambda: Beoordeling.objects.create(observatie=proeve.observatie, beoordelaar=piet),
        lambda: Beoordeling.objects.create(
            observatie=proeve.observatie, beoordelaar=piet, vervangt=made
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_planner_replaces_on_the_page_and_others_read_that_it_was_done(
    client: Client, stage: Stage, send: Send
) -> None:
    proeve = stage.to_proeve("afname")
    sara, at = stand_in(stage), moment(proeve, Status.AFNAME) + MINUTE
    olga, uuid = stage.cast.olga, proeve.uuid
    given = {"beoordelaar": stage.ruud.uuid, "vervanger": sara.uuid}
    wrong = send(olga, at, "proeve_vervangen", uuid, **given)
    assert wrong.status_code == 422
    assert send(stage.cast.els, at, "proeve_vervangen", uuid, **given, reden=ILL).status_code == 403
    assert send(stage.cast.coen, at, "proeve_vervangen", uuid, **given).status_code == 404
    done = send(olga, at, "proeve_vervangen", uuid, **given, reden=ILL)
    assert done.status_code == 302
    page = send(olga, at, "proeve_vervangen", uuid, **given, reden=ILL).content.decode()
    assert "Ruud Hendriks, door Sara Hendriks" in page
    assert ILL in page
    client.force_login(stage.cast.noor)
    other = client.get(reverse("beoordeling:proeve", args=[uuid])).content.decode()
    assert "Ruud Hendriks, door Sara Hendriks" in other
    assert ILL not in other


def test_why_somebody_was_replaced_goes_with_the_dossier(stage: Stage) -> None:
    proeve = stage.to_proeve("toegelaten")
    replace(stage, proeve)
    actions.withdraw(
        by=stage.cast.noor,
        at=moment(proeve, Status.TOEGELATEN) + MINUTE,
        proeve=proeve,
        reden="Weg.",
    )
    actions.archive(by=stage.cast.olga, at=moment(proeve, Status.GEARCHIVEERD), proeve=proeve)
    actions.destroy_due(at=moment(proeve, Status.VERNIETIGD))
    old = Beoordeling.objects.get(observatie=proeve.observatie, soort="vervangen")
    assert (old.vervangen_reden, old.beoordelaar) == ("", stage.ruud)
