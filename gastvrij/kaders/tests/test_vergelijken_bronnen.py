"""The comparison of the real exam plans gives every fact that a perfect reader found."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

# Sentences in English of who made the truth; a machine has codes or nothing there.
PROSE = {"ambiguous", "nature", "traps"}


@pytest.fixture(scope="module")
def both(sources: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    truth = json.loads((sources / "truth" / "diff_001_000.json").read_text(encoding="utf-8"))
    out = StringIO()
    call_command(
        "compare", str(sources / truth["old"]), str(sources / truth["new"]), "--json", stdout=out
    )
    return truth, json.loads(out.getvalue())


def without_prose(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: without_prose(one) for key, one in part.items() if key not in PROSE}
    return [without_prose(one) for one in part] if isinstance(part, list) else part


def only(part: Any, like: Any) -> Any:
    """Return a part with only the keys that the truth has."""
    if isinstance(like, dict) and isinstance(part, dict):
        return {key: only(part[key], one) for key, one in like.items() if key in part}
    if isinstance(like, list) and isinstance(part, list) and len(like) == len(part):
        return [only(one, other) for one, other in zip(part, like, strict=True)]
    return part


@pytest.mark.parametrize(
    "key", ["schema", "kind", "old", "new", "title", "description", "total", "sections", "items"]
)
def test_each_part_gives_the_facts_of_the_truth(
    both: tuple[dict[str, Any], dict[str, Any]], key: str
) -> None:
    truth, found = (without_prose(one) for one in both)
    assert only(found[key], truth[key]) == truth[key]


def test_the_fields_have_the_same_values_and_verdicts(
    both: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    truth, found = ({one["field"]: one for one in each["fields"]} for each in both)
    assert without_prose(found) == without_prose(truth)
    assert {name for name, one in found.items() if one["ambiguous"]} == {
        name for name, one in truth.items() if one["ambiguous"]
    }


def test_the_summary_gives_the_same_facts_and_calls_levels_unknown(
    both: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    truth, found = (dict(one["summary"]) for one in both)
    said = found.pop("level_set")
    assert truth.pop("level_set").startswith("cannot be compared")
    assert said.startswith("cannot be compared")
    assert "unknown" in said
    assert "changed" not in said
    assert only(found, truth) == truth


def test_the_headings_of_the_columns_are_put_together(
    both: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    truth, found = (one["column_headers"] for one in both)
    assert found["new"] == truth["new"]
    assert found["old"][1:] == truth["old"][1:]
    assert "toetsnummer / " in found["old"][0]
