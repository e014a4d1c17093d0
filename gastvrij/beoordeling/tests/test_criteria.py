"""Criteria of a concept form: taken from kaders or written, changed, moved and removed."""

from decimal import Decimal

import pytest

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Formulier
from gastvrij.beoordeling.rules.criteria import Wijze
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import KaderVersie

from .eigen import TREDEN, groep, order, own_form, versie
from .scenario import Stage

OTHERS = ("noor", "fatima", "bram", "tessa", "coen", "els", "kim", "frits", "anja")


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


@pytest.fixture
def own(cast: Cast) -> Formulier:
    return own_form(cast)


def test_own_criteria_get_a_code_and_stand_by_group(cast: Cast, own: Formulier) -> None:
    assert order(own) == [("Begin", "E1"), ("Begin", "E2"), ("Kern", "E3")]
    made = actions.add_criterium(
        by=cast.olga,
        at=NOW,
        groep=groep(own, "Begin"),
        tekst=" blijft rustig ",
        code="W3",
        wijze=Wijze(
            schaal="treden",
            treden=TREDEN,
            gewicht=Decimal("2.5"),
            is_knock_out=True,
            bewijs_verplicht=False,
            waarneembaar_bij=("live", "geluid"),
            invuller="beiden",
            hulp=" Let op de stem. ",
        ),
    )
    assert order(own) == [("Begin", "E1"), ("Begin", "E2"), ("Begin", "W3"), ("Kern", "E3")]
    made.refresh_from_db()
    assert (made.tekst, made.hulp, made.gewicht) == (
        "blijft rustig",
        "Let op de stem.",
        Decimal("2.5"),
    )
    assert made.treden == [list(trede) for trede in TREDEN]
    assert (made.is_knock_out, made.bewijs_verplicht, made.invuller) == (True, False, "beiden")
    assert (made.waarneembaar_bij, made.niveaus, made.element) == (["live", "geluid"], [], None)
    assert Event.objects.filter(did="criterium.added").count() == 4


def test_what_can_be_seen_everywhere_names_nothing_and_another_scale_has_no_levels(
    cast: Cast, own: Formulier
) -> None:
    wijze = Wijze(treden=TREDEN, waarneembaar_bij=("tekst", "live", "geluid"))
    made = actions.add_criterium(
        by=cast.olga, at=NOW, groep=groep(own, "Kern"), tekst="x", wijze=wijze
    )
    assert (made.waarneembaar_bij, made.treden) == ([], [])


@pytest.mark.parametrize(
    ("tekst", "wijze", "code", "message"),
    [
        ("  ", Wijze(), "", "Beschrijf wat"),
        ("zegt letterlijk goedemorgen", Wijze(), "", "ruimte voor spontaniteit"),
        ("vraagt in deze volgorde", Wijze(), "", "ruimte voor spontaniteit"),
        ("spreekt zonder accent", Wijze(), "", "Beschrijf gedrag"),
        ("begroet", Wijze(hulp="Met precies deze woorden"), "", "ruimte voor spontaniteit"),
        (
            "begroet",
            Wijze("treden", (TREDEN[0], ("t2", "op", "let op afkomst"))),
            "",
            "Beschrijf gedrag",
        ),
        ("begroet", Wijze("treden", TREDEN[:1]), "", "minstens 2 treden"),
        ("begroet", Wijze("treden", (TREDEN[0], ("t2", "Begin", ""))), "", "andere naam"),
        ("begroet", Wijze("cijfer"), "", "schaal"),
        ("begroet", Wijze(gewicht=Decimal(-1)), "", "gewicht"),
        ("begroet", Wijze(waarneembaar_bij=("geur",)), "", "te zien"),
        ("begroet", Wijze(invuller="buurman"), "", "beoordelaar"),
        ("begroet", Wijze(), " E3 ", "deze code al"),
    ],
)
def test_a_criterium_that_is_not_right_is_refused_whole(
    cast: Cast, own: Formulier, tekst: str, wijze: Wijze, code: str, message: str
) -> None:
    with pytest.raises(actions.CannotMakeFormulier, match=message):
        actions.add_criterium(
            by=cast.olga, at=NOW, groep=groep(own, "Kern"), tekst=tekst, wijze=wijze, code=code
        )
    first = own.criteria.get(code="E1")
    if not code:
        with pytest.raises(actions.CannotMakeFormulier, match=message):
            actions.save_criterium(by=cast.olga, at=NOW, criterium=first, wijze=wijze, tekst=tekst)
    first.refresh_from_db()
    assert (first.tekst, first.hulp, first.schaal) == ("begroet", "", "voldaan")
    assert own.criteria.count() == 3


def test_an_own_criterium_changes_its_text_way_and_group(cast: Cast, own: Formulier) -> None:
    changed = actions.save_criterium(
        by=cast.olga,
        at=NOW,
        criterium=own.criteria.get(code="E1"),
        tekst="groet",
        wijze=Wijze("rubric", is_knock_out=True),
        groep=groep(own, "Kern"),
    )
    assert (changed.tekst, changed.schaal, changed.is_knock_out) == ("groet", "rubric", True)
    assert order(own) == [("Begin", "E2"), ("Kern", "E3"), ("Kern", "E1")]
    assert Event.objects.get(did="criterium.changed").data == {"code": "E1"}


def test_a_criterium_does_not_go_to_a_group_of_another_form(cast: Cast, own: Formulier) -> None:
    other = actions.start_formulier(by=cast.olga, at=NOW, titel="Ander")
    elsewhere = actions.add_groep(by=cast.olga, at=NOW, formulier=other, titel="Elders")
    criterium = own.criteria.get(code="E1")
    with pytest.raises(actions.CannotMakeFormulier, match="hoort niet bij"):
        actions.save_criterium(
            by=cast.olga, at=NOW, criterium=criterium, wijze=Wijze(), groep=elsewhere
        )
    with pytest.raises(actions.CannotMakeFormulier, match="hoort niet bij"):
        actions.save_gewichten(
            by=cast.olga, at=NOW, formulier=own, gewichten={elsewhere.pk: Decimal(1)}
        )


def test_criteria_of_the_guide_come_with_code_text_and_phase(cast: Cast, own: Formulier) -> None:
    guide = versie("gespreksstructuur")
    chosen = list(guide.elementen.filter(code__in=("F1.1", "A2", "F2.1")))
    actions.add_elementen(
        by=cast.olga, at=NOW, formulier=own, versie=guide, elementen=chosen, schaal="deels"
    )
    phases = {one.code: one.titel for one in guide.elementen.filter(soort="fase")}
    assert order(own)[3:] == [
        ("Algemene regels", "A2"),
        (phases["F1"], "F1.1"),
        (phases["F2"], "F2.1"),
    ]
    made = own.criteria.get(code="F2.1")
    assert made.element is not None
    assert (made.tekst, made.schaal, made.niveaus) == (made.element.tekst, "deels", [])
    event = Event.objects.get(did="formulier.criteria_added")
    assert event.data == {"criteria": 3, "versie": str(guide.uuid)}


def test_indicators_come_by_cluster_with_the_code_of_their_level(
    cast: Cast, own: Formulier
) -> None:
    woordenboek = versie("competentiewoordenboek")
    first = woordenboek.elementen.filter(soort="indicator").order_by("volgorde")[:2]
    actions.add_elementen(
        by=cast.olga, at=NOW, formulier=own, versie=woordenboek, elementen=first, schaal="voldaan"
    )
    assert order(own)[3:] == [("Zelf aan het werk", "1.1-N1-1"), ("Zelf aan het werk", "1.1-N1-2")]


def test_elements_without_any_code_above_them_get_one_of_our_own(
    cast: Cast, own: Formulier
) -> None:
    profiel = versie("competentieprofiel")
    some = profiel.elementen.filter(soort="indicator").order_by("volgorde")[:1]
    actions.add_elementen(
        by=cast.olga, at=NOW, formulier=own, versie=profiel, elementen=some, schaal="voldaan"
    )
    assert order(own)[3:] == [("Kennis", "E4")]


def test_a_code_that_is_taken_gets_a_number_behind_it(cast: Cast, own: Formulier) -> None:
    actions.add_criterium(
        by=cast.olga, at=NOW, groep=groep(own, "Kern"), tekst="x", wijze=Wijze(), code="A2"
    )
    guide = versie("gespreksstructuur")
    actions.add_elementen(
        by=cast.olga,
        at=NOW,
        formulier=own,
        versie=guide,
        elementen=guide.elementen.filter(code="A2"),
        schaal="voldaan",
    )
    assert own.criteria.get(element__isnull=False).code == "A2 (2)"


def test_toetstermen_of_a_plan_are_judged_for_quality_without_their_levels(
    cast: Cast, own: Formulier
) -> None:
    plan = versie("toetsplan")
    actions.add_elementen(
        by=cast.olga,
        at=NOW,
        formulier=own,
        versie=plan,
        elementen=plan.elementen.filter(code="L1.04"),
        schaal="voldaan",
    )
    made = own.criteria.get(code="L1.04")
    assert (made.groep.titel, made.niveaus) == ("De vraag helder krijgen", [])


def test_what_cannot_be_a_criterium_is_not_added(cast: Cast, own: Formulier) -> None:
    guide, plan = versie("gespreksstructuur"), versie("toetsplan")
    concept = KaderVersie.objects.create(
        kader=guide.kader, nummer=9, gemaakt_op=NOW, gemaakt_door=cast.kim
    )
    step = guide.elementen.filter(code="F1.1")
    bad = concept.elementen.create(
        identiteit=own.uuid, soort="stap", code="F9.1", tekst="x", volgorde=0
    )

    def add(found: KaderVersie, elementen: object, schaal: str = "voldaan") -> None:
        actions.add_elementen(
            by=cast.olga,
            at=NOW,
            formulier=own,
            versie=found,
            elementen=list(elementen),  # type: ignore[call-overload]
            schaal=schaal,
        )

    for found, elementen, schaal, message in (
        (guide, [], "voldaan", "minstens 1 regel"),
        (plan, step, "voldaan", "minstens 1 regel"),
        (guide, guide.elementen.filter(soort="voorbeeldzin"), "voldaan", "minstens 1 regel"),
        (guide, step, "treden", "minstens 2 treden"),
        (guide, step, "cijfer", "schaal"),
        (concept, [bad], "voldaan", "vastgesteld"),
    ):
        with pytest.raises(actions.CannotMakeFormulier, match=message):
            add(found, elementen, schaal)
    add(guide, step)
    with pytest.raises(actions.CannotMakeFormulier, match=r"F1\.1 staat al in dit formulier"):
        add(guide, step)
    assert own.criteria.count() == 4


def test_an_element_on_wording_is_refused_by_its_code(cast: Cast, own: Formulier) -> None:
    guide = versie("gespreksstructuur")
    later = KaderVersie.objects.create(
        kader=guide.kader, nummer=9, gemaakt_op=NOW, gemaakt_door=cast.kim
    )
    later.elementen.create(
        identiteit=own.uuid, soort="stap", code="F9.1", tekst="zegt letterlijk hallo", volgorde=0
    )
    later.status, later.vastgesteld_op, later.vastgesteld_door = "vastgesteld", NOW, cast.karel
    later.save()
    with pytest.raises(actions.CannotMakeFormulier, match=r"F9\.1: Dit vraagt om vaste woorden"):
        actions.add_elementen(
            by=cast.olga,
            at=NOW,
            formulier=own,
            versie=later,
            elementen=later.elementen.all(),
            schaal="voldaan",
        )


def test_the_text_of_an_element_stays_and_how_it_is_judged_changes(
    cast: Cast, own: Formulier
) -> None:
    guide = versie("gespreksstructuur")
    (made,) = actions.add_elementen(
        by=cast.olga,
        at=NOW,
        formulier=own,
        versie=guide,
        elementen=guide.elementen.filter(code="A3"),
        schaal="voldaan",
    )
    with pytest.raises(actions.CannotMakeFormulier, match="vastgesteld kader"):
        actions.save_criterium(by=cast.olga, at=NOW, criterium=made, wijze=Wijze(), tekst="anders")
    changed = actions.save_criterium(
        by=cast.olga, at=NOW, criterium=made, wijze=Wijze("deels", hulp="Stem"), tekst=made.tekst
    )
    assert (changed.schaal, changed.hulp, changed.tekst) == ("deels", "Stem", made.tekst)


def test_criteria_move_within_their_group_and_stop_at_its_ends(cast: Cast, own: Formulier) -> None:
    first = own.criteria.get(code="E1")
    actions.move_criterium(by=cast.olga, at=NOW, criterium=first, up=True)
    assert order(own) == [("Begin", "E1"), ("Begin", "E2"), ("Kern", "E3")]
    for _turn in range(2):
        actions.move_criterium(by=cast.olga, at=NOW, criterium=first, up=False)
        assert order(own) == [("Begin", "E2"), ("Begin", "E1"), ("Kern", "E3")]
    assert Event.objects.filter(did="criterium.moved").count() == 3
