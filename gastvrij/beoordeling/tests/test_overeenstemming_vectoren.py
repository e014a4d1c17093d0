"""Every published figure that is at hand, exactly or to its last printed digit."""

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from gastvrij.beoordeling.rules.overeenstemming import (
    Gegevens,
    Uitkomst,
    Vorm,
    Weging,
    cohen,
    count,
    fleiss,
    from_counts,
    from_rows,
    from_table,
    gwet,
    icc,
    krippendorff,
    percentage,
    standaardfout,
    weights,
)
from gastvrij.beoordeling.rules.overeenstemming.gewichten import Gewichten, from_disagreement
from gastvrij.beoordeling.rules.overeenstemming.krippendorff import Schaal
from gastvrij.beoordeling.rules.overeenstemming.verdelingen import t_quantile

pytestmark = pytest.mark.one_database

Vector = dict[str, Any]
Answer = Fraction | float


def exact(found: Uitkomst) -> Fraction:
    assert found.waarde is not None
    return found.waarde


def weighted(gegevens: Gegevens, weging: Weging) -> Gewichten:
    found = weights(gegevens.categorieen, weging)
    assert isinstance(found, Gewichten)
    return found


def alpha(schaal: Schaal) -> Callable[[Gegevens], Answer]:
    return lambda given: exact(krippendorff.krippendorff(count(given), schaal))


def kappa(weging: Weging) -> Callable[[Gegevens], Answer]:
    return lambda given: exact(cohen.cohen(count(given), weighted(given, weging)))


def ac2(weging: Weging) -> Callable[[Gegevens], Answer]:
    return lambda given: exact(gwet.gwet(count(given), weighted(given, weging)))


def ac1_error(given: Gegevens) -> standaardfout.Fout:
    found = standaardfout.of_gwet(given)
    assert found is not None
    return found


def cohen_error(given: Gegevens) -> float:
    found = standaardfout.of_cohen(given)
    assert found is not None
    return found


def cohen_bounds(given: Gegevens) -> tuple[float, float]:
    half = t_quantile(0.95, given.dubbel - 1) * cohen_error(given)
    middle = float(exact(cohen.cohen(count(given))))
    return middle - half, middle + half


def z(given: Gegevens) -> float:
    found = standaardfout.fleiss_z(count(given))
    assert found is not None
    return found


def percent(given: Gegevens) -> Answer:
    return exact(percentage.percent_agreement(count(given)))


def plain_kappa(given: Gegevens) -> Answer:
    return exact(cohen.cohen(count(given)))


def plain_fleiss(given: Gegevens) -> Answer:
    return exact(fleiss.fleiss(count(given)))


def free(given: Gegevens) -> Answer:
    return exact(fleiss.free_marginal(count(given)))


def ac1(given: Gegevens) -> Answer:
    return exact(gwet.gwet(count(given)))


FIGURES: dict[str, Callable[[Gegevens], Answer]] = {
    "percent_agreement": percent,
    "pa": percent,
    "pe_cohen": lambda given: cohen.expected(count(given)),
    "pe_ac1": lambda given: gwet.expected(count(given)),
    "cohen_kappa": plain_kappa,
    "cohen_se": cohen_error,
    "kappa_linear": kappa(Weging.LINEAR),
    "kappa_quadratic": kappa(Weging.QUADRATIC),
    "conger": lambda given: exact(cohen.conger(given)),
    "fleiss_kappa": plain_fleiss,
    "fleiss_kappa_1971_paper": plain_fleiss,
    "fleiss_fixed_marginal": plain_fleiss,
    "fleiss": plain_fleiss,
    "scott_pi": plain_fleiss,
    "z": z,
    "randolph": free,
    "randolph_free_marginal": free,
    "brennan_prediger": free,
    "gwet_ac1": ac1,
    "ac1_se": lambda given: ac1_error(given).fout,
    "ac1_p": lambda given: ac1_error(given).p,
    "ac2_linear": ac2(Weging.LINEAR),
    "ac2_quadratic": ac2(Weging.QUADRATIC),
    "krippendorff_alpha": alpha(Schaal.NOMINAL),
    "krippendorff_alpha_nominal": alpha(Schaal.NOMINAL),
    **{f"alpha_{schaal}": alpha(schaal) for schaal in Schaal},
}
BOUNDS: dict[str, Callable[[Gegevens], tuple[float, float]]] = {
    "cohen_ci95": cohen_bounds,
    "ac1_ci95": lambda given: (ac1_error(given).laag, ac1_error(given).hoog),
}


def prints(value: Answer, printed: Decimal | int) -> bool:
    """Test if a value is what was printed, at as many digits as were printed."""
    digits = Decimal(printed)
    return Decimal(float(value)).quantize(digits) == digits


def figure(vector: Vector, name: str, given: Gegevens) -> Answer:
    if name == "weighted_kappa":
        own = from_disagreement(vector["disagreement_weights"])
        return exact(cohen.cohen(count(given), own))
    if name == "pe":
        by_chance = fleiss.expected if "counts" in vector else cohen.expected
        return by_chance(count(given))
    return FIGURES[name](given)


def data_of(vector: Vector) -> Gegevens:
    if "table" in vector:
        return from_table(vector["table"])
    return from_counts(vector["counts"]) if "counts" in vector else from_rows(vector["units"])


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def test_every_exact_figure_of_the_vectors_is_ours_exactly(vectors: Path) -> None:
    for vector in load(vectors / "agreement.json")["vectors"]:
        given = data_of(vector)
        for name, expected in vector["expected"].items():
            found = figure(vector, name, given)
            assert found == Fraction(expected["fraction"]), (vector["id"], name)
            assert prints(found, expected["decimal"]), (vector["id"], name)


def test_every_printed_figure_of_the_vectors_is_ours_to_its_last_digit(vectors: Path) -> None:
    for vector in load(vectors / "agreement.json")["vectors"]:
        given = data_of(vector)
        for name, printed in vector.get("published", {}).items():
            if name in BOUNDS:
                found = BOUNDS[name](given)
                assert all(map(prints, found, printed)), (vector["id"], name, found)
            else:
                assert prints(figure(vector, name, given), printed), (vector["id"], name)


def test_the_six_forms_of_the_icc_with_mean_squares_and_intervals(vectors: Path) -> None:
    vector = load(vectors / "icc.json")
    telling = count(from_rows(vector["data"]))
    squares = icc.mean_squares(telling)
    assert isinstance(squares, icc.Kwadraten)
    forms = {f"ICC{vorm.replace('_', '')}": vorm for vorm in Vorm}
    for name, expected in vector["expected"].items():
        found: Fraction | None = (
            exact(icc.icc(telling, forms[name]))
            if name in forms
            else getattr(squares, name.lower())
        )
        assert found == Fraction(expected["fraction"]), name
        assert prints(found, vector["published"][name]), name
    for name, printed in vector["ci95_psych"].items():
        bounds = icc.f_interval(squares, forms[name])
        assert bounds is not None
        assert all(map(prints, bounds, printed)), (name, bounds)
