"""Owners, opdrachten and requests of an exam by their pages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.beoordeling.models import Exameneigenaar, Opdracht, Proeve
from gastvrij.beoordeling.rules.proeve import NVVB, Termijn
from gastvrij.conftest import NOW

from .examen import DAY
from .scenario import Stage
from .sturen import Send, local, request_data, words


def test_an_owner_is_added_and_changed_with_terms_in_days(
    client: Client, stage: Stage, send: Send
) -> None:
    olga = stage.cast.olga
    client.force_login(olga)
    page = words(client.get(reverse("beoordeling:eigenaar_nieuw") + "?begin=nvvb"))
    for days in NVVB.values():
        assert f'value="{days}"' in page
    given = {"naam": "NVVB", "is_extern": "ja", "termijn_bezwaar": "28", "is_actief": "on"}
    assert send(olga, NOW, "eigenaar_nieuw", **given).status_code == 302
    made = Exameneigenaar.objects.get()
    assert (made.naam, made.is_extern, made.termijnen) == ("NVVB", True, {"bezwaar": 28})
    shown = words(client.get(reverse("beoordeling:eigenaren")))
    assert "28 dagen" in shown
    assert shown.count("niet vastgelegd</span>") == 9
    assert "wordt het nooit vanzelf vernietigd" in shown
    more = given | {"is_extern": "nee", "termijn_bewaren": "365"}
    assert send(olga, NOW, "eigenaar", made.uuid, **more).status_code == 302
    made.refresh_from_db()
    assert (made.is_extern, made.termijnen) == (False, {"bewaren": 365, "bezwaar": 28})
    form = words(client.get(reverse("beoordeling:eigenaar", args=[made.uuid]) + "?begin=nvvb"))
    assert 'value="365"' in form
    assert f'value="{NVVB[Termijn.KLACHT_ANTWOORD]}"' in form


@pytest.mark.parametrize("wrong", [{"naam": " "}, {"is_extern": ""}, {"termijn_klacht": "0"}])
def test_a_wrong_owner_is_refused_and_what_was_typed_stays(
    stage: Stage, send: Send, wrong: dict[str, str]
) -> None:
    given = {"naam": "NVVB", "is_extern": "ja", "adres": "Postbus 1 in Lindemeer"}
    page = send(stage.cast.olga, NOW, "eigenaar_nieuw", **(given | wrong))
    assert page.status_code == 422
    assert "Postbus 1 in Lindemeer" in words(page)
    assert not Exameneigenaar.objects.exists()


def test_an_opdracht_says_what_is_undecided_until_it_is_decided_and_signed(
    client: Client, stage: Stage, send: Send
) -> None:
    olga, form = stage.cast.olga, str(stage.formulier.uuid)
    stage.eigenaar.delete()
    assert send(olga, NOW, "opdrachten", formulier=form, titel="").status_code == 422
    assert send(olga, NOW, "opdrachten", formulier=form, titel="Proeve V1").status_code == 302
    made = Opdracht.objects.get()
    url = reverse("beoordeling:opdracht", args=[made.uuid])
    assert words(client.get(url)).count("het toetsplan zegt dit niet") == 9
    refused = send(olga, NOW, "opdracht_tekenen", made.uuid)
    assert refused.status_code == 422
    assert "Beslis eerst nog over" in words(refused)
    given = {
        "titel": "Proeve V1",
        "instructies": "Voer uw gesprekken zoals altijd.",
        "met_leidraad": "ja",
        "met_kennis": "nee",
        "aantal_gesprekken": "5",
        "kanalen": ["balie", "telefoon"],
        "minuten_afname": "30",
        "minuten_uitslag": "30",
    }
    wrong = send(olga, NOW, "opdracht_opslaan", made.uuid, **(given | {"minuten_afname": "0"}))
    assert wrong.status_code == 422
    assert "Voer uw gesprekken zoals altijd." in words(wrong)
    assert send(olga, NOW, "opdracht_opslaan", made.uuid, **given).status_code == 302
    made.refresh_from_db()
    decided = (made.met_leidraad, made.met_kennis, made.aantal_gesprekken, made.kanalen)
    assert decided == (True, False, 5, ["balie", "telefoon"])
    assert send(olga, NOW, "opdracht_tekenen", made.uuid).status_code == 302
    page = words(client.get(url))
    assert "Ondertekend door Olga Meijer" in page
    assert "het toetsplan zegt dit niet" not in page
    assert send(olga, NOW, "opdracht_opslaan", made.uuid, **given).status_code == 422


def test_a_request_that_cannot_be_is_refused_with_everything_filled_in(
    stage: Stage, send: Send
) -> None:
    olga, cast = stage.cast.olga, stage.cast
    cases: dict[str, dict[str, Any]] = {
        "Kies twee beoordelaars": {"beoordelaars": [cast.els.uuid]},
        "Iedereen heeft één rol": {"vaststeller": cast.els.uuid},
        "Kies een tijd die nog komt": {"begint_op": local(NOW - DAY)},
        "Kies: Kandidaat": {"kandidaat": ""},
    }
    for reason, wrong in cases.items():
        page = send(olga, NOW, "proeve_aanvragen", **request_data(stage, **wrong))
        assert (reason, page.status_code) == (reason, 422)
        assert reason in words(page)
        assert "KCC, werkplek 12" in words(page)
    assert not Proeve.objects.exists()
    stage.request()
    busy = send(olga, NOW, "proeve_aanvragen", **request_data(stage))
    assert "heeft dan al een andere proeve" in words(busy)
    assert Proeve.objects.count() == 1
