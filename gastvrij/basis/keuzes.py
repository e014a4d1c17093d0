"""Choices of a form that come from what the database holds."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Row = TypeVar("Row", bound=Model)


def set_choices(
    field: forms.Field,
    choices: Iterable[tuple[str | int, Any]],
    *,
    empty: "StrOrPromise | None" = None,
) -> None:
    """Give a choice field its choices; `empty` is the text of a first one that stands for nothing.

    Labels may be translated when they are shown, so their type is left to Django. Raises
    TypeError for a field that has no choices.
    """
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(field)
    field.choices = [*([] if empty is None else [("", empty)]), *choices]


def set_queryset(
    field: forms.Field, queryset: QuerySet[Row], *, label: Callable[[Row], str] | None = None
) -> None:
    """Give a choice field the rows to choose from; `label` names a row, else its own text does.

    Raises TypeError for a field that does not choose from rows.
    """
    if not isinstance(field, forms.ModelChoiceField):
        raise TypeError(field)
    field.queryset = queryset
    if label is not None:
        # For this one field: Django asks for a subclass, and a method takes no assignment.
        vars(field)["label_from_instance"] = label
