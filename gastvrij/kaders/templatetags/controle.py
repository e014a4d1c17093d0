"""`{% load controle %}`: the parts of the screen on which a proposal is checked."""

from collections.abc import Sequence
from html import escape
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gastvrij.basis import componenten
from gastvrij.basis.html import format_html, format_html_join
from gastvrij.kaders import weergave_controle
from gastvrij.kaders.models import Voorstel
from gastvrij.kaders.queries import Controle, Punt, SourceLine
from gastvrij.kaders.rules.boom import Tak
from gastvrij.kaders.rules.normen import Normgegevens
from gastvrij.kaders.weergave_controle import Marks

from .kaders import grens

register = template.Library()


@register.simple_tag
def bron_regels(lines: Sequence[SourceLine], gekozen: Any) -> SafeString:
    """Return the lines of the source, those of the chosen place marked."""
    first, last = (gekozen.eerste, gekozen.laatste) if gekozen else (0, -1)
    return weergave_controle.source(lines, first, last)


def _place(gekozen: Any) -> str:
    return gekozen.plaats if gekozen else ""


@register.simple_tag
def controle_boom(controle: Controle, marks: Marks, gekozen: Any) -> SafeString:
    """Return the tree of a proposal that is checked."""
    return weergave_controle.tree(controle.takken, marks, _place(gekozen))


@register.simple_tag
def tak_nieuw(tak: Tak, marks: Marks, gekozen: Any) -> SafeString:
    """Return one branch to put in the place of the one on the page."""
    return weergave_controle.branch(tak, marks, _place(gekozen), oob=True)


@register.simple_tag(takes_context=True)
def punt_rij(context: Context, punt: Punt, gekozen: Any) -> SafeString:
    """Return a doubt as a row of the list."""
    plaats = punt.twijfel.plaats
    naam = weergave_controle.place_name(plaats, context["namen"].get(plaats, ""))
    is_chosen = bool(gekozen) and (plaats, punt.twijfel.sleutel) == (
        gekozen.plaats,
        gekozen.twijfel,
    )
    return weergave_controle.point_row(punt, naam, is_chosen=is_chosen)


@register.simple_tag
def punt_link(punt: Punt) -> SafeString:
    """Return a link to a doubt, with what was decided about it."""
    words = weergave_controle.point_text(punt)
    link = weergave_controle.opener(
        punt.twijfel.plaats, punt.twijfel.regel, escape(words), twijfel=punt.twijfel.sleutel
    )
    mark = SafeString("") if punt.is_open else weergave_controle.decided_mark(punt)
    return format_html("{}{}", SafeString(link), mark)


@register.simple_tag
def volgende_link(punt: Punt, tekst: str) -> SafeString:
    """Return the link to the next doubt that is open."""
    address = weergave_controle.address(punt.twijfel.plaats, punt.twijfel.sleutel)
    return componenten.button_link(
        tekst, f"?{address}#gekozen", icon_name="arrow-down", shortcut="Alt+N", soort="subtle"
    )


@register.simple_tag
def twijfel_tekst(punt: Punt) -> str:
    """Return what a doubt says."""
    return weergave_controle.point_text(punt)


@register.simple_tag
def groep_tekst(soort: str) -> str:
    """Return what a kind of doubt says."""
    return weergave_controle.group_text(soort)


@register.simple_tag
def besloten(punt: Punt) -> SafeString:
    """Return what was decided about a doubt."""
    return weergave_controle.decided_mark(punt)


@register.simple_tag
def wijziging(oud: str, nieuw: str) -> SafeString:
    """Return a text with its changes marked."""
    return weergave_controle.changes(oud, nieuw)


@register.simple_tag
def kop_rij(rij: Any, marks: Marks, gekozen: Any) -> SafeString:
    """Return one header field of the document that is checked."""
    return weergave_controle.head_row(
        rij.plaats,
        rij.label,
        rij.waarde,
        rij.regel,
        marks.get(rij.plaats, ()),
        is_chosen=_place(gekozen) == rij.plaats,
    )


@register.simple_tag
def norm_rij(plaats: str, norm: Normgegevens, marks: Marks, gekozen: Any) -> SafeString:
    """Return one norm of the document that is checked."""
    said = norm.metriek or _("Norm")
    words = format_html("<strong>{}</strong> {}", said, grens(norm))
    return format_html(
        '<li data-kiesrij id="{}"{}>{}<span>{}</span>{}</li>',
        weergave_controle.anchor(plaats or f"norm-{norm.regel}"),
        SafeString(' aria-current="true"') if plaats and plaats == _place(gekozen) else "",
        SafeString(weergave_controle.opener(plaats, norm.regel, words)) if plaats else words,
        norm.tekst,
        weergave_controle.states(marks.get(plaats, ())),
    )


@register.simple_tag(takes_context=True)
def antwoord_knop(
    context: Context,
    voorstel: Voorstel,
    plaats: str,
    twijfel: str,
    antwoord: str,
    tekst: str,
    *,
    icon: str = "",
    soort: str = "secondary",
    toets: str = "",
) -> SafeString:
    """Return a form of one button that answers a doubt."""
    button = componenten.button(
        tekst,
        icon_name=icon,
        soort=soort,
        shortcut=toets,
        attrs={"type": "submit", "name": "antwoord", "value": antwoord},
    )
    hidden = {
        "csrfmiddlewaretoken": str(context.get("csrf_token", "")),
        "bewerking": voorstel.bewerking,
        "plaats": plaats,
        "twijfel": twijfel,
    }
    return format_html(
        '<form method="post" action="{}">{}{}</form>',
        reverse("kaders:answer", args=[voorstel.uuid]),
        format_html_join("", '<input type="hidden" name="{}" value="{}">', hidden.items()),
        button,
    )
