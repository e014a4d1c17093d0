"""Paging through the trail by key, so that the last page costs the same as the first."""

from typing import Any

from django.db.models import QuerySet

from gastvrij.basis import queries
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Event

PAGE = 50
LONGEST = 18


def older_than(request: MedewerkerRequest) -> int | None:
    """Return the key before which the page begins, None for the newest."""
    given = request.GET.get("voor", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= LONGEST else None


def page_of(events: QuerySet[Event], *, before: int | None) -> dict[str, Any]:
    """Return one page of the trail, and the key before which the next one begins."""
    older = events if before is None else events.filter(pk__lt=before)
    found = list(older[: PAGE + 1])
    shown = found[:PAGE]
    return {
        "regels": queries.lines(shown),
        "volgende": shown[-1].pk if len(found) > PAGE else None,
        "is_eerste": before is None,
    }
