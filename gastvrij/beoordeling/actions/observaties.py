"""Writes on observations until the assessment begins: planned, opened, begun."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record, record_read, require_gate
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Formulier, Observatie
from gastvrij.beoordeling.rules import observaties as regels
from gastvrij.beoordeling.rules.observaties import Handeling
from gastvrij.kaders.queries import current_kruistabel
from gastvrij.klantcontact.models import Gesprek

from .fouten import CannotAssess, CannotPlan


@transaction.atomic
def plan_observatie(
    *,
    by: Medewerker,
    at: datetime,
    doel: str,
    medewerker: Medewerker,
    beoordelaar: Medewerker,
    formulier: Formulier,
    vaststeller: Medewerker | None = None,
) -> Observatie:
    """Plan an observation: the purpose is fixed now, before the conversation.

    A proeve names the second pair of eyes (`vaststeller`) too. Raises GateClosed without an
    OR-besluit for this purpose, CannotPlan if the form is no published one or if a person may
    not assess this medewerker for this purpose.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    besluit = require_gate(doel=doel, on=timezone.localdate(at))
    if formulier.status != Formulier.Status.GEPUBLICEERD:
        raise CannotPlan(_("Publiceer het formulier eerst; kies daarna opnieuw."))
    _require_assessor(beoordelaar, medewerker, doel)
    _require_second_eyes(vaststeller, beoordelaar, medewerker, doel)
    observatie = Observatie.objects.create(
        doel=doel,
        formulier=formulier,
        medewerker=medewerker,
        beoordelaar=beoordelaar,
        vaststeller=vaststeller,
        poortbesluit=besluit,
        kruistabel=current_kruistabel(),
        gepland_op=at,
        gepland_door=by,
    )
    data = {"doel": doel, "beoordelaar": str(beoordelaar.uuid)}
    record(by=by, did="observatie.planned", to=observatie, at=at, about=medewerker, data=data)
    return observatie


def _require_assessor(beoordelaar: Medewerker, medewerker: Medewerker, doel: str) -> None:
    if not queries.can_assess_for(beoordelaar, doel):
        raise CannotPlan(
            _("{naam} mag voor dit doel niet beoordelen. Kies een ander.").format(
                naam=beoordelaar.naam
            )
        )
    if not queries.is_independent(beoordelaar, medewerker, doel):
        raise CannotPlan(_not_independent(beoordelaar, medewerker, doel))


def _not_independent(beoordelaar: Medewerker, medewerker: Medewerker, doel: str) -> str:
    rule = (
        _("Niemand beoordeelt zichzelf, en een teamleider of coach is nooit ook beoordelaar.")
        if doel == Observatie.Doel.PROEVE
        else _("Alleen de eigen coach doet dit, en nooit de teamleider of de medewerker zelf.")
    )
    names = {"wie": beoordelaar.naam, "ander": medewerker.naam}
    return _("{wie} kan {ander} niet beoordelen.").format(**names) + " " + rule


def _require_second_eyes(
    vaststeller: Medewerker | None, beoordelaar: Medewerker, medewerker: Medewerker, doel: str
) -> None:
    if doel != Observatie.Doel.PROEVE:
        if vaststeller is not None:
            raise CannotPlan(_("Alleen bij een proeve stelt iemand een uitslag vast."))
        return
    if vaststeller is None or vaststeller.pk == beoordelaar.pk:
        raise CannotPlan(_("Kies een tweede beoordelaar, die de uitslag vaststelt."))
    _require_assessor(vaststeller, medewerker, doel)


@transaction.atomic
def open_observatie(*, by: Medewerker, at: datetime, uuid: UUID) -> queries.Zicht:
    """Return an observation as this person sees it, and log the read for the medewerker.

    Raises Http404 if this person may see nothing of it.
    """
    found = queries.get_observatie_for(by, uuid)
    medewerker = found.observatie.medewerker
    record_read(by=by, at=at, what="observatie", to=found.observatie, about=medewerker)
    return found


@transaction.atomic
def begin_afname(
    *,
    by: Medewerker,
    at: datetime,
    observatie: Observatie,
    gesprek: Gesprek,
    burger_geinformeerd: bool,
) -> Observatie:
    """Begin the assessment of one conversation that started after the planning.

    `burger_geinformeerd` says that the citizen was told that somebody listens. Raises
    CannotAssess if not, if the conversation is another's, began earlier or is observed already.
    """
    locked = lock_for_assessor(by=by, at=at, observatie=observatie, handeling=Handeling.BEGINNEN)
    if not queries.is_independent(by, locked.medewerker, locked.doel):
        raise CannotAssess(_not_independent(by, locked.medewerker, locked.doel))
    if not burger_geinformeerd:
        raise CannotAssess(_("Vertel de inwoner eerst dat u meeluistert, en vink dat aan."))
    if gesprek.medewerker_id != locked.medewerker_id:
        raise CannotAssess(_("Dit gesprek is van een andere medewerker. Kies een ander gesprek."))
    if not regels.has_purpose_first(
        gepland_op=locked.gepland_op, gesprek_begonnen_op=gesprek.begonnen_op
    ):
        raise CannotAssess(
            _("Dit gesprek begon voor de planning. Kies een gesprek van daarna: doel gaat voor.")
        )
    if Gesprek.objects.select_for_update().get(pk=gesprek.pk).observaties.exists():
        raise CannotAssess(_("Dit gesprek is al beoordeeld. Kies een ander gesprek."))
    locked.gesprek, locked.burger_geinformeerd = gesprek, True
    locked.status, locked.begonnen_op = Observatie.Status.AFNAME, at
    locked.save(update_fields=["gesprek", "burger_geinformeerd", "status", "begonnen_op"])
    data = {"gesprek": str(gesprek.uuid)}
    record(by=by, did="observatie.begun", to=locked, at=at, about=locked.medewerker, data=data)
    return locked


def lock_for_assessor(
    *, by: Medewerker, at: datetime, observatie: Observatie, handeling: Handeling
) -> Observatie:
    """Return the observation locked for a write by its assessor, while the gate is open.

    Raises PermissionDenied for anyone else, GateClosed, or CannotAssess in another state.
    """
    locked = lock(observatie)
    queries.require_beoordelaar(by, locked)
    require_status(locked, handeling)
    require_gate(doel=locked.doel, on=timezone.localdate(at))
    return locked


def lock(observatie: Observatie) -> Observatie:
    """Return the observation as it stands now, locked until the end of the transaction."""
    found = Observatie.objects.select_for_update(of=("self",)).select_related("medewerker")
    return found.get(pk=observatie.pk)


def require_status(observatie: Observatie, handeling: Handeling) -> None:
    """Raise CannotAssess if this cannot be done in the state of the observation."""
    if regels.next_status(observatie.status, handeling) is None:
        raise CannotAssess(
            _("Dit kan niet meer of nog niet: de observatie staat op “{status}”.").format(
                status=observatie.get_status_display()
            )
        )
