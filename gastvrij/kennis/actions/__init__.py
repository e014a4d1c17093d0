"""Writes of kennis: articles and their index, feedback, berichten, text modules and synonyms."""

from .artikelen import (
    discard_concept,
    extend,
    place,
    publish,
    save_concept,
    start_artikel,
    start_versie,
    withdraw,
)
from .berichten import end_bericht, mark_read, save_bericht
from .fouten import CannotWrite, Outdated
from .index import rebuild_index
from .teksten import remove_synoniem, save_synoniem, save_tekstblok
from .terugkoppeling import answer, tell

__all__ = [
    "CannotWrite",
    "Outdated",
    "answer",
    "discard_concept",
    "end_bericht",
    "extend",
    "mark_read",
    "place",
    "publish",
    "rebuild_index",
    "remove_synoniem",
    "save_bericht",
    "save_concept",
    "save_synoniem",
    "save_tekstblok",
    "start_artikel",
    "start_versie",
    "tell",
    "withdraw",
]
