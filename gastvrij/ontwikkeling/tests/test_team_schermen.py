"""The page of a team and its files: who may, what shows, and the same in each form."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from gastvrij.basis.models import Poortbesluit
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import Cast

from .teams import competentie, functie, learn, of_afdeling, people, state

BALIE = "Sociaal domein"
TEAM = "/profiel/team/"


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


@pytest.fixture
def code(cast: Cast) -> str:
    """Twelve people: of six a level that is asked, of five one below it."""
    twelve = people(cast.afdelingen[BALIE], 12)
    functie(cast, twelve)
    state(cast, twelve[:6], "2")
    state(cast, twelve[6:11], "1")
    state(cast, twelve[:4], "4", of=competentie("Leren en verbeteren"))
    return of_afdeling(cast, BALIE)


def addresses(code: str) -> list[str]:
    return [
        f"{TEAM}?van={code}",
        reverse("ontwikkeling:team_csv", args=[code]),
        reverse("ontwikkeling:team_xlsx", args=[code]),
    ]


def test_only_the_training_adviser_may(client: Client, cast: Cast, code: str) -> None:
    for who, person in cast.people.items():
        client.force_login(person)
        expected = 200 if who == "olga" else 403
        for address in [TEAM, *addresses(code)]:
            assert (who, client.get(address).status_code) == (who, expected)
        tabs = client.get(reverse("ontwikkeling:hulp")).content.decode()
        assert (f'href="{TEAM}"' in tabs) is (who == "olga")


def test_an_unknown_selection_is_404(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    for address in addresses("afdeling-onbekend"):
        assert client.get(address).status_code == 404


def test_the_page_says_the_conclusion_and_shows_counts_without_names(
    client: Client, cast: Cast, code: str
) -> None:
    client.force_login(cast.olga)
    page = client.get(f"{TEAM}?van={code}").content.decode()
    assert "Bij 4 van de 5 competenties is van minder dan de helft een niveau besproken." in page
    assert "Bij 3 competenties nog van niemand." in page
    assert "niveau 2: 12" in page
    assert "dicht</span>" in page
    assert "Mens Nummer" not in page
    assert page.index("Leren en verbeteren") < page.index("Nauwkeurigheid")


def test_the_files_hold_exactly_what_the_page_shows(client: Client, cast: Cast, code: str) -> None:
    client.force_login(cast.olga)
    answer = client.get(reverse("ontwikkeling:team_csv", args=[code]))
    assert answer["Content-Disposition"] == 'attachment; filename="team.csv"'
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    by_title = {row[2]: row[3:] for row in rows[1:]}
    assert by_title["Nauwkeurigheid"] == ["niveau 2: 12", "12", "11", "1", "6", "5", "0", ""]
    assert by_title["Leren en verbeteren"] == [
        *("niveau 2: 12", "12", "4", "8", "dicht", "dicht", "0", "")
    ]
    book = load_workbook(
        io.BytesIO(client.get(reverse("ontwikkeling:team_xlsx", args=[code])).content)
    )
    cells = [["" if one is None else str(one) for one in row] for row in book.worksheets[0].values]
    plain = [[one.removeprefix("'") for one in row] for row in rows]
    assert cells == plain
    assert isinstance(book.worksheets[0]["E2"].value, int)


def test_what_stays_closed_says_why_on_the_page_and_in_the_file(
    client: Client, cast: Cast, code: str
) -> None:
    four = people(cast.afdelingen["Burgerzaken"], 4, "paar")
    functie(cast, four, "Loket")
    client.force_login(cast.olga)
    burgerzaken = of_afdeling(cast, "Burgerzaken")
    page = client.get(f"{TEAM}?van={burgerzaken}").content.decode()
    assert "Competenties zonder cijfers" in page
    assert "minder dan 5 mensen gevraagd" in page
    text = client.get(reverse("ontwikkeling:team_csv", args=[burgerzaken])).content.decode()
    assert text.count("minder dan 5 mensen gevraagd") == 2


def test_a_small_group_and_a_group_that_is_asked_nothing_say_so(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    page = client.get(f"{TEAM}?van={of_afdeling(cast, BALIE)}").content.decode()
    assert "Geen cijfers: te weinig mensen" in page
    assert "<table" not in page
    assert "team.csv" not in page
    first = client.get(TEAM).content.decode()
    assert "Maak een keuze" in first
    assert "Geen cijfers" not in first


def test_a_closed_gate_shows_why_and_no_figures(client: Client, cast: Cast, code: str) -> None:
    Poortbesluit.objects.filter(doel=Poortbesluit.Doel.ONTWIKKELING).update(
        ingetrokken_op=timezone.localdate()
    )
    client.force_login(cast.olga)
    page = client.get(f"{TEAM}?van={code}")
    assert page.status_code == 200
    assert "Het teambeeld staat uit" in page.content.decode()
    assert "niveau 2: 12" not in page.content.decode()
    for address in addresses(code)[1:]:
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Het teambeeld staat uit" in answer.content.decode()


def test_goals_show_as_counts_of_people(client: Client, cast: Cast, code: str) -> None:
    extra = people(cast.afdelingen[BALIE], 5, "extra")
    learn(extra, competentie("Nauwkeurigheid"))
    functie(cast, extra, "Balie extra")
    client.force_login(cast.olga)
    text = client.get(reverse("ontwikkeling:team_csv", args=[code])).content.decode()
    assert "niveau 2: 17;17;11;6;6;5;5;" in text
