"""Fields are drawn to the letter as Django draws them."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import DateTimeBaseInput
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.basis.renderer import INPUTS, PlainFields

OURS, DJANGOS = PlainFields(), DjangoTemplates()
WIDGETS = [
    forms.TextInput,
    forms.EmailInput,
    forms.NumberInput,
    forms.URLInput,
    forms.PasswordInput,
    forms.HiddenInput,
    forms.DateInput,
    forms.DateTimeInput,
    forms.TimeInput,
    forms.CheckboxInput,
    forms.SearchInput,
    forms.TelInput,
    forms.Textarea,
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.one_of(st.none(), st.booleans(), st.integers(), TEXTS, TEXTS.map(mark_safe))
NAMES = st.from_regex(r"[a-z][a-z-]{0,8}", fullmatch=True)


@pytest.mark.parametrize("kind", WIDGETS)
@given(value=VALUES, name=TEXTS, attrs=st.dictionaries(NAMES, VALUES, max_size=4))
def test_a_field_is_drawn_as_django_draws_it(
    kind: type[forms.Widget], value: Any, name: str, attrs: dict[str, Any]
) -> None:
    widget = kind()
    shown = str(value) if isinstance(widget, DateTimeBaseInput) and value is not None else value
    drawn = [widget.render(name, shown, attrs, renderer) for renderer in (OURS, DJANGOS)]
    assert drawn[0] == drawn[1]


CHOICES = st.lists(
    st.tuples(VALUES, TEXTS) | st.tuples(TEXTS, st.lists(st.tuples(VALUES, TEXTS), max_size=2)),
    max_size=4,
)


@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple, forms.NullBooleanSelect])
@given(data=st.data(), name=TEXTS, attrs=st.dictionaries(NAMES, VALUES, max_size=3))
def test_a_list_is_drawn_as_django_draws_it(
    kind: type[forms.Select], data: st.DataObject, name: str, attrs: dict[str, Any]
) -> None:
    widget = kind(attrs)
    if kind is not forms.NullBooleanSelect:
        widget.choices = data.draw(CHOICES)
    given = [value for value, _label in widget.choices if not isinstance(value, list)]
    value = data.draw(st.sampled_from([None, "", *given]))
    drawn = [widget.render(name, value, {}, renderer) for renderer in (OURS, DJANGOS)]
    assert drawn[0] == drawn[1]


def test_what_is_not_a_plain_field_goes_to_django() -> None:
    choice = forms.RadioSelect(choices=[("a", "<A>")])
    assert choice.render("keuze", "a", renderer=OURS) == choice.render("keuze", "a", None, DJANGOS)


def test_every_kind_of_input_is_known() -> None:
    assert {kind.template_name for kind in WIDGETS} - INPUTS == {forms.Textarea.template_name}
