"""How a value of a scale looks: words and an icon, never colour alone."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gastvrij.basis.componenten import status
from gastvrij.basis.html import format_html
from gastvrij.beoordeling.models import Oordeel, name_of

register = template.Library()
_W = Oordeel.Waarde
LOOKS = {
    **dict.fromkeys((_W.VOLDOENDE, _W.VOLDAAN, _W.OP_NORM, _W.BOVEN_NORM), ("success", "check")),
    **dict.fromkeys((_W.ONVOLDOENDE, _W.NIET_VOLDAAN, _W.ONDER_NORM), ("warning", "x")),
    _W.DEELS: ("warning", "minus"),
    _W.NVT: ("neutral", "minus"),
    _W.NIET_WAARGENOMEN: ("neutral", "eye-off"),
}
LEVEL = ("neutral", "list-numbers")


@register.simple_tag
def waarde(oordeel: Oordeel | None) -> SafeString:
    """Return the badge of a verdict, or that there is none yet."""
    if oordeel is None:
        return format_html('<span class="gv-klein gv-zacht">{}</span>', _("nog geen oordeel"))
    return waarde_badge(oordeel.waarde, oordeel.criterium.treden)


@register.simple_tag
def waarde_badge(code: str, treden: list[list[str]] | None = None) -> SafeString:
    """Return the badge of a value on a scale."""
    kind, icon = LOOKS.get(_W(code), LEVEL) if code in _W.values else LEVEL
    return status(name_of(code, treden or []), kind, icon_name=icon)
