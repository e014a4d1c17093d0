"""How evidence looks where it is chosen from; there can be dozens of passages on a page."""

from collections.abc import Collection
from uuid import UUID

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from gastvrij.basis.componenten import icon
from gastvrij.basis.html import format_html, format_html_join
from gastvrij.beoordeling.models import Fragment
from gastvrij.kaders.queries import GuideStep

register = template.Library()
LONGEST_STEP, LONGEST_NAME = 90, 40
CHECKED = SafeString(" checked")
CHECKBOX = SafeString('class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox"')


def _soort(fragment: Fragment) -> str:
    return str(Fragment.Soort(fragment.soort).label)


@register.simple_tag
def steunt(
    fragment: Fragment, gekozen: Collection[UUID | str] | None = None, *, voorstel: bool = False
) -> SafeString:
    """Return a passage as a box to choose; `voorstel` if the crosswalk proposes it."""
    chosen = {str(one) for one in gekozen or ()}
    return format_html(
        '<label class="gv-vink{}"><input {} name="fragmenten" value="{}" data-soort="{}"{}><span>'
        '<q>{}</q> <span class="gv-klein gv-zacht">{}{}{}</span></span></label>',
        " gv-vink--voorstel" if voorstel else "",
        CHECKBOX,
        fragment.uuid,
        fragment.soort,
        CHECKED if str(fragment.uuid) in chosen else "",
        fragment.tekst,
        _soort(fragment),
        "".join(f" · {stap.code}" for stap in fragment.stappen.all()),
        format_html("<span data-voorstel> · {}</span>", _("voorgesteld")) if voorstel else "",
    )


@register.simple_tag
def citaattekst(fragment: Fragment) -> SafeString:
    """Return what a passage says, how that is known, and which steps it shows."""
    return format_html(
        '<q class="gv-tekstregels">{}</q> <span class="gv-klein gv-zacht">{}</span>{}',
        fragment.tekst,
        _soort(fragment),
        format_html_join(
            "", ' <span class="gv-code">{}</span>', ([stap.code] for stap in fragment.stappen.all())
        ),
    )


@register.simple_tag
def haal_weg(fragment: Fragment) -> SafeString:
    """Return the button that removes a passage."""
    tekst = Truncator(fragment.tekst).chars(LONGEST_NAME)
    return format_html(
        '<button class="gv-citeer" type="submit">{}'
        '<span class="gv-alleen-lezer">{}</span></button>',
        icon("trash"),
        _("Haal weg: %(tekst)s") % {"tekst": tekst},
    )


@register.simple_tag
def stapkeuze(stap: GuideStep, gekozen: Collection[UUID | str]) -> SafeString:
    """Return a step of the guide as a box to choose."""
    return format_html(
        '<label class="gv-vink"><input {} name="stappen" value="{}"{}><span>'
        '<span class="gv-code gv-code--vol">{}</span> {}</span></label>',
        CHECKBOX,
        stap.element.uuid,
        CHECKED if str(stap.element.uuid) in {str(one) for one in gekozen} else "",
        stap.code,
        Truncator(stap.text).chars(LONGEST_STEP),
    )
