"""Writes of messages that come in: received, taken, answered by registering, or no question."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import (
    Gesprek,
    InkomendBericht,
    Kanaal,
    Klantcontact,
    Onderwerpobject,
)

from .gesprekken import given_fields, start_gesprek
from .weggooien import CannotDiscard, drop_gesprek

Status = InkomendBericht.Status
SUBJECT_LIMIT = 2_000
PHONE_LIMIT = 40
ADDRESS_LIMIT = 320


class CannotHandleBericht(Exception):
    """Somebody else is at it, or it is done; the message is fit for the medewerker."""


class Inhoud(NamedTuple):
    """What stands in a message, as received."""

    van_naam: str = ""
    van_adres: str = ""
    telefoon: str = ""
    onderwerp: str = ""
    tekst: str = ""


class Received(NamedTuple):
    """A message that came in, and whether it came for the first time."""

    bericht: InkomendBericht
    is_new: bool


@transaction.atomic
def receive_bericht(
    *,
    at: datetime,
    extern_id: str,
    kanaal: Kanaal,
    inhoud: Inhoud,
    ontvangen_op: datetime,
    is_vraag: bool = True,
) -> Received:
    """Take in a message; the same name at the sender twice is one message.

    It ties itself to the contact whose number stands in it, the subject first. `is_vraag` False
    sets it aside as no question: an automatic reply.
    """
    bericht, is_new = InkomendBericht.objects.get_or_create(
        extern_id=extern_id,
        defaults={
            "kanaal": kanaal,
            "van_naam": inhoud.van_naam,
            "van_adres": inhoud.van_adres[:ADDRESS_LIMIT],
            "genormaliseerd": rules.normalise_email(inhoud.van_adres) or "",
            "telefoon": inhoud.telefoon[:PHONE_LIMIT],
            "onderwerp": inhoud.onderwerp[:SUBJECT_LIMIT],
            "tekst": inhoud.tekst,
            "ontvangen_op": ontvangen_op,
            "status": Status.NIEUW if is_vraag else Status.NIET_VOOR_ONS,
            "afgehandeld_op": None if is_vraag else at,
            "hoort_bij": _refers_to(inhoud),
        },
    )
    if is_new:
        data = {"kanaal": kanaal.code}
        record(by=None, did="inkomend_bericht.received", to=bericht, at=at, data=data)
    return Received(bericht, is_new)


def _refers_to(inhoud: Inhoud) -> Klantcontact | None:
    numbers = rules.kenmerken(inhoud.onderwerp, inhoud.tekst)
    found = Klantcontact.objects.in_bulk(numbers, field_name="nummer") if numbers else {}
    return next((found[number] for number in numbers if number in found), None)


def _lock(by: Medewerker, bericht: InkomendBericht) -> InkomendBericht:
    basis.require(by, Recht.KLANTCONTACT)
    stored = InkomendBericht.objects.select_for_update(of=("self",))
    return stored.select_related("kanaal", "medewerker", "gesprek", "hoort_bij").get(pk=bericht.pk)


@transaction.atomic
def take_bericht(*, by: Medewerker, at: datetime, bericht: InkomendBericht) -> Gesprek:
    """Start the conversation in which a message is answered or handed over; return it.

    Taking one's own again gives the conversation that there is. Raises CannotHandleBericht if a
    colleague is at it, or if it is done.
    """
    stored = _lock(by, bericht)
    if stored.status == Status.IN_BEHANDELING and stored.medewerker_id == by.pk and stored.gesprek:
        return stored.gesprek
    if stored.status == Status.IN_BEHANDELING and stored.medewerker is not None:
        raise CannotHandleBericht(
            _("{naam} is al met dit bericht bezig.").format(naam=stored.medewerker.naam)
        )
    if stored.status != Status.NIEUW:
        raise CannotHandleBericht(_("Dit bericht is al klaar. Kies een ander."))
    gesprek = start_gesprek(by=by, at=at, kanaal=stored.kanaal, bericht=stored)
    stored.status, stored.medewerker, stored.gesprek = Status.IN_BEHANDELING, by, gesprek
    stored.save(update_fields=["status", "medewerker", "gesprek"])
    record(by=by, did="inkomend_bericht.taken", to=stored, at=at)
    return gesprek


def _release(stored: InkomendBericht, *, by: Medewerker, at: datetime) -> None:
    """Make a message new again, without the conversation in which nothing was typed yet."""
    gesprek = stored.gesprek
    stored.status, stored.medewerker, stored.gesprek = Status.NIEUW, None, None
    stored.save(update_fields=["status", "medewerker", "gesprek"])
    if gesprek is not None:
        try:
            drop_gesprek(by=by, at=at, gesprek=gesprek, given=given_fields(None, stored))
        except CannotDiscard:
            raise CannotHandleBericht(
                _("Er is al iets bij dit bericht opgeschreven. Sla het gesprek op.")
            ) from None


@transaction.atomic
def put_back_bericht(*, by: Medewerker, at: datetime, bericht: InkomendBericht) -> None:
    """Give a message back to the worklist; raises CannotHandleBericht once something was typed.

    A message that is not being handled is left as it is.
    """
    stored = _lock(by, bericht)
    if stored.status != Status.IN_BEHANDELING:
        return
    _release(stored, by=by, at=at)
    record(by=by, did="inkomend_bericht.put_back", to=stored, at=at)


@transaction.atomic
def set_aside_bericht(*, by: Medewerker, at: datetime, bericht: InkomendBericht) -> None:
    """Mark a message as no question of an inwoner; it can be brought back.

    Raises CannotHandleBericht if it is done, a colleague is at it, or something was typed.
    """
    stored = _own_or_new(by, at, bericht)
    stored.status, stored.afgehandeld_op = Status.NIET_VOOR_ONS, at
    stored.save(update_fields=["status", "afgehandeld_op"])
    record(by=by, did="inkomend_bericht.set_aside", to=stored, at=at)


@transaction.atomic
def bring_back_bericht(*, by: Medewerker, at: datetime, bericht: InkomendBericht) -> None:
    """Make a message that was set aside new again; any other is left as it is."""
    stored = _lock(by, bericht)
    if stored.status != Status.NIET_VOOR_ONS:
        return
    stored.status, stored.afgehandeld_op = Status.NIEUW, None
    stored.save(update_fields=["status", "afgehandeld_op"])
    record(by=by, did="inkomend_bericht.reopened", to=stored, at=at)


@transaction.atomic
def forward_bericht(
    *, by: Medewerker, at: datetime, bericht: InkomendBericht, afdeling: Afdeling
) -> None:
    """Hand a message to the worklist of an afdeling.

    Raises CannotHandleBericht if it is done, a colleague is at it, or something was typed.
    """
    stored = _own_or_new(by, at, bericht)
    if stored.afdeling_id == afdeling.pk:
        raise CannotHandleBericht(_("Dit bericht ligt al bij deze afdeling. Kies een andere."))
    stored.afdeling = afdeling
    stored.save(update_fields=["afdeling"])
    data = {"afdeling": str(afdeling.uuid)}
    record(by=by, did="inkomend_bericht.forwarded", to=stored, at=at, data=data)


def _own_or_new(by: Medewerker, at: datetime, bericht: InkomendBericht) -> InkomendBericht:
    stored = _lock(by, bericht)
    if stored.status == Status.NIEUW:
        return stored
    if stored.status != Status.IN_BEHANDELING:
        raise CannotHandleBericht(_("Dit bericht is al klaar. Kies een ander."))
    if stored.medewerker is not None and stored.medewerker_id != by.pk:
        raise CannotHandleBericht(
            _("{naam} is al met dit bericht bezig.").format(naam=stored.medewerker.naam)
        )
    _release(stored, by=by, at=at)
    return stored


def finish_bericht(*, by: Medewerker, at: datetime, gesprek: Gesprek) -> InkomendBericht | None:
    """Finish the message of a conversation that is registered; None if it came from none.

    Inside the transaction of the caller, after the klantcontacten were written. What a message
    says it is about follows on that contact, and announced as it was, is no repeated contact.
    """
    bericht: InkomendBericht | None = getattr(gesprek, "bericht", None)
    if bericht is None:
        return None
    bericht.status, bericht.afgehandeld_op = Status.AFGEHANDELD, at
    bericht.save(update_fields=["status", "afgehandeld_op"])
    if bericht.hoort_bij_id is not None:
        _follow_on(gesprek, bericht.hoort_bij_id)
    record(by=by, did="inkomend_bericht.finished", to=bericht, at=at)
    return bericht


def _follow_on(gesprek: Gesprek, earlier: int) -> None:
    same = Q(herhaling_van=None) | Q(herhaling_van_id=earlier)
    Klantcontact.objects.filter(same, gesprek=gesprek).update(
        is_herhaling=False, herhaling_van=None
    )
    vragen = Klantcontact.objects.filter(gesprek=gesprek)
    tied = vragen.filter(onderwerpobjecten__was_klantcontact_id=earlier)
    first = vragen.order_by("volgnummer").first()
    if first is not None and not tied.exists():
        Onderwerpobject.objects.create(klantcontact=first, was_klantcontact_id=earlier)


def unfinish_bericht(*, by: Medewerker, at: datetime, gesprek: Gesprek) -> None:
    """Put the message of a conversation back in hand, when registering it is undone."""
    bericht = InkomendBericht.objects.select_for_update().filter(gesprek=gesprek).first()
    if bericht is not None and bericht.status == Status.AFGEHANDELD:
        bericht.status, bericht.afgehandeld_op = Status.IN_BEHANDELING, None
        bericht.save(update_fields=["status", "afgehandeld_op"])
        record(by=by, did="inkomend_bericht.reopened", to=bericht, at=at)
