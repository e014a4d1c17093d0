"""Where figures of agreement end: what is not defined, what is refused, what may be shown."""

from fractions import Fraction

import pytest

from gastvrij.beoordeling.rules.overeenstemming import (
    TEKSTEN,
    Gegevens,
    Oordeel,
    Reden,
    Stand,
    Uitkomst,
    Vorm,
    Weging,
    count,
    figures,
    from_counts,
    from_oordelen,
    from_rows,
    from_table,
    shown,
    stand,
    weights,
)
from gastvrij.beoordeling.rules.overeenstemming.cohen import conger
from gastvrij.beoordeling.rules.overeenstemming.fleiss import free_marginal
from gastvrij.beoordeling.rules.overeenstemming.gegevens import DubbelOordeel, TweeGesprekken
from gastvrij.beoordeling.rules.overeenstemming.gewichten import (
    MOST_VALUES,
    from_disagreement,
)
from gastvrij.beoordeling.rules.overeenstemming.icc import icc
from gastvrij.beoordeling.rules.overeenstemming.krippendorff import Schaal, krippendorff
from gastvrij.beoordeling.rules.overeenstemming.standaardfout import (
    fleiss_z,
    of_cohen,
    of_fleiss,
    of_gwet,
)

pytestmark = pytest.mark.one_database

Rows = list[list[int | None]]


def values(gegevens: Gegevens, weging: Weging | None = None) -> dict[str, Uitkomst]:
    return {cijfer.naam: cijfer.uitkomst for cijfer in figures(gegevens, weging)}


NOTHING: Rows = []
SINGLE: Rows = [[1, None], [None, 2]]
GAPS: Rows = [[1, 2, None], [2, 2, None], [None, 3, 3], [1, None, 3]]


@pytest.mark.parametrize(
    ("rows", "name", "reden"),
    [
        (NOTHING, "percent_agreement", Reden.GEEN_DUBBEL),
        (NOTHING, "krippendorff_alpha.interval", Reden.GEEN_DUBBEL),
        (NOTHING, "icc.1_1", Reden.TE_WEINIG_RIJEN),
        (SINGLE, "cohen_kappa", Reden.GEEN_DUBBEL),
        (SINGLE, "fleiss_kappa", Reden.GEEN_DUBBEL),
        (SINGLE, "gwet_ac1", Reden.GEEN_DUBBEL),
        (SINGLE, "gwet_ac2", Reden.GEEN_GEWICHTEN),
        (GAPS, "cohen_kappa", Reden.NIET_TWEE_BEOORDELAARS),
        (GAPS, "icc.2_1", Reden.TE_WEINIG_RIJEN),
        (GAPS, "icc.3_k", Reden.TE_WEINIG_RIJEN),
        ([[1, 1], [1, 1]], "cohen_kappa", Reden.GEEN_SPREIDING),
        ([[1, 1], [1, 1]], "icc.1_1", Reden.GEEN_SPREIDING),
        ([[1, 2], [2, 1]], "icc.1_k", Reden.GEEN_VERSCHIL_TUSSEN_ITEMS),
        ([["ja", "nee"]], "icc.2_1", Reden.GEEN_GETALLEN),
        ([["ja", "nee"]], "krippendorff_alpha.interval", Reden.GEEN_GETALLEN),
        ([["K", "B"], ["RV", "K"]], "krippendorff_alpha.ordinal", Reden.GEEN_VOLGORDE),
    ],
)
def test_what_is_not_defined_says_why(rows: Rows, name: str, reden: Reden) -> None:
    found = {cijfer.naam: cijfer for cijfer in figures(from_rows(rows))}[name]
    assert found.uitkomst == Uitkomst(None, reden)
    assert found.tekst == TEKSTEN[reden]


def test_every_reason_has_a_sentence() -> None:
    assert set(TEKSTEN) == set(Reden)


def test_weights_need_an_order_and_not_too_many_values() -> None:
    words = values(from_rows([["K", "B"], ["B", "RV"]]), Weging.LINEAR)
    assert words["cohen_kappa"].reden is Reden.GEEN_VOLGORDE
    assert words["gwet_ac2"].reden is Reden.GEEN_VOLGORDE
    three = values(from_rows([["K", "B", "RV"]]), Weging.LINEAR)
    assert three["cohen_kappa"].reden is Reden.NIET_TWEE_BEOORDELAARS
    many = from_rows([[at, at + 1] for at in range(MOST_VALUES)])
    assert values(many, Weging.LINEAR)["gwet_ac2"].reden is Reden.TE_VEEL_WAARDEN


def test_two_words_have_an_order_for_it_does_not_matter_which() -> None:
    plain = values(from_rows([["ja", "nee"], ["ja", "ja"], ["nee", "nee"]]))
    weighted = values(from_rows([["ja", "nee"], ["ja", "ja"], ["nee", "nee"]]), Weging.QUADRATIC)
    assert weighted["cohen_kappa"] == plain["cohen_kappa"]
    assert weighted["gwet_ac2"] == plain["gwet_ac1"]
    assert plain["krippendorff_alpha.ordinal"] == plain["krippendorff_alpha.nominal"]


def test_a_hole_in_the_scale_is_a_longer_step() -> None:
    found = weights([Fraction(1), Fraction(2), Fraction(4)], Weging.LINEAR)
    assert not isinstance(found, Reden)
    assert found.heel == 3
    assert found.tabel == ((3, 2, 0), (2, 3, 1), (0, 1, 3))


@pytest.mark.parametrize("table", [[[0, 1]], [[0, 1], [2, 0]], [[0, 0], [0, 0]], [[1, 2], [2, 0]]])
def test_free_weights_must_be_square_symmetric_and_zero_for_the_same(
    table: list[list[int]],
) -> None:
    with pytest.raises(ValueError, match=r"vierkant|symmetrisch|diagonaal"):
        from_disagreement(table)


def test_ratio_alpha_needs_numbers_from_zero() -> None:
    below = count(from_rows([[-1, 1], [1, 1]]))
    assert krippendorff(below, Schaal.RATIO).reden is Reden.GETALLEN_ONDER_NUL
    words = count(from_rows([["ja", "nee"]]))
    assert krippendorff(words, Schaal.RATIO).reden is Reden.GEEN_GETALLEN


def test_the_one_way_forms_do_not_ask_for_the_same_raters() -> None:
    pairs: Rows = [[1, 2, None], [4, None, 4], [None, 6, 5], [2, 2, None]]
    moved: Rows = [[one for one in row if one is not None] for row in pairs]
    for vorm in (Vorm.ICC_1_1, Vorm.ICC_1_K):
        assert icc(count(from_rows(pairs)), vorm) == icc(count(from_rows(moved)), vorm)


def test_with_gaps_the_icc_is_that_of_the_full_items_and_says_so() -> None:
    rows: Rows = [[1, 2], [4, 4], [None, 6], [5, 6]]
    left = [row for row in rows if None not in row]
    found = {cijfer.naam: cijfer for cijfer in figures(from_rows(rows))}
    assert found["icc.2_1"].uitkomst == icc(count(from_rows(left)), Vorm.ICC_2_1)
    assert "3 van de 4 items: die met 2 oordelen" in found["icc.2_1"].tekst
    assert "1 van de 4 items" in found["cohen_kappa"].tekst
    assert "Gwet (2014)" in found["fleiss_kappa"].tekst
    assert found["gwet_ac1"].tekst == ""


def test_an_item_cannot_be_judged_twice_by_one_nor_stand_in_two_conversations() -> None:
    one = Oordeel("1", "els", "ja", "g1")
    with pytest.raises(DubbelOordeel):
        from_oordelen([one, one._replace(waarde="nee")])
    with pytest.raises(TweeGesprekken):
        from_oordelen([one, one._replace(beoordelaar="wim", gesprek="g2")])


def test_judgements_make_a_table_with_gaps() -> None:
    found = from_oordelen(
        [
            Oordeel("1", "els", "b", "g1"),
            Oordeel("1", "wim", "a", "g1"),
            Oordeel("2", "wim", "b", "g1"),
        ]
    )
    assert found == Gegevens(((1, 0), (None, 1)), ("a", "b"), ("els", "wim"), ("g1", "g1"))
    assert (found.oordelen, found.dubbel) == (3, 1)


def test_counts_may_differ_and_numbers_with_words_are_words() -> None:
    assert from_counts([[2, 1], [0, 1]]).rijen == ((0, 0, 1), (1, None, None))
    assert from_counts([]).rijen == ()
    assert from_rows([["a", 2]]).categorieen == (Fraction(2), "a")


@pytest.mark.parametrize(
    "figure", [of_cohen, of_gwet, of_fleiss, lambda given_: fleiss_z(count(given_))]
)
def test_a_standard_error_needs_a_figure(figure: object) -> None:
    assert callable(figure)
    assert figure(from_rows(SINGLE)) is None
    assert figure(from_rows(NOTHING)) is None


def test_errors_of_the_edges() -> None:
    assert of_gwet(from_rows([[1, 2, 2]])) is None
    assert fleiss_z(count(from_rows([[1, 2, 2], [2, 2, None]]))) is None
    same = of_gwet(from_rows([[1, 1], [1, 1]]))
    assert same is not None
    assert (same.fout, same.laag, same.hoog, same.p) == (0, 1, 1, 0)
    assert of_cohen(from_table([[3, 1], [1, 3]])) is not None
    assert free_marginal(count(from_rows(SINGLE))).reden is Reden.GEEN_DUBBEL
    assert free_marginal(count(from_rows([[1, 1], [1, 1]]))) == Uitkomst(Fraction(1))
    assert conger(from_rows(SINGLE)).reden is Reden.GEEN_DUBBEL


@pytest.mark.parametrize(
    ("dubbel", "expected"),
    [
        (0, Stand.TE_WEINIG),
        (9, Stand.TE_WEINIG),
        (10, Stand.INDICATIEF),
        (29, Stand.INDICATIEF),
        (30, Stand.VOLDOENDE),
    ],
)
def test_below_ten_nothing_and_below_thirty_a_hint(dubbel: int, expected: Stand) -> None:
    assert stand(dubbel) is expected
    assert bool(shown(["gwet_ac1"], dubbel)) == (expected is not Stand.TE_WEINIG)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["cohen_kappa"], ("percent_agreement", "gwet_ac1", "cohen_kappa")),
        (
            ["gwet_ac1", "krippendorff_alpha.ordinal"],
            ("percent_agreement", "gwet_ac1", "krippendorff_alpha.ordinal"),
        ),
        (["percent_agreement"], ("percent_agreement",)),
        (["icc.2_1"], ("icc.2_1",)),
        ([], ()),
    ],
)
def test_kappa_is_never_shown_alone(asked: list[str], expected: tuple[str, ...]) -> None:
    assert shown(asked, 30) == expected
