from decimal import Decimal
from typing import Any

import pytest

from gastvrij.kaders.rules import normen


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
        (norm(scope="per e-mail of brief"), ("e-mail", "post"), ()),
    ],
)
def test_a_norm_is_for_the_channels_and_laws_that_its_text_names(
    said: dict[str, Any], kanalen: tuple[str, ...], domeinen: tuple[str, ...]
) -> None:
    (found,) = normen.normen({"norms": [said], "intro": INTRO})
    assert (found.kanalen, found.domeinen) == (kanalen, domeinen)


@pytest.mark.parametrize(
    ("title", "kanalen", "onbepaald"),
    [
        ("E-mail", ("e-mail",), ()),
        ("Mail", ("e-mail",), ()),
        ("Brieven", ("post",), ()),
        ("Live chat", ("chat",), ()),
        ("Telephone", ("telefoon",), ()),
        ("Counter", ("balie",), ()),
        ("Klachten", (), ("channel-unknown",)),
    ],
)
def test_a_channel_that_nobody_knows_stays_open(
    title: str, kanalen: tuple[str, ...], onbepaald: tuple[str, ...]
) -> None:
    (found,) = normen.normen({"channels": [{"title": title, "norms": [norm()]}]})
    assert (found.kanalen, found.onbepaald) == (kanalen, onbepaald)


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
