"""Evidence as the rooms above read it."""

from django.db.models import QuerySet

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Fragment
from gastvrij.beoordeling.rules.observaties import SHARED


def fragmenten_of(medewerker: Medewerker) -> QuerySet[Fragment]:
    """Return the evidence about somebody from shared and fixed observations, newest first.

    Each with `stappen` (prefetched), `observatie` (doel, kruistabel, medewerker) and
    `gemaakt_door`: three tables in two queries, whatever the number.
    """
    return (
        Fragment.objects.filter(
            observatie__medewerker=medewerker,
            observatie__status__in=SHARED,
        )
        .select_related("observatie", "gemaakt_door")
        .prefetch_related("stappen")
        .order_by("-observatie__begonnen_op", "seconde", "pk")
    )
