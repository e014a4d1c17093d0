"""How weights and cuts of a form read: as many decimals as they have, with a comma."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.translation import gettext as _

from gastvrij.basis.weergave import number
from gastvrij.beoordeling.forms.criteria import WAARNEMING
from gastvrij.beoordeling.models import Criterium
from gastvrij.beoordeling.queries import points

register = template.Library()


@register.filter
def gewicht(value: Decimal | int) -> str:
    """Return a weight: 2 or 2,5."""
    return points(Fraction(value))


@register.filter
def breuk(value: Fraction | float) -> str:
    """Return a cut in toetstermen or its standard error: 12,4 or 0,45."""
    return points(value) if isinstance(value, Fraction) else number(value, 2)


@register.filter
def is_van_medewerker(criteria: Sequence[tuple[Criterium, object]]) -> bool:
    """Test if only the employee fills in these criteria of a group, so that it counts nowhere."""
    asked = [criterium.invuller for criterium, _form in criteria]
    return set(asked) == {Criterium.Invuller.MEDEWERKER.value}


@register.simple_tag
def kenmerken(criterium: Criterium, *, met_schaal: bool = True) -> str:
    """Return what is to know of how a criterium is judged, as far as it is not the usual."""
    seen = [str(naam) for code, naam in WAARNEMING if code in criterium.waarneembaar_bij]
    is_usual = criterium.invuller == Criterium.Invuller.BEOORDELAAR
    found = [
        criterium.get_schaal_display() if met_schaal else "",
        "" if criterium.gewicht == 1 else _("gewicht {n}").format(n=gewicht(criterium.gewicht)),
        "" if criterium.bewijs_verplicht else _("citaat hoeft niet"),
        ", ".join(seen),
        "" if is_usual else criterium.get_invuller_display(),
    ]
    return " · ".join(str(one) for one in found if one)
