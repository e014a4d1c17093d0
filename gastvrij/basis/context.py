"""What every page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac

from . import navigation, queries
from .models import Medewerker


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the gemeente, the person and the menu entries that this person may open."""
    user = getattr(request, "user", None)
    known = user if isinstance(user, Medewerker) else None
    return {
        "organisatie": queries.organisatie(),
        "medewerker": known,
        "kluissleutel": kluis_key(known) if known else "",
        "nav": _navigation(request.path, known) if known else [],
    }


def kluis_key(medewerker: Medewerker) -> str:
    """Return the key, in hexadecimal, of what this browser keeps while the server is away.

    It belongs to the login of this person until the password changes, so that it is the same after
    a session that ended; nothing but a page of that person holds it.
    """
    login = f"{medewerker.uuid}{medewerker.get_session_auth_hash()}"
    return salted_hmac("gastvrij.kluis", login, algorithm="sha256").hexdigest()


def _navigation(path: str, medewerker: Medewerker) -> list[dict[str, Any]]:
    shown = navigation.entries(settings.NAVIGATION, medewerker)
    urls = {entry.key: reverse(entry.url) for entry in shown}
    # A page under another one, such as the messages under the desk, is only itself.
    current = max((url for url in urls.values() if path.startswith(url)), key=len, default="")
    return [
        {
            "key": entry.key,
            "url": urls[entry.key],
            "icon": entry.icon,
            "label": entry.label,
            "is_current": urls[entry.key] == current,
        }
        for entry in shown
    ]
