"""Our own checker of JSON agrees with the real one, and says in Dutch what is wrong."""

from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.koppelvlakken.berichten.openapi import BERICHT
from gastvrij.koppelvlakken.schema import faults, moment
from gastvrij.koppelvlakken.telefonie.openapi import GEBEURTENIS

pytestmark = pytest.mark.one_database

NAMES = sorted({*BERICHT["properties"], *GEBEURTENIS["properties"], "onbekend"})
plain = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=170)
values = st.one_of(
    plain, st.integers(), st.none(), st.booleans(), st.sampled_from(["ringing", "ended"])
)


@given(
    st.one_of(st.dictionaries(st.sampled_from(NAMES), values, max_size=6), values),
    st.sampled_from([BERICHT, GEBEURTENIS]),
)
def test_it_accepts_and_refuses_what_json_schema_does(value: Any, schema: dict[str, Any]) -> None:
    without = {
        **schema,
        "properties": {
            name: {key: part for key, part in one.items() if key != "format"}
            for name, one in schema["properties"].items()
        },
    }
    checker = jsonschema.Draft4Validator(without)
    assert bool(list(faults(value, without))) == (not checker.is_valid(value))


@pytest.mark.parametrize(
    ("value", "name", "why"),
    [
        ([], "", "geen object"),
        ({}, "id", "ontbreekt"),
        ({"id": 5}, "id", "geen tekst"),
        ({"id": ""}, "id", "leeg"),
        ({"id": "a" * 151}, "id", "150 tekens"),
        ({"id": "a\x00"}, "id", "teken"),
        ({"id": "\ud800"}, "id", "teken"),
        ({"soort": "bel"}, "soort", "ringing"),
        ({"moment": "gisteren"}, "moment", "tijdzone"),
        ({"moment": "2026-11-20T15:00:00"}, "moment", "tijdzone"),
        ({"moment": "2026-11-20"}, "moment", "tijdzone"),
        ({"nog": "iets"}, "nog", "bestaat niet"),
    ],
)
def test_what_is_wrong_is_said_of_each_field(value: Any, name: str, why: str) -> None:
    assert any(one.name == name and why in one.reason for one in faults(value, GEBEURTENIS))


@pytest.mark.parametrize("said", ["2026-11-20T15:00:00Z", "2026-11-20T15:00:00.5+01:00"])
def test_moments_with_a_zone_are_moments(said: str) -> None:
    assert moment(said) is not None
