"""HTML is put together to the letter as Django does it, whatever stands in the parts."""

from typing import Any

import pytest
from django.utils import html as django
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.basis import html

TEXTS = st.text() | st.text(alphabet="<>&'\"{}a")
PARTS = st.one_of(
    TEXTS,
    TEXTS.map(mark_safe),
    st.integers(),
    st.none(),
    st.booleans(),
    st.floats(),
    st.lists(TEXTS),
)


@given(parts=st.lists(PARTS, min_size=2, max_size=2))
def test_values_are_escaped_as_django_escapes_them(parts: list[Any]) -> None:
    template = '<p title="{}">{}</p>'
    assert html.format_html(template, *parts) == django.format_html(template, *parts)


@given(rows=st.lists(st.tuples(PARTS, PARTS), max_size=3), separator=TEXTS)
def test_rows_are_joined_as_django_joins_them(rows: list[tuple[Any, Any]], separator: str) -> None:
    ours = html.format_html_join(separator, "<li>{}{}</li>", rows)
    assert ours == django.format_html_join(separator, "<li>{}{}</li>", rows)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<b>", "&lt;b&gt;"),
        (mark_safe("<b>"), "<b>"),
        (gettext_lazy("Naam & adres"), "Naam &amp; adres"),
        (7, "7"),
    ],
)
def test_only_what_is_html_stays_as_it_is(value: object, shown: str) -> None:
    made = html.format_html("{}", value)
    assert made == shown
    assert isinstance(made, SafeString)


def test_something_that_draws_itself_is_html() -> None:
    class Drawn:
        def __html__(self) -> str:
            return "<i>"

    assert html.format_html("{}", Drawn()) == "<i>"
