"""Writes of beoordeling: forms, observations, evidence and verdicts."""

from .formulieren import decide_niveaus, make_formulier, publish_formulier
from .fouten import (
    CannotAssess,
    CannotDecide,
    CannotMakeFormulier,
    CannotPlan,
    PersonalDataFound,
)
from .observaties import begin_afname, open_observatie, plan_observatie
from .oordelen import add_fragment, give_oordeel, remove_fragment
from .uitslag import respond, share, vaststellen

__all__ = [
    "CannotAssess",
    "CannotDecide",
    "CannotMakeFormulier",
    "CannotPlan",
    "PersonalDataFound",
    "add_fragment",
    "begin_afname",
    "decide_niveaus",
    "give_oordeel",
    "make_formulier",
    "open_observatie",
    "plan_observatie",
    "publish_formulier",
    "remove_fragment",
    "respond",
    "share",
    "vaststellen",
]
