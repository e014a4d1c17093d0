"""The gate: which decision opens which purpose."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.basis.rules import Recht

from .rights import require


def poortbesluit(doel: str, *, on: date) -> Poortbesluit | None:
    """Return the decision under which watching people for a purpose may run on a day."""
    return (
        Poortbesluit.objects.filter(doel=doel, geldig_van__lte=on, geldig_tot__gte=on)
        .filter(Q(ingetrokken_op=None) | Q(ingetrokken_op__gt=on))
        .first()
    )


@dataclass(frozen=True)
class Doel:
    """A purpose, the decision that opens it on a day if any, and all decisions ever."""

    code: str
    naam: str
    open_door: Poortbesluit | None
    besluiten: list[Poortbesluit]


def gate(medewerker: Medewerker, *, on: date) -> list[Doel]:
    """Return every purpose with its decisions, for those who administer or audit them."""
    require(medewerker, Recht.BEHEER_LEZEN)
    besluiten = list(Poortbesluit.objects.all())
    return [
        Doel(
            code=doel.value,
            naam=str(doel.label),
            open_door=poortbesluit(doel, on=on),
            besluiten=[besluit for besluit in besluiten if besluit.doel == doel],
        )
        for doel in Poortbesluit.Doel
    ]


def get_besluit_for(medewerker: Medewerker, uuid: UUID) -> Poortbesluit:
    """Return one decision for those who administer the gate; Http404 if unknown."""
    require(medewerker, Recht.BEHEER_LEZEN)
    found = Poortbesluit.objects.filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit besluit bestaat niet."))
    return found
