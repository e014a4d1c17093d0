"""A figure with its norm, and all that is printed beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gastvrij.basis.weergave import number, percentage
from gastvrij.kaders.models import Norm
from gastvrij.sturing.queries import NormCijfer
from gastvrij.sturing.rules import Cijfer, Oordeel, Reden

from .woorden import laws, norm_figure, operator, points, source, strength


@dataclass(frozen=True)
class Status:
    """A badge: its text, its kind and its icon."""

    tekst: str
    soort: str
    icoon: str


@dataclass(frozen=True)
class Tegel:
    """One figure with all that is printed beside it."""

    titel: str
    aandeel: str
    norm_kort: str
    status: Status
    breuk: str
    definitie: str
    uitgesloten: tuple[tuple[str, str], ...]
    zonder_resultaat: str
    met_eenvoudig: str
    bron: str
    spreekt_tegen: bool


@dataclass(frozen=True)
class NietGemeten:
    """A norm that nothing is measured for, and why."""

    norm: str
    waarom: str
    bron: str


def _title(one: NormCijfer) -> str:
    if one.afbakening.domeinen:
        return _("Direct afgehandeld: %(wetten)s") % {"wetten": laws(one.afbakening.domeinen)}
    if one.norm and one.norm.afdeling:
        return _("Direct afgehandeld: %(afdeling)s") % {"afdeling": one.norm.afdeling}
    return _("Direct afgehandeld")


def _definition(one: NormCijfer, kanalen: Mapping[str, str]) -> str:
    """Return what numerator and denominator are, with the channels that count."""
    channels = ", ".join(
        naam for code, naam in kanalen.items() if code in one.afbakening.kanalen
    ) or _("alle kanalen")
    return _(
        "Teller: vragen die de eerste lijn in het contact zelf beantwoordde. "
        "Noemer: alle vragen van de eerste lijn met een resultaat (%(kanalen)s)."
    ) % {"kanalen": channels}


def reason(reden: Reden) -> str:
    """Return why vragen were left out, in words."""
    return {
        Reden.ANDER_DOMEIN: _("Ander onderwerp"),
        Reden.NIET_EERSTE_LIJN: _("Niet bij de eerste lijn"),
        Reden.ANDER_LOKET: _("Ander loket"),
        Reden.ANDER_KANAAL: _("Ander kanaal"),
        Reden.AFGEBROKEN: _("Afgebroken"),
        Reden.EENVOUDIG: _("Eenvoudige vraag"),
    }[reden]


def tile(one: NormCijfer, kanalen: Mapping[str, str]) -> Tegel:
    """Return a figure as a tile; `kanalen` gives the names of the channels by code."""
    cijfer, norm = one.cijfer, one.norm
    return Tegel(
        titel=_title(one),
        aandeel=percentage(cijfer.aandeel),
        norm_kort=f"{strength(norm)} {norm_figure(norm)}" if norm else "",
        status=_status(one),
        breuk=_("%(teller)s van %(noemer)s vragen")
        % {"teller": number(cijfer.teller), "noemer": number(cijfer.noemer)},
        definitie=_definition(one, kanalen),
        uitgesloten=tuple((reason(why), number(count)) for why, count in cijfer.uitgesloten),
        zonder_resultaat=number(cijfer.n_zonder_resultaat),
        met_eenvoudig=percentage(one.met_eenvoudig.aandeel),
        bron=_norm_and_source(norm) if norm else "",
        spreekt_tegen=one.spreekt_tegen,
    )


def _norm_and_source(norm: Norm) -> str:
    return _("%(operator)s %(waarde)s (%(sterkte)s) – %(bron)s") % {
        "operator": operator(norm.operator),
        "waarde": norm_figure(norm),
        "sterkte": strength(norm),
        "bron": source(norm),
    }


def _status(one: NormCijfer) -> Status:
    oordeel = one.cijfer.oordeel
    if oordeel is Oordeel.GEEN_CIJFER:
        return Status(_("Geen cijfer"), "neutral", "circle-dashed")
    if oordeel is Oordeel.GEHAALD:
        return Status(_("Gehaald"), "success", "check")
    if oordeel is Oordeel.ONDER_DOEL:
        return Status(_missed(one.cijfer), "warning", "arrow-up-right")
    if one.norm and not one.geldt:
        return Status(_("Norm geldt voor de hele eerste lijn"), "neutral", "info-circle")
    return Status(_("Geen norm"), "neutral", "info-circle")


def _missed(cijfer: Cijfer) -> str:
    if cijfer.norm is None or cijfer.norm.operator not in {">=", ">"}:
        return _("Niet gehaald")
    return _("Onder doel: nog %(punten)s procentpunt") % {"punten": points(cijfer.verschil)}


def not_measured(norm: Norm) -> NietGemeten:
    """Return a norm that nothing is measured for, with the reason."""
    titles = {
        Norm.Metriek.OVERGAAN: _("Telefoon gaat over: %(norm)s"),
        Norm.Metriek.TERUGBELLEN: _("Teruggebeld: %(norm)s"),
        Norm.Metriek.NAAM_GENOEMD: _("Naam genoemd: %(norm)s"),
        Norm.Metriek.GEREGISTREERD: _("Gesprek geregistreerd: %(norm)s"),
    }
    reasons = {
        Norm.Metriek.OVERGAAN: _("er is geen telefoniekoppeling."),
        Norm.Metriek.TERUGBELLEN: _("of het op tijd was, ziet u per afspraak in de werklijst."),
        Norm.Metriek.NAAM_GENOEMD: _("dit blijkt alleen als iemand een gesprek observeert."),
        Norm.Metriek.GEREGISTREERD: _(
            "zonder telefoniekoppeling is niet bekend hoeveel gesprekken er waren."
        ),
    }
    metriek = Norm.Metriek(norm.metriek)
    asked = f"{operator(norm.operator)} {norm_figure(norm)}"
    return NietGemeten(
        norm=titles[metriek] % {"norm": asked},
        waarom=_("Niet gemeten: %(waarom)s") % {"waarom": reasons[metriek]},
        bron=source(norm),
    )
