"""The hash chain: what is sealed cannot be changed, removed or added without being found."""

# ruff: noqa: S608 - the statements are made of names in this file

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import assume, given
from hypothesis import strategies as st

from gastvrij.basis import actions, jobs, queries
from gastvrij.basis.actions import audit as sealing
from gastvrij.basis.audit import chain, verify
from gastvrij.basis.audit.verify import Kind
from gastvrij.basis.install_triggers import install
from gastvrij.basis.models import Event, Zegel
from gastvrij.conftest import NOW, Cast

LATER = NOW + timedelta(minutes=2)


@contextmanager
def without_triggers() -> Iterator[None]:
    names = {"UPDATE": "no_update", "DELETE": "no_delete"}
    with connection.cursor() as cursor:
        for table in ("basis_event", "basis_zegel"):
            for suffix in names.values():
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {table}_{suffix}{on}")
    yield
    install()


def add_events(cast: Cast, count: int, *, at: datetime = NOW) -> None:
    for number in range(count):
        actions.record(
            by=cast.frits,
            did="proef.made",
            to=cast.noor,
            at=at,
            about=cast.noor,
            data={"n": number},
        )


@pytest.fixture
def sealed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(sealing, "LINK", 10)
    add_events(cast, 12)
    actions.seal_events(at=LATER)
    return cast


def kinds(at: datetime = LATER) -> list[Kind]:
    return [problem.kind for problem in verify.verify(at=at).problems]


def test_events_are_sealed_once_they_are_a_minute_old(cast: Cast) -> None:
    count = Event.objects.count()
    young = NOW + timedelta(seconds=30)
    add_events(cast, 1, at=young)
    assert actions.seal_events(at=NOW + timedelta(seconds=59)) == 0
    assert actions.seal_events(at=NOW + timedelta(seconds=60)) == count
    assert actions.seal_events(at=NOW + timedelta(seconds=61)) == 0
    assert actions.seal_events(at=young + timedelta(seconds=60)) == 1
    report = verify.verify(at=LATER)
    assert (report.events, report.zegels, report.unsealed) == (count + 1, 2, 0)
    assert report.is_ok


def test_an_older_event_behind_a_young_one_waits_for_it(cast: Cast) -> None:
    actions.seal_events(at=LATER)
    add_events(cast, 1, at=LATER)
    add_events(cast, 1, at=NOW)
    assert actions.seal_events(at=LATER) == 0


def test_a_long_row_of_events_becomes_several_links_that_hold_together(sealed: Cast) -> None:
    links = list(Zegel.objects.all())
    assert len(links) >= 2
    assert links[0].vorige == chain.START
    assert [link.vorige for link in links[1:]] == [link.digest for link in links[:-1]]
    assert sum(link.aantal for link in links) == Event.objects.count()
    assert verify.verify(at=LATER).is_ok


def test_an_empty_trail_is_whole(db: None) -> None:
    assert verify.verify(at=NOW) == verify.Report(laatste_zegel=chain.START)


def sql(statement: str) -> Callable[[], None]:
    def tamper() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return tamper


FIRST = "(SELECT min(id) FROM basis_event)"
COLUMNS = "at, by, did, soort, object, about, data".replace("by", '"by"')


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (f"UPDATE basis_event SET did = 'x.y' WHERE id = {FIRST}", [Kind.CHANGED]),
        ("UPDATE basis_event SET data = '{}' WHERE did = 'proef.made'", None),
        (f"UPDATE basis_event SET about = NULL WHERE id = {FIRST} + 1 AND 1 = 1", [Kind.CHANGED]),
        (f"DELETE FROM basis_event WHERE id = {FIRST} + 1", [Kind.REMOVED]),
        (
            f"INSERT INTO basis_event (id, {COLUMNS}) SELECT {FIRST} - 7, {COLUMNS} "
            f"FROM basis_event WHERE id = {FIRST}",
            [Kind.LOOSE],
        ),
        (
            "UPDATE basis_zegel SET aantal = aantal + 1",
            None,
        ),
        ("UPDATE basis_zegel SET at = '2020-01-01 00:00:00+00:00'", None),
        (
            "DELETE FROM basis_zegel WHERE id = (SELECT min(id) FROM basis_zegel)",
            [Kind.LINK, Kind.LOOSE],
        ),
    ],
)
def test_tampering_behind_the_back_of_the_program_is_found(
    sealed: Cast, statement: str, found: list[Kind] | None
) -> None:
    with without_triggers():
        sql(statement)()
    problems = kinds()
    assert problems
    assert found is None or problems == found


def test_a_row_put_back_between_sealed_rows_is_found(sealed: Cast) -> None:
    second = list(Event.objects.order_by("pk"))[1]
    with without_triggers():
        sql(f"DELETE FROM basis_event WHERE id = {second.pk}")()
        Zegel.objects.all().delete()
        actions.seal_events(at=LATER)
        second.save(force_insert=True)
    assert kinds() == [Kind.INSERTED]


def test_cutting_off_the_end_of_both_tables_is_found_by_a_noted_seal(sealed: Cast) -> None:
    noted = queries.laatste_zegel()
    assert verify.verify(at=LATER, anchor=noted).is_ok
    last = Zegel.objects.order_by("-laatste")[0]
    with without_triggers():
        sql(f"DELETE FROM basis_event WHERE id >= {last.eerste}")()
        sql(f"DELETE FROM basis_zegel WHERE id = {last.pk}")()
    assert kinds() == []
    report = verify.verify(at=LATER, anchor=noted)
    assert [problem.kind for problem in report.problems] == [Kind.ANCHOR]


def test_events_that_stay_unsealed_for_five_minutes_are_told(cast: Cast) -> None:
    assert kinds(at=NOW + timedelta(minutes=5)) == []
    assert kinds(at=NOW + timedelta(minutes=5, seconds=1)) == [Kind.LATE]


def test_two_sealers_at_once_cannot_fork_the_chain(sealed: Cast) -> None:
    link = Zegel.objects.order_by("laatste")[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Zegel.objects.create(
            at=LATER, eerste=1, laatste=10**9, aantal=1, vorige=link.vorige, digest="0" * 64
        )


ROW = chain.Row(1, NOW, UUID(int=1), "a.b", "soort", UUID(int=2), UUID(int=3), {"n": 1, "m": ["x"]})
HEAD = chain.Head(NOW, 1, 1, 1, chain.START)
UUIDS = st.none() | st.uuids()
MOMENTS = st.datetimes(timezones=st.just(UTC))
JSON = st.dictionaries(
    st.text(max_size=5), st.integers() | st.text(max_size=5) | st.none(), max_size=3
)
OTHER: dict[str, st.SearchStrategy[Any]] = {
    "pk": st.integers(1, 2**62),
    "at": MOMENTS,
    "by": UUIDS,
    "did": st.text(max_size=20),
    "soort": st.text(max_size=20),
    "object": UUIDS,
    "about": UUIDS,
    "data": JSON,
}


@given(st.data())
def test_any_single_changed_field_of_an_event_changes_the_digest(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(OTHER)))
    value = data.draw(OTHER[name])
    assume(value != getattr(ROW, name))
    changed = chain.Row(**vars(ROW) | {name: value})
    assert chain.digest("key", HEAD, [changed]) != chain.digest("key", HEAD, [ROW])


@pytest.mark.parametrize(
    "change",
    [
        {"at": LATER},
        {"eerste": 2},
        {"laatste": 2},
        {"aantal": 2},
        {"vorige": "1" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_changed_field_of_a_link_changes_its_digest(change: dict[str, Any]) -> None:
    other = chain.Head(**vars(HEAD) | change)
    assert chain.digest("key", other, [ROW]) != chain.digest("key", HEAD, [ROW])


def test_another_key_gives_another_digest() -> None:
    assert chain.digest("key", HEAD, [ROW]) != chain.digest("other", HEAD, [ROW])


def test_what_is_written_does_not_depend_on_the_order_of_keys_or_the_time_zone() -> None:
    amsterdam = datetime.fromisoformat("2026-11-20T15:00:00+01:00")
    assert chain.canonical({"a": amsterdam, "b": 1}) == chain.canonical({"b": 1, "a": NOW})


def test_the_command_says_what_was_checked_and_ends_well(
    sealed: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("seal_audit")
    call_command("verify_audit")
    told = capsys.readouterr().out
    assert f"{Event.objects.count()} gebeurtenissen in {Zegel.objects.count()} zegels" in told
    assert "Het auditspoor is heel." in told


def test_the_command_fails_on_a_changed_event_and_says_which(
    sealed: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    first = Zegel.objects.all()[0]
    with without_triggers():
        sql(f"UPDATE basis_event SET soort = 'anders' WHERE id = {first.eerste}")()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_audit", "--json")
    told = json.loads(capsys.readouterr().out)
    assert ended.value.code == 1
    assert told["heel"] is False
    assert told["problemen"][0]["soort"] == "changed"
    assert (told["problemen"][0]["eerste"], told["problemen"][0]["laatste"]) == (
        first.eerste,
        first.laatste,
    )
    assert "Gewijzigd na het verzegelen" in told["problemen"][0]["tekst"]


def test_the_check_on_screen_is_recorded_and_shown(client: Client, sealed: Cast) -> None:
    client.force_login(sealed.anja)
    assert "Nog niet gecontroleerd" in client.get(reverse("basis:spoor")).content.decode()
    page = client.post(reverse("basis:spoor_controle"), follow=True).content.decode()
    event = Event.objects.get(did="audit.verified")
    assert event.by == sealed.anja.uuid
    assert event.data["problem_count"] == len(event.data["problems"])
    assert event.data["laatste_zegel"] in page


def test_a_broken_trail_shows_on_screen_with_its_place(client: Client, sealed: Cast) -> None:
    first = Zegel.objects.all()[0]
    with without_triggers():
        sql(f"DELETE FROM basis_event WHERE id = {first.eerste}")()
    client.force_login(sealed.anja)
    page = client.post(reverse("basis:spoor_controle"), follow=True).content.decode()
    assert "Niet heel" in page
    assert f"uit gebeurtenis {first.eerste} t/m {first.laatste}" in page


def test_who_may_not_see_the_trail_may_not_have_it_checked(cast: Cast) -> None:
    for action in (actions.verify_audit, actions.ask_verification):
        with pytest.raises(PermissionDenied):
            action(by=cast.noor, at=NOW)
    assert not Event.objects.filter(did__startswith="audit.").exists()


def test_a_long_trail_is_checked_in_the_background(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries.audit, "LONG_TRAIL", 1)
    client.force_login(cast.anja)
    client.post(reverse("basis:spoor_controle"))
    assert Event.objects.filter(did="audit.verification_asked").exists()
    assert not Event.objects.filter(did="audit.verified").exists()


def test_the_background_seals_and_checks(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    jobs.seal()
    assert queries.laatste_zegel() in caplog.text
    jobs.seal()
    jobs.verify()
    checked = Event.objects.get(did="audit.verified")
    assert checked.by is None
    assert checked.data["problem_count"] == 0


def test_the_check_of_the_night_logs_an_error_if_the_trail_is_broken(
    sealed: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    with without_triggers():
        sql("UPDATE basis_event SET did = 'x.y'")()
    jobs.verify()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
