"""Writes of calls: what the telephone exchange tells, and the conversation that comes of it.

Without events in the trail: their moments together would be ring times, which only the gate opens.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Gesprek, Oproep
from gastvrij.klantcontact.rules import Gebeurtenis

LONGEST = timedelta(hours=12)
NUMBER_LIMIT = 80
# An event later than this after the end of its call is none of this call any more.
REMEMBERED = timedelta(minutes=10)


class CannotTell(Exception):
    """The event is refused; the message is fit for who runs the telephone exchange."""


class CallGone(Exception):
    """The call ended or is a colleague's; the message is fit for the medewerker."""


@transaction.atomic
def note_gebeurtenis(
    *,
    at: datetime,
    extern_id: str,
    soort: Gebeurtenis,
    moment: datetime,
    medewerker: Medewerker | None = None,
    nummer: str = "",
) -> Oproep:
    """Take in an event of a call, in whatever order and however often it comes.

    `moment` is that of the exchange, `at` ours. `medewerker` is whose device it is; the call keeps
    the person it had without one. Raises CannotTell if it is not known whose call it is.
    """
    oproep, made = _locked(extern_id, medewerker, at=at)
    if oproep.beeindigd_op is not None:
        return oproep
    if soort is Gebeurtenis.ENDED:
        return _end(oproep, at=at)
    stand = rules.Stand() if made else _stand(oproep)
    new = rules.after(
        stand,
        soort,
        moment=moment,
        medewerker=medewerker.pk if medewerker else None,
        nummer=nummer.strip()[:NUMBER_LIMIT],
    )
    _keep(oproep, new)
    if oproep.gesprek is not None:
        _tell_gesprek(oproep, oproep.gesprek)
    return oproep


def _locked(extern_id: str, medewerker: Medewerker | None, *, at: datetime) -> tuple[Oproep, bool]:
    """Return the call under this name, locked, and whether it is new.

    An event about nobody of a call that we never heard of leaves only the name of an ended call.
    """
    start = {"beeindigd_op": at} if medewerker is None else {"medewerker": medewerker}
    calls = Oproep.objects.select_for_update(of=("self",)).select_related("gesprek")
    return calls.get_or_create(extern_id=extern_id, defaults=start)


def _stand(oproep: Oproep) -> rules.Stand:
    return rules.Stand(
        medewerker=oproep.medewerker_id,
        ging_over_op=oproep.ging_over_op,
        opgenomen_op=oproep.opgenomen_op,
        doorverbonden_op=oproep.doorverbonden_op,
        nummer=oproep.nummer,
    )


def _keep(oproep: Oproep, new: rules.Stand) -> None:
    oproep.medewerker_id = new.medewerker or oproep.medewerker_id
    oproep.ging_over_op, oproep.opgenomen_op = new.ging_over_op, new.opgenomen_op
    oproep.doorverbonden_op, oproep.nummer = new.doorverbonden_op, new.nummer
    oproep.genormaliseerd = rules.caller_number(new.nummer)
    oproep.save()


def _end(oproep: Oproep, *, at: datetime) -> Oproep:
    """Forget all of a call but its name; the conversation stays open for what is left to do."""
    oproep.beeindigd_op = at
    oproep.medewerker, oproep.gesprek = None, None
    oproep.nummer, oproep.genormaliseerd = "", ""
    oproep.ging_over_op = oproep.opgenomen_op = None
    oproep.doorverbonden_op = oproep.getoond_op = None
    oproep.save()
    return oproep


def _tell_gesprek(oproep: Oproep, gesprek: Gesprek) -> None:
    """Write into a conversation what its call tells: transferred, and ring time if that may be."""
    seconds = measured_seconds(oproep)
    changes: dict[str, object] = {}
    if seconds is not None and gesprek.seconden_overgegaan != seconds:
        changes["seconden_overgegaan"] = seconds
    if oproep.doorverbonden_op is not None and gesprek.doorverbonden_op is None:
        changes["doorverbonden_op"] = oproep.doorverbonden_op
    if changes:
        Gesprek.objects.filter(pk=gesprek.pk).update(**changes)
        for name, value in changes.items():
            setattr(gesprek, name, value)


def measured_seconds(oproep: Oproep) -> int | None:
    """Return how long a call rang; None if that is unknown, or the gate was closed on that day."""
    seconds = rules.seconds_ringing(_stand(oproep))
    if seconds is None or oproep.opgenomen_op is None:
        return None
    doel = Poortbesluit.Doel.BELTIJDEN
    besluit = basis.poortbesluit(doel, on=timezone.localdate(oproep.opgenomen_op))
    return seconds if besluit is not None else None


def claim_oproep(*, by: Medewerker, oproep: Oproep) -> Oproep:
    """Return the call of somebody as it is stored, locked, with its gesprek if there is one.

    Inside the transaction of the caller. Raises CallGone if it ended or is a colleague's by now.
    """
    calls = Oproep.objects.select_for_update(of=("self",)).select_related("gesprek")
    stored = calls.filter(pk=oproep.pk, medewerker=by, beeindigd_op=None).first()
    if stored is None:
        raise CallGone(_("Deze oproep is voorbij, of een collega heeft opgenomen."))
    return stored


def tie_oproep(*, at: datetime, oproep: Oproep, gesprek: Gesprek) -> None:
    """Tie a claimed call to the conversation that starts with it."""
    oproep.gesprek, oproep.getoond_op = gesprek, at
    oproep.save(update_fields=["gesprek", "getoond_op"])
    _tell_gesprek(oproep, gesprek)


@transaction.atomic
def clean_oproepen(*, at: datetime) -> int:
    """Remove calls that never ended and the names of those that did; return how many."""
    ended = Oproep.objects.filter(beeindigd_op__lte=at - REMEMBERED)
    running = Oproep.objects.filter(beeindigd_op=None)
    old = running.filter(ging_over_op__lte=at - LONGEST) | running.filter(
        ging_over_op=None, opgenomen_op__lte=at - LONGEST
    )
    return ended.delete()[0] + old.delete()[0]
