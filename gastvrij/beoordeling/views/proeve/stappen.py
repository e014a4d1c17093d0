"""The way of a sitting in words: what is done, where it stands now, and what comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gastvrij.beoordeling.models import Proeve

_S = Proeve.Status
Text = str | Promise

# The way from request to archive; each state with what is waited for while it stands there.
WEG: Mapping[str, Text] = {
    _S.AANGEVRAAGD: _("De opleidingsadviseur besluit of de kandidaat meedoet."),
    _S.TOEGELATEN: _("De opleidingsadviseur reikt het formulier en de opdracht uit."),
    _S.FORMULIER_UITGEREIKT: _("De kandidaat leest alles en bevestigt de ontvangst."),
    _S.BEVESTIGD: _("Op de dag zelf kijkt een beoordelaar wie de kandidaat is."),
    _S.IDENTITEIT_VASTGESTELD: _("De beoordelaar begint de afname. Dan loopt de tijd."),
    _S.AFNAME: _("De kandidaat voert de gesprekken. De beoordelaars luisteren mee."),
    _S.OORDELEN: _("Elke beoordelaar oordeelt alleen en dient in."),
    _S.BESPREKEN: _("De beoordelaars bespreken waar zij verschillen."),
    _S.VOORLOPIG: _("De kandidaat leest alles. Het tweede paar ogen kijkt mee."),
    _S.VASTGESTELD: _("De opleidingsadviseur reikt de uitslag uit."),
    _S.UITGEREIKT: _("De kandidaat kan vragen stellen over de uitslag."),
    _S.GEARCHIVEERD: _("Het dossier blijft zo lang als het reglement zegt."),
    _S.VERNIETIGD: _("Alleen deze regel is er nog."),
}
ENDED: Mapping[str, Text] = {
    _S.AFGEWEZEN: _("De kandidaat is niet toegelaten."),
    _S.VRIJGESTELD: _("De kandidaat hoeft deze proeve niet te doen."),
    _S.TERUGGETROKKEN: _("De proeve is teruggetrokken en gaat niet door."),
    _S.AFGEBROKEN: _("De afname is afgebroken. Er komt geen uitslag."),
}
# What comes to every sitting, with a result or without.
CLOSED = (_S.GEARCHIVEERD, _S.VERNIETIGD)
DONE, NOW, LATER = "checked", "current", "not-checked"


@dataclass(frozen=True)
class Stap:
    """One state on the way; `uitleg` only where the sitting stands now."""

    nummer: int
    naam: Text
    stand: str
    uitleg: Text
    op: datetime | None


def _moments(proeve: Proeve) -> Mapping[str, datetime | None]:
    return {
        _S.AANGEVRAAGD: proeve.observatie.gepland_op,
        _S.FORMULIER_UITGEREIKT: proeve.formulier_uitgereikt_op,
        _S.BEVESTIGD: proeve.bevestigd_op,
        _S.IDENTITEIT_VASTGESTELD: proeve.identiteit_op,
        _S.AFNAME: proeve.afname_begonnen_op,
        _S.OORDELEN: proeve.afname_beeindigd_op,
        _S.VOORLOPIG: proeve.voorlopig_op,
        _S.VASTGESTELD: proeve.vastgesteld_op,
        _S.UITGEREIKT: proeve.uitgereikt_op,
        _S.GEARCHIVEERD: proeve.gearchiveerd_op,
        _S.VERNIETIGD: proeve.observatie.vernietigd_op,
    }


def _reached(proeve: Proeve) -> int:
    """Return the place of the last state that was reached on the way to a result."""
    places = list(WEG)
    if not _ended_early(proeve):
        return places.index(proeve.status)
    moments = _moments(proeve)
    return max(
        places.index(code)
        for code, moment in moments.items()
        if moment is not None and code not in CLOSED
    )


def _ended_early(proeve: Proeve) -> bool:
    is_without_result = proeve.status in CLOSED and proeve.uitgereikt_op is None
    return proeve.status in ENDED or is_without_result


def stappen(proeve: Proeve) -> list[Stap]:
    """Return every step on the way with how far it is; what ended it stands in `einde`."""
    reached = _reached(proeve)
    has_ended = _ended_early(proeve)
    moments = _moments(proeve)
    found = []
    for place, (code, uitleg) in enumerate(WEG.items()):
        is_now = place == reached and not has_ended
        # What was destroyed is over, so that its last step is done as well.
        is_done = place < reached or (place == reached and (has_ended or code == _S.VERNIETIGD))
        is_closed = code in CLOSED and moments[code] is not None
        stand = DONE if is_done or is_closed else NOW if is_now else LATER
        moment = moments.get(code) if place <= reached or is_closed else None
        found.append(Stap(place + 1, _S(code).label, stand, uitleg if is_now else "", moment))
    return found


def einde(proeve: Proeve) -> Text:
    """Return how a sitting ended off the way, nothing if it did not."""
    return ENDED.get(proeve.status, "")
