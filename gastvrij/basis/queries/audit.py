"""The audit trail: as rows to seal, and as lines to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gastvrij.basis import trail
from gastvrij.basis.audit.chain import FIELDS
from gastvrij.basis.audit.verify import Kind, Problem
from gastvrij.basis.models import Aanvraag, Event, Medewerker, Zegel
from gastvrij.basis.rules import Bereik, Recht

from .kalender import midnight
from .rights import require

LONG_TRAIL = 50_000
# Acts of which the person they are about is an inwoner; the trail never names inwoners.
ABOUT_INWONER = ("gesprek.", "klantbeeld.", "partij.")
OLDEST_WRITER = (
    "SELECT min(xact_start) FROM pg_stat_activity "
    "WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()"
)


def events_about(medewerker: Medewerker) -> QuerySet[Event]:
    """Return who read or changed something about somebody, newest first."""
    return Event.objects.filter(about=medewerker.uuid).order_by("-pk")


def events_by(medewerker: Medewerker) -> QuerySet[Event]:
    """Return somebody's own acts, newest first."""
    return Event.objects.filter(by=medewerker.uuid).order_by("-pk")


def events_for(medewerker: Medewerker) -> QuerySet[Event]:
    """Return the audit trail: all of it for administrators and auditors, else one's own acts."""
    if require(medewerker, Recht.AUDIT).bereik is Bereik.ALLES:
        return Event.objects.order_by("-pk")
    return events_by(medewerker)


def require_trail(medewerker: Medewerker) -> None:
    """Refuse with PermissionDenied who may not see the whole trail."""
    if require(medewerker, Recht.AUDIT).bereik is not Bereik.ALLES:
        raise PermissionDenied(_("Uw rol geeft geen recht op deze pagina of handeling."))


def events_on(object_uuid: UUID) -> QuerySet[Event]:
    """Return what happened to one object, oldest first."""
    return Event.objects.filter(object=object_uuid).order_by("at", "pk")


def filter_events(
    events: QuerySet[Event],
    *,
    did: str = "",
    since: date | None = None,
    until: date | None = None,
    person: Medewerker | None = None,
) -> QuerySet[Event]:
    """Return the events that begin with `did`, on these days, by or about a person."""
    if did:
        events = events.filter(did__startswith=did)
    if since:
        events = events.filter(at__gte=midnight(since))
    if until:
        events = events.filter(at__lt=midnight(until + timedelta(days=1)))
    if person:
        events = events.filter(by=person.uuid) | events.filter(about=person.uuid)
    return events


@dataclass(frozen=True)
class Regel:
    """A line of the trail to read: names as they are today, no content."""

    pk: int
    at: datetime
    did: str
    wie: str
    wat: str
    over: str


def lines(events: Iterable[Event]) -> list[Regel]:
    """Return events as lines to read; names in one query, "iemand" for who is no longer here."""
    events = list(events)
    people = {uuid for event in events for uuid in (event.by, event.about) if uuid}
    names = dict(Medewerker.objects.filter(uuid__in=people).values_list("uuid", "naam"))
    return [
        Regel(
            pk=event.pk,
            at=event.at,
            did=event.did,
            wie=_name(names, event.by, _("het systeem")),
            wat=trail.sentence(event.did),
            over=_over(names, event),
        )
        for event in events
    ]


def _over(names: dict[UUID, str], event: Event) -> str:
    is_inwoner = event.did.startswith(ABOUT_INWONER) and event.about not in names
    return _("een inwoner") if is_inwoner and event.about else _name(names, event.about, "")


def _name(names: dict[UUID, str], uuid: UUID | None, nobody: str) -> str:
    return names.get(uuid, _("iemand die hier niet meer is")) if uuid else nobody


def event_rows(*, after: int) -> QuerySet[Event, tuple[Any, ...]]:
    """Return the events after a key as bare rows, in order, for the seal."""
    return Event.objects.filter(pk__gt=after).order_by("pk").values_list(*FIELDS)


def oldest_writer() -> datetime | None:
    """Return when the oldest transaction that writes began, None if there is none.

    On PostgreSQL a key is given out before its row can be seen, so a seal waits for whoever
    still writes. SQLite lets one write at a time.
    """
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(OLDEST_WRITER)
        began: datetime | None = cursor.fetchone()[0]
    return began


def laatste_zegel() -> str:
    """Return the digest of the last link, empty if nothing was sealed yet."""
    return Zegel.objects.order_by("-laatste").values_list("digest", flat=True).first() or ""


def laatste_controle() -> Event | None:
    """Return the event of the last check of the trail."""
    return Event.objects.filter(did="audit.verified").order_by("-pk").first()


def problems_of(controle: Event | None) -> list[Problem]:
    """Return what a check of the trail found, the first 50."""
    found = controle.data["problems"] if controle else []
    return [Problem(Kind(kind), eerste, laatste) for kind, eerste, laatste in found]


def is_long_trail() -> bool:
    """Test if checking the trail takes more than the few seconds that a page may take."""
    last = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return last > LONG_TRAIL


def aanvragen(soort: str, sleutel: str, *, since: datetime) -> int:
    """Return how often something rationed was asked since a moment."""
    return Aanvraag.objects.filter(soort=soort, sleutel=sleutel, at__gt=since).count()
