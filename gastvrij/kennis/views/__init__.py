"""Screens of kennis."""

from .artikelen import answer, artikel, tell, versie
from .berichten import bericht, berichten, change_bericht, end_bericht, mark_read, new_bericht
from .redactie import (
    discard,
    edit,
    extend,
    new_artikel,
    new_versie,
    place,
    publish,
    redactie,
    withdraw,
)
from .teksten import (
    change_synoniem,
    change_tekstblok,
    new_synoniem,
    new_tekstblok,
    remove_synoniem,
    synoniemen,
    tekstblokken,
    thema,
)
from .zoeken import bureau_artikel, bureau_zoek, index, zoek

__all__ = [
    "answer",
    "artikel",
    "bericht",
    "berichten",
    "bureau_artikel",
    "bureau_zoek",
    "change_bericht",
    "change_synoniem",
    "change_tekstblok",
    "discard",
    "edit",
    "end_bericht",
    "extend",
    "index",
    "mark_read",
    "new_artikel",
    "new_bericht",
    "new_synoniem",
    "new_tekstblok",
    "new_versie",
    "place",
    "publish",
    "redactie",
    "remove_synoniem",
    "synoniemen",
    "tekstblokken",
    "tell",
    "thema",
    "versie",
    "withdraw",
    "zoek",
]
