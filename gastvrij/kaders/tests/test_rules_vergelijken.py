"""A comparison says what happened, and says "unknown" where the document does not tell."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders.models import Element
from gastvrij.kaders.rules.boom import Tak
from gastvrij.kaders.rules.normen import Normgegevens
from gastvrij.kaders.rules.vergelijken import (
    Oordeel,
    Vergelijking,
    Zijde,
    as_json,
    vergelijk,
    words,
)
from gastvrij.kaders.rules.vergelijken.als_json import GROEPEN
from gastvrij.kaders.rules.vergelijken.onderdelen import Onderdeel
from gastvrij.kaders.rules.vergelijken.woorden import is_spelling

DAY = date(2026, 6, 1)
Json = dict[str, Any]


def side(*takken: Tak, kop: Json | None = None, normen: tuple[Normgegevens, ...] = ()) -> Zijde:
    return Zijde("x", "toetsplan", kop or {}, takken, normen)


def term(code: str, tekst: str = "Legt rustig uit wat er kan", **more: Any) -> Tak:
    return Tak("toetsterm", code=code, tekst=tekst, **more)


def section(titel: str, *takken: Tak, **more: Any) -> Tak:
    return Tak("onderdeel", titel=titel, takken=takken, **more)


def one(found: Vergelijking, code: str) -> Onderdeel:
    return next(row for row in found.onderdelen if row.tak.code == code)


def test_nothing_changed_says_so() -> None:
    plan = side(section("A", term("L1", niveaus=("PV",), gewijzigd_op=DAY)), kop={"title": "T"})
    found = vergelijk(plan, plan)
    assert found.is_gelijk
    assert found.telling.gelijk == 2


@pytest.mark.parametrize(
    ("old", "new", "verdict", "is_changed"),
    [
        ({"niveaus": ("K", "PV")}, {"niveaus": ("PV", "K")}, "unchanged", False),
        ({"niveaus": ("K",)}, {"niveaus": ("B",)}, "changed", True),
        ({"niveaus": ("K",)}, {"aantal_niveaus": 1}, "unknown", False),
        ({"niveaus": ("K", "B")}, {"aantal_niveaus": 1}, "unknown", True),
        ({"aantal_niveaus": 2}, {"niveaus": ("K", "B")}, "unknown", False),
        ({"aantal_niveaus": 2}, {"aantal_niveaus": 2}, "unknown", False),
        ({}, {"niveaus": ("K",)}, "added", True),
        ({"niveaus": ("K",)}, {}, "dropped", True),
        ({}, {}, None, False),
    ],
)
def test_levels_that_lost_their_columns_are_unknown_and_never_equal_or_changed(
    old: Json, new: Json, verdict: str | None, *, is_changed: bool
) -> None:
    row = one(vergelijk(side(term("L1", **old)), side(term("L1", **new))), "L1")
    assert row.niveaus == verdict
    assert row.is_gewijzigd is is_changed
    assert row.is_onbekend is (verdict == "unknown")


def test_what_came_went_moved_and_was_renamed() -> None:
    rest = [term(f"L{nr}", f"g {nr}") for nr in (3, 4, 5)]
    old = side(
        section("Een", term("L1", "a b c"), term("L2", "d e f")),
        section("Twee", *rest),
    )
    new = side(
        section("Een", term("L1", "a b c")),
        section("Anders", *rest, term("L2", "d e f"), term("L9", "nieuw")),
    )
    found = vergelijk(old, new)
    assert [(row.tak.code or row.tak.titel) for row in found.onderdelen] == [
        "Een", "L1", "Anders", "L3", "L4", "L5", "L2", "L9",
    ]  # fmt: skip
    assert one(found, "L2").plaats is Oordeel.VERPLAATST
    assert one(found, "L9").is_nieuw
    data = as_json(found)
    assert data["summary"]["sections_renamed"] == [{"old": "Twee", "new": "Anders"}]
    assert data["summary"]["items_moved"] == ["L2"]
    assert data["summary"]["items_added"] == ["L9"]
    back = as_json(vergelijk(new, old))
    assert back["summary"]["items_removed"] == ["L9"]


def test_a_dropped_element_stands_where_it_stood() -> None:
    old = side(*(term(f"L{nr}", f"tekst {nr} " * 5) for nr in range(4)))
    new = side(old.takken[0], old.takken[3])
    found = vergelijk(old, new)
    assert [row.tak.code for row in found.onderdelen] == ["L0", "L1", "L2", "L3"]
    assert [row.is_vervallen for row in found.onderdelen] == [False, True, True, False]


def test_only_what_left_its_place_in_the_order_moved() -> None:
    parts = [term(f"L{nr}", f"tekst nummer {nr}") for nr in range(6)]
    found = vergelijk(side(*parts), side(parts[5], *parts[:5]))
    assert [row.tak.code for row in found.onderdelen if row.is_gewijzigd] == ["L5"]


def test_a_number_that_counts_places_is_no_change() -> None:
    old = Tak("fase", code="F1", titel="Begin", takken=(Tak("stap", code="F1.1", tekst="Groet"),))
    new = replace(
        old,
        takken=(
            Tak("stap", code="F1.1", tekst="Noem uw naam"),
            replace(old.takken[0], code="F1.2"),
        ),
    )
    found = vergelijk(side(old), side(new))
    assert [(row.tak.tekst, row.is_nieuw, row.is_gewijzigd) for row in found.onderdelen[1:]] == [
        ("Noem uw naam", True, False),
        ("Groet", False, False),
    ]


def test_two_versions_of_a_kader_go_by_what_was_decided() -> None:
    same, other = uuid4(), uuid4()
    old = replace(side(term("L1", "wat er stond", identiteit=same)), kader=7)
    new = replace(side(term("L2", "heel iets anders", identiteit=same)), kader=7)
    assert as_json(vergelijk(old, new))["items"][0]["old_code"] == "L1"
    split = replace(side(term("L1", "wat er stond", identiteit=other)), kader=7)
    assert vergelijk(old, split).telling.nieuw == 1


def test_what_only_looks_alike_is_a_doubt_on_both_sides() -> None:
    text = "legt rustig uit welke stappen de inwoner nog kan zetten"
    old = side(Tak("stap", tekst="q", takken=(Tak("aanwijzing", tekst=text),)))
    new = side(
        Tak("fase", titel="z", takken=(Tak("aanwijzing", tekst=f"{text} en waarom dan wel"),))
    )
    found = vergelijk(old, new)
    assert [(one.oud.tekst, one.nieuw.tekst) for one in found.twijfels] == [
        (text, f"{text} en waarom dan wel")
    ]
    assert as_json(found)["doubts"][0]["likeness"] < 1
    marked = Tak(
        "item",
        titel="b",
        identiteit=uuid4(),
        extra={"lijkt_op": {"identiteit": str(UUID(int=5)), "mate": 0.6}},
    )
    left = replace(side(Tak("item", titel="a", identiteit=UUID(int=5))), kader=1)
    assert vergelijk(left, replace(side(marked), kader=1)).twijfels[0].mate == 0.6


FIELDS: list[tuple[Json | None, Json | None, str]] = [
    ({"value": "a"}, {"value": "a "}, "unchanged"),
    ({"value": "a"}, {"value": "b"}, "changed"),
    (None, {"value": "b"}, "field added"),
    (None, {"value": None}, "label only in new, no value"),
    ({"value": "a"}, None, "field dropped"),
    ({"value": None}, None, "label only in old, no value"),
    ({"value": "a"}, {"value": None}, "value missing in new"),
    ({"value": None}, {"value": "a"}, "value added in new"),
    ({"value": None}, {"value": None}, "unchanged"),
]


@pytest.mark.parametrize(("old", "new", "verdict"), FIELDS)
def test_header_fields_have_their_own_verdicts(
    old: Json | None, new: Json | None, verdict: str
) -> None:
    kop = [{"meta": {"cesuur": {"label": "Cesuur", **part}} if part else {}} for part in (old, new)]
    (field,) = vergelijk(side(kop=kop[0]), side(kop=kop[1])).velden
    assert (field.veld, field.oordeel) == ("cesuur", verdict)


def test_running_text_is_compared_by_chapter() -> None:
    old = {
        "intro": [
            {"title": "Doel", "paragraphs": ["een twee drie"]},
            {"title": "Weg", "paragraphs": ["x"]},
        ]
    }
    new = {
        "intro": [
            {"title": "Doel", "paragraphs": ["een vier drie"]},
            {"title": "Erbij", "paragraphs": ["y"]},
        ]
    }
    texts = as_json(vergelijk(side(kop=old), side(kop=new)))["running_text"]
    assert [(each["name"], each["verdict"]) for each in texts] == [
        ("Doel", "changed"), ("Erbij", "added"), ("Weg", "dropped"),
    ]  # fmt: skip
    assert texts[0]["word_changes"] == [{"op": "replace", "old": "twee", "new": "vier"}]


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [(1, 1, "unchanged (1)"), (1, 2, "changed (1 -> 2)"), (1, None, "dropped (1 -> None)")],
)
def test_the_total_says_its_number(old: int, new: int | None, verdict: str) -> None:
    kop = [{"total": {"label": "Totaal", "aantal_opdr": one}} for one in (old, new)]
    assert as_json(vergelijk(side(kop=kop[0]), side(kop=kop[1])))["total"]["verdict"] == verdict


def norm(
    waarde: int | None, tekst: str, metriek: str = "overgaan", scope: str = ""
) -> Normgegevens:
    value = None if waarde is None else Decimal(waarde)
    return Normgegevens(metriek, "<=", value, "keer", scope, "doel", tekst, (), (), (), 1)


def test_norms_are_matched_by_what_they_are_about() -> None:
    old = side(
        normen=(
            norm(3, "laat drie keer overgaan"),
            norm(60, "helft direct", "direct afgehandeld"),
            norm(9, "weg", ""),
        )
    )
    new = side(
        normen=(
            norm(60, "helft direct", "direct afgehandeld"),
            norm(4, "laat vier keer overgaan"),
            norm(1, "erbij en nieuw", ""),
        )
    )
    data = as_json(vergelijk(old, new))
    assert [(one["verdict"], one["changed"]) for one in data["norms"]] == [
        ("unchanged", []), ("changed", ["waarde", "tekst"]), ("added", []), ("dropped", []),
    ]  # fmt: skip
    assert data["norms"][1]["old"]["value"] == 3
    assert data["summary"]["norms_changed"] == 1


@pytest.mark.parametrize(
    ("old", "new", "spelling"),
    [
        ("kijkt zonedig verder", "kijkt zonodig verder", True),
        ("vragen (trechters van", "vragen (trechteren van", True),
        ("doet dit altijd", "doet dit nooit", False),
        ("dat is mogelijk", "dat is onmogelijk", False),
        ("heeft een vraag", "heeft geen vraag", False),
        ("na 2 dagen", "na 3 dagen", False),
        ("doet dit", "doet dit niet", False),
        ("gelijk", "gelijk", False),
    ],
)
def test_only_a_respelled_word_is_proposed_as_spelling(
    old: str, new: str, *, spelling: bool
) -> None:
    assert is_spelling(words(old, new)) is spelling


texts = st.lists(st.sampled_from(["een", "twee", "drie", "vier"]), max_size=9).map(" ".join)


@given(texts, texts)
def test_the_words_give_both_texts_back(old: str, new: str) -> None:
    runs = words(old, new)
    assert " ".join(run.old for run in runs if run.old) == old
    assert " ".join(run.new for run in runs if run.new) == new


codes = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


@given(codes, codes)
def test_every_element_of_both_sides_stands_in_the_comparison_once(
    old: list[str], new: list[str]
) -> None:
    left, right = (side(*(term(code, f"tekst {code}") for code in each)) for each in (old, new))
    rows = vergelijk(left, right).onderdelen
    assert [row.nieuw.code for row in rows if row.nieuw] == new
    assert sorted(row.oud.code for row in rows if row.oud) == sorted(old)
    assert {row.tak.code for row in rows if row.is_nieuw} == set(new) - set(old)


def test_every_kind_of_element_has_a_key() -> None:
    assert set(GROEPEN) == set(Element.Soort.values)


def test_two_versions_of_five_hundred_elements_are_compared_element_by_element() -> None:
    ids = [uuid4() for _ in range(500)]
    parts = [term(f"L{nr}", f"tekst {nr} " * 8, identiteit=one) for nr, one in enumerate(ids)]
    changed = [replace(tak, tekst=f"{tak.tekst} en meer") for tak in parts]
    old, new = (replace(side(*each), kader=1) for each in (parts, changed))
    assert vergelijk(old, new).telling.gewijzigd == 500
