"""The pages on which a form is made and changed."""

from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Criterium, Formulier
from gastvrij.beoordeling.rules.criteria import Wijze
from gastvrij.conftest import NOW, Cast

from .eigen import own_form, weigh
from .scenario import Stage
from .schermen import GIVEN, at, codes, text

OTHERS = ("noor", "fatima", "bram", "tessa", "coen", "els", "kim", "frits", "anja")


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


@pytest.fixture
def own(cast: Cast) -> Formulier:
    return own_form(cast)


@pytest.fixture
def olga(client: Client, cast: Cast) -> Client:
    client.force_login(cast.olga)
    return client


def test_a_form_of_ones_own_is_begun_on_the_page_of_forms(olga: Client) -> None:
    url = at("eigen_formulier")
    refused = olga.post(url, {"eigen-titel": "", "eigen-toelichting": "Wel een uitleg"})
    assert refused.status_code == 422
    assert "Vul in: Titel" in refused.content.decode()
    assert "Wel een uitleg" in refused.content.decode()
    made = olga.post(url, {"eigen-titel": "Gesprekken", "eigen-toelichting": ""})
    formulier = Formulier.objects.get(titel="Gesprekken")
    assert made["Location"] == at("formulier_bewerken", formulier.uuid)
    assert "nog geen criteria" in text(olga, made["Location"])
    assert "nog geen criteria" in text(olga, at("formulier", formulier.uuid))
    assert "nog geen criteria" in text(olga, at("voorbeeld", formulier.uuid))
    assert "Gesprekskwaliteit" in text(olga, at("formulieren"))


def test_title_weights_and_groups_are_saved_where_they_stand(olga: Client, own: Formulier) -> None:
    page = at("formulier_bewerken", own.uuid)
    assert olga.post(page, {"titel": "Anders", "toelichting": "Uitleg"})["Location"] == page
    weights = {f"gewicht-{groep.uuid}": "33,3" for groep in own.groepen.all()}
    assert olga.post(at("gewichten", own.uuid), weights)["Location"] == f"{page}#gewichten"
    shown = text(olga, page)
    assert "Nu samen 66,6" in shown
    assert "nog geen 100" in shown
    added = olga.post(at("groep_nieuw", own.uuid), {"nieuw-titel": "Slot"})
    slot = own.groepen.get(titel="Slot")
    assert added["Location"] == f"{page}#g-{slot.uuid}"
    renamed = olga.post(at("groep", slot.uuid), {"titel": "Einde", "toelichting": "Kort"})
    assert renamed["Location"] == f"{page}#g-{slot.uuid}"
    assert "Einde" in text(olga, page)
    assert "Einde" in text(olga, at("groep", slot.uuid))


def test_what_is_wrong_is_said_and_what_was_typed_stays(olga: Client, own: Formulier) -> None:
    first = own.groepen.all()[0]
    page, weights = at("formulier_bewerken", own.uuid), at("gewichten", own.uuid)
    gewicht = f"gewicht-{first.uuid}"
    rest = {f"gewicht-{own.groepen.all()[1].uuid}": "40"}
    double = "Er is al een groep"
    for url, given, message, kept in (
        (page, {"titel": "", "toelichting": "Blijft"}, "Vul in: Titel", "Blijft"),
        (weights, rest | {gewicht: ""}, "Vul in: Begin", 'value="40"'),
        (weights, rest | {gewicht: "1.2.3"}, "Schrijf een getal", "1.2.3"),
        (weights, rest | {gewicht: "101"}, "0 tot en met 100", "101"),
        (at("groep_nieuw", own.uuid), {"nieuw-titel": ""}, "Vul in: Titel van de groep", "Kern"),
        (at("groep_nieuw", own.uuid), {"nieuw-titel": "Kern"}, double, 'value="Kern"'),
        (at("groep", first.uuid), {"titel": "Kern", "toelichting": "Ook"}, double, "Ook"),
    ):
        refused = olga.post(url, given)
        assert (url, refused.status_code) == (url, 422)
        assert message in refused.content.decode()
        assert kept in refused.content.decode()


def test_buttons_move_and_remove_as_keys_would(olga: Client, own: Formulier) -> None:
    page = at("formulier_bewerken", own.uuid)
    first = own.criteria.get(code="E1")
    moved = olga.post(at("criterium_omlaag", first.uuid))
    assert moved["Location"] == f"{page}#c-{first.uuid}"
    assert codes(own) == ["E2", "E1", "E3"]
    olga.post(at("criterium_omhoog", first.uuid))
    assert codes(own) == ["E1", "E2", "E3"]
    kern = own.groepen.get(titel="Kern")
    assert olga.post(at("groep_omhoog", kern.uuid))["Location"] == f"{page}#g-{kern.uuid}"
    assert codes(own) == ["E3", "E1", "E2"]
    olga.post(at("groep_omlaag", kern.uuid))
    assert codes(own) == ["E1", "E2", "E3"]
    gone = olga.post(at("criterium_weg", first.uuid))
    assert gone["Location"] == f"{page}#g-{first.groep.uuid}"
    assert olga.post(at("groep_weg", kern.uuid))["Location"] == page
    assert codes(own) == ["E2"]


def test_the_first_has_no_button_up_and_the_last_none_down(olga: Client, own: Formulier) -> None:
    shown = text(olga, at("formulier_bewerken", own.uuid))
    first, second, only = own.criteria.order_by("volgorde")
    for one, word, is_there in (
        (first, "omhoog", False),
        (first, "omlaag", True),
        (second, "omhoog", True),
        (second, "omlaag", False),
        (only, "omhoog", False),
        (only, "omlaag", False),
    ):
        assert (at(f"criterium_{word}", one.uuid) in shown) is is_there


def test_an_exam_form_shows_only_what_may_change(olga: Client, stage: Stage) -> None:
    versie = stage.formulier.versie
    assert versie is not None
    exam = actions.make_formulier(by=stage.cast.olga, at=NOW, versie=versie)
    shown = text(olga, at("formulier_bewerken", exam.uuid))
    assert "Het toetsplan bepaalt de toetstermen" in shown
    one = exam.criteria.get(code="L1.04")
    assert at("criterium_weg", one.uuid) not in shown
    assert at("groep_nieuw", exam.uuid) not in shown
    page = text(olga, at("criterium", one.uuid))
    for name in ("schaal", "treden", "invuller", "groep", "tekst", "code"):
        assert f'name="{name}"' not in page
    given = {"hulp": "Open vraag", "gewicht": "2", "is_knock_out": "on", "bewijs_verplicht": "on"}
    assert olga.post(at("criterium", one.uuid), given).status_code == 302
    one.refresh_from_db()
    assert (one.hulp, one.gewicht, one.is_knock_out, one.schaal) == (
        "Open vraag",
        Decimal(2),
        True,
        "voldoende",
    )
    refused = olga.post(at("criterium_weg", one.uuid))
    assert refused.status_code == 422
    assert "Het toetsplan bepaalt" in refused.content.decode()


def test_a_form_with_its_weights_is_published_and_pages_to_change_it_lead_back(
    olga: Client, cast: Cast, own: Formulier
) -> None:
    publish = at("publiceren", own.uuid)
    refused = olga.post(publish)
    assert refused.status_code == 422
    assert "Geef elke groep een gewicht" in refused.content.decode()
    weigh(cast, own, "40", "60")
    assert olga.post(publish).status_code == 302
    page = at("formulier", own.uuid)
    shown = text(olga, page)
    assert "gewicht 40" in shown
    assert at("formulier_bewerken", own.uuid) not in shown
    one = own.criteria.get(code="E1")
    weights = {f"gewicht-{groep.uuid}": "50" for groep in own.groepen.all()}
    for url in (
        at("formulier_bewerken", own.uuid),
        at("uit_kader", own.uuid),
        at("groep", one.groep.uuid),
        at("criterium_nieuw", one.groep.uuid),
        at("criterium", one.uuid),
    ):
        assert olga.get(url)["Location"] == page
    for url, given in (
        (at("formulier_bewerken", own.uuid), {"titel": "x", "toelichting": ""}),
        (at("gewichten", own.uuid), weights),
        (at("groep_nieuw", own.uuid), {"nieuw-titel": "x"}),
        (at("groep", one.groep.uuid), {"titel": "x", "toelichting": ""}),
        (at("groep_omlaag", one.groep.uuid), {}),
        (at("groep_weg", one.groep.uuid), {}),
        (at("criterium_omlaag", one.uuid), {}),
        (at("criterium_weg", one.uuid), {}),
        (at("criterium", one.uuid), GIVEN | {"groep": str(one.groep.uuid)}),
        (at("criterium_nieuw", one.groep.uuid), GIVEN),
    ):
        late = olga.post(url, given)
        assert (url, late.status_code) == (url, 422)
        assert "verandert niet meer" in late.content.decode()


def test_only_who_plans_exams_comes_on_the_pages_that_change_a_form(
    client: Client, cast: Cast, own: Formulier
) -> None:
    one = own.criteria.get(code="E1")
    for who in OTHERS:
        client.force_login(cast.people[who])
        for url in (
            at("formulier_bewerken", own.uuid),
            at("uit_kader", own.uuid),
            at("groep", one.groep.uuid),
            at("criterium_nieuw", one.groep.uuid),
            at("criterium", one.uuid),
        ):
            assert (who, url, client.get(url).status_code) == (who, url, 403)
            assert (who, url, client.post(url).status_code) == (who, url, 403)
        for url in (
            at("eigen_formulier"),
            at("gewichten", own.uuid),
            at("groep_nieuw", own.uuid),
            at("groep_omhoog", one.groep.uuid),
            at("groep_weg", one.groep.uuid),
            at("criterium_omhoog", one.uuid),
            at("criterium_weg", one.uuid),
        ):
            assert (who, url, client.post(url).status_code) == (who, url, 403)
    assert codes(own) == ["E1", "E2", "E3"]
    client.force_login(cast.olga)
    for name in ("groep", "criterium", "formulier_bewerken"):
        assert (
            client.get(at(name, one.uuid if name != "criterium" else own.uuid)).status_code == 404
        )


def test_the_page_to_change_a_form_costs_the_same_with_more_criteria(
    olga: Client,
    cast: Cast,
    own: Formulier,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for groep in own.groepen.all():
        for nr in range(12):
            actions.add_criterium(
                by=cast.olga, at=NOW, groep=groep, tekst=f"toont {nr}", wijze=Wijze()
            )
    assert Criterium.objects.filter(formulier=own).count() == 27
    for name in ("formulier_bewerken", "formulier", "voorbeeld"):
        with django_assert_max_num_queries(25):
            olga.get(at(name, own.uuid))
