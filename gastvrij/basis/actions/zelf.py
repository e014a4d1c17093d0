"""What people change about their own screens."""

from datetime import datetime

from django.db import transaction

from gastvrij.basis.models import Medewerker

from .events import record


@transaction.atomic
def set_taal(*, by: Medewerker, at: datetime, taal: str) -> None:
    """Choose the language of one's own screens."""
    by.taal = Medewerker.Taal(taal)
    by.save(update_fields=["taal"])
    record(by=by, did="medewerker.taal_set", to=by, at=at, data={"taal": taal})
