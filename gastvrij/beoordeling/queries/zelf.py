"""What a form asks of the employee, and what the employee said of the own conversation."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gastvrij.beoordeling.models import Beoordeling, Criterium, Observatie, Oordeel
from gastvrij.beoordeling.rules.kwaliteit import TO_LEARN_FROM

_TAKEN = (Observatie.Status.AFNAME, Observatie.Status.GEDEELD)


@dataclass(frozen=True)
class Zelfblad:
    """What the form asks of the employee, with the answers once they are there."""

    criteria: list[Criterium]
    oordelen: list[Oordeel]
    ingevuld_op: datetime | None


def asked_of_employee(observatie: Observatie) -> QuerySet[Criterium]:
    """Return the criteria that the employee fills in about oneself, in order."""
    asked = (Criterium.Invuller.MEDEWERKER, Criterium.Invuller.BEIDEN)
    return observatie.formulier.criteria.filter(invuller__in=asked).order_by("volgorde")


def is_filled_in_self(observatie: Observatie) -> bool:
    """Test if an employee can say something of a conversation: to learn from, and taken."""
    return observatie.doel in TO_LEARN_FROM and observatie.status in _TAKEN


def zelfblad(observatie: Observatie) -> Zelfblad | None:
    """Return the sheet of the employee, None where the form or the purpose asks for none."""
    if not is_filled_in_self(observatie):
        return None
    criteria = list(asked_of_employee(observatie))
    if not criteria:
        return None
    sheet = observatie.beoordelingen.filter(soort=Beoordeling.Soort.ZELF).first()
    given = observatie.oordelen.filter(gegeven_door=observatie.medewerker_id)
    rows = given.select_related("criterium").order_by("criterium__volgorde")
    return Zelfblad(
        criteria,
        list(rows) if sheet is not None else [],
        sheet.ingediend_op if sheet is not None else None,
    )
