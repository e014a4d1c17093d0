"""How masked text looks: each mask stands out by a mark and by its words."""

from collections.abc import Collection, Sequence

from django import template
from django.utils.safestring import SafeString

from gastvrij.basis.html import format_html, format_html_join
from gastvrij.beoordeling.rules import transcript

register = template.Library()
REGELKEUZE = (
    '<li class="gv-regel gv-regel--{}"><label class="gv-vink">'
    '<input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" form="citaat"'
    ' name="regels" value="{}" aria-describedby="transcript-uitleg"{}>'
    '<span><span class="gv-klein gv-zacht">{} · {}</span> {}</span></label></li>'
)
CHECKED = SafeString(" checked")


@register.filter
def met_maskers(tekst: str) -> SafeString:
    """Return a text as HTML in which every mask is marked."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<mark class="nl-mark">{}</mark>', part) if is_mask else part,)
            for part, is_mask in transcript.pieces(tekst)
        ),
    )


@register.filter
def spreker(wie: str) -> str:
    """Return who speaks, in words."""
    return transcript.LABELS[wie]


@register.simple_tag
def regelkeuzes(regels: Sequence[Sequence[str]], gekozen: Collection[str] | None) -> SafeString:
    """Return the lines of a conversation as boxes to choose, each an item of a list.

    Made here and not in a template: there can be hundreds, and each takes a fifth of the time.
    """
    chosen = set(gekozen or ())
    return format_html_join(
        "",
        REGELKEUZE,
        (
            (wie, nr, CHECKED if str(nr) in chosen else "", nr, spreker(wie), met_maskers(tekst))
            for nr, (wie, tekst) in enumerate(regels, 1)
        ),
    )
