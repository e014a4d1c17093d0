"""Writes of taken: register a conversation with the work it asks, and do that work."""

from gastvrij.klantcontact.actions import CannotRegister, Refusal
from gastvrij.klantcontact.rules import Beller

from .afwezigheid import CannotPlan, add_afwezigheid, remove_afwezigheid
from .behandelen import finish, finish_unreached, mark_seen, record_poging, reopen, take
from .bewaken import MailNotSent, announce, deliver, escalate, remind
from .grendel import CannotHandle
from .instellen import CannotSet, save_openingstijden, save_taakregels
from .ongedaan import CannotUndo, undo_register
from .opdrachten import Opdracht, Vraag
from .registreren import register_gesprek
from .terugvragen import answer_back, ask_back
from .verdelen import Changed, IsAway, forward, reassign_all

__all__ = [
    "Beller",
    "CannotHandle",
    "CannotPlan",
    "CannotRegister",
    "CannotSet",
    "CannotUndo",
    "Changed",
    "IsAway",
    "MailNotSent",
    "Opdracht",
    "Refusal",
    "Vraag",
    "add_afwezigheid",
    "announce",
    "answer_back",
    "ask_back",
    "deliver",
    "escalate",
    "finish",
    "finish_unreached",
    "forward",
    "mark_seen",
    "reassign_all",
    "record_poging",
    "register_gesprek",
    "remind",
    "remove_afwezigheid",
    "reopen",
    "save_openingstijden",
    "save_taakregels",
    "take",
    "undo_register",
]
