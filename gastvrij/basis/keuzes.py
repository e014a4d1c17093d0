"""Choices of a form that come from what the database holds."""

from collections.abc import Iterable
from typing import Any

from django import forms


def set_choices(
    field: forms.Field, choices: Iterable[tuple[str, Any]], *, empty: str | None = None
) -> None:
    """Give a choice field its choices; `empty` is the text of a first one that stands for nothing.

    Labels may be translated when they are shown, so their type is left to Django.
    """
    if isinstance(field, forms.ChoiceField):
        field.choices = [*([] if empty is None else [("", empty)]), *choices]
