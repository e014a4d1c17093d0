"""Which documents a text refers to, and the period that it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders.inlezen.gemeen.tekst import split_lines
from gastvrij.kaders.inlezen.verwijzingen import references, validity
from gastvrij.kaders.rules.document import is_titled


def titles(text: str) -> list[str]:
    return [one["title"] for one in references(split_lines("x.txt", text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "De afspraken staan in bijlage 3 bij het plan: “Samen aan de balie”.",
            ["bijlage 3", "Samen aan de balie"],
        ),
        ("Zie bijlage 2 voor de lijst.", ["bijlage 2"]),
        ("Bijlage 1 beschrijft hoe we tellen.", ["Bijlage 1"]),
        ("We werken volgens het handboek en volgens de gedragscode.", ["handboek", "gedragscode"]),
        (
            "De cesuur wordt bepaald op basis van het beoordelingsformulier.",
            ["beoordelingsformulier"],
        ),
        ("Dat staat in de Jaarplannen van elk team.", ["Jaarplannen"]),
        (
            "Het staat in de Visie op gastvrijheid 2031-2034 en in de Visie op gastvrijheid.",
            ["Visie op gastvrijheid 2031-2034"],
        ),
        ("In het Plan warme ontvangst 2025-2029 staat meer.", ["Plan warme ontvangst 2025-2029"]),
        ('zie het document "Wie belt wie" en zie ook "Wie belt wie"', ["Wie belt wie"]),
        ("Visie\nToont een visie op het werk.", []),
        ("Maakt een handleiding voor collega's.", []),
        ("Toetsplan L1: Ontvangst", []),
        ('zegt "goedemorgen, met de gemeente"', []),
        ("Zie bijlage", []),
        ("", []),
    ],
)
def test_references_go_by_their_wording(text: str, found: list[str]) -> None:
    assert titles(text) == found


def test_a_reference_keeps_its_line_also_where_the_sentence_goes_on() -> None:
    text = "Regel een.\n\nDe afspraken zijn vastgelegd in het\ndocument “Samen aan\nde balie”.\n"
    assert references(split_lines("x.txt", text)) == [{"title": "Samen aan de balie", "line": 4}]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Dit plan geldt voor de jaren 2031 tot en met 2034.", ("2031-01-01", "2034-12-31")),
        ("Visie 2031-2034", ("2031-01-01", "2034-12-31")),
        ("Geldig tot 1 mei 2033.", (None, "2033-05-01")),
        ("Dit is geldig tot en met 2033.", (None, "2033-12-31")),
        ("Geldig van 1-5-2031 tot en met 30-4-2033", ("2031-05-01", "2033-04-30")),
        ("Visie 2031-2034\n\nGeldig tot 1-1-2032", (None, "2032-01-01")),
        ("Telefoon 2031-9999", None),
        ("Van 2034-2031 niets", None),
        ("In 2031 begonnen we.", None),
        ("", None),
    ],
)
def test_a_period_is_proposed_with_its_words(
    text: str, period: tuple[str | None, str] | None
) -> None:
    found = validity(split_lines("x.txt", text))
    assert (found and (found["start"], found["until"])) == period
    if found:
        assert found["text"] in " ".join(text.split())
        assert found["line"] >= 1


@given(st.text(max_size=300))
def test_no_text_breaks_the_search(text: str) -> None:
    tekst = split_lines("x.txt", text)
    names = [one["title"].casefold() for one in references(tekst)]
    assert len(names) == len(set(names))
    validity(tekst)


@pytest.mark.parametrize(
    ("title", "reference", "same"),
    [
        ("Samen aan de balie", "samen aan de Balie", True),
        ("Visie op gastvrijheid 2031-2034", "Visie op gastvrijheid", True),
        ("Werkafspraken: samen aan de balie", "Samen aan de balie", True),
        ("Handboek balie", "handboek", False),
        ("Handboek", "handboek", True),
        ("Iets anders", "Samen aan de balie", False),
        ("2031", "2034", False),
    ],
)
def test_a_title_is_recognised_without_years_but_not_by_one_word(
    title: str, reference: str, *, same: bool
) -> None:
    assert is_titled(title, reference) is same
