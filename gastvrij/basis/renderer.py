"""Draws the plain fields of a form as Django does, without a template for each.

The desk has over thirty fields; their templates took a quarter of the time of its page.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString

from .html import attribute, format_html

FOLDER = "django/forms/widgets/"
INPUTS = {
    f"{FOLDER}{name}.html"
    for name in (
        *("checkbox", "date", "datetime", "email", "hidden", "number", "password"),
        *("search", "tel", "text", "time", "url"),
    )
}


def _attributes(attrs: Mapping[str, Any]) -> SafeString:
    parts = [attribute(name, value) for name, value in attrs.items() if value is not False]
    return SafeString("".join(parts))


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


def _option(option: Mapping[str, Any]) -> SafeString:
    return format_html(
        '\n  <option value="{}"{}>{}</option>\n',
        option["value"],
        _attributes(option["attrs"]),
        option["label"],
    )


def _optgroup(name: str | None, options: Iterable[Mapping[str, Any]]) -> SafeString:
    drawn = SafeString("".join([_option(one) for one in options]))
    if not name:
        return drawn
    return format_html('\n  <optgroup label="{}">{}\n  </optgroup>', name, drawn)


def _select(widget: Mapping[str, Any]) -> SafeString:
    groups = [_optgroup(name, options) for name, options, _index in widget["optgroups"]]
    return format_html(
        '<select name="{}"{}>{}\n</select>',
        widget["name"],
        _attributes(widget["attrs"]),
        SafeString("".join(groups)),
    )


DRAWN: Mapping[str, Callable[[Mapping[str, Any]], SafeString]] = {
    **dict.fromkeys(INPUTS, _input),
    f"{FOLDER}textarea.html": _textarea,
    f"{FOLDER}select.html": _select,
}


class PlainFields(DjangoTemplates):
    """Django's renderer of forms, with inputs, text areas and choices drawn at once."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """Return the HTML of a form or widget."""
        draw = DRAWN.get(template_name)
        if draw is None:
            return super().render(template_name, context, request)
        return draw(context["widget"])
