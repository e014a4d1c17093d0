"""Norms in sentences of our own: figures, words, several at once, and figures that are none."""

import pytest

from gastvrij.kaders.inlezen.normen import find_norms
from gastvrij.kaders.inlezen.vorm import Norm


def norms(sentence: str, *, rule: bool = False) -> list[Norm]:
    return find_norms([{"text": sentence, "line": 7}], frozenset([7] if rule else []))[0]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We handelen ten minste 60 % direct af.", [(">=", 60, "%")]),
        ("Minstens negentig procent is tevreden.", [(">=", 90, "procent")]),
        ("We bellen binnen twee werkdagen terug.", [("<=", 2, "werkdagen")]),
        ("De telefoon gaat maximaal 3x over.", [("<=", 3, "x")]),
        ("De telefoon gaat niet meer dan drie keer over.", [("<=", 3, "keer")]),
        ("Neem op voordat de telefoon meer dan 3 keer gaat.", [("<=", 3, "keer")]),
        ("Gebruik minimaal één keer per gesprek de naam.", [(">=", 1, "keer per gesprek")]),
        ("De wachttijd is minder dan 1,5 minuut.", [("<", 1.5, "minuut")]),
        (
            "Ten minste 80% wordt binnen 30 seconden opgenomen.",
            [(">=", 80, "%"), ("<=", 30, "seconden")],
        ),
        ("In 2024 belden 300 inwoners.", []),
        ("De 1e lijn geeft door aan de 2e lijn.", []),
        ("Zie bijlage 2 en pagina 14.", []),
        ("De Visie 2025-2029 noemt drie doelen.", []),
        ("We doen ons best voor iedere inwoner.", []),
    ],
)
def test_norms_are_found_in_words_and_figures(
    sentence: str, found: list[tuple[str, float, str]]
) -> None:
    assert [(one["operator"], one["value"], one["unit"]) for one in norms(sentence)] == found


def test_a_bare_share_is_read_as_at_least_with_a_doubt() -> None:
    (one,) = norms("We beantwoorden 70 % van de vragen.")
    assert (one["operator"], one["ambiguous"]) == (">=", ["operator-implied"])


def test_a_rule_for_every_conversation_is_a_norm_without_a_figure() -> None:
    (one,) = norms("De medewerker registreert elk gesprek.", rule=True)
    assert (one["operator"], one["value"], one["unit"]) == ("=", 100, "%")
    assert one["ambiguous"] == ["norm-without-figure"]
    assert norms("De medewerker registreert elk gesprek.") == []


def test_contradicting_figures_are_reported_on_both_sides() -> None:
    text = "We handelen minstens 60% direct af. We handelen minstens 70% direct af."
    one, two = norms(text)
    assert one["ambiguous"] == ["contradicts: n2"]
    assert two["ambiguous"] == ["contradicts: n1"]


def test_figures_that_are_no_norm_are_listed_with_their_words() -> None:
    others = find_norms(
        [{"text": "Zie bijlage 2 van de Visie 2025-2029.", "line": 1}], frozenset()
    )[1]
    assert others == ["Zie bijlage 2", "de Visie 2025-2029"]
