"""Writes of presence: whether somebody can be reached now, by that person only."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from gastvrij.basis import queries
from gastvrij.basis.models import Aanwezigheid, Medewerker, Poortbesluit

from .poort import require_gate


@transaction.atomic
def set_aanwezigheid(*, by: Medewerker, at: datetime, stand: str) -> Aanwezigheid:
    """Set whether one can be reached, until the end of the day.

    One row a person that is written over: kept without history, so without an event too. Raises
    GateClosed as long as no OR-besluit and DPIA allow to show presence.
    """
    today = timezone.localdate(at)
    require_gate(doel=Poortbesluit.Doel.AANWEZIGHEID, on=today)
    wanted = {
        "stand": Aanwezigheid.Stand(stand),
        "geldig_tot": queries.midnight(today + timedelta(days=1)),
    }
    found, _made = Aanwezigheid.objects.update_or_create(medewerker=by, defaults=wanted)
    return found


def clean_aanwezigheid(*, at: datetime) -> int:
    """Remove what no longer holds; return how much. For the background job, without an event."""
    removed, _models = Aanwezigheid.objects.filter(geldig_tot__lte=at).delete()
    return removed
