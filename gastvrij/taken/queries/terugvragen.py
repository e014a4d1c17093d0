"""What the second line asks back, and who can answer it."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.taken.models import InterneTaak, Terugvraag

from .afwezigheid import away_on
from .rechten import Blik, answers_for_all, blik


def _addressed_to(view: Blik) -> Q:
    """Return the condition that a terugvraag waits for whose view it is.

    To whom it was asked and who replaces that person; without such a person, or while that
    person is away, to everybody of the first line.
    """
    mine = Q(aan__in=view.people)
    if answers_for_all(view.medewerker):
        mine |= Q(aan=None) | Q(aan__in=view.away) | Q(aan__is_active=False)
    return mine


def terugvragen_in(view: Blik) -> QuerySet[Terugvraag]:
    """Return the open terugvragen that wait for whose view it is, oldest first, with taken."""
    found = Terugvraag.objects.filter(_addressed_to(view), beantwoord_op=None)
    return found.select_related("taak__klantcontact__gesprek", "gevraagd_door", "aan")


def terugvragen_for(medewerker: Medewerker, *, now: datetime) -> QuerySet[Terugvraag]:
    """Return the open terugvragen that wait for somebody, oldest first, with their taken."""
    return terugvragen_in(blik(medewerker, now=now))


def open_terugvragen_for(
    medewerker: Medewerker, *, now: datetime | None = None
) -> list[Terugvraag]:
    """Return the open terugvragen that wait for somebody (`now` None: at this moment)."""
    if not basis.has(medewerker, Recht.TAKEN):
        return []
    return list(terugvragen_for(medewerker, now=now or timezone.now()))


def get_terugvraag_for(medewerker: Medewerker, uuid: UUID, *, now: datetime) -> Terugvraag:
    """Return a terugvraag that somebody may answer; Http404 outside the scope.

    Also one that was answered meanwhile, so that the second who answers is told who did.
    """
    waits = _addressed_to(blik(medewerker, now=now))
    found = Terugvraag.objects.filter(waits, uuid=uuid)
    one = found.select_related("taak__klantcontact__gesprek", "beantwoord_door").first()
    if one is None:
        raise Http404(_("Deze terugvraag bestaat niet, of is aan een collega gesteld."))
    return one


def may_answer(view: Blik, terugvraag: Terugvraag) -> bool:
    """Test if somebody may answer a terugvraag."""
    return Terugvraag.objects.filter(_addressed_to(view), pk=terugvraag.pk).exists()


def require_answer(view: Blik, terugvraag: Terugvraag) -> None:
    """Raise PermissionDenied unless somebody may answer a terugvraag."""
    if not may_answer(view, terugvraag):
        raise PermissionDenied(_("Deze terugvraag is aan een collega gesteld."))


def terugvragen_of(taak: InterneTaak) -> list[Terugvraag]:
    """Return all that was asked back about a taak, oldest first."""
    return list(taak.terugvragen.all())


def asked_to(taak: InterneTaak, *, now: datetime) -> Medewerker | None:
    """Return who is asked back about a taak: its maker, None for everybody of the first line.

    Nobody made it, that person left or is away: then the first line is asked as a whole.
    """
    gesprek = taak.klantcontact.gesprek
    maker = gesprek.medewerker if gesprek else None
    if maker is None or not maker.is_active or not basis.has(maker, Recht.TAKEN):
        return None
    return None if maker.pk in away_on(timezone.localdate(now)) else maker
