"""Writes of klantsignalen: pass on what inwoners say, and answer who passed it on."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import queries
from gastvrij.klantcontact.models import Gesprek, Klantsignaal, Onderwerp


class CannotReport(Exception):
    """The signaal is not passed on or answered; the message is fit for the medewerker."""


@transaction.atomic
def report_signaal(
    *,
    by: Medewerker,
    at: datetime,
    tekst: str,
    afdeling: Afdeling,
    gesprek: Gesprek | None = None,
    onderwerp: Onderwerp | None = None,
) -> Klantsignaal:
    """Pass on to an afdeling what inwoners say. CannotReport without a text."""
    basis.require(by, Recht.KLANTCONTACT)
    if not tekst.strip():
        raise CannotReport(_("Schrijf op wat u van inwoners hoort."))
    signaal = Klantsignaal.objects.create(
        gesprek=gesprek,
        onderwerp_ref=onderwerp,
        tekst=tekst,
        gemeld_op=at,
        gemeld_door=by,
        afdeling=afdeling,
    )
    data = {"afdeling": str(afdeling.uuid)}
    record(by=by, did="klantsignaal.reported", to=signaal, at=at, data=data)
    return signaal


@transaction.atomic
def answer_signaal(
    *, by: Medewerker, at: datetime, signaal: Klantsignaal, antwoord: str
) -> Klantsignaal:
    """Answer a signaal of one's afdelingen; the first answer counts.

    Raises CannotReport without a text or if a colleague answered already, PermissionDenied outside
    the own afdelingen.
    """
    queries.require_answer(by, signaal)
    if not antwoord.strip():
        raise CannotReport(_("Schrijf op wat u met het signaal doet."))
    stored = Klantsignaal.objects.select_for_update().get(pk=signaal.pk)
    if stored.beantwoord_door is not None:
        raise CannotReport(
            _("{naam} heeft dit signaal al beantwoord. Er is niets gewijzigd.").format(
                naam=stored.beantwoord_door.naam
            )
        )
    stored.antwoord, stored.beantwoord_op, stored.beantwoord_door = antwoord, at, by
    stored.save(update_fields=["antwoord", "beantwoord_op", "beantwoord_door"])
    record(by=by, did="klantsignaal.answered", to=stored, at=at)
    return stored


@transaction.atomic
def see_answer(*, by: Medewerker, at: datetime, signaal: Klantsignaal) -> Klantsignaal:
    """Note that who reported a signaal has seen the answer; the first time counts."""
    if signaal.gemeld_door_id != by.pk:
        raise PermissionDenied(_("Dit signaal is van een collega."))
    stored = Klantsignaal.objects.select_for_update().get(pk=signaal.pk)
    if stored.beantwoord_op is None:
        raise CannotReport(_("Dit signaal heeft nog geen antwoord."))
    if stored.antwoord_gezien_op is None:
        stored.antwoord_gezien_op = at
        stored.save(update_fields=["antwoord_gezien_op"])
        record(by=by, did="klantsignaal.read", to=stored, at=at)
    return stored
