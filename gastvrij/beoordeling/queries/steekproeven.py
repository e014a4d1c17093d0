"""Reads of samples: what a coach still has to observe, and how far each sample is."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht, Rol
from gastvrij.beoordeling.models import Formulier, Observatie, Steekproef, Trekking
from gastvrij.beoordeling.rules.observaties import SHARED, Doel
from gastvrij.klantcontact.models import Gesprek

from .personen import is_independent
from .scores import Gemiddelde, averages

# Whose work is conversations; a teamleider or coach is sampled only with one of these roles.
IN_GESPREK = (Rol.KCC, Rol.FRONTOFFICE_SOCIAAL, Rol.TWEEDE_LIJN)


@dataclass(frozen=True)
class Persoonsregel:
    """One person in a sample: the places, how many are shared, and the average if there is one."""

    medewerker: Medewerker
    trekkingen: list[Trekking]
    gedeeld: int
    gemiddelde: Gemiddelde

    @property
    def totaal(self) -> int:
        """Return how many conversations of this person the sample asks for."""
        return len(self.trekkingen)


def afdelingen_to_sample(coach: Medewerker) -> QuerySet[Afdeling]:
    """Return the afdelingen that the right to judge quality reaches; PermissionDenied without."""
    toegang = basis.require(coach, Recht.KWALITEIT_BEOORDELEN)
    return Afdeling.objects.filter(pk__in=toegang.afdelingen, is_actief=True)


def require_afdeling(coach: Medewerker, afdeling: Afdeling) -> None:
    """Raise PermissionDenied without the right, Http404 if it does not reach this afdeling."""
    if not basis.require(coach, Recht.KWALITEIT_BEOORDELEN).reaches(afdeling.pk):
        raise Http404(_("Deze afdeling bestaat niet."))


def kwaliteitsformulieren() -> QuerySet[Formulier]:
    """Return the published forms for conversation quality, newest first."""
    return Formulier.objects.filter(
        status=Formulier.Status.GEPUBLICEERD, soort=Formulier.Soort.KWALITEIT
    )


def medewerkers_to_sample(coach: Medewerker, afdeling: Afdeling) -> list[Medewerker]:
    """Return who handles contacts in an afdeling and below it, as far as this coach may judge."""
    found = (
        Medewerker.objects.filter(
            is_active=True,
            afdeling_id__in=basis.below(afdeling),
            toewijzingen__rol__in=IN_GESPREK,
        )
        .distinct()
        .order_by("naam", "pk")
    )
    return [one for one in found if is_independent(coach, one, Doel.KWALITEIT)]


def steekproeven_of(coach: Medewerker) -> QuerySet[Steekproef]:
    """Return the samples of a coach, each with `totaal` and `gedeeld`; PermissionDenied without."""
    basis.require(coach, Recht.KWALITEIT_BEOORDELEN)
    return (
        Steekproef.objects.filter(coach=coach)
        .select_related("afdeling", "formulier", "coach")
        .annotate(
            totaal=Count("trekkingen"),
            gedeeld=Count("trekkingen", filter=Q(trekkingen__observatie__status__in=SHARED)),
        )
    )


def get_steekproef_for(coach: Medewerker, uuid: UUID) -> Steekproef:
    """Return a sample of this coach; PermissionDenied without the right, else Http404."""
    found = steekproeven_of(coach).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze steekproef bestaat niet."))
    return found


def trekkingen_to_do(coach: Medewerker) -> QuerySet[Trekking]:
    """Return the places of which the judgement is not shared yet, the first to end first."""
    basis.require(coach, Recht.KWALITEIT_BEOORDELEN)
    return (
        _trekkingen()
        .filter(steekproef__coach=coach)
        .exclude(observatie__status__in=SHARED)
        .order_by("steekproef__tot", "steekproef", "medewerker__naam", "medewerker", "nummer")
    )


def _trekkingen() -> QuerySet[Trekking]:
    return Trekking.objects.select_related(
        "steekproef", "medewerker", "observatie__betwisting", "getrokken__kanaal"
    )


def get_trekking_for(coach: Medewerker, uuid: UUID) -> Trekking:
    """Return a place in a sample of this coach; PermissionDenied without the right, else 404."""
    basis.require(coach, Recht.KWALITEIT_BEOORDELEN)
    found = _trekkingen().filter(steekproef__coach=coach, uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze plaats in een steekproef bestaat niet."))
    return found


def trekking_of(observatie: Observatie) -> Trekking | None:
    """Return the place in a sample that an observation fills, None if it fills none."""
    return _trekkingen().filter(observatie=observatie).first()


def persoonsregels(steekproef: Steekproef) -> list[Persoonsregel]:
    """Return each person of a sample by name, for the coach alone; never in order of score."""
    rows: dict[Medewerker, list[Trekking]] = defaultdict(list)
    found = _trekkingen().filter(steekproef=steekproef)
    for trekking in found.order_by("medewerker__naam", "medewerker", "nummer"):
        rows[trekking.medewerker].append(trekking)
    means = averages(steekproef.coach, steekproef.formulier, list(rows))
    return [
        Persoonsregel(
            wie,
            trekkingen,
            sum(trekking.observatie.status in SHARED for trekking in trekkingen),
            means.get(wie.pk, Gemiddelde(0, None)),
        )
        for wie, trekkingen in rows.items()
    ]


def gesprekken_to_draw(trekking: Trekking) -> QuerySet[Gesprek]:
    """Return from which conversations a place is drawn.

    Registered ones of this person, begun in the period and after the planning, through the
    channels of the sample, that no observation and no other place has.
    """
    steekproef, observatie = trekking.steekproef, trekking.observatie
    found = Gesprek.objects.filter(
        medewerker_id=trekking.medewerker_id,
        status=Gesprek.Status.GEREGISTREERD,
        begonnen_op__gte=max(observatie.gepland_op, basis.midnight(steekproef.van)),
        begonnen_op__lt=basis.midnight(steekproef.tot + timedelta(days=1)),
        observaties=None,
        afnamegesprek=None,
    ).exclude(pk__in=Trekking.objects.exclude(getrokken=None).values("getrokken"))
    return found.filter(kanaal__code__in=steekproef.kanalen) if steekproef.kanalen else found
