"""Writes on conversation quality: samples, calibrations, disputes, learning points."""

from .betwistingen import assign_reassessor, close_dispute, dispute
from .kalibraties import hand_in_kalibratie, plan_kalibratie
from .leerpunten import agree_leerpunt, decline_leerpunt, propose_leerpunt, withdraw_leerpunt
from .steekproeven import begin_trekking, draw_trekking, make_steekproef, open_steekproef

__all__ = [
    "agree_leerpunt",
    "assign_reassessor",
    "begin_trekking",
    "close_dispute",
    "decline_leerpunt",
    "dispute",
    "draw_trekking",
    "hand_in_kalibratie",
    "make_steekproef",
    "open_steekproef",
    "plan_kalibratie",
    "propose_leerpunt",
    "withdraw_leerpunt",
]
