from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gastvrij.basis.actions import record
from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast, examples
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact.actions import Vraag
from gastvrij.klantcontact.models import Klantcontact
from gastvrij.klantcontact.rules import Beller
from gastvrij.sturing import actions, jobs, queries
from gastvrij.sturing.models import (
    Bijgewerkt,
    DagCijfer,
    GewijzigdeDag,
    MaandCijfer,
    OntbrekendEvent,
)
from gastvrij.sturing.rules import KOLOMMEN
from gastvrij.taken import actions as taken

from .contacten import Gemeente, add_contact, change_contact, remove_contact

TODAY = NOW.date()
AUTUMN, SPRING = date(2026, 10, 25), date(2027, 3, 28)
RESULTATEN = [*Klantcontact.Resultaat.values, None]

resultaten = st.sampled_from(RESULTATEN)
# Around midnight and around the hour that a change of the clock doubles or drops.
moments = st.builds(
    lambda day, minutes: (
        datetime(2000, 1, 1, tzinfo=UTC)
        + timedelta(days=(day - date(2000, 1, 1)).days, minutes=minutes)
    ),
    st.sampled_from([AUTUMN - timedelta(days=1), AUTUMN, SPRING, TODAY]),
    st.one_of(
        st.sampled_from([0, 59, 60, 61, 119, 120, 1319, 1320, 1379, 1380, 1439]),
        st.integers(min_value=0, max_value=1439),
    ),
)
steps = st.one_of(
    st.tuples(
        st.just("add"),
        moments,
        resultaten,
        st.sampled_from(["telefoon", "e-mail", None]),
        st.sampled_from(["Paspoort", "Hulp in huis", None]),
        st.booleans(),
    ),
    st.tuples(st.just("change"), st.integers(0, 9), resultaten, st.none() | moments),
    st.tuples(st.just("remove"), st.integers(0, 9)),
    st.tuples(st.just("update")),
    st.tuples(st.just("rebuild")),
)


def total(day: date) -> int:
    rows = DagCijfer.objects.filter(dag=day)
    return sum(getattr(row, kolom) for row in rows for kolom in KOLOMMEN)


def test_a_registered_gesprek_is_in_the_figures_of_its_day(gemeente: Gemeente) -> None:
    noor = gemeente.cast.noor
    gesprek = klantcontacten.start_gesprek(by=noor, at=NOW, kanaal=gemeente.kanalen["balie"])
    vragen = [
        Vraag("Mijn paspoort is kwijt", "direct_afgehandeld", gemeente.onderwerpen["Paspoort"]),
        Vraag("Ik wil hulp in huis", "afgebroken", gemeente.onderwerpen["Hulp in huis"]),
    ]
    klantcontacten.register(by=noor, at=NOW, gesprek=gesprek, beller=Beller(), vragen=vragen)
    assert actions.update_day_figures(at=NOW) == 1
    rows = {row.domein: row for row in DagCijfer.objects.filter(dag=TODAY)}
    assert rows[""].direct_afgehandeld == rows["wmo"].afgebroken == 1
    assert rows["wmo"].loket_id == gemeente.kcc.pk
    assert rows["wmo"].afdeling_id == gemeente.cast.afdelingen["Sociaal domein"].pk
    assert rows["wmo"].kanaal_id == gemeente.kanalen["balie"].pk
    assert queries.wrong_days() == []


def test_a_registration_that_is_undone_is_in_no_figure(gemeente: Gemeente) -> None:
    noor = gemeente.cast.noor
    gesprek = klantcontacten.start_gesprek(by=noor, at=NOW, kanaal=gemeente.kanalen["balie"])
    vraag = taken.Vraag("Kwijt", "direct_afgehandeld", gemeente.onderwerpen["Paspoort"])

    def register() -> None:
        taken.register_gesprek(by=noor, at=NOW, gesprek=gesprek, beller=Beller(), vragen=[vraag])

    register()
    actions.update_day_figures(at=NOW)
    assert total(TODAY) == 1
    taken.undo_register(by=noor, at=NOW, gesprek=gesprek)
    actions.update_day_figures(at=NOW)
    assert (total(TODAY), queries.wrong_days(), queries.wrong_months()) == (0, [], [])
    register()
    actions.update_day_figures(at=NOW)
    assert (total(TODAY), queries.wrong_days(), queries.wrong_months()) == (1, [], [])


def test_a_counted_simple_question_is_in_the_figures(gemeente: Gemeente) -> None:
    noor = gemeente.cast.noor
    klantcontacten.count_simple(by=noor, at=NOW, kanaal=gemeente.kanalen["telefoon"])
    actions.update_day_figures(at=NOW)
    row = DagCijfer.objects.get()
    assert (row.is_eenvoudig, row.direct_afgehandeld, row.loket_id) == (True, 1, gemeente.kcc.pk)


def test_a_contact_without_anything_known_is_counted_too(gemeente: Gemeente) -> None:
    add_contact(gemeente, resultaat=None, kanaal=None, onderwerp=None)
    actions.update_day_figures(at=NOW)
    row = DagCijfer.objects.get()
    assert (row.kanaal_id, row.loket_id, row.afdeling_id, row.domein) == (0, 0, 0, "")
    assert row.zonder_resultaat == 1


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history=st.lists(steps, max_size=14))
def test_after_any_history_the_day_figures_equal_a_full_recount(
    gemeente: Gemeente, history: list[tuple[object, ...]]
) -> None:
    with transaction.atomic():
        contacts: list[Klantcontact] = []
        for step in history:
            _take(gemeente, contacts, step)
        actions.update_day_figures(at=NOW)
        assert queries.wrong_days() == queries.wrong_months() == []
        assert not GewijzigdeDag.objects.exists()
        transaction.set_rollback(True)


def _take(gemeente: Gemeente, contacts: list[Klantcontact], step: tuple[object, ...]) -> None:
    match step:
        case ("add", datetime() as at, resultaat, kanaal, onderwerp, eenvoudig):
            contact = add_contact(
                gemeente,
                at=at,
                resultaat=resultaat,  # type: ignore[arg-type]
                kanaal=kanaal,  # type: ignore[arg-type]
                onderwerp=onderwerp,  # type: ignore[arg-type]
                loket=gemeente.loket if onderwerp else None,
                is_eenvoudig=bool(eenvoudig),
            )
            contacts.append(contact)
        case ("change", int() as place, resultaat, at) if contacts:
            change_contact(contacts[place % len(contacts)], resultaat=resultaat, at=at)  # type: ignore[arg-type]
        case ("remove", int() as place) if contacts:
            remove_contact(contacts.pop(place % len(contacts)))
        case ("update",):
            actions.update_day_figures(at=NOW)
        case ("rebuild",):
            actions.rebuild_all(at=NOW)


@pytest.mark.parametrize(
    ("day", "hours"), [(AUTUMN, 25), (SPRING, 23), (TODAY, 24)], ids=["autumn", "spring", "plain"]
)
def test_a_day_has_the_hours_that_its_clock_gives(day: date, hours: int) -> None:
    first, next_day = queries.day_borders(day)
    assert next_day.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize("day", [AUTUMN, SPRING, TODAY], ids=["autumn", "spring", "plain"])
def test_the_first_and_last_second_of_a_day_belong_to_it_alone(
    gemeente: Gemeente, day: date
) -> None:
    first, next_day = queries.day_borders(day)
    second = timedelta(seconds=1)
    for moment in (first.astimezone(UTC) - second, first, next_day.astimezone(UTC) - second):
        add_contact(gemeente, at=moment)
    add_contact(gemeente, at=next_day)
    actions.update_day_figures(at=NOW)
    around = [day - timedelta(days=1), day, day + timedelta(days=1)]
    assert [total(one) for one in around] == [1, 2, 1]


def test_only_the_changed_day_is_counted_again(gemeente: Gemeente) -> None:
    add_contact(gemeente, at=NOW - timedelta(days=1))
    add_contact(gemeente, at=NOW)
    assert actions.update_day_figures(at=NOW) == 2
    assert actions.update_day_figures(at=NOW) == 0
    add_contact(gemeente, at=NOW)
    assert actions.update_day_figures(at=NOW) == 1


def test_a_late_change_corrects_the_right_day(gemeente: Gemeente) -> None:
    contact = add_contact(gemeente, at=NOW - timedelta(days=40), resultaat="terugbelafspraak")
    actions.update_day_figures(at=NOW)
    change_contact(contact, resultaat="direct_afgehandeld")
    actions.update_day_figures(at=NOW)
    row = DagCijfer.objects.get()
    assert (row.terugbelafspraak, row.direct_afgehandeld) == (0, 1)


def test_an_onderwerp_that_moves_to_another_law_takes_its_history_along(
    gemeente: Gemeente,
) -> None:
    add_contact(gemeente, at=NOW - timedelta(days=3), onderwerp="Paspoort")
    actions.update_day_figures(at=NOW)
    klantcontacten.change_onderwerp(
        by=gemeente.cast.frits,
        at=NOW,
        onderwerp=gemeente.onderwerpen["Paspoort"],
        naam="Paspoort",
        afdeling=gemeente.loket,
        lijn="1e",
        domein="wmo",
        is_actief=True,
    )
    actions.update_day_figures(at=NOW)
    row = DagCijfer.objects.get()
    assert (row.domein, row.afdeling_id) == ("wmo", gemeente.loket.pk)


def test_counting_a_day_takes_the_same_queries_at_any_number(gemeente: Gemeente) -> None:
    counts = []
    for _round in range(2):
        for _contact in range(5):
            add_contact(gemeente)
        with CaptureQueriesContext(connection) as captured:
            actions.update_day_figures(at=NOW)
        counts.append(len(captured))
    assert counts[1] <= counts[0]


def _skip_a_number() -> int:
    """Use up one event number, as a transaction does that has not ended yet."""
    event = record(by=None, did="proef.begonnen", to=None, at=NOW)
    with connection.cursor() as cursor:
        _remove_event(cursor, event.pk)
    return event.pk


def _remove_event(cursor: object, pk: int) -> None:
    run = cursor.execute  # type: ignore[attr-defined]
    if connection.vendor == "postgresql":
        run("ALTER TABLE basis_event DISABLE TRIGGER ALL")
        run("DELETE FROM basis_event WHERE id = %s", [pk])
        run("ALTER TABLE basis_event ENABLE TRIGGER ALL")
        return
    run("SELECT name, sql FROM sqlite_master WHERE type='trigger' AND tbl_name='basis_event'")
    triggers = cursor.fetchall()  # type: ignore[attr-defined]
    for name, _sql in triggers:
        run(f"DROP TRIGGER {name}")
    run("DELETE FROM basis_event WHERE id = %s", [pk])
    for _name, sql in triggers:
        run(sql)


def test_an_event_that_comes_after_a_later_number_is_counted(gemeente: Gemeente) -> None:
    actions.update_day_figures(at=NOW)
    number = _skip_a_number()
    add_contact(gemeente, at=NOW)
    actions.update_day_figures(at=NOW)
    assert OntbrekendEvent.objects.filter(pk=number).exists()
    late = add_contact(gemeente, at=NOW - timedelta(days=2))
    told = Event.objects.get(object=late.uuid)
    Bijgewerkt.objects.update(laatste_event=told.pk)
    Event.objects.create(
        pk=number, at=NOW, did=told.did, soort=told.soort, object=told.object, data=told.data
    )
    assert actions.update_day_figures(at=NOW) == 1
    assert total(TODAY - timedelta(days=2)) == 1
    assert not OntbrekendEvent.objects.filter(pk=number).exists()


def test_a_number_that_never_comes_is_forgotten_in_the_end(gemeente: Gemeente) -> None:
    actions.update_day_figures(at=NOW)
    _skip_a_number()
    add_contact(gemeente)
    actions.update_day_figures(at=NOW)
    actions.update_day_figures(at=NOW + actions.PATIENCE)
    assert OntbrekendEvent.objects.exists()
    actions.update_day_figures(at=NOW + actions.PATIENCE + timedelta(seconds=1))
    assert not OntbrekendEvent.objects.exists()


def test_more_events_than_one_batch_are_all_read(
    gemeente: Gemeente, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "BATCH", 2)
    for days in range(5):
        add_contact(gemeente, at=NOW - timedelta(days=days))
    assert actions.update_day_figures(at=NOW) == 5
    assert queries.wrong_days() == []


def test_a_rebuild_tells_how_far_it_is_and_drops_days_without_contacts(
    gemeente: Gemeente,
) -> None:
    contact = add_contact(gemeente, at=NOW - timedelta(days=2))
    add_contact(gemeente, at=NOW)
    actions.update_day_figures(at=NOW)
    DagCijfer.objects.filter(dag=TODAY).delete()
    Klantcontact.objects.filter(pk=contact.pk).delete()
    told: list[tuple[int, int]] = []
    counted = actions.rebuild_all(at=NOW, progress=lambda done, of: told.append((done, of)))
    assert counted == 2
    assert told == [(1, 2), (2, 2)]
    assert queries.wrong_days() == []


def test_a_day_that_another_worker_took_is_left_to_it(gemeente: Gemeente) -> None:
    for days in range(2):
        add_contact(gemeente, at=NOW - timedelta(days=days))

    def take_the_rest(_done: int, _total: int) -> None:
        GewijzigdeDag.objects.all().delete()

    actions.rebuild_all(at=NOW, progress=take_the_rest)
    assert queries.days_with_figures() == [TODAY - timedelta(days=1)]
    assert queries.wrong_days() == [TODAY]


def test_every_table_says_what_a_row_is() -> None:
    rows = [
        DagCijfer(dag=TODAY, kanaal_id=1, loket_id=2, afdeling_id=3),
        MaandCijfer(maand=TODAY.replace(day=1), kanaal_id=1, loket_id=2, afdeling_id=3),
        Bijgewerkt(laatste_event=7),
        OntbrekendEvent(event_id=8),
        GewijzigdeDag(dag=TODAY),
    ]
    assert [str(row) for row in rows] == [
        "20-11-2026 1/2/3",
        "11-2026 1/2/3",
        "7",
        "8",
        "20-11-2026",
    ]


def test_a_rebuild_of_nothing_counts_nothing(gemeente: Gemeente) -> None:
    assert actions.rebuild_all(at=NOW) == 0


@pytest.mark.parametrize("damage", ["changed", "lost", "made up"])
def test_the_check_names_the_day_that_is_wrong(gemeente: Gemeente, damage: str) -> None:
    add_contact(gemeente)
    add_contact(gemeente, at=NOW - timedelta(days=1))
    actions.update_day_figures(at=NOW)
    rows = DagCijfer.objects.filter(dag=TODAY)
    if damage == "changed":
        rows.update(direct_afgehandeld=2)
    elif damage == "lost":
        rows.delete()
    else:
        DagCijfer.objects.bulk_create(
            [DagCijfer(dag=TODAY, domein="wmo", **dict.fromkeys(KOLOMMEN, 1))]
        )
    with pytest.raises(CommandError, match="20-11-2026"):
        call_command("check_day_figures")


def test_the_commands_say_what_they_did(gemeente: Gemeente) -> None:
    add_contact(gemeente)
    out = StringIO()
    call_command("rebuild_day_figures", stdout=out)
    call_command("check_day_figures", stdout=out)
    assert out.getvalue().split("\n") == [
        "1 van 1 dagen",
        "1 dagen geteld.",
        "Alle 1 dagen en 1 maanden kloppen.",
        "",
    ]


def test_a_long_rebuild_tells_how_far_it_is_about_twenty_times(gemeente: Gemeente) -> None:
    for days in range(45):
        add_contact(gemeente, at=NOW - timedelta(days=days))
    out = StringIO()
    call_command("rebuild_day_figures", stdout=out)
    told = out.getvalue().splitlines()
    assert told[:2] == ["2 van 45 dagen", "4 van 45 dagen"]
    assert told[-2:] == ["45 van 45 dagen", "45 dagen geteld."]


def test_the_job_counts_and_notes_when(gemeente: Gemeente) -> None:
    add_contact(gemeente)
    assert jobs.update_day_figures() == 1
    assert Bijgewerkt.objects.get().at is not None


@pytest.mark.parametrize("name", ["noor", "bram", "els", "kim", "anja"])
def test_who_may_not_have_figures_counted_is_refused(gemeente: Gemeente, name: str) -> None:
    add_contact(gemeente)
    with pytest.raises(PermissionDenied):
        actions.refresh(by=gemeente.cast.people[name], at=NOW)
    assert not DagCijfer.objects.exists()
    assert not Event.objects.filter(did="cijfers.refreshed").exists()


@pytest.mark.parametrize("name", ["tessa", "coen", "olga", "frits"])
def test_who_asks_for_new_figures_is_in_the_trail(cast: Cast, name: str) -> None:
    actions.refresh(by=cast.people[name], at=NOW)
    event = Event.objects.get(did="cijfers.refreshed")
    assert (event.by, event.data) == (cast.people[name].uuid, {"dagen": 0})
