"""What an entry of the main menu is; the entries themselves stand in config."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.module_loading import import_string

from . import queries
from .models import Medewerker
from .rules import Recht


@dataclass(frozen=True)
class Entry:
    """One entry: a key, the name of its url, icon, label and the right that shows it."""

    key: str
    url: str
    icon: str
    label: str | Promise
    recht: Recht | None


def entries(setting: str, medewerker: Medewerker) -> list[Entry]:
    """Return the entries under a dotted name that somebody has the right to see."""
    return [
        entry
        for entry in import_string(setting)
        if entry.recht is None or queries.has(medewerker, entry.recht)
    ]
