"""Words, compounds, spelling and validity, without a database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kennis import rules
from gastvrij.kennis.rules import Bekend, Geldigheid, spelling, zoektekst
from gastvrij.kennis.rules.zoekvraag import Groep, Kennis

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("paspoort", "paspoorten"),
        ("aanvraag", "aanvragen"),
        ("aanvraag", "aangevraagd"),
        ("rijbewijs", "rijbewijzen"),
        ("verhuizen", "verhuizing"),
        ("parkeer", "parkeren"),
        ("vergunning", "vergunningen"),
        ("belasting", "belastingen"),
        ("gemeente", "gemeenten"),
        ("gebied", "gebieden"),
        ("gezin", "gezinnen"),
        ("kind", "kinderen"),
        ("stad", "steden"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert rules.stem(one) == rules.stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("gemeente", "mensen"), ("geboorte", "boren"), ("huis", "huur"), ("boete", "boom")],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert rules.stem(one) != rules.stem(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ID-kaart", [("idkaart", ("id", "kaart"))]),
        ("foto’s", [("foto", ())]),
        ("W.O.Z.-waarde", [("woz", ()), ("waarde", ())]),
        ("V.O.G.", [("vog", ())]),
        ("Café Zoë", [("cafe", ()), ("zoe", ())]),
        ("Ĳsselstraße 12", [("ijsselstrasse", ()), ("12", ())]),
        ("👋 € _", []),
        ("a" * 100, [("a" * 60, ())]),
    ],
)
def test_a_text_is_read_as_words(text: str, words: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [tuple(word) for word in rules.words(text)] == words


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("rijbewijsaanvraag", ("rijbewijs", "aanvraag")),
        ("parkeervergunning", ("parkeer", "vergunning")),
        ("identiteitskaart", ("identiteit", "kaart")),
        ("hondenbelasting", ("hond", "belasting")),
        ("geboorteakte", ("geboorte", "akte")),
        ("afvalpasaanvraag", ("afval", "pas", "aanvraag")),
        ("vergunning", ()),
        ("belasting", ()),
        ("aanvraag", ()),
        ("verhuizing", ()),
        ("kaart", ()),
        ("paspoort2026", ()),
    ],
)
def test_a_compound_is_split_by_known_words(word: str, parts: tuple[str, ...]) -> None:
    assert rules.split(word) == parts


def test_words_of_the_articles_split_compounds_too() -> None:
    assert rules.split("zonnebloemolie") == ()
    assert rules.split("zonnebloemolie", Bekend({"zonnebloem", "olie"}, set())) == (
        "zonnebloem",
        "olie",
    )


@given(WORDS)
def test_the_parts_of_a_compound_stand_in_it_in_order(word: str) -> None:
    at = 0
    for part in rules.split(word):
        at = word.index(part, at) + len(part)
    assert at <= len(word)


@given(WORDS, WORDS)
def test_distance_is_the_same_both_ways_and_nothing_to_itself(one: str, other: str) -> None:
    assert spelling.distance(one, other) == spelling.distance(other, one)
    assert spelling.distance(one, one) == 0
    assert spelling.distance(one, other) <= max(len(one), len(other))


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=15), st.data())
def test_a_word_with_one_letter_more_shares_a_variant(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    # A doubled letter sounds the same; another one may change how its neighbours sound.
    longer = word[:at] + word[at - 1] + word[at:]
    assert rules.variants(word) & rules.variants(longer)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("paspoord", "paspoort"),
        ("reibewijs", "rijbewijs"),
        ("verhuisen", "verhuizen"),
        ("pasport", "paspoort"),
        ("xqzwvk", ""),
    ],
)
def test_the_nearest_word_is_what_was_meant(typed: str, meant: str) -> None:
    known = {"paspoort": 5, "paspoorten": 1, "rijbewijs": 3, "verhuizen": 2, "park": 9}
    assert rules.nearest(typed, known) == meant


@pytest.mark.parametrize(
    ("geldig_tot", "stand"),
    [
        (None, Geldigheid.ONBEPERKT),
        (date(2026, 11, 19), Geldigheid.VERLOPEN),
        (date(2026, 11, 20), Geldigheid.BIJNA_VERLOPEN),
        (date(2026, 12, 20), Geldigheid.BIJNA_VERLOPEN),
        (date(2026, 12, 21), Geldigheid.GELDIG),
    ],
)
def test_the_last_day_still_counts(geldig_tot: date | None, stand: Geldigheid) -> None:
    assert rules.geldigheid(geldig_tot, on=date(2026, 11, 20)) is stand


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://www.lindemeer.example/paspoort", True),
        ("http://lindemeer.example", True),
        ("javascript:alert(1)", False),
        ("www.lindemeer.example", False),
        ("https://", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, is_one: bool) -> None:  # noqa: FBT001
    assert rules.is_web_address(url) is is_one


def test_a_question_asks_every_database_the_same() -> None:
    groups = [Groep("a", (("rijbewijs",), ("rij", "bewijs"))), Groep("b", (("foto",),))]
    assert rules.fts5(groups, every=True, columns="titel") == (
        '{titel} : ((("rijbewijs") OR ("rij" AND "bewijs")) AND (("foto")))'
    )
    assert rules.tsquery(groups, every=False) == "(('rijbewijs') | ('rij' & 'bewijs')) | (('foto'))"


def test_of_a_soft_question_the_words_of_nearly_all_articles_are_left_out() -> None:
    common, rare = Groep("kaart", (("kaart",),)), Groep("grens", (("grens",),))
    kennis = Kennis({}, {"kaart": 90, "grens": 2}, {}, 100)
    assert rules.soft([common, rare], kennis) == [rare]
    assert rules.soft([common], kennis) == [common]


@given(st.text(max_size=200))
def test_any_text_can_be_asked_and_stored(text: str) -> None:
    groups = rules.groups(rules.read(text), Kennis())
    stems = [stem for group in groups for one in group.alternatieven for stem in one]
    assert all(stem and "'" not in stem and '"' not in stem for stem in stems)
    stored = zoektekst.make(titel=text, vraag="", antwoord="", read=zoektekst.reader(rules.split))
    assert set(stored.titel) >= {rules.stem(word.vorm) for word in rules.telling(rules.words(text))}


def test_the_first_part_of_an_answer_fits_in_a_note() -> None:
    assert rules.first_part("\nEen zin\nen nog een.\n\nDe rest.") == "Een zin en nog een."
