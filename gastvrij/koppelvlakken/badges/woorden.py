"""The checks of a badge in plain words, for pages and for the command line."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gastvrij.ontwikkeling.badges.bevindingen import (
    Bevinding,
    Controle,
    Oordeel,
    Rapport,
    Reden,
    Uitkomst,
)

Woorden = str | Promise

CONTROLES: Mapping[Controle, Woorden] = {
    Controle.LEESBAAR: _("Is het bestand te lezen?"),
    Controle.VORM: _("Is het een volledige Open Badge 3.0?"),
    Controle.BETEKENIS: _("Zijn alle woorden erin bekend, en ondertekend?"),
    Controle.HANDTEKENING: _("Klopt de handtekening?"),
    Controle.UITGEVER: _("Hoort de sleutel bij de uitgever?"),
    Controle.GELDIGHEID: _("Geldt de badge vandaag?"),
    Controle.INTREKKING: _("Is de badge niet ingetrokken?"),
}
UITKOMSTEN: Mapping[Uitkomst, Woorden] = {
    Uitkomst.GOED: _("in orde"),
    Uitkomst.FOUT: _("niet in orde"),
    Uitkomst.ONBEKEND: _("niet na te gaan"),
}
OORDELEN: Mapping[Oordeel, Woorden] = {
    Oordeel.GELDIG: _("Deze badge is geldig"),
    Oordeel.ONGELDIG: _("Deze badge is niet geldig"),
    Oordeel.ONZEKER: _("Wij kunnen niet alles van deze badge nagaan"),
}
UITLEG: Mapping[Oordeel, Woorden] = {
    Oordeel.GELDIG: _("Alle controles zijn in orde."),
    Oordeel.ONGELDIG: _("Minstens één controle is niet in orde. Vertrouw deze badge niet."),
    Oordeel.ONZEKER: _(
        "Wat na te gaan is, is in orde. Gastvrij vraagt niets op bij anderen. Controleer de rest "
        "bij wie de badge uitgaf."
    ),
}
REDENEN: Mapping[Reden, Woorden] = {
    Reden.IN_ORDE: "",
    Reden.TE_GROOT: _("Het is groter dan 100 kB."),
    Reden.GEEN_JSON: _("Het is geen JSON, of een naam staat er twee keer in."),
    Reden.VELDEN: _("Dit ontbreekt of is niet zoals het hoort: {over}."),
    Reden.CONTEXT: _("Dit woordenboek (context) kennen wij niet: {over}."),
    Reden.EIGEN_CONTEXT: _(
        "De badge geeft zelf een betekenis aan woorden. Dat staan wij niet toe."
    ),
    Reden.TERMEN: _("Hier staat iets dat niet onder de handtekening kan vallen: {over}."),
    Reden.INGEWIKKELD: _("De badge is te ingewikkeld om te controleren."),
    Reden.GEEN_HANDTEKENING: _("Er is geen handtekening."),
    Reden.SOORT_HANDTEKENING: _("Deze soort handtekening kennen wij niet: {over}."),
    Reden.KLOPT_NIET: _("De handtekening klopt niet. Er is iets veranderd na het ondertekenen."),
    Reden.GEEN_SLEUTEL: _("Hierin staat geen sleutel die wij kunnen lezen: {over}."),
    Reden.SLEUTEL_ELDERS: _("De sleutel staat bij een ander, en die vragen wij niet op: {over}."),
    Reden.DOEL: _("De handtekening is voor iets anders gezet: {over}."),
    Reden.WIJ_ZELF: _("De sleutel is van deze gemeente."),
    Reden.EIGEN_SLEUTEL: _("De uitgever heet naar zijn sleutel. Wie dat is, zegt de sleutel niet."),
    Reden.NIET_VAN_UITGEVER: _("De sleutel is niet van wie zegt dat hij hem uitgaf: {over}."),
    Reden.NIET_NA_TE_GAAN: _("Of de sleutel van deze uitgever is, weten wij niet: {over}."),
    Reden.NOG_NIET: _("De badge geldt pas vanaf {over}."),
    Reden.VERLOPEN: _("De badge gold tot {over}."),
    Reden.INGETROKKEN: _("De uitgever trok de badge in."),
    Reden.GEEN_LIJST: _("De badge noemt geen lijst van ingetrokken badges."),
    Reden.LIJST_ELDERS: _("Dat staat in een lijst die wij niet kennen: {over}."),
    Reden.NIET_BEKEKEN: _("Dit is niet bekeken."),
}
WITHDRAWN: tuple[Woorden, Woorden] = (
    _("Deze badge is ingetrokken"),
    _("Wie hem uitgaf, trok hem in. Hij telt niet meer."),
)
LONGEST = 200


@dataclass(frozen=True)
class Regel:
    """One check as people read it."""

    bevinding: Bevinding
    controle: str
    uitkomst: str
    uitleg: str


def regels(rapport: Rapport) -> list[Regel]:
    """Return the checks in words, in the order in which they were done."""
    return [
        Regel(
            one,
            str(CONTROLES[one.controle]),
            str(UITKOMSTEN[one.uitkomst]),
            _said(one),
        )
        for one in rapport.bevindingen
    ]


def _said(bevinding: Bevinding) -> str:
    over = bevinding.over
    shown = over if len(over) <= LONGEST else f"{over[:LONGEST]}…"
    return str(REDENEN[bevinding.reden]).replace("{over}", shown)


def _is_just_withdrawn(rapport: Rapport) -> bool:
    """Test if nothing is wrong with a badge but that it was withdrawn."""
    wrong = [one.reden for one in rapport.bevindingen if one.uitkomst is Uitkomst.FOUT]
    return wrong == [Reden.INGETROKKEN]


def verdict(rapport: Rapport) -> str:
    """Return what the checks say together, in one line."""
    if _is_just_withdrawn(rapport):
        return str(WITHDRAWN[0])
    return str(OORDELEN[rapport.oordeel])


def explained(rapport: Rapport) -> str:
    """Return what to make of it, in a sentence or two."""
    if _is_just_withdrawn(rapport):
        return str(WITHDRAWN[1])
    return str(UITLEG[rapport.oordeel])
