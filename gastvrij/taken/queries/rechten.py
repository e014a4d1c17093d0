"""Who sees which taken, and who may do what with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis import rules as basis_rules
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Bereik, Recht
from gastvrij.taken import rules
from gastvrij.taken.models import InterneTaak

from .afwezigheid import away_on, replaced_by

OPEN = (InterneTaak.Status.TE_VERWERKEN, InterneTaak.Status.IN_BEHANDELING)


def made_by(medewerker: Medewerker) -> Q:
    """Return the condition that somebody made a taak."""
    return Q(klantcontact__gesprek__medewerker=medewerker)


def of_team(medewerker: Medewerker) -> Q:
    """Return the condition that a taak waits for whoever of somebody's team comes first."""
    if medewerker.team_id is None:
        return Q(pk=None)
    return Q(team=medewerker.team_id, medewerker=None)


def with_people(taken: QuerySet[InterneTaak]) -> QuerySet[InterneTaak]:
    """Return taken with everybody at hand whom a list names."""
    return taken.select_related(
        "klantcontact__gesprek__medewerker",
        "klantcontact__kanaal_ref",
        "afdeling",
        "team",
        "medewerker",
    ).prefetch_related("klantcontact__had_betrokkenen__digitale_adressen")


@dataclass(frozen=True)
class Blik:
    """How far somebody's view of taken reaches on a day, read once for a whole page."""

    medewerker: Medewerker
    toegang: basis.Toegang
    away: Mapping[int, int | None]
    people: frozenset[int]


def blik(medewerker: Medewerker, *, now: datetime) -> Blik:
    """Return how far somebody's view reaches; PermissionDenied without the right to taken."""
    toegang = basis.require(medewerker, Recht.TAKEN)
    away = away_on(timezone.localdate(now))
    return Blik(medewerker, toegang, away, people_of(medewerker, away))


def people_of(medewerker: Medewerker, away: Mapping[int, int | None]) -> frozenset[int]:
    """Return somebody and those whose work that person does (keys), given who is away."""
    return rules.replaced_by(medewerker.pk, away) | {medewerker.pk}


def taken_for(medewerker: Medewerker, *, on: date | None = None) -> QuerySet[InterneTaak]:
    """Return the taken in scope: assigned to or made by oneself, and those of one's afdelingen.

    What lies with somebody whom one replaces on the day (None: today) is in scope as well.
    PermissionDenied without the right to work on taken.
    """
    toegang = basis.require(medewerker, Recht.TAKEN)
    people = people_of(medewerker, away_on(on or timezone.localdate()))
    own = Q(medewerker__in=people) | made_by(medewerker) | of_team(medewerker)
    return with_people(InterneTaak.objects.filter(own | Q(afdeling_id__in=toegang.afdelingen)))


def answers_for_all(medewerker: Medewerker) -> bool:
    """Test if somebody handles contacts of everyone, so must be able to tell about every taak."""
    return basis_rules.bereik(medewerker.rollen, Recht.KLANTCONTACT) is Bereik.ALLES


def readable_for(medewerker: Medewerker) -> QuerySet[InterneTaak]:
    """Return the taken that somebody may read: those in scope, all for the first line."""
    basis.require(medewerker, Recht.TAKEN)
    if answers_for_all(medewerker):
        return with_people(InterneTaak.objects.all())
    return taken_for(medewerker)


def get_taak_for(medewerker: Medewerker, uuid: UUID) -> InterneTaak:
    """Return a taak that somebody may read; Http404 outside the scope."""
    found = readable_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze taak bestaat niet, of ligt bij een andere afdeling."))
    return found


def is_stand_in(medewerker: Medewerker, taak: InterneTaak, *, on: date | None = None) -> bool:
    """Test if a taak lies with somebody whom another replaces on a day (None: today)."""
    if taak.medewerker_id is None or taak.medewerker_id == medewerker.pk:
        return False
    return taak.medewerker_id in replaced_by(medewerker, on=on or timezone.localdate())


def may_handle(medewerker: Medewerker, taak: InterneTaak, *, on: date | None = None) -> bool:
    """Test if somebody may take, attempt and finish a taak; PermissionDenied without the right.

    Own work: assigned to oneself, to whom one replaces on the day (None: today) or to one's team,
    or made by oneself and left with the own afdeling.
    """
    toegang = basis.require(medewerker, Recht.TAKEN)
    if taak.medewerker_id == medewerker.pk or toegang.reaches(taak.afdeling_id):
        return True
    if is_stand_in(medewerker, taak, on=on):
        return True
    if taak.medewerker_id is None and taak.team_id and taak.team_id == medewerker.team_id:
        return True
    is_own = taak.afdeling_id is not None and taak.afdeling_id == medewerker.afdeling_id
    gesprek = taak.klantcontact.gesprek if is_own else None
    return gesprek is not None and gesprek.medewerker_id == medewerker.pk


def may_forward(medewerker: Medewerker, taak: InterneTaak, *, on: date | None = None) -> bool:
    """Test if somebody may hand a taak to another: one's own, or those of one's afdelingen."""
    if not basis.has(medewerker, Recht.TAKEN_VERDELEN):
        return False
    toegang = basis.require(medewerker, Recht.TAKEN_VERDELEN)
    if taak.medewerker_id == medewerker.pk or toegang.reaches(taak.afdeling_id):
        return True
    return is_stand_in(medewerker, taak, on=on)


def require_handle(medewerker: Medewerker, taak: InterneTaak, *, on: date | None = None) -> None:
    """Raise PermissionDenied unless somebody may take, attempt and finish a taak."""
    if not may_handle(medewerker, taak, on=on):
        raise PermissionDenied(_("Deze taak ligt bij een andere afdeling of bij een collega."))


def require_forward(medewerker: Medewerker, taak: InterneTaak, *, on: date | None = None) -> None:
    """Raise PermissionDenied unless somebody may hand a taak to another."""
    if not may_forward(medewerker, taak, on=on):
        raise PermissionDenied(_("U kunt alleen uw eigen taken of die van uw afdeling doorsturen."))
