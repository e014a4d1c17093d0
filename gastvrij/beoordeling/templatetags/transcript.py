"""How masked text looks: each mask stands out by a mark and by its words."""

from django import template
from django.utils.safestring import SafeString

from gastvrij.basis.html import format_html, format_html_join
from gastvrij.beoordeling.rules import transcript

register = template.Library()


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
