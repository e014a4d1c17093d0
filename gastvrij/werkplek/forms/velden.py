"""Fields of the desk: asked without being required, and picked by typing a name."""

from collections.abc import Callable
from typing import Any

from django import forms

FORM_ID = "gesprek"


class Asked:
    """A field that is asked, but of which the action knows whether it may stay empty."""

    def validate(self, value: Any) -> None:
        """Check the shape of what was filled in; nothing at all is not for the form to judge."""
        if value not in {None, ""}:
            super().validate(value)  # type: ignore[misc]


class AskedText(Asked, forms.CharField):
    """A text, as typed."""


class AskedChoice(Asked, forms.ChoiceField):
    """A choice out of a list."""


class AskedDate(Asked, forms.DateField):
    """A day."""


class AskedTime(Asked, forms.TimeField):
    """A time of the day."""


def beside(**attrs: Any) -> dict[str, Any]:
    """Return attributes of a control outside the form element itself, which may stay empty."""
    return {"form": FORM_ID, "autocomplete": "off", "aria-required": "false", **attrs}


def area(rows: int, **attrs: Any) -> forms.Textarea:
    """Return a text area of so many rows that belongs to the desk."""
    return forms.Textarea(attrs={"rows": str(rows), **beside(**attrs)})


class NamedInput(forms.TextInput):
    """A text field that offers a list of names, and shows the name for a key."""

    def __init__(self, lijst: str, **attrs: Any) -> None:
        super().__init__(attrs=beside(list=lijst, spellcheck="false", **attrs))
        self.show: Callable[[str], str] = str

    def format_value(self, value: Any) -> str | None:
        """Return the name for what is stored as a key, what was typed otherwise."""
        return self.show(str(value)) or None if value else None


class MomentSelect(forms.Select):
    """A list of moments; without a choice it can show that a moment of one's own was filled in."""

    def __init__(self) -> None:
        super().__init__(attrs=beside())
        self.instead = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template of the list needs."""
        return super().get_context(name, value or self.instead, attrs)
