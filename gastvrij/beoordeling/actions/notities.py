"""A quick note beside somebody who is in conversation: a passage with its moment."""

from datetime import datetime

from django.db import transaction

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Fragment, Observatie

from .oordelen import add_fragment


@transaction.atomic
def add_notitie(
    *, by: Medewerker, at: datetime, observatie: Observatie, tekst: str, seconde: int | None = None
) -> Fragment:
    """Add what was heard or seen now as a passage, without steps; those can follow.

    `seconde` is what the clock showed when the typing began; without it, or when it lies past the
    clock, the second of `at` counts, or none if no conversation runs. Raises as `add_fragment`.
    """
    now = queries.seconds_running(observatie, at=at)
    if now is not None and (seconde is None or seconde > now):
        seconde = now
    return add_fragment(
        by=by,
        at=at,
        observatie=observatie,
        soort=Fragment.Soort.GEOBSERVEERD,
        tekst=tekst,
        seconde=seconde,
    )
