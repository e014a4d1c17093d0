"""What a page says of a functie and of what it asks."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.ontwikkeling.rules.functies import Overgang
from gastvrij.ontwikkeling.rules.overname import Reden

register = template.Library()

OVERGANGEN: dict[Overgang, str | Promise] = {
    Overgang.GELIJK: _("niet veranderd"),
    Overgang.GEWIJZIGD: _("gewijzigd"),
    Overgang.NIVEAU_WEG: _("dit niveau komt niet terug"),
    Overgang.WEG: _("komt niet terug"),
}
REDENEN: dict[Reden, str | Promise] = {
    Reden.ONBEPAALD: _("in het document onbepaald"),
    Reden.ONBEKEND: _("staat niet in de gekozen kaders"),
    Reden.MEERDERE: _("er zijn meer competenties met deze naam"),
    Reden.CODE_ANDERS: _("de naam klopt, maar de code is anders"),
    Reden.NIVEAU_ONTBREEKT: _("het document noemt geen niveau"),
    Reden.NIVEAU_ONBEKEND: _("dit niveau kent de competentie niet"),
    Reden.GEEN_NIVEAUS: _("dit kader kent geen niveaus"),
}


@register.filter
def beheert_functies(medewerker: Medewerker) -> bool:
    """Test if somebody manages functies."""
    return basis.has(medewerker, Recht.ONTWIKKELING)


@register.filter
def overgang(value: Overgang) -> str:
    """Return what became of a requirement, in words."""
    return str(OVERGANGEN[value])


@register.filter
def reden(value: Reden) -> str:
    """Return why a requirement is not taken over, in words."""
    return str(REDENEN[value])
