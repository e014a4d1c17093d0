"""What an entry of the main menu is; the entries themselves stand in config."""

from dataclasses import dataclass

from django.utils.functional import Promise

from .rules import Recht


@dataclass(frozen=True)
class Entry:
    """One entry: a key, the name of its url, icon, label and the right that shows it."""

    key: str
    url: str
    icon: str
    label: str | Promise
    recht: Recht | None
