"""What every page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from . import navigation, queries
from .models import Medewerker


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the gemeente, the person and the menu entries that this person may open."""
    user = getattr(request, "user", None)
    known = user if isinstance(user, Medewerker) else None
    return {
        "organisatie": queries.organisatie(),
        "medewerker": known,
        "nav": _navigation(request.path, known) if known else [],
    }


def _navigation(path: str, medewerker: Medewerker) -> list[dict[str, Any]]:
    shown = navigation.entries(settings.NAVIGATION, medewerker)
    urls = {entry.key: reverse(entry.url) for entry in shown}
    return [
        {
            "key": entry.key,
            "url": urls[entry.key],
            "icon": entry.icon,
            "label": entry.label,
            "is_current": path.startswith(urls[entry.key]),
        }
        for entry in shown
    ]
