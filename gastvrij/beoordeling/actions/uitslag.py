"""Writes after the assessment: shared, responded to."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Observatie
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
    queries.require_beoordelaar(by, locked)
    require_status(locked, Handeling.DELEN)
    if locked.doel == Observatie.Doel.KALIBRATIE:
        raise CannotAssess(_("Dien uw oordelen in. Wij delen zodra iedereen heeft ingediend."))
    require_verdicts(locked, van=by)
    require_registered(locked)
    locked.beoordelingen.filter(beoordelaar=by, ingediend_op=None).update(ingediend_op=at)
    locked.status, locked.gedeeld_op = Observatie.Status.GEDEELD, at
    locked.save(update_fields=["status", "gedeeld_op"])
    record(by=by, did="observatie.shared", to=locked, at=at, about=locked.medewerker)
    return locked


def require_verdicts(observatie: Observatie, *, van: Medewerker) -> None:
    """Raise CannotAssess that names the criteria on which this assessor gave no verdict yet."""
    missing = queries.zonder_oordeel(observatie, van=van)
    if missing:
        raise CannotAssess(
            _("Geef nog een oordeel over: {codes}.").format(
                codes=", ".join(criterium.code or criterium.tekst for criterium in missing)
            )
        )


def require_registered(observatie: Observatie) -> None:
    """Raise CannotAssess while the conversation runs."""
    if Gesprek.objects.filter(observaties=observatie, status=Gesprek.Status.LOPEND).exists():
        raise CannotAssess(_("Het gesprek loopt nog. Deel als de medewerker het registreerde."))


@transaction.atomic
def respond(*, by: Medewerker, at: datetime, observatie: Observatie, tekst: str) -> Observatie:
    """Record that the medewerker read what was shared, and what they say to it (may be empty).

    Raises CannotAssess if it is not shared (any more) or was responded to, PersonalDataFound.
    """
    locked = lock(observatie)
    if locked.medewerker_id != by.pk:
        raise PermissionDenied(_("Alleen de medewerker zelf reageert."))
    require_status(locked, Handeling.REAGEREN)
    write_reactie(locked, at=at, tekst=tekst)
    record(by=by, did="observatie.responded", to=locked, at=at, about=by)
    return locked


def write_reactie(observatie: Observatie, *, at: datetime, tekst: str) -> None:
    """Write down what the medewerker says to a locked observation, and that they read it.

    Raises CannotAssess if they responded before, PersonalDataFound.
    """
    if observatie.reactie_op is not None:
        raise CannotAssess(_("U hebt al gereageerd. Uw reactie blijft staan zoals die is."))
    refuse_personal_data(tekst)
    observatie.reactie, observatie.reactie_op = tekst.strip(), at
    observatie.save(update_fields=["reactie", "reactie_op"])
