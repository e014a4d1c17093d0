"""What forms of beoordeling share."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CHOOSE = gettext_lazy("Maak een keuze")
MOMENT = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")


def seconds(said: str) -> int | None:
    """Return a moment such as 2:05 or 1:02:05 in seconds, None if nothing was said.

    Raises ValidationError for anything else.
    """
    if not said.strip():
        return None
    match = MOMENT.fullmatch(said.strip())
    if match is None:
        raise forms.ValidationError(_("Schrijf minuten en seconden, zoals 2:05."))
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + rest
