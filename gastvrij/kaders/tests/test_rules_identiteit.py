"""Identity over versions: sure, perhaps, or new."""

from itertools import product
from time import process_time
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders.rules import identiteit
from gastvrij.kaders.rules.identiteit import Kenmerk, match

K = Kenmerk
LONG = "legt rustig uit welke stappen de inwoner nog kan zetten en waar dat kan"
LIKE = "legt rustig uit welke stappen de inwoner nog kan zetten en wanneer dat kan"
OTHER = "schrijft een verslag van het overleg met de buren over de speeltuin"
Old = list[tuple[Kenmerk, UUID]]


def numbered(*marks: Kenmerk) -> Old:
    return [(mark, UUID(int=nr)) for nr, mark in enumerate(marks, start=1)]


def kept(new: list[Kenmerk], old: Old) -> list[int | None]:
    return [None if one is None else one.int for one in match(new, old).zeker]


SURE: list[tuple[str, list[Kenmerk], list[Kenmerk], list[int | None]]] = [
    (
        "the same code with another text",
        [K("toetsterm", "L1.1", LONG, None)],
        [K("toetsterm", "L1.1", LIKE, None)],
        [1],
    ),
    (
        "the same code in another section",
        [K("onderdeel", "", "a", None), K("toetsterm", "L1.1", LONG, 0)],
        [K("onderdeel", "", "b", None), K("toetsterm", "L1.1", LONG, 0)],
        [1, 2],
    ),
    (
        "another code for a text that stands once",
        [K("toetsterm", "L1.1", LONG, None)],
        [K("toetsterm", "L2.4", LONG, None)],
        [1],
    ),
    (
        "another kind is another element",
        [K("stap", "1", "a", None)],
        [K("fase", "1", "a", None)],
        [None],
    ),
    (
        "a step that moved down takes its identity along, whatever its number",
        [K("fase", "F1", "begin", None), K("stap", "F1.1", LONG, 0), K("stap", "F1.2", OTHER, 0)],
        [
            K("fase", "F1", "begin", None),
            K("stap", "F1.1", "vraag naar de naam", 0),
            K("stap", "F1.2", LONG, 0),
            K("stap", "F1.3", OTHER, 0),
        ],
        [1, None, 2, 3],
    ),
    (
        "a group with the same members under another title",
        [K("cluster", "", "a", None), K("competentie", "", "x", 0), K("competentie", "", "y", 0)],
        [K("cluster", "", "q", None), K("competentie", "", "x", 0), K("competentie", "", "y", 0)],
        [1, 2, 3],
    ),
    (
        "a heading without members between the same headings",
        [K("onderdeel", "", one, None) for one in ("a", "b", "c")],
        [K("onderdeel", "", one, None) for one in ("a", "anders", "c")],
        [1, 2, 3],
    ),
    (
        "a changed line under the same parent",
        [K("stap", "", "groet", None), K("aanwijzing", "", LONG, 0), K("aanwijzing", "", OTHER, 0)],
        [K("stap", "", "groet", None), K("aanwijzing", "", OTHER, 0), K("aanwijzing", "", LIKE, 0)],
        [1, 3, 2],
    ),
    (
        "the same line twice: each by what it is under",
        [
            K("stap", "", "a", None),
            K("stap", "", "b", None),
            K("aanwijzing", "", "x", 0),
            K("aanwijzing", "", "x", 1),
        ],
        [
            K("stap", "", "b", None),
            K("stap", "", "a", None),
            K("aanwijzing", "", "x", 0),
            K("aanwijzing", "", "x", 1),
        ],
        [2, 1, 4, 3],
    ),
    (
        "a level belongs to its own competence only",
        [K("competentie", "", "plannen maken", None), K("niveau", "", "niveau 1", 0)],
        [K("competentie", "", "grenzen stellen", None), K("niveau", "", "niveau 1", 0)],
        [None, None],
    ),
    ("nothing at all", [], [], []),
]


@pytest.mark.parametrize(
    ("old", "new", "wanted"), [case[1:] for case in SURE], ids=[case[0] for case in SURE]
)
def test_identity_goes_by_code_then_text_then_place(
    old: list[Kenmerk], new: list[Kenmerk], wanted: list[int | None]
) -> None:
    assert kept(new, numbered(*old)) == wanted


DOUBT: list[tuple[str, list[Kenmerk], list[Kenmerk], dict[int, int]]] = [
    (
        "a text that looks like one in another place",
        [K("stap", "", "a b c d", None), K("aanwijzing", "", LONG, 0)],
        [K("stap", "", "q r s t", None), K("aanwijzing", "", LIKE + " of waarom dan niet", 0)],
        {1: 2},
    ),
    (
        "codes that were dealt out anew",
        [K("toetsterm", "L1", LONG, None), K("toetsterm", "L2", OTHER, None)],
        [K("toetsterm", "L1", OTHER, None), K("toetsterm", "L2", LONG, None)],
        {0: 2, 1: 1},
    ),
    (
        "one line left of two that were the same",
        [
            K("stap", "", "a", None),
            K("stap", "", "b", None),
            K("aanwijzing", "", "x", 0),
            K("aanwijzing", "", "x", 1),
        ],
        [K("stap", "", "c", None), K("aanwijzing", "", "x", 0)],
        {1: 3},
    ),
    (
        "a group without its members in the place of another",
        [
            K("fase", "F1", "begin", None),
            K("fase", "F2", "midden", None),
            K("stap", "F2.1", LONG, 1),
        ],
        [
            K("fase", "F1", "begin", None),
            K("fase", "F2", "heel iets anders", None),
            K("stap", "F2.1", OTHER, 1),
        ],
        {1: 2},
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "wanted"), [case[1:] for case in DOUBT], ids=[case[0] for case in DOUBT]
)
def test_what_only_looks_the_same_is_a_doubt_and_not_asserted(
    old: list[Kenmerk], new: list[Kenmerk], wanted: dict[int, int]
) -> None:
    found = match(new, numbered(*old))
    assert {place: one.identiteit.int for place, one in found.twijfel.items()} == wanted
    assert all(found.zeker[place] is None for place in wanted)
    assert all(0 <= one.mate <= 1 for one in found.twijfel.values())


def test_an_identity_that_the_document_brings_stands_and_is_given_once() -> None:
    old = numbered(K("item", "", "a", None), K("item", "", "b", None))
    new = [K("item", "", "b", None), K("item", "", "a", None), K("item", "", "b", None)]
    fresh = UUID(int=99)
    assert match(new, old, {0: UUID(int=1), 1: fresh}).zeker == [UUID(int=1), fresh, UUID(int=2)]


KINDS, CODES, TEXTS = ("stap", "indicator", "onderdeel"), ("", "1", "2"), ("a", "b", LONG, LIKE)
marks = st.lists(st.sampled_from(list(product(KINDS, CODES, TEXTS))), max_size=14)


def tree(parts: list[tuple[str, str, str]]) -> list[Kenmerk]:
    """Hang every third under the one before it."""
    return [Kenmerk(*one, place - 1 if place % 3 == 2 else None) for place, one in enumerate(parts)]


@given(marks, marks)
def test_no_identity_is_given_twice_and_an_unchanged_version_keeps_all(
    new: list[tuple[str, str, str]], old: list[tuple[str, str, str]]
) -> None:
    before = [(one, uuid4()) for one in tree(old)]
    found = match(tree(new), before)
    sure = [one for one in found.zeker if one]
    perhaps = [one.identiteit for one in found.twijfel.values()]
    assert len({*sure, *perhaps}) == len(sure) + len(perhaps)
    again = match(tree(old), before)
    assert again.zeker == [identity for _one, identity in before]
    assert not again.twijfel


@pytest.mark.parametrize("rewritten", [0, 5, 1])
def test_five_hundred_by_five_hundred_do_not_take_the_time_of_all_pairs(rewritten: int) -> None:
    words = [f"woord{nr % 37}" for nr in range(40)]

    def text(nr: int, twist: int) -> str:
        said = [words[(nr * step + twist) % 37] for step in range(1, 14)]
        return " ".join([*said, f"eind{nr}", *(["anders", f"x{nr * 7}"] if twist else [])])

    old = [(K("indicator", "", text(nr, 0), None), uuid4()) for nr in range(500)]
    new = [
        K("indicator", "", text(nr, int(bool(rewritten) and nr % rewritten == 0)), None)
        for nr in range(500)
    ]
    began = process_time()
    match(new, old)
    # All pairs take minutes; how fast it is, the bench says.
    assert process_time() - began < 10


def test_plain_leaves_out_what_makes_no_difference() -> None:
    assert identiteit.plain(" Een  Titel", "\nTekst ") == "een titel tekst"
