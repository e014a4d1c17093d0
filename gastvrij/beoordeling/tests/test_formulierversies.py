"""A new version of a form: a copy to go on with, and nothing of before that changes."""

# ruff: noqa: S608 - SQL made of our own names is what is tested here

from decimal import Decimal
from itertools import cycle
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Beoordeling, Criterium, Formulier, Observatie, Oordeel
from gastvrij.beoordeling.rules import schalen
from gastvrij.beoordeling.rules.criteria import Wijze
from gastvrij.beoordeling.rules.score import Score
from gastvrij.conftest import NOW, Cast

from .eigen import own_form, published_form, weigh
from .scenario import BEGUN, PLANNED, Stage
from .sql import copy_of, refused, run

OBSERVATIES = 50


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


def content(formulier: Formulier) -> dict[str, Any]:
    found = queries.inhoud(Formulier.objects.get(pk=formulier.pk))
    return {name: value for name, value in found.items() if name != "nummer"}


def test_a_new_version_has_everything_the_old_one_has(cast: Cast) -> None:
    old = published_form(cast)
    new = actions.new_version(by=cast.olga, at=NOW, formulier=old)
    assert (new.nummer, new.voorganger, new.status) == (2, old, "concept")
    assert (new.digest, new.gepubliceerd_op) == ("", None)
    assert content(new) == content(old)
    assert not set(new.criteria.values_list("pk")) & set(old.criteria.values_list("pk"))
    assert {one.groep.formulier for one in new.criteria.all()} == {new}
    event = Event.objects.get(did="formulier.version_started", object=new.uuid)
    assert event.data == {"nummer": 2, "voorganger": str(old.uuid)}


def test_a_new_version_of_an_exam_form_keeps_plan_levels_and_cesuur(stage: Stage) -> None:
    first = stage.formulier
    second = actions.new_version(by=stage.cast.olga, at=NOW, formulier=first)
    actions.decide_cesuur(
        by=stage.cast.olga, at=NOW, formulier=second, cesuur={"regel": "alle"}, reden="Streng"
    )
    second = actions.publish_formulier(by=stage.cast.olga, at=NOW, formulier=second)
    third = actions.new_version(by=stage.cast.olga, at=NOW, formulier=second)
    assert (second.nummer, third.nummer, third.versie) == (2, 3, first.versie)
    assert content(third) == content(second)
    assert (third.cesuur_reden, third.cesuur_op, third.cesuur_door) == (
        "Streng",
        NOW,
        stage.cast.olga,
    )
    levels = {one.code: one.niveaus for one in first.criteria.all()}
    assert {one.code: one.niveaus for one in third.criteria.all()} == levels


def test_there_is_one_next_version_at_a_time(stage: Stage) -> None:
    cast = stage.cast
    old = published_form(cast)
    new = actions.new_version(by=cast.olga, at=NOW, formulier=old)
    with pytest.raises(actions.CannotMakeFormulier, match="al een nieuwe versie"):
        actions.new_version(by=cast.olga, at=NOW, formulier=old)
    with pytest.raises(actions.CannotMakeFormulier, match="nog een concept"):
        actions.new_version(by=cast.olga, at=NOW, formulier=new)
    versie = stage.formulier.versie
    assert versie is not None
    actions.make_formulier(by=cast.olga, at=NOW, versie=versie)
    with pytest.raises(actions.CannotMakeFormulier, match="al een concept"):
        actions.new_version(by=cast.olga, at=NOW, formulier=stage.formulier)


def observe(stage: Stage, formulier: Formulier) -> list[Observatie]:
    """Return observations of Noor by Coen, all begun on a written-out conversation."""
    first = actions.plan_observatie(
        by=stage.cast.olga,
        at=PLANNED,
        doel="kwaliteit",
        medewerker=stage.cast.noor,
        beoordelaar=stage.cast.coen,
        formulier=formulier,
    )
    same = {
        name: getattr(first, name)
        for name in ("doel", "formulier", "medewerker", "beoordelaar", "poortbesluit", "gepland_op")
    }
    Observatie.objects.bulk_create(
        Observatie(**same, gepland_door=stage.cast.olga, herkomst="tekst")
        for _nr in range(OBSERVATIES - 1)
    )
    rows = Observatie.objects.filter(formulier=formulier)
    Beoordeling.objects.bulk_create(
        Beoordeling(observatie=one, beoordelaar=stage.cast.coen)
        for one in rows.filter(beoordelingen=None)
    )
    rows.update(status="afname", herkomst="tekst", burger_geinformeerd=True, begonnen_op=BEGUN)
    return list(rows.order_by("pk"))


def judge(stage: Stage, formulier: Formulier, observaties: list[Observatie]) -> None:
    """Give every value of every scale in turn: 10 verdicts on each observation."""
    turns = {
        one: cycle(schalen.values(one.schaal, one.treden))
        for one in formulier.criteria.order_by("volgorde")
    }
    Oordeel.objects.bulk_create(
        Oordeel(
            observatie=observatie,
            criterium=criterium,
            waarde=next(turn),
            gegeven_op=BEGUN,
            gegeven_door=stage.cast.coen,
        )
        for observatie in observaties
        for criterium, turn in turns.items()
    )


def rows(formulier: Formulier) -> list[Any]:
    """Return every stored row of a form and what was judged with it, field by field."""
    observaties = Observatie.objects.filter(formulier=formulier)
    return [
        list(found.order_by("pk").values())
        for found in (
            Formulier.objects.filter(pk=formulier.pk),
            formulier.groepen.all(),
            formulier.criteria.all(),
            observaties,
            Oordeel.objects.filter(observatie__in=observaties),
        )
    ]


def scores(stage: Stage, formulier: Formulier) -> list[Score]:
    found = Observatie.objects.filter(formulier=formulier).order_by("pk")
    return [queries.score_of(one, van=stage.cast.coen) for one in found]


def change_everything(cast: Cast, formulier: Formulier) -> None:
    """Change title, weights, scales, order and number of criteria of a concept."""
    actions.save_formulier(
        by=cast.olga, at=NOW, formulier=formulier, titel="Heel anders", toelichting="Nieuw"
    )
    weigh(cast, formulier, "90", "10")
    actions.move_groep(by=cast.olga, at=NOW, groep=formulier.groepen.all()[1], up=True)
    for one in formulier.criteria.order_by("volgorde")[:4]:
        wijze = Wijze("deels", gewicht=Decimal(3), is_knock_out=not one.is_knock_out)
        actions.save_criterium(by=cast.olga, at=NOW, criterium=one, wijze=wijze, tekst="anders")
    last = formulier.criteria.order_by("-volgorde")[0]
    actions.remove_criterium(by=cast.olga, at=NOW, criterium=last)


def test_a_form_changed_after_500_judgements_leaves_every_old_result_as_it_was(
    stage: Stage,
) -> None:
    old = published_form(stage.cast)
    judge(stage, old, observe(stage, old))
    assert Oordeel.objects.filter(criterium__formulier=old).count() == 500
    stored, scored = rows(old), scores(stage, old)
    assert len(stored[4]) == 500
    assert len({one.procent for one in scored}) > 3
    assert any(one.gemist for one in scored)
    new = actions.new_version(by=stage.cast.olga, at=NOW, formulier=old)
    change_everything(stage.cast, new)
    new = actions.publish_formulier(by=stage.cast.olga, at=NOW, formulier=new)
    assert content(new) != content(old)
    assert rows(old) == stored
    assert repr(scores(stage, old)) == repr(scored)
    assert Criterium.objects.filter(formulier=new).count() == 9


def test_the_page_begins_a_new_version_once_and_links_to_it(client: Client, cast: Cast) -> None:
    old = published_form(cast)
    client.force_login(cast.olga)
    page, url = (
        reverse(f"beoordeling:{name}", args=[old.uuid]) for name in ("formulier", "nieuwe_versie")
    )
    assert url in client.get(page).content.decode()
    made = client.post(url)
    new = Formulier.objects.get(voorganger=old)
    assert made["Location"] == reverse("beoordeling:formulier_bewerken", args=[new.uuid])
    shown = client.get(page).content.decode()
    assert "Er is een nieuwe versie: formulier 2" in shown
    assert url not in shown
    again = client.post(url)
    assert again.status_code == 422
    assert "al een nieuwe versie" in again.content.decode()
    client.force_login(cast.noor)
    assert "Er is een nieuwe versie" not in client.get(page).content.decode()


def test_others_begin_no_new_version(client: Client, cast: Cast) -> None:
    old = published_form(cast)
    for who in ("noor", "bram", "tessa", "coen", "els", "kim", "frits", "anja"):
        client.force_login(cast.people[who])
        url = reverse("beoordeling:nieuwe_versie", args=[old.uuid])
        assert (who, client.post(url).status_code) == (who, 403)
    assert not own_form(cast).opvolgers.exists()
    assert not old.opvolgers.exists()


def test_the_database_keeps_groups_of_a_published_form_as_they_are(cast: Cast) -> None:
    old = published_form(cast)
    concept = actions.new_version(by=cast.olga, at=NOW, formulier=old)
    table, mine = "beoordeling_criteriumgroep", f"formulier_id = {old.pk}"
    words = "a criteriumgroep of a published formulier is immutable"
    first = f"t.{mine} AND t.volgorde = 0"
    assert refused(f"UPDATE {table} SET gewicht = 1 WHERE {mine}", because=words)
    assert refused(f"DELETE FROM {table} WHERE {mine} AND volgorde = 0", because=words)
    assert refused(copy_of(table, first, volgorde="99"), because=words)
    other = f"formulier_id = {concept.pk} AND volgorde = 0"
    moved = f"UPDATE {table} SET formulier_id = {old.pk}, volgorde = 99 WHERE {other}"
    assert refused(moved, because=words)
    assert run(f"UPDATE {table} SET gewicht = 1 WHERE {other}") == 1
