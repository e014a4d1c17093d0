"""Forms of the gemeente's own: begun, grouped, weighed and published, by who may."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from gastvrij.basis.models import Event, Medewerker
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Criterium, Formulier
from gastvrij.beoordeling.rules.criteria import Wijze
from gastvrij.conftest import NOW, Cast

from .eigen import groep, order, own_form, versie, weigh
from .scenario import Stage

OTHERS = ("noor", "fatima", "bram", "tessa", "coen", "els", "kim", "frits", "anja")


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


@pytest.fixture
def own(cast: Cast) -> Formulier:
    return own_form(cast)


def test_a_form_of_ones_own_begins_empty_as_a_concept_for_quality(cast: Cast) -> None:
    made = actions.start_formulier(
        by=cast.olga, at=NOW, titel="  Gesprek  ", toelichting=" Uitleg "
    )
    assert (made.titel, made.toelichting, made.soort) == ("Gesprek", "Uitleg", "kwaliteit")
    assert (made.status, made.nummer, made.versie, made.cesuur) == ("concept", 1, None, None)
    assert Event.objects.filter(
        did="formulier.started", object=made.uuid, by=cast.olga.uuid
    ).exists()
    with pytest.raises(actions.CannotMakeFormulier, match="titel"):
        actions.start_formulier(by=cast.olga, at=NOW, titel="  ")


def test_title_and_explanation_of_a_concept_change(cast: Cast, own: Formulier) -> None:
    changed = actions.save_formulier(
        by=cast.olga, at=NOW, formulier=own, titel="Nieuw", toelichting="Waarvoor"
    )
    assert (changed.titel, changed.toelichting) == ("Nieuw", "Waarvoor")
    assert Event.objects.filter(did="formulier.changed", object=own.uuid).count() == 1
    with pytest.raises(actions.CannotMakeFormulier, match="titel"):
        actions.save_formulier(by=cast.olga, at=NOW, formulier=own, titel="", toelichting="")


def test_a_group_moves_with_its_criteria(cast: Cast, own: Formulier) -> None:
    actions.move_groep(by=cast.olga, at=NOW, groep=groep(own, "Kern"), up=True)
    assert order(own) == [("Kern", "E3"), ("Begin", "E1"), ("Begin", "E2")]
    actions.move_groep(by=cast.olga, at=NOW, groep=groep(own, "Kern"), up=True)
    assert order(own)[0] == ("Kern", "E3")
    assert Event.objects.filter(did="criteriumgroep.moved").count() == 2


def test_criteria_and_groups_are_removed_while_concept(cast: Cast, own: Formulier) -> None:
    actions.remove_criterium(by=cast.olga, at=NOW, criterium=own.criteria.get(code="E1"))
    assert order(own) == [("Begin", "E2"), ("Kern", "E3")]
    actions.remove_groep(by=cast.olga, at=NOW, groep=groep(own, "Begin"))
    assert order(own) == [("Kern", "E3")]
    assert Event.objects.get(did="criterium.removed").data == {"code": "E1"}
    assert Event.objects.get(did="criteriumgroep.removed").data == {"criteria": 1}


def test_a_group_gets_another_title_and_no_two_have_the_same(cast: Cast, own: Formulier) -> None:
    changed = actions.save_groep(
        by=cast.olga, at=NOW, groep=groep(own, "Kern"), titel="Hart", toelichting="De kern"
    )
    assert (changed.titel, changed.toelichting) == ("Hart", "De kern")
    for titel, message in (("Begin", "Er is al een groep"), (" ", "titel")):
        with pytest.raises(actions.CannotMakeFormulier, match=message):
            actions.save_groep(by=cast.olga, at=NOW, groep=changed, titel=titel, toelichting="")
        with pytest.raises(actions.CannotMakeFormulier, match=message):
            actions.add_groep(by=cast.olga, at=NOW, formulier=own, titel=titel)


def test_what_another_removed_in_the_meantime_is_said_and_not_crashed_on(
    cast: Cast, own: Formulier
) -> None:
    gone, gone_groep = own.criteria.get(code="E1"), groep(own, "Kern")
    Criterium.objects.filter(pk=gone.pk).delete()
    actions.remove_groep(by=cast.olga, at=NOW, groep=gone_groep)
    gone_groep.pk, gone.groep = 10**9, gone_groep
    acts: list[Callable[[], object]] = [
        lambda: actions.save_criterium(by=cast.olga, at=NOW, criterium=gone, wijze=Wijze()),
        lambda: actions.move_criterium(by=cast.olga, at=NOW, criterium=gone, up=True),
        lambda: actions.remove_criterium(by=cast.olga, at=NOW, criterium=gone),
        lambda: actions.move_groep(by=cast.olga, at=NOW, groep=gone_groep, up=True),
        lambda: actions.remove_groep(by=cast.olga, at=NOW, groep=gone_groep),
        lambda: actions.add_criterium(
            by=cast.olga, at=NOW, groep=gone_groep, tekst="x", wijze=Wijze()
        ),
    ]
    for act in acts:
        with pytest.raises(actions.CannotMakeFormulier, match="intussen weggehaald"):
            act()


def test_weights_are_shares_and_may_be_unfinished_until_publishing(
    cast: Cast, own: Formulier
) -> None:
    weigh(cast, own, "40", "59.99")
    for wrong in ("-0.01", "100.01"):
        with pytest.raises(actions.CannotMakeFormulier, match="0 tot en met 100"):
            weigh(cast, own, "40", wrong)
    assert [one.gewicht for one in own.groepen.all()] == [Decimal(40), Decimal("59.99")]
    assert Event.objects.get(did="formulier.weighted").data == {"groepen": 2}


def test_a_quality_form_is_published_only_if_it_gives_a_score(cast: Cast, own: Formulier) -> None:
    empty = actions.start_formulier(by=cast.olga, at=NOW, titel="Leeg")

    def refused(formulier: Formulier, message: str) -> None:
        with pytest.raises(actions.CannotMakeFormulier, match=message):
            actions.publish_formulier(by=cast.olga, at=NOW, formulier=formulier)

    refused(empty, "eerst een groep")
    actions.add_groep(by=cast.olga, at=NOW, formulier=empty, titel="Leeg")
    refused(empty, "minstens 1 criterium nodig")
    refused(own, "Geef elke groep een gewicht")
    weigh(cast, own, "40", "59.99")
    refused(own, "samen precies 100")
    weigh(cast, own, "40", "60")
    only = own.criteria.get(code="E3")
    actions.save_criterium(by=cast.olga, at=NOW, criterium=only, wijze=Wijze(gewicht=Decimal(0)))
    refused(own, "meetellen")
    actions.save_criterium(by=cast.olga, at=NOW, criterium=only, wijze=Wijze())
    published = actions.publish_formulier(by=cast.olga, at=NOW, formulier=own)
    assert (published.status, len(published.digest)) == ("gepubliceerd", 64)


def test_the_digest_tells_apart_what_the_form_says(cast: Cast, own: Formulier) -> None:
    def text() -> str:
        return str(queries.inhoud(Formulier.objects.get(pk=own.pk)))

    seen = {text()}
    weigh(cast, own, "40", "60")
    seen.add(text())
    actions.save_groep(
        by=cast.olga, at=NOW, groep=groep(own, "Kern"), titel="Kern", toelichting="Kern"
    )
    seen.add(text())
    actions.move_criterium(by=cast.olga, at=NOW, criterium=own.criteria.get(code="E1"), up=False)
    seen.add(text())
    actions.save_formulier(by=cast.olga, at=NOW, formulier=own, titel=own.titel, toelichting="Y")
    seen.add(text())
    assert len(seen) == 5


def every_act(by: Medewerker, formulier: Formulier, one: Criterium) -> list[Callable[[], object]]:
    """Return everything that can be done to a concept form."""
    group, guide = one.groep, versie("gespreksstructuur")
    rule = guide.elementen.filter(code="A1")
    weights = {group.pk: Decimal(1)}
    return [
        lambda: actions.save_formulier(
            by=by, at=NOW, formulier=formulier, titel="x", toelichting=""
        ),
        lambda: actions.add_groep(by=by, at=NOW, formulier=formulier, titel="x"),
        lambda: actions.save_groep(by=by, at=NOW, groep=group, titel="x", toelichting=""),
        lambda: actions.move_groep(by=by, at=NOW, groep=group, up=True),
        lambda: actions.remove_groep(by=by, at=NOW, groep=group),
        lambda: actions.save_gewichten(by=by, at=NOW, formulier=formulier, gewichten=weights),
        lambda: actions.add_criterium(by=by, at=NOW, groep=group, tekst="x", wijze=Wijze()),
        lambda: actions.add_elementen(
            by=by, at=NOW, formulier=formulier, versie=guide, elementen=rule, schaal="voldaan"
        ),
        lambda: actions.save_criterium(by=by, at=NOW, criterium=one, wijze=Wijze()),
        lambda: actions.move_criterium(by=by, at=NOW, criterium=one, up=True),
        lambda: actions.remove_criterium(by=by, at=NOW, criterium=one),
        lambda: actions.decide_cesuur(
            by=by, at=NOW, formulier=formulier, cesuur={"regel": "alle"}, reden="x"
        ),
    ]


def test_only_who_plans_exams_makes_and_changes_forms(cast: Cast, own: Formulier) -> None:
    one = own.criteria.get(code="E1")
    for name in OTHERS:
        by = cast.people[name]
        for act in every_act(by, own, one):
            with pytest.raises(PermissionDenied):
                act()
        with pytest.raises(PermissionDenied):
            actions.start_formulier(by=by, at=NOW, titel="x")
        with pytest.raises(PermissionDenied):
            actions.new_version(by=by, at=NOW, formulier=own)


def test_nothing_of_a_published_form_changes(cast: Cast, own: Formulier) -> None:
    weigh(cast, own, "40", "60")
    published = actions.publish_formulier(by=cast.olga, at=NOW, formulier=own)
    before = queries.inhoud(published)
    for act in every_act(cast.olga, published, own.criteria.get(code="E1")):
        with pytest.raises(actions.CannotMakeFormulier, match="verandert niet meer"):
            act()
    assert queries.inhoud(Formulier.objects.get(pk=own.pk)) == before
