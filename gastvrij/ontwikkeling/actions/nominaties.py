"""Own conversations put forward, offered to the own coach, answered and taken back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record, record_read, require_gate
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.actions.fouten import refuse_personal_data
from gastvrij.kaders.models import Element
from gastvrij.klantcontact.models import Gesprek
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Nominatie

from .bewijzen import CannotKeep, require_competenties


@transaction.atomic
def nominate(
    *,
    by: Medewerker,
    at: datetime,
    gesprek: Gesprek,
    tekst: str,
    elementen: Sequence[Element],
) -> Nominatie:
    """Put an own conversation forward, with what it shows in own words; never counted as observed.

    Raises CannotKeep for a conversation that is not one's own, not registered, too old or put
    forward before, without words or competences; PersonalDataFound for a citizen's data.
    """
    basis.require(by, Recht.COMPETENTIEBEELD)
    Gesprek.objects.select_for_update().filter(pk=gesprek.pk).first()
    if not queries.gesprekken_to_nominate(by, at=at).filter(pk=gesprek.pk).exists():
        raise CannotKeep(_("Kies een eigen gesprek dat u nog niet aandroeg."), "gesprek")
    if not tekst.strip():
        raise CannotKeep(_("Schrijf op wat dit gesprek laat zien."), "tekst")
    if not elementen:
        raise CannotKeep(_("Kies waar dit gesprek iets over laat zien."), "elementen")
    require_competenties(elementen)
    refuse_personal_data(tekst)
    made = Nominatie.objects.create(
        medewerker=by, gesprek=gesprek, tekst=tekst.strip(), gemaakt_op=at
    )
    made.elementen.set(elementen)
    record(by=by, did="nominatie.made", to=made, at=at, about=by)
    return made


Get = Callable[[Medewerker, UUID], Nominatie]


def _lock(get: Get, medewerker: Medewerker, uuid: UUID) -> Nominatie:
    """Return a nomination that this person may get, locked and as it stands from then on."""
    Nominatie.objects.select_for_update().get(pk=get(medewerker, uuid).pk)
    return get(medewerker, uuid)


@transaction.atomic
def withdraw_nominatie(*, by: Medewerker, at: datetime, uuid: UUID) -> Nominatie:
    """Take back what one put forward, from the picture and from the coach; Http404 if another's."""
    locked = _lock(queries.get_own_nominatie, by, uuid)
    locked.ingetrokken_op = at
    locked.save(update_fields=["ingetrokken_op"])
    record(by=by, did="nominatie.withdrawn", to=locked, at=at, about=by)
    return locked


@transaction.atomic
def offer_nominatie(*, by: Medewerker, at: datetime, uuid: UUID, aan: Medewerker) -> Nominatie:
    """Let the own coach see what one put forward; Http404 if it is another's.

    Raises CannotKeep for anyone but the own coach, or once a coach answered.
    """
    locked = _lock(queries.get_own_nominatie, by, uuid)
    if not basis.is_coach_of(aan, by):
        raise CannotKeep(_("Kies uw eigen coach."), "aan")
    if locked.beantwoord_op is not None:
        raise CannotKeep(_("Uw coach heeft al geantwoord."))
    locked.aangeboden_aan, locked.aangeboden_op = aan, at
    locked.save(update_fields=["aangeboden_aan", "aangeboden_op"])
    data = {"aan": str(aan.uuid)}
    record(by=by, did="nominatie.offered", to=locked, at=at, about=by, data=data)
    return locked


@transaction.atomic
def open_nominatie(*, by: Medewerker, at: datetime, uuid: UUID) -> Nominatie:
    """Return what was offered to this coach, and log the read; Http404 if it was not."""
    found = queries.get_offered_nominatie(by, uuid)
    record_read(by=by, at=at, what="nominatie", to=found, about=found.medewerker)
    return found


@transaction.atomic
def answer_nominatie(*, by: Medewerker, at: datetime, uuid: UUID, tekst: str) -> Nominatie:
    """Answer what was offered to this coach: once, and no judgement; Http404 if it was not.

    Raises GateClosed without an OR-besluit, CannotKeep without words or a second time, and
    PersonalDataFound for a citizen's data.
    """
    locked = _lock(queries.get_offered_nominatie, by, uuid)
    require_gate(doel=Poortbesluit.Doel.ONTWIKKELING, on=timezone.localdate(at))
    if locked.beantwoord_op is not None:
        raise CannotKeep(_("U hebt al geantwoord."))
    if not tekst.strip():
        raise CannotKeep(_("Schrijf uw antwoord op."), "tekst")
    refuse_personal_data(tekst)
    locked.antwoord, locked.beantwoord_op = tekst.strip(), at
    locked.save(update_fields=["antwoord", "beantwoord_op"])
    record(by=by, did="nominatie.answered", to=locked, at=at, about=locked.medewerker)
    return locked
