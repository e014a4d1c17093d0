"""Who sees which taken, and who may do what with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis import rules as basis_rules
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Bereik, Recht
from gastvrij.klantcontact.models import Betrokkene
from gastvrij.taken import rules
from gastvrij.taken.models import Contactpoging, InterneTaak

from .afwezigheid import away_on

LISTED = (
    "uuid",
    "nummer",
    "klantcontact__kanaal",
    "klantcontact__gesprek__medewerker__naam",
    "gevraagde_handeling",
    "status",
    "afdeling__naam",
    "team__naam",
    "medewerker__naam",
    "uiterlijk_op",
    "beloofd_van",
    "beloofd_tot",
    "afgehandeld_op",
    "gezien_op",
    "geescaleerd_op",
)
# Open work is asked for by its missing moment: of that the indexes hold these few rows only, and
# no database knows how rare an open status is among years of finished taken.
OPEN = Q(afgehandeld_op=None)


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


def for_list(taken: QuerySet[InterneTaak]) -> QuerySet[InterneTaak]:
    """Return taken with only what a row of a list shows; the rest is read when it is asked.

    A draft, a contact and an address in full would cost more than all the rows.
    """
    people = Betrokkene.objects.defer("bezoekadres", "correspondentieadres")
    shown = taken.select_related(
        "klantcontact__gesprek__medewerker", "afdeling", "team", "medewerker"
    ).only(*LISTED)
    return shown.prefetch_related(
        Prefetch("klantcontact__had_betrokkenen", people),
        Prefetch("contactpogingen", Contactpoging.objects.only("taak")),
    )


@dataclass(frozen=True)
class Blik:
    """How far somebody's view of taken reaches on a day; made once for a page or an action."""

    medewerker: Medewerker
    toegang: basis.Toegang
    day: date

    @cached_property
    def away(self) -> Mapping[int, int | None]:
        """Return who is away, each with the vervanger that was named (keys)."""
        return away_on(self.day)

    @cached_property
    def people(self) -> frozenset[int]:
        """Return this person and those whose work that person does (keys)."""
        return rules.replaced_by(self.medewerker.pk, self.away) | {self.medewerker.pk}


def blik(medewerker: Medewerker, *, now: datetime | None = None) -> Blik:
    """Return how far somebody's view reaches; PermissionDenied without the right to taken.

    `now` None: at this moment.
    """
    return Blik(medewerker, basis.require(medewerker, Recht.TAKEN), timezone.localdate(now))


def taken_for(medewerker: Medewerker, *, view: Blik | None = None) -> QuerySet[InterneTaak]:
    """Return the taken in scope: assigned to or made by oneself, and those of one's afdelingen.

    What lies with somebody whom one replaces that day is in scope as well. PermissionDenied
    without the right to work on taken. `view` spares reading again what the page read already.
    """
    seen = view or blik(medewerker)
    own = Q(medewerker__in=seen.people) | made_by(medewerker) | of_team(medewerker)
    return with_people(InterneTaak.objects.filter(own | Q(afdeling_id__in=seen.toegang.afdelingen)))


def answers_for_all(medewerker: Medewerker) -> bool:
    """Test if somebody handles contacts of everyone, so must be able to tell about every taak."""
    return basis_rules.bereik(medewerker.rollen, Recht.KLANTCONTACT) is Bereik.ALLES


def readable_for(medewerker: Medewerker, *, view: Blik | None = None) -> QuerySet[InterneTaak]:
    """Return the taken that somebody may read: those in scope, all for the first line."""
    basis.require(medewerker, Recht.TAKEN)
    if answers_for_all(medewerker):
        return with_people(InterneTaak.objects.all())
    return taken_for(medewerker, view=view)


def get_taak_for(medewerker: Medewerker, uuid: UUID, *, view: Blik | None = None) -> InterneTaak:
    """Return a taak that somebody may read; Http404 outside the scope."""
    rows = readable_for(medewerker, view=view).select_related("klantcontact__gesprek__partij")
    found = rows.filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze taak bestaat niet, of ligt bij een andere afdeling."))
    return found


def is_stand_in(view: Blik, taak: InterneTaak) -> bool:
    """Test if a taak lies with somebody whom another replaces that day."""
    if taak.medewerker_id is None or taak.medewerker_id == view.medewerker.pk:
        return False
    return taak.medewerker_id in view.people


def may_handle(view: Blik, taak: InterneTaak) -> bool:
    """Test if somebody may take, attempt and finish a taak.

    Own work: assigned to oneself, to whom one replaces that day or to one's team, or made by
    oneself and left with the own afdeling.
    """
    medewerker = view.medewerker
    if taak.medewerker_id == medewerker.pk or view.toegang.reaches(taak.afdeling_id):
        return True
    if is_stand_in(view, taak):
        return True
    if taak.medewerker_id is None and taak.team_id and taak.team_id == medewerker.team_id:
        return True
    is_own = taak.afdeling_id is not None and taak.afdeling_id == medewerker.afdeling_id
    gesprek = taak.klantcontact.gesprek if is_own else None
    return gesprek is not None and gesprek.medewerker_id == medewerker.pk


def may_forward(view: Blik, taak: InterneTaak) -> bool:
    """Test if somebody may hand a taak to another: one's own, or those of one's afdelingen."""
    if not basis.has(view.medewerker, Recht.TAKEN_VERDELEN):
        return False
    toegang = basis.require(view.medewerker, Recht.TAKEN_VERDELEN)
    if taak.medewerker_id == view.medewerker.pk or toegang.reaches(taak.afdeling_id):
        return True
    return is_stand_in(view, taak)


def is_new_to(view: Blik, taak: InterneTaak) -> bool:
    """Test if opening a taak means that who has it to do saw it: not yet seen, and theirs to do.

    Reading by others leaves it new: for whom it lies with has not seen it yet.
    """
    if taak.gezien_op is not None or taak.afgehandeld_op is not None:
        return False
    has_it = taak.medewerker_id in {None, view.medewerker.pk} or is_stand_in(view, taak)
    return has_it and may_handle(view, taak)


def require_handle(view: Blik, taak: InterneTaak) -> None:
    """Raise PermissionDenied unless somebody may take, attempt and finish a taak."""
    if not may_handle(view, taak):
        raise PermissionDenied(_("Deze taak ligt bij een andere afdeling of bij een collega."))


def require_forward(view: Blik, taak: InterneTaak) -> None:
    """Raise PermissionDenied unless somebody may hand a taak to another."""
    if not may_forward(view, taak):
        raise PermissionDenied(_("U kunt alleen uw eigen taken of die van uw afdeling doorsturen."))
