"""Reads of disputes and learning points: what follows after a quality judgement was shared."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import Betwisting, Leerpunt, Observatie
from gastvrij.beoordeling.rules.kwaliteit import TO_LEARN_FROM
from gastvrij.beoordeling.rules.observaties import Doel
from gastvrij.kaders.models import Element, KaderVersie, Soort

from .observaties import get_observatie_for, zicht
from .personen import beoordelaars, is_independent

_DICTIONARIES = (Soort.WOORDENBOEK, Soort.PROFIEL)


def _betwistingen() -> QuerySet[Betwisting]:
    return Betwisting.objects.select_related(
        "observatie__medewerker__afdeling",
        "observatie__beoordelaar",
        "observatie__formulier",
        "herbeoordeling__beoordelaar",
    )


def betwistingen_for(medewerker: Medewerker) -> QuerySet[Betwisting]:
    """Return all disputes for who assigns another coach, those without one first.

    Who, when and by whom; what the employee wrote is not for the planner.
    """
    basis.require(medewerker, Recht.PROEVE_PLANNEN)
    return _betwistingen().order_by("herbeoordeling__pk", "ingediend_op", "pk")


def get_betwisting_to_assign(medewerker: Medewerker, uuid: UUID) -> Betwisting:
    """Return a dispute to assign; PermissionDenied without the right, Http404 if unknown."""
    found = betwistingen_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze betwisting bestaat niet."))
    return found


def get_betwisting_to_judge(medewerker: Medewerker, uuid: UUID) -> Betwisting:
    """Return a dispute that this coach looks into; PermissionDenied without the right, else 404."""
    basis.require(medewerker, Recht.KWALITEIT_BEOORDELEN)
    found = _betwistingen().filter(uuid=uuid, herbeoordeling__beoordelaar=medewerker).first()
    if found is None:
        raise Http404(_("Deze betwisting bestaat niet."))
    return found


def betwisting_of(observatie: Observatie) -> Betwisting | None:
    """Return the dispute about an observation, None if there is none."""
    return _betwistingen().filter(observatie=observatie).first()


def herbeoordelingen_to_do(coach: Medewerker) -> QuerySet[Betwisting]:
    """Return the disputes that this coach still has to look into, the oldest first."""
    basis.require(coach, Recht.KWALITEIT_BEOORDELEN)
    return (
        _betwistingen()
        .filter(herbeoordeling__beoordelaar=coach, afgerond_op=None)
        .order_by("ingediend_op")
    )


def can_reassess(coach: Medewerker, observatie: Observatie) -> bool:
    """Test if somebody may look again: another coach of this employee, never who judged it."""
    judged = observatie.beoordelingen.filter(beoordelaar=coach).exists()
    return (
        not judged
        and basis.has(coach, Recht.KWALITEIT_BEOORDELEN)
        and is_independent(coach, observatie.medewerker, Doel.KWALITEIT)
    )


def reassessors(observatie: Observatie) -> list[Medewerker]:
    """Return the coaches who may look again, by name."""
    found = beoordelaars(Doel.KWALITEIT).order_by("naam", "pk")
    return [coach for coach in found if can_reassess(coach, observatie)]


def leerpunten_on(observatie: Observatie) -> QuerySet[Leerpunt]:
    """Return the learning points of an observation, also those not agreed on yet."""
    return observatie.leerpunten.select_related("criterium", "indicator", "voorgesteld_door")


def leerpunten_of(medewerker: Medewerker) -> QuerySet[Leerpunt]:
    """Return the learning points that somebody agreed on, newest first, as ontwikkeling reads them.

    Each with `criterium`, `indicator` and `observatie`, in one query.
    """
    return (
        Leerpunt.objects.filter(observatie__medewerker=medewerker, akkoord_op__isnull=False)
        .select_related("criterium", "indicator", "observatie", "voorgesteld_door")
        .order_by("-akkoord_op", "-pk")
    )


def get_leerpunt_for(medewerker: Medewerker, uuid: UUID) -> Leerpunt:
    """Return a learning point of an observation whose content this person sees, else Http404."""
    found = Leerpunt.objects.select_related("observatie__medewerker").filter(uuid=uuid).first()
    if found is None or not zicht(medewerker, found.observatie).sees_content:
        raise Http404(_("Dit leerpunt bestaat niet."))
    return found


def indicatoren() -> QuerySet[Element]:
    """Return the indicators of published dictionaries and profiles, that one can learn."""
    return (
        Element.objects.filter(
            soort=Element.Soort.INDICATOR,
            versie__kader__soort__in=_DICTIONARIES,
            versie__status=KaderVersie.Status.VASTGESTELD,
        )
        .select_related("versie__kader")
        .order_by("versie__kader__titel", "versie", "volgorde")
    )


def get_coached_for(medewerker: Medewerker, uuid: UUID) -> Observatie:
    """Return an observation that this coach judged first, to agree on learning points.

    PermissionDenied (403) without the right to judge quality, else Http404.
    """
    basis.require(medewerker, Recht.KWALITEIT_BEOORDELEN)
    found = get_observatie_for(medewerker, uuid).observatie
    if found.beoordelaar_id != medewerker.pk or found.doel not in TO_LEARN_FROM:
        raise Http404(_("Deze observatie bestaat niet."))
    return found


def require_employee(medewerker: Medewerker, observatie: Observatie) -> None:
    """Raise PermissionDenied for anyone but the employee that an observation is about."""
    if observatie.medewerker_id != medewerker.pk:
        raise PermissionDenied(_("Alleen de medewerker zelf kan dit."))
