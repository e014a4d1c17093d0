from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Event, Poortbesluit
from gastvrij.beoordeling.actions import PersonalDataFound
from gastvrij.beoordeling.models import Observatie
from gastvrij.beoordeling.queries import fragmenten_of
from gastvrij.beoordeling.tests.gesprekken import make_gesprek
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Nominatie

from .dossiers import DAY, LATER, competentie, nominate


def test_an_own_conversation_is_put_forward_and_never_counted_as_observed(stage: Stage) -> None:
    made = nominate(stage.cast.noor)
    assert queries.nominaties_of(stage.cast.noor) == [made]
    assert not fragmenten_of(stage.cast.noor).exists()
    assert not Observatie.objects.exists()
    event = Event.objects.get(did="nominatie.made")
    assert (event.by, event.about, event.data) == (
        stage.cast.noor.uuid,
        stage.cast.noor.uuid,
        {},
    )


def test_what_can_be_put_forward_is_ones_own_registered_recent_and_once(stage: Stage) -> None:
    cast = stage.cast
    others = make_gesprek(cast.fatima)
    running = make_gesprek(cast.noor, is_registered=False)
    old = make_gesprek(cast.noor, at=LATER - 91 * DAY)
    mine = make_gesprek(cast.noor)
    for gesprek in (others, running, old):
        with pytest.raises(actions.CannotKeep, match="Kies een eigen gesprek"):
            nominate(cast.noor, gesprek)
    nominate(cast.noor, mine)
    with pytest.raises(actions.CannotKeep, match="Kies een eigen gesprek"):
        nominate(cast.noor, mine)
    assert Nominatie.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"tekst": "  "}, "Schrijf op"),
        ({"elementen": []}, "Kies waar"),
    ],
)
def test_it_says_what_it_shows(stage: Stage, wrong: dict[str, Any], because: str) -> None:
    with pytest.raises(actions.CannotKeep, match=because):
        nominate(stage.cast.noor, **wrong)
    with pytest.raises(actions.CannotKeep, match="Kies competenties"):
        nominate(stage.cast.noor, elementen=stage.stappen("A2"))
    assert not Nominatie.objects.exists()


def test_data_of_a_citizen_are_refused_and_masked(stage: Stage) -> None:
    with pytest.raises(PersonalDataFound) as refused:
        nominate(stage.cast.noor, tekst="Ik belde terug op 06 12345678.")
    assert "12345678" not in refused.value.masked
    assert not Nominatie.objects.exists()


def test_taken_back_it_is_nowhere_and_the_conversation_can_be_put_forward_again(
    stage: Stage,
) -> None:
    made = nominate(stage.cast.noor)
    actions.offer_nominatie(by=stage.cast.noor, at=LATER, uuid=made.uuid, aan=stage.cast.coen)
    with pytest.raises(Http404):
        actions.withdraw_nominatie(by=stage.cast.coen, at=LATER, uuid=made.uuid)
    actions.withdraw_nominatie(by=stage.cast.noor, at=LATER, uuid=made.uuid)
    assert queries.nominaties_of(stage.cast.noor) == []
    assert queries.aangeboden_nominaties(stage.cast.coen) == []
    with pytest.raises(Http404):
        actions.open_nominatie(by=stage.cast.coen, at=LATER, uuid=made.uuid)
    with pytest.raises(Http404):
        actions.withdraw_nominatie(by=stage.cast.noor, at=LATER, uuid=made.uuid)
    nominate(stage.cast.noor, made.gesprek)


def test_only_the_own_coach_sees_what_was_offered_and_each_look_is_logged(stage: Stage) -> None:
    cast = stage.cast
    made = nominate(cast.noor)
    assert queries.coaches_of(cast.noor) == [cast.coen]
    for who in ("tessa", "els", "olga", "fatima", "noor"):
        with pytest.raises(actions.CannotKeep, match="eigen coach"):
            actions.offer_nominatie(by=cast.noor, at=LATER, uuid=made.uuid, aan=cast.people[who])
    with pytest.raises(Http404):
        actions.open_nominatie(by=cast.coen, at=LATER, uuid=made.uuid)
    actions.offer_nominatie(by=cast.noor, at=LATER, uuid=made.uuid, aan=cast.coen)
    assert queries.aangeboden_nominaties(cast.coen) == [made]
    for who, person in cast.people.items():
        if who != "coen":
            with pytest.raises(Http404):
                actions.open_nominatie(by=person, at=LATER, uuid=made.uuid)
    actions.open_nominatie(by=cast.coen, at=LATER, uuid=made.uuid)
    read = Event.objects.get(did="nominatie.read")
    assert (read.by, read.about) == (cast.coen.uuid, cast.noor.uuid)


def test_who_is_no_coach_any_more_sees_nothing(stage: Stage) -> None:
    made = nominate(stage.cast.noor)
    actions.offer_nominatie(by=stage.cast.noor, at=LATER, uuid=made.uuid, aan=stage.cast.coen)
    noor = stage.cast.noor
    noor.afdeling = stage.cast.afdelingen["Burgerzaken"]
    noor.save()
    assert queries.aangeboden_nominaties(stage.cast.coen) == []
    with pytest.raises(Http404):
        actions.answer_nominatie(by=stage.cast.coen, at=LATER, uuid=made.uuid, tekst="Mooi.")


def test_a_coach_answers_once_under_the_gate(stage: Stage) -> None:
    cast = stage.cast
    made = nominate(cast.noor)
    actions.offer_nominatie(by=cast.noor, at=LATER, uuid=made.uuid, aan=cast.coen)
    given: dict[str, Any] = {"by": cast.coen, "at": LATER, "uuid": made.uuid}
    with pytest.raises(actions.CannotKeep, match="Schrijf uw antwoord"):
        actions.answer_nominatie(**given, tekst=" ")
    with pytest.raises(PersonalDataFound):
        actions.answer_nominatie(**given, tekst="Bel 06 12345678 eens.")
    actions.answer_nominatie(**given, tekst="Let op de stilte na uw vraag.")
    with pytest.raises(actions.CannotKeep, match="al geantwoord"):
        actions.answer_nominatie(**given, tekst="Nog iets.")
    with pytest.raises(actions.CannotKeep, match="al geantwoord"):
        actions.offer_nominatie(by=cast.noor, at=LATER, uuid=made.uuid, aan=cast.coen)
    event = Event.objects.get(did="nominatie.answered")
    assert (event.by, event.about) == (cast.coen.uuid, cast.noor.uuid)
    assert queries.nominaties_of(cast.noor)[0].antwoord == "Let op de stilte na uw vraag."


def test_without_an_or_besluit_a_coach_answers_nothing_but_the_employee_goes_on(
    stage: Stage,
) -> None:
    Poortbesluit.objects.filter(doel="ontwikkeling").delete()
    made = nominate(stage.cast.noor)
    actions.offer_nominatie(by=stage.cast.noor, at=LATER, uuid=made.uuid, aan=stage.cast.coen)
    with pytest.raises(GateClosed):
        actions.answer_nominatie(by=stage.cast.coen, at=LATER, uuid=made.uuid, tekst="Mooi.")


def test_the_list_to_choose_from_is_of_the_last_three_months(stage: Stage) -> None:
    recent = make_gesprek(stage.cast.noor, at=LATER - timedelta(days=89))
    make_gesprek(stage.cast.noor, at=LATER - timedelta(days=91))
    assert list(queries.gesprekken_to_nominate(stage.cast.noor, at=LATER)) == [recent]
    nominate(stage.cast.noor, recent, elementen=[competentie()])
    assert not queries.gesprekken_to_nominate(stage.cast.noor, at=LATER).exists()


def test_it_stands_with_the_competence_of_its_indicators_and_with_no_other(stage: Stage) -> None:
    listening, other = competentie(), competentie("3.2")
    indicator = listening.children.get(code="3.1-N1").children.first()
    assert indicator is not None
    made = nominate(stage.cast.noor, elementen=[indicator])
    assert queries.nominaties_on(stage.cast.noor, listening.identiteit) == [made]
    assert queries.nominaties_on(stage.cast.noor, indicator.identiteit) == [made]
    assert queries.nominaties_on(stage.cast.noor, other.identiteit) == []
    assert listening.parent is not None
    assert queries.nominaties_on(stage.cast.noor, listening.parent.identiteit) == []
    assert queries.nominaties_on(stage.cast.fatima, listening.identiteit) == []
