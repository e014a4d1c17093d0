"""The figures in words and pictures: sentences by plain rules, never by guess."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gastvrij.basis.weergave import number
from gastvrij.klantcontact.models import Klantcontact
from gastvrij.sturing import rules
from gastvrij.sturing.queries import Overzicht

from .figuren import Figuur, channels, line, per_law
from .tegels import NietGemeten, Tegel, not_measured, tile
from .woorden import said_together


@dataclass(frozen=True)
class Scherm:
    """What the dashboard shows."""

    wie: str
    first: date
    last: date
    is_leeg: bool
    totaal: str
    heeft_norm: bool
    is_voorbij: bool
    is_organisatie: bool
    kan_wisselen: bool
    tegels: tuple[Tegel, ...]
    lijn: Figuur
    per_kanaal: Figuur
    per_wet: Figuur
    volumes: tuple[tuple[str, str], ...]
    niet_gemeten: tuple[NietGemeten, ...]
    bijgewerkt_op: datetime | None


def screen(overzicht: Overzicht) -> Scherm:
    """Return the dashboard in the language of the page."""
    return Scherm(
        wie=said_together(overzicht.afdelingen) or _("de hele organisatie"),
        first=overzicht.first,
        last=overzicht.last,
        is_leeg=not overzicht.totaal,
        totaal=ngettext("%(n)s vraag", "%(n)s vragen", overzicht.totaal)
        % {"n": number(overzicht.totaal)},
        heeft_norm=any(one.norm for one in overzicht.cijfers),
        is_voorbij=overzicht.is_voorbij,
        is_organisatie=overzicht.zicht.is_organisatie,
        kan_wisselen=overzicht.zicht.kan_wisselen,
        tegels=tuple(tile(one, overzicht.kanalen) for one in overzicht.cijfers),
        lijn=line(overzicht),
        per_kanaal=channels(overzicht.per_kanaal),
        per_wet=per_law(overzicht.per_wet),
        volumes=volumes(overzicht),
        niet_gemeten=tuple(map(not_measured, overzicht.niet_gemeten)),
        bijgewerkt_op=overzicht.bijgewerkt_op,
    )


def volumes(overzicht: Overzicht) -> tuple[tuple[str, str], ...]:
    """Return how many vragen had each resultaat, with the sum."""
    labels: dict[str, str] = {
        str(code): str(label) for code, label in Klantcontact.Resultaat.choices
    }
    labels[rules.ZONDER_RESULTAAT] = _("Zonder resultaat")
    return (
        *((labels[kolom], number(aantal)) for kolom, aantal in overzicht.volumes.items()),
        (_("Samen"), number(overzicht.totaal)),
        (_("Waarvan eenvoudige vragen"), number(overzicht.eenvoudig)),
    )
