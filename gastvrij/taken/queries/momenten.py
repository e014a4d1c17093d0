"""When an afdeling can be reached, and which moments can be promised to an inwoner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact.models import Onderwerp
from gastvrij.taken import rules
from gastvrij.taken.models import Afwezigheid, Openingstijd

from .termijnen import latest_day

# How far ahead a promise goes when no term is agreed, and how many moments one can choose from.
WERKDAGEN_WITHOUT_TERM = 5
MOST_MOMENTS = 40


class Herkomst(StrEnum):
    """Where windows come from."""

    AFDELING = "afdeling"
    GEMEENTE = "gemeente"
    AANNAME = "aanname"


@dataclass(frozen=True)
class Belvensters:
    """When somebody of an afdeling can call back, by weekday, and where that was read."""

    vensters: Mapping[int, Sequence[rules.Venster]]
    herkomst: Herkomst

    @property
    def week(self) -> list[tuple[str, Sequence[rules.Venster]]]:
        """Return the windows by the name of the day, Monday first."""
        return [(str(name), self.vensters.get(day, ())) for day, name in WEEKDAYS.items()]

    @property
    def uitleg(self) -> str:
        """Return in a sentence where these windows come from."""
        said = {
            Herkomst.AFDELING: _("Volgens de beltijden van de afdeling."),
            Herkomst.GEMEENTE: _("Volgens de openingstijden van de gemeente."),
            Herkomst.AANNAME: _(
                "Er zijn geen openingstijden ingevuld. We gaan uit van werkdagen van 9:00 tot "
                "17:00 uur. De functioneel beheerder vult ze in bij Beheer."
            ),
        }
        return said[self.herkomst]


def belvensters(afdeling: Afdeling | None) -> Belvensters:
    """Return when an afdeling calls back: its own windows, else the gemeente's, else office hours.

    One query.
    """
    own: dict[int, list[rules.Venster]] = {}
    all_: dict[int, list[rules.Venster]] = {}
    keys = [None, afdeling.pk if afdeling else None]
    for row in Openingstijd.objects.all():
        if row.afdeling_id in keys:
            place = all_ if row.afdeling_id is None else own
            place.setdefault(row.weekdag, []).append(rules.Venster(row.van, row.tot))
    if own:
        return Belvensters(own, Herkomst.AFDELING)
    if all_:
        return Belvensters(all_, Herkomst.GEMEENTE)
    return Belvensters(rules.AANNAME, Herkomst.AANNAME)


@dataclass(frozen=True)
class Moment:
    """A stretch of time that can be promised; `let_op` says what is different then."""

    van: datetime
    tot: datetime
    let_op: str = ""


def moments(
    afdeling: Afdeling | None,
    medewerker: Medewerker | None,
    *,
    now: datetime,
    onderwerp: Onderwerp | None = None,
) -> list[Moment]:
    """Return the moments that can be promised for a call-back, earliest first, at most forty.

    Within the windows of the afdeling (of the medewerker, if only a person is named), on working
    days, from an hour on and up to the last day of the term; without a term five working days
    ahead. On days that the medewerker is away, `let_op` tells who calls instead. Both ends are in
    the time of the gemeente.
    """
    local = timezone.localtime(now)
    place = afdeling or (medewerker.afdeling if medewerker else None)
    today = local.date()
    last = latest_day(place, on=today, onderwerp=onderwerp)
    if last is None:
        last = basis.werkdagen_after(today, WERKDAGEN_WITHOUT_TERM)
    stretches = rules.tijdvakken(
        belvensters(place).vensters,
        closed_on=basis.closed_days(today, last),
        now=local,
        last=last,
    )
    away = _absences(medewerker, today, last) if medewerker else []
    found = []
    for stretch in stretches:
        found.append(Moment(stretch.van, stretch.tot, _note(away, stretch.van.date())))
        if len(found) == MOST_MOMENTS:
            break
    return found


def _absences(medewerker: Medewerker, first: date, last: date) -> list[Afwezigheid]:
    rows = Afwezigheid.objects.filter(medewerker=medewerker, van__lte=last, tot__gte=first)
    return list(rows.select_related("medewerker", "vervanger"))


def _note(away: Sequence[Afwezigheid], day: date) -> str:
    one = next((row for row in away if row.van <= day <= row.tot), None)
    return "" if one is None else absence_note(one)


def absence_note(one: Afwezigheid) -> str:
    """Return in a sentence that somebody is away, and who does the work."""
    names = {
        "naam": one.medewerker.naam,
        "tot": f"{one.tot:%d-%m-%Y}",
        "vervanger": one.vervanger.naam if one.vervanger else "",
    }
    if one.vervanger:
        said = _("{naam} is afwezig tot en met {tot}. {vervanger} vervangt.")
    else:
        said = _("{naam} is afwezig tot en met {tot}, zonder vervanger. Kies liever de afdeling.")
    return said.format(**names)


def tijden_of(afdeling: Afdeling | None) -> list[Openingstijd]:
    """Return the windows that were entered for an afdeling; None: those of the gemeente."""
    return list(Openingstijd.objects.filter(afdeling=afdeling))


def may_set_tijden(medewerker: Medewerker, afdeling: Afdeling | None) -> bool:
    """Test if somebody may set windows: the beheerder all, a teamleider those of the afdeling."""
    if basis.has(medewerker, Recht.BEHEER):
        return True
    if afdeling is None or not basis.has(medewerker, Recht.TAKEN_VERDELEN):
        return False
    return basis.require(medewerker, Recht.TAKEN_VERDELEN).reaches(afdeling.pk)


def require_tijden(medewerker: Medewerker, afdeling: Afdeling | None) -> None:
    """Raise PermissionDenied unless somebody may set the windows of an afdeling."""
    if not may_set_tijden(medewerker, afdeling):
        raise PermissionDenied(_("Alleen de beheerder of de teamleider past deze tijden aan."))


def afdelingen_with_tijden(medewerker: Medewerker) -> list[Afdeling]:
    """Return the afdelingen whose windows somebody may read; PermissionDenied if none.

    All for those who administer or audit, for a teamleider those that one leads.
    """
    rows = Afdeling.objects.filter(is_actief=True)
    if basis.has(medewerker, Recht.BEHEER_LEZEN):
        return list(rows)
    toegang = basis.require(medewerker, Recht.TAKEN_VERDELEN)
    if not toegang.afdelingen:
        raise PermissionDenied(_("Alleen de beheerder of de teamleider ziet deze tijden."))
    return list(rows.filter(pk__in=toegang.afdelingen))


def get_afdeling_with_tijden(medewerker: Medewerker, uuid: UUID) -> Afdeling:
    """Return an afdeling whose windows somebody may read; Http404 outside the scope."""
    found = [one for one in afdelingen_with_tijden(medewerker) if one.uuid == uuid]
    if not found:
        raise Http404(_("Deze afdeling bestaat niet, of u bent er geen teamleider."))
    return found[0]
