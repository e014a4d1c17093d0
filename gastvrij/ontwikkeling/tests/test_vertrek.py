import smtplib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db.models import Model
from django.http import Http404
from django_q.models import OrmQ

from gastvrij.basis.models import Event, Medewerker
from gastvrij.beoordeling.models import Observatie, Proeve
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW, Cast
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.jobs import vertrek as jobs_vertrek
from gastvrij.ontwikkeling.models import Dossiertermijn, Dossiervernietiging, Vertrek

from .dossiers import DAY, add
from .volledig import fill

TODAY = NOW.date()
LAST = TODAY + timedelta(days=30)
TERM = 90


def note(cast: Cast, **changed: Any) -> Vertrek:
    given: dict[str, Any] = {"by": cast.olga, "at": NOW, "medewerker": cast.noor}
    return actions.note_vertrek(**(given | {"laatste_dag": LAST} | changed))


def settle(cast: Cast, vertrek: Vertrek, hoe: str = "niet_gewenst") -> Vertrek:
    return actions.settle_vertrek(by=cast.olga, at=NOW + DAY, uuid=vertrek.uuid, hoe=hoe)


def lay_down(cast: Cast, dagen: int = TERM) -> Dossiertermijn:
    return actions.lay_down_dossiertermijn(
        by=cast.frits, at=NOW, dagen=dagen, grondslag="Regeling, artikel 4"
    )


def at_end(days: int = TERM) -> Any:
    return NOW + (LAST - TODAY) + timedelta(days=days)


def tables() -> Iterator[type[Model]]:
    yield from apps.get_app_config("ontwikkeling").get_models()


@pytest.mark.one_database
def test_every_table_is_about_somebody_or_about_nobody() -> None:
    names = {str(model._meta.model_name) for model in tables()}
    assert names == set(queries.OVER) | queries.APART
    assert set(queries.OVER).isdisjoint(queries.APART)


@pytest.mark.one_database
def test_what_points_at_what_is_about_somebody_is_about_somebody_too() -> None:
    """A row that hangs under a person's row cannot be called about nobody."""
    for model in tables():
        above = {
            str(field.related_model._meta.model_name)
            for field in model._meta.fields
            if field.is_relation and isinstance(field.related_model, type)
        }
        if model._meta.model_name in queries.APART:
            assert above.isdisjoint(queries.OVER), model


def test_only_the_opleidingsadviseur_notes_a_departure(cast: Cast) -> None:
    for who, person in cast.people.items():
        if who != "olga":
            with pytest.raises(PermissionDenied):
                note(cast, by=person)
    made = note(cast)
    event = Event.objects.get(did="vertrek.noted")
    assert (event.by, event.about) == (cast.olga.uuid, cast.noor.uuid)
    assert queries.vertrek_of(cast.noor) == made
    assert queries.vertrek_of(cast.fatima) is None


def test_a_departure_is_to_come_and_noted_once(cast: Cast) -> None:
    with pytest.raises(actions.CannotKeep, match="vanaf vandaag"):
        note(cast, laatste_dag=TODAY - timedelta(days=1))
    made = note(cast, laatste_dag=TODAY)
    with pytest.raises(actions.CannotKeep, match="al een laatste dag"):
        note(cast)
    actions.withdraw_vertrek(by=cast.olga, at=NOW, uuid=made.uuid)
    assert queries.vertrek_of(cast.noor) is None
    note(cast)
    with pytest.raises(Http404):
        actions.withdraw_vertrek(by=cast.olga, at=NOW, uuid=made.uuid)


def test_the_employee_gets_a_mail_with_the_day_and_the_place(cast: Cast) -> None:
    made = note(cast)
    assert OrmQ.objects.count() == 1
    jobs_vertrek.mail_vertrek(str(made.uuid))
    sent = mail.outbox[0]
    assert sent.to == ["noor@lindemeer.example"]
    assert f"{LAST:%d-%m-%Y}" in sent.subject
    assert "/profiel/dossier/" in str(sent.body)
    actions.withdraw_vertrek(by=cast.olga, at=NOW, uuid=made.uuid)
    jobs_vertrek.mail_vertrek(str(made.uuid))
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_away_says_no_address(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: EmailMessage) -> int:
        raise smtplib.SMTPRecipientsRefused({"noor@lindemeer.example": (550, b"weg")})

    monkeypatch.setattr(EmailMessage, "send", refuse)
    with pytest.raises(actions.DepartureNotMailed) as problem:
        actions.deliver_vertrek(vertrek=note(cast), medewerker=cast.noor)
    assert str(problem.value) == "SMTPRecipientsRefused"


def test_a_dossier_went_along_only_if_the_employee_took_it_since(cast: Cast) -> None:
    actions.export_dossier(by=cast.noor, at=NOW - DAY, soort="json")
    made = note(cast)
    with pytest.raises(actions.CannotKeep, match="nog niet opgehaald"):
        settle(cast, made, "opgehaald")
    actions.export_dossier(by=cast.fatima, at=NOW + DAY, soort="json")
    with pytest.raises(actions.CannotKeep, match="nog niet opgehaald"):
        settle(cast, made, "opgehaald")
    actions.export_dossier(by=cast.noor, at=NOW + DAY, soort="pdf")
    settled = settle(cast, made, "opgehaald")
    assert (settled.uitgereikt_door, settled.uitgereikt_hoe) == (cast.olga, "opgehaald")
    event = Event.objects.get(did="dossier.handed_out")
    assert (event.by, event.about, event.data) == (
        cast.olga.uuid,
        cast.noor.uuid,
        {"hoe": "opgehaald"},
    )
    with pytest.raises(actions.CannotKeep, match="al vastgelegd"):
        settle(cast, made)


def test_only_an_administrator_lays_down_a_term_with_a_ground(cast: Cast) -> None:
    for who, person in cast.people.items():
        if who != "frits":
            with pytest.raises(PermissionDenied):
                actions.lay_down_dossiertermijn(by=person, at=NOW, dagen=5, grondslag="x")
    for dagen, grondslag in ((0, "x"), (36_501, "x"), (5, " ")):
        with pytest.raises(actions.CannotKeep):
            actions.lay_down_dossiertermijn(by=cast.frits, at=NOW, dagen=dagen, grondslag=grondslag)
    assert queries.dossiertermijn() is None
    assert queries.termijn_in_words() == []
    lay_down(cast, 10)
    lay_down(cast, 1)
    assert queries.termijn_in_words() == [
        "1 dag na de laatste werkdag. Grondslag: Regeling, artikel 4"
    ]


def rows_about(person: Medewerker) -> dict[str, int]:
    return queries.counts_about([person.pk])


def test_the_whole_dossier_goes_when_the_term_is_over_and_nothing_else(stage: Stage) -> None:
    cast = stage.cast
    fill(stage, cast.noor)
    fill(stage, cast.fatima)
    settle(cast, note(cast))
    lay_down(cast)
    before, others = rows_about(cast.noor), rows_about(cast.fatima)
    assert set(before) == set(queries.OVER)
    exams, observations = Proeve.objects.count(), Observatie.objects.count()
    assert actions.destroy_due_dossiers(at=at_end(TERM - 1)) == []
    assert rows_about(cast.noor) == before
    seen = queries.dossiervooruitblik(TERM, at=at_end())
    assert (seen.mensen, dict(seen.aantallen)) == (1, dict(queries.in_words(before)))
    report = actions.destroy_due_dossiers(at=at_end())[0]
    assert rows_about(cast.noor) == {}
    assert rows_about(cast.fatima) == others
    assert report.aantallen == before
    assert (Proeve.objects.count(), Observatie.objects.count()) == (exams, observations)
    event = Event.objects.get(did="dossier.destroyed")
    assert (event.by, event.about, event.data) == (None, cast.noor.uuid, before)
    assert "Noor" not in str(report.aantallen)
    assert Medewerker.objects.filter(pk=cast.noor.pk).exists()
    assert actions.destroy_due_dossiers(at=at_end()) == []
    assert Dossiervernietiging.objects.count() == 1


def test_a_departure_taken_back_while_the_job_ran_stops_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(cast.noor)
    made = settle(cast, note(cast))
    lay_down(cast)
    seen = queries.due_vertrekken(TERM, on=at_end().date())
    actions.withdraw_vertrek(by=cast.olga, at=NOW, uuid=made.uuid)
    monkeypatch.setattr(queries, "due_vertrekken", lambda *_args, **_given: seen)
    assert actions.destroy_due_dossiers(at=at_end()) == []
    assert rows_about(cast.noor)["eerderbewijs"] == 1


def test_the_nightly_job_says_how_many_went(
    cast: Cast, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(cast.noor)
    settle(cast, note(cast))
    lay_down(cast)
    monkeypatch.setattr("django.utils.timezone.now", at_end)
    with caplog.at_level("INFO"):
        jobs_vertrek.destroy_due_dossiers()
    assert "dossiers van vertrokken medewerkers vernietigd" in caplog.text
    assert "Noor" not in caplog.text


@pytest.mark.parametrize("missing", ["term", "handing over", "departure", "last day"])
def test_without_one_of_these_nothing_goes(cast: Cast, missing: str) -> None:
    add(cast.noor)
    made = note(cast)
    if missing != "handing over":
        settle(cast, made)
    if missing != "term":
        lay_down(cast)
    if missing == "departure":
        actions.withdraw_vertrek(by=cast.olga, at=NOW, uuid=made.uuid)
    when = at_end(TERM - 1) if missing == "last day" else at_end(10 * TERM)
    jobs_vertrek.destroy_due_dossiers()
    assert actions.destroy_due_dossiers(at=when) == []
    assert rows_about(cast.noor)["eerderbewijs"] == 1


def test_a_departure_that_was_taken_back_before_goes_along(cast: Cast) -> None:
    first = note(cast)
    actions.withdraw_vertrek(by=cast.olga, at=NOW, uuid=first.uuid)
    settle(cast, note(cast))
    lay_down(cast)
    assert actions.destroy_due_dossiers(at=at_end())[0].aantallen == {"vertrek": 2}
    assert not Vertrek.objects.exists()


def test_the_list_says_who_took_it_along_and_when_it_goes(cast: Cast) -> None:
    note(cast)
    lay_down(cast)
    actions.export_dossier(by=cast.noor, at=NOW + DAY, soort="pdf")
    (line,) = queries.vertrekken_for(cast.olga)
    assert (line.opgehaald_op, line.weg_op) == (NOW + DAY, LAST + timedelta(days=TERM))
    assert cast.noor not in queries.leavers()
    for who, person in cast.people.items():
        if who != "olga":
            with pytest.raises(PermissionDenied):
                queries.vertrekken_for(person)
