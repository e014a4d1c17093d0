"""Published examples of the sources that the design names, each with the figures it prints."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from gastvrij.beoordeling.rules.overeenstemming import (
    Gegevens,
    Telling,
    Uitkomst,
    Weging,
    count,
    figures,
    from_counts,
    from_rows,
    from_table,
    standaardfout,
    weights,
)
from gastvrij.beoordeling.rules.overeenstemming.cohen import cohen
from gastvrij.beoordeling.rules.overeenstemming.fleiss import fleiss, free_marginal
from gastvrij.beoordeling.rules.overeenstemming.gewichten import Gewichten
from gastvrij.beoordeling.rules.overeenstemming.krippendorff import Schaal, krippendorff
from gastvrij.beoordeling.rules.overeenstemming.uitkomst import Reden

pytestmark = pytest.mark.one_database

DIAGNOSIS = [[40, 4, 4, 17], [6, 25, 2, 13], [4, 1, 21, 12], [15, 5, 9, 45]]
SKIN = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]
# Fifteen patients of Fleiss (1971): how many of six psychiatrists gave each of five diagnoses.
SIX_RATERS = [
    [0, 0, 0, 6, 0],
    [0, 3, 0, 0, 3],
    [0, 1, 4, 0, 1],
    [0, 0, 0, 0, 6],
    [0, 3, 0, 3, 0],
    [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2],
    [2, 0, 3, 1, 0],
    [2, 0, 0, 4, 0],
    [0, 0, 0, 0, 6],
    [1, 0, 0, 5, 0],
    [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0],
    [1, 0, 0, 5, 0],
    [0, 2, 0, 3, 1],
]
# Ten items by fourteen raters, the example of Wikipedia on Fleiss' kappa.
FOURTEEN_RATERS = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]
# Three coders and fifteen units with gaps, the example of Wikipedia on Krippendorff's alpha.
CODERS = ("*****34121133*3", "1*213343*******", "**21344*21133*4")


def coders() -> Gegevens:
    columns = [[None if sign == "*" else int(sign) for sign in line] for line in CODERS]
    return from_rows(list(zip(*columns, strict=True)))


def named(gegevens: Gegevens, weging: Weging | None = None) -> dict[str, Fraction | None]:
    return {cijfer.naam: cijfer.uitkomst.waarde for cijfer in figures(gegevens, weging)}


@pytest.mark.parametrize(
    ("table", "name", "weging", "printed"),
    [
        ([[88, 10, 2], [14, 40, 6], [18, 10, 12]], "cohen_kappa", None, "0.492"),
        ([[88, 10, 2], [14, 40, 6], [18, 10, 12]], "percent_agreement", None, "0.70"),
        ([[40, 9], [6, 45]], "cohen_kappa", None, "0.70"),
        ([[40, 9], [6, 45]], "gwet_ac1", None, "0.70"),
        ([[80, 10], [5, 5]], "cohen_kappa", None, "0.32"),
        ([[80, 10], [5, 5]], "gwet_ac1", None, "0.81"),
        ([[118, 5], [2, 0]], "percent_agreement", None, "0.944"),
        ([[118, 5], [2, 0]], "cohen_kappa", None, "-0.0234"),
        ([[118, 5], [2, 0]], "gwet_ac1", None, "0.9408"),
        (DIAGNOSIS, "cohen_kappa", None, "0.431501"),
        (DIAGNOSIS, "gwet_ac1", None, "0.456158"),
        (DIAGNOSIS, "cohen_kappa", Weging.LINEAR, "0.406811"),
        (DIAGNOSIS, "gwet_ac2", Weging.LINEAR, "0.377068"),
        (DIAGNOSIS, "cohen_kappa", Weging.QUADRATIC, "0.383186"),
        (DIAGNOSIS, "gwet_ac2", Weging.QUADRATIC, "0.298573"),
        (SKIN, "cohen_kappa", None, "0.4842"),
        (SKIN, "cohen_kappa", Weging.LINEAR, "0.4701"),
    ],
)
def test_two_raters(
    table: Sequence[Sequence[int]], name: str, weging: Weging | None, printed: str
) -> None:
    found = named(from_table(table), weging)[name]
    assert found is not None
    assert f"{float(found):.{len(printed.partition('.')[2])}f}" == printed


def test_the_asymptotic_errors_that_sas_prints() -> None:
    skin = from_table(SKIN)
    plain = standaardfout.of_cohen(skin)
    linear = weights(skin.categorieen, Weging.LINEAR)
    assert isinstance(linear, Gewichten)
    weighted = standaardfout.of_cohen(skin, linear)
    assert plain is not None
    assert weighted is not None
    assert (f"{plain:.4f}", f"{weighted:.4f}") == ("0.1380", "0.1457")
    kappa = float(cohen(count(skin)).waarde or 0)
    bounds = [kappa + side * 1.959964 * plain for side in (-1, 1)]
    assert [f"{bound:.4f}" for bound in bounds] == ["0.2137", "0.7547"]


@pytest.mark.parametrize(
    ("counts", "exact"),
    [(FOURTEEN_RATERS, Fraction(4211, 20059)), ([[7, 1], [3, 5]], Fraction(17, 105))],
)
def test_many_raters(counts: Sequence[Sequence[int]], exact: Fraction) -> None:
    assert fleiss(count(from_counts(counts))) == Uitkomst(exact)


def test_six_raters() -> None:
    telling = count(from_counts(SIX_RATERS))
    found = named(from_counts(SIX_RATERS))
    assert {
        name: f"{float(found[name] or 0):.7f}"
        for name in ("fleiss_kappa", "gwet_ac1", "krippendorff_alpha.nominal")
    } == {
        "fleiss_kappa": "0.4139265",
        "gwet_ac1": "0.4448007",
        "krippendorff_alpha.nominal": "0.4204384",
    }
    assert f"{float(free_marginal(telling).waarde or 0):.7f}" == "0.4388889"
    ac1 = standaardfout.of_gwet(from_counts(SIX_RATERS))
    kappa = standaardfout.of_fleiss(from_counts(SIX_RATERS))
    assert ac1 is not None
    assert kappa is not None
    assert f"{ac1.fout:.8f} {ac1.laag:.3f} {ac1.hoog:.3f}" == "0.08418757 0.264 0.625"
    assert f"{kappa.fout:.8f} {kappa.laag:.3f} {kappa.hoog:.3f}" == "0.08119291 0.240 0.588"


@pytest.mark.parametrize(
    ("schaal", "exact"),
    [(Schaal.NOMINAL, Fraction(56, 81)), (Schaal.INTERVAL, Fraction(643, 793))],
)
def test_coders_who_left_gaps(schaal: Schaal, exact: Fraction) -> None:
    assert krippendorff(count(coders()), schaal) == Uitkomst(exact)


def test_what_everybody_calls_the_same_has_no_kappa() -> None:
    same: Telling = count(from_counts([[7, 0], [7, 0]]))
    assert fleiss(same) == Uitkomst(None, Reden.GEEN_SPREIDING)
    assert free_marginal(count(from_counts([[7, 1], [3, 5]]))) == Uitkomst(Fraction(3, 14))
