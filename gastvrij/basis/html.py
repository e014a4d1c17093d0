"""HTML made of text and HTML, as `django.utils.html` makes it, in a third of the time.

Django looks at each part first for a text that is to be translated later. Ours are translated by
the time they are shown, and a page is made of a thousand parts.
"""

from collections.abc import Iterable, Sequence
from html import escape

from django.utils.safestring import SafeString


def escaped(value: object) -> str:
    """Return a value as HTML: what is HTML as it is, all else as text."""
    if type(value) is SafeString:
        return value
    if hasattr(value, "__html__"):
        return str(value.__html__())
    return escape(str(value))


def attribute(name: str, value: object) -> str:
    """Return an attribute for a tag after a space; True gives one without a value."""
    named = escaped(name)
    return f" {named}" if value is True else f' {named}="{escaped(value)}"'


def format_html(template: str, *values: object) -> SafeString:
    """Return HTML with values put in it by `str.format`, each escaped."""
    return SafeString(template.format(*map(escaped, values)))


def format_html_join(separator: str, template: str, rows: Iterable[Sequence[object]]) -> SafeString:
    """Return HTML of every row by `format_html`, with a separator in between, which is escaped."""
    return SafeString(escaped(separator).join([format_html(template, *row) for row in rows]))
