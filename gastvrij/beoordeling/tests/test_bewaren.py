"""Retention: laid down by one, looked at first, and then carried out by the night."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction
from django.utils import timezone

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions, jobs, queries
from gastvrij.beoordeling.models import (
    Beoordeling,
    Betwisting,
    Bewaartermijn,
    Fragment,
    Leerpunt,
    Observatie,
    Oordeel,
    Steekproef,
    Transcript,
    Trekking,
    Vernietiging,
)
from gastvrij.beoordeling.rules.bewaren import lot
from gastvrij.conftest import NOW

from .scenario import BEGUN, PLANNED, RESPONDED, SHARED, Stage, make_gesprek

DAGEN = 90
OVER = NOW + timedelta(days=DAGEN)
EARLY = OVER - timedelta(days=1)


def lay_down(stage: Stage, dagen: int = DAGEN, *, at: datetime = NOW) -> Bewaartermijn:
    return actions.lay_down_bewaartermijn(
        by=stage.cast.frits, at=at, soort="kwaliteit", dagen=dagen, grondslag="Regeling, artikel 4"
    )


def to_status(stage: Stage, status: str) -> Observatie:
    """Return an observation of Noor for quality in a state, with all that can stand under it."""
    observatie = stage.plan(doel="kwaliteit")
    if status == "gepland":
        return observatie
    Transcript.objects.create(
        observatie=observatie,
        regels=[["medewerker", "Goedemiddag"]],
        gecontroleerd_op=BEGUN,
        gecontroleerd_door=stage.cast.coen,
    )
    observatie = stage.begin(observatie, make_gesprek(stage.cast.noor))
    passage = stage.fragment(observatie, "F2.1")
    stage.judge(observatie, "L1.04", "voldoende", [passage])
    if status == "afname":
        return observatie
    observatie = stage.share(observatie)
    for text, agreed in (("Vat samen.", RESPONDED), ("Stel open vragen.", None)):
        Leerpunt.objects.create(
            observatie=observatie,
            tekst=text,
            voorgesteld_op=SHARED,
            voorgesteld_door=stage.cast.coen,
            akkoord_op=agreed,
        )
    return actions.respond(
        by=stage.cast.noor, at=RESPONDED, observatie=observatie, tekst="Zo was het niet."
    )


def dispute(observatie: Observatie, *, closed: bool) -> Betwisting:
    made = Betwisting.objects.create(
        observatie=observatie, reden="Ik vatte wel samen.", ingediend_op=RESPONDED
    )
    if closed:
        made.uitkomst, made.afgerond_op = "Het oordeel blijft.", RESPONDED
        made.save()
    return made


def in_sample(stage: Stage, observatie: Observatie) -> Trekking:
    steekproef = Steekproef.objects.create(
        titel="November",
        afdeling=stage.cast.afdelingen["KCC"],
        formulier=stage.formulier,
        coach=stage.cast.coen,
        van=NOW.date(),
        tot=NOW.date(),
        aantal=1,
        seed="1",
        gemaakt_op=NOW,
        gemaakt_door=stage.cast.coen,
    )
    return Trekking.objects.create(
        steekproef=steekproef,
        medewerker=observatie.medewerker,
        nummer=1,
        observatie=observatie,
        reden="Het eerste gesprek viel weg.",
    )


def test_without_a_term_nothing_is_destroyed(stage: Stage) -> None:
    to_status(stage, "gedeeld")
    assert actions.destroy_due_observaties(at=NOW + timedelta(days=9_000)) == []
    assert Fragment.objects.count() == 1


def test_what_was_shared_loses_its_content_and_keeps_its_line(stage: Stage) -> None:
    observatie = to_status(stage, "gedeeld")
    dispute(observatie, closed=True)
    trekking = in_sample(stage, observatie)
    lay_down(stage)
    assert actions.destroy_due_observaties(at=EARLY) == []
    (report,) = actions.destroy_due_observaties(at=OVER)
    observatie.refresh_from_db()
    assert (observatie.vernietigd_op, observatie.reactie) == (OVER, "")
    assert (observatie.medewerker, observatie.beoordelaar) == (stage.cast.noor, stage.cast.coen)
    assert (observatie.gepland_op, observatie.reactie_op) == (PLANNED, RESPONDED)
    for model in (Oordeel, Fragment, Transcript, Betwisting):
        assert not model.objects.exists()
    assert Leerpunt.objects.get().tekst == "Vat samen."
    assert Beoordeling.objects.get().observatie == observatie
    trekking.refresh_from_db()
    assert trekking.reden == "Het eerste gesprek viel weg."
    assert report.aantallen == {
        "observatie": 1,
        "oordeel": 12,
        "fragment": 1,
        "transcript": 1,
        "betwisting": 1,
        "leerpunt": 1,
    }
    assert (report.soort, report.grondslag) == ("kwaliteit", "Regeling, artikel 4")
    assert str(report) == "2027-02-18 kwaliteit"


def test_the_trail_tells_the_medewerker_and_holds_counts_only(stage: Stage) -> None:
    observatie = to_status(stage, "gedeeld")
    lay_down(stage)
    (report,) = actions.destroy_due_observaties(at=OVER)
    told = Event.objects.get(did="observatie.destroyed")
    assert (told.object, told.about, told.by) == (observatie.uuid, stage.cast.noor.uuid, None)
    event = Event.objects.get(did="vernietiging.recorded")
    assert event.object == report.uuid
    assert event.data == {"soort": "kwaliteit", **report.aantallen}


def test_what_began_and_was_never_shared_goes_by_its_beginning(stage: Stage) -> None:
    observatie = to_status(stage, "afname")
    lay_down(stage)
    assert len(actions.destroy_due_observaties(at=OVER)) == 1
    observatie.refresh_from_db()
    assert (observatie.status, observatie.vernietigd_op) == ("afname", OVER)
    assert not Fragment.objects.exists()
    with pytest.raises(actions.CannotAssess, match="vernietigd"):
        stage.fragment(observatie)
    with pytest.raises(actions.CannotAssess, match="vernietigd"):
        actions.share(by=stage.cast.coen, at=OVER, observatie=observatie)


def test_what_was_planned_and_never_began_goes_whole(stage: Stage) -> None:
    to_status(stage, "gepland")
    lay_down(stage)
    (report,) = actions.destroy_due_observaties(at=OVER)
    assert report.aantallen == {"planning": 1}
    assert not Observatie.objects.exists()
    assert not Beoordeling.objects.exists()
    assert Event.objects.get(did="observatie.removed").about == stage.cast.noor.uuid


def test_a_place_in_a_sample_stays_with_its_planning(stage: Stage) -> None:
    in_sample(stage, to_status(stage, "gepland"))
    lay_down(stage)
    assert actions.destroy_due_observaties(at=OVER) == []
    assert Observatie.objects.get().vernietigd_op is None


def test_an_open_dispute_holds_it_up_until_it_is_closed(stage: Stage) -> None:
    made = dispute(to_status(stage, "gedeeld"), closed=False)
    lay_down(stage)
    assert actions.destroy_due_observaties(at=OVER) == []
    made.uitkomst, made.afgerond_op = "Het oordeel blijft.", OVER
    made.save()
    assert len(actions.destroy_due_observaties(at=OVER)) == 1


def test_a_term_reaches_its_own_purpose_only(stage: Stage) -> None:
    coaching, proeve = stage.plan(doel="coaching"), stage.request()
    lay_down(stage)
    assert actions.destroy_due_observaties(at=OVER + timedelta(days=900)) == []
    assert set(Observatie.objects.all()) == {coaching, proeve.observatie}


def test_a_second_night_destroys_nothing_again(stage: Stage) -> None:
    to_status(stage, "gedeeld")
    lay_down(stage)
    assert len(actions.destroy_due_observaties(at=OVER)) == 1
    assert actions.destroy_due_observaties(at=OVER + timedelta(days=1)) == []
    assert Vernietiging.objects.count() == 1


class CrashAt:
    """Makes the database fail at the nth statement that holds these words."""

    def __init__(self, words: str, nth: int) -> None:
        self.words, self.left = words, nth

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if self.words in sql:
            self.left -= 1
            if self.left == 0:
                raise OperationalError("weg")
        return execute(sql, *rest)


def test_a_crash_in_the_middle_loses_nothing_and_the_next_night_goes_on(stage: Stage) -> None:
    for _ in range(3):
        to_status(stage, "afname")
    lay_down(stage)
    crash = CrashAt('DELETE FROM "beoordeling_fragment" ', 2)
    with pytest.raises(OperationalError), connection.execute_wrapper(crash):
        actions.destroy_due_observaties(at=OVER, batch=1)
    untouched = Observatie.objects.filter(vernietigd_op=None)
    assert untouched.count() == Fragment.objects.count() == Transcript.objects.count() == 2
    assert Vernietiging.objects.count() == 1
    again = actions.destroy_due_observaties(at=OVER, batch=2)
    assert not Fragment.objects.exists()
    assert sum(one.aantallen["observatie"] for one in Vernietiging.objects.all()) == 3
    assert len(again) == 1


def test_what_is_shown_beforehand_is_what_goes(stage: Stage) -> None:
    for status in ("gepland", "afname", "gedeeld"):
        to_status(stage, status)
    shown = queries.vooruitblik("kwaliteit", DAGEN, on=timezone.localdate(OVER))
    assert shown.oudste == timezone.localdate(PLANNED)
    lay_down(stage)
    (report,) = actions.destroy_due_observaties(at=OVER)
    assert report.aantallen == {kind: n for kind, n in shown.aantallen.items() if n}
    after = queries.vooruitblik("kwaliteit", DAGEN, on=timezone.localdate(OVER))
    assert (after.oudste, set(after.aantallen.values())) == (None, {0})


def test_the_query_and_the_rule_say_the_same(stage: Stage) -> None:
    made = {status: to_status(stage, status) for status in ("gepland", "afname", "gedeeld")}
    dispute(made["gedeeld"], closed=False)
    in_sample(stage, made["gepland"])
    to_status(stage, "gedeeld")
    termijn = lay_down(stage, 3)
    for days in range(-1, 6):
        on = timezone.localdate(NOW) + timedelta(days=days)
        found = set(queries.due("kwaliteit", 3, on=on))
        every = queries.bewaard_of(Observatie.objects.all())
        by_rule = {one for one, bewaard in every if lot(bewaard, 3, on=on) is not None}
        assert found == by_rule, on
        locked = queries.lock_due(termijn, on=on, most=10)
        assert {one for one, _bewaard in locked} == found


def test_the_database_lets_nothing_under_a_destroyed_observation(stage: Stage) -> None:
    observatie = to_status(stage, "gedeeld")
    lay_down(stage)
    actions.destroy_due_observaties(at=OVER)
    late = {"observatie": observatie}
    for make in (
        lambda: Observatie.objects.filter(pk=observatie.pk).update(reactie="Toch nog iets"),
        lambda: Observatie.objects.filter(pk=observatie.pk).update(vernietigd_op=None),
        lambda: Fragment.objects.create(
            **late, tekst="x", gemaakt_op=OVER, gemaakt_door=stage.cast.coen
        ),
        lambda: Betwisting.objects.create(**late, reden="x", ingediend_op=OVER),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            make()


def test_the_database_keeps_terms_and_reports_as_they_were(stage: Stage) -> None:
    to_status(stage, "gepland")
    lay_down(stage)
    actions.destroy_due_observaties(at=OVER)
    for change in (
        lambda: Bewaartermijn.objects.update(dagen=1),
        lambda: Bewaartermijn.objects.all().delete(),
        lambda: Vernietiging.objects.update(aantallen={}),
        lambda: Vernietiging.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_job_runs_by_the_clock(stage: Stage) -> None:
    observatie = to_status(stage, "gedeeld")
    jobs.destroy_due_observaties()
    lay_down(stage, 1)
    jobs.destroy_due_observaties()
    observatie.refresh_from_db()
    is_over = timezone.localdate() > timezone.localdate(SHARED)
    assert (observatie.vernietigd_op is not None) == is_over
