from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling.tests.scenario import Stage, add_person
from gastvrij.conftest import NOW
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Agendapunt, Cyclus, Cyclusgesprek

from .plannen import DAY, TODAY, answered, cycle, goal, reported, talk
from .test_plan_doelen import close_gate

HOUR = timedelta(hours=1)


def test_a_teamleider_makes_a_cycle_that_the_employee_sees_at_once(stage: Stage) -> None:
    cast = stage.cast
    cyclus = cycle(cast)
    assert list(queries.cycli_of(cast.noor)) == [cyclus]
    assert not queries.get_cyclus_for(cast.noor, cyclus.uuid).is_leading
    assert queries.get_cyclus_for(cast.tessa, cyclus.uuid).is_leading
    event = Event.objects.get(did="cyclus.made")
    assert (event.by, event.about) == (cast.tessa.uuid, cast.noor.uuid)


def test_only_who_leads_somebody_makes_a_cycle_with_that_person(stage: Stage) -> None:
    cast = stage.cast
    for who in ("noor", "coen", "olga", "els", "frits", "anja"):
        with pytest.raises(PermissionDenied):
            cycle(cast, by=who, over="fatima")
    with pytest.raises(Http404):
        cycle(cast, by="victor")
    for who in ("tessa", "noor"):
        with pytest.raises(PermissionDenied):
            cycle(cast, by=who, over=who)
    assert not Cyclus.objects.exists()


def test_nothing_of_a_leader_goes_through_a_closed_gate(stage: Stage) -> None:
    cyclus = cycle(stage.cast)
    gesprek = talk(cyclus)
    close_gate(stage)
    tessa, uuid = stage.cast.tessa, gesprek.uuid
    with pytest.raises(GateClosed):
        cycle(stage.cast, over="fatima")
    with pytest.raises(GateClosed):
        talk(cyclus, "voortgang", on=NOW + 9 * DAY)
    with pytest.raises(GateClosed):
        reported(gesprek)
    with pytest.raises(GateClosed):
        actions.move_gesprek(by=tessa, at=NOW, uuid=uuid, gepland_op=NOW + DAY, plaats="Hier")
    with pytest.raises(GateClosed):
        actions.call_off_gesprek(by=tessa, at=NOW, uuid=uuid)
    with pytest.raises(GateClosed):
        actions.end_cyclus(by=tessa, at=NOW, uuid=cyclus.uuid, tot_en_met=TODAY + 9 * DAY)
    with pytest.raises(GateClosed):
        actions.add_agendapunt(by=tessa, at=NOW, uuid=uuid, tekst="Rooster")
    actions.add_agendapunt(by=stage.cast.noor, at=NOW, uuid=uuid, tekst="Rooster")


@pytest.mark.parametrize(
    ("van", "tot_en_met", "field"),
    [(-30, -1, "tot_en_met"), (10, 10, "tot_en_met"), (10, 9, "tot_en_met"), (150, 300, "van")],
)
def test_the_days_of_a_cycle_fit(stage: Stage, van: int, tot_en_met: int, field: str) -> None:
    cycle(stage.cast)
    with pytest.raises(actions.CannotPlan) as refused:
        cycle(stage.cast, van=TODAY + van * DAY, tot_en_met=TODAY + tot_en_met * DAY)
    assert refused.value.field == field
    following = cycle(stage.cast, van=TODAY + 201 * DAY, tot_en_met=TODAY + 400 * DAY)
    assert following.leidinggevende == stage.cast.tessa


def test_a_new_teamleider_begins_a_cycle_when_the_former_leads_no_more(stage: Stage) -> None:
    cast = stage.cast
    add_person(cast, "thea", Rol.TEAMLEIDER, afdeling="KCC")
    thea = Medewerker.objects.get(gebruikersnaam="thea")
    given: dict[str, Any] = {
        "at": NOW,
        "medewerker": cast.noor.uuid,
        "van": TODAY,
        "tot_en_met": TODAY + 90 * DAY,
    }
    cycle(cast)
    with pytest.raises(actions.CannotPlan, match="al een cyclus met Tessa Vermeer"):
        actions.make_cyclus(by=thea, **given)
    cast.tessa.toewijzingen.all().delete()
    assert actions.make_cyclus(by=thea, **given).leidinggevende == thea


def test_the_last_day_of_a_cycle_moves_past_its_conversations_only(stage: Stage) -> None:
    cyclus = cycle(stage.cast)
    talk(cyclus, on=NOW + 50 * DAY)
    end: dict[str, Any] = {"by": stage.cast.tessa, "at": NOW, "uuid": cyclus.uuid}
    with pytest.raises(actions.CannotPlan, match="nog een gesprek"):
        actions.end_cyclus(tot_en_met=TODAY + 49 * DAY, **end)
    with pytest.raises(actions.CannotPlan, match="vanaf vandaag"):
        actions.end_cyclus(tot_en_met=TODAY - DAY, **end)
    with pytest.raises(PermissionDenied):
        actions.end_cyclus(tot_en_met=TODAY + 60 * DAY, **(end | {"by": stage.cast.noor}))
    assert actions.end_cyclus(tot_en_met=TODAY + 50 * DAY, **end).tot_en_met == TODAY + 50 * DAY
    assert Event.objects.get(did="cyclus.changed").about == stage.cast.noor.uuid


def test_a_cycle_is_for_its_two_people_and_the_read_of_the_leader_is_logged(
    stage: Stage,
) -> None:
    cast = stage.cast
    cyclus = cycle(cast)
    gesprek = talk(cyclus)
    for who in cast.people:
        person = cast.people[who]
        if who in {"noor", "tessa"}:
            actions.open_cyclus(by=person, at=NOW, uuid=cyclus.uuid)
            actions.open_gesprek(by=person, at=NOW, uuid=gesprek.uuid)
            continue
        with pytest.raises(Http404):
            actions.open_cyclus(by=person, at=NOW, uuid=cyclus.uuid)
        with pytest.raises(Http404):
            actions.open_gesprek(by=person, at=NOW, uuid=gesprek.uuid)
    reads = Event.objects.filter(did__endswith=".read", about=cast.noor.uuid)
    assert {one.by for one in reads} == {cast.tessa.uuid}
    assert {one.did for one in reads} == {"cyclus.read", "cyclusgesprek.read"}


def test_conversations_stand_in_the_order_of_a_cycle(stage: Stage) -> None:
    cyclus = cycle(stage.cast)
    talk(cyclus)
    with pytest.raises(actions.CannotPlan, match="staat al") as twice:
        talk(cyclus, on=NOW + 4 * DAY)
    assert twice.value.field == "soort"
    with pytest.raises(actions.CannotPlan, match="Eerst het planningsgesprek"):
        talk(cyclus, "voortgang", on=NOW + DAY)
    with pytest.raises(actions.CannotPlan, match="dat nog komt"):
        talk(cyclus, "voortgang", on=NOW - HOUR)
    with pytest.raises(actions.CannotPlan, match="binnen de gesprekscyclus"):
        talk(cyclus, "voortgang", on=NOW + 201 * DAY)
    with pytest.raises(actions.CannotPlan, match="welk gesprek"):
        talk(cyclus, "praatje", on=NOW + 20 * DAY)
    talk(cyclus, "terugblik", on=NOW + 90 * DAY)
    talk(cyclus, "voortgang", on=NOW + 40 * DAY)
    kinds = list(cyclus.gesprekken.values_list("soort", flat=True))
    assert kinds == ["planning", "voortgang", "terugblik"]


def test_only_the_leader_plans_moves_and_calls_off(stage: Stage) -> None:
    cast, cyclus = stage.cast, cycle(stage.cast)
    gesprek = talk(cyclus)
    move: dict[str, Any] = {"at": NOW, "uuid": gesprek.uuid, "plaats": "Kamer 3"}
    with pytest.raises(PermissionDenied):
        actions.move_gesprek(by=cast.noor, gepland_op=NOW + 5 * DAY, **move)
    with pytest.raises(PermissionDenied):
        actions.call_off_gesprek(by=cast.noor, at=NOW, uuid=gesprek.uuid)
    with pytest.raises(actions.CannotPlan, match="waar het gesprek is"):
        actions.move_gesprek(by=cast.tessa, gepland_op=NOW + 5 * DAY, **(move | {"plaats": " "}))
    moved = actions.move_gesprek(by=cast.tessa, gepland_op=NOW + 5 * DAY, **move)
    assert (moved.gepland_op, moved.plaats) == (NOW + 5 * DAY, "Kamer 3")
    actions.call_off_gesprek(by=cast.tessa, at=NOW, uuid=gesprek.uuid)
    with pytest.raises(actions.CannotPlan, match="al gehouden of afgezegd"):
        actions.move_gesprek(by=cast.tessa, gepland_op=NOW + 6 * DAY, **move)
    assert talk(cyclus).soort == "planning", "what was called off can be planned again"
    dids = ("cyclusgesprek.planned", "cyclusgesprek.moved", "cyclusgesprek.called_off")
    for did in dids:
        assert {one.about for one in Event.objects.filter(did=did)} == {cast.noor.uuid}


def test_both_fill_the_agenda_and_each_takes_away_only_ones_own(stage: Stage) -> None:
    cast, gesprek = stage.cast, talk(cycle(stage.cast))
    mine = actions.add_agendapunt(by=cast.noor, at=NOW, uuid=gesprek.uuid, tekst=" Mijn  rooster ")
    theirs = actions.add_agendapunt(by=cast.tessa, at=NOW, uuid=gesprek.uuid, tekst="Samenvatten")
    assert (mine.tekst, mine.door) == ("Mijn rooster", cast.noor)
    for wrong in ("", "  ", "x" * 501):
        with pytest.raises(actions.CannotPlan):
            actions.add_agendapunt(by=cast.noor, at=NOW, uuid=gesprek.uuid, tekst=wrong)
    with pytest.raises(PermissionDenied):
        actions.remove_agendapunt(by=cast.noor, at=NOW, uuid=theirs.uuid)
    for who in ("fatima", "victor", "coen"):
        with pytest.raises(Http404):
            actions.remove_agendapunt(by=cast.people[who], at=NOW, uuid=mine.uuid)
    actions.remove_agendapunt(by=cast.noor, at=NOW, uuid=mine.uuid)
    assert list(Agendapunt.objects.all()) == [theirs]
    actions.tick_agendapunt(by=cast.noor, at=NOW, uuid=theirs.uuid, is_besproken=True)
    assert Agendapunt.objects.get().besproken_op == NOW
    actions.tick_agendapunt(by=cast.tessa, at=NOW, uuid=theirs.uuid, is_besproken=False)
    assert Agendapunt.objects.get().besproken_op is None
    reported(gesprek)
    with pytest.raises(actions.CannotPlan, match="al verder"):
        actions.add_agendapunt(by=cast.noor, at=NOW, uuid=gesprek.uuid, tekst="Te laat")
    removed = Event.objects.get(did="agendapunt.removed")
    assert (removed.by, removed.about) == (cast.noor.uuid, cast.noor.uuid)


def test_the_leader_writes_the_report_and_the_employee_answers_it_once(stage: Stage) -> None:
    cast, gesprek = stage.cast, talk(cycle(stage.cast))
    with pytest.raises(PermissionDenied):
        actions.save_verslag(
            by=cast.noor, at=NOW, uuid=gesprek.uuid, bewerking=0, gehouden_op=TODAY, verslag="Ik."
        )
    with pytest.raises(actions.CannotPlan, match="kan nu niet"):
        answered(gesprek)
    written = reported(gesprek)
    with pytest.raises(PermissionDenied):
        actions.answer_verslag(
            by=cast.tessa, at=NOW, uuid=gesprek.uuid, bewerking=1, is_akkoord=True, reactie=""
        )
    agreed = answered(written, reactie=" Zo is het. ")
    assert (agreed.is_akkoord, agreed.reactie, agreed.gereageerd_op) == (True, "Zo is het.", NOW)
    with pytest.raises(actions.CannotPlan, match="kan nu niet"):
        answered(agreed, is_akkoord=False, reactie="Toch niet.")
    with pytest.raises(actions.CannotPlan, match="kan nu niet"):
        reported(agreed, "Iets anders.")
    trail = Event.objects.filter(object=gesprek.uuid).order_by("pk").values_list("did", flat=True)
    assert list(trail) == [
        "cyclusgesprek.planned",
        "cyclusgesprek.reported",
        "cyclusgesprek.agreed",
    ]


def test_who_disagrees_says_with_what_and_the_report_is_fixed_too(stage: Stage) -> None:
    written = reported(talk(cycle(stage.cast)))
    with pytest.raises(actions.CannotPlan, match="niet eens"):
        answered(written, is_akkoord=False, reactie=" ")
    done = answered(written, is_akkoord=False, reactie="Dit spraken we niet af.")
    assert (done.is_akkoord, done.verslag) == (False, "Noor wil leren samenvatten.")
    assert Event.objects.get(did="cyclusgesprek.disagreed").by == stage.cast.noor.uuid
    with pytest.raises(actions.CannotPlan):
        reported(done, "Iets anders.")


def test_a_report_saved_over_one_that_was_not_seen_is_refused(stage: Stage) -> None:
    gesprek = talk(cycle(stage.cast))
    first = reported(gesprek)
    with pytest.raises(actions.Outdated, match="niets overschreven"):
        reported(gesprek, "Van een ander venster.")
    with pytest.raises(actions.Outdated):
        answered(gesprek)
    reported(first, "Tweede tekst.")
    with pytest.raises(actions.Outdated):
        answered(first)
    gesprek.refresh_from_db()
    assert (gesprek.verslag, gesprek.bewerking) == ("Tweede tekst.", 2)
    assert gesprek.gereageerd_op is None


@pytest.mark.parametrize(
    ("day", "verslag", "field"),
    [(1, "Goed.", "gehouden_op"), (-1, "Goed.", "gehouden_op"), (0, " ", "verslag")],
)
def test_a_report_says_something_of_a_day_in_the_cycle(
    stage: Stage, day: int, verslag: str, field: str
) -> None:
    gesprek = talk(cycle(stage.cast))
    with pytest.raises(actions.CannotPlan) as refused:
        actions.save_verslag(
            by=stage.cast.tessa,
            at=NOW,
            uuid=gesprek.uuid,
            bewerking=0,
            gehouden_op=TODAY + day * DAY,
            verslag=verslag,
        )
    assert refused.value.field == field
    assert Cyclusgesprek.objects.get().verslag == ""


def test_the_list_of_a_teamleider_names_the_own_people_and_what_is_planned(stage: Stage) -> None:
    cast = stage.cast
    cyclus = cycle(cast)
    gesprek = talk(cyclus)
    rows = {row.medewerker.naam: row for row in queries.team_of(cast.tessa, now=NOW)}
    assert {"Noor Bakker", "Fatima Yildiz", "Coen Jansen"} <= set(rows)
    assert "Bram de Wit" not in rows
    assert "Tessa Vermeer" not in rows
    noor = rows["Noor Bakker"]
    assert (noor.cyclus, noor.volgende, noor.zonder_verslag) == (cyclus, gesprek, None)
    after = {row.medewerker.naam: row for row in queries.team_of(cast.tessa, now=NOW + 4 * DAY)}
    assert after["Noor Bakker"].zonder_verslag == gesprek
    assert (rows["Fatima Yildiz"].cyclus, rows["Fatima Yildiz"].volgende) == (None, None)
    assert queries.team_of(cast.coen, now=NOW) == []


def test_the_list_takes_as_many_queries_for_many_people_as_for_few(
    stage: Stage, django_assert_max_num_queries: Any
) -> None:
    cast = stage.cast
    for number in range(6):
        add_person(cast, f"nieuw{number}", Rol.KCC, afdeling="KCC")
    for who in ("noor", "fatima", "coen"):
        talk(cycle(cast, over=who))
    tessa = Medewerker.objects.get(pk=cast.tessa.pk)
    with django_assert_max_num_queries(6):
        assert len(queries.team_of(tessa, now=NOW)) == 9


def test_an_appointment_is_for_the_two_while_it_is_to_come(stage: Stage) -> None:
    cast, gesprek = stage.cast, talk(cycle(stage.cast))
    for who in ("noor", "tessa"):
        found = queries.gesprek_afspraak_for(cast.people[who], gesprek.uuid, at=NOW)
        assert (found.begin, found.eind - found.begin) == (gesprek.gepland_op, HOUR)
        assert (found.titel, found.plaats) == ("Planningsgesprek", "Kamer 2.14")
        assert all(one.naam not in found.tekst + found.titel for one in cast.people.values())
    with pytest.raises(Http404):
        queries.gesprek_afspraak_for(cast.coen, gesprek.uuid, at=NOW)
    reported(gesprek)
    with pytest.raises(Http404):
        queries.gesprek_afspraak_for(cast.noor, gesprek.uuid, at=NOW)


def test_goals_in_a_cycle_are_seen_by_its_leader_only_while_they_are_in_it(stage: Stage) -> None:
    cyclus = cycle(stage.cast)
    goal(stage.cast.noor)
    assert queries.doelen_in(cyclus, on=TODAY) == []
