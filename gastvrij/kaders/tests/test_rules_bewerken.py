"""Edits of a tree: what they do, what they refuse, and that every one can be undone."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders.rules import bewerken, bladen
from gastvrij.kaders.rules.bewerken import Edit
from gastvrij.kaders.rules.bladen import Blad, Boom, Geweigerd, Weigering


def blad(key: str, parent: str | None = None, soort: str = "item", **values: object) -> Blad:
    return replace(Blad(key, parent, soort, f"id-{key}", titel=key.upper()), **values)  # type: ignore[arg-type]


TREE: Boom = (
    blad("a"),
    blad("a1", "a"),
    blad("a2", "a"),
    blad("a2x", "a2"),
    blad("a3", "a"),
    blad("b"),
    blad("b1", "b"),
)


def shape(boom: Boom) -> str:
    """Return a tree as text: a(a1 a2(a2x))."""

    def below(parent: str | None) -> str:
        rows = (
            f"{one.key}({inside})" if (inside := below(one.key)) else one.key
            for one in boom
            if one.parent == parent
        )
        return " ".join(rows)

    return below(None)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (bewerken.up("a2"), "a(a2(a2x) a1 a3) b(b1)"),
        (bewerken.down("a2"), "a(a1 a3 a2(a2x)) b(b1)"),
        (bewerken.down("a"), "b(b1) a(a1 a2(a2x) a3)"),
        (bewerken.deeper("a2"), "a(a1(a2(a2x)) a3) b(b1)"),
        (bewerken.shallower("a2"), "a(a1 a3) a2(a2x) b(b1)"),
        (bewerken.under("a2", "b"), "a(a1 a3) b(b1 a2(a2x))"),
        (bewerken.under("a2", None), "a(a1 a3) b(b1) a2(a2x)"),
        (bewerken.merge("a1"), "a(a1(a2x) a3) b(b1)"),
        (bewerken.remove("a2"), "a(a1 a3) b(b1)"),
        (bewerken.remove("a"), "b(b1)"),
        (bewerken.add(blad("n"), after="a2"), "a(a1 a2(a2x) n a3) b(b1)"),
        (bewerken.add(blad("n", "a2")), "a(a1 a2(a2x n) a3) b(b1)"),
        (bewerken.add(blad("n")), "a(a1 a2(a2x) a3) b(b1) n"),
    ],
)
def test_an_edit_puts_everything_in_its_place(edit: Edit, expected: str) -> None:
    assert shape(edit(TREE)) == expected


@pytest.mark.parametrize(
    ("edit", "reden"),
    [
        (bewerken.up("a1"), Weigering.RAND),
        (bewerken.down("a3"), Weigering.RAND),
        (bewerken.deeper("a"), Weigering.RAND),
        (bewerken.shallower("b"), Weigering.RAND),
        (bewerken.under("a", "a2x"), Weigering.KRING),
        (bewerken.under("a", "a"), Weigering.KRING),
        (bewerken.under("a", "gone"), Weigering.WEG),
        (bewerken.remove("gone"), Weigering.WEG),
        (bewerken.merge("a3"), Weigering.GEEN_BUUR),
        (bewerken.split("a", ["alleen dit", "  "]), Weigering.EEN_DEEL),
        (bewerken.change("a", titel=""), Weigering.LEEG),
        (bewerken.add(blad("n", titel="")), Weigering.LEEG),
    ],
)
def test_an_edit_that_cannot_be_done_says_why(edit: Edit, reden: Weigering) -> None:
    with pytest.raises(Geweigerd) as refused:
        edit(TREE)
    assert refused.value.reden == reden


def test_only_elements_of_one_kind_are_merged() -> None:
    tree = (blad("a", soort="groep"), blad("b"))
    with pytest.raises(Geweigerd) as refused:
        bewerken.merge("a")(tree)
    assert refused.value.reden == Weigering.ANDERE_SOORT


def test_a_merge_never_makes_up_levels() -> None:
    known = blad("a", niveaus=("K",), aantal_niveaus=1)
    lost = blad("b", niveaus=None, aantal_niveaus=2, onbepaald=("level-columns-lost",))
    (merged,) = bewerken.merge("a")((known, lost))
    assert (merged.niveaus, merged.aantal_niveaus) == (None, 3)
    assert merged.onbepaald == ("level-columns-lost",)
    other = replace(known, key="c", niveaus=("B", "K"), aantal_niveaus=2)
    (both,) = bewerken.merge("a")((known, other))
    assert (both.niveaus, both.aantal_niveaus) == (("K", "B"), 2)


def test_a_split_keeps_code_and_what_stands_below_with_the_first_part() -> None:
    tree = (blad("a", code="V1.01", tekst="luistert en vat samen", titel=""), blad("a1", "a"))
    first, below, second = bewerken.split("a", ["luistert", "vat  samen"])(tree)
    assert (first.code, first.tekst, below.parent) == ("V1.01", "luistert", "a")
    assert (second.code, second.tekst, second.parent) == ("", "vat samen", None)
    assert second.identiteit != first.identiteit


def test_levels_that_a_person_gives_end_the_doubt_about_them() -> None:
    tree = (blad("a", niveaus=None, aantal_niveaus=2, onbepaald=("level-columns-lost", "cut-off")),)
    (one,) = bewerken.change("a", niveaus=("RV", "PV"))(tree)
    assert (one.aantal_niveaus, one.onbepaald) == (2, ("cut-off",))


@pytest.mark.parametrize(
    ("kader", "soort", "onder", "may"),
    [
        ("toetsplan", "toetsterm", "onderdeel", True),
        ("toetsplan", "toetsterm", "toetsterm", False),
        ("toetsplan", "fase", bladen.TOP, False),
        ("gespreksstructuur", "stap", bladen.TOP, False),
        ("gespreksstructuur", "voorbeeldzin", "stap", True),
        ("overig", "toetsterm", "item", True),
    ],
)
def test_an_element_stands_only_where_its_kind_may(
    kader: str,
    soort: str,
    onder: str,
    may: bool,  # noqa: FBT001
) -> None:
    assert bladen.may_stand(kader, soort, onder) is may


def test_what_stood_wrong_before_an_edit_does_not_stop_it() -> None:
    odd = (blad("a", soort="toetsterm"), blad("b", "a", soort="toetsterm"))
    assert bladen.check("toetsplan", odd, bewerken.change("b", titel="beter")(odd))
    with pytest.raises(Geweigerd):
        bladen.check("toetsplan", odd[:1], odd)


def test_another_kind_is_refused_for_what_then_stands_under_it() -> None:
    tree = (blad("a", soort="onderdeel"), blad("b", "a", soort="toetsterm"))
    with pytest.raises(Geweigerd):
        bladen.check("toetsplan", tree, bewerken.change("a", soort="toetsterm")(tree))


KEYS = st.sampled_from([one.key for one in TREE])
MAKERS: list[Callable[[str], Edit]] = [
    bewerken.up,
    bewerken.down,
    bewerken.deeper,
    bewerken.shallower,
    bewerken.merge,
    bewerken.remove,
    lambda key: bewerken.under(key, None),
    lambda key: bewerken.split(key, ["een", "twee", "drie"]),
    lambda key: bewerken.change(key, tekst="anders"),
    lambda key: bewerken.add(bladen.filled(bladen.new_blad("item", None), titel="n"), after=key),
]
EDITS = st.lists(st.tuples(st.sampled_from(MAKERS), KEYS), max_size=12)


def is_whole(boom: Boom) -> bool:
    """Test if parents come first, branches hang together, and no key stands twice."""
    rebuilt: list[str] = []

    def follow(parent: str | None) -> None:
        for one in boom:
            if one.parent == parent:
                rebuilt.append(one.key)
                follow(one.key)

    follow(None)
    return rebuilt == [one.key for one in boom]


@given(EDITS)
def test_whatever_is_done_the_tree_stays_whole_and_every_step_leads_back_and_forth(
    steps: list[tuple[Callable[[str], Edit], str]],
) -> None:
    boom, ways = TREE, []
    for make, key in steps:
        try:
            after = make(key)(boom)
        except Geweigerd:
            continue
        assert is_whole(after)
        ways.append((boom, json.loads(json.dumps(bladen.way_back(boom, after).as_dict()))))
        boom = after
    for before, way in reversed(ways):
        forth = bladen.way_back(boom, bladen.go_back(boom, way)).as_dict()
        assert bladen.go_back(before, json.loads(json.dumps(forth))) == boom
        boom = bladen.go_back(boom, way)
        assert boom == before
    assert boom == TREE
