"""The editor of a concept on screen."""

import re
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.kaders import queries
from gastvrij.kaders.models import Bewerking, Element, KaderVersie
from gastvrij.kaders.rules.bladen import Blad

from .conftest import Adopt, text_of


def terms(versie: KaderVersie) -> list[Blad]:
    return [one for one in queries.bladen(versie) if one.soort == "toetsterm"]


def act(client: Client, versie: KaderVersie, key: str, handeling: str, **sent: object) -> Any:
    versie.refresh_from_db()
    url = reverse("kaders:act_on_element", args=[versie.uuid, key, handeling])
    return client.post(url, {"gezien": versie.bewerking, **sent}, follow=True)


def test_the_chosen_element_is_marked_and_its_values_stand_in_the_form(
    kim: Client, adopt: Adopt
) -> None:
    versie = adopt()
    one = terms(versie)[0]
    page = kim.get(reverse("kaders:edit", args=[versie.uuid]), {"element": one.key})
    found = re.search(r'<a [^>]*aria-current="true"[^>]*>(.*?)</a>', page.content.decode(), re.S)
    assert found
    assert one.code in found[1]
    assert f'value="{one.code}"' in page.content.decode()


def test_what_is_changed_shows_and_goes_back_with_one_press(kim: Client, adopt: Adopt) -> None:
    versie = adopt()
    one = terms(versie)[0]
    sent = {
        "gezien": 0,
        "soort": "toetsterm",
        "code": one.code,
        "tekst": "Vraagt door tot de vraag helder is",
        "niveaus": ["K"],
        "niveaus_vast": "on",
    }
    url = reverse("kaders:change_element", args=[versie.uuid, one.key])
    page = kim.post(url, sent, follow=True)
    assert "Vraagt door tot de vraag helder is" in text_of(page)
    changed = Element.objects.get(uuid=one.key)
    assert (changed.niveaus, changed.aantal_niveaus) == (["K"], 1)
    page = kim.post(reverse("kaders:undo_edit", args=[versie.uuid]), {"gezien": 1}, follow=True)
    assert "Ongedaan gemaakt" in text_of(page)
    assert terms(versie)[0] == one
    page = kim.post(reverse("kaders:redo_edit", args=[versie.uuid]), {"gezien": 2}, follow=True)
    assert "Opnieuw gedaan" in text_of(page)


def test_levels_that_nobody_is_sure_of_stay_undecided(kim: Client, adopt: Adopt) -> None:
    versie = adopt("toetsplan-kolommen-kwijt.txt")
    one = next(term for term in terms(versie) if term.niveaus is None)
    url = reverse("kaders:change_element", args=[versie.uuid, one.key])
    kim.post(url, {"gezien": 0, "soort": "toetsterm", "code": one.code, "tekst": "anders"})
    after = Element.objects.get(uuid=one.key)
    assert (after.tekst, after.niveaus, after.aantal_niveaus) == (
        "anders",
        None,
        one.aantal_niveaus,
    )
    assert "level-columns-lost" in after.onbepaald


def test_a_conflict_keeps_what_was_typed_and_the_next_press_saves(
    kim: Client, karel: Client, adopt: Adopt
) -> None:
    versie = adopt()
    one = terms(versie)[0]
    url = reverse("kaders:change_element", args=[versie.uuid, one.key])
    sent = {"soort": "toetsterm", "code": one.code}
    karel.post(url, {**sent, "tekst": "van Karel", "gezien": 0})
    page = kim.post(url, {**sent, "tekst": "van Kim", "gezien": 0})
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Karel" in text_of(page)
    assert "van Kim</textarea>" in page.content.decode()
    assert Element.objects.get(uuid=one.key).tekst == "van Karel"
    assert 'name="gezien" value="1"' in page.content.decode()
    kim.post(url, {**sent, "tekst": "van Kim", "gezien": 1})
    assert Element.objects.get(uuid=one.key).tekst == "van Kim"


def test_elements_are_added_moved_split_merged_and_removed(kim: Client, adopt: Adopt) -> None:
    versie = adopt()
    first, second, *_rest = terms(versie)
    add = reverse("kaders:add_element", args=[versie.uuid])
    new = {"soort": "toetsterm", "plek": "na", "code": "X.1", "tekst": "Nieuw", "bij": first.key}
    kim.post(add, {**new, "gezien": 0})
    assert [one.code for one in terms(versie)[:3]] == [first.code, "X.1", second.code]
    made = terms(versie)[1]
    act(kim, versie, made.key, "omhoog")
    assert terms(versie)[0].code == "X.1"
    act(kim, versie, made.key, "splitsen", delen="Nieuw\nNieuwer")
    assert [one.tekst for one in terms(versie)[:2]] == ["Nieuw", "Nieuwer"]
    act(kim, versie, made.key, "samenvoegen")
    assert terms(versie)[0].tekst == "Nieuw Nieuwer"
    sections = [one for one in queries.bladen(versie) if one.soort == "onderdeel"]
    act(kim, versie, made.key, "verplaatsen", onder=sections[1].key)
    assert next(one for one in terms(versie) if one.code == "X.1").parent == sections[1].key
    act(kim, versie, made.key, "verwijderen")
    assert "X.1" not in [one.code for one in terms(versie)]
    assert Bewerking.objects.count() == 6


@pytest.mark.parametrize(
    ("handeling", "sent", "said"),
    [
        ("omhoog", {}, "geen plek meer"),
        ("dieper", {}, "geen plek meer"),
        ("splitsen", {"delen": "maar één"}, "maar één deel"),
        ("splitsen", {"delen": ""}, "Vul in"),
        ("verplaatsen", {"onder": "11111111-1111-1111-1111-111111111111"}, "Kies"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(
    kim: Client, adopt: Adopt, handeling: str, sent: dict[str, str], said: str
) -> None:
    versie = adopt()
    before = queries.bladen(versie)
    page = act(kim, versie, terms(versie)[0].key, handeling, **sent)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert said in text_of(page)
    assert queries.bladen(versie) == before


def test_an_act_that_does_not_exist_is_not_found(kim: Client, adopt: Adopt) -> None:
    versie = adopt()
    page = act(kim, versie, terms(versie)[0].key, "opblazen")
    assert page.status_code == HTTPStatus.NOT_FOUND


def test_an_element_without_anything_to_read_is_not_added(kim: Client, adopt: Adopt) -> None:
    versie = adopt()
    url = reverse("kaders:add_element", args=[versie.uuid])
    page = kim.post(url, {"gezien": 0, "soort": "onderdeel", "plek": "eind"})
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Vul een code, een titel of een tekst in" in text_of(page)


def test_a_published_version_opens_no_editor(kim: Client, published: Adopt) -> None:
    versie = published()
    page = kim.get(reverse("kaders:edit", args=[versie.uuid]))
    assert page.status_code == HTTPStatus.FOUND
    key = terms(versie)[0].key
    page = act(kim, versie, key, "verwijderen")
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "verandert niet meer" in text_of(page)
