"""Which texts look alike: by tables, and by what must hold for any texts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders.rules import gelijkenis
from gastvrij.kaders.rules.gelijkenis import PER_TEXT, THRESHOLD, Tekst, propose

STEPS = [
    Tekst(1, "De medewerker luistert en vraagt door naar de afspraken."),
    Tekst(2, "Noem de naam van de inwoner."),
    Tekst(3, "De en het van een."),
]
TERMS = [
    Tekst(11, "Kan goed luisteren en maakt een afspraak."),
    Tekst(12, "Kent de tarieven van een paspoort."),
    Tekst(13, "Gebruikt de naam van de inwoner."),
]
SOME = [
    *("luisteren", "luistert", "vragen", "vraag", "de", "het"),
    *("paspoort", "naam", "één", "42", "rustig", "uitleg"),
]
WORDS = st.lists(st.sampled_from(SOME), max_size=6).map(" ".join)


def texts(start: int) -> st.SearchStrategy[list[Tekst]]:
    return st.lists(WORDS, max_size=6).map(
        lambda found: [Tekst(nr, text) for nr, text in enumerate(found, start=start)]
    )


def test_texts_that_share_words_are_proposed_with_those_words_the_likeliest_first() -> None:
    found = propose(STEPS, TERMS)
    assert [(one.van, one.naar) for one in found] == [(2, 13), (1, 11)]
    assert found[0].woorden == ("inwoner", "naam")
    assert set(found[1].woorden) == {"luistert", "afspraken"}
    assert found[0].mate > found[1].mate > THRESHOLD


@pytest.mark.parametrize(
    ("word", "other"),
    [("afspraken", "afspraak"), ("luistert", "luisteren"), ("vraagt", "vraag")],
)
def test_forms_of_a_word_are_one_word(word: str, other: str) -> None:
    (found,) = propose([Tekst(1, word)], [Tekst(2, other)])
    assert (found.mate, found.woorden) == (1.0, (word,))


def test_a_t_stays_where_no_verb_is_without_it() -> None:
    assert gelijkenis.stems(["klant", "klanten"]) == {"klant": "klant", "klanten": "klant"}
    assert propose([Tekst(1, "de klant")], [Tekst(2, "klanken horen")]) == []


def test_stop_words_and_figures_make_nothing_alike() -> None:
    assert propose([Tekst(1, "en de van 2026")], [Tekst(2, "en de van 2026")]) == []


def test_what_is_known_is_not_proposed() -> None:
    assert [one.van for one in propose(STEPS, TERMS, known=[(1, 11)])] == [2]


def test_a_text_gets_only_its_likeliest_proposals() -> None:
    many = [Tekst(nr, "luisteren" + " paspoort" * nr) for nr in range(9)]
    found = propose([Tekst(100, "luisteren")], many, threshold=0)
    assert [one.naar for one in found] == list(range(PER_TEXT))


@given(texts(0), texts(100))
def test_it_is_the_same_every_time_and_explained_by_words_that_stand_in_the_text(
    van: list[Tekst], naar: list[Tekst]
) -> None:
    found = propose(van, naar)
    assert found == propose(van, naar)
    own = {one.key: one.tekst for one in van}
    for one in found:
        assert THRESHOLD <= one.mate <= 1.0001
        assert one.woorden
        assert all(word in own[one.van].casefold() for word in one.woorden)
    assert [one.mate for one in found] == sorted((one.mate for one in found), reverse=True)


def test_sixty_by_three_hundred_texts_do_not_take_the_time_of_all_pairs() -> None:
    def text(nr: int) -> str:
        own = (f"woord{chr(97 + nr * place % 23)}{chr(97 + place)}" for place in range(1, 20))
        return " ".join([*own, *(SOME[(nr + place) % len(SOME)] for place in range(8))])

    texts = [Tekst(nr, text(nr)) for nr in range(360)]
    # The time of this process, so that a busy machine makes no difference.
    began = time.process_time()
    assert propose(texts[:60], texts[60:])
    assert time.process_time() - began < 20
