"""Writes of the workplace exam: what it is made of, and every step of a sitting."""

from .aanvragen import admit, exempt, move, refuse, request_proeve, withdraw
from .afname import add_gesprek, begin_proeve, break_off, end_afname
from .bijwerken import Stand, Uitkomst, apply_offline
from .eigenaren import save_eigenaar
from .inzien import open_proeve
from .oordeel import (
    agree,
    confirm_mark,
    fix,
    give_back,
    give_provisional,
    hand_in,
    hand_over_result,
    respond_to_result,
)
from .opdrachten import make_opdracht, save_opdracht, sign_opdracht
from .procedures import answer, archive, ask, destroy_due
from .uitreiken import confirm_receipt, establish_identity, hand_out
from .vervangen import replace_assessor

__all__ = [
    "Stand",
    "Uitkomst",
    "add_gesprek",
    "admit",
    "agree",
    "answer",
    "apply_offline",
    "archive",
    "ask",
    "begin_proeve",
    "break_off",
    "confirm_mark",
    "confirm_receipt",
    "destroy_due",
    "end_afname",
    "establish_identity",
    "exempt",
    "fix",
    "give_back",
    "give_provisional",
    "hand_in",
    "hand_out",
    "hand_over_result",
    "make_opdracht",
    "move",
    "open_proeve",
    "refuse",
    "replace_assessor",
    "request_proeve",
    "respond_to_result",
    "save_eigenaar",
    "save_opdracht",
    "sign_opdracht",
    "withdraw",
]
