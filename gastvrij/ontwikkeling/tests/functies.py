"""A functie for tests, in the tables themselves: who fills it and what it asks."""

from collections.abc import Mapping
from datetime import date

from gastvrij.basis.models import Medewerker
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import Element, KaderVersie
from gastvrij.ontwikkeling.models import Eis, Functie, Functieprofiel, Vervulling

LONG_AGO = date(2020, 1, 1)


def make_functie(
    cast: Cast,
    titel: str,
    eisen: Mapping[tuple[KaderVersie, str], str | None],
    *,
    per: date = LONG_AGO,
) -> Functieprofiel:
    """Publish the next version of a functie: by version and title of a competence its level.

    A level goes by the end of its code ("2"), None asks yes or no.
    """
    made = {"gemaakt_op": NOW, "gemaakt_door": cast.olga}
    functie = Functie.objects.filter(titel=titel).first()
    functie = functie or Functie.objects.create(titel=titel, **made)
    nummer = functie.profielen.count() + 1
    profiel = Functieprofiel.objects.create(functie=functie, nummer=nummer, **made)
    profiel.versies.set({versie for versie, _titel in eisen})
    for (versie, naam), label in eisen.items():
        competentie = versie.elementen.get(soort=Element.Soort.COMPETENTIE, titel=naam)
        niveau = competentie.children.get(code__endswith=f"-N{label}") if label else None
        Eis.objects.create(profiel=profiel, competentie=competentie, niveau=niveau)
    profiel.status, profiel.ingangsdatum = Functieprofiel.Status.VASTGESTELD, per
    profiel.vastgesteld_op, profiel.vastgesteld_door = NOW, cast.olga
    profiel.save()
    return profiel


def fill(
    medewerker: Medewerker,
    profiel: Functieprofiel,
    *,
    van: date = LONG_AGO,
    tot_en_met: date | None = None,
) -> Vervulling:
    """Let somebody fill the functie of this profile."""
    return Vervulling.objects.create(
        medewerker=medewerker,
        functie=profiel.functie,
        van=van,
        tot_en_met=tot_en_met,
        gemaakt_op=NOW,
        gemaakt_door=profiel.gemaakt_door,
    )
