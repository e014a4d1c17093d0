"""Writes of klantcontact: conversations, drafts, klantcontacten and the managed lists."""

from .beheer import CannotChangeOnderwerp, add_onderwerp, change_onderwerp, ensure_kanalen
from .compleet import CannotRegister, Refusal, Vraag, refusals
from .gesprekken import (
    ConceptOutdated,
    ConceptTooLarge,
    lock_gesprek,
    save_concept,
    start_gesprek,
)
from .registreren import count_simple, register

__all__ = [
    "CannotChangeOnderwerp",
    "CannotRegister",
    "ConceptOutdated",
    "ConceptTooLarge",
    "Refusal",
    "Vraag",
    "add_onderwerp",
    "change_onderwerp",
    "count_simple",
    "ensure_kanalen",
    "lock_gesprek",
    "refusals",
    "register",
    "save_concept",
    "start_gesprek",
]
