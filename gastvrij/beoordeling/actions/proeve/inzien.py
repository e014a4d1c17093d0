"""The look at a sitting, which is in the trail."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gastvrij.basis.actions import record_read
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries


@transaction.atomic
def open_proeve(*, by: Medewerker, at: datetime, uuid: UUID) -> queries.Proevezicht:
    """Return a sitting as this person sees it, and log the read for the candidate.

    Raises Http404 for who has no part in it.
    """
    found = queries.get_proeve_for(by, uuid)
    kandidaat = found.proeve.observatie.medewerker
    record_read(by=by, at=at, what="proeve", to=found.proeve, about=kandidaat)
    return found
