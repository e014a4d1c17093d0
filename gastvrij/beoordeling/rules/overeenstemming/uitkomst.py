"""What a figure answers: an exact number, or the reason why there is none."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Reden(StrEnum):
    """Why a figure is not defined for these judgements."""

    GEEN_DUBBEL = "geen_dubbel"
    GEEN_SPREIDING = "geen_spreiding"
    GEEN_VERSCHIL_TUSSEN_ITEMS = "geen_verschil_tussen_items"
    NIET_TWEE_BEOORDELAARS = "niet_twee_beoordelaars"
    GEEN_VOLGORDE = "geen_volgorde"
    GEEN_GETALLEN = "geen_getallen"
    GETALLEN_ONDER_NUL = "getallen_onder_nul"
    GEEN_GEWICHTEN = "geen_gewichten"
    TE_VEEL_WAARDEN = "te_veel_waarden"
    TE_WEINIG_RIJEN = "te_weinig_rijen"
    TE_WEINIG_GESPREKKEN = "te_weinig_gesprekken"
    TE_VAAK_ONBEPAALD = "te_vaak_onbepaald"
    NIET_VERBONDEN = "niet_verbonden"
    ALTIJD_UITERSTE = "altijd_uiterste"
    NIET_TOT_RUST = "niet_tot_rust"


TEKSTEN = {
    Reden.GEEN_DUBBEL: "Geen enkel item is door twee beoordelaars beoordeeld.",
    Reden.GEEN_SPREIDING: (
        "Iedereen gaf overal dezelfde waarde. Dan is er niets om het toeval aan af te meten."
    ),
    Reden.GEEN_VERSCHIL_TUSSEN_ITEMS: (
        "De items verschillen in gemiddelde niet of nauwelijks. Dan is dit cijfer niet bepaald."
    ),
    Reden.NIET_TWEE_BEOORDELAARS: (
        "Cohens kappa is er alleen voor twee beoordelaars. Kijk naar Fleiss, Krippendorff of Gwet."
    ),
    Reden.GEEN_VOLGORDE: (
        "De waarden zijn woorden, en woorden hebben geen bekende volgorde. Gebruik getallen."
    ),
    Reden.GEEN_GETALLEN: "Hiervoor moeten alle waarden getallen zijn.",
    Reden.GETALLEN_ONDER_NUL: "Een verhouding is er alleen voor getallen vanaf nul.",
    Reden.GEEN_GEWICHTEN: "AC2 weegt verschillen. Kies --weights linear of --weights quadratic.",
    Reden.TE_VEEL_WAARDEN: (
        "Er zijn meer dan 100 verschillende waarden. Weeg verschillen dan niet per waarde: kijk"
        " naar Krippendorff interval of de ICC."
    ),
    Reden.TE_WEINIG_RIJEN: (
        "Hiervoor zijn minstens twee items nodig die door evenveel beoordelaars zijn beoordeeld,"
        " en voor ICC 2 en 3 door dezelfde."
    ),
    Reden.TE_WEINIG_GESPREKKEN: "Voor een interval zijn minstens twee gesprekken nodig.",
    Reden.TE_VAAK_ONBEPAALD: (
        "In meer dan een op de twintig trekkingen was het cijfer niet bepaald. Er zijn te weinig"
        " gesprekken voor een interval."
    ),
    Reden.NIET_VERBONDEN: (
        "De beoordelaars vallen in groepen uiteen die niets samen beoordeelden. Laat ze een paar"
        " dezelfde gesprekken beoordelen."
    ),
    Reden.ALTIJD_UITERSTE: (
        "Deze beoordelaar gaf altijd de hoogste of altijd de laagste waarde. Hoe streng dat is,"
        " is niet te meten."
    ),
    Reden.NIET_TOT_RUST: "De berekening kwam niet tot rust. Er zijn te weinig oordelen.",
}


@dataclass(frozen=True)
class Uitkomst:
    """An exact value, or None with its reason."""

    waarde: Fraction | None
    reden: Reden | None = None


def ratio(numerator: Fraction, denominator: Fraction, otherwise: Reden) -> Uitkomst:
    """Return numerator / denominator; None with this reason where the denominator is zero."""
    if denominator == 0:
        return Uitkomst(None, otherwise)
    return Uitkomst(numerator / denominator)


def beyond_chance(observed: Fraction, expected: Fraction) -> Uitkomst:
    """Return (observed - expected) / (1 - expected), the form that all kappas share."""
    return ratio(observed - expected, 1 - expected, Reden.GEEN_SPREIDING)
