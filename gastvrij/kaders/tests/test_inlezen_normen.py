"""Norms in sentences of our own: figures, words, several at once, and figures that are none."""

import time

import pytest

from gastvrij.kaders.inlezen.gemeen.vorm import Norm
from gastvrij.kaders.inlezen.normen.zinnen import find_norms, norms_in


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


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("De telefoon gaat maximaal driemaal over.", [("<=", 3, "maal")]),
        ("Ten minste negen van de tien bellers is tevreden.", [(">=", 90, "%")]),
        ("Minstens de helft van de vragen handelen we direct af.", [(">=", 50, "%")]),
        ("Een op de drie vragen komt binnen via de balie.", [(">=", 33.33, "%")]),
        ("Vijfentachtig procent is tevreden.", [(">=", 85, "procent")]),
        ("We reageren binnen een half uur.", [("<=", 0.5, "uur")]),
        ("We reageren binnen anderhalve dag.", [("<=", 1.5, "dag")]),
        ("U wacht ten hoogste een kwartier.", [("<=", 1, "kwartier")]),
        ("U krijgt tussen de 3 en 5 werkdagen antwoord.",
         [(">=", 3, "werkdagen"), ("<=", 5, "werkdagen")]),
        ("U krijgt binnen 3 tot 5 werkdagen antwoord.", [("<=", 5, "werkdagen")]),
        ("85% of hoger is tevreden.", [(">=", 85, "%")]),
        ("Niet meer dan 5 procent haakt af.", [("<=", 5, "procent")]),
        ("Bezoekers geven ons minimaal een 7,5 als rapportcijfer.",
         [(">=", 7.5, "rapportcijfer")]),
        ("Een klacht levert hoogstens € 50 op.", [("<=", 50, "€")]),
        ("We reply within three working days.", [("<=", 3, "working days")]),
        ("At least 85% of callers are satisfied.", [(">=", 85, "%")]),
        ("We pick up within three rings.", [("<=", 3, "rings")]),
        ("We answer within an hour.", [("<=", 1, "hour")]),
        ("De leges zijn maximaal € 12,50.", []),
        ("We zijn open van 9 tot 17 uur en op maandag tot 20.00 uur.", []),
        ("Bel 14 0123, artikel 4:13 Awb, fase 2 van 4, 24/7.", []),
        ("We reageren zo snel mogelijk.", []),
        ("In 2024 en 2025 belden 41.000 mensen.", []),
        ("Een uur parkeren kan voor de deur.", []),
    ],
)  # fmt: skip
def test_norms_are_found_in_shares_ranges_marks_money_and_english(
    sentence: str, found: list[tuple[str, float, str]]
) -> None:
    assert [(one["operator"], one["value"], one["unit"]) for one in norms(sentence)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("30 seconden", ("<=", 30, "seconden", ["operator-implied"])),
        ("3x overgaan", ("<=", 3, "x", ["operator-implied"])),
        ("3-5 werkdagen", (">=", 3, "werkdagen", ["range"])),
        ("driekwart", (">=", 75, "%", ["operator-implied", "share-in-words"])),
        ("twee derde", (">=", 66.67, "%", ["operator-implied", "share-rounded"])),
        ("ongeveer 5 minuten", ("<=", 5, "minuten", ["operator-implied", "figure-approximate"])),
    ],
)
def test_a_bare_figure_is_a_norm_only_where_norms_stand(
    text: str, found: tuple[str, float, str, list[str]]
) -> None:
    first = norms_in(text, 1, bare=True)[0][0]
    assert (first["operator"], first["value"], first["unit"], first["ambiguous"]) == found
    assert norms_in(text, 1)[0] == []


def test_a_share_and_the_time_within_which_it_is_met_name_each_other() -> None:
    share, within = norms("80 % van de oproepen wordt binnen 30 seconden opgenomen.")
    assert share["scope"] is not None
    assert share["scope"].startswith("binnen 30 seconden; van de oproepen")
    assert within["scope"] == "80 %"
    assert (share["metric"], within["metric"]) == ("opgenomen", "opgenomen")


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("Ons doel is ten minste 60%.", "doel"),
        ("We streven naar ten minste 60%.", "streven"),
        ("We hebben afgesproken: ten minste 60%.", "afspraak"),
        ("Ten minste 60% lukt.", "norm"),
    ],
)
def test_how_binding_a_norm_is_stands_in_its_sentence(sentence: str, strength: str) -> None:
    assert [one["strength"] for one in norms(sentence)] == [strength]
    assert [one["strength"] for one in norms(sentence, rule=True)] == ["regel"]


def test_two_cases_in_one_sentence_do_not_contradict_each_other() -> None:
    found = norms("Met afspraak wacht u hoogstens 5 minuten, zonder afspraak hoogstens 15 minuten.")
    assert [one["ambiguous"] for one in found] == [[], []]


def test_a_long_line_and_a_row_of_figures_are_read_in_no_time() -> None:
    started = time.monotonic()
    norms_in("binnen 3 tot 5 " * 5000, 1, bare=True)
    norms_in(" ".join(str(nr) for nr in range(5000)), 1, bare=True)
    assert time.monotonic() - started < 20
