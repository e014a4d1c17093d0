"""Filtering, sorting and paging of a list of documents."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.koppelvlakken.case.selectie import asked, links, select
from gastvrij.koppelvlakken.case.status import NO_SELECTION, NO_SORT, Refused

pytestmark = pytest.mark.one_database
KNOWN = ("identifier", "title", "version", "subject", "language")
DOCUMENTS: list[dict[str, Any]] = [
    {"identifier": "c", "title": "Toetsplan", "version": "2", "subject": ["balie", "telefoon"]},
    {"identifier": "a", "title": "toetsplan", "version": "1"},
    {"identifier": "b", "title": "Norm 'A'", "version": "10"},
]


def found(**params: str) -> list[str]:
    page, _total = select(DOCUMENTS, asked(params, KNOWN))
    return [str(one["identifier"]) for one in page]


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("title='Toetsplan'", ["c"]),
        ("title!='Toetsplan'", ["a", "b"]),
        ("title~'toets'", ["a", "c"]),
        ("version>'1'", ["b", "c"]),
        ("version>='1' AND version<'2'", ["a", "b"]),
        ("version='2' OR title='toetsplan'", ["a", "c"]),
        ("version<='1' OR version='2' and title='Toetsplan'", ["a", "c"]),
        ("subject='balie'", ["c"]),
        ("language='nl'", []),
        (r"title='Norm \'A\''", ["b"]),
        ("title='Norm ''A'''", ["b"]),
    ],
)
def test_a_filter_keeps_what_meets_it(said: str, ids: list[str]) -> None:
    assert found(filter=said) == ids


@pytest.mark.parametrize(
    ("params", "code", "field"),
    [
        ({"filter": "titel='x'"}, NO_SELECTION, "filter"),
        ({"filter": "title"}, NO_SELECTION, "filter"),
        ({"filter": "title='x' XOR title='y'"}, NO_SELECTION, "filter"),
        ({"filter": "title='x' AND"}, NO_SELECTION, "filter"),
        ({"filter": "title='" + "x" * 3000 + "'"}, NO_SELECTION, "filter"),
        ({"fields": "identifier,titel"}, NO_SELECTION, "fields"),
        ({"sort": "titel"}, NO_SORT, "sort"),
        ({"orderBy": "up"}, NO_SORT, "orderBy"),
        ({"limit": "0"}, NO_SELECTION, "limit"),
        ({"limit": "-1"}, NO_SELECTION, "limit"),
        ({"limit": "²"}, NO_SELECTION, "limit"),
        ({"limit": "9" * 20}, NO_SELECTION, "limit"),
        ({"offset": "x"}, NO_SELECTION, "offset"),
    ],
)
def test_what_cannot_be_asked_is_refused(params: dict[str, str], code: str, field: str) -> None:
    with pytest.raises(Refused) as caught:
        asked(params, KNOWN)
    assert (caught.value.code, caught.value.field, caught.value.http) == (code, field, 400)


def test_equal_keys_go_by_identifier_in_both_orders() -> None:
    assert found(sort="title") == ["b", "a", "c"]
    assert found(sort="title", orderBy="desc") == ["a", "c", "b"]
    assert found(sort="language") == ["a", "b", "c"]


def test_only_the_fields_that_are_asked_are_there() -> None:
    page, total = select(DOCUMENTS, asked({"fields": "title,subject", "limit": "2"}, KNOWN))
    assert (page, total) == ([{"title": "toetsplan"}, {"title": "Norm 'A'"}], 3)


@given(
    titles=st.lists(st.sampled_from(["a", "b", ""]), max_size=30),
    limit=st.integers(1, 7),
    order=st.sampled_from(["asc", "desc"]),
)
def test_every_document_stands_on_exactly_one_page(
    titles: list[str], limit: int, order: str
) -> None:
    every: list[dict[str, Any]] = [
        {"identifier": f"{nr:03}", "title": title} for nr, title in enumerate(titles)
    ]
    seen: list[str] = []
    params = {"sort": "title", "orderBy": order, "limit": str(limit)}
    for offset in range(0, len(every) + limit, limit):
        page, total = select(every, asked(params | {"offset": str(offset)}, KNOWN))
        assert total == len(every)
        seen += [str(one["identifier"]) for one in page]
    assert sorted(seen) == [str(one["identifier"]) for one in every]
    assert len(set(seen)) == len(seen)


def test_links_keep_what_was_asked_and_point_at_the_pages_around() -> None:
    params = {"filter": "title~'a&b'", "limit": "10", "offset": "10"}
    said = links("https://x.example/CFDocuments", params, asked(params, KNOWN), 35)
    pages = {
        part.split('rel="')[1].rstrip('"'): parse_qs(urlsplit(part.split(">")[0][1:]).query)
        for part in said.split(", ")
    }
    places = {rel: query["offset"] for rel, query in pages.items()}
    assert places == {"next": ["20"], "prev": ["0"], "first": ["0"], "last": ["30"]}
    assert all(query["filter"] == ["title~'a&b'"] for query in pages.values())


@pytest.mark.parametrize(
    ("total", "rels"), [(0, "first last"), (5, "first last"), (10, "first last")]
)
def test_one_page_has_no_next(total: int, rels: str) -> None:
    said = links("https://x.example", {}, asked({"limit": "10"}, KNOWN), total)
    assert [part.split('rel="')[1].rstrip('"') for part in said.split(", ")] == rels.split()
