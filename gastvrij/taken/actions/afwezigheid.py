"""Writes of taken: who is away when, and who does the work."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.taken import queries
from gastvrij.taken.models import Afwezigheid


class CannotPlan(Exception):
    """The absence is not kept; the message is fit for the medewerker, `field` is what is wrong."""

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.field = field


def _require(by: Medewerker, medewerker: Medewerker) -> None:
    if not queries.people_for(by).filter(pk=medewerker.pk).exists():
        raise PermissionDenied(
            _("U vult alleen uw eigen afwezigheid in, of die van medewerkers van uw afdeling.")
        )


@transaction.atomic
def add_afwezigheid(
    *,
    by: Medewerker,
    at: datetime,
    medewerker: Medewerker,
    van: date,
    tot: date,
    vervanger: Medewerker | None = None,
) -> Afwezigheid:
    """Note that somebody is away from a day up to and with another, and who replaces.

    For oneself, or by the teamleider. Raises CannotPlan for days the wrong way round, days that
    are noted already, and a vervanger who cannot do the work.
    """
    _require(by, medewerker)
    if tot < van:
        raise CannotPlan(_("De laatste dag ligt voor de eerste. Kies een latere."), field="tot")
    # One at a time for a person: two at once could both find the days free.
    Medewerker.objects.select_for_update(of=("self",)).get(pk=medewerker.pk)
    same = Afwezigheid.objects.filter(medewerker=medewerker, van__lte=tot, tot__gte=van).first()
    if same is not None:
        raise CannotPlan(
            _("Van {van} tot en met {tot} staat al in de lijst. Haal die eerst weg.").format(
                van=f"{same.van:%d-%m-%Y}", tot=f"{same.tot:%d-%m-%Y}"
            ),
            field="van",
        )
    _refuse_vervanger(medewerker, vervanger, van, tot)
    made = Afwezigheid.objects.create(medewerker=medewerker, van=van, tot=tot, vervanger=vervanger)
    data = {"van": van.isoformat(), "tot": tot.isoformat()}
    if vervanger is not None:
        data["vervanger"] = str(vervanger.uuid)
    record(by=by, did="afwezigheid.added", to=made, at=at, about=medewerker, data=data)
    return made


def _refuse_vervanger(
    medewerker: Medewerker, vervanger: Medewerker | None, van: date, tot: date
) -> None:
    if vervanger is None:
        return
    if vervanger == medewerker or not basis.has(vervanger, Recht.TAKEN):
        raise CannotPlan(
            _("Kies als vervanger een andere collega die taken kan doen."), field="vervanger"
        )
    away = Afwezigheid.objects.filter(medewerker=vervanger, van__lte=tot, tot__gte=van)
    if away.exists():
        raise CannotPlan(
            _("{naam} is dan zelf afwezig. Kies een andere vervanger.").format(naam=vervanger.naam),
            field="vervanger",
        )


@transaction.atomic
def remove_afwezigheid(*, by: Medewerker, at: datetime, afwezigheid: Afwezigheid) -> None:
    """Take away that somebody is away: back earlier, or noted by mistake."""
    _require(by, afwezigheid.medewerker)
    stored = Afwezigheid.objects.select_for_update(of=("self",)).filter(pk=afwezigheid.pk).first()
    if stored is None:
        return
    data = {"van": stored.van.isoformat(), "tot": stored.tot.isoformat()}
    about = stored.medewerker
    record(by=by, did="afwezigheid.removed", to=stored, at=at, about=about, data=data)
    stored.delete()
