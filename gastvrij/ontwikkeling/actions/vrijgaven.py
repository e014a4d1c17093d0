"""Opening the own picture to a colleague, and closing it."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record, record_read
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Vrijgave, standard_onderdelen
from gastvrij.ontwikkeling.queries import Onderdeel


class CannotRelease(Exception):
    """The picture cannot be opened like this; the message is fit for the medewerker."""


@transaction.atomic
def give_vrijgave(
    *,
    by: Medewerker,
    at: datetime,
    aan: Medewerker,
    tot_en_met: date,
    onderdelen: Collection[str] | None = None,
) -> Vrijgave:
    """Open parts of the own profile to one colleague until a day, that day included.

    Without `onderdelen` these are the competences with their citations. Raises CannotRelease if
    that colleague has no role for it or sees it already, or if the day has gone by.
    """
    basis.require(by, Recht.COMPETENTIEBEELD)
    today = timezone.localdate(at)
    parts = _parts(standard_onderdelen() if onderdelen is None else onderdelen)
    if aan.pk == by.pk or not queries.can_receive(aan):
        raise CannotRelease(_("Kies een coach, teamleider of opleidingsadviseur."))
    if tot_en_met < today:
        raise CannotRelease(_("Kies een dag vanaf vandaag."))
    if queries.vrijgaven_of(by, on=today).filter(aan=aan).exists():
        raise CannotRelease(
            _("{naam} kan uw profiel al zien. Trek dat eerst in.").format(naam=aan.naam)
        )
    vrijgave = Vrijgave.objects.create(
        medewerker=by, aan=aan, onderdelen=parts, gegeven_op=at, tot_en_met=tot_en_met
    )
    data = {"aan": str(aan.uuid), "onderdelen": parts}
    record(by=by, did="vrijgave.given", to=vrijgave, at=at, about=by, data=data)
    return vrijgave


def _parts(asked: Collection[str]) -> list[str]:
    """Return the parts in their order; CannotRelease for none, or citations without their frame."""
    parts = [part.value for part in Onderdeel if part in asked]
    if not parts or len(parts) != len(set(asked)):
        raise CannotRelease(_("Kies wat u laat zien."))
    if Onderdeel.CITATEN in parts and Onderdeel.COMPETENTIES not in parts:
        raise CannotRelease(_("Citaten staan onder de competenties: kies die er ook bij."))
    return parts


@transaction.atomic
def withdraw_vrijgave(*, by: Medewerker, at: datetime, uuid: UUID) -> Vrijgave:
    """Close the own picture to a colleague again; Http404 if the release is another's.

    Raises CannotRelease if it was withdrawn before.
    """
    found = queries.get_vrijgave_for(by, uuid)
    locked = Vrijgave.objects.select_for_update(of=("self",)).select_related("aan").get(pk=found.pk)
    if locked.ingetrokken_op is not None:
        raise CannotRelease(_("Dit had u al ingetrokken."))
    locked.ingetrokken_op = at
    locked.save(update_fields=["ingetrokken_op"])
    record(by=by, did="vrijgave.withdrawn", to=locked, at=at, about=by)
    return locked


@transaction.atomic
def open_beeld(
    *, by: Medewerker, at: datetime, uuid: UUID
) -> tuple[Medewerker, frozenset[Onderdeel]]:
    """Return whose picture this person may see, and which parts are open; log what is read.

    Raises Http404 if it was not opened to this person.
    """
    today = timezone.localdate(at)
    medewerker = queries.get_medewerker_for(by, uuid, on=today)
    parts = queries.vrijgegeven(by, medewerker, today)
    with_citaten = Onderdeel.CITATEN in parts
    what = "competentiebeeld_met_citaten" if with_citaten else "competentiebeeld"
    record_read(by=by, at=at, what=what, to=medewerker, about=medewerker)
    return medewerker, parts
