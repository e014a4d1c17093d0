"""`{% load gastvrij %}`: the components as tags. The component page shows each with its code."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django import forms, template
from django.contrib.messages import ERROR, WARNING
from django.contrib.messages.storage.base import Message
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.template import TemplateSyntaxError
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gastvrij.basis import componenten, velden, weergave
from gastvrij.basis.html import format_html, format_html_join
from gastvrij.basis.weergave import Number

register = template.Library()

BUTTON_ATTRIBUTES = frozenset({"id", "form", "formaction", "name", "value"})
LINK_ATTRIBUTES = frozenset({"id", "download", "hreflang", "lang"})
FIELD_ATTRIBUTES = frozenset({"autocomplete", "inputmode", "placeholder", "rows", "accept"})
UNDO = "ongedaan:"


@register.simple_tag
def icoon(naam: str, *, title: str = "", **extra: str) -> SafeString:
    """Return an icon; `class` adds classes, a title gives it a name."""
    css = extra.pop("class", "")
    componenten.free_attributes(extra, also=frozenset())
    return componenten.icon(naam, css=css, title=title)


@register.simple_tag
def knop(
    tekst: str,
    *,
    icon: str = "",
    soort: str = "secondary",
    toets: str = "",
    type: str = "button",  # noqa: A002
    opdracht: str = "",
    klein: bool = False,
    **extra: str,
) -> SafeString:
    """Return a button; `toets` is its shortcut, `opdracht` its name in the palette."""
    css = extra.pop("class", "")
    attrs = componenten.free_attributes(extra, also=BUTTON_ATTRIBUTES)
    return componenten.button(
        tekst,
        icon_name=icon,
        soort=soort,
        shortcut=toets,
        small=klein,
        css=css,
        attrs={"type": type, "data-opdracht": opdracht, **attrs},
    )


@register.simple_tag
def knop_link(
    tekst: str,
    url: str,
    *,
    icon: str = "",
    soort: str = "secondary",
    toets: str = "",
    opdracht: str = "",
    klein: bool = False,
    **extra: str,
) -> SafeString:
    """Return a link that looks like a button."""
    css = extra.pop("class", "")
    attrs = componenten.free_attributes(extra, also=LINK_ATTRIBUTES)
    return componenten.button_link(
        tekst,
        url,
        icon_name=icon,
        soort=soort,
        shortcut=toets,
        small=klein,
        css=css,
        attrs={"data-opdracht": opdracht, **attrs},
    )


@register.simple_tag
def kbd(toets: str) -> SafeString:
    """Return a shortcut as people read it."""
    return componenten.keys(toets)


@register.simple_tag
def status(tekst: str, soort: str = "neutral", *, icon: str = "") -> SafeString:
    """Return a status badge: neutral, success, warning or danger."""
    return componenten.status(tekst, soort, icon_name=icon)


@register.simple_tag
def melding(
    soort: str, titel: str, tekst: str = "", *, icon: str = "", role: str = "", **extra: str
) -> SafeString:
    """Return a message on the page: info, ok, warning or error."""
    css = extra.pop("class", "")
    componenten.free_attributes(extra, also=frozenset())
    return componenten.message(soort, titel, tekst, icon_name=icon, role=role, css=css)


@register.simple_tag
def veld(field: BoundField, *, toets: str = "", opdracht: str = "", **extra: str) -> SafeString:
    """Return a form field with its label, help and error."""
    attrs = componenten.free_attributes(extra, also=FIELD_ATTRIBUTES)
    return velden.render(field, {"aria-keyshortcuts": toets, "data-opdracht": opdracht, **attrs})


@register.simple_tag
def keuzekaarten(field: BoundField, *, toets: str = "", **extra: str) -> SafeString:
    """Return a choice as cards; toets="Alt" gives Alt+1, Alt+2 and on."""
    css = extra.pop("class", "")
    componenten.free_attributes(extra, also=frozenset())
    return velden.render_cards(field, modifier=toets, css=css)


@register.inclusion_tag("basis/_fouten.html")
def fouten(*bound: "forms.BaseForm | BaseFormSet[forms.BaseForm]") -> dict[str, object]:
    """Show what is wrong in these forms, each line a link to its field."""
    found = velden.errors(*bound)
    return {"errors": found, "count": len(found)}


@register.simple_tag
def datum(value: date | datetime | None) -> SafeString:
    """Return a day: 19-11-2026."""
    return weergave.day(value)


@register.simple_tag
def tijdstip(value: datetime | None) -> SafeString:
    """Return a day with its time: 19-11-2026 om 14:05."""
    return weergave.moment(value)


@register.simple_tag
def tijd(value: datetime | time | None) -> SafeString:
    """Return a time of the day: 14:05."""
    return weergave.clock(value)


@register.simple_tag
def duur(seconden: int) -> str:
    """Return a length of time: 04:12."""
    return weergave.duration(seconden)


@register.simple_tag
def getal(value: Number | None, decimalen: int = 0) -> str:
    """Return a number: 4.318."""
    return weergave.number(value, decimalen)


@register.simple_tag
def procent(aandeel: Number | None, decimalen: int = 1) -> str:
    """Return a share from 0 to 1 as a percentage: 63,4%."""
    return weergave.percentage(aandeel, decimalen)


@register.simple_tag
def kruimels(*delen: str) -> SafeString:
    """Return the way to this page: text and address in turn, at the end the text of this page."""
    if len(delen) % 2 == 0:
        msg = "kruimels: tekst en adres om en om, en als laatste de tekst van deze pagina."
        raise TemplateSyntaxError(msg)
    links = format_html_join(
        "",
        '<li><a class="nl-link" href="{1}">{0}</a></li>',
        zip(delen[:-1:2], delen[1::2], strict=True),
    )
    return format_html(
        '<nav class="gv-kruimels" aria-label="{}"><ol>{}<li aria-current="page">{}</li></ol></nav>',
        _("Kruimelpad"),
        links,
        delen[-1],
    )


def _undo_url(message: Message) -> str:
    extra = message.extra_tags or ""
    url = extra.removeprefix(UNDO) if extra.startswith(UNDO) else ""
    is_ours = url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    return url if is_ours else ""


@register.filter
def toasts(messages: Iterable[Message]) -> list[tuple[str, str]]:
    """Return (text, address that undoes it or nothing) of what went well.

    A view gives the address along:
    `messages.success(request, text, extra_tags=f"ongedaan:{url}")`.
    """
    return [(str(m.message), _undo_url(m)) for m in messages if m.level < WARNING]


@register.filter
def waarschuwingen(messages: Iterable[Message]) -> list[tuple[str, str]]:
    """Return (kind of message, text) of what stays on the page: warnings and errors."""
    return [
        ("error" if m.level >= ERROR else "warning", str(m.message))
        for m in messages
        if m.level >= WARNING
    ]
