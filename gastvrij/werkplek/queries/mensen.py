"""Colleagues to put an inwoner through to, as the desk shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Aanwezigheid, Afdeling, Medewerker, Team
from gastvrij.taken import queries as taken

MOST_SHOWN = 8


@dataclass(frozen=True)
class Mens:
    """A colleague with the direct number, and whether that person can be reached if known."""

    naam: str
    telefoon: str
    stand: str = ""
    icoon: str = "user"


@dataclass(frozen=True)
class Bereikbaren:
    """Whom to put through to; `waarom_niet` says why presence is not known."""

    titel: str = ""
    mensen: Sequence[Mens] = ()
    waarom_niet: str = ""


def teams() -> QuerySet[Team]:
    """Return the teams that can be asked."""
    return Team.objects.filter(afdeling__is_actief=True).select_related("afdeling")


def people() -> QuerySet[Medewerker]:
    """Return the colleagues who can be asked, by name."""
    return taken.colleagues().order_by("naam")


def bereikbaar(afdeling: Afdeling | None, *, by: Medewerker, now: datetime) -> Bereikbaren:
    """Return who can be reached now, those of the afdeling of the onderwerp first.

    Without presence (the gate is closed): the people of that afdeling with their numbers.
    """
    reason = basis.why_no_aanwezigheid()
    if reason:
        return _of_afdeling(afdeling, by=by, reason=reason)
    key = afdeling.pk if afdeling else None
    found = [
        one
        for one in basis.reachable(now)
        if one.medewerker.pk != by.pk and one.stand == Aanwezigheid.Stand.BESCHIKBAAR
    ]
    found.sort(key=lambda one: (one.medewerker.afdeling_id != key, one.medewerker.naam))
    shown = [
        Mens(
            one.medewerker.naam,
            one.medewerker.telefoon,
            str(one.medewerker.afdeling or ""),
            "user-check",
        )
        for one in found[:MOST_SHOWN]
    ]
    return Bereikbaren(_("Nu bereikbaar"), shown)


def _of_afdeling(afdeling: Afdeling | None, *, by: Medewerker, reason: str) -> Bereikbaren:
    if afdeling is None:
        return Bereikbaren(waarom_niet=reason)
    found = people().filter(afdeling=afdeling).exclude(pk=by.pk)[:MOST_SHOWN]
    return Bereikbaren(
        _("Collega's van {afdeling}").format(afdeling=afdeling.naam),
        [Mens(one.naam, one.telefoon) for one in found],
        reason,
    )
