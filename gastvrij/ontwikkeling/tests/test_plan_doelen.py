from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from gastvrij.basis import actions as basis
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Event, Poortbesluit
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Leerdoel, Voortgang
from gastvrij.ontwikkeling.rules.plan import Wie

from .dossiers import competentie, release
from .plannen import DAY, PLAN, TODAY, cycle, goal, indicator, learning_point

LATER = NOW + timedelta(hours=2)


def change(doel: Leerdoel, *, bewerking: int | None = None, **changed: Any) -> Leerdoel:
    """Change a goal as its owner does."""
    given: dict[str, Any] = {
        "keuze": queries.keuze_of(doel).uuid,
        "plan": actions.plan_of(doel),
        "actie": doel.actie,
        "cyclus": doel.cyclus.uuid if doel.cyclus else None,
    }
    seen = doel.bewerking if bewerking is None else bewerking
    return actions.change_doel(
        by=doel.medewerker, at=LATER, uuid=doel.uuid, bewerking=seen, **(given | changed)
    )


def close_gate(stage: Stage) -> None:
    besluit = Poortbesluit.objects.get(doel="ontwikkeling")
    basis.withdraw_poortbesluit(by=stage.cast.frits, at=NOW, besluit=besluit, on=TODAY)


def test_an_employee_makes_a_goal_without_anybody_and_with_a_closed_gate(stage: Stage) -> None:
    close_gate(stage)
    doel = goal(stage.cast.noor)
    assert (doel.medewerker, doel.status, doel.cyclus) == (stage.cast.noor, "loopt", None)
    event = Event.objects.get(did="leerdoel.made")
    assert (event.by, event.about, event.object) == (
        stage.cast.noor.uuid,
        stage.cast.noor.uuid,
        doel.uuid,
    )
    assert event.data == {"element": str(competentie().uuid)}
    actions.add_voortgang(by=stage.cast.noor, at=LATER, uuid=doel.uuid, tekst="Ja.", stand="bezig")
    actions.reach_doel(by=stage.cast.noor, at=LATER, uuid=doel.uuid, tekst="Drie keer gelukt.")


def test_a_goal_is_about_a_competence_a_level_or_one_indicator(stage: Stage) -> None:
    noor, level = stage.cast.noor, competentie().children.get(code="3.1-N2")
    whole = goal(noor)
    assert (whole.element, whole.niveau) == (competentie(), None)
    at_level = goal(noor, keuze=level.uuid)
    assert (at_level.element, at_level.niveau) == (competentie(), level)
    one = goal(noor, keuze=indicator().uuid)
    assert (one.element, one.niveau) == (indicator(), level)
    kept = [queries.keuze_of(doel) for doel in (whole, at_level, one)]
    assert kept == [competentie(), level, indicator()]


def test_a_goal_is_about_nothing_else(stage: Stage) -> None:
    step = Element.objects.filter(soort="stap")[0]
    cluster = Element.objects.filter(soort="cluster")[0]
    for uuid in (step.uuid, cluster.uuid, uuid4()):
        with pytest.raises(actions.CannotPlan, match="uit de lijst") as refused:
            goal(stage.cast.noor, keuze=uuid)
        assert refused.value.field == "keuze"
    assert not Leerdoel.objects.exists()


def test_an_incomplete_goal_is_refused_whole_with_what_each_field_lacks(stage: Stage) -> None:
    wrong = replace(PLAN, meetbaar=" ", klaar_op=TODAY, actie_link="http://x.example")
    with pytest.raises(actions.GoalIncomplete) as refused:
        goal(stage.cast.noor, plan=wrong)
    assert set(refused.value.problems) == {"meetbaar", "klaar_op", "actie_link", "evaluatie_op"}
    assert "https://" in refused.value.problems["actie_link"]
    assert not Leerdoel.objects.exists()
    assert not Event.objects.filter(did="leerdoel.made").exists()


def test_an_agreed_learning_point_becomes_a_goal_once(stage: Stage) -> None:
    noor, point = stage.cast.noor, learning_point(stage)
    assert [one.doel for one in queries.leerpunten_to_plan(noor)] == [None]
    doel = goal(noor, leerpunt=point.uuid)
    assert doel.leerpunt == point
    assert [one.doel for one in queries.leerpunten_to_plan(noor)] == [doel]
    with pytest.raises(actions.CannotPlan, match="al een doel"):
        goal(noor, leerpunt=point.uuid)
    actions.stop_doel(by=noor, at=LATER, uuid=doel.uuid, tekst="Te veel tegelijk.")
    assert goal(noor, leerpunt=point.uuid).leerpunt == point


def test_nobody_makes_a_goal_of_what_was_not_agreed_with_that_person(stage: Stage) -> None:
    point = learning_point(stage, agreed=False)
    for person in (stage.cast.noor, stage.cast.fatima):
        with pytest.raises(Http404):
            goal(person, leerpunt=point.uuid)


def test_a_goal_is_put_in_a_running_cycle_of_ones_own_only(stage: Stage) -> None:
    cast = stage.cast
    mine, of_another = cycle(cast), cycle(cast, over="fatima")
    assert goal(cast.noor, cyclus=mine.uuid).cyclus == mine
    with pytest.raises(actions.CannotPlan, match="nog loopt"):
        goal(cast.noor, cyclus=of_another.uuid)
    after = NOW + timedelta(days=201)
    late = replace(PLAN, klaar_op=TODAY + 300 * DAY, evaluatie_op=TODAY + 250 * DAY)
    with pytest.raises(actions.CannotPlan, match="nog loopt"):
        goal(cast.noor, cyclus=mine.uuid, at=after, plan=late)


def test_a_change_is_kept_with_its_line_in_the_trail(stage: Stage) -> None:
    cyclus, doel = cycle(stage.cast), goal(stage.cast.noor)
    plan = replace(PLAN, titel="Doorvragen", klaar_op=TODAY + 90 * DAY)
    changed = change(doel, plan=plan, keuze=indicator().uuid, actie="oefenen", cyclus=cyclus.uuid)
    changed.refresh_from_db()
    assert actions.plan_of(changed) == plan
    assert (changed.element, changed.actie, changed.cyclus) == (indicator(), "oefenen", cyclus)
    assert Event.objects.get(did="leerdoel.changed").about == stage.cast.noor.uuid
    assert change(changed, cyclus=None).cyclus is None


def test_a_change_of_what_was_changed_since_is_refused_and_overwrites_nothing(
    stage: Stage,
) -> None:
    doel = goal(stage.cast.noor)
    change(doel, plan=replace(PLAN, titel="Doorvragen"))
    with pytest.raises(actions.Outdated, match="intussen gewijzigd"):
        change(doel, bewerking=0, plan=replace(PLAN, titel="Luisteren"))
    doel.refresh_from_db()
    assert (doel.titel, doel.bewerking) == ("Doorvragen", 1)


def test_a_goal_over_time_can_be_changed_only_to_a_day_to_come(stage: Stage) -> None:
    doel, after = goal(stage.cast.noor), NOW + timedelta(days=70)
    given: dict[str, Any] = {
        "keuze": doel.element.uuid,
        "actie": "oefenen",
        "uuid": doel.uuid,
        "bewerking": 0,
    }
    past = replace(PLAN, klaar_op=TODAY + 65 * DAY)
    with pytest.raises(actions.GoalIncomplete):
        actions.change_doel(by=doel.medewerker, at=after, plan=past, **given)
    moved = replace(PLAN, klaar_op=TODAY + 80 * DAY)
    assert actions.change_doel(by=doel.medewerker, at=after, plan=moved, **given).bewerking == 1


def test_a_goal_of_an_older_version_can_stay_what_it_is_about(stage: Stage) -> None:
    doel = goal(stage.cast.noor)
    groups = queries.keuzes_of(stage.cast.noor, on=TODAY, also=doel.element)
    assert [group.titel for group in groups if group.titel == "Zoals het was"] == []
    foreign = Element.objects.filter(soort="stap")[0]
    groups = queries.keuzes_of(stage.cast.noor, on=TODAY, also=foreign)
    assert groups[-1].elementen == [foreign]


def test_progress_is_only_added_to_and_says_how_far_it_is(stage: Stage) -> None:
    noor, doel = stage.cast.noor, goal(stage.cast.noor)
    for tekst, stand in (("Begonnen.", "bezig"), (" Het lukt. ", "klaar")):
        actions.add_voortgang(by=noor, at=LATER, uuid=doel.uuid, tekst=tekst, stand=stand)
    [regel] = queries.doelen_of(noor, on=TODAY)
    assert [line.tekst for line in regel.voortgang] == ["Begonnen.", "Het lukt."]
    assert regel.laatste is not None
    assert regel.laatste.stand == "klaar"
    assert doel.status == "loopt", "only the employee says that a goal was reached"
    with pytest.raises(actions.CannotPlan, match="paar woorden"):
        actions.add_voortgang(by=noor, at=LATER, uuid=doel.uuid, tekst=" ", stand="bezig")
    with pytest.raises(actions.CannotPlan, match="hoe het ervoor staat"):
        actions.add_voortgang(by=noor, at=LATER, uuid=doel.uuid, tekst="Ja.", stand="")
    assert Event.objects.filter(did="voortgang.added", about=noor.uuid).count() == 2


def test_only_the_employee_says_that_a_goal_was_reached_or_stops(stage: Stage) -> None:
    cast = stage.cast
    doel = goal(cast.noor, cyclus=cycle(cast).uuid)
    given: dict[str, Any] = {"at": LATER, "uuid": doel.uuid, "tekst": "Gelukt."}
    for who in ("tessa", "coen", "olga", "fatima", "frits"):
        for act in (actions.reach_doel, actions.stop_doel):
            with pytest.raises(Http404):
                act(by=cast.people[who], **given)
    with pytest.raises(actions.CannotPlan):
        actions.reach_doel(by=cast.noor, **(given | {"tekst": ""}))
    reached = actions.reach_doel(by=cast.noor, **given)
    assert (reached.status, reached.afsluiting, reached.afgesloten_op) == (
        "bereikt",
        "Gelukt.",
        LATER,
    )
    assert Event.objects.get(did="leerdoel.reached").by == cast.noor.uuid
    for again in (actions.reach_doel, actions.stop_doel):
        with pytest.raises(actions.CannotPlan, match="afgesloten"):
            again(by=cast.noor, **given)
    with pytest.raises(actions.CannotPlan, match="afgesloten"):
        change(reached)
    with pytest.raises(actions.CannotPlan, match="afgesloten"):
        actions.add_voortgang(by=cast.noor, stand="bezig", **given)
    assert queries.doelen_of(cast.noor, on=TODAY) == []
    assert [one.doel for one in queries.closed_doelen_of(cast.noor, on=TODAY)] == [doel]


def test_the_one_who_leads_sees_the_goals_of_the_cycle_and_may_react(stage: Stage) -> None:
    cast = stage.cast
    cyclus = cycle(cast)
    shared, private = goal(cast.noor, cyclus=cyclus.uuid), goal(cast.noor)
    assert [one.doel for one in queries.doelen_in(cyclus, on=TODAY)] == [shared]
    assert actions.open_doel(by=cast.tessa, at=LATER, uuid=shared.uuid).wie is Wie.LEIDINGGEVENDE
    with pytest.raises(Http404):
        actions.open_doel(by=cast.tessa, at=LATER, uuid=private.uuid)
    [read] = Event.objects.filter(did="leerdoel.read")
    assert (read.by, read.about) == (cast.tessa.uuid, cast.noor.uuid)
    line = actions.react_to_doel(by=cast.tessa, at=LATER, uuid=shared.uuid, tekst=" Mooi. ")
    assert (line.tekst, line.stand, line.door) == ("Mooi.", "", cast.tessa)
    assert Event.objects.get(did="voortgang.responded").about == cast.noor.uuid
    [regel] = [one for one in queries.doelen_of(cast.noor, on=TODAY) if one.doel == shared]
    assert regel.laatste is None, "a reaction says nothing of how far it is"
    actions.reach_doel(by=cast.noor, at=LATER, uuid=shared.uuid, tekst="Gelukt.")
    actions.react_to_doel(by=cast.tessa, at=LATER, uuid=shared.uuid, tekst="Dat zag ik ook.")
    assert Voortgang.objects.filter(doel=shared).count() == 2


def test_nobody_else_reacts_and_nobody_through_a_closed_gate(stage: Stage) -> None:
    cast = stage.cast
    doel = goal(cast.noor, cyclus=cycle(cast).uuid)
    release(cast.noor, cast.coen, "plan")
    given: dict[str, Any] = {"at": LATER, "uuid": doel.uuid, "tekst": "Mooi."}
    for who in ("noor", "coen"):
        with pytest.raises(PermissionDenied):
            actions.react_to_doel(by=cast.people[who], **given)
    with pytest.raises(Http404):
        actions.react_to_doel(by=cast.victor, **given)
    close_gate(stage)
    with pytest.raises(GateClosed):
        actions.react_to_doel(by=cast.tessa, **given)
    assert not Voortgang.objects.exists()


def test_a_plan_opens_to_who_got_it_released_and_each_read_is_logged(stage: Stage) -> None:
    cast = stage.cast
    doel = goal(cast.noor)
    for who in ("tessa", "coen", "olga", "anja"):
        with pytest.raises(Http404):
            actions.open_plan(by=cast.people[who], at=LATER, uuid=cast.noor.uuid)
    release(cast.noor, cast.coen, "plan")
    release(cast.noor, cast.olga, "competenties")
    assert actions.open_plan(by=cast.coen, at=LATER, uuid=cast.noor.uuid) == cast.noor
    assert actions.open_doel(by=cast.coen, at=LATER, uuid=doel.uuid).wie is Wie.LEZER
    for read in (actions.open_plan, actions.open_doel):
        uuid = cast.noor.uuid if read is actions.open_plan else doel.uuid
        with pytest.raises(Http404):
            read(by=cast.olga, at=LATER, uuid=uuid)
    reads = Event.objects.filter(did__in=["ontwikkelplan.read", "leerdoel.read"])
    assert {(one.by, one.about) for one in reads} == {(cast.coen.uuid, cast.noor.uuid)}
    assert {one.wat for one in queries.inzages(cast.noor)} == {
        "Ontwikkelplan ingezien",
        "Leerdoel ingezien",
    }


def test_who_no_longer_leads_sees_the_goals_no_more(stage: Stage) -> None:
    cast = stage.cast
    doel = goal(cast.noor, cyclus=cycle(cast).uuid)
    cast.noor.afdeling = cast.afdelingen["Burgerzaken"]
    cast.noor.save(update_fields=["afdeling"])
    with pytest.raises(Http404):
        actions.open_doel(by=cast.tessa, at=LATER, uuid=doel.uuid)
    with pytest.raises(Http404):
        queries.get_doel_for(cast.victor, doel.uuid, on=TODAY)


@pytest.mark.parametrize("many", [1, 6])
def test_the_goals_of_somebody_take_two_queries_however_many(
    stage: Stage, many: int, django_assert_num_queries: Any
) -> None:
    for _one in range(many):
        doel = goal(stage.cast.noor)
        actions.add_voortgang(
            by=stage.cast.noor, at=LATER, uuid=doel.uuid, tekst="Ja.", stand="bezig"
        )
    with django_assert_num_queries(2):
        rows = queries.doelen_of(stage.cast.noor, on=TODAY)
        assert [row.doel.element.titel for row in rows if row.laatste] == ["Luisteren"] * many
