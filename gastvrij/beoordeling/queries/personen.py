"""Who may observe whom, and for what."""

from django.db.models import QuerySet

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht, Rol
from gastvrij.beoordeling.rules.observaties import Doel

RECHT = {
    Doel.PROEVE: Recht.PROEVE_BEOORDELEN,
    Doel.KWALITEIT: Recht.KWALITEIT_BEOORDELEN,
    Doel.COACHING: Recht.KWALITEIT_BEOORDELEN,
    Doel.KALIBRATIE: Recht.KWALITEIT_BEOORDELEN,
}
ROL = {doel: Rol.BEOORDELAAR if doel is Doel.PROEVE else Rol.COACH for doel in Doel}


def kandidaten() -> QuerySet[Medewerker]:
    """Return the active staff whose conversations can be observed, by name."""
    return Medewerker.objects.filter(is_active=True).select_related("afdeling")


def beoordelaars(*doelen: str) -> QuerySet[Medewerker]:
    """Return the active staff who observe for these purposes, or for any if none is given."""
    rollen = {ROL[Doel(doel)] for doel in doelen or Doel}
    return (
        Medewerker.objects.filter(is_active=True, toewijzingen__rol__in=rollen)
        .select_related("afdeling")
        .distinct()
    )


def can_assess_for(medewerker: Medewerker, doel: str) -> bool:
    """Test if somebody has the right to observe for a purpose at all."""
    return basis.has(medewerker, RECHT[Doel(doel)])


def is_independent(beoordelaar: Medewerker, medewerker: Medewerker, doel: str) -> bool:
    """Test if somebody may observe a person for a purpose.

    Never oneself or one's team leader. For a proeve never one's coach either; for quality and
    coaching only one's coach, because that right reaches over an afdeling.
    """
    if beoordelaar.pk == medewerker.pk or basis.is_manager_of(beoordelaar, medewerker):
        return False
    is_coach = basis.is_coach_of(beoordelaar, medewerker)
    return is_coach is not (doel == Doel.PROEVE)
