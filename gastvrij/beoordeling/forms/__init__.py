"""Shape of what people fill in; the rules stand in rules and actions."""

from .bewaren import Bewaartermijn
from .bewijs import AddFragment, AddNotitie, GiveOordeel
from .bijwerken import OfflineForm, offline_form, problems
from .cesuur import MOST_RECHTERS, Angoff, ChooseCesuur, angoff_initial
from .criteria import AddElementen, ChooseKader, EditCriterium, Gewichten
from .formulieren import DecideNiveaus, EditFormulier, EditGroep, MakeFormulier
from .kwaliteit import (
    AssignReassessor,
    BeginTrekking,
    ChooseFormulier,
    CloseDispute,
    DeclineLeerpunt,
    Dispute,
    MakeSteekproef,
    PlanKalibratie,
    ProposeLeerpunt,
)
from .observaties import BeginAfname, PlanObservatie, Respond
from .opdrachten import TERMIJNEN, MakeOpdracht, SaveEigenaar, SaveOpdracht
from .proeve import (
    AddGesprek,
    AddProeveFragment,
    Agree,
    AnswerProcedure,
    AskProcedure,
    ChooseDay,
    ConfirmMark,
    FilterProeven,
    Identiteit,
    Ontvangen,
    Reden,
    ReplaceAssessor,
    RequestProeve,
    Wanneer,
)
from .transcripten import AddTranscript, BeginTranscript, CheckTranscript
from .voorbeeld import Voorbeeld
from .zelf import FillInSelf

__all__ = [
    "MOST_RECHTERS",
    "TERMIJNEN",
    "AddElementen",
    "AddFragment",
    "AddGesprek",
    "AddNotitie",
    "AddProeveFragment",
    "AddTranscript",
    "Agree",
    "Angoff",
    "AnswerProcedure",
    "AskProcedure",
    "AssignReassessor",
    "BeginAfname",
    "BeginTranscript",
    "BeginTrekking",
    "Bewaartermijn",
    "CheckTranscript",
    "ChooseCesuur",
    "ChooseDay",
    "ChooseFormulier",
    "ChooseKader",
    "CloseDispute",
    "ConfirmMark",
    "DecideNiveaus",
    "DeclineLeerpunt",
    "Dispute",
    "EditCriterium",
    "EditFormulier",
    "EditGroep",
    "FillInSelf",
    "FilterProeven",
    "Gewichten",
    "GiveOordeel",
    "Identiteit",
    "MakeFormulier",
    "MakeOpdracht",
    "MakeSteekproef",
    "OfflineForm",
    "Ontvangen",
    "PlanKalibratie",
    "PlanObservatie",
    "ProposeLeerpunt",
    "Reden",
    "ReplaceAssessor",
    "RequestProeve",
    "Respond",
    "SaveEigenaar",
    "SaveOpdracht",
    "Voorbeeld",
    "Wanneer",
    "angoff_initial",
    "offline_form",
    "problems",
]
