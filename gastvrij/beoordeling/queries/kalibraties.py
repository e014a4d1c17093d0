"""Reads of calibrations: judgements of the same conversation beside each other."""

from dataclasses import dataclass

from django.db.models import QuerySet

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import Beoordeling, Criterium, Observatie, Oordeel
from gastvrij.beoordeling.rules.observaties import Doel
from gastvrij.beoordeling.rules.oordelen import latest_per_assessor

from .blad import asked_of_assessor
from .observaties import ASSESSING
from .personen import beoordelaars, is_independent


@dataclass(frozen=True)
class VergelijkRegel:
    """A criterium with the sheet and verdict of each assessor, in the order of the assessors."""

    criterium: Criterium
    paren: list[tuple[Beoordeling, Oordeel | None]]

    @property
    def verschilt(self) -> bool:
        """Test if two assessors gave different values."""
        given = {oordeel.waarde for _sheet, oordeel in self.paren if oordeel is not None}
        return len(given) > 1


@dataclass(frozen=True)
class Vergelijking:
    """All verdicts on one observation beside each other."""

    beoordelingen: list[Beoordeling]
    regels: list[VergelijkRegel]

    @property
    def verschillen(self) -> int:
        """Return on how many criteria the assessors differ."""
        return sum(regel.verschilt for regel in self.regels)


def beoordelingen_of(observatie: Observatie) -> QuerySet[Beoordeling]:
    """Return the sheets of those who assess an observation, the first one first."""
    return (
        observatie.beoordelingen.filter(soort__in=ASSESSING)
        .select_related("beoordelaar")
        .order_by("pk")
    )


def naast_elkaar(observatie: Observatie) -> Vergelijking | None:
    """Return the verdicts beside each other; None with one assessor, or until all handed in."""
    sheets = list(beoordelingen_of(observatie))
    if len(sheets) == 1 or any(sheet.ingediend_op is None for sheet in sheets):
        return None
    verdicts = observatie.oordelen.select_related("criterium", "gegeven_door")
    latest = latest_per_assessor(verdicts.prefetch_related("fragmenten"))
    criteria = asked_of_assessor(observatie.formulier).select_related("groep")
    return Vergelijking(
        sheets,
        [
            VergelijkRegel(
                criterium,
                [(sheet, latest.get((criterium.pk, sheet.beoordelaar_id))) for sheet in sheets],
            )
            for criterium in criteria
        ],
    )


def can_calibrate(coach: Medewerker, medewerker: Medewerker) -> bool:
    """Test if somebody may judge a conversation of this employee in a calibration."""
    return basis.has(coach, Recht.KWALITEIT_BEOORDELEN) and is_independent(
        coach, medewerker, Doel.KALIBRATIE
    )


def medewerkers_to_calibrate(coach: Medewerker) -> QuerySet[Medewerker]:
    """Return the active staff that the right of this coach reaches; PermissionDenied without."""
    toegang = basis.require(coach, Recht.KWALITEIT_BEOORDELEN)
    return (
        Medewerker.objects.filter(is_active=True, afdeling__in=toegang.afdelingen)
        .exclude(pk=coach.pk)
        .select_related("afdeling")
        .order_by("naam", "pk")
    )


def calibrators() -> QuerySet[Medewerker]:
    """Return the active coaches, by name."""
    return beoordelaars(Doel.KALIBRATIE).order_by("naam", "pk")


def kalibraties_of(coach: Medewerker) -> QuerySet[Beoordeling]:
    """Return the sheets of this coach in calibrations, those still to hand in first."""
    basis.require(coach, Recht.KWALITEIT_BEOORDELEN)
    return (
        Beoordeling.objects.filter(beoordelaar=coach, observatie__doel=Doel.KALIBRATIE)
        .select_related("observatie__medewerker", "observatie__formulier")
        .order_by("observatie__status", "-observatie__gepland_op")
    )
