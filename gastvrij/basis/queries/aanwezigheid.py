"""Reads of presence: who can be reached now, if the gate allows to show it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.models import Aanwezigheid, Medewerker, Poortbesluit

from .poort import poortbesluit

Stand = Aanwezigheid.Stand


@dataclass(frozen=True)
class Bereikbaar:
    """Somebody who can be reached, or is in a conversation."""

    medewerker: Medewerker
    stand: str

    @property
    def tekst(self) -> str:
        """Return the stand in words."""
        return str(Stand(self.stand).label)


def _is_open(at: datetime) -> bool:
    on = timezone.localdate(at)
    return poortbesluit(Poortbesluit.Doel.AANWEZIGHEID, on=on) is not None


def reachable(at: datetime) -> list[Bereikbaar]:
    """Return who can be reached now, then who is in a conversation, by name; with afdeling.

    Empty while the gate is closed: `why_no_aanwezigheid` tells why. Two queries.
    """
    if not _is_open(at):
        return []
    rows = (
        Aanwezigheid.objects.filter(geldig_tot__gt=at, medewerker__is_active=True)
        .exclude(stand=Stand.AFWEZIG)
        .select_related("medewerker__afdeling")
        .order_by(
            Case(When(stand=Stand.BESCHIKBAAR, then=Value(0)), default=Value(1)),
            "medewerker__naam",
        )
    )
    return [Bereikbaar(row.medewerker, row.stand) for row in rows]


def aanwezigheid_of(medewerker: Medewerker, at: datetime) -> str:
    """Return the own stand, empty if it was not set today."""
    rows = Aanwezigheid.objects.filter(medewerker=medewerker, geldig_tot__gt=at)
    return rows.values_list("stand", flat=True).first() or ""


def why_no_aanwezigheid(at: datetime | None = None) -> str:
    """Return why nobody's presence is shown and what to do, empty if the gate is open."""
    if _is_open(at or timezone.now()):
        return ""
    return _(
        "We tonen niet wie bereikbaar is: er is geen OR-besluit met DPIA. Bel de collega of kies "
        "een afdeling."
    )


@dataclass(frozen=True)
class EigenStand:
    """The own presence as the header of the desk shows it."""

    stand: str
    keuzes: list[tuple[str, str]]
    waarom_niet: str


def own_aanwezigheid(medewerker: Medewerker, at: datetime) -> EigenStand:
    """Return the own presence with what one can choose, or why there is nothing to choose."""
    reason = why_no_aanwezigheid(at)
    keuzes = [(code, str(label)) for code, label in Stand.choices]
    return EigenStand("" if reason else aanwezigheid_of(medewerker, at), keuzes, reason)
