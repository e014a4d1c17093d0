"""Writes after the assessment: shared, responded to, fixed."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Observatie
from gastvrij.beoordeling.rules import observaties as regels
from gastvrij.beoordeling.rules.observaties import Handeling
from gastvrij.klantcontact.models import Gesprek

from .fouten import CannotAssess, refuse_personal_data
from .observaties import lock, require_status


@transaction.atomic
def share(*, by: Medewerker, at: datetime, observatie: Observatie) -> Observatie:
    """Share passages and verdicts with the medewerker, who sees them before anyone else.

    Raises CannotAssess while a criterium has no verdict (named in the message) or the
    conversation was not registered yet.
    """
    locked = lock(observatie)
    if not queries.zicht(by, locked).is_beoordelaar:
        raise PermissionDenied(_("Alleen de beoordelaar van deze observatie kan dit."))
    require_status(locked, Handeling.DELEN)
    missing = queries.zonder_oordeel(locked)
    if missing:
        raise CannotAssess(
            _("Geef nog een oordeel over: {codes}.").format(
                codes=", ".join(criterium.code or criterium.tekst for criterium in missing)
            )
        )
    if Gesprek.objects.filter(observaties=locked, status=Gesprek.Status.LOPEND).exists():
        raise CannotAssess(_("Het gesprek loopt nog. Deel als de medewerker het registreerde."))
    locked.status, locked.gedeeld_op = Observatie.Status.GEDEELD, at
    locked.save(update_fields=["status", "gedeeld_op"])
    record(by=by, did="observatie.shared", to=locked, at=at, about=locked.medewerker)
    return locked


@transaction.atomic
def respond(*, by: Medewerker, at: datetime, observatie: Observatie, tekst: str) -> Observatie:
    """Record that the medewerker read what was shared, and what they say to it (may be empty).

    Raises CannotAssess if it is not shared (any more) or was responded to, PersonalDataFound.
    """
    locked = lock(observatie)
    if locked.medewerker_id != by.pk:
        raise PermissionDenied(_("Alleen de medewerker zelf reageert."))
    require_status(locked, Handeling.REAGEREN)
    if locked.reactie_op is not None:
        raise CannotAssess(_("U hebt al gereageerd. Uw reactie blijft staan zoals die is."))
    refuse_personal_data(tekst)
    locked.reactie, locked.reactie_op = tekst.strip(), at
    locked.save(update_fields=["reactie", "reactie_op"])
    record(by=by, did="observatie.responded", to=locked, at=at, about=by)
    return locked


@transaction.atomic
def vaststellen(*, by: Medewerker, at: datetime, observatie: Observatie) -> Observatie:
    """Fix the verdicts per toetsterm as the second pair of eyes; nothing changes after that.

    Raises PermissionDenied for anyone but the named second assessor, CannotAssess in another
    state or before the medewerker responded or had the time to.
    """
    locked = lock(observatie)
    if not queries.zicht(by, locked).is_vaststeller:
        raise PermissionDenied(_("Alleen de tweede beoordelaar stelt de uitslag vast."))
    require_status(locked, Handeling.VASTSTELLEN)
    shared = locked.gedeeld_op or at
    if not regels.had_its_say(gedeeld_op=shared, reactie_op=locked.reactie_op, at=at):
        raise CannotAssess(
            _(
                "De medewerker ziet alles als eerste en heeft nog niet gereageerd. "
                "Zonder reactie kan dit {dagen} dagen na het delen."
            ).format(dagen=regels.REACTIETERMIJN.days)
        )
    locked.status, locked.vastgesteld_op = Observatie.Status.VASTGESTELD, at
    locked.vastgesteld_door = by
    locked.save(update_fields=["status", "vastgesteld_op", "vastgesteld_door"])
    record(by=by, did="observatie.vastgesteld", to=locked, at=at, about=locked.medewerker)
    return locked
