"""Asking, accepting, answering and closing: what is kept, what is refused, who is in the trail."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404

from gastvrij.basis import actions as basis
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Event, Medewerker, Poortbesluit
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Relatie, Schatting, Uitvraag

from .inschattingen import (
    AFTER,
    COLLEAGUES,
    LATER,
    TERM,
    TODAY,
    answer,
    ask,
    competences,
    people,
)


def close_gate(stage: Stage) -> None:
    besluit = Poortbesluit.objects.get(doel="ontwikkeling")
    basis.withdraw_poortbesluit(by=stage.cast.frits, at=NOW, besluit=besluit, on=TODAY)


def test_a_round_of_ones_own_goes_out_at_once_and_asks_oneself_too(stage: Stage) -> None:
    uitvraag = ask(stage.cast, people(stage.cast, leader="tessa"))
    assert uitvraag.aanvaard_op == NOW
    asked = {one.wie.gebruikersnaam: one.relatie for one in uitvraag.uitnodigingen.all()}
    assert asked == {
        "noor": "zelf",
        "tessa": "leidinggevende",
        **dict.fromkeys(COLLEAGUES, "collega"),
    }
    event = Event.objects.get(did="uitvraag.started")
    assert (event.by, event.about, event.data) == (stage.cast.noor.uuid, stage.cast.noor.uuid, {})


def test_a_teamleider_waits_for_the_employee_before_anybody_is_asked(stage: Stage) -> None:
    cast = stage.cast
    uitvraag = ask(cast, people(cast, leader="tessa"), by="tessa")
    assert uitvraag.aanvaard_op is None
    assert not queries.uitnodigingen_of(cast.bram, on=TODAY).exists()
    with pytest.raises(Http404):
        answer(cast, uitvraag, "bram")
    with pytest.raises(actions.CannotAsk, match="Alleen wie het aangaat"):
        actions.accept_uitvraag(by=cast.tessa, at=NOW, uuid=uitvraag.uuid)
    actions.accept_uitvraag(by=cast.noor, at=LATER, uuid=uitvraag.uuid)
    assert queries.uitnodigingen_of(cast.bram, on=TODAY).count() == 1
    with pytest.raises(actions.CannotAsk, match="al op geantwoord"):
        actions.refuse_uitvraag(by=cast.noor, at=LATER, uuid=uitvraag.uuid)
    event = Event.objects.get(did="uitvraag.admitted")
    assert (event.by, event.about) == (cast.noor.uuid, cast.noor.uuid)


def test_the_employee_can_keep_a_round_from_going_out(stage: Stage) -> None:
    uitvraag = ask(stage.cast, by="tessa")
    actions.refuse_uitvraag(by=stage.cast.noor, at=LATER, uuid=uitvraag.uuid)
    uitvraag.refresh_from_db()
    assert (uitvraag.stand, uitvraag.gesloten_op) == ("", LATER)
    assert Event.objects.filter(did="uitvraag.refused").count() == 1
    with pytest.raises(Http404):
        answer(stage.cast, uitvraag, "noor")


def test_who_does_not_accept_before_the_term_is_never_asked(stage: Stage) -> None:
    uitvraag = ask(stage.cast, by="tessa")
    with pytest.raises(actions.CannotAsk, match="termijn is voorbij"):
        actions.accept_uitvraag(by=stage.cast.noor, at=AFTER, uuid=uitvraag.uuid)
    assert actions.close_due_uitvragen(at=AFTER) == 1
    uitvraag.refresh_from_db()
    assert uitvraag.stand == ""
    assert uitvraag.gesloten_op == AFTER


def test_nobody_but_oneself_and_the_own_teamleider_starts_a_round(stage: Stage) -> None:
    for who in ("bram", "coen", "olga", "frits", "anja"):
        with pytest.raises(PermissionDenied):
            ask(stage.cast, by=who)
    with pytest.raises(Http404):
        ask(stage.cast, by="victor")
    assert not Uitvraag.objects.exists()


def test_without_a_decision_of_the_works_council_others_are_not_asked_but_oneself_is(
    stage: Stage,
) -> None:
    running = ask(stage.cast)
    waiting = ask(stage.cast, by="tessa")
    close_gate(stage)
    for by in ("noor", "tessa"):
        with pytest.raises(GateClosed):
            ask(stage.cast, by=by)
    with pytest.raises(GateClosed):
        ask(stage.cast, {}, by="tessa")
    with pytest.raises(GateClosed):
        actions.accept_uitvraag(by=stage.cast.noor, at=NOW, uuid=waiting.uuid)
    with pytest.raises(GateClosed):
        answer(stage.cast, running, "bram")
    answer(stage.cast, running, "noor")
    own = ask(stage.cast, {})
    answer(stage.cast, own, "noor")
    own.refresh_from_db()
    assert (own.stand, own.poortbesluit) == ("niemand", None)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"aanleiding": "  "}, "waarom"),
        ({"termijn": TODAY}, "na vandaag"),
        ({"elementen": []}, "Kies 1 tot en met"),
        ({"drempel": 2}, "De drempel is 3 of hoger"),
    ],
)
def test_a_round_that_does_not_fit_is_refused_whole(
    stage: Stage, change: dict[str, Any], text: str
) -> None:
    right: dict[str, Any] = {
        "aanleiding": "Leren.",
        "termijn": TERM,
        "elementen": competences(stage.cast.noor),
        "drempel": 3,
        "mensen": people(stage.cast),
    }
    with pytest.raises(actions.CannotAsk, match=text):
        actions.start_uitvraag(
            by=stage.cast.noor, at=NOW, medewerker=stage.cast.noor, **right | change
        )
    assert not Uitvraag.objects.exists()


def test_only_competences_and_indicators_of_what_counts_now_are_asked(stage: Stage) -> None:
    step = Element.objects.filter(soort=Element.Soort.STAP)[:1]
    with pytest.raises(actions.CannotAsk, match="die nu gelden"):
        actions.start_uitvraag(
            by=stage.cast.noor,
            at=NOW,
            medewerker=stage.cast.noor,
            aanleiding="Leren.",
            termijn=TERM,
            elementen=list(step),
            mensen={},
        )
    ask_many = list(Element.objects.filter(soort=Element.Soort.INDICATOR)[:41])
    with pytest.raises(actions.CannotAsk, match="u koos er 41"):
        actions.start_uitvraag(
            by=stage.cast.noor,
            at=NOW,
            medewerker=stage.cast.noor,
            aanleiding="Leren.",
            termijn=TERM,
            elementen=ask_many,
            mensen={},
        )


def test_people_are_asked_as_what_they_are(stage: Stage) -> None:
    cast = stage.cast
    wrong: list[dict[Medewerker, str]] = [
        {cast.tessa: Relatie.COLLEGA, **people(cast)},
        {cast.victor: Relatie.LEIDINGGEVENDE},
        {cast.bram: Relatie.LEIDINGGEVENDE},
        {cast.bram: Relatie.ZELF},
        {cast.noor: Relatie.COLLEGA, **people(cast)},
    ]
    for mensen in wrong:
        with pytest.raises(actions.CannotAsk, match="kunt u zo niet vragen"):
            ask(cast, mensen)
    Medewerker.objects.filter(pk=cast.bram.pk).update(is_active=False)
    with pytest.raises(actions.CannotAsk, match="Bram de Wit"):
        ask(cast)


def test_fewer_people_than_the_threshold_are_not_asked_in_vain(stage: Stage) -> None:
    with pytest.raises(actions.CannotAsk, match="minstens 3"):
        ask(stage.cast, people(stage.cast, ("bram", "els")))
    with pytest.raises(actions.CannotAsk, match="minstens 5"):
        ask(stage.cast, drempel=5)
    assert ask(stage.cast, people(stage.cast, (), leader="tessa")).pk


def test_an_answer_is_given_once_for_everything_and_kept(stage: Stage) -> None:
    cast = stage.cast
    uitvraag = ask(cast, people(cast, leader="tessa"))
    asked = queries.elementen_of(uitvraag)
    for waarden in ({asked[0]: "soms"}, dict.fromkeys(asked, "prima"), {}):
        with pytest.raises(actions.CannotEstimate, match="één antwoord"):
            actions.give_schattingen(by=cast.bram, at=LATER, uuid=uitvraag.uuid, waarden=waarden)
    answer(cast, uitvraag, "bram", "tessa", value="meestal")
    for name in ("bram", "tessa"):
        with pytest.raises(actions.CannotEstimate, match="al op geantwoord"):
            answer(cast, uitvraag, name, value="altijd")
        with pytest.raises(actions.CannotEstimate, match="al op geantwoord"):
            actions.decline_uitnodiging(by=cast.people[name], at=LATER, uuid=uitvraag.uuid)
    assert set(uitvraag.schattingen.values_list("waarde", flat=True)) == {"meestal"}
    assert uitvraag.schattingen.count() == 4


def test_nobody_answers_who_was_not_asked_or_after_the_term(stage: Stage) -> None:
    cast = stage.cast
    uitvraag = ask(cast)
    for who in ("sjoerd", "tessa", "frits"):
        with pytest.raises(Http404):
            answer(cast, uitvraag, who)
    with pytest.raises(actions.CannotEstimate, match="gesloten"):
        answer(cast, uitvraag, "bram", at=AFTER)
    actions.close_uitvraag(by=cast.noor, at=LATER, uuid=uitvraag.uuid)
    with pytest.raises(actions.CannotEstimate, match="gesloten"):
        answer(cast, uitvraag, "els")
    assert not Schatting.objects.exists()


def test_nothing_that_is_kept_ties_an_anonymous_answer_to_who_gave_it(stage: Stage) -> None:
    cast = stage.cast
    uitvraag = ask(cast, people(cast, leader="tessa"))
    answer(cast, uitvraag, "noor", "tessa", "bram", "els")
    fields = {field.name for field in Schatting._meta.get_fields()}
    assert fields == {"id", "uitvraag", "relatie", "element", "waarde", "door"}
    by_relation = {one.relatie: one.door for one in uitvraag.schattingen.all()}
    assert by_relation == {
        "zelf": cast.noor,
        "leidinggevende": cast.tessa,
        "collega": None,
    }
    given = {event.by: event for event in Event.objects.filter(did="schatting.given")}
    assert {event.object for event in given.values()} == {uitvraag.uuid}
    assert all(event.data == {} for event in given.values())
    # The employee sees what is about oneself: not who of the anonymous answered.
    abouts = {who: given[cast.people[who].uuid].about for who in ("tessa", "bram", "els")}
    assert abouts == {"tessa": cast.noor.uuid, "bram": None, "els": None}


def test_the_place_of_a_row_does_not_tell_who_came_first(stage: Stage) -> None:
    """Every answer lays all anonymous rows down anew, so none keeps the key that it came with."""
    cast = stage.cast
    uitvraag = ask(cast, people(cast, leader="tessa"))
    answer(cast, uitvraag, "tessa", "bram")
    named = set(uitvraag.schattingen.exclude(door=None).values_list("pk", flat=True))
    first = set(uitvraag.schattingen.filter(door=None).values_list("pk", flat=True))
    answer(cast, uitvraag, "els", value="altijd")
    kept = set(uitvraag.schattingen.values_list("pk", flat=True))
    assert not first & kept
    assert named <= kept
    values = list(uitvraag.schattingen.filter(door=None).values_list("waarde", flat=True))
    assert sorted(values) == ["altijd", "altijd", "soms", "soms"]


def test_the_table_takes_no_name_for_who_is_anonymous_and_asks_one_of_who_is_not(
    stage: Stage,
) -> None:
    uitvraag = ask(stage.cast)
    element = queries.elementen_of(uitvraag)[0]
    for relatie, door in (("collega", stage.cast.bram), ("zelf", None), ("leidinggevende", None)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Schatting.objects.create(
                uitvraag=uitvraag, relatie=relatie, element=element, waarde="soms", door=door
            )


def test_the_last_answer_or_refusal_closes_a_round(stage: Stage) -> None:
    cast = stage.cast
    uitvraag = ask(cast)
    answer(cast, uitvraag, "noor", "bram", "els")
    uitvraag.refresh_from_db()
    assert uitvraag.gesloten_op is None
    actions.decline_uitnodiging(by=cast.wim, at=LATER, uuid=uitvraag.uuid)
    done = Uitvraag.objects.get(pk=uitvraag.pk)
    assert (done.gesloten_op, done.stand) == (LATER, "te_weinig")
    closed = Event.objects.get(did="uitvraag.closed")
    assert (closed.by, closed.about) == (None, cast.noor.uuid)
    declined = Event.objects.get(did="uitnodiging.declined")
    assert (declined.by, declined.about) == (cast.wim.uuid, None)


def test_a_round_closes_the_day_after_its_term_and_once(stage: Stage) -> None:
    uitvraag = ask(stage.cast)
    answer(stage.cast, uitvraag, "noor", *COLLEAGUES[:2])
    assert actions.close_due_uitvragen(at=NOW + timedelta(days=14)) == 0
    assert [actions.close_due_uitvragen(at=AFTER) for _ in range(2)] == [1, 0]
    uitvraag.refresh_from_db()
    assert uitvraag.stand == "te_weinig"


def test_only_who_started_it_closes_a_round_before_its_term(stage: Stage) -> None:
    cast = stage.cast
    uitvraag = ask(cast, by="tessa")
    actions.accept_uitvraag(by=cast.noor, at=NOW, uuid=uitvraag.uuid)
    with pytest.raises(actions.CannotAsk, match="wie de uitvraag begon"):
        actions.close_uitvraag(by=cast.noor, at=LATER, uuid=uitvraag.uuid)
    with pytest.raises(Http404):
        actions.close_uitvraag(by=cast.bram, at=LATER, uuid=uitvraag.uuid)
    actions.close_uitvraag(by=cast.tessa, at=LATER, uuid=uitvraag.uuid)
    with pytest.raises(actions.CannotAsk, match="al gesloten"):
        actions.close_uitvraag(by=cast.tessa, at=LATER, uuid=uitvraag.uuid)
