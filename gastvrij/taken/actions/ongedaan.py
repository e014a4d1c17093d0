"""Writes of taken: undo a registration within a minute, as if it was never saved."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact import rules as klantcontact_rules
from gastvrij.klantcontact.models import Gesprek, Klantcontact
from gastvrij.taken.models import InterneTaak


class CannotUndo(Exception):
    """The registration stays as it is; the message is fit for the medewerker and says why."""


@transaction.atomic
def undo_register(*, by: Medewerker, at: datetime, gesprek: Gesprek) -> Gesprek:
    """Undo a registration of one's own within a minute: the gesprek runs again, with its draft.

    Removes the klantcontacten with their betrokkenen, and the taken; withdraws the mails. A gesprek
    that runs is returned unchanged, so pressing twice undoes once. Raises CannotUndo once the
    minute is over, a colleague works on it, or a mail may have gone out; nothing is removed then.
    """
    stored = klantcontacten.lock_gesprek(by=by, gesprek=gesprek)
    if stored.status == Gesprek.Status.LOPEND:
        return stored
    ended = stored.beeindigd_op
    if ended is None or not klantcontact_rules.can_undo(ended, now=at):
        raise CannotUndo(
            _("De minuut om dit ongedaan te maken is voorbij. Het gesprek blijft opgeslagen.")
        )
    contacts = list(Klantcontact.objects.select_for_update().filter(gesprek=stored))
    _remove_taken(contacts, ended)
    if not klantcontacten.withdraw_mails(by=by, at=at, contacts=contacts):
        raise CannotUndo(_("De bevestiging is al verstuurd. Het gesprek blijft opgeslagen."))
    klantcontacten.take_back(by=by, at=at, gesprek=stored, contacts=contacts)
    data = {"dag": timezone.localdate(stored.begonnen_op).isoformat(), "vragen": len(contacts)}
    record(by=by, did="gesprek.register_undone", to=stored, at=at, data=data)
    return stored


def _remove_taken(contacts: list[Klantcontact], made_at: datetime) -> None:
    taken = list(
        InterneTaak.objects.select_for_update(of=("self",))
        .filter(klantcontact__in=contacts)
        .select_related("medewerker")
    )
    for taak in taken:
        if _is_touched(taak, made_at):
            raise CannotUndo(
                _("Een collega werkt al aan taak {nummer}. Het gesprek blijft opgeslagen.").format(
                    nummer=taak.nummer
                )
            )
    InterneTaak.objects.filter(pk__in=[taak.pk for taak in taken]).delete()


def _is_touched(taak: InterneTaak, made_at: datetime) -> bool:
    """Test if anybody did something with a taak since it was made."""
    return (
        taak.status != InterneTaak.Status.TE_VERWERKEN
        or taak.toegewezen_op != made_at
        or taak.contactpogingen.exists()
        or taak.terugvragen.exists()
        or taak.notities.exists()
    )
