"""What an exam is made of, and who may have which part in it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from gastvrij.basis.actions import GateClosed, withdraw_poortbesluit
from gastvrij.basis.models import Event, Medewerker, Poortbesluit
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Exameneigenaar, Observatie, Proeve
from gastvrij.beoordeling.rules.proeve import Status
from gastvrij.conftest import NOW
from gastvrij.kaders.models import Kruistabel

from .examen import BEGINS, REQUESTED, moment
from .scenario import Stage, add_person

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_request_fixes_purpose_people_opdracht_and_gate(stage: Stage) -> None:
    proeve = stage.request()
    observatie = proeve.observatie
    assert (proeve.status, proeve.begint_op) == ("aangevraagd", BEGINS)
    assert (observatie.doel, observatie.herkomst, observatie.status) == (
        "proeve",
        "live",
        "gepland",
    )
    assert observatie.formulier == stage.formulier
    assert observatie.poortbesluit == Poortbesluit.objects.get(doel="proeve")
    assert observatie.kruistabel == Kruistabel.objects.get()
    assert queries.beoordelaars_of(proeve) == [stage.cast.els, stage.ruud]
    assert observatie.vaststeller == stage.cast.wim
    event = Event.objects.get(did="proeve.requested")
    assert (event.by, event.about) == (stage.cast.olga.uuid, stage.cast.noor.uuid)
    assert event.data["beoordelaars"] == [str(stage.cast.els.uuid), str(stage.ruud.uuid)]


def people(stage: Stage) -> dict[str, Medewerker]:
    return stage.cast.people | {
        "ruud": stage.ruud,
        "baas": add_person(stage.cast, "baas", Rol.TEAMLEIDER, Rol.BEOORDELAAR, afdeling="KCC"),
        "gids": add_person(stage.cast, "gids", Rol.COACH, Rol.BEOORDELAAR, afdeling="KCC"),
    }


@pytest.mark.parametrize(
    ("beoordelaars", "vaststeller", "text"),
    [
        (["els"], "wim", "twee beoordelaars"),
        ([], "wim", "twee beoordelaars"),
        (["els", "els"], "wim", "één rol"),
        (["els", "noor"], "wim", "één rol"),
        (["els", "ruud"], "els", "één rol"),
        (["els", "ruud"], "noor", "één rol"),
        (["els", "coen"], "wim", "mag geen proeve beoordelen"),
        (["els", "ruud"], "tessa", "mag geen proeve beoordelen"),
        (["els", "baas"], "wim", "nooit ook beoordelaar"),
        (["gids", "els"], "wim", "nooit ook beoordelaar"),
        (["els", "ruud"], "baas", "nooit ook beoordelaar"),
        (["els", "ruud"], "gids", "nooit ook beoordelaar"),
    ],
)
def test_coach_manager_and_the_candidate_are_never_assessor_and_nobody_is_there_twice(
    stage: Stage, beoordelaars: list[str], vaststeller: str, text: str
) -> None:
    by_name = people(stage)
    with pytest.raises(actions.CannotPlan, match=text):
        stage.request(
            beoordelaars=[by_name[name] for name in beoordelaars], vaststeller=by_name[vaststeller]
        )
    assert not Proeve.objects.exists()
    assert not Observatie.objects.exists()


def test_a_team_leader_of_another_afdeling_may_assess(stage: Stage) -> None:
    other = add_person(stage.cast, "ander", Rol.TEAMLEIDER, Rol.BEOORDELAAR)
    assert other in queries.beoordelaars_of(stage.request(beoordelaars=[stage.cast.els, other]))


def test_nobody_plans_the_own_exam(stage: Stage) -> None:
    with pytest.raises(actions.CannotPlan, match="eigen proeve"):
        stage.request(kandidaat=stage.cast.olga)
    second = add_person(stage.cast, "oda", Rol.OPLEIDINGSADVISEUR)
    proeve = stage.request(by=second, kandidaat=stage.cast.olga)
    with pytest.raises(PermissionDenied):
        actions.admit(by=stage.cast.olga, at=REQUESTED, proeve=proeve)


@pytest.mark.parametrize("who", ["noor", "coen", "tessa", "els", "wim", "kim", "frits", "anja"])
def test_only_who_plans_requests_and_makes_opdracht_and_owner(stage: Stage, who: str) -> None:
    by, opdracht = stage.cast.people[who], stage.decided_opdracht()
    for act in (
        lambda: stage.request(by=by),
        lambda: actions.sign_opdracht(by=by, at=NOW, opdracht=opdracht),
        lambda: actions.make_opdracht(by=by, at=NOW, formulier=stage.formulier, titel="X"),
        lambda: actions.save_eigenaar(
            by=by,
            at=NOW,
            eigenaar=None,
            naam="X",
            is_extern=True,
            reglement="",
            adres="",
            termijnen={},
        ),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_without_an_or_besluit_nothing_is_requested_or_begun(stage: Stage) -> None:
    ready = stage.to_proeve("identiteit_vastgesteld")
    busy = stage.to_proeve("afname")
    besluit = Poortbesluit.objects.get(doel="proeve")
    withdraw_poortbesluit(by=stage.cast.frits, at=NOW, besluit=besluit, on=NOW.date())
    for act in (
        stage.request,
        lambda: stage.to_proeve("afname", proeve=ready),
        lambda: stage.hold(busy),
        lambda: stage.note(busy, "geobserveerd"),
    ):
        with pytest.raises(GateClosed):
            act()


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({"locatie": " "}, "waar de proeve is"),
        ({"begint_op": REQUESTED}, "tijd die nog komt"),
        ({"begint_op": REQUESTED - HOUR}, "tijd die nog komt"),
    ],
)
def test_place_and_time_are_needed(stage: Stage, changed: dict[str, Any], text: str) -> None:
    with pytest.raises(actions.CannotPlan, match=text):
        stage.request(**changed)


def test_an_owner_out_of_use_and_a_candidate_who_left_are_refused(stage: Stage) -> None:
    eigenaar = stage.eigenaar
    Exameneigenaar.objects.update(is_actief=False)
    eigenaar.refresh_from_db()
    with pytest.raises(actions.CannotPlan, match="niet meer in gebruik"):
        stage.request(eigenaar=eigenaar)
    Exameneigenaar.objects.update(is_actief=True)
    Medewerker.objects.filter(pk=stage.cast.noor.pk).update(is_active=False)
    with pytest.raises(actions.CannotPlan, match="werkt hier niet meer"):
        stage.request(kandidaat=Medewerker.objects.get(pk=stage.cast.noor.pk))


@pytest.mark.parametrize(
    ("minutes", "is_free"), [(-60, True), (-59, False), (0, False), (59, False), (60, True)]
)
def test_nobody_has_two_sittings_at_a_time(stage: Stage, minutes: int, *, is_free: bool) -> None:
    stage.request()
    mia, tim = (add_person(stage.cast, name, Rol.BEOORDELAAR) for name in ("mia", "tim"))
    when = BEGINS + timedelta(minutes=minutes)
    for given in (
        {"beoordelaars": [mia, tim]},
        {"kandidaat": stage.cast.fatima, "beoordelaars": [mia, stage.ruud]},
        {"kandidaat": stage.cast.els, "beoordelaars": [mia, tim]},
    ):
        if is_free:
            made = stage.request(begint_op=when, **given)
            actions.withdraw(by=stage.cast.olga, at=REQUESTED, proeve=made, reden="Alleen een test")
            continue
        with pytest.raises(actions.CannotPlan, match="al een andere proeve"):
            stage.request(begint_op=when, **given)


def test_another_sitting_with_other_people_can_be_at_the_same_time(stage: Stage) -> None:
    stage.request()
    mia, tim = (add_person(stage.cast, name, Rol.BEOORDELAAR) for name in ("mia", "tim"))
    other = stage.request(kandidaat=stage.cast.fatima, beoordelaars=[mia, tim], begint_op=BEGINS)
    assert other.observatie.vaststeller == stage.cast.wim


def test_moving_looks_at_other_sittings_but_not_at_itself(stage: Stage) -> None:
    first, second = stage.request(), stage.request()
    with pytest.raises(actions.CannotPlan, match=r"Noor Bakker, Els van Dam, Ruud Hendriks heeft"):
        actions.move(
            by=stage.cast.olga,
            at=REQUESTED,
            proeve=second,
            begint_op=first.begint_op + HOUR / 2,
            locatie="KCC",
        )
    moved = actions.move(
        by=stage.cast.olga,
        at=REQUESTED,
        proeve=second,
        begint_op=second.begint_op + HOUR / 2,
        locatie=" KCC ",
        ruimte="2",
    )
    assert (moved.locatie, moved.ruimte, moved.status) == ("KCC", "2", "aangevraagd")
    assert Event.objects.get(did="proeve.moved").about == stage.cast.noor.uuid


def test_reasons_are_asked_for_and_hold_no_data_of_inwoners(stage: Stage) -> None:
    proeve = stage.to_proeve("toegelaten")
    with pytest.raises(actions.CannotAssess, match="Vul de reden in"):
        actions.withdraw(by=stage.cast.noor, at=REQUESTED, proeve=proeve, reden=" ")
    with pytest.raises(actions.PersonalDataFound):
        actions.withdraw(by=stage.cast.noor, at=REQUESTED, proeve=proeve, reden="Bel 06-12345678")
    gone = actions.withdraw(by=stage.cast.noor, at=REQUESTED, proeve=proeve, reden=" Ziek. ")
    assert (gone.status, gone.reden) == ("teruggetrokken", "Ziek.")


@pytest.mark.parametrize(
    ("status", "uitkomst", "may"),
    [
        (Status.AFGEBROKEN, "", True),
        (Status.UITGEREIKT, "niet_geslaagd", True),
        (Status.UITGEREIKT, "onbepaald", True),
        (Status.UITGEREIKT, "geslaagd", False),
        (Status.VOORLOPIG, "niet_geslaagd", False),
        (Status.AANGEVRAAGD, "", False),
    ],
)
def test_who_did_not_pass_can_take_it_again(
    stage: Stage, status: Status, uitkomst: str, *, may: bool
) -> None:
    values = {"niet_geslaagd": "onvoldoende", "onbepaald": "niet_waargenomen"}
    given = values.get(uitkomst, "voldoende")
    done = stage.to_proeve(status, gelijk={f"L1.{n:02}": given for n in range(1, 6)})
    assert (done.status, done.uitkomst) == (status, uitkomst)
    if may:
        assert stage.request(herkansing_van=done).herkansing_van == done
    else:
        with pytest.raises(actions.CannotPlan, match="Herkansen kan"):
            stage.request(herkansing_van=done)


def test_a_resit_is_of_the_same_candidate(stage: Stage) -> None:
    broken = stage.to_proeve("afgebroken")
    with pytest.raises(actions.CannotPlan, match="andere kandidaat"):
        stage.request(herkansing_van=broken, kandidaat=stage.cast.fatima)


def test_who_became_team_leader_of_the_candidate_has_no_part_any_more(stage: Stage) -> None:
    proeve = stage.to_proeve("identiteit_vastgesteld")
    stage.cast.els.toewijzingen.create(rol=Rol.TEAMLEIDER, afdeling=stage.cast.afdelingen["KCC"])
    els = Medewerker.objects.get(pk=stage.cast.els.pk)
    at = moment(proeve, Status.AFNAME)
    with pytest.raises(PermissionDenied):
        actions.begin_proeve(by=els, at=at, proeve=proeve)
    with pytest.raises(actions.CannotAssess, match="Els van Dam kan deze kandidaat niet meer"):
        actions.begin_proeve(by=stage.ruud, at=at, proeve=proeve)
    assert Proeve.objects.get().status == "identiteit_vastgesteld"


def test_form_and_opdracht_are_handed_out_with_their_digests_and_identity_without_a_number(
    stage: Stage,
) -> None:
    proeve = stage.to_proeve("bevestigd")
    handed = Event.objects.get(did="proeve.handed_out")
    assert handed.data == {"formulier": stage.formulier.digest, "opdracht": stage.opdracht.digest}
    with pytest.raises(actions.CannotAssess, match="geen nummer"):
        actions.establish_identity(
            by=stage.cast.els, at=moment(proeve, Status.AFNAME), proeve=proeve, document="AB123"
        )
    known = stage.to_proeve("identiteit_vastgesteld", proeve=proeve)
    assert known.identiteit_met == "paspoort"
    assert known.bevestigd_op == moment(proeve, Status.BEVESTIGD)


def test_a_proeve_is_not_planned_as_an_observation(stage: Stage) -> None:
    with pytest.raises(actions.CannotPlan, match="Vraag een proeve aan"):
        stage.plan(doel="proeve")
    assert not Observatie.objects.exists()
