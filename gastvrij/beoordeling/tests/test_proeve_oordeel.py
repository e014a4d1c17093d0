"""The verdicts apart, the marks agreed on, and the result."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Oordeel, Overeenkomst, Proeve
from gastvrij.beoordeling.rules.cesuur import Uitkomst
from gastvrij.beoordeling.rules.observaties import REACTIETERMIJN
from gastvrij.beoordeling.rules.proeve import Status

from .examen import DAY, MINUTE, moment
from .gesprekken import make_gesprek
from .scenario import Stage

ALL = {f"L1.{n:02}" for n in range(1, 13)}
TWO = {"L1.04": "onvoldoende", "L1.09": "niet_waargenomen"}


def given(proeve: Proeve, code: str) -> list[str]:
    rows = proeve.observatie.oordelen.filter(criterium__code=code).order_by("pk")
    return [row.waarde for row in rows]


def test_nobody_sees_the_verdicts_of_the_other_until_all_have_handed_in(stage: Stage) -> None:
    proeve = stage.to_proeve("oordelen")
    at = moment(proeve, Status.BESPREKEN)
    both = [stage.cast.els, stage.ruud]
    for person in both:
        stage.judge_by(proeve, person, TWO if person == stage.ruud else None)
    actions.hand_in(by=stage.cast.els, at=at, proeve=proeve)
    for person in both:
        lines = queries.blad(proeve.observatie, van=person).regels
        assert {o.gegeven_door for line in lines for o in line.oordelen} == {person}
    assert queries.verschillen(proeve) == []
    assert queries.uitwerking(proeve) is None
    assert {waarde for _criterium, waarde in queries.verdicts(proeve)} == {None}
    done = actions.hand_in(by=stage.ruud, at=at, proeve=proeve)
    assert done.status == "bespreken"
    for person in both:
        lines = queries.blad(proeve.observatie, van=person).regels
        assert {o.gegeven_door for line in lines for o in line.oordelen} == set(both)
    assert Event.objects.get(did="proeve.all_handed_in").data == {"verschillen": 2}


def test_a_sheet_is_handed_in_complete_and_once(stage: Stage) -> None:
    proeve = stage.to_proeve("oordelen")
    at = moment(proeve, Status.BESPREKEN)
    stage.judge_by(proeve, stage.ruud)
    for code in ALL - {"L1.03", "L1.12"}:
        stage.verdict(proeve, stage.cast.els, code, "niet_waargenomen")
    with pytest.raises(actions.CannotAssess) as refused:
        actions.hand_in(by=stage.cast.els, at=at, proeve=proeve)
    assert str(refused.value) == "Geef nog een oordeel over: L1.03, L1.12."
    assert actions.hand_in(by=stage.ruud, at=at, proeve=proeve).status == "oordelen"
    for act in (
        lambda: actions.hand_in(by=stage.ruud, at=at, proeve=proeve),
        lambda: stage.verdict(proeve, stage.ruud, "L1.01", "niet_waargenomen"),
        lambda: stage.note(proeve, "geobserveerd", by=stage.ruud),
    ):
        with pytest.raises(actions.CannotAssess, match="ingediend"):
            act()


def test_two_assessors_who_differ_on_two_terms_agree_and_every_value_is_kept(
    stage: Stage,
) -> None:
    proeve = stage.to_proeve("bespreken", verschil=TWO)
    differing = queries.verschillen(proeve)
    assert {v.criterium.code: [o.waarde for o in v.oordelen] for v in differing} == {
        "L1.04": ["voldoende", "onvoldoende"],
        "L1.09": ["voldoende", "niet_waargenomen"],
    }
    with pytest.raises(actions.CannotAssess, match=r"oordeel af over: L1\.04, L1\.09"):
        actions.give_provisional(by=stage.ruud, at=proeve.begint_op, proeve=proeve)
    stage.agree(proeve, "L1.04", "onvoldoende")
    stage.agree(proeve, "L1.09")
    assert given(proeve, "L1.04") == ["voldoende", "onvoldoende"]
    assert given(proeve, "L1.09") == ["voldoende", "niet_waargenomen"]
    assert [v.overeenkomst.waarde for v in queries.verschillen(proeve) if v.overeenkomst] == [
        "onvoldoende",
        "voldoende",
    ]
    settled = {c.code: waarde for c, waarde in queries.verdicts(proeve)}
    assert settled == dict.fromkeys(ALL, "voldoende") | {"L1.04": "onvoldoende"}
    assert Oordeel.objects.count() == 24
    events = Event.objects.filter(did="overeenkomst.made").order_by("pk")
    assert [event.data for event in events] == [{"criterium": "L1.04"}, {"criterium": "L1.09"}]


def test_a_mark_that_was_agreed_on_can_be_agreed_on_anew_and_the_last_counts(stage: Stage) -> None:
    proeve = stage.to_proeve("bespreken", verschil=TWO)
    stage.agree(proeve, "L1.04", "onvoldoende")
    stage.agree(proeve, "L1.04", "voldoende")
    assert Overeenkomst.objects.count() == 2
    assert {c.code: w for c, w in queries.verdicts(proeve)}["L1.04"] == "voldoende"


@pytest.mark.parametrize(
    ("code", "waarde", "reden", "text"),
    [
        ("L1.01", "onvoldoende", "Toch niet.", "alle beoordelaars gelijk"),
        ("L1.04", "nvt", "Toch niet.", "hoort bij de schaal|schaal van dit criterium"),
        ("L1.04", "onvoldoende", " ", "Vul de reden in"),
        ("L1.04", "onvoldoende", "Bel 06-12345678", "gegevens van een inwoner"),
    ],
)
def test_a_mark_that_cannot_be_agreed_on_is_refused(
    stage: Stage, code: str, waarde: str, reden: str, text: str
) -> None:
    proeve = stage.to_proeve("bespreken", verschil=TWO)
    with pytest.raises(actions.CannotAssess, match=text):
        actions.agree(
            by=stage.ruud,
            at=proeve.begint_op,
            proeve=proeve,
            criterium=stage.criterium(code),
            waarde=waarde,
            reden=reden,
        )
    assert not Overeenkomst.objects.exists()


def test_an_agreed_mark_rests_on_what_somebody_noted(stage: Stage) -> None:
    proeve = stage.to_proeve("afname")
    stage.hold(proeve)
    seen = list(proeve.observatie.fragmenten.filter(soort="geobserveerd"))
    proeve = stage.to_proeve("oordelen", proeve=proeve)
    stage.verdict(proeve, stage.cast.els, "L1.03", "onvoldoende", seen)
    stage.verdict(proeve, stage.ruud, "L1.03", "niet_waargenomen")
    proeve = stage.to_proeve("bespreken", proeve=proeve)
    with pytest.raises(actions.CannotAssess, match="navroeg"):
        stage.agree(proeve, "L1.03", "voldoende")
    stage.agree(proeve, "L1.03", "onvoldoende")


def test_a_criterium_of_another_form_has_no_mark_here(stage: Stage) -> None:
    proeve = stage.to_proeve("bespreken", verschil=TWO)
    other = actions.make_formulier(by=stage.cast.olga, at=proeve.begint_op, versie=stage.toetsplan)
    with pytest.raises(actions.CannotAssess, match="hoort niet bij het formulier"):
        actions.agree(
            by=stage.ruud,
            at=proeve.begint_op,
            proeve=proeve,
            criterium=other.criteria.all()[0],
            waarde="voldoende",
            reden="Zo.",
        )


@pytest.mark.parametrize(
    ("voldoende", "onvoldoende", "uitkomst"),
    [
        (12, 0, Uitkomst.GESLAAGD),
        (10, 2, Uitkomst.GESLAAGD),
        (10, 0, Uitkomst.GESLAAGD),
        (9, 3, Uitkomst.NIET_GESLAAGD),
        (9, 2, Uitkomst.ONBEPAALD),
        (9, 0, Uitkomst.ONBEPAALD),
        (0, 3, Uitkomst.NIET_GESLAAGD),
        (0, 0, Uitkomst.ONBEPAALD),
    ],
)
def test_the_outcome_is_that_of_the_cesuur_and_undetermined_while_the_unseen_could_turn_it(
    stage: Stage, voldoende: int, onvoldoende: int, uitkomst: Uitkomst
) -> None:
    codes = sorted(ALL)
    failed = dict.fromkeys(codes[voldoende : voldoende + onvoldoende], "onvoldoende")
    unseen = dict.fromkeys(codes[voldoende + onvoldoende :], "niet_waargenomen")
    proeve = stage.to_proeve("voorlopig", gelijk=failed | unseen)
    working = queries.uitwerking(proeve)
    assert working is not None
    assert (proeve.uitkomst, working.uitkomst) == (uitkomst, uitkomst)
    counted = (int(working.bereikt), int(working.nodig), int(working.open_telt))
    assert counted == (voldoende, 10, len(unseen))


def test_the_provisional_result_is_shared_at_once(stage: Stage) -> None:
    proeve = stage.to_proeve("voorlopig")
    at = moment(proeve, Status.VOORLOPIG)
    observatie = proeve.observatie
    assert (proeve.voorlopig_op, observatie.status, observatie.gedeeld_op) == (at, "gedeeld", at)


def test_the_candidate_responds_once(stage: Stage) -> None:
    proeve = stage.to_proeve("voorlopig")
    respond: dict[str, Any] = {
        "by": stage.cast.noor,
        "at": moment(proeve, Status.VOORLOPIG) + MINUTE,
    }
    with pytest.raises(actions.PersonalDataFound):
        actions.respond_to_result(proeve=proeve, tekst="Bel 06-12345678", **respond)
    done = actions.respond_to_result(proeve=proeve, tekst=" Dank u. ", **respond)
    assert done.observatie.reactie == "Dank u."
    with pytest.raises(actions.CannotAssess, match="al gereageerd"):
        actions.respond_to_result(proeve=proeve, tekst="Toch niet.", **respond)


def test_the_result_is_fixed_after_the_candidate_had_its_say(stage: Stage) -> None:
    proeve = stage.to_proeve("voorlopig")
    shared = moment(proeve, Status.VOORLOPIG)
    early = shared + REACTIETERMIJN - MINUTE
    with pytest.raises(actions.CannotAssess, match="ziet alles als eerste"):
        actions.fix(by=stage.cast.wim, at=early, proeve=proeve)
    actions.respond_to_result(by=stage.cast.noor, at=shared, proeve=proeve, tekst="")
    fixed = actions.fix(by=stage.cast.wim, at=shared + MINUTE, proeve=proeve)
    assert fixed.vastgesteld_op == shared + MINUTE
    observatie = fixed.observatie
    assert (observatie.status, observatie.vastgesteld_door) == ("vastgesteld", stage.cast.wim)


def test_what_is_given_back_is_discussed_again_on_any_criterium_and_said_anew(
    stage: Stage,
) -> None:
    proeve = stage.to_proeve("voorlopig", gelijk={"L1.01": "onvoldoende", "L1.02": "onvoldoende"})
    shared = moment(proeve, Status.VOORLOPIG)
    assert proeve.uitkomst == "geslaagd"
    actions.respond_to_result(by=stage.cast.noor, at=shared, proeve=proeve, tekst="")
    with pytest.raises(actions.CannotAssess, match="Vul de reden in"):
        actions.give_back(by=stage.cast.wim, at=shared, proeve=proeve, reden="")
    back = actions.give_back(
        by=stage.cast.wim, at=shared, proeve=proeve, reden="L1.05 steunt niet op het citaat."
    )
    assert (back.status, back.reden) == ("bespreken", "L1.05 steunt niet op het citaat.")
    stage.agree(back, "L1.05", "onvoldoende")
    again = actions.give_provisional(by=stage.ruud, at=shared + DAY, proeve=back)
    assert (again.uitkomst, again.voorlopig_op) == ("niet_geslaagd", shared + DAY)
    assert again.observatie.gedeeld_op == shared
    assert given(again, "L1.05") == ["voldoende", "voldoende"]
    late = shared + DAY + REACTIETERMIJN
    with pytest.raises(actions.CannotAssess, match="ziet alles als eerste"):
        actions.fix(by=stage.cast.wim, at=late - MINUTE, proeve=again)
    assert actions.fix(by=stage.cast.wim, at=late, proeve=again).uitkomst == "niet_geslaagd"


def test_an_exam_goes_by_its_own_acts_and_not_by_those_of_an_observation(stage: Stage) -> None:
    proeve = stage.to_proeve("oordelen")
    stage.judge_by(proeve, stage.cast.els)
    gesprek = make_gesprek(stage.cast.noor)
    acts: list[Callable[[], object]] = [
        lambda: actions.share(
            by=stage.cast.els, at=gesprek.begonnen_op, observatie=proeve.observatie
        ),
        lambda: actions.begin_afname(
            by=stage.cast.els,
            at=gesprek.begonnen_op,
            observatie=proeve.observatie,
            gesprek=gesprek,
            burger_geinformeerd=True,
        ),
    ]
    for act in acts:
        with pytest.raises(actions.CannotAssess, match="pagina van die proeve"):
            act()
    shown = stage.to_proeve("voorlopig")
    with pytest.raises(actions.CannotAssess, match="pagina van die proeve"):
        actions.respond(
            by=stage.cast.noor, at=shown.begint_op, observatie=shown.observatie, tekst=""
        )


def test_breaking_off_keeps_what_was_noted(stage: Stage) -> None:
    proeve = stage.to_proeve("afname")
    stage.hold(proeve)
    with pytest.raises(actions.CannotAssess, match="Vul de reden in"):
        actions.break_off(by=stage.cast.els, at=proeve.begint_op, proeve=proeve, reden="")
    broken = stage.to_proeve("afgebroken", proeve=proeve)
    assert broken.observatie.fragmenten.count() == 2
    with pytest.raises(actions.CannotAssess, match="Afgebroken"):
        stage.note(broken, "geobserveerd")


def test_the_clock_says_what_was_used_and_what_is_left(stage: Stage) -> None:
    proeve = stage.to_proeve("afname")
    began = moment(proeve, Status.AFNAME)
    clock = queries.klok(proeve, began + timedelta(minutes=12, seconds=59))
    assert clock.afname is not None
    assert (clock.afname.gebruikt, clock.afname.over, clock.uitslag) == (12, 18, None)
    late = queries.klok(proeve, began + timedelta(minutes=31))
    assert late.afname is not None
    assert (late.afname.gebruikt, late.afname.over) == (31, -1)
    judged = queries.klok(stage.to_proeve("voorlopig", proeve=proeve), began + DAY)
    assert judged.afname is not None
    assert judged.uitslag is not None
    assert (judged.afname.gebruikt, judged.uitslag.gebruikt, judged.uitslag.over) == (28, 22, 8)
    before = queries.klok(stage.request(), began)
    assert (before.afname, before.uitslag) == (None, None)
    broken = queries.klok(stage.to_proeve("afgebroken"), began + DAY)
    assert broken.uitslag is None


def test_the_checklist_says_what_is_in_the_dossier_and_since_when(stage: Stage) -> None:
    def shown(proeve: Proeve) -> dict[str, bool]:
        return {punt.label: punt.done for punt in queries.checklist(proeve)}

    fresh = shown(stage.request())
    assert [label for label, done in fresh.items() if done] == [
        "Toetsplan: toetsplan toetsplan (1)",
        f"Formulier ({stage.formulier.digest[:12]})",
        f"Opdracht ({stage.opdracht.digest[:12]})",
    ]
    assert {"Gesprekken: 0 van 2", "Oordelen ingediend: 0 van 2"} <= set(fresh)
    open_ = stage.to_proeve("bespreken", verschil=TWO)
    assert shown(open_)["Verschillen afgesproken: 0 van 2"] is False
    done = stage.to_proeve("uitgereikt", verschil=TWO)
    assert all(shown(done).values())
    assert shown(done)["Verschillen afgesproken: 2 van 2"]
    by_label = {punt.label: punt.when for punt in queries.checklist(done)}
    assert by_label["Oordelen ingediend: 2 van 2"] == moment(done, Status.BESPREKEN)
    assert by_label["Uitslag uitgereikt"] == moment(done, Status.UITGEREIKT)


def test_an_outsider_hands_nothing_in(stage: Stage) -> None:
    proeve = stage.to_proeve("oordelen")
    for person in (stage.cast.coen, stage.cast.wim, stage.cast.noor, stage.cast.olga):
        with pytest.raises(PermissionDenied):
            actions.hand_in(by=person, at=proeve.begint_op, proeve=proeve)
