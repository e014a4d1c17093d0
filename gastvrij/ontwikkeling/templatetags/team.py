"""What a page of a team says of what is asked, and of what stays closed."""

from collections.abc import Iterable

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.ontwikkeling.queries import Keuze, Reden

register = template.Library()
EN_SPACE = "\N{EN SPACE}"

REDENEN: dict[Reden, str | Promise] = {
    Reden.TE_WEINIG: gettext_lazy("minder dan 5 mensen gevraagd"),
    Reden.VERSCHIL: gettext_lazy("te herleiden tot minder dan 5 mensen"),
}


@register.filter
def gevraagd(niveaus: Iterable[tuple[str, int]]) -> str:
    """Return how many people are asked which level, in words."""
    return ", ".join(
        _("niveau {nr}: {aantal}").format(nr=label, aantal=n)
        if label
        else _("ja: {aantal}").format(aantal=n)
        for label, n in niveaus
    )


@register.filter
def reden(value: Reden) -> str:
    """Return why a competence shows no figures, in words."""
    return str(REDENEN[value])


@register.filter
def ingesprongen(keuze: Keuze) -> str:
    """Return a selection as it stands in a list: below another it begins further on."""
    return EN_SPACE * 2 * keuze.diepte + keuze.naam
