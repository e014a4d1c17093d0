"""The example documents of Lindemeer read as they were meant."""

from pathlib import Path

import pytest

from gastvrij.kaders.inlezen import Gelezen, read, read_kruistabel, split_lines, twijfels
from gastvrij.kaders.inlezen.verantwoording import read_words, source_words

EXAMPLES = Path(__file__).resolve().parents[1] / "voorbeelden"
KINDS = {
    "toetsplan.txt": "toetsplan",
    "toetsplan-kolommen-kwijt.txt": "toetsplan",
    "competentieprofiel.txt": "competentieprofiel",
    "competentiewoordenboek.txt": "competentiewoordenboek",
    "gespreksstructuur.txt": "gespreksstructuur",
}


def gelezen(name: str) -> Gelezen:
    return read(name, (EXAMPLES / name).read_bytes())


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_every_example_is_recognised_and_accounted_for(name: str, kind: str) -> None:
    one = gelezen(name)
    tekst = split_lines(name, (EXAMPLES / name).read_text(encoding="utf-8"))
    assert one.kind == kind
    assert one.document["not_understood"] == []
    assert read_words(one.document) == source_words(tekst)


def test_the_exam_plan_has_its_sections_codes_and_levels() -> None:
    plan = gelezen("toetsplan.txt").as_dict()
    assert plan["module"] == {"code": "L1", "name": "Gastheerschap aan balie en telefoon"}
    assert plan["version"]["effective_from"] == "2026-09-01"
    assert len(plan["meta"]) == 9
    assert [[item["code"] for item in one["items"]] for one in plan["sections"]] == [
        [f"L1.{number:02}" for number in range(first, first + 3)] for first in (1, 4, 7, 10)
    ]
    levels = {item["code"]: item["levels"] for one in plan["sections"] for item in one["items"]}
    assert levels["L1.03"] == ["K"]
    assert levels["L1.05"] == ["B", "PV"]
    assert levels["L1.07"] == ["K", "B"]
    assert plan["total"]["aantal_opdr"] == 4
    assert twijfels(gelezen("toetsplan.txt")) == []


def test_the_flattened_plan_says_what_it_does_not_know() -> None:
    plan = gelezen("toetsplan-kolommen-kwijt.txt").as_dict()
    whole = gelezen("toetsplan.txt").as_dict()
    before = {item["code"]: item for one in whole["sections"] for item in one["items"]}
    after = {item["code"]: item for one in plan["sections"] for item in one["items"]}
    assert before.keys() == after.keys()
    for code, item in after.items():
        assert item["levels"] is None
        assert item["level_count"] == before[code]["level_count"]
        assert item["text"] == before[code]["text"]
        assert item["date"] == before[code]["date"]
    assert plan["version"]["label"] == "1-3-2027"
    assert plan["version"]["ambiguous"] == ["effective-from"]
    assert plan["meta"]["toegestane_hulpmiddelen"]["value"] == "Niet van toepassing"
    assert "value-far" in plan["meta"]["toegestane_hulpmiddelen"]["ambiguous"]


def test_the_profile_has_clusters_marks_and_a_legend() -> None:
    profile = gelezen("competentieprofiel.txt").as_dict()
    assert profile["title"] is None
    assert [len(one["competences"]) for one in profile["clusters"]] == [2, 3, 2]
    wide = [
        competence["title"]
        for one in profile["clusters"]
        for competence in one["competences"]
        if competence["organisation_wide"]
    ]
    assert wide == ["Gastvrij ontvangen", "Registreren", "Betrouwbaar"]
    assert [one["mark"] for one in profile["legend"]] == ["***"]


def test_the_dictionary_has_four_clusters_of_two_competences_on_four_levels() -> None:
    book = gelezen("competentiewoordenboek.txt").as_dict()
    assert [len(one["competences"]) for one in book["clusters"]] == [2, 2, 2, 2]
    for competence in (one for cluster in book["clusters"] for one in cluster["competences"]):
        assert [level["code"] for level in competence["levels"]] == ["1", "2", "3", "4"]
        assert all(len(level["indicators"]) >= 2 for level in competence["levels"])
        assert competence["definition"].endswith(".")


def test_the_conversation_has_rules_phases_steps_and_things_to_say() -> None:
    talk = gelezen("gespreksstructuur.txt").as_dict()
    rules = talk["general_rules"]["items"]
    assert [(rule["code"], len(rule["guidance"])) for rule in rules] == [
        ("1", 2),
        ("2", 2),
        ("3", 2),
        ("4", 1),
        ("5", 1),
    ]
    assert [(one["title"], len(one["steps"])) for one in talk["phases"]] == [
        ("Welkom", 2),
        ("Vraag", 4),
        ("Antwoord", 3),
        ("Afronding", 2),
    ]
    steps = [step for phase in talk["phases"] for step in phase["steps"]]
    lines = [line for step in steps for line in step["guidance"]]
    assert len(lines) == 20
    assert sum(line.get("type") == "example" for line in lines) == 6


def test_the_norms_of_the_conversation_are_found_and_years_are_not() -> None:
    talk = gelezen("gespreksstructuur.txt").as_dict()
    norms = [(norm["operator"], norm["value"], norm["unit"]) for norm in talk["norms"]]
    assert norms == [
        (">=", 60, "%"),
        (">=", 85, "%"),
        ("<=", 3, "keer"),
        (">=", 1, "keer per gesprek"),
        ("=", 100, "%"),
    ]
    assert [norm["strength"] for norm in talk["norms"]] == ["doel", "streven"] + ["regel"] * 3
    assert any("2025-2029" in figure for figure in talk["not_norms"])


def test_every_association_points_at_something_in_the_examples() -> None:
    plan, book = gelezen("toetsplan.txt").as_dict(), gelezen("competentiewoordenboek.txt").as_dict()
    profile, talk = gelezen("competentieprofiel.txt").as_dict(), gelezen("gespreksstructuur.txt")
    targets = {
        ("toetsplan", item["code"], None, None) for one in plan["sections"] for item in one["items"]
    }
    targets |= {
        ("profiel", competence["title"], None, None)
        for one in profile["clusters"]
        for competence in one["competences"]
    }
    targets |= {
        ("woordenboek", competence["code"], level["code"], indicator["text"])
        for one in book["clusters"]
        for competence in one["competences"]
        for level in competence["levels"]
        for indicator in level["indicators"]
    }
    document = talk.as_dict()
    origins = {f"A{rule['code']}" for rule in document["general_rules"]["items"]}
    for phase in document["phases"]:
        steps = range(1, len(phase["steps"]) + 1)
        origins |= {f"F{phase['code']}.{number}" for number in steps}
    for row in read_kruistabel((EXAMPLES / "kruistabel.csv").read_bytes()):
        assert row.van in origins
        assert (row.naar_kader, row.naar, row.niveau, row.indicator) in targets
