"""Who leaves, whether the dossier went along, and what of it goes when."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.ontwikkeling.models import Dossiertermijn, Dossiervernietiging, Vertrek
from gastvrij.ontwikkeling.rules import dossier as regels

from .opruimen import counts_about, in_words

EXPORTED = "dossier.exported"
MOST_SHOWN = 200


@dataclass(frozen=True)
class Vertrekregel:
    """A departure, when the employee took the dossier along since, and the day it is deleted."""

    vertrek: Vertrek
    opgehaald_op: datetime | None
    weg_op: date | None


@dataclass(frozen=True)
class Dossiervooruitblik:
    """What would go under a term: of how many people, and how many rows of each kind."""

    dagen: int
    mensen: int
    aantallen: list[tuple[str, int]]


def dossiertermijn() -> Dossiertermijn | None:
    """Return the term that counts: the one laid down last, None without."""
    return Dossiertermijn.objects.select_related("door").first()


def termijn_in_words() -> list[str]:
    """Return how long the dossier of who left stays, in words; empty without a term."""
    termijn = dossiertermijn()
    if termijn is None:
        return []
    text = ngettext(
        "%(n)s dag na de laatste werkdag. Grondslag: %(grondslag)s",
        "%(n)s dagen na de laatste werkdag. Grondslag: %(grondslag)s",
        termijn.dagen,
    )
    return [text % {"n": termijn.dagen, "grondslag": termijn.grondslag}]


def dossiertermijn_for(medewerker: Medewerker) -> Dossiertermijn | None:
    """Return the term that counts for who administers retention; PermissionDenied for others."""
    basis.require(medewerker, Recht.BEHEER_LEZEN)
    return dossiertermijn()


def vertrekken() -> QuerySet[Vertrek]:
    """Return the departures that were not taken back, the first last day first."""
    return Vertrek.objects.filter(ingetrokken_op=None).select_related(
        "medewerker__afdeling", "genoteerd_door", "uitgereikt_door"
    )


def vertrek_of(medewerker: Medewerker) -> Vertrek | None:
    """Return the departure of somebody, None if nobody noted one."""
    return vertrekken().filter(medewerker=medewerker).first()


def vertrekken_for(kijker: Medewerker) -> list[Vertrekregel]:
    """Return who leaves, for the opleidingsadviseur; PermissionDenied for others."""
    basis.require(kijker, Recht.ONTWIKKELING)
    rows = list(vertrekken()[:MOST_SHOWN])
    termijn = dossiertermijn()
    fetched = _fetched(rows)
    return [
        Vertrekregel(
            one,
            fetched.get(one.pk),
            regels.destroyed_on(one.laatste_dag, termijn.dagen) if termijn else None,
        )
        for one in rows
    ]


def _fetched(rows: list[Vertrek]) -> dict[int, datetime]:
    """Return by key of a departure when its employee last took the dossier along since."""
    people = {one.medewerker.uuid: one for one in rows}
    events = Event.objects.filter(did=EXPORTED, by__in=people).order_by("at", "pk")
    found = {}
    for by, at in events.values_list("by", "at"):
        one = people.get(by) if by is not None else None
        if one is not None and at >= one.genoteerd_op:
            found[one.pk] = at
    return found


def fetched_since(vertrek: Vertrek) -> bool:
    """Test if the employee took the dossier along since the departure was noted."""
    return bool(_fetched([vertrek]))


def get_vertrek_for(kijker: Medewerker, uuid: UUID) -> Vertrek:
    """Return a departure for the opleidingsadviseur; Http404 if it is not there (any more)."""
    basis.require(kijker, Recht.ONTWIKKELING)
    found = vertrekken().filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit vertrek staat er niet."))
    return found


def find_vertrek(uuid: str) -> Vertrek | None:
    """Return a departure that was not taken back, for the background work."""
    return vertrekken().filter(uuid=uuid).first()


def leavers() -> QuerySet[Medewerker]:
    """Return the active staff of whom no departure was noted, by name."""
    leaving = Vertrek.objects.filter(ingetrokken_op=None).values("medewerker")
    return Medewerker.objects.filter(is_active=True).exclude(pk__in=leaving)


def due_vertrekken(dagen: int, *, on: date) -> list[Vertrek]:
    """Return the departures of which the dossier goes on a day under a term of `dagen`."""
    rows = vertrekken().filter(vernietigd_op=None, uitgereikt_op__isnull=False)
    return [one for one in rows if is_due(one, dagen, on=on)]


def is_due(vertrek: Vertrek, dagen: int, *, on: date) -> bool:
    """Test if the dossier of who left goes on a day under a term of `dagen`."""
    is_settled = vertrek.uitgereikt_op is not None and vertrek.ingetrokken_op is None
    return regels.is_due(vertrek.laatste_dag, dagen, is_settled=is_settled, on=on)


def dossiervooruitblik(dagen: int, *, at: datetime) -> Dossiervooruitblik:
    """Return what would be deleted now, had dossiers this term."""
    due = due_vertrekken(dagen, on=timezone.localdate(at))
    keys = [one.medewerker_id for one in due]
    return Dossiervooruitblik(dagen, len(keys), in_words(counts_about(keys)))


def dossiervernietigingen() -> list[tuple[Dossiervernietiging, list[tuple[str, int]]]]:
    """Return the reports of what was deleted with their counts in words, newest first."""
    found = Dossiervernietiging.objects.all()[:MOST_SHOWN]
    return [(one, in_words(one.aantallen)) for one in found]
