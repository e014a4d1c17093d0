from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gastvrij.kaders.rules import normen, versies
from gastvrij.kaders.rules.versies import Looptijd


def norm(**changes: Any) -> dict[str, Any]:
    return {
        "text": "ten minste 60%",
        "metric": "direct afgehandeld",
        "operator": ">=",
        "value": 60,
        "unit": "%",
        "scope": None,
        "strength": 'doel ("Ons doel is")',
        "ambiguous": [],
        "line": 7,
    } | changes


INTRO = [
    {"paragraphs": ["Kort woord. Wij zijn er via balie, telefoon en sociale media.", "Per post."]}
]


@pytest.mark.parametrize(
    ("said", "kanalen", "domeinen"),
    [
        (norm(), (), ()),
        (norm(scope="via de genoemde kanalen"), ("balie", "telefoon", "social-media"), ()),
        (norm(scope="via deze kanalen, telefoon"), ("telefoon",), ()),
        (norm(scope="de WMO, Jeugdwet"), (), ("wmo", "jeugdwet")),
        (norm(text="Participatiewet: 60%"), (), ("participatiewet",)),
        (norm(scope="e-formulieren en website"), ("website", "e-formulier"), ()),
        (norm(scope="telefoonboek, balielucht"), (), ()),
    ],
)
def test_a_norm_is_for_the_channels_and_laws_that_its_text_names(
    said: dict[str, Any], kanalen: tuple[str, ...], domeinen: tuple[str, ...]
) -> None:
    (found,) = normen.normen({"norms": [said], "intro": INTRO})
    assert (found.kanalen, found.domeinen) == (kanalen, domeinen)


def test_named_channels_stay_open_where_the_text_names_none_together() -> None:
    intro = [{"paragraphs": ["Bel ons per telefoon.", "Kom langs aan de balie."]}]
    (found,) = normen.normen({"norms": [norm(scope="de genoemde kanalen")], "intro": intro})
    assert found.kanalen == ()


def test_a_norm_under_a_channel_is_for_that_channel() -> None:
    channels = [
        {"title": "Telefoon", "norms": [norm(metric="teruggebeld", scope="KCC")]},
        {"title": "x"},
    ]
    (found,) = normen.normen({"channels": channels})
    assert (found.scope, found.kanalen, found.metriek) == (
        "Telefoon; KCC",
        ("telefoon",),
        "terugbellen",
    )


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (60, Decimal("60.000")),
        (2.5, Decimal("2.500")),
        (Decimal("0.0004"), Decimal("0.000")),
        (10**9, None),
        (float("inf"), None),
        (float("nan"), None),
    ],
)
def test_a_figure_fits_the_table_or_is_no_figure(value: Any, kept: Decimal | None) -> None:
    assert normen.figure(value) == kept


@pytest.mark.parametrize(
    ("said", "kept"), [('doel ("Ons doel")', "doel"), ("Streven", "streven"), ("", "")]
)
def test_how_binding_a_norm_is_stands_in_one_word(said: str, kept: str) -> None:
    assert normen.sterkte(said) == kept


def test_a_norm_without_metric_or_unit_keeps_them_empty() -> None:
    bare = norm(
        metric=None, unit=None, strength=None, value=None, ambiguous=["norm-without-figure"]
    )
    (found,) = normen.normen({"norms": [bare]})
    assert (found.metriek, found.eenheid, found.sterkte, found.waarde) == ("", "", "", None)
    assert found.onbepaald == ("norm-without-figure",)


JAN, FEB, MAR = (date(2026, month, 1) for month in (1, 2, 3))
RUNS = [Looptijd(1, 10, JAN, 1), Looptijd(2, 10, MAR, 2), Looptijd(3, 20, FEB, 1)]


@pytest.mark.parametrize(
    ("on", "running", "over"),
    [
        (date(2025, 12, 31), {}, set()),
        (JAN, {10: 1}, set()),
        (FEB, {10: 1, 20: 3}, set()),
        (MAR, {10: 2, 20: 3}, {1}),
    ],
)
def test_the_version_that_started_last_runs_and_the_one_before_is_over(
    on: date, running: dict[int, int], over: set[int]
) -> None:
    assert versies.newest(RUNS, on=on) == running
    assert versies.superseded(RUNS, on=on) == over


def test_of_two_versions_that_start_together_the_higher_number_runs() -> None:
    same = [Looptijd(2, 10, JAN, 2), Looptijd(1, 10, JAN, 1)]
    assert versies.newest(same, on=JAN) == {10: 2}


@pytest.mark.parametrize(
    ("version", "start"),
    [
        ({"effective_from": "2026-09-01", "ambiguous": []}, date(2026, 9, 1)),
        ({"effective_from": "2026-09-01", "ambiguous": ["effective-from"]}, None),
        ({"effective_from": None, "ambiguous": []}, None),
        ({}, None),
    ],
)
def test_a_start_is_taken_from_the_document_only_if_it_is_certain(
    version: dict[str, Any], start: date | None
) -> None:
    assert versies.sure_start(version) == start
