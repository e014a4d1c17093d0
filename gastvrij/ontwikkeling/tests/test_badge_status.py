"""The list of withdrawn badges: there and back, and what is no list."""

import base64
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.ontwikkeling.badges import status

PLACES = st.integers(0, status.PLACES - 1)


def packed(raw: bytes) -> str:
    return "u" + base64.urlsafe_b64encode(gzip.compress(raw)).rstrip(b"=").decode()


@given(withdrawn=st.frozensets(PLACES, max_size=20), other=PLACES)
def test_exactly_what_was_withdrawn_is_set(withdrawn: frozenset[int], other: int) -> None:
    bits = status.decoded(status.encoded(withdrawn))
    assert all(status.is_set(bits, place) for place in withdrawn)
    assert status.is_set(bits, other) is (other in withdrawn)
    assert sum(one.bit_count() for one in bits) == len(withdrawn)


def test_the_first_place_is_the_highest_bit_of_the_first_byte() -> None:
    assert status.decoded(status.encoded([0]))[:2] == b"\x80\x00"
    assert status.decoded(status.encoded([9]))[:2] == b"\x00\x40"


@pytest.mark.parametrize("place", [-1, status.PLACES])
def test_a_place_outside_the_list_is_refused(place: int) -> None:
    with pytest.raises(ValueError, match=str(place)):
        status.encoded([place])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "z123",
        "u",
        "u!!!!",
        "uAAAA",
        "u" + base64.urlsafe_b64encode(b"geen zip").decode().rstrip("="),
        packed(b"\0" * 16),
        packed(b"\0" * (status.MOST_BYTES + 1)),
        packed(b"\0" * 50_000_000),
        packed(b"\0" * status.MOST_BYTES)[:-8],
    ],
    ids=range(10),
)
def test_what_is_no_list_is_refused_without_unpacking_all_of_it(text: str) -> None:
    with pytest.raises(status.NotAList):
        status.decoded(text)


def test_an_entry_says_where_to_look() -> None:
    found = status.entry("https://x.example/1.json", 7)
    assert found["id"] == "https://x.example/1.json#7"
    assert (found["statusListIndex"], found["statusPurpose"]) == ("7", "revocation")
