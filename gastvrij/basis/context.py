"""What every page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string

from . import queries


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the gemeente, the person and the menu entries that this person may open."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {
        "organisatie": queries.organisatie(),
        "medewerker": user if known else None,
        "nav": _navigation(request) if known else [],
    }


def _navigation(request: HttpRequest) -> list[dict[str, Any]]:
    match = request.resolver_match
    return [
        {
            "key": entry.key,
            "url": reverse(entry.url),
            "icon": entry.icon,
            "label": entry.label,
            "is_current": match is not None and match.app_name == entry.url.split(":")[0],
        }
        for entry in import_string(settings.NAVIGATION)
        if entry.recht is None or queries.has(request.user, entry.recht)
    ]
