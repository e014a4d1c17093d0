"""The pages of functies: who may, what they show, and what they refuse."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.beoordeling.tests.schermen import plain
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Functie, Functieprofiel, Opleidingseis, Vervulling

from .functieboek import (
    ask,
    asked,
    concept_of,
    element,
    fill,
    make_functie,
    next_dictionary,
    open_codes,
    publish,
    read_functieprofiel,
    running,
    versie_of,
)

TEXT = {"kijkt het eigen werk na": "kijkt het eigen werk twee keer na"}
FAR = "2099-01-01"


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.cast


@pytest.fixture
def olga(client: Client, cast: Cast) -> Client:
    client.force_login(cast.olga)
    return client


@pytest.fixture
def dictionary(cast: Cast) -> KaderVersie:
    return versie_of(Soort.WOORDENBOEK)


@pytest.fixture
def concept(cast: Cast, dictionary: KaderVersie) -> Functieprofiel:
    return concept_of(cast, make_functie(cast), dictionary, versie_of(Soort.PROFIEL))


def at(name: str, *keys: object) -> str:
    return reverse(f"ontwikkeling:{name}", args=keys)


def text(client: Client, url: str) -> str:
    page = client.get(url)
    assert page.status_code == 200
    return page.content.decode()


def field(one: Element) -> str:
    return f"eis-{one.uuid}"


def test_a_functie_is_made_and_listed(olga: Client) -> None:
    assert "Er is nog geen functie" in text(olga, at("functies"))
    made = olga.post(at("functies"), {"titel": "Medewerker KCC", "omschrijving": "Aan de balie."})
    functie = Functie.objects.get()
    assert made["Location"] == at("functie", functie.uuid)
    again = olga.post(at("functies"), {"titel": "medewerker kcc"})
    assert again.status_code == 422
    assert "al een functie met deze naam" in again.content.decode()
    page = plain(text(olga, at("functies")))
    assert "Medewerker KCC nog geen" in page.replace(" ", " ")


def test_a_functie_is_renamed_filled_and_ended(olga: Client, cast: Cast) -> None:
    functie = make_functie(cast)
    assert olga.post(at("functie", functie.uuid), {"titel": "Balie"}).status_code == 302
    bad = olga.post(at("functie", functie.uuid), {"titel": ""})
    assert (bad.status_code, "Vul in: Naam van de functie" in bad.content.decode()) == (422, True)
    give = {"medewerker": str(cast.noor.uuid), "van": "2026-01-01"}
    assert olga.post(at("functie_vervullen", functie.uuid), give).status_code == 302
    twice = olga.post(at("functie_vervullen", functie.uuid), give)
    assert twice.status_code == 422
    assert "Noor Bakker vervult deze functie al" in twice.content.decode()
    assert "Noor Bakker" in text(olga, at("functie", functie.uuid))
    held = olga.post(at("functie_vervallen", functie.uuid), {"per": FAR})
    assert (held.status_code, "Beëindig dat eerst" in held.content.decode()) == (422, True)
    end = at("vervulling_beeindigen", Vervulling.objects.get().uuid)
    assert "Noor Bakker" in text(olga, end)
    assert olga.post(end, {"tot_en_met": "2025-01-01"}).status_code == 422
    assert olga.post(end, {"tot_en_met": "2098-12-31"}).status_code == 302
    assert olga.post(at("functie_vervallen", functie.uuid), {"per": FAR}).status_code == 302
    functie.refresh_from_db()
    assert (functie.titel, str(functie.beeindigd_op)) == ("Balie", FAR)


def test_a_concept_is_filled_in_one_form_and_vastgesteld(
    olga: Client, cast: Cast, dictionary: KaderVersie
) -> None:
    title = "Helder schrijven"
    functie = make_functie(cast)
    made = olga.post(at("functieconcept", functie.uuid))
    concept = Functieprofiel.objects.get()
    assert made["Location"] == at("functieprofiel", concept.uuid)
    assert olga.post(at("functieconcept", functie.uuid)).status_code == 422
    assert "Kies eerst een kader" in text(olga, at("functieprofiel", concept.uuid))
    profile = versie_of(Soort.PROFIEL)
    chosen = {
        "versies": [str(dictionary.uuid), str(profile.uuid)],
        "stand": queries.stand_van(concept),
    }
    assert olga.post(at("functiekaders", concept.uuid), chosen).status_code == 302
    page = text(olga, at("functieprofiel", concept.uuid))
    rows = len(dictionary.elementen.filter(soort="competentie"))
    rows += len(profile.elementen.filter(soort="competentie"))
    assert page.count('name="eis-') == rows - 3
    assert page.count("gevraagd, organisatiebreed") == 3
    schrijven = profile.elementen.get(titel=title)
    data = {
        "stand": queries.stand_van(concept),
        field(element(dictionary, "3.1")): str(element(dictionary, "3.1-N2").uuid),
        field(schrijven): str(schrijven.uuid),
    }
    assert olga.post(at("functie_eisen", concept.uuid), data).status_code == 302
    assert asked(concept) == {"3.1": "3.1-N2", title: "ja"}
    past = olga.post(at("functieprofiel_vaststellen", concept.uuid), {"ingangsdatum": "2020-01-01"})
    assert (past.status_code, "Kies een dag vanaf vandaag" in past.content.decode()) == (422, True)
    ok = olga.post(at("functieprofiel_vaststellen", concept.uuid), {"ingangsdatum": FAR})
    assert ok.status_code == 302
    shown = text(olga, at("functieprofiel", concept.uuid))
    assert "Vastgesteld door Olga Meijer" in shown
    assert "<select" not in shown
    assert olga.post(at("functie_eisen", concept.uuid), data).status_code == 422


def test_a_level_of_another_competence_is_refused_and_the_choices_stay(
    olga: Client, dictionary: KaderVersie, concept: Functieprofiel
) -> None:
    data = {
        "stand": queries.stand_van(concept),
        field(element(dictionary, "3.1")): str(element(dictionary, "1.1-N2").uuid),
        field(element(dictionary, "1.1")): str(element(dictionary, "1.1-N3").uuid),
    }
    page = olga.post(at("functie_eisen", concept.uuid), data)
    assert page.status_code == 422
    assert f'value="{element(dictionary, "1.1-N3").uuid}" selected' in page.content.decode()
    assert not concept.eisen.exists()


def test_a_stale_form_shows_both_and_saves_when_sent_again(
    olga: Client, cast: Cast, dictionary: KaderVersie, concept: Functieprofiel
) -> None:
    data = {
        "stand": queries.stand_van(concept),
        field(element(dictionary, "3.1")): str(element(dictionary, "3.1-N2").uuid),
    }
    ask(cast, concept, element(dictionary, "3.1-N4"))
    page = olga.post(at("functie_eisen", concept.uuid), data)
    shown = page.content.decode()
    assert (page.status_code, "Iemand anders wijzigde" in shown) == (422, True)
    assert "nu opgeslagen: Niveau 4" in plain(shown)
    assert f'value="{element(dictionary, "3.1-N2").uuid}" selected' in shown
    assert asked(concept) == {"3.1": "3.1-N4"}
    again = data | {"stand": queries.stand_van(concept)}
    assert f'value="{again["stand"]}"' in shown
    assert olga.post(at("functie_eisen", concept.uuid), again).status_code == 302
    assert asked(concept) == {"3.1": "3.1-N2"}


def test_a_newer_dictionary_shows_and_a_proposal_is_decided_on_the_page(
    olga: Client, cast: Cast
) -> None:
    functie = running(cast, "1.1-N2", "2.2-N1").functie
    newer = next_dictionary(cast, TEXT, without="2.2")
    assert "versie 2 is er" in text(olga, at("functies"))
    page = text(olga, at("functie", functie.uuid))
    assert "Maak voorstel" in page
    olga.post(at("functievoorstel", functie.uuid))
    proposal = functie.profielen.get(nummer=2)
    page = text(olga, at("functieprofiel", proposal.uuid))
    for words in ("komt niet terug", "gewijzigd", "kijkt het eigen werk twee keer na", "Vervalt:"):
        assert words in page
    assert "Er is al een concept" in text(olga, at("functie", functie.uuid))
    first, gone = (proposal.eisen.get(competentie__code=code) for code in ("1.1", "2.2"))
    name = f"b-{first.uuid}-naar"
    empty = olga.post(at("eis_beslissen", first.uuid), {name: ""})
    assert (empty.status_code, "Kies: Wat het wordt" in empty.content.decode()) == (422, True)
    late = olga.post(at("functieprofiel_vaststellen", proposal.uuid), {"ingangsdatum": FAR})
    assert "Over 2 eisen moet u nog beslissen" in late.content.decode()
    to = str(element(newer, "1.1-N2").uuid)
    assert olga.post(at("eis_beslissen", first.uuid), {name: to}).status_code == 302
    again = olga.post(at("eis_beslissen", first.uuid), {name: to})
    assert (again.status_code, "al beslist" in again.content.decode()) == (422, True)
    assert (
        olga.post(at("eis_beslissen", gone.uuid), {f"b-{gone.uuid}-naar": "weg"}).status_code == 302
    )
    assert open_codes(proposal) == set()
    assert "Vervallen in deze versie" in text(olga, at("functieprofiel", proposal.uuid))
    assert olga.post(at("functieprofiel_weg", proposal.uuid)).status_code == 302
    assert functie.profielen.count() == 1


def test_modules_are_added_and_taken_away(olga: Client, concept: Functieprofiel) -> None:
    plan = versie_of(Soort.TOETSPLAN).kader
    url = at("opleidingseis_nieuw", concept.uuid)
    assert olga.post(url, {"kader": str(plan.uuid)}).status_code == 302
    assert olga.post(url, {"kader": str(plan.uuid)}).status_code == 422
    assert plan.titel in text(olga, at("functieprofiel", concept.uuid))
    one = Opleidingseis.objects.get()
    assert olga.post(at("opleidingseis_weg", one.uuid)).status_code == 302
    assert not Opleidingseis.objects.exists()


def test_a_profile_that_is_vastgesteld_takes_no_change_from_any_form(
    olga: Client, cast: Cast, dictionary: KaderVersie
) -> None:
    functie = make_functie(cast)
    concept = concept_of(cast, functie, dictionary)
    ask(cast, concept, element(dictionary, "3.1-N2"))
    module = actions.add_opleidingseis(by=cast.olga, at=NOW, profiel=concept, titel="Module")
    profiel = publish(cast, concept)
    stand = {"stand": queries.stand_van(profiel)}
    for name, key, data in (
        ("functiekaders", profiel.uuid, stand),
        ("functie_eisen", profiel.uuid, stand),
        ("opleidingseis_nieuw", profiel.uuid, {"titel": "Nog een"}),
        ("opleidingseis_weg", module.uuid, {}),
        ("functieprofiel_vaststellen", profiel.uuid, {"ingangsdatum": FAR}),
        ("functieprofiel_weg", profiel.uuid, {}),
    ):
        page = olga.post(at(name, key), data)
        assert (page.status_code, "verandert niet meer" in page.content.decode()) == (422, True)
    assert olga.post(at("functievoorstel", functie.uuid)).status_code == 422
    assert asked(profiel) == {"3.1": "3.1-N2"}
    assert profiel.opleidingseisen.get() == module


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("functiekaders", {"versies": ["onzin"]}, "Woordenboeken en profielen"),
        ("functie_eisen", {}, "stand"),
        ("opleidingseis_nieuw", {"kader": "onzin"}, "Toetsplan"),
        ("functieprofiel_vaststellen", {"ingangsdatum": "morgen"}, "Geldt vanaf"),
    ],
)
def test_a_form_that_is_not_right_comes_back(
    olga: Client,
    concept: Functieprofiel,
    name: str,
    data: dict[str, str],
    said: str,
) -> None:
    page = olga.post(at(name, concept.uuid), data)
    assert (page.status_code, said in page.content.decode()) == (422, True)
    concept.refresh_from_db()
    assert (concept.status, concept.versies.count()) == ("concept", 2)


def test_two_versions_of_a_framework_are_refused_on_the_page(
    olga: Client, cast: Cast, concept: Functieprofiel
) -> None:
    old = versie_of(Soort.WOORDENBOEK)
    both = [str(old.uuid), str(next_dictionary(cast, TEXT).uuid)]
    page = olga.post(
        at("functiekaders", concept.uuid), {"versies": both, "stand": queries.stand_van(concept)}
    )
    assert (page.status_code, "één versie" in page.content.decode()) == (422, True)
    assert old in concept.versies.all()


def test_a_profile_that_was_read_in_is_looked_at_and_taken_over(
    olga: Client, cast: Cast, concept: Functieprofiel
) -> None:
    url = at("functie_overnemen", concept.uuid)
    assert "nog geen functieprofiel ingelezen" in text(olga, url)
    functie = read_functieprofiel(cast)
    assert "Neem over uit een ingelezen" in text(olga, at("functieprofiel", concept.uuid))
    page = text(olga, f"{url}?functie={functie.uuid}")
    assert "staat niet in de gekozen kaders" in page
    assert "2 eisen over te nemen" in page
    assert "Opleiding en ervaring" not in page
    for unknown in ("onzin", str(uuid4()), str(concept.uuid)):
        assert olga.get(url, {"functie": unknown}).status_code == 404
    assert olga.post(url, {"functie": str(functie.uuid)}).status_code == 302
    assert asked(concept) == {"3.1": "3.1-N2", "1.1": "1.1-N3"}
    again = olga.post(url, {"functie": str(functie.uuid)})
    assert (again.status_code, "niets over te nemen" in again.content.decode()) == (422, True)


def test_everybody_sees_the_own_functies_and_what_they_ask(client: Client, cast: Cast) -> None:
    profiel = running(cast, "1.1-N3")
    fill(cast, profiel.functie, cast.noor, NOW.date() - timedelta(days=400))
    client.force_login(cast.noor)
    page = plain(text(client, at("mijn_functies")))
    # The day of the server may differ from that of the tests; the functie is filled on both.
    assert "Medewerker KCC" in page
    client.force_login(cast.fatima)
    assert "U vervult nu geen functie" in text(client, at("mijn_functies"))


def pages(cast: Cast, *, key: UUID | None = None) -> list[tuple[str, str]]:
    """Return the address of every page of this part with its way of asking; `key` for another."""
    profiel = running(cast, "1.1-N2")
    concept = actions.make_functieprofiel(by=cast.olga, at=NOW, functie=profiel.functie)
    module = actions.add_opleidingseis(by=cast.olga, at=NOW, profiel=concept, titel="Module")
    fill(cast, profiel.functie, cast.noor)
    functie, versie = key or profiel.functie.uuid, key or concept.uuid
    return [
        ("get", at("functie", functie)),
        ("post", at("functie_vervallen", functie)),
        ("post", at("functieconcept", functie)),
        ("post", at("functievoorstel", functie)),
        ("post", at("functie_vervullen", functie)),
        ("get", at("vervulling_beeindigen", key or Vervulling.objects.get().uuid)),
        ("get", at("functieprofiel", versie)),
        ("post", at("functiekaders", versie)),
        ("post", at("functie_eisen", versie)),
        ("post", at("eis_beslissen", key or concept.eisen.get().uuid)),
        ("post", at("opleidingseis_nieuw", versie)),
        ("post", at("opleidingseis_weg", key or module.uuid)),
        ("get", at("functie_overnemen", versie)),
        ("post", at("functieprofiel_vaststellen", versie)),
        ("post", at("functieprofiel_weg", versie)),
    ]


@pytest.mark.parametrize(
    "name", ["noor", "fatima", "bram", "tessa", "coen", "els", "kim", "frits", "anja"]
)
def test_without_the_right_every_page_is_closed(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.people[name])
    for method, url in [("get", at("functies")), ("post", at("functies")), *pages(cast)]:
        assert getattr(client, method)(url).status_code == 403, url
    mine = text(client, at("mijn_functies"))
    assert ("Mijn functies" in mine, at("functies") + '"' in mine) == (True, False)


def test_what_is_not_there_is_not_found(olga: Client, cast: Cast) -> None:
    for method, url in pages(cast, key=uuid4()):
        assert getattr(olga, method)(url).status_code == 404, url


def test_nobody_who_is_not_logged_in_sees_functies(client: Client, cast: Cast) -> None:
    for name in ("functies", "mijn_functies"):
        assert client.get(at(name)).status_code == 302
