"""The pages on which criteria are written, ticked from a kader, and changed."""

import pytest
from django.test import Client

from gastvrij.beoordeling.models import Formulier
from gastvrij.conftest import Cast
from gastvrij.kaders.models import KaderVersie

from .eigen import own_form
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


def test_an_own_criterium_is_written_and_changed(olga: Client, own: Formulier) -> None:
    kern = own.groepen.get(titel="Kern")
    assert "In de groep Kern" in text(olga, at("criterium_nieuw", kern.uuid))
    made = olga.post(at("criterium_nieuw", kern.uuid), GIVEN)
    one = own.criteria.get(tekst="blijft rustig")
    assert made["Location"].endswith(f"#c-{one.uuid}")
    assert (one.code, one.schaal, str(one.gewicht)) == ("E4", "treden", "2.50")
    assert one.treden == [["t1", "begin", "doet het soms"], ["t2", "vaardig", "doet het steeds"]]
    assert (one.is_knock_out, one.bewijs_verplicht, one.invuller) == (True, False, "beiden")
    shown = text(olga, at("formulier_bewerken", own.uuid))
    for words in (
        "gewicht 2,5",
        "citaat hoeft niet",
        "Naast de medewerker, Geluid",
        "kritisch punt",
    ):
        assert words in shown
    page = text(olga, at("criterium", one.uuid))
    assert "begin: doet het soms\nvaardig: doet het steeds" in page
    begin = own.groepen.get(titel="Begin")
    change = {**GIVEN, "tekst": "blijft kalm", "groep": str(begin.uuid), "schaal": "voldaan"}
    assert olga.post(at("criterium", one.uuid), change).status_code == 302
    one.refresh_from_db()
    assert (one.tekst, one.groep, one.schaal, one.treden) == ("blijft kalm", begin, "voldaan", [])
    assert one.code == "E4"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"tekst": "zegt letterlijk hallo"}, "ruimte voor spontaniteit"),
        ({"tekst": ""}, "Vul in: Wat u beoordeelt"),
        ({"treden": "begin: alleen dit"}, "minstens 2 treden"),
        ({"gewicht": "zwaar"}, "Schrijf een getal"),
        ({"gewicht": ""}, "Vul in: Gewicht"),
        ({"schaal": ""}, "Kies: Schaal"),
        ({"code": "E1"}, "heeft deze code al"),
    ],
)
def test_an_own_criterium_that_is_not_right_keeps_what_was_typed(
    olga: Client, own: Formulier, wrong: dict[str, str], message: str
) -> None:
    url = at("criterium_nieuw", own.groepen.get(titel="Kern").uuid)
    refused = olga.post(url, GIVEN | wrong)
    assert refused.status_code == 422
    assert message in refused.content.decode()
    assert "Let op de stem." in refused.content.decode()
    assert own.criteria.count() == 3
    if "code" not in wrong:
        one = own.criteria.get(code="E1")
        assert olga.post(at("criterium", one.uuid), GIVEN | wrong).status_code == 422


def test_criteria_are_ticked_from_a_published_kader(olga: Client, own: Formulier) -> None:
    url = at("uit_kader", own.uuid)
    guide = KaderVersie.objects.get(kader__soort="gespreksstructuur")
    page = text(olga, url)
    assert str(guide.uuid) in page
    assert 'name="elementen"' not in page
    chosen = f"{url}?kader={guide.uuid}"
    page = text(olga, chosen)
    steps = list(guide.elementen.filter(code__in=("A1", "F1.1")))
    assert all(str(step.uuid) in page for step in steps)
    example = guide.elementen.filter(soort="voorbeeldzin")[0]
    assert str(example.uuid) not in page
    refused = olga.post(chosen, {"schaal": "deels"})
    assert refused.status_code == 422
    wrong = olga.post(chosen, {"schaal": "", "elementen": [str(steps[0].uuid)]})
    assert wrong.status_code == 422
    ticked = wrong.content.decode().index(str(steps[0].uuid))
    assert "checked" in wrong.content.decode()[ticked : ticked + 60]
    keys = [str(step.uuid) for step in steps]
    done = olga.post(chosen, {"schaal": "deels", "elementen": keys})
    made = own.criteria.get(code="A1")
    assert done["Location"].endswith(f"#c-{made.uuid}")
    assert codes(own)[3:] == ["A1", "F1.1"]
    assert "staat er al in" in text(olga, chosen)
    again = olga.post(chosen, {"schaal": "deels", "elementen": keys})
    assert again.status_code == 422
    assert "staat al in dit formulier" in again.content.decode()
    element = text(olga, at("criterium", made.uuid))
    assert 'name="tekst"' not in element
    assert "veranderen hier niet" in element
    changed = olga.post(at("criterium", made.uuid), GIVEN | {"groep": str(made.groep.uuid)})
    assert changed.status_code == 302
    made.refresh_from_db()
    assert made.element is not None
    assert (made.tekst, made.schaal) == (made.element.tekst, "treden")


def test_a_dictionary_shows_competence_and_level_above_its_indicators(
    olga: Client, own: Formulier
) -> None:
    versie = KaderVersie.objects.get(kader__soort="competentiewoordenboek")
    page = text(olga, f"{at('uit_kader', own.uuid)}?kader={versie.uuid}")
    assert "Nauwkeurigheid · Niveau 1" in page
    assert "1.1-N1-1" in page


def test_a_kader_that_cannot_be_chosen_is_said(olga: Client, own: Formulier) -> None:
    url = at("uit_kader", own.uuid)
    assert olga.get(f"{url}?kader={own.uuid}").status_code == 422
    norms = f"{url}?kader="
    assert olga.get(norms).status_code == 422
