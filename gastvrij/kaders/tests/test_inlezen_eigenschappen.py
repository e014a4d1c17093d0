"""Properties that hold for every text: no crash, no loss, no invention."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gastvrij.conftest import IN_FULL, examples
from gastvrij.kaders.inlezen import (
    KINDS,
    OnleesbaarBestand,
    decode,
    read,
    split_lines,
    twijfels,
)
from gastvrij.kaders.inlezen.verantwoording import read_words, source_words

EXAMPLES = sorted((Path(__file__).resolve().parents[1] / "voorbeelden").glob("*.txt"))
LINES = [line for path in EXAMPLES for line in path.read_text(encoding="utf-8").splitlines()]
CODES = ["K", "B", "RV", "PV"]

quick = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=not IN_FULL,
)
words = st.lists(
    st.sampled_from(
        ["helpt", "de", "inwoner", "rustig", "verder", "met", "vragen", "belt", "terug"]
    ),
    min_size=2,
    max_size=12,
)
sentences = words.map(lambda parts: " ".join(parts).capitalize() + ".")
snippets = st.one_of(
    st.sampled_from(LINES),
    sentences,
    st.text(max_size=40),
    st.sampled_from(
        ["Niveau 1", "Fase 1: X", "V1.01 X", "\f", "***", "- ", "1.", "K B RV PV", "\t\tX\t", "<b>"]
    ),
)


def checked(data: bytes, kind: str | None) -> None:
    try:
        one = read("x.txt", data, kind=kind)
    except OnleesbaarBestand:
        return
    source = source_words(split_lines("x.txt", decode(data)))
    assert not source - read_words(one.document)
    assert not read_words(one.document) - source
    assert all(doubt.text for doubt in twijfels(one))


@quick
@given(lines=st.lists(snippets, max_size=40), kind=st.sampled_from([None, *KINDS]))
def test_any_mixture_of_lines_is_refused_or_accounted_for(
    lines: list[str], kind: str | None
) -> None:
    checked("\n".join(lines).encode("utf-8", "ignore"), kind)


@quick
@given(data=st.binary(max_size=400))
def test_any_bytes_are_refused_or_accounted_for(data: bytes) -> None:
    checked(data, None)


@quick
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@given(seed=st.data())
def test_a_damaged_example_is_refused_or_accounted_for(path: Path, seed: st.DataObject) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    for _ in range(seed.draw(st.integers(1, 6))):
        at = seed.draw(st.integers(0, len(lines) - 1))
        damage = seed.draw(st.sampled_from(["drop", "double", "swap", "split", "join", "tabs"]))
        lines = damaged(lines, at, damage)
    checked("\n".join(lines).encode(), None)


def damaged(lines: list[str], at: int, damage: str) -> list[str]:
    line, other = lines[at], lines[(at * 7 + 3) % len(lines)]
    half = len(line) // 2
    parts = {
        "drop": [],
        "double": [line, line],
        "swap": [other],
        "split": [line[:half], "", line[half:]],
        "join": [f"{line} {other}"],
        "tabs": [line.replace("\t", " ")],
    }[damage]
    return [*lines[:at], *parts, *lines[at + 1 :]] or [""]


items = st.lists(
    st.tuples(sentences, st.sets(st.sampled_from(CODES), min_size=1), st.booleans()),
    min_size=1,
    max_size=6,
)
plans = st.lists(items, min_size=1, max_size=4)


@quick
@given(plan=plans, repeats_heading=st.booleans())
def test_any_plan_in_a_table_reads_back_exactly(
    plan: list[Any],
    repeats_heading: bool,  # noqa: FBT001
) -> None:
    heading = [
        "Nummer\tToetsterm\tLaatste wijzigingsdatum\tNiveau\t\t\t",
        "\t\t\t" + "\t".join(CODES),
    ]
    rows, wanted = ["Toetsplan Z1: Proef", *heading], []
    for number, section in enumerate(plan, start=1):
        rows += heading if repeats_heading and number > 1 else []
        rows.append(f"Onderdeel {'abcd'[number - 1]}\t\t\t\t\t\t")
        for place, (text, levels, dated) in enumerate(section, start=1):
            code = f"Z1.{number}{place}"
            marks = "\t".join("X" if one in levels else "" for one in CODES)
            rows.append(f"{code}\t{text}\t{'2-3-2026' if dated else ''}\t{marks}")
            wanted.append((code, text, [one for one in CODES if one in levels], dated))
    document = read("plan.txt", "\n".join(rows).encode()).as_dict()
    found = [
        (item["code"], item["text"], item["levels"], item["date"] == "2026-03-02")
        for one in document["sections"]
        for item in one["items"]
    ]
    assert found == wanted
    assert [len(one["items"]) for one in document["sections"]] == [len(one) for one in plan]
    assert document["not_understood"] == []


@quick
@given(plan=items)
def test_any_flattened_plan_keeps_texts_and_counts_and_no_level(plan: list[Any]) -> None:
    rows = ["Toetsplan Z2: Proef", "", " ".join(CODES), ""]
    for place, (text, levels, _) in enumerate(plan, start=1):
        rows += [f"Z2.0{place}", text, f"2-3-2026 {' '.join('X' * len(levels))}", ""]
    document = read("plan.txt", "\n".join(rows).encode()).as_dict()
    found = document["sections"][0]["items"]
    assert [item["text"] for item in found] == [one[0] for one in plan]
    assert [item["level_count"] for item in found] == [len(one[1]) for one in plan]
    for item, (_, levels, _) in zip(found, plan, strict=True):
        assert item["levels"] == (CODES if len(levels) == len(CODES) else None)
