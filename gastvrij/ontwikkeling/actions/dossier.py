"""The dossier itself: looked at by who got it released, and taken along by whose it is."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record, record_read
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.ontwikkeling import queries


@transaction.atomic
def open_dossier(*, by: Medewerker, at: datetime, uuid: UUID) -> Medewerker:
    """Return whose dossier this person may see, and log the read; Http404 if it is not open."""
    found = queries.get_medewerker_for(
        by, uuid, on=timezone.localdate(at), onderdeel=queries.Onderdeel.DOSSIER
    )
    record_read(by=by, at=at, what="dossier", to=found, about=found)
    return found


@transaction.atomic
def export_dossier(*, by: Medewerker, at: datetime, soort: str) -> queries.Dossier:
    """Return the own dossier to take along as a file of a kind (pdf or json), and log that."""
    basis.require(by, Recht.COMPETENTIEBEELD)
    found = queries.dossier_of(by, at=at)
    record(by=by, did=queries.EXPORTED, to=by, at=at, about=by, data={"soort": soort})
    return found
