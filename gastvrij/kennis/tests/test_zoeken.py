"""What somebody types finds the article that answers it, on both databases."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.conftest import NOW
from gastvrij.kennis import actions, queries

from .conftest import ARTIKELEN, TODAY, Kennisbank, make_kennisbank

FOUND = [
    # as it is written
    ("paspoort", "paspoort"),
    ("paspoort aanvragen", "paspoort"),
    ("hoe kan ik een paspoort aanvragen", "paspoort"),
    ("Hondenbelasting", "hond"),
    # stems
    ("paspoorten", "paspoort"),
    ("rijbewijzen", "rijbewijs"),
    ("rijbewijs verlengd", "rijbewijs"),
    ("ik ben verhuisd", "verhuizing"),
    ("verhuist", "verhuizing"),
    ("bomen gekapt", "kappen"),
    ("huwelijken", "trouwen"),
    ("wij zijn getrouwd", "trouwen"),
    ("foto", "foto"),
    # compounds, together and apart
    ("rijbewijsaanvraag", "rijbewijs"),
    ("paspoortaanvraag", "paspoort"),
    ("aanvraag identiteitskaart", "idkaart"),
    ("vergunning parkeren", "parkeren"),
    ("parkeer vergunning", "parkeren"),
    ("parkeervergunningen", "parkeren"),
    ("vergunning om te kappen", "kappen"),
    ("belasting voor honden", "hond"),
    ("grof vuil", "grofvuil"),
    ("rij bewijs", "rijbewijs"),
    ("huishoudhulp", "huishouden"),
    # typing errors
    ("paspoord", "paspoort"),
    ("passpoort", "paspoort"),
    ("papsoort", "paspoort"),
    ("reibewijs", "rijbewijs"),
    ("rijbewys", "rijbewijs"),
    ("verhuisig doorgeve", "verhuizing"),
    ("identitijtskaart", "idkaart"),
    ("hondebelasting", "hond"),
    ("parkeervergunnig", "parkeren"),
    ("huwlijk", "trouwen"),
    # while typing
    ("pasp", "paspoort"),
    ("rijb", "rijbewijs"),
    ("verhuiz", "verhuizing"),
    ("rijbewijs verl", "rijbewijs"),
    ("hondenbel", "hond"),
    # accents, capitals, signs
    ("PÁSPOORT!!", "paspoort"),
    ("foto’s", "foto"),
    ("grof-vuil", "grofvuil"),
    # synonyms
    ("id-kaart", "idkaart"),
    ("ID kaart", "idkaart"),
    ("idkaart", "idkaart"),
    ("roze pasje verlengen", "rijbewijs"),
    ("vog", "gedrag"),
    ("V.O.G. aanvragen", "gedrag"),
    # more than one article has
    ("paspoort kwijt in het buitenland gestolen", "paspoort"),
    ("mijn man wil de oude bank weg hebben", "grofvuil"),
]


@pytest.fixture(scope="module")
def found_in(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[Kennisbank]:
    """Make all articles once for all questions, and take them away again."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        bank = make_kennisbank(tuple(ARTIKELEN))
        for woorden in (
            ["identiteitskaart", "ID-kaart"],
            ["rijbewijs", "roze pasje"],
            ["VOG", "verklaring omtrent het gedrag"],
        ):
            actions.save_synoniem(by=bank.cast.bram, at=NOW, synoniem=None, woorden=woorden)
        yield bank
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "key"), FOUND)
def test_the_right_article_comes_first(found_in: Kennisbank, asked: str, key: str) -> None:
    titles = [one.titel for one in queries.zoek(asked, on=TODAY)]
    assert titles[:1] == [ARTIKELEN[key][0]], titles


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked", ["", "  ", "de het een", "?!", "'\"(*)&|!:", "xqzwvk", "🏠", "\x00"]
)
def test_what_nothing_answers_finds_nothing(found_in: Kennisbank, asked: str) -> None:
    assert queries.zoek(asked, on=TODAY) == []


@pytest.mark.django_db
@given(text=st.text(max_size=60))
def test_any_text_can_be_asked(found_in: Kennisbank, text: str) -> None:
    assert len(queries.zoek(text, on=TODAY, limit=3)) <= 3


@pytest.mark.django_db
def test_a_misspelt_question_says_what_was_meant(found_in: Kennisbank) -> None:
    found = queries.zoek_uit("paspoord doorgeve xqzwvk", on=TODAY)
    assert found.bedoeld == "paspoort doorgeven"
    assert found.onbekend == ("xqzwvk",)
    assert found.gevonden
    assert queries.zoek_uit("paspoort", on=TODAY).bedoeld == ""
