"""Taking the figures of a team along; nobody is named in them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record, require_gate
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.basis.rules import Recht
from gastvrij.ontwikkeling import queries


@transaction.atomic
def export_teambeeld(*, by: Medewerker, at: datetime, code: str, soort: str) -> queries.Teambeeld:
    """Return what a page of a team shows, to be written as a file of a kind; logs that.

    Raises PermissionDenied without the right, GateClosed, or Http404 for an unknown selection.
    """
    basis.require(by, Recht.ONTWIKKELING)
    on = timezone.localdate(at)
    require_gate(doel=Poortbesluit.Doel.ONTWIKKELING, on=on)
    found = queries.teambeeld(by, code, on=on)
    if found is None:
        msg = "The gate closed between two reads of one transaction."
        raise RuntimeError(msg)
    record(by=by, did="teambeeld.exported", to=None, at=at, data={"keuze": code, "soort": soort})
    return found
