import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.werkplek import concept

TYPED = {
    "aantal": ["3"],
    "naam": ["Hofstra"],
    "vraag-0-inhoud": ["een"],
    "vraag-1-inhoud": ["twee"],
    "vraag-2-inhoud": ["drie"],
}


@pytest.mark.parametrize(
    ("given_count", "vragen"),
    [
        (None, 1),
        ("", 1),
        ("0", 1),
        ("2", 2),
        ("12", 12),
        ("999", 12),
        ("9999", 1),
        ("-1", 1),
        ("x", 1),
    ],
)
def test_there_is_always_a_vraag_and_never_too_many(given_count: str | None, vragen: int) -> None:
    velden = {} if given_count is None else {"aantal": [given_count]}
    assert concept.count(velden) == vragen


def test_what_steers_the_form_is_no_part_of_the_draft() -> None:
    sent = {"csrfmiddlewaretoken": ["x"], "versie": ["1"], "naam": ["a\x00b"], "stap": ["F1", "F2"]}
    assert concept.from_post(sent) == {"naam": ["ab"], "stap": ["F1", "F2"]}


def test_a_vraag_goes_and_those_after_it_move_up() -> None:
    assert concept.without(TYPED, 1) == {
        "aantal": ["2"],
        "naam": ["Hofstra"],
        "vraag-0-inhoud": ["een"],
        "vraag-1-inhoud": ["drie"],
    }


@pytest.mark.parametrize("place", [-1, 3, 99])
def test_a_vraag_that_is_not_there_does_not_go(place: int) -> None:
    assert concept.without(TYPED, place) == TYPED


def test_the_last_vraag_stays_and_a_thirteenth_does_not_come() -> None:
    assert concept.without({"vraag-0-inhoud": ["een"]}, 0) == {"vraag-0-inhoud": ["een"]}
    assert concept.with_one_more({"aantal": ["12"]}) == {"aantal": ["12"]}


@given(st.integers(1, 11), st.dictionaries(st.text(max_size=9), st.lists(st.text(), min_size=1)))
def test_a_vraag_more_loses_nothing(total: int, typed: dict[str, list[str]]) -> None:
    velden = {**typed, "aantal": [str(total)]}
    more = concept.with_one_more(velden)
    assert concept.count(more) == total + 1
    assert {**more, "aantal": velden["aantal"]} == velden
    assert concept.without(more, total) == {
        name: value
        for name, value in velden.items()
        if not name.startswith("vraag-")
        or any(name.startswith(f"vraag-{place}-") for place in range(total))
    }


def test_the_fields_of_one_form_are_those_with_its_prefix() -> None:
    assert concept.of_form(TYPED, "vraag-1-") == {"inhoud": "twee"}
