"""The one way to append to the event table."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from gastvrij.basis.models import Event, Medewerker, Outward


def record(
    *,
    by: Medewerker | None,
    did: str,
    to: Outward | None,
    at: datetime,
    about: Outward | None = None,
    data: dict[str, Any] | None = None,
) -> Event:
    """Append one event: who did what to which object, about whom: one of the staff or an inwoner.

    `data` holds ids, codes and counts only, never names or text of citizens or staff.
    """
    return Event.objects.create(
        at=at,
        by=by.uuid if by else None,
        did=did,
        soort=to._meta.label_lower.split(".")[1] if to else "",
        object=to.uuid if to else None,
        about=about.uuid if about else None,
        data=data or {},
    )


def record_all(
    *,
    by: Medewerker | None,
    did: str,
    to: Sequence[tuple[Outward, dict[str, Any]]],
    at: datetime,
) -> list[Event]:
    """Append the same event about several objects, each with its data as `record` has it."""
    return Event.objects.bulk_create(
        Event(
            at=at,
            by=by.uuid if by else None,
            did=did,
            soort=one._meta.label_lower.split(".")[1],
            object=one.uuid,
            data=data,
        )
        for one, data in to
    )


def record_read(*, by: Medewerker, at: datetime, what: str, to: Outward, about: Medewerker) -> None:
    """Log that somebody read the dossier of another person, visible to that person."""
    if by.pk != about.pk:
        record(by=by, did=f"{what}.read", to=to, at=at, about=about)
