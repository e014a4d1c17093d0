"""Writes on observations until the assessment begins: planned, opened, begun."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record, record_read, require_gate
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import (
    Afnamegesprek,
    Beoordeling,
    Formulier,
    Observatie,
    Trekking,
)
from gastvrij.beoordeling.rules import observaties as regels
from gastvrij.beoordeling.rules import proeve as proeven
from gastvrij.beoordeling.rules.observaties import Handeling
from gastvrij.kaders.queries import current_kruistabel
from gastvrij.klantcontact.models import Gesprek

from .fouten import CannotAssess, CannotPlan, not_now

# What assessors do to an observation, as a step of the sitting that it belongs to.
IN_A_PROEVE = {
    Handeling.FRAGMENT: proeven.Handeling.CITAAT,
    Handeling.FRAGMENT_WEG: proeven.Handeling.CITAAT,
    Handeling.OORDEEL: proeven.Handeling.OORDEEL,
}


@transaction.atomic
def plan_observatie(
    *,
    by: Medewerker,
    at: datetime,
    doel: str,
    medewerker: Medewerker,
    beoordelaar: Medewerker,
    formulier: Formulier,
) -> Observatie:
    """Plan an observation: the purpose is fixed now, before the conversation.

    Raises GateClosed without an OR-besluit for this purpose, CannotPlan for a proeve (that is
    requested), if the form is no published one, or if a person may not assess this medewerker for
    this purpose.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    if doel == Observatie.Doel.PROEVE:
        raise CannotPlan(_("Vraag een proeve aan bij Proeven: met opdracht en twee beoordelaars."))
    besluit = require_gate(doel=doel, on=timezone.localdate(at))
    if formulier.status != Formulier.Status.GEPUBLICEERD:
        raise CannotPlan(_("Publiceer het formulier eerst; kies daarna opnieuw."))
    _require_assessor(beoordelaar, medewerker, doel)
    observatie = make_observatie(
        by=by,
        at=at,
        besluit=besluit,
        medewerker=medewerker,
        beoordelaars=[beoordelaar],
        formulier=formulier,
    )
    data = {"doel": doel, "beoordelaar": str(beoordelaar.uuid)}
    record(by=by, did="observatie.planned", to=observatie, at=at, about=medewerker, data=data)
    return observatie


def make_observatie(
    *,
    by: Medewerker,
    at: datetime,
    besluit: Poortbesluit,
    medewerker: Medewerker,
    beoordelaars: Sequence[Medewerker],
    formulier: Formulier,
    vaststeller: Medewerker | None = None,
    herkomst: str = Observatie.Herkomst.CONTACT,
) -> Observatie:
    """Make an observation for the purpose of an OR-besluit, with a sheet for each assessor.

    The first assessor answers for it. The line in the trail is of who calls this.
    """
    observatie = Observatie.objects.create(
        doel=besluit.doel,
        formulier=formulier,
        medewerker=medewerker,
        beoordelaar=beoordelaars[0],
        vaststeller=vaststeller,
        poortbesluit=besluit,
        kruistabel=current_kruistabel(),
        herkomst=herkomst,
        gepland_op=at,
        gepland_door=by,
    )
    Beoordeling.objects.bulk_create(
        Beoordeling(observatie=observatie, beoordelaar=beoordelaar) for beoordelaar in beoordelaars
    )
    return observatie


def _require_assessor(beoordelaar: Medewerker, medewerker: Medewerker, doel: str) -> None:
    if not queries.can_assess_for(beoordelaar, doel):
        raise CannotPlan(
            _("{naam} mag voor dit doel niet beoordelen. Kies een ander.").format(
                naam=beoordelaar.naam
            )
        )
    if not queries.is_independent(beoordelaar, medewerker, doel):
        raise CannotPlan(_not_independent(beoordelaar, medewerker))


def _not_independent(beoordelaar: Medewerker, medewerker: Medewerker) -> str:
    rule = _("Alleen de eigen coach doet dit, en nooit de teamleider of de medewerker zelf.")
    names = {"wie": beoordelaar.naam, "ander": medewerker.naam}
    return _("{wie} kan {ander} niet beoordelen.").format(**names) + " " + rule


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
    require_independent(by, locked)
    require_told(burger_geinformeerd=burger_geinformeerd)
    if gesprek.medewerker_id != locked.medewerker_id:
        raise CannotAssess(_("Dit gesprek is van een andere medewerker. Kies een ander gesprek."))
    require_purpose_first(locked, gesprek.begonnen_op)
    _require_drawn(locked, gesprek)
    current = Gesprek.objects.select_for_update().get(pk=gesprek.pk)
    if current.observaties.exists() or Afnamegesprek.objects.filter(gesprek=current).exists():
        raise CannotAssess(_("Dit gesprek is al beoordeeld. Kies een ander gesprek."))
    locked.gesprek, locked.burger_geinformeerd = gesprek, True
    if current.status == Gesprek.Status.LOPEND:
        locked.herkomst = Observatie.Herkomst.LIVE
    locked.status, locked.begonnen_op = Observatie.Status.AFNAME, at
    changed = ["gesprek", "burger_geinformeerd", "herkomst", "status", "begonnen_op"]
    locked.save(update_fields=changed)
    data = {"gesprek": str(gesprek.uuid)}
    record(by=by, did="observatie.begun", to=locked, at=at, about=locked.medewerker, data=data)
    return locked


def require_told(*, burger_geinformeerd: bool) -> None:
    """Raise CannotAssess if the citizen was not told that somebody listens."""
    if not burger_geinformeerd:
        raise CannotAssess(_("Vertel de inwoner eerst dat u meeluistert, en vink dat aan."))


def require_purpose_first(observatie: Observatie, gesprek_begonnen_op: datetime) -> None:
    """Raise CannotAssess if the conversation began before the observation was planned."""
    if not regels.has_purpose_first(
        gepland_op=observatie.gepland_op, gesprek_begonnen_op=gesprek_begonnen_op
    ):
        raise CannotAssess(
            _("Dit gesprek begon voor de planning. Kies een gesprek van daarna: doel gaat voor.")
        )


def require_independent(by: Medewerker, observatie: Observatie) -> None:
    """Raise CannotAssess if somebody may not observe this medewerker (any more)."""
    if not queries.is_independent(by, observatie.medewerker, observatie.doel):
        raise CannotAssess(_not_independent(by, observatie.medewerker))


def _require_drawn(observatie: Observatie, gesprek: Gesprek) -> None:
    """Refuse another conversation than the one that was drawn, unless there is a reason."""
    trekking = Trekking.objects.filter(observatie=observatie).first()
    if trekking is None:
        return
    if trekking.getrokken_id is None:
        raise CannotAssess(_("Trek eerst een gesprek uit de steekproef."))
    if trekking.getrokken_id != gesprek.pk and not trekking.reden:
        raise CannotAssess(
            _("Er is een ander gesprek getrokken. Neem dat, of schrijf op waarom niet.")
        )


def lock_for_assessor(
    *, by: Medewerker, at: datetime, observatie: Observatie, handeling: Handeling
) -> Observatie:
    """Return the observation locked for a write by its assessor, while the gate is open.

    Raises PermissionDenied for anyone else, GateClosed, or CannotAssess in another state.
    """
    locked = lock(observatie)
    sheet = queries.require_beoordelaar(by, locked)
    require_status(locked, handeling)
    _require_open(sheet)
    require_gate(doel=locked.doel, on=timezone.localdate(at))
    return locked


def lock_for_oordeel(*, by: Medewerker, at: datetime, observatie: Observatie) -> Observatie:
    """Return the observation locked for a verdict of one of its assessors, while the gate is open.

    Who looks again after a dispute judges what was shared, everybody else before that. Raises
    PermissionDenied for anyone else, GateClosed, or CannotAssess once the sheet was handed in.
    """
    locked = lock(observatie)
    sheet = queries.require_beoordelaar(by, locked)
    if sheet.soort != Beoordeling.Soort.HERBEOORDELING:
        require_status(locked, Handeling.OORDEEL)
    _require_open(sheet)
    require_gate(doel=locked.doel, on=timezone.localdate(at))
    return locked


def _require_open(sheet: Beoordeling) -> None:
    if sheet.ingediend_op is not None:
        raise CannotAssess(_("U hebt uw oordelen ingediend. Die veranderen niet meer."))


def lock(observatie: Observatie) -> Observatie:
    """Return the observation as it stands now, locked until the end of the transaction."""
    found = Observatie.objects.select_for_update(of=("self",)).select_related("medewerker")
    return found.get(pk=observatie.pk)


def require_status(observatie: Observatie, handeling: Handeling) -> None:
    """Raise CannotAssess if this cannot be done in the state of the observation."""
    if observatie.vernietigd_op is not None:
        raise CannotAssess(_("Wat hier stond is vernietigd. Er komt niets meer bij."))
    if observatie.doel == Observatie.Doel.PROEVE:
        step = IN_A_PROEVE.get(handeling)
        if step is None:
            raise CannotAssess(_("Dit doet u bij een proeve op de pagina van die proeve."))
        require_sitting(observatie, step)
    if regels.next_status(observatie.status, handeling) is None:
        raise CannotAssess(
            _("Dit kan niet meer of nog niet: de observatie staat op “{status}”.").format(
                status=observatie.get_status_display()
            )
        )


def require_sitting(observatie: Observatie, handeling: proeven.Handeling) -> None:
    """Raise CannotAssess if this cannot be done in the state of the sitting of an observation."""
    sitting = queries.proeve_of(observatie)
    if sitting is None or proeven.next_status(sitting.status, handeling) is None:
        raise CannotAssess(not_now(sitting or observatie))
