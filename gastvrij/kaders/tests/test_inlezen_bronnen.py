"""The five real sources, scored against what a perfect reader makes of them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gastvrij.kaders.inlezen import Gelezen, read, split_lines, twijfels
from gastvrij.kaders.inlezen.verantwoording import read_words, source_words

ROOT = Path(__file__).resolve().parents[3]
SOURCES = Path(os.environ.get("GASTVRIJ_SOURCES", ROOT.parent / "shared" / "sources"))
SCORE = SOURCES.parent / "tools" / "score_import.py"
NUMBERS = ["000", "001", "002", "003", "004"]

pytestmark = pytest.mark.skipif(
    not SOURCES.is_dir() or not SCORE.is_file(),
    reason="the five sources and their score tool are not beside this project",
)


def source(number: str) -> Path:
    return next(SOURCES.glob(f"{number}_*.txt"))


def gelezen(number: str) -> Gelezen:
    path = source(number)
    return read(path.name, path.read_bytes())


def scored(one: Gelezen, number: str, folder: Path) -> tuple[float, list[str]]:
    made = folder / "read.json"
    made.write_text(json.dumps(one.as_dict(), ensure_ascii=False), encoding="utf-8")
    command: list[str | Path] = [
        sys.executable,
        SCORE,
        SOURCES / "truth" / f"{number}.json",
        made,
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    score = json.loads(done.stdout)
    return score["f1"], score["asserted"]


@pytest.mark.parametrize("number", NUMBERS)
def test_every_source_reads_perfectly_and_nothing_undecided_is_asserted(
    number: str, tmp_path: Path
) -> None:
    assert scored(gelezen(number), number, tmp_path) == (1.0, [])


@pytest.mark.parametrize("number", NUMBERS)
def test_every_word_of_a_source_is_accounted_for_and_none_is_invented(number: str) -> None:
    path, one = source(number), gelezen(number)
    tekst = split_lines(path.name, path.read_text(encoding="utf-8"))
    assert one.document["not_understood"] == []
    assert read_words(one.document) == source_words(tekst)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_doubt_about_a_source_has_a_place_a_line_and_a_sentence(number: str) -> None:
    lines = len(source(number).read_text(encoding="utf-8").splitlines())
    for doubt in twijfels(gelezen(number)):
        assert doubt.place
        assert 1 <= doubt.line <= lines
        assert doubt.text.endswith(".")


def test_guidance_falls_apart_as_in_the_truth_with_what_is_to_be_said() -> None:
    truth = json.loads((SOURCES / "truth" / "004.json").read_text(encoding="utf-8"))
    found = gelezen("004").as_dict()
    assert guidance(found) == guidance(truth)
    assert len(guidance(found)) == truth["counts"]["guidance_lines"]


def guidance(document: dict[str, Any]) -> list[tuple[str, str, str, str | None]]:
    return [
        (phase["code"], step["text"], line["text"], line.get("type"))
        for phase in document["phases"]
        for step in phase["steps"]
        for line in step["guidance"]
    ]


def test_repairs_of_the_dictionary_are_proposals_only() -> None:
    truth = json.loads((SOURCES / "truth" / "003.json").read_text(encoding="utf-8"))
    assert proposals(gelezen("003").as_dict()) == proposals(truth)


def proposals(part: object) -> list[str]:
    if isinstance(part, list):
        return [one for child in part for one in proposals(child)]
    if not isinstance(part, dict):
        return []
    own = [part[key] for key in ("suggested_text", "suggested_title") if part.get(key)]
    return own + [one for child in part.values() for one in proposals(child)]


def test_lost_columns_leave_the_number_of_marks_and_a_doubt_on_every_toetsterm() -> None:
    items = [item for one in gelezen("000").as_dict()["sections"] for item in one["items"]]
    assert len(items) == 20
    assert sum(item["level_count"] for item in items) == 25
    assert all(item["levels"] is None for item in items)
    assert all({"level-columns-lost", "section"} <= set(item["ambiguous"]) for item in items)


def test_a_heading_apart_from_its_items_gets_none_of_them() -> None:
    sections = gelezen("000").as_dict()["sections"]
    assert [len(section["items"]) for section in sections] == [0, 0, 0, 0, 20]
    assert sections[-1]["title"] is None
