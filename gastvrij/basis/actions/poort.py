"""The gate: nothing that watches people runs without an OR-besluit and a DPIA."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.basis.rules import Recht

from .events import record
from .refusal import CannotAdminister


class GateClosed(Exception):
    """What watches people may not run; the message says which decision is missing."""


def require_gate(*, doel: str, on: date) -> Poortbesluit:
    """Return the decision that opens the gate; GateClosed if there is none on that day."""
    besluit = queries.poortbesluit(doel, on=on)
    if besluit is None:
        raise GateClosed(
            _(
                "Dit staat uit: er is geen geldig OR-besluit met DPIA voor “{doel}”. "
                "Vraag de functioneel beheerder om het besluit vast te leggen onder Beheer, Poort."
            ).format(doel=Poortbesluit.Doel(doel).label)
        )
    return besluit


@transaction.atomic
def record_poortbesluit(
    *,
    by: Medewerker,
    at: datetime,
    doel: str,
    or_besluit: str,
    or_besluit_op: date,
    dpia: str,
    reikwijdte: str,
    voorwaarden: str,
    geldig_van: date,
    geldig_tot: date,
) -> Poortbesluit:
    """Record the OR-besluit and DPIA that open the gate for a purpose until an end date."""
    queries.require(by, Recht.BEHEER)
    if geldig_tot < geldig_van:
        raise CannotAdminister(_("De einddatum ligt voor de begindatum. Kies een latere."))
    if or_besluit_op > timezone.localdate(at):
        raise CannotAdminister(_("Het OR-besluit kan niet in de toekomst genomen zijn."))
    besluit = Poortbesluit.objects.create(
        doel=doel,
        or_besluit=or_besluit,
        or_besluit_op=or_besluit_op,
        dpia=dpia,
        reikwijdte=reikwijdte,
        voorwaarden=voorwaarden,
        geldig_van=geldig_van,
        geldig_tot=geldig_tot,
    )
    record(by=by, did="poort.opened", to=besluit, at=at, data={"doel": doel})
    return besluit


@transaction.atomic
def withdraw_poortbesluit(*, by: Medewerker, at: datetime, besluit: Poortbesluit, on: date) -> None:
    """Close the gate again from a day on; the first withdrawal of a decision counts."""
    queries.require(by, Recht.BEHEER)
    changed = Poortbesluit.objects.filter(pk=besluit.pk, ingetrokken_op=None).update(
        ingetrokken_op=on
    )
    if not changed:
        raise CannotAdminister(_("Dit besluit is al ingetrokken."))
    besluit.ingetrokken_op = on
    record(by=by, did="poort.closed", to=besluit, at=at, data={"doel": besluit.doel})
