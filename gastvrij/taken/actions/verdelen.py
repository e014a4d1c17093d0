"""Writes of taken: hand work to somebody else, one taak or all of somebody who is ill."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.taken import queries, rules
from gastvrij.taken.models import InterneTaak, Taaknotitie

from .behandelen import note
from .grendel import CannotHandle, locked, refuse_finished
from .toewijzing import whom

ASSIGNED = (
    "status",
    "afdeling",
    "team",
    "medewerker",
    "toegewezen_op",
    "gezien_op",
    "gemeld_op",
)


class IsAway(CannotHandle):
    """The one chosen is away; `vervanger` is who does the work, None if nobody does."""

    def __init__(self, message: str, vervanger: Medewerker | None) -> None:
        super().__init__(message)
        self.vervanger = vervanger


class Changed(CannotHandle):
    """What was to be handed over is not what was shown; nothing is written."""


def _assign(
    taak: InterneTaak, at: datetime, to: Afdeling | None, medewerker: Medewerker | None
) -> None:
    """Lay a taak with another, who has not seen it and is told anew."""
    taak.status = rules.Status.TE_VERWERKEN
    taak.afdeling, taak.team, taak.medewerker, taak.toegewezen_op = to, None, medewerker, at
    taak.gezien_op = taak.gemeld_op = None
    taak.save(update_fields=ASSIGNED)


def _place(afdeling: Afdeling | None, medewerker: Medewerker | None) -> Afdeling:
    to = medewerker.afdeling if medewerker is not None else afdeling
    if to is None or (medewerker is not None and not basis.has(medewerker, Recht.TAKEN)):
        raise CannotHandle(_("Kies een afdeling of collega die deze taak kan doen."))
    return to


def _refuse_away(medewerker: Medewerker | None, at: datetime) -> None:
    day = timezone.localdate(at)
    absence = queries.absence_of(medewerker, on=day) if medewerker else None
    if absence is not None and medewerker is not None:
        vervanger = queries.vervanger_of(medewerker, on=day)
        said = queries.absence_note(absence)
        hint = _("Kies een ander, of zet het vinkje als het toch bij deze collega moet liggen.")
        raise IsAway(f"{said} {hint}", vervanger)


@transaction.atomic
def forward(
    *,
    by: Medewerker,
    at: datetime,
    taak: InterneTaak,
    afdeling: Afdeling | None = None,
    medewerker: Medewerker | None = None,
    toelichting: str = "",
    toch: bool = False,
) -> InterneTaak:
    """Hand a taak to another afdeling or person; term and promise to the inwoner stay.

    Raises CannotHandle if it is finished, if nobody is named, or if that person may not do it;
    IsAway if that person is away, unless `toch` says that it must be so.
    """
    stored = locked(taak)
    queries.require_forward(queries.blik(by, now=at), stored)
    refuse_finished(stored)
    to = _place(afdeling, medewerker)
    if not toch:
        _refuse_away(medewerker, at)
    _assign(stored, at, to, medewerker)
    data = note(by, at, stored, Taaknotitie.Soort.DOORGESTUURD, toelichting)
    record(by=by, did="taak.forwarded", to=stored, at=at, data=data | whom(to, medewerker))
    return stored


@transaction.atomic
def reassign_all(
    *,
    by: Medewerker,
    at: datetime,
    van: Medewerker,
    verwacht: int,
    afdeling: Afdeling | None = None,
    medewerker: Medewerker | None = None,
    toch: bool = False,
) -> int:
    """Hand all open taken of somebody to an afdeling or a colleague; return how many.

    Only taken of afdelingen that `by` leads. `verwacht` is how many were shown: Changed, with
    nothing written, if there are more or fewer by now. CannotHandle and IsAway as `forward` does.
    """
    if van.pk == (medewerker.pk if medewerker else None):
        raise CannotHandle(_("Kies iemand anders dan de collega van wie u de taken verdeelt."))
    to = _place(afdeling, medewerker)
    if not toch:
        _refuse_away(medewerker, at)
    keys = queries.open_taken_of(by, van).values_list("pk", flat=True)
    rows = InterneTaak.objects.select_for_update().filter(pk__in=list(keys), medewerker=van)
    found = [one for one in rows.order_by("pk") if one.status != rules.Status.VERWERKT]
    if len(found) != verwacht:
        raise Changed(
            ngettext(
                "Intussen ligt er {aantal} open taak bij {naam}. Kijk en kies opnieuw.",
                "Intussen liggen er {aantal} open taken bij {naam}. Kijk en kies opnieuw.",
                len(found),
            ).format(aantal=len(found), naam=van.naam)
        )
    data = whom(to, medewerker) | {"van": str(van.uuid)}
    for one in found:
        _assign(one, at, to, medewerker)
        record(by=by, did="taak.reassigned", to=one, at=at, data=data)
    return len(found)
