from itertools import product
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders.rules import identiteit
from gastvrij.kaders.rules.identiteit import Kenmerk

OLD = [
    (Kenmerk("stap", "F1.1", "groet", "F1"), UUID(int=1)),
    (Kenmerk("aanwijzing", "", "zit recht", "F1.1"), UUID(int=2)),
    (Kenmerk("aanwijzing", "", "zit recht", "A1"), UUID(int=3)),
    (Kenmerk("stap", "F2.9", "sluit af", "F2"), UUID(int=4)),
]


@pytest.mark.parametrize(
    ("new", "kept"),
    [
        ([Kenmerk("stap", "F1.1", "begroet", "F1")], [UUID(int=1)]),
        ([Kenmerk("stap", "F3.1", "sluit af", "F3")], [UUID(int=4)]),
        ([Kenmerk("fase", "F1.1", "groet", "")], [None]),
        ([Kenmerk("aanwijzing", "", "zit recht", "A1")], [UUID(int=3)]),
        ([Kenmerk("aanwijzing", "", "zit recht", "F9")], [UUID(int=2)]),
        ([Kenmerk("aanwijzing", "", "zit recht", "x")] * 3, [UUID(int=2), UUID(int=3), None]),
        ([], []),
    ],
)
def test_an_element_keeps_its_identity_by_code_then_place_then_text(
    new: list[Kenmerk], kept: list[UUID | None]
) -> None:
    assert identiteit.match(new, OLD) == kept


KINDS, CODES, TEXTS, PLACES = ("stap", "indicator"), ("", "1", "2"), ("a", "b", "c"), ("", "x")
marks = st.sampled_from([Kenmerk(*one) for one in product(KINDS, CODES, TEXTS, PLACES)])


@given(st.lists(marks, max_size=12), st.lists(marks, max_size=12))
def test_no_identity_is_given_twice_and_an_unchanged_version_keeps_all(
    new: list[Kenmerk], old: list[Kenmerk]
) -> None:
    before = [(one, uuid4()) for one in old]
    given_ids = [one for one in identiteit.match(new, before) if one]
    assert len(given_ids) == len(set(given_ids))
    assert None not in identiteit.match(old, before)
