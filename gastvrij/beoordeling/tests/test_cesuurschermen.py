"""The pages on which a cesuur is decided, with and without an Angoff worksheet."""

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Formulier
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


def test_the_form_says_undecided_and_what_the_plan_says(
    client: Client, cast: Cast, exam: Formulier
) -> None:
    client.force_login(cast.olga)
    page = client.get(reverse("beoordeling:formulier", args=[exam.uuid])).content.decode()
    assert "onbepaald" in page
    assert "geen uitslag mogelijk" in page
    assert "Zoals vastgelegd in het formulier" in page
    assert reverse("beoordeling:cesuur", args=[exam.uuid]) in page
    actions.publish_formulier(by=cast.olga, at=NOW, formulier=exam)
    page = client.get(reverse("beoordeling:formulier", args=[exam.uuid])).content.decode()
    assert "geen uitslag mogelijk" in page
    assert reverse("beoordeling:cesuur", args=[exam.uuid]) not in page


def test_the_page_decides_a_rule_and_says_what_is_wrong(
    client: Client, cast: Cast, exam: Formulier
) -> None:
    client.force_login(cast.olga)
    url = reverse("beoordeling:cesuur", args=[exam.uuid])
    assert client.get(url).status_code == 200
    given = {"regel": "minimum", "aantal": "99", "drempel": "", "reden": "Driekwart"}
    for wrong, message in (
        ({}, "van 1 tot en met het aantal toetstermen"),
        ({"aantal": ""}, "van 1 tot en met het aantal toetstermen"),
        ({"regel": "compensatorisch"}, "drempel boven 0"),
        ({"regel": "compensatorisch", "drempel": "veel"}, "Schrijf een getal"),
        ({"reden": ""}, "Vul in: Waarom deze regel"),
        ({"regel": ""}, "Kies: Regel"),
    ):
        refused = client.post(url, given | wrong)
        assert refused.status_code == 422
        assert message in refused.content.decode()
    assert "Driekwart" in client.post(url, given).content.decode()
    done = client.post(url, given | {"aantal": "9"})
    assert done["Location"] == reverse("beoordeling:formulier", args=[exam.uuid])
    page = client.get(done["Location"]).content.decode()
    assert "minstens 9 van 12 toetstermen" in page
    assert "geen uitslag mogelijk" not in page
    assert 'value="9"' in client.get(url).content.decode()
    points = {"regel": "compensatorisch", "drempel": "8,5", "reden": "Punten"}
    assert client.post(url, points).status_code == 302
    assert Formulier.objects.get(pk=exam.pk).cesuur == {
        "regel": "compensatorisch",
        "drempel": "8.5",
    }
    assert client.post(url, {"regel": "alle", "reden": "Streng"}).status_code == 302
    assert Formulier.objects.get(pk=exam.pk).cesuur == {"regel": "alle"}


def cells(exam: Formulier, *chances: str) -> dict[str, str]:
    """Return a worksheet as a browser sends it, one judge for each chance."""
    found = {"rechters": "3", "reden": "Samen geschat", "actie": "bereken"}
    for nr, chance in enumerate(chances):
        found[f"naam-{nr}"] = f"Rechter {'ABC'[nr]}"
        found |= {f"schatting-{nr}-{one.uuid}": chance for one in exam.criteria.all()}
    return found


def test_a_worksheet_is_calculated_without_being_kept(
    client: Client, cast: Cast, exam: Formulier
) -> None:
    client.force_login(cast.olga)
    url = reverse("beoordeling:angoff", args=[exam.uuid])
    assert client.get(url).content.decode().count('name="schatting-') == 3 * 12
    page = client.post(url, cells(exam, "80%", "0,6")).content.decode()
    assert "Berekend, nog niet opgeslagen" in page
    assert "Rechter A 9,6" in page
    assert "Gemiddeld 8,4, dus minstens 9 toetstermen" in page
    assert "standaardfout 1,20" in page
    assert Formulier.objects.get(pk=exam.pk).cesuur is None


def test_a_worksheet_is_calculated_before_there_is_a_reason(
    client: Client, cast: Cast, exam: Formulier
) -> None:
    client.force_login(cast.olga)
    url = reverse("beoordeling:angoff", args=[exam.uuid])
    page = client.post(url, cells(exam, "80%", "0,6") | {"reden": ""}).content.decode()
    assert "Berekend, nog niet opgeslagen" in page


def test_a_worksheet_is_saved_and_opens_as_it_was(
    client: Client, cast: Cast, exam: Formulier
) -> None:
    client.force_login(cast.olga)
    url = reverse("beoordeling:angoff", args=[exam.uuid])
    done = client.post(url, cells(exam, "80%", "0,6") | {"actie": "opslaan"})
    assert done.status_code == 302
    kept = Formulier.objects.get(pk=exam.pk).cesuur
    assert kept is not None
    assert [one["naam"] for one in kept["rechters"]] == ["Rechter A", "Rechter B"]
    assert set(kept["rechters"][0]["schattingen"].values()) == {"0.8"}
    page = client.get(url).content.decode()
    assert page.count('value="0,8"') == 12
    shown = client.get(done["Location"]).content.decode()
    assert "Rechter A 9,6, Rechter B 7,2" in shown
    assert "standaardfout 1,2" in shown


def test_a_judge_is_added_and_what_was_typed_stays(
    client: Client, cast: Cast, exam: Formulier
) -> None:
    client.force_login(cast.olga)
    url = reverse("beoordeling:angoff", args=[exam.uuid])
    more = client.post(url, cells(exam, "onzin") | {"actie": "erbij"})
    assert more.status_code == 200
    page = more.content.decode()
    assert 'name="rechters" value="4"' in page
    assert 'name="naam-3"' in page
    assert page.count('value="onzin"') == 12
    assert (
        'name="naam-12"'
        not in client.post(url, {"actie": "erbij", "rechters": "12"}).content.decode()
    )
    assert (
        'name="naam-3"' in client.post(url, {"actie": "erbij", "rechters": "veel"}).content.decode()
    )


def test_a_worksheet_that_is_not_right_says_where(
    client: Client, cast: Cast, exam: Formulier
) -> None:
    client.force_login(cast.olga)
    url = reverse("beoordeling:angoff", args=[exam.uuid])
    cell = f"schatting-0-{exam.criteria.all()[0].uuid}"
    whole = cells(exam, "0,8", "0,6")
    for wrong, message in (
        ({cell: ""}, "Vul een schatting in"),
        ({cell: "heel vaak"}, "Schrijf een kans"),
        ({"naam-0": ""}, "Vul de naam van deze rechter in"),
        ({"naam-0": "Rechter B"}, "elk met een eigen naam"),
        ({"reden": "", "actie": "opslaan"}, "Vul in: Waarom deze regel"),
        ({"naam-0": "Rechter B", "actie": "opslaan"}, "elk met een eigen naam"),
    ):
        refused = client.post(url, whole | wrong)
        assert (message, refused.status_code) == (message, 422)
        assert message in refused.content.decode()
        assert "Rechter B" in refused.content.decode()
    alone = client.post(url, cells(exam, "0,8"))
    assert "minstens 2 rechters" in alone.content.decode()
    assert Formulier.objects.get(pk=exam.pk).cesuur is None


def test_the_pages_of_the_cesuur_are_for_who_plans_exams(
    client: Client, stage: Stage, exam: Formulier
) -> None:
    own = own_form(stage.cast)
    for name in ("beoordeling:cesuur", "beoordeling:angoff"):
        for who in OTHERS:
            client.force_login(stage.cast.people[who])
            url = reverse(name, args=[exam.uuid])
            assert (who, client.get(url).status_code) == (who, 403)
            assert (who, client.post(url, {"regel": "alle"}).status_code) == (who, 403)
        client.force_login(stage.cast.olga)
        assert client.get(reverse(name, args=[own.uuid])).status_code == 404
        late = reverse(name, args=[stage.formulier.uuid])
        assert client.get(late).status_code == 302
    refused = client.post(
        reverse("beoordeling:cesuur", args=[stage.formulier.uuid]), {"regel": "alle", "reden": "x"}
    )
    assert refused.status_code == 422
    assert "verandert niet meer" in refused.content.decode()
