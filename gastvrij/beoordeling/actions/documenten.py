"""A document of a sitting that goes out is a look at it, so it stands in the trail."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gastvrij.basis.actions import record_read
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Proeve


@transaction.atomic
def take_formulier(*, by: Medewerker, at: datetime, uuid: UUID) -> Proeve:
    """Return a sitting to make its form of; raises as `queries.get_handed_out_for`."""
    return _read(by, at, queries.get_handed_out_for(by, uuid))


@transaction.atomic
def take_uitslag(*, by: Medewerker, at: datetime, uuid: UUID) -> Proeve:
    """Return a sitting to make its result of; raises as `queries.get_uitslag_for`."""
    return _read(by, at, queries.get_uitslag_for(by, uuid))


def _read(by: Medewerker, at: datetime, proeve: Proeve) -> Proeve:
    record_read(by=by, at=at, what="proeve", to=proeve, about=proeve.observatie.medewerker)
    return proeve
