"""One at a time on a taak: locks it, and refuses what a colleague did meanwhile."""

from datetime import datetime

from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.taken import queries, rules
from gastvrij.taken.models import InterneTaak


class CannotHandle(Exception):
    """The taak stays as it is; the message is fit for the medewerker and names who has it."""


def locked(taak: InterneTaak) -> InterneTaak:
    """Return a taak as it is stored now, kept from others until the transaction ends.

    Raises CannotHandle if who made it has undone that meanwhile.
    """
    rows = InterneTaak.objects.select_for_update(of=("self",))
    stored = rows.select_related("klantcontact__gesprek").filter(pk=taak.pk).first()
    if stored is None:
        raise CannotHandle(
            _("Wie deze taak maakte, heeft het gesprek net teruggenomen. De taak is er niet meer.")
        )
    return stored


def lock_to_handle(by: Medewerker, at: datetime, taak: InterneTaak) -> InterneTaak:
    """Return a locked taak that somebody may work on; PermissionDenied otherwise."""
    stored = locked(taak)
    queries.require_handle(queries.blik(by, now=at), stored)
    return stored


def refuse_finished(taak: InterneTaak) -> None:
    """Raise CannotHandle, naming who did it, if a taak is finished."""
    if taak.status == rules.Status.VERWERKT:
        raise CannotHandle(
            _("{naam} heeft deze taak al afgerond. Er is niets gewijzigd.").format(
                naam=queries.finished_by(taak)
            )
        )


def hold(by: Medewerker, at: datetime, taak: InterneTaak) -> None:
    """Make `by` the one who works on a locked taak; refused if it is finished or another's.

    What lies with somebody who is away goes over to the vervanger.
    """
    refuse_finished(taak)
    replaces = queries.is_stand_in(queries.blik(by, now=at), taak)
    if taak.medewerker is not None and taak.medewerker_id != by.pk and not replaces:
        raise CannotHandle(
            _("{naam} heeft deze taak al. Overleg met deze collega. Er is niets gewijzigd.").format(
                naam=taak.medewerker.naam
            )
        )
    if taak.status == rules.Status.IN_BEHANDELING and not replaces:
        return
    data = {"voor": str(taak.medewerker.uuid)} if replaces and taak.medewerker else {}
    taak.status, taak.medewerker, taak.toegewezen_op = rules.Status.IN_BEHANDELING, by, at
    taak.gezien_op, taak.gemeld_op = at, at
    fields = ["status", "medewerker", "toegewezen_op", "gezien_op", "gemeld_op"]
    taak.save(update_fields=fields)
    record(by=by, did="taak.taken", to=taak, at=at, data=data)
