"""Who adds a written-out conversation and begins with it, when, and when not."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Event, Poortbesluit
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Observatie, Steekproef, Transcript, Trekking
from gastvrij.beoordeling.rules.proeve import Status as ProeveStatus

from .scenario import BEGUN, CALLED, PLANNED, SHARED, Stage, make_gesprek
from .uitgeschreven import CLEAN, begin_written, keep, url


def test_a_proeve_takes_no_transcript(client: Client, stage: Stage) -> None:
    proeve = stage.request().observatie
    with pytest.raises(actions.CannotAssess, match="bij een proeve"):
        keep(stage, proeve)
    running = stage.to_proeve(ProeveStatus.AFNAME).observatie
    running.refresh_from_db()
    with pytest.raises(actions.CannotAssess, match="live"):
        actions.keep_transcript(
            by=stage.cast.els, at=BEGUN, observatie=running, tekst=CLEAN, sprekers={}
        )
    client.force_login(stage.cast.els)
    for name in ("transcript", "transcript_opslaan", "transcript_beginnen"):
        assert client.post(url(name, proeve), {"tekst": CLEAN}).status_code == 404
    assert client.get(url("transcript", proeve)).status_code == 404


def test_a_second_transcript_is_refused_and_the_first_never_changes(
    client: Client, stage: Stage, coached: Observatie
) -> None:
    kept = keep(stage, coached)
    with pytest.raises(actions.CannotAssess, match="al een uitgeschreven"):
        keep(stage, coached)
    assert client.get(url("transcript", coached)).status_code == 302
    assert client.post(url("transcript", coached), {"tekst": CLEAN}).status_code == 302
    again = client.post(url("transcript_opslaan", coached), {"tekst": CLEAN})
    assert again.status_code == 422
    assert "al een uitgeschreven" in again.content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        Transcript.objects.filter(pk=kept.pk).update(regels=[])
    with pytest.raises(DatabaseError), transaction.atomic():
        Transcript.objects.filter(pk=kept.pk).delete()


def test_after_sharing_no_transcript_comes_in(
    client: Client, stage: Stage, coached: Observatie
) -> None:
    shared = stage.share(stage.begin(coached))
    with pytest.raises(actions.CannotAssess, match="niet meer of nog niet"):
        keep(stage, shared)
    assert client.post(url("transcript_opslaan", shared), {"tekst": CLEAN}).status_code == 404
    with pytest.raises(DatabaseError), transaction.atomic():
        Transcript.objects.create(
            observatie=shared,
            regels=[],
            gecontroleerd_op=SHARED,
            gecontroleerd_door=stage.cast.coen,
        )


def test_a_closed_gate_stops_it(client: Client, stage: Stage, coached: Observatie) -> None:
    Poortbesluit.objects.filter(doel="coaching").update(ingetrokken_op=PLANNED.date())
    with pytest.raises(GateClosed):
        keep(stage, coached)
    assert client.post(url("transcript", coached), {"tekst": CLEAN}).status_code == 422


def test_only_the_assessor_hands_in_a_transcript_or_begins_with_it(
    client: Client, stage: Stage, coached: Observatie
) -> None:
    keep(stage, coached)
    names = ("transcript", "transcript_opslaan", "transcript_beginnen", "notitie")
    for who, person in stage.cast.people.items():
        if who == "coen":
            continue
        client.force_login(person)
        refused = {client.post(url(name, coached), {"tekst": CLEAN}).status_code for name in names}
        assert (who, refused) == (who, {404 if who in {"els", "wim"} else 403})
        with pytest.raises(PermissionDenied):
            actions.begin_from_transcript(
                by=person,
                at=BEGUN,
                observatie=coached,
                gesprek_begonnen_op=CALLED,
                burger_geinformeerd=True,
            )
    other = stage.plan(doel="coaching")
    for person in (stage.cast.noor, stage.cast.els, stage.cast.olga):
        for act in (
            lambda by: actions.keep_transcript(
                by=by, at=PLANNED, observatie=other, tekst=CLEAN, sprekers={}
            ),
            lambda by: actions.propose_transcript(by=by, at=PLANNED, observatie=other, tekst=CLEAN),
        ):
            with pytest.raises(PermissionDenied):
                act(person)


def test_an_observation_begins_with_the_text_alone(stage: Stage, coached: Observatie) -> None:
    keep(stage, coached)
    begun = begin_written(stage, coached)
    begun.refresh_from_db()
    assert (begun.status, begun.herkomst, begun.gesprek) == ("afname", "tekst", None)
    assert (begun.begonnen_op, begun.burger_geinformeerd) == (BEGUN, True)
    event = Event.objects.get(did="observatie.begun")
    assert (event.by, event.about) == (stage.cast.coen.uuid, stage.cast.noor.uuid)
    assert event.data == {"herkomst": "tekst", "gesprek_begonnen_op": CALLED.isoformat()}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"burger_geinformeerd": False}, "Vertel de inwoner"),
        ({"gesprek_begonnen_op": PLANNED - timedelta(minutes=1)}, "voor de planning"),
        ({"gesprek_begonnen_op": BEGUN + timedelta(minutes=1)}, "moet nog beginnen"),
    ],
)
def test_beginning_with_the_text_is_refused_as_it_is_with_a_conversation(
    stage: Stage, coached: Observatie, changed: dict[str, Any], said: str
) -> None:
    keep(stage, coached)
    given: dict[str, Any] = {"gesprek_begonnen_op": CALLED, "burger_geinformeerd": True}
    with pytest.raises(actions.CannotAssess, match=said):
        actions.begin_from_transcript(
            by=stage.cast.coen,
            at=BEGUN,
            observatie=coached,
            **given | changed,
        )
    coached.refresh_from_db()
    assert (coached.status, coached.herkomst) == ("gepland", "contact")


def test_without_text_or_in_a_sample_it_does_not_begin_with_the_text(
    stage: Stage, coached: Observatie
) -> None:
    with pytest.raises(actions.CannotAssess, match="Voeg eerst"):
        begin_written(stage, coached)
    keep(stage, coached)
    steekproef = Steekproef.objects.create(
        titel="November",
        afdeling=stage.cast.afdelingen["Burgerzaken"],
        formulier=stage.formulier,
        coach=stage.cast.coen,
        van=PLANNED.date(),
        tot=PLANNED.date(),
        aantal=1,
        seed="1",
        gemaakt_op=PLANNED,
        gemaakt_door=stage.cast.coen,
    )
    Trekking.objects.create(
        steekproef=steekproef, medewerker=coached.medewerker, nummer=1, observatie=coached
    )
    with pytest.raises(actions.CannotAssess, match="steekproef"):
        begin_written(stage, coached)


def test_it_begins_once(stage: Stage, coached: Observatie) -> None:
    keep(stage, coached)
    begun = begin_written(stage, coached)
    with pytest.raises(actions.CannotAssess, match="niet meer of nog niet"):
        begin_written(stage, begun)


def test_a_transcript_beside_a_registered_conversation_keeps_it(
    stage: Stage, coached: Observatie
) -> None:
    begun = stage.begin(coached, make_gesprek(stage.cast.noor))
    keep(stage, begun)
    begun.refresh_from_db()
    assert begun.herkomst == "contact"
    assert begun.gesprek is not None


def test_a_coach_of_another_afdeling_by_now_does_not_begin(
    stage: Stage, coached: Observatie
) -> None:
    keep(stage, coached)
    stage.cast.noor.afdeling = stage.cast.afdelingen["Sociaal domein"]
    stage.cast.noor.save()
    with pytest.raises(actions.CannotAssess, match="Alleen de eigen coach"):
        begin_written(stage, coached)
