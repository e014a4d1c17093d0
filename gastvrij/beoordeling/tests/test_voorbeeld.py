"""A form tried with example values, of which nothing is kept."""

import pytest
from django.test import Client

from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Formulier, Oordeel
from gastvrij.beoordeling.rules.criteria import Wijze
from gastvrij.conftest import NOW, Cast

from .eigen import own_form, published_form, weigh
from .scenario import Stage
from .schermen import at, plain, text

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


def field(formulier: Formulier, code: str) -> str:
    return f"c-{formulier.criteria.get(code=code).uuid}"


def test_everyone_tries_a_published_form_and_only_who_plans_a_concept(
    client: Client, cast: Cast, own: Formulier
) -> None:
    published = published_form(cast)
    for who, person in cast.people.items():
        client.force_login(person)
        assert (who, client.get(at("voorbeeld", published.uuid)).status_code) == (who, 200)
        expected = 200 if who == "olga" else 404
        assert (who, client.get(at("voorbeeld", own.uuid)).status_code) == (who, expected)


def test_example_values_of_a_quality_form_give_a_score_and_are_not_kept(
    olga: Client, cast: Cast, own: Formulier
) -> None:
    weigh(cast, own, "40", "60")
    one = own.criteria.get(code="E3")
    actions.save_criterium(by=cast.olga, at=NOW, criterium=one, wijze=Wijze(is_knock_out=True))
    url = at("voorbeeld", own.uuid)
    assert "Score van dit voorbeeld" not in text(olga, url)
    assert "Score van dit voorbeeld: geen score" in plain(olga.post(url).content.decode())
    given = {field(own, "E1"): "voldaan", field(own, "E2"): "nvt"}
    page = olga.post(url, given).content.decode()
    assert "Score van dit voorbeeld: 100,0%" in plain(page)
    assert "Kern 60 geen score 0 0 0" in plain(page)
    assert "kritisch punt gemist" not in plain(page)
    assert page.count("checked") == 2
    given |= {field(own, "E2"): "niet_voldaan", field(own, "E3"): "niet_voldaan"}
    page = plain(olga.post(url, given).content.decode())
    assert "Score van dit voorbeeld: 20,0%" in page
    assert "Begin 40 50,0% 2 0 0" in page
    assert "kritisch punt gemist" in page
    assert "E3 vat samen" in page
    refused = olga.post(url, {field(own, "E1"): "prachtig"})
    assert refused.status_code == 422
    assert "Score van dit voorbeeld" not in refused.content.decode()
    assert not Oordeel.objects.exists()


def test_example_values_of_an_exam_give_the_outcome_with_its_working(
    olga: Client, stage: Stage
) -> None:
    versie = stage.formulier.versie
    assert versie is not None
    exam = actions.make_formulier(by=stage.cast.olga, at=NOW, versie=versie)
    url = at("voorbeeld", exam.uuid)
    none = plain(olga.post(url).content.decode())
    assert "de cesuur van dit formulier is onbepaald" in none
    one = exam.criteria.get(code="L1.04")
    actions.save_criterium(
        by=stage.cast.olga, at=NOW, criterium=one, wijze=Wijze("voldoende", is_knock_out=True)
    )
    actions.decide_cesuur(
        by=stage.cast.olga,
        at=NOW,
        formulier=exam,
        cesuur={"regel": "minimum", "aantal": 10},
        reden="Zo",
    )
    given = {f"c-{c.uuid}": "voldoende" for c in exam.criteria.exclude(code__in=("L1.04", "L1.01"))}
    given[field(exam, "L1.01")] = "onvoldoende"
    page = plain(olga.post(url, given).content.decode())
    assert "Uitslag van dit voorbeeld: nog niet te bepalen" in page
    assert "Bereikt 10 toetstermen voldoende Nodig 10 Nog open 1 : L1.04" in page.replace(
        "1:", "1 :"
    )
    assert "Onvoldoende L1.01" in page
    assert "Kritisch, open L1.04" in page
    given[field(exam, "L1.04")] = "onvoldoende"
    page = plain(olga.post(url, given).content.decode())
    assert "Uitslag van dit voorbeeld: niet geslaagd" in page
    assert "onvoldoende op L1.04" in page
    given[field(exam, "L1.04")] = "voldoende"
    page = plain(olga.post(url, given).content.decode())
    assert "Uitslag van dit voorbeeld: geslaagd" in page
    assert "%" not in page.split("Uitslag van dit voorbeeld")[1].split("Reken uit")[0]
    actions.decide_cesuur(
        by=stage.cast.olga,
        at=NOW,
        formulier=exam,
        cesuur={"regel": "compensatorisch", "drempel": "8.5"},
        reden="Zo",
    )
    page = plain(olga.post(url, given).content.decode())
    assert "Bereikt 11 punten Nodig 8,5" in page
    assert not Oordeel.objects.exists()
