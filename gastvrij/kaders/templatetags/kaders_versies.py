"""`{% load kaders_versies %}`: how versions stand, and what happened between them."""

from collections.abc import Iterable
from datetime import date

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gastvrij.basis import componenten
from gastvrij.basis.html import format_html
from gastvrij.basis.weergave import day_text
from gastvrij.kaders import vergelijking_tekst as tekst
from gastvrij.kaders import vergelijking_weergave as weergave
from gastvrij.kaders import versie_weergave
from gastvrij.kaders.models import KaderVersie
from gastvrij.kaders.queries import Stand
from gastvrij.kaders.rules.boom import Tak
from gastvrij.kaders.rules.vergelijken import Normpaar, Onderdeel, Oordeel, Tekstpaar, Veld, Woord

register = template.Library()


@register.simple_tag
def versie_boom(takken: Iterable[Tak]) -> SafeString:
    """Return the tree of a version with where each element stands in its source."""
    return versie_weergave.tree(takken)


@register.simple_tag
def verschillen(rows: Iterable[Onderdeel]) -> SafeString:
    """Return what happened to elements as a list."""
    return weergave.elements(rows)


@register.simple_tag
def oordeel(said: Oordeel) -> SafeString:
    """Return a verdict as a badge."""
    return weergave.badge(said)


@register.simple_tag
def woorden(runs: Iterable[Woord]) -> SafeString:
    """Return a text with the words that changed marked."""
    return weergave.words(runs)


@register.filter
def veld_oordeel(field: Veld) -> str:
    """Return what happened to a header field."""
    return tekst.field_verdict(field)


@register.filter
def tekst_naam(pair: Tekstpaar) -> str:
    """Return what a piece of running text is called."""
    return tekst.text_name(pair)


@register.filter
def norm_delen(pair: Normpaar) -> str:
    """Return which parts of a norm changed."""
    return tekst.norm_parts(pair)


@register.simple_tag
def gebruik_status(versie: KaderVersie, stand: Stand) -> SafeString:
    """Return as badges whether a version runs, is to run, waits, or is past its end."""
    found = []
    if stand.running == versie:
        found.append(componenten.status(_("In gebruik"), "success", icon_name="circle-check"))
        if stand.is_expired:
            found.append(componenten.status(_("Verlopen"), "danger", icon_name="calendar-off"))
    elif stand.planned == versie and stand.starts:
        said = _("Gaat in op {dag}").format(dag=day_text(stand.starts))
        found.append(componenten.status(said, "neutral", icon_name="calendar-due"))
    elif stand.newest == versie:
        found.append(
            componenten.status(_("Nog niet in gebruik"), "warning", icon_name="player-pause")
        )
    return format_html("{} " * len(found), *found) if found else SafeString("")


@register.simple_tag
def dag_tekst(value: date) -> str:
    """Return a day for inside a sentence: 19-11-2026."""
    return day_text(value)
