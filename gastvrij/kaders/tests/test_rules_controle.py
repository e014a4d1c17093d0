import copy
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders import inlezen
from gastvrij.kaders.rules import boom, plaatsen
from gastvrij.kaders.rules.antwoorden import Weging, repair
from gastvrij.kaders.rules.bronregels import Bronregel, span, word_changes
from gastvrij.kaders.rules.controle import GEWIJZIGD, JUIST, ONBEPAALD, Besluit, decided
from gastvrij.kaders.rules.twijfelpunten import (
    HERSTEL,
    KEY_LENGTH,
    Deel,
    doubts,
    key_of,
    parts,
    scale,
    settable,
)
from gastvrij.kaders.rules.vorige import earlier_levels

from .conftest import example

LOST = "level-columns-lost"


def item(code: str, **more: Any) -> Deel:
    return {
        "code": code,
        "text": f"Doet {code}.",
        "date_raw": None,
        "date": None,
        "aantal_opdr": None,
        "levels": None,
        "level_count": 2,
        "level_raw": [],
        "marks": [],
        "extra_columns": {},
        "line": 10,
        "ambiguous": [LOST],
        **more,
    }


def plan(*items: Deel) -> Deel:
    return {
        "kind": "toetsplan",
        "title": None,
        "title_ambiguous": ["no-title"],
        "line": 1,
        "version": {"label": None, "effective_from": None, "ambiguous": ["no-version"]},
        "meta": {
            "cesuur": {"label": "Cesuur", "value": None, "line": 4, "ambiguous": ["no-value"]}
        },
        "chrome": [],
        "not_understood": [{"line": 12, "text": "losse woorden"}],
        "level_scale": [{"code": "K", "name": "Kennis"}, {"code": "B", "name": None}],
        "sections": [
            {"title": "Eerste", "membership": "known", "line": 5, "items": [], "ambiguous": []},
            {
                "title": None,
                "membership": "unknown",
                "line": 9,
                "items": list(items),
                "ambiguous": ["section-unknown"],
            },
        ],
        "total": None,
    }


def steps() -> Deel:
    line = {"text": "Zegt iets.", "line": 3, "ambiguous": [], "type": "example"}
    return {
        **plan(),
        "kind": "gespreksstructuur",
        "sections": [],
        "phases": [
            {
                "code": "1",
                "title": "Begin",
                "label": "Fase 1",
                "line": 1,
                "ambiguous": [],
                "steps": [
                    {"code": None, "text": "Eerst.", "guidance": [], "line": 2, "ambiguous": []},
                    {
                        "code": None,
                        "text": "Of toch?",
                        "guidance": [line],
                        "line": 3,
                        "ambiguous": ["step-or-guidance"],
                    },
                ],
            }
        ],
    }


ITEM = "sections/1/items/0"
VALUES: list[tuple[str, Mapping[str, Any], str, Any]] = [
    (ITEM, {"levels": ["K", "B"]}, "levels", ["K", "B"]),
    (ITEM, {"levels": ["K"]}, "level_count", 1),
    (ITEM, {"text": "Anders."}, "text", "Anders."),
    (ITEM, {"code": "X9"}, "code", "X9"),
    (ITEM, {"aantal_opdr": 3}, "aantal_opdr", 3),
    (ITEM, {"date": "2026-02-01"}, "date", "2026-02-01"),
    (ITEM, {"marks": ["**"]}, "marks", ["**"]),
    ("meta/cesuur", {"value": "drie"}, "value", "drie"),
    ("version", {"effective_from": "2026-02-01"}, "effective_from", "2026-02-01"),
    ("title", {"title": "Plan"}, "title", "Plan"),
]


@pytest.mark.parametrize(("plaats", "waarden", "key", "value"), VALUES)
def test_a_change_sets_its_values_and_answers_the_doubt(
    plaats: str, waarden: Mapping[str, Any], key: str, value: Any
) -> None:
    document = plan(item("L1"))
    asked = next(one for one in doubts(document) if one.plaats == plaats)
    done = decided(document, [Besluit(plaats, asked.sleutel, GEWIJZIGD, waarden)])
    assert parts(done)[plaats][key] == value
    assert asked not in doubts(done)


def test_what_is_right_loses_its_doubt_and_nothing_else() -> None:
    document = plan(item("L1", ambiguous=["duplicate-code", LOST]))
    done = decided(document, [Besluit(ITEM, "duplicate-code", JUIST, {})])
    assert parts(done)[ITEM]["ambiguous"] == [LOST]
    parts(done)[ITEM]["ambiguous"] = parts(document)[ITEM]["ambiguous"]
    assert done == document


def test_what_stays_open_keeps_its_doubt() -> None:
    document = plan(item("L1"))
    assert decided(document, [Besluit(ITEM, LOST, ONBEPAALD, {})]) == document


def test_a_value_answers_the_doubts_that_ask_for_it_whatever_was_asked() -> None:
    done = decided(plan(item("L1")), [Besluit(ITEM, "", GEWIJZIGD, {"levels": ["K", "B"]})])
    assert parts(done)[ITEM]["ambiguous"] == []


def test_a_repair_is_taken_over_or_left_as_it_stands() -> None:
    damaged = item(
        "L1",
        text="risico?s",
        ambiguous=["lost-apostrophe", "lost-letter"],
        suggested_text="risico's",
    )
    document = plan(damaged)
    asked = [one.sleutel for one in doubts(document) if one.plaats == ITEM]
    assert asked == [HERSTEL, "lost-letter"]
    done = decided(document, [repair(ITEM, damaged)])
    assert (parts(done)[ITEM]["text"], parts(done)[ITEM]["ambiguous"]) == (
        "risico's",
        ["lost-letter"],
    )
    left = decided(document, [Besluit(ITEM, HERSTEL, JUIST, {})])
    assert (parts(left)[ITEM]["text"], parts(left)[ITEM]["ambiguous"]) == (
        "risico?s",
        ["lost-letter"],
    )
    assert "suggested_text" not in parts(done)[ITEM] | parts(left)[ITEM]


def test_a_toetsterm_goes_to_its_onderdeel_and_the_group_without_a_name_goes_when_empty() -> None:
    document = plan(item("L1", ambiguous=["section"]))
    move = Besluit(ITEM, "section", GEWIJZIGD, {"onder": "sections/0"})
    (section,) = decided(document, [move])["sections"]
    assert [(one["code"], one["ambiguous"]) for one in section["items"]] == [("L1", [])]


def test_a_part_that_moves_keeps_the_order_of_the_source() -> None:
    document = plan(item("L2", line=20), item("L3", line=30))
    document["sections"][0]["items"] = [item("L1", line=8), item("L4", line=40)]
    moves = [
        Besluit(f"sections/1/items/{at}", "", GEWIJZIGD, {"onder": "sections/0"}) for at in (1, 0)
    ]
    (section,) = decided(document, moves)["sections"]
    assert [one["code"] for one in section["items"]] == ["L1", "L2", "L3", "L4"]


def test_a_step_becomes_guidance_with_what_hung_under_it() -> None:
    move = Besluit("phases/0/steps/1", "step-or-guidance", GEWIJZIGD, {"onder": "phases/0/steps/0"})
    (step,) = decided(steps(), [move])["phases"][0]["steps"]
    assert [(one["text"], one.get("type")) for one in step["guidance"]] == [
        ("Of toch?", None),
        ("Zegt iets.", "example"),
    ]
    assert [tak.soort for tak in boom.takken(decided(steps(), [move]))[0].takken[0].takken] == [
        "aanwijzing",
        "voorbeeldzin",
    ]


def test_guidance_becomes_a_step() -> None:
    move = Besluit("phases/0/steps/1/guidance/0", "", GEWIJZIGD, {"onder": "phases/0"})
    steps_now = decided(steps(), [move])["phases"][0]["steps"]
    assert [one["text"] for one in steps_now] == ["Eerst.", "Of toch?", "Zegt iets."]
    assert steps_now[2]["guidance"] == []


@pytest.mark.parametrize("under", ["sections/1/items/0", "meta/cesuur", "nergens", "", "title"])
def test_nothing_moves_to_where_it_does_not_fit(under: str) -> None:
    document = plan(item("L1"))
    done = decided(document, [Besluit(ITEM, "", GEWIJZIGD, {"onder": under})])
    assert [one["code"] for one in done["sections"][1]["items"]] == ["L1"]


def test_a_part_never_moves_into_itself() -> None:
    step = "phases/0/steps/1"
    done = decided(steps(), [Besluit(step, "", GEWIJZIGD, {"onder": step})])
    assert done == steps()


def test_loose_text_goes_under_a_parent_with_the_furniture_or_stays() -> None:
    document, place = plan(item("L1")), "not_understood/0"
    put = Besluit(place, "not-understood", GEWIJZIGD, {"onder": "sections/0", "code": "L9"})
    done = decided(document, [put])
    assert done["not_understood"] == []
    (new,) = done["sections"][0]["items"]
    assert (new["code"], new["text"], new["line"]) == ("L9", "losse woorden", 12)
    aside = decided(document, [Besluit(place, "not-understood", JUIST, {})])
    assert aside["not_understood"] == []
    assert aside["chrome"] == [{"role": "page", "text": "losse woorden", "count": 1, "line": 12}]
    assert decided(document, [Besluit(place, "not-understood", ONBEPAALD, {})]) == document


@pytest.mark.parametrize(
    "name",
    ["toetsplan", "toetsplan-kolommen-kwijt", "gespreksstructuur", "competentiewoordenboek"],
)
def test_loose_text_fits_under_every_parent_and_stands_in_the_tree(name: str) -> None:
    document = inlezen.read(f"{name}.txt", example(f"{name}.txt")).as_dict()
    document["not_understood"] = [{"line": 3, "text": "losse woorden"}]
    for place, _part in plaatsen.parents(document):
        put = Besluit("not_understood/0", "not-understood", GEWIJZIGD, {"onder": place})
        done = decided(document, [put])
        rows = [tak for _at, _parent, tak in boom.walk(boom.takken(done))]
        assert "losse woorden" in {tak.tekst for tak in rows} | {tak.titel for tak in rows}


@pytest.mark.parametrize(
    "name",
    [
        "toetsplan",
        "toetsplan-kolommen-kwijt",
        "gespreksstructuur",
        "competentiewoordenboek",
        "competentieprofiel",
    ],
)
def test_a_marked_document_says_of_every_branch_where_it_stood(name: str) -> None:
    document = inlezen.read(f"{name}.txt", example(f"{name}.txt")).as_dict()
    marked = decided(document, [], marked=True)
    known = parts(document)
    for _at, _parent, tak in boom.walk(boom.takken(marked)):
        assert tak.plaats in known
    assert boom.takken(marked) == boom.takken(document)


REFUSED: list[tuple[Besluit, str | None]] = [
    (Besluit("nergens", "", GEWIJZIGD, {"text": "x"}), "gone"),
    (Besluit(ITEM, "duplicate-code", JUIST, {}), "gone"),
    (Besluit(ITEM, LOST, JUIST, {}), "unanswered"),
    (Besluit(ITEM, "", JUIST, {}), "nothing"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {}), "nothing"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"uit_versie": "x"}), "nothing"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"levels": ["Z"]}), "value"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"levels": "K"}), "value"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"date": "2026-02-30"}), "value"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"date": 3}), "value"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"aantal_opdr": -1}), "value"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"text": "  "}), "value"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"text": None}), "value"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"marks": [""]}), "value"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"onder": "meta/cesuur"}), "under"),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"onder": "nergens"}), "under"),
    (Besluit("not_understood/0", "not-understood", GEWIJZIGD, {"text": "x"}), "nothing"),
    (Besluit("not_understood/0", "not-understood", GEWIJZIGD, {"onder": "sections/0"}), None),
    (Besluit(ITEM, LOST, GEWIJZIGD, {"levels": ["K", "B"], "uit_versie": "x"}), None),
    (Besluit(ITEM, "", GEWIJZIGD, {"code": None, "aantal_opdr": None}), None),
    (Besluit(ITEM, LOST, ONBEPAALD, {}), None),
    (Besluit("title", "no-title", JUIST, {}), None),
]


@pytest.mark.parametrize(("besluit", "reason"), REFUSED)
def test_an_answer_stands_only_where_it_fits(besluit: Besluit, reason: str | None) -> None:
    assert Weging(plan(item("L1"))).refusal(besluit) == reason


def test_the_figure_of_a_norm_is_a_number_and_its_limit_one_of_five() -> None:
    norm = {"id": "n1", "text": "60%", "operator": ">=", "value": 60, "line": 2, "ambiguous": ["x"]}
    weging = Weging({**plan(), "norms": [norm]})
    for waarden, reason in (
        ({"value": 70}, None),
        ({"value": "70"}, "value"),
        ({"operator": "<"}, None),
        ({"operator": "ongeveer"}, "value"),
    ):
        assert weging.refusal(Besluit("norms/0", "x", GEWIJZIGD, waarden)) == reason


def test_a_long_doubt_has_a_short_key_of_its_own() -> None:
    first, second = ("candidates: " + "een_lange_naam, " * 8 + end for end in "ab")
    assert len(key_of(first)) == KEY_LENGTH
    assert key_of(first) != key_of(second)
    assert key_of("no-title") == "no-title"


def test_levels_that_are_a_list_of_parts_cannot_be_ticked() -> None:
    document = inlezen.read("c.txt", example("competentiewoordenboek.txt")).as_dict()
    competence = parts(document)["clusters/0/competences/0"]
    assert "levels" not in settable(competence)
    assert "title" in settable(competence)


def test_a_level_outside_the_scale_can_be_ticked_too() -> None:
    document = plan(item("L1", levels=["Q"]))
    assert scale(document) == [("K", "Kennis"), ("B", ""), ("Q", "")]


document_of = st.lists(
    st.builds(
        item,
        st.sampled_from(["L1", "L2", "L3"]),
        ambiguous=st.lists(st.sampled_from([LOST, "section", "duplicate-code"]), unique=True),
        line=st.integers(6, 60),
    ),
    max_size=4,
).map(lambda items: plan(*items))
values = st.fixed_dictionaries(
    {},
    optional={
        "text": st.sampled_from(["a", "b"]),
        "code": st.sampled_from(["X1", None]),
        "levels": st.lists(st.sampled_from(["K", "B"]), unique=True),
        "aantal_opdr": st.integers(0, 3),
        "onder": st.sampled_from(["sections/0", "sections/1", "meta/cesuur", "x"]),
    },
)
decisions = st.lists(
    st.builds(
        Besluit,
        st.sampled_from([ITEM, "sections/1/items/2", "not_understood/0", "title", "sections/1"]),
        st.sampled_from(["", LOST, "section", "not-understood", "no-title"]),
        st.sampled_from([JUIST, GEWIJZIGD, ONBEPAALD]),
        values,
    ),
    max_size=5,
)


def words(part: Any) -> set[str]:
    """Return every text of a document but its doubts."""
    if isinstance(part, dict):
        return set().union(*(words(v) for k, v in part.items() if "ambiguous" not in k))
    if isinstance(part, list):
        return set().union(*map(words, part))
    return {part} if isinstance(part, str) and part else set()


@given(document_of, decisions)
def test_decisions_never_invent_never_lose_and_leave_the_reading_as_it_was(
    document: Deel, besluiten: list[Besluit]
) -> None:
    before = copy.deepcopy(document)
    done = decided(document, besluiten)
    assert document == before
    given_words = set().union(*(words(dict(one.waarden)) for one in besluiten))
    assert words(done) - words(document) - given_words <= {"page"}
    gone = words(document) - words(done)
    changed = [one for one in besluiten if one.besluit == GEWIJZIGD]
    replaced = {
        value
        for one in changed
        for value in words({k: parts(document).get(one.plaats, {}).get(k) for k in one.waarden})
    }
    assert gone <= replaced | {"unknown"} | {"losse woorden"}
    assert {one.plaats for one in doubts(done) if one.soort == LOST} <= {
        one.plaats for one in doubts(document) if one.soort == LOST
    } | {f"sections/0/items/{at}" for at in range(6)} | {
        f"sections/1/items/{at}" for at in range(6)
    }


@given(document_of, decisions)
def test_without_decisions_everything_is_as_it_was_read(
    document: Deel, besluiten: list[Besluit]
) -> None:
    decided(document, besluiten)
    assert decided(document, []) == document
    assert decided(document, [one._replace(besluit=ONBEPAALD) for one in besluiten]) == document


def plain_tak(code: str, levels: tuple[str, ...] | None, count: int | None) -> boom.Tak:
    return boom.Tak(
        "toetsterm", code, tekst=f"Doet {code}.", niveaus=levels, aantal_niveaus=count, plaats=code
    )


def test_levels_of_the_version_before_are_proposed_only_for_an_equal_count() -> None:
    old = [plain_tak("L1", ("K", "B"), 2), plain_tak("L2", ("K",), 1), plain_tak("L3", None, 1)]
    new = [
        plain_tak("L1", None, 2),
        plain_tak("L2", None, 2),
        plain_tak("L3", None, 1),
        plain_tak("L9", None, 1),
    ]
    found = earlier_levels(new, old)
    assert {place: one.is_proposed for place, one in found.items()} == {"L1": True, "L2": False}
    assert found["L1"].niveaus == ("K", "B")
    assert earlier_levels([plain_tak("L1", ("K",), 1)], old) == {}


LINES = [
    Bronregel(1, 1, "L1"),
    Bronregel(2, 1, "Kan dit"),
    Bronregel(3, 1, ""),
    Bronregel(4, 2, "blad 2", "page"),
    Bronregel(5, 2, "en dat."),
    Bronregel(6, 2, "L2"),
]


@pytest.mark.parametrize(
    ("first", "texts", "expected"),
    [
        (1, ["L1", "Kan dit en dat."], (1, 5)),
        (2, ["Kan dit en dat."], (2, 5)),
        (6, ["L2"], (6, 6)),
        (1, ["iets anders"], (1, 1)),
    ],
)
def test_a_part_spans_the_lines_that_hold_its_words(
    first: int, texts: list[str], expected: tuple[int, int]
) -> None:
    assert span(LINES, first, texts) == expected


def test_changed_words_are_marked_and_the_rest_stays() -> None:
    assert word_changes("neemt risico?s op zich", "neemt risico's op zich mee") == [
        ("", "neemt"),
        ("del", "risico?s"),
        ("ins", "risico's"),
        ("", "op zich"),
        ("ins", "mee"),
    ]


@given(st.text("ab "), st.text("ab "))
def test_both_texts_can_be_read_back_from_the_marked_words(old: str, new: str) -> None:
    found = word_changes(old, new)
    assert " ".join(words for kind, words in found if kind != "ins") == old or not old
    assert " ".join(words for kind, words in found if kind != "del") == new or not new
