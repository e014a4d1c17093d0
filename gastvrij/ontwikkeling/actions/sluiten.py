"""Closing a round of estimates: what of it is shown is decided then, and for always."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Uitvraag
from gastvrij.ontwikkeling.rules.schattingen import decide


class CannotAsk(Exception):
    """A round cannot be started or go on like this; the message is fit for the medewerker."""


def lock(uitvraag: Uitvraag) -> Uitvraag:
    """Return a round as it stands now, with all rounds about the same person locked.

    Closing one looks at what others showed, so two must not close at once.
    """
    rows = Uitvraag.objects.select_for_update(of=("self",)).select_related("medewerker")
    every = list(rows.filter(medewerker=uitvraag.medewerker_id).order_by("pk"))
    return next(one for one in every if one.pk == uitvraag.pk)


def close(uitvraag: Uitvraag, *, by: Medewerker | None, at: datetime) -> None:
    """Close a round and decide for always what of it is shown; nothing if it never went out."""
    if uitvraag.aanvaard_op is not None:
        besluit = decide(
            queries.answered_by(uitvraag),
            queries.unseen_by(uitvraag),
            drempel=uitvraag.drempel,
            eerder=queries.shown_before(uitvraag),
        )
        uitvraag.stand = Uitvraag.Stand(besluit.stand)
        uitvraag.getoond = {
            naam: {str(element): count for element, count in groep.ongezien.items()}
            for naam, groep in besluit.groepen.items()
        }
    uitvraag.gesloten_op = at
    uitvraag.save(update_fields=["stand", "getoond", "gesloten_op"])
    did = "uitvraag.closed" if uitvraag.stand else "uitvraag.refused"
    record(by=by, did=did, to=uitvraag, at=at, about=uitvraag.medewerker)


def close_if_done(uitvraag: Uitvraag, *, at: datetime) -> None:
    """Close a round that waits for nobody any more."""
    if not queries.is_waiting(uitvraag):
        close(uitvraag, by=None, at=at)


@transaction.atomic
def close_uitvraag(*, by: Medewerker, at: datetime, uuid: UUID) -> Uitvraag:
    """Close a round before its term; who started it may.

    Raises Http404 for who has nothing to do with it, CannotAsk for others and once closed.
    """
    locked = lock(queries.get_uitvraag_for(by, uuid, on=timezone.localdate(at)))
    if locked.gestart_door_id != by.pk:
        raise CannotAsk(_("Alleen wie de uitvraag begon, sluit hem eerder."))
    if locked.gesloten_op is not None:
        raise CannotAsk(_("Deze uitvraag is al gesloten."))
    close(locked, by=by, at=at)
    return locked


def close_due_uitvragen(*, at: datetime) -> int:
    """Close the rounds whose term has passed; return how many."""
    return sum(
        _close_due(one, at=at) for one in queries.uitvragen_to_close(on=timezone.localdate(at))
    )


@transaction.atomic
def _close_due(uitvraag: Uitvraag, *, at: datetime) -> bool:
    locked = lock(uitvraag)
    if locked.gesloten_op is not None:
        return False
    close(locked, by=None, at=at)
    return True
