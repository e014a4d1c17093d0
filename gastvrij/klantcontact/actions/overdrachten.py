"""Writes of handing a running conversation to a colleague who was spoken to first."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Bereik, Recht
from gastvrij.basis.rules import bereik as reach_of
from gastvrij.klantcontact import queries
from gastvrij.klantcontact.models import Gesprek, Overdracht

from .compleet import Vraag
from .gesprekken import lock_gesprek

Soort: TypeAlias = Overdracht.Soort
Uitkomst: TypeAlias = Overdracht.Uitkomst


class CannotHandOver(Exception):
    """Nothing is handed over; the message is fit for the medewerker."""


@transaction.atomic
def hand_over(
    *,
    by: Medewerker,
    at: datetime,
    gesprek: Gesprek,
    soort: str,
    notitie: str,
    naar: Medewerker | None = None,
    naar_afdeling: Afdeling | None = None,
) -> Overdracht:
    """Offer a running conversation to a colleague or an afdeling, with a note that goes along.

    Raises CannotHandOver if nobody is named, if that colleague may not take it, if the gesprek is
    registered or is offered already; PermissionDenied for a gesprek of somebody else.
    """
    stored = lock_gesprek(by=by, gesprek=gesprek)
    if stored.status != Gesprek.Status.LOPEND:
        raise CannotHandOver(_("Dit gesprek is al opgeslagen. U kunt het niet meer overdragen."))
    _refuse_target(by, Soort(soort), naar, naar_afdeling)
    if stored.overdrachten.filter(afgesloten_op=None).exists():
        raise CannotHandOver(
            _("U biedt dit gesprek al aan een collega aan. Trek dat eerst in of wacht op antwoord.")
        )
    overdracht = Overdracht.objects.create(
        gesprek=stored,
        soort=Soort(soort),
        van=by,
        naar=naar,
        naar_afdeling=naar_afdeling,
        notitie=notitie,
        at=at,
    )
    to = naar or naar_afdeling
    data = {"overdracht": str(overdracht.uuid), "soort": soort, "naar": str(to.uuid) if to else ""}
    record(by=by, did="gesprek.handed_over", to=stored, at=at, data=data)
    return overdracht


def _refuse_target(
    by: Medewerker, soort: Soort, naar: Medewerker | None, afdeling: Afdeling | None
) -> None:
    if naar is None and afdeling is None:
        raise CannotHandOver(_("Kies een collega of een afdeling."))
    if naar is not None and naar.pk == by.pk:
        raise CannotHandOver(_("U kunt een gesprek niet aan uzelf overdragen. Kies een collega."))
    if naar is not None and not _may_receive(naar, soort):
        raise CannotHandOver(
            _("{naam} kan dit gesprek niet overnemen. Kies een andere collega.").format(
                naam=naar.naam
            )
        )
    if soort is Soort.EERSTE_LIJN and afdeling is not None and not afdeling.is_eerste_lijn:
        raise CannotHandOver(
            _("{naam} is geen eerste lijn. Verbind warm door of maak een afspraak.").format(
                naam=afdeling.naam
            )
        )


def _may_receive(naar: Medewerker, soort: Soort) -> bool:
    if not naar.is_active:
        return False
    reach = reach_of(naar.rollen, Recht.KLANTCONTACT)
    return reach is Bereik.ALLES if soort is Soort.EERSTE_LIJN else reach is not None


def _locked(overdracht: Overdracht) -> Overdracht:
    stored = Overdracht.objects.select_for_update(of=("self",)).select_related("naar", "van")
    return stored.get(pk=overdracht.pk)


def _refuse_closed(overdracht: Overdracht) -> None:
    if overdracht.afgesloten_op is not None:
        raise CannotHandOver(
            _("Deze overdracht is al afgesloten: {uitkomst}. Er is niets gewijzigd.").format(
                uitkomst=overdracht.get_uitkomst_display().lower()
            )
        )


def _refuse_not_receiver(by: Medewerker, overdracht: Overdracht) -> None:
    basis.require(by, Recht.KLANTCONTACT)
    if not queries.is_receiver(by, overdracht):
        raise PermissionDenied(_("Deze overdracht is voor een collega."))


@transaction.atomic
def open_overdracht(*, by: Medewerker, at: datetime, overdracht: Overdracht) -> Overdracht:
    """Note that the receiver opened a hand-over; the first time counts.

    Raises CannotHandOver once it is withdrawn or closed, PermissionDenied for anybody else.
    """
    stored = _locked(overdracht)
    _refuse_not_receiver(by, stored)
    _refuse_closed(stored)
    if stored.geopend_op is None:
        stored.geopend_op = at
        stored.save(update_fields=["geopend_op"])
        record(by=by, did="overdracht.opened", to=stored, at=at)
    return stored


@transaction.atomic
def close_overdracht(
    *, by: Medewerker, at: datetime, overdracht: Overdracht, uitkomst: str
) -> Overdracht:
    """Close a hand-over: succeeded, not succeeded or withdrawn; only who gave it may.

    Raises CannotHandOver if it is closed already, PermissionDenied for anybody else.
    """
    basis.require(by, Recht.KLANTCONTACT)
    stored = _locked(overdracht)
    if stored.van_id != by.pk:
        raise PermissionDenied(_("Deze overdracht is van een collega."))
    _refuse_closed(stored)
    _close(by, at, stored, Uitkomst(uitkomst))
    return stored


def _close(by: Medewerker, at: datetime, overdracht: Overdracht, uitkomst: str) -> None:
    overdracht.uitkomst, overdracht.afgesloten_op = uitkomst, at
    overdracht.save(update_fields=["uitkomst", "afgesloten_op"])
    record(by=by, did="overdracht.closed", to=overdracht, at=at, data={"uitkomst": str(uitkomst)})


@transaction.atomic
def accept(*, by: Medewerker, at: datetime, overdracht: Overdracht) -> Gesprek:
    """Take over a running conversation inside the first line, with all that was typed.

    It is a step of the same gesprek: who accepts it registers the outcome. A draft that the giver
    still sends is outdated from now on. Raises CannotHandOver if it is withdrawn, registered, taken
    by another, or no transfer inside the first line; PermissionDenied for who may not.
    """
    basis.require(by, Recht.KLANTCONTACT)
    # The gesprek first, as registering does: so two that meet here wait, and never for each other.
    gesprek = Gesprek.objects.select_for_update().get(pk=overdracht.gesprek_id)
    stored = _locked(overdracht)
    _refuse_not_receiver(by, stored)
    _refuse_closed(stored)
    if stored.soort != Soort.EERSTE_LIJN or not _may_receive(by, Soort.EERSTE_LIJN):
        raise CannotHandOver(_("Dit gesprek blijft bij uw collega. U kunt het wel lezen."))
    giver = gesprek.medewerker
    gesprek.medewerker, gesprek.afdeling_id = by, by.afdeling_id
    gesprek.concept_versie += 1
    gesprek.save(update_fields=["medewerker", "afdeling", "concept_versie"])
    stored.geopend_op = stored.geopend_op or at
    stored.uitkomst, stored.afgesloten_op = Uitkomst.GELUKT, at
    stored.save(update_fields=["geopend_op", "uitkomst", "afgesloten_op"])
    data = {"overdracht": str(stored.uuid), "van": str(giver.uuid)}
    record(by=by, did="gesprek.accepted", to=gesprek, at=at, data=data)
    return gesprek


def end_overdrachten(
    *, by: Medewerker, at: datetime, gesprek: Gesprek, vragen: Sequence[Vraag]
) -> None:
    """Close what is still offered of a locked gesprek that is registered.

    A hand-over that a vraag names ends as that vraag says; any other one is withdrawn.
    """
    if not getattr(gesprek, "heeft_overdracht", True):
        return
    said = {vraag.overdracht.pk: vraag.gelukt for vraag in vragen if vraag.overdracht}
    outcomes = {True: Uitkomst.GELUKT, False: Uitkomst.NIET_GELUKT, None: Uitkomst.INGETROKKEN}
    for one in gesprek.overdrachten.select_for_update().filter(afgesloten_op=None):
        _close(by, at, one, outcomes[said.get(one.pk)])


def reopen_overdrachten(*, at: datetime, gesprek: Gesprek) -> None:
    """Offer again what ended with a registration of a moment, as that is undone."""
    accepted = Q(soort=Soort.EERSTE_LIJN, uitkomst=Uitkomst.GELUKT)
    ended = gesprek.overdrachten.filter(~accepted, afgesloten_op=at)
    ended.update(uitkomst="", afgesloten_op=None)
