"""The decision on a cesuur, and what of an exam form its plan decides."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Criterium, Formulier
from gastvrij.beoordeling.rules.criteria import Wijze
from gastvrij.conftest import NOW, Cast

from .eigen import own_form
from .scenario import Stage

OTHERS = ("noor", "fatima", "bram", "tessa", "coen", "els", "kim", "frits", "anja")


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


@pytest.fixture
def exam(stage: Stage) -> Formulier:
    """Return a concept exam form with 12 toetstermen."""
    versie = stage.formulier.versie
    assert versie is not None
    return actions.make_formulier(by=stage.cast.olga, at=NOW, versie=versie)


def decide(
    cast: Cast, formulier: Formulier, cesuur: dict[str, Any], reden: str = "Zo"
) -> Formulier:
    return actions.decide_cesuur(
        by=cast.olga, at=NOW, formulier=formulier, cesuur=cesuur, reden=reden
    )


def judges(formulier: Formulier, *chances: str) -> dict[str, Any]:
    codes = formulier.criteria.values_list("code", flat=True)
    return {
        "regel": "angoff",
        "rechters": [
            {"naam": f"Rechter {nr}", "schattingen": dict.fromkeys(codes, chance)}
            for nr, chance in enumerate(chances)
        ],
    }


def test_a_decided_cesuur_says_by_whom_when_and_why(cast: Cast, exam: Formulier) -> None:
    decide(cast, exam, {"regel": "minimum", "aantal": 9}, " Driekwart is genoeg. ")
    exam.refresh_from_db()
    assert exam.cesuur == {"regel": "minimum", "aantal": 9}
    assert (exam.cesuur_reden, exam.cesuur_op, exam.cesuur_door) == (
        "Driekwart is genoeg.",
        NOW,
        cast.olga,
    )
    event = Event.objects.get(did="formulier.cesuur_decided", object=exam.uuid)
    assert (event.by, event.data) == (cast.olga.uuid, {"regel": "minimum", "rechters": 0})


def test_the_trail_of_a_worksheet_names_no_judge(cast: Cast, exam: Formulier) -> None:
    decide(cast, exam, judges(exam, "0.8", "0.7"))
    event = Event.objects.get(did="formulier.cesuur_decided", object=exam.uuid)
    assert event.data == {"regel": "angoff", "rechters": 2}


@pytest.mark.parametrize(
    ("cesuur", "reden", "message"),
    [
        ({"regel": "gevoel"}, "Zo", "regel uit de lijst"),
        ({"regel": "minimum", "aantal": 13}, "Zo", "aantal toetstermen"),
        ({"regel": "compensatorisch", "drempel": "12.5"}, "Zo", "drempel boven 0"),
        ({"regel": "angoff", "rechters": []}, "Zo", "minstens 2 rechters"),
        (
            {"regel": "angoff", "rechters": [{"naam": n, "schattingen": {}} for n in "AB"]},
            "Zo",
            "schat elke toetsterm",
        ),
        ({"regel": "alle"}, "  ", "waarom"),
    ],
)
def test_what_is_no_cesuur_is_refused_in_words(
    cast: Cast, exam: Formulier, cesuur: dict[str, Any], reden: str, message: str
) -> None:
    with pytest.raises(actions.CannotDecide, match=message):
        decide(cast, exam, cesuur, reden)
    assert Formulier.objects.get(pk=exam.pk).cesuur is None


def test_only_a_concept_of_an_exam_gets_a_cesuur(stage: Stage, exam: Formulier) -> None:
    own = own_form(stage.cast)
    assert queries.cesuur(own.versie) is None
    with pytest.raises(actions.CannotDecide, match="Alleen een proeve"):
        decide(stage.cast, own, {"regel": "alle"})
    with pytest.raises(actions.CannotMakeFormulier, match="verandert niet meer"):
        decide(stage.cast, stage.formulier, {"regel": "alle"})


def test_a_threshold_that_weights_put_out_of_reach_stops_publishing(
    cast: Cast, exam: Formulier
) -> None:
    decide(cast, exam, {"regel": "compensatorisch", "drempel": "12"})
    one = exam.criteria.get(code="L1.01")
    actions.save_criterium(
        by=cast.olga, at=NOW, criterium=one, wijze=Wijze("voldoende", gewicht=Decimal("0.5"))
    )
    with pytest.raises(actions.CannotMakeFormulier, match="past niet meer"):
        actions.publish_formulier(by=cast.olga, at=NOW, formulier=exam)
    decide(cast, exam, {"regel": "compensatorisch", "drempel": "11.5"})
    assert actions.publish_formulier(by=cast.olga, at=NOW, formulier=exam).digest


@pytest.mark.parametrize(
    ("cesuur", "zin"),
    [
        ({"regel": "alle"}, "Geslaagd als alle toetstermen voldoende zijn."),
        (
            {"regel": "minimum", "aantal": 9},
            "Geslaagd als minstens 9 van 12 toetstermen voldoende zijn.",
        ),
        ({"regel": "compensatorisch", "drempel": "8.25"}, "Geslaagd vanaf 8,25 punten."),
        ({"regel": "compensatorisch", "drempel": "8.50"}, "Geslaagd vanaf 8,5 punten."),
    ],
)
def test_a_cesuur_reads_as_a_sentence(
    cast: Cast, exam: Formulier, cesuur: dict[str, Any], zin: str
) -> None:
    assert queries.cesuurblad(decide(cast, exam, cesuur)).zin == zin


def test_the_sheet_of_a_cesuur_names_judges_and_critical_points(
    cast: Cast, exam: Formulier
) -> None:
    one = exam.criteria.get(code="L1.04")
    actions.save_criterium(
        by=cast.olga, at=NOW, criterium=one, wijze=Wijze("voldoende", is_knock_out=True)
    )
    before = queries.cesuurblad(exam)
    assert (before.zin, before.angoff, before.rechters) == ("", None, ())
    assert before.toetsplan is not None
    assert "formulier" in before.toetsplan
    found = queries.cesuurblad(decide(cast, exam, judges(exam, "0.75", "0.5")))
    assert found.zin == "Geslaagd als minstens 8 van 12 toetstermen voldoende zijn."
    assert found.rechters == (
        ("Rechter 0", Fraction(9)),
        ("Rechter 1", Fraction(6)),
    )
    assert found.knock_outs == ("L1.04",)


def test_toetstermen_of_a_plan_stay_and_only_how_they_are_judged_changes(
    cast: Cast, exam: Formulier
) -> None:
    one = exam.criteria.get(code="L1.04")
    changed = actions.save_criterium(
        by=cast.olga,
        at=NOW,
        criterium=one,
        wijze=Wijze("voldoende", is_knock_out=True, hulp="Minstens een open vraag."),
    )
    assert (changed.is_knock_out, changed.hulp) == (True, "Minstens een open vraag.")
    assert (changed.niveaus, changed.tekst) == (one.niveaus, one.tekst)
    other = exam.groepen.exclude(pk=one.groep_id)[0]
    keep = Wijze("voldoende")
    refusals: list[tuple[Any, str]] = [
        (
            lambda: actions.remove_criterium(by=cast.olga, at=NOW, criterium=one),
            "toetsplan bepaalt",
        ),
        (lambda: actions.remove_groep(by=cast.olga, at=NOW, groep=one.groep), "toetsplan bepaalt"),
        (
            lambda: actions.add_groep(by=cast.olga, at=NOW, formulier=exam, titel="x"),
            "toetsplan bepaalt",
        ),
        (
            lambda: actions.add_criterium(
                by=cast.olga, at=NOW, groep=one.groep, tekst="x", wijze=keep
            ),
            "toetsplan bepaalt",
        ),
        (
            lambda: actions.save_groep(
                by=cast.olga, at=NOW, groep=one.groep, titel="Anders", toelichting=""
            ),
            "toetsplan bepaalt",
        ),
        (
            lambda: actions.save_criterium(
                by=cast.olga, at=NOW, criterium=one, wijze=keep, groep=other
            ),
            "onderdeel van het toetsplan",
        ),
        (
            lambda: actions.save_criterium(
                by=cast.olga, at=NOW, criterium=one, wijze=Wijze("deels")
            ),
            "daarmee werkt de cesuur",
        ),
    ]
    for act, message in refusals:
        with pytest.raises(actions.CannotMakeFormulier, match=message):
            act()
    assert Criterium.objects.filter(formulier=exam).count() == 12
