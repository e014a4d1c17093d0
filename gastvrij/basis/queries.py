"""Reads of basis: who may what, where, and when the gemeente works."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

import holidays
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from . import rules
from .models import (
    Afdeling,
    Event,
    Medewerker,
    Organisatie,
    Poortbesluit,
    RolToewijzing,
    Sluitingsdag,
)
from .rules import Bereik, Recht, Rol


@dataclass(frozen=True)
class Toegang:
    """How far somebody's right reaches, and over which afdelingen (keys) where that counts."""

    bereik: Bereik
    afdelingen: frozenset[int]

    def reaches(self, afdeling_id: int | None) -> bool:
        """Test if the right reaches an afdeling by itself, apart from what is one's own."""
        if self.bereik is Bereik.ALLES:
            return True
        return self.bereik is Bereik.AFDELING and afdeling_id in self.afdelingen


def has(medewerker: Medewerker, recht: Recht) -> bool:
    """Test if somebody has a right at all."""
    return medewerker.is_active and rules.bereik(medewerker.rollen, recht) is not None


def require(medewerker: Medewerker, recht: Recht) -> Toegang:
    """Return how far a right reaches; PermissionDenied (403) if it is missing."""
    reach = rules.bereik(medewerker.rollen, recht) if medewerker.is_active else None
    if reach is None:
        raise PermissionDenied(_("Uw rol geeft geen recht op deze pagina of handeling."))
    if reach is not Bereik.AFDELING:
        return Toegang(reach, frozenset())
    return Toegang(reach, _afdelingen_of(medewerker, recht))


def _afdelingen_of(medewerker: Medewerker, recht: Recht) -> frozenset[int]:
    giving = [rol for rol, reach in rules.RECHTEN[recht].items() if reach is Bereik.AFDELING]
    roots = {
        toewijzing.afdeling_id or medewerker.afdeling_id
        for toewijzing in medewerker.toewijzingen.filter(rol__in=giving)
    }
    parents = dict(Afdeling.objects.values_list("pk", "parent_id"))
    below = (rules.with_descendants(root, parents) for root in roots if root is not None)
    return frozenset().union(*below)


def organisatie() -> Organisatie:
    """Return the gemeente of this installation, unnamed while nobody named it."""
    return Organisatie.objects.filter(pk=1).first() or Organisatie(naam=_("uw gemeente"))


def is_empty_installation() -> bool:
    """Test if nobody can log in yet, so that the first page makes the first administrator."""
    return not Medewerker.objects.exists()


def medewerkers_for(medewerker: Medewerker) -> QuerySet[Medewerker]:
    """Return all staff for those who administer or audit them."""
    require(medewerker, Recht.BEHEER_LEZEN)
    return Medewerker.objects.select_related("afdeling", "team").prefetch_related("toewijzingen")


def get_medewerker_for(medewerker: Medewerker, uuid: UUID) -> Medewerker:
    """Return one of the staff for those who administer them; Http404 if unknown."""
    found = medewerkers_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze medewerker bestaat niet."))
    return found


def medewerkers_with(rol: Rol) -> QuerySet[Medewerker]:
    """Return the active staff who have a role, by name."""
    return Medewerker.objects.filter(is_active=True, toewijzingen__rol=rol).distinct()


def afdelingen_for(medewerker: Medewerker) -> QuerySet[Afdeling]:
    """Return all afdelingen for those who administer or audit them."""
    require(medewerker, Recht.BEHEER_LEZEN)
    return Afdeling.objects.select_related("parent")


def get_afdeling_for(medewerker: Medewerker, uuid: UUID) -> Afdeling:
    """Return one afdeling for those who administer them; Http404 if unknown."""
    found = afdelingen_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze afdeling bestaat niet."))
    return found


def toewijzingen_of(medewerker: Medewerker) -> QuerySet[RolToewijzing]:
    """Return the roles of somebody with the afdeling they are for."""
    return medewerker.toewijzingen.select_related("afdeling").order_by("rol")


def poortbesluit(doel: str, *, on: date) -> Poortbesluit | None:
    """Return the decision under which watching people for a purpose may run on a day."""
    return (
        Poortbesluit.objects.filter(doel=doel, geldig_van__lte=on, geldig_tot__gte=on)
        .filter(Q(ingetrokken_op=None) | Q(ingetrokken_op__gt=on))
        .first()
    )


@lru_cache(maxsize=32)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=year))


def closed_days(first: date, last: date) -> frozenset[date]:
    """Return the holidays and closed days in a period, both ends included."""
    national = (
        day
        for year in range(first.year, last.year + 1)
        for day in _holidays(year)
        if first <= day <= last
    )
    own = Sluitingsdag.objects.filter(dag__range=(first, last)).values_list("dag", flat=True)
    return frozenset([*national, *own])


def events_about(medewerker: Medewerker) -> QuerySet[Event]:
    """Return who read or changed something about somebody, newest first."""
    return Event.objects.filter(about=medewerker.uuid).order_by("-at", "-pk")


def events_for(medewerker: Medewerker) -> QuerySet[Event]:
    """Return the audit trail: all of it for administrators and auditors, else one's own acts."""
    reach = require(medewerker, Recht.AUDIT).bereik
    events = Event.objects.order_by("-at", "-pk")
    return events if reach is Bereik.ALLES else events.filter(by=medewerker.uuid)


def events_on(object_uuid: UUID) -> QuerySet[Event]:
    """Return what happened to one object, oldest first."""
    return Event.objects.filter(object=object_uuid).order_by("at", "pk")


def why_not_ready() -> str:
    """Return why this installation cannot serve, empty if it can."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "migraties niet uitgevoerd"
    return ""
