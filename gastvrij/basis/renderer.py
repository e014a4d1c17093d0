"""Draws the plain fields of a form as Django does, without a template for each.

The desk has over thirty fields; their templates took a quarter of the time of its page.
"""

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

FOLDER = "django/forms/widgets/"
INPUTS = {
    f"{FOLDER}{name}.html"
    for name in (
        *("checkbox", "date", "datetime", "email", "hidden", "number", "password"),
        *("search", "tel", "text", "time", "url"),
    )
}
TEXTAREA = f"{FOLDER}textarea.html"


def _attribute(name: str, value: object) -> SafeString:
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)


def _attributes(attrs: Mapping[str, Any]) -> SafeString:
    parts = [(_attribute(name, value),) for name, value in attrs.items() if value is not False]
    return format_html_join("", "{}", parts)


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = widget["value"]
    return format_html(
        '<input type="{}" name="{}"{}{}>',
        widget["type"],
        widget["name"],
        "" if value is None else format_html(' value="{}"', value),
        _attributes(widget["attrs"]),
    )


def _textarea(widget: Mapping[str, Any]) -> SafeString:
    return format_html(
        '<textarea name="{}"{}>\n{}</textarea>',
        widget["name"],
        _attributes(widget["attrs"]),
        widget["value"] or "",
    )


class PlainFields(DjangoTemplates):
    """Django's renderer of forms, with inputs and text areas drawn at once."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """Return the HTML of a form or widget."""
        if template_name in INPUTS:
            return _input(context["widget"])
        if template_name == TEXTAREA:
            return _textarea(context["widget"])
        return super().render(template_name, context, request)
