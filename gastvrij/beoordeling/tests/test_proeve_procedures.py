"""What can be asked after the result and until when, the archive, and destruction."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions, jobs, queries
from gastvrij.beoordeling.models import (
    Afnamegesprek,
    Beoordeling,
    Fragment,
    Oordeel,
    Overeenkomst,
    Procedure,
    Proeve,
    Vernietiging,
)
from gastvrij.beoordeling.rules.proeve import NVVB, Status, Termijn, Vraag
from gastvrij.conftest import NOW

from .examen import DAY, KEPT, moment
from .scenario import Stage

DIFFERS = {"L1.04": "onvoldoende"}


def handed_out(stage: Stage) -> Proeve:
    return stage.to_proeve("uitgereikt", verschil=DIFFERS)


@pytest.mark.parametrize(
    ("soort", "days", "on_time"),
    [
        ("bezwaar", 0, True),
        ("bezwaar", 28, True),
        ("bezwaar", 29, False),
        ("klacht", 14, True),
        ("klacht", 15, False),
        ("inzage", 14, True),
        ("inzage", 15, False),
    ],
)
def test_a_request_within_on_and_after_its_last_day_is_recorded(
    stage: Stage, soort: str, days: int, *, on_time: bool
) -> None:
    proeve = handed_out(stage)
    asked = stage.ask(proeve, soort, days=days)
    result = timezone.localdate(moment(proeve, Status.UITGEREIKT))
    assert asked.uiterlijk_op == result + timedelta(days=NVVB[Termijn(soort)])
    assert asked.is_op_tijd is on_time
    answered = {"bezwaar": 42, "klacht": 21}.get(soort)
    today = result + timedelta(days=days)
    assert asked.beslissen_voor == (today + timedelta(days=answered) if answered else None)
    event = Event.objects.get(did="procedure.asked")
    assert event.data == {"soort": soort, "is_op_tijd": on_time}
    route = next(r for r in queries.routes_of(proeve, asked.ingediend_op) if r.vraag == soort)
    assert (route.procedure, route.is_op_tijd) == (asked, on_time)


def test_a_route_without_a_term_says_so(stage: Stage) -> None:
    owner = stage.make_eigenaar(termijnen={})
    proeve = stage.to_proeve("uitgereikt", proeve=stage.request(eigenaar=owner))
    for route in queries.routes_of(proeve, moment(proeve, Status.UITGEREIKT)):
        assert (route.uiterlijk_op, route.is_op_tijd, route.procedure) == (None, None, None)
    asked = stage.ask(proeve, "bezwaar", days=300)
    assert (asked.uiterlijk_op, asked.is_op_tijd, asked.beslissen_voor) == (None, None, None)


def test_no_term_runs_before_the_result_was_handed_out(stage: Stage) -> None:
    proeve = stage.to_proeve("voorlopig")
    routes = queries.routes_of(proeve, moment(proeve, Status.VOORLOPIG))
    assert [(route.naam, route.uiterlijk_op) for route in routes] == [
        ("Inzage", None),
        ("Klacht", None),
        ("Bezwaar", None),
        ("Beroep", None),
    ]


def test_an_exam_of_the_gemeente_has_herziening_and_no_bezwaar_or_beroep(stage: Stage) -> None:
    owner = stage.make_eigenaar(is_extern=False, termijnen={"herziening": 10, "klacht": 20})
    proeve = stage.to_proeve("uitgereikt", proeve=stage.request(eigenaar=owner))
    at = moment(proeve, Status.UITGEREIKT)
    routes = {route.vraag: route.uiterlijk_op for route in queries.routes_of(proeve, at)}
    result = timezone.localdate(at)
    assert routes == {
        Vraag.INZAGE: None,
        Vraag.KLACHT: result + timedelta(days=20),
        Vraag.HERZIENING: result + timedelta(days=10),
    }
    for soort in ("bezwaar", "beroep", "iets"):
        with pytest.raises(actions.CannotAssess, match="kan bij deze proeve niet"):
            stage.ask(proeve, soort, days=1)
    assert stage.ask(proeve, "herziening", days=10).is_op_tijd
    external = handed_out(stage)
    with pytest.raises(actions.CannotAssess, match="kan bij deze proeve niet"):
        stage.ask(external, "herziening", days=1)


def test_beroep_runs_from_the_decision_on_bezwaar(stage: Stage) -> None:
    proeve = handed_out(stage)
    with pytest.raises(actions.CannotAssess, match="na de beslissing op uw bezwaar"):
        stage.ask(proeve, "beroep", days=1)
    bezwaar = stage.ask(proeve, "bezwaar", days=2)
    with pytest.raises(actions.CannotAssess, match="na de beslissing op uw bezwaar"):
        stage.ask(proeve, "beroep", days=3)
    stage.answer(bezwaar, days=30)
    beroep = stage.ask(proeve, "beroep", days=30 + 42)
    result = timezone.localdate(moment(proeve, Status.UITGEREIKT))
    assert (beroep.uiterlijk_op, beroep.is_op_tijd) == (result + 72 * DAY, True)


def test_each_is_asked_once_with_words_and_without_data_of_inwoners(stage: Stage) -> None:
    proeve = handed_out(stage)
    ask: dict[str, Any] = {
        "by": stage.cast.noor,
        "at": moment(proeve, Status.UITGEREIKT),
        "proeve": proeve,
    }
    with pytest.raises(actions.CannotAssess, match="niet mee eens"):
        actions.ask(soort="klacht", tekst=" ", **ask)
    with pytest.raises(actions.PersonalDataFound):
        actions.ask(soort="klacht", tekst="Bel 06-12345678", **ask)
    assert actions.ask(soort="inzage", tekst="", **ask).tekst == ""
    with pytest.raises(actions.CannotAssess, match="al gevraagd"):
        actions.ask(soort="inzage", tekst="", **ask)


def test_an_answer_is_given_once_by_somebody_who_did_not_judge(stage: Stage) -> None:
    asked = stage.ask(handed_out(stage), "klacht", days=1)
    stage.cast.wim.toewijzingen.create(rol=Rol.OPLEIDINGSADVISEUR)
    wim = Medewerker.objects.get(pk=stage.cast.wim.pk)
    answer: dict[str, Any] = {"at": asked.ingediend_op + DAY, "procedure": asked}
    with pytest.raises(PermissionDenied, match="Wie oordeelde"):
        actions.answer(by=wim, besluit="Nee.", is_gegrond=False, **answer)
    by = stage.cast.olga
    with pytest.raises(actions.CannotAssess, match="Schrijf het antwoord op"):
        actions.answer(by=by, besluit=" ", is_gegrond=False, **answer)
    with pytest.raises(actions.CannotAssess, match="gegrond of niet gegrond"):
        actions.answer(by=by, besluit="Ja.", is_gegrond=None, **answer)
    done = actions.answer(by=by, besluit=" Ja. ", is_gegrond=True, **answer)
    assert (done.besluit, done.is_gegrond, done.besloten_door) == ("Ja.", True, by)
    assert Event.objects.get(did="procedure.answered").about == stage.cast.noor.uuid
    with pytest.raises(actions.CannotAssess, match="al geantwoord"):
        stage.answer(asked, days=3)


def test_a_request_is_read_by_candidate_and_planner_only(stage: Stage) -> None:
    asked = stage.ask(handed_out(stage), "klacht", days=1)
    for name in ("noor", "olga"):
        assert queries.get_procedure_for(stage.cast.people[name], asked.uuid) == asked
    for name in ("coen", "tessa", "els", "wim", "frits", "anja"):
        with pytest.raises(Exception, match="bestaat niet"):
            queries.get_procedure_for(stage.cast.people[name], asked.uuid)


def test_a_dossier_is_archived_when_nothing_is_open_and_every_term_is_over(stage: Stage) -> None:
    proeve = handed_out(stage)
    result = moment(proeve, Status.UITGEREIKT)
    by = stage.cast.olga
    with pytest.raises(actions.CannotAssess, match="nog iets vragen tot en met 07-01-2027"):
        actions.archive(by=by, at=result + 28 * DAY, proeve=proeve)
    bezwaar = stage.ask(proeve, "bezwaar", days=28)
    with pytest.raises(actions.CannotAssess, match="zonder antwoord"):
        actions.archive(by=by, at=result + 29 * DAY, proeve=proeve)
    stage.answer(bezwaar, days=40)
    with pytest.raises(actions.CannotAssess, match="nog iets vragen"):
        actions.archive(by=by, at=result + 82 * DAY, proeve=proeve)
    done = actions.archive(by=by, at=result + 83 * DAY, proeve=proeve)
    assert (done.status, done.gearchiveerd_op) == ("gearchiveerd", result + 83 * DAY)


def test_a_dossier_is_destroyed_after_its_term_and_never_before(stage: Stage) -> None:
    proeve = stage.to_proeve("gearchiveerd", verschil=DIFFERS)
    due = moment(proeve, Status.GEARCHIVEERD) + KEPT * DAY
    assert actions.destroy_due(at=due - DAY) == []
    assert Oordeel.objects.count() == 24
    (report,) = actions.destroy_due(at=due)
    assert report.aantallen == {
        "oordeel": 24,
        "fragment": 2,
        "afnamegesprek": 2,
        "overeenkomst": 1,
        "proeve": 1,
    }
    assert report.grondslag == "Examenbureau: 180 dagen na het archiveren"
    for model in (Oordeel, Fragment, Afnamegesprek, Overeenkomst):
        assert not model.objects.exists()
    assert actions.destroy_due(at=due + DAY) == []
    assert Vernietiging.objects.count() == 1


def test_the_line_of_a_destroyed_exam_stays_without_any_text(stage: Stage) -> None:
    proeve = stage.to_proeve("voorlopig", verschil=DIFFERS)
    at = moment(proeve, Status.VOORLOPIG)
    actions.respond_to_result(by=stage.cast.noor, at=at, proeve=proeve, tekst="Ik was ziek.")
    back = actions.give_back(by=stage.cast.wim, at=at, proeve=proeve, reden="Lees L1.04 na.")
    proeve = stage.to_proeve("uitgereikt", proeve=back)
    stage.answer(stage.ask(proeve, "klacht", days=1), days=2)
    stage.to_proeve("gearchiveerd", proeve=proeve)
    (report,) = actions.destroy_due(at=moment(proeve, Status.VERNIETIGD))
    assert report.aantallen["procedure"] == 1
    left = Proeve.objects.select_related("observatie").get()
    assert (left.status, left.uitkomst, left.reden) == ("vernietigd", "geslaagd", "")
    assert (left.observatie.reactie, left.observatie.vernietigd_op) == (
        "",
        moment(proeve, Status.VERNIETIGD),
    )
    assert not Procedure.objects.exists()
    assert Beoordeling.objects.count() == 2
    event = Event.objects.get(did="proeve.destroyed")
    assert (event.by, event.about) == (None, stage.cast.noor.uuid)
    seen = queries.get_proeve_for(stage.cast.noor, left.uuid)
    assert (seen.handelingen, seen.may_see_content) == ((), False)
    assert queries.uitwerking(left) is None


def test_without_a_retention_term_nothing_is_ever_destroyed(stage: Stage) -> None:
    owner = stage.make_eigenaar(termijnen=NVVB)
    kept = stage.to_proeve("gearchiveerd", proeve=stage.request(eigenaar=owner))
    assert actions.destroy_due(at=moment(kept, Status.GEARCHIVEERD) + 36_500 * DAY) == []
    assert Proeve.objects.get().status == "gearchiveerd"


def test_each_owner_gets_a_report_of_its_own(stage: Stage) -> None:
    own = stage.make_eigenaar(is_extern=False, termijnen={Termijn.BEWAREN: 1})
    for request in ({}, {}, {"eigenaar": own}):
        stage.to_proeve("gearchiveerd", proeve=stage.request(**request))
    last = Proeve.objects.order_by("-begint_op")[0]
    reports = actions.destroy_due(at=moment(last, Status.VERNIETIGD))
    assert sorted(report.aantallen["proeve"] for report in reports) == [1, 2]
    assert {report.soort for report in reports} == {"proeve"}


def test_the_nightly_job_destroys_what_is_due_and_says_how_much(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="gastvrij.beoordeling.jobs")
    jobs.destroy_due_proeven()
    assert caplog.records == []
    owner = stage.make_eigenaar(termijnen={Termijn.BEWAREN: 1})
    long_ago: dict[str, Any] = {
        "at": NOW - 300 * DAY,
        "begint_op": NOW - 295 * DAY,
        "eigenaar": owner,
    }
    proeve = stage.to_proeve("gearchiveerd", proeve=stage.request(**long_ago))
    assert timezone.now() > moment(proeve, Status.GEARCHIVEERD) + DAY
    jobs.destroy_due_proeven()
    assert [record.getMessage() for record in caplog.records] == ["dossiers van proeven vernietigd"]
    assert Proeve.objects.get().status == "vernietigd"
