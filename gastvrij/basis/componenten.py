"""HTML of our small components: icon, button, key, status, message. All text is escaped."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString, mark_safe

from .html import attribute, format_html

ICONS = Path(__file__).parent / "static/basis/vendor/icons.json"
KEY_NAMES = {
    "Control": "Ctrl",
    "ArrowUp": "↑",
    "ArrowDown": "↓",
    "ArrowLeft": "←",
    "ArrowRight": "→",
}
BUTTONS = {
    "primary": "nl-button--primary",
    "secondary": "nl-button--secondary",
    "subtle": "nl-button--subtle",
    "negative": "nl-button--secondary nl-button--negative",
}
STATUSES = frozenset({"neutral", "success", "warning", "danger"})
MESSAGES = {
    "info": "info-circle",
    "ok": "circle-check",
    "warning": "alert-triangle",
    "error": "alert-circle",
}
FREE_ATTRIBUTES = ("data_", "hx_", "aria_")


@cache
def _icons() -> Mapping[str, SafeString]:
    """Return the inside of every icon by name, from what frontend/build.py made."""
    if not ICONS.is_file():
        msg = f"{ICONS} ontbreekt: draai frontend/build.py, of ./start."
        raise ImproperlyConfigured(msg)
    drawn: dict[str, str] = json.loads(ICONS.read_text(encoding="utf-8"))
    # Made by our own build from a pinned package, so no text of a user can be in it.
    return {name: mark_safe(shapes) for name, shapes in drawn.items()}


def attributes(values: Mapping[str, str | bool | int]) -> SafeString:
    """Return the attributes for a tag, each after a space; empty ones and False are left out."""
    return SafeString("".join([attribute(name, one) for name, one in values.items() if one]))


def free_attributes(extra: Mapping[str, str], *, also: frozenset[str]) -> dict[str, str]:
    """Return data-, hx- and aria- attributes, and those named in `also`.

    Raises TemplateSyntaxError on any other name, so that a slip of the pen is seen.
    """
    for name in extra:
        if name not in also and not name.startswith(FREE_ATTRIBUTES):
            msg = f"Onbekend argument '{name}'"
            raise TemplateSyntaxError(msg)
    return {name.replace("_", "-"): value for name, value in extra.items()}


@lru_cache(maxsize=512)
def icon(name: str, *, css: str = "", title: str = "") -> SafeString:
    """Return an icon; without a title it is decoration.

    Raises TemplateSyntaxError if the name is not in frontend/icons.txt.
    """
    shapes = _icons().get(name)
    if shapes is None:
        msg = f"Icoon '{name}' bestaat niet. Zet de naam in frontend/icons.txt en bouw opnieuw."
        raise TemplateSyntaxError(msg)
    named = {"role": "img", "aria-label": title} if title else {"aria-hidden": "true"}
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
        ' stroke-linecap="round" stroke-linejoin="round" focusable="false"{}>{}</svg>',
        " ".join(filter(None, ("gv-icoon", css))),
        attributes(named),
        shapes,
    )


@lru_cache(maxsize=512)
def keys(shortcut: str) -> SafeString:
    """Return a shortcut as people read it: Control+Enter as Ctrl Enter, Alt+ArrowUp as Alt ↑."""
    names = (KEY_NAMES.get(key, key) for key in shortcut.split("+"))
    return format_html("<kbd>{}</kbd>", " ".join(names))


def _button_inside(text: str, *, icon_name: str, shortcut: str) -> SafeString:
    start = end = SafeString("")
    if icon_name:
        start = format_html('<span class="nl-button__icon-start">{}</span>', icon(icon_name))
    if shortcut:
        end = format_html(
            '<span class="nl-button__icon-end gv-breed" aria-hidden="true">{}</span>',
            keys(shortcut),
        )
    return format_html('{}<span class="nl-button__label">{}</span>{}', start, text, end)


def _button_class(soort: str, *, small: bool, css: str) -> str:
    if soort not in BUTTONS:
        msg = f"Soort knop '{soort}' bestaat niet; kies uit {', '.join(BUTTONS)}."
        raise TemplateSyntaxError(msg)
    return " ".join(filter(None, ("nl-button", BUTTONS[soort], "gv-knop-klein" * small, css)))


def button(
    text: str,
    *,
    icon_name: str = "",
    soort: str = "secondary",
    shortcut: str = "",
    small: bool = False,
    css: str = "",
    attrs: Mapping[str, str] | None = None,
) -> SafeString:
    """Return a button; `attrs` holds type, name, value and free attributes."""
    given: dict[str, str | bool | int] = {
        "class": _button_class(soort, small=small, css=css),
        "aria-keyshortcuts": shortcut,
        **(attrs or {}),
    }
    inside = _button_inside(text, icon_name=icon_name, shortcut=shortcut)
    return format_html("<button{}>{}</button>", attributes(given), inside)


def button_link(
    text: str,
    href: str,
    *,
    icon_name: str = "",
    soort: str = "secondary",
    shortcut: str = "",
    small: bool = False,
    css: str = "",
    attrs: Mapping[str, str] | None = None,
) -> SafeString:
    """Return a link that looks like a button, for what leads to a page."""
    given: dict[str, str | bool | int] = {
        "class": _button_class(soort, small=small, css=css),
        "href": href,
        "aria-keyshortcuts": shortcut,
        **(attrs or {}),
    }
    inside = _button_inside(text, icon_name=icon_name, shortcut=shortcut)
    return format_html("<a{}>{}</a>", attributes(given), inside)


def status(text: str, kind: str = "neutral", *, icon_name: str = "") -> SafeString:
    """Return a status badge: never colour alone, always text."""
    if kind not in STATUSES:
        msg = f"Status '{kind}' bestaat niet; kies uit {', '.join(sorted(STATUSES))}."
        raise TemplateSyntaxError(msg)
    drawn = icon(icon_name, css="gv-icoon--sm") if icon_name else ""
    return format_html(
        '<span class="utrecht-status-badge utrecht-status-badge--{}">{}{}</span>', kind, drawn, text
    )


def message(
    kind: str, title: str, text: str = "", *, icon_name: str = "", role: str = "", css: str = ""
) -> SafeString:
    """Return a message on the page; role `alert` or `status` only if it appears later."""
    if kind not in MESSAGES:
        msg = f"Melding '{kind}' bestaat niet; kies uit {', '.join(MESSAGES)}."
        raise TemplateSyntaxError(msg)
    return format_html(
        '<div class="{}"{}><span class="utrecht-alert__icon">{}</span>'
        '<div class="utrecht-alert__content"><div class="utrecht-alert__message">'
        "<strong>{}</strong>{}</div></div></div>",
        " ".join(filter(None, ("utrecht-alert", f"utrecht-alert--{kind}", css))),
        attributes({"role": role}),
        icon(icon_name or MESSAGES[kind]),
        title,
        format_html("<span>{}</span>", text) if text else "",
    )
