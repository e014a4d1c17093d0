"""Writes of a registration that is taken back, and of the drafts that were kept for that."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import (
    Gesprek,
    Klantcontact,
    Onderwerpobject,
)

from .berichten import unfinish_bericht
from .gesprekken import refuse_others
from .overdrachten import reopen_overdrachten

MOST_AT_ONCE = 500


def take_back(
    *, by: Medewerker, at: datetime, gesprek: Gesprek, contacts: Sequence[Klantcontact]
) -> None:
    """Remove the klantcontacten of a locked gesprek and let it run again with its whole draft.

    Inside the transaction of the caller, which removed what refers to the contacts and records it.
    Contacts that say they follow on these lose that tie, and keep that they were a repetition.
    """
    refuse_others(by, gesprek)
    Onderwerpobject.objects.filter(was_klantcontact__in=contacts).delete()
    Klantcontact.objects.filter(herhaling_van__in=contacts).update(herhaling_van=None)
    Klantcontact.objects.filter(pk__in=[one.pk for one in contacts]).delete()
    if gesprek.beeindigd_op is not None:
        reopen_overdrachten(at=gesprek.beeindigd_op, gesprek=gesprek)
    gesprek.status, gesprek.beeindigd_op = Gesprek.Status.LOPEND, None
    gesprek.concept_versie += 1
    gesprek.save(update_fields=["status", "beeindigd_op", "concept_versie"])
    unfinish_bericht(by=by, at=at, gesprek=gesprek)


@transaction.atomic
def clean_drafts(*, at: datetime) -> int:
    """Empty the drafts of gesprekken that can no longer be undone; return how many were emptied.

    For the background job, done by nobody, so without an event. At most some hundreds at once.
    """
    over = Gesprek.objects.filter(
        status=Gesprek.Status.GEREGISTREERD,
        concept_bewaard_op__isnull=False,
        beeindigd_op__lte=at - rules.UNDO_WITHIN,
    )
    keys = list(over.order_by("beeindigd_op").values_list("pk", flat=True)[:MOST_AT_ONCE])
    return Gesprek.objects.filter(pk__in=keys, status=Gesprek.Status.GEREGISTREERD).update(
        concept={}, concept_bewaard_op=None
    )
