"""Shape of what people fill in about competences."""

from .badges import WithdrawBadge
from .dossier import (
    AddBewijs,
    AnswerNominatie,
    CheckBewijs,
    Dossiertermijn,
    Nominate,
    NoteVertrek,
    SettleVertrek,
    Withdraw,
)
from .functieprofielen import (
    AddOpleidingseis,
    ChooseVersies,
    DecideEis,
    PublishFunctieprofiel,
    SaveEisen,
)
from .functies import AddVervulling, EditFunctie, EndFunctie, EndVervulling
from .hulp import AnswerHulp, AskHulp, OfferHulp
from .niveaus import (
    AnswerNiveau,
    ChooseDag,
    StateNiveau,
)
from .plan import (
    AddAgendapunt,
    AddVoortgang,
    AnswerVerslag,
    CloseDoel,
    EndCyclus,
    MakeCyclus,
    MakeDoel,
    MoveGesprek,
    PlanGesprek,
    React,
    Seen,
    WriteVerslag,
    initial_of_leerpunt,
)
from .schattingen import (
    GiveSchattingen,
    StartUitvraag,
)
from .vrijgaven import GiveVrijgave

__all__ = [
    "AddAgendapunt",
    "AddBewijs",
    "AddOpleidingseis",
    "AddVervulling",
    "AddVoortgang",
    "AnswerHulp",
    "AnswerNiveau",
    "AnswerNominatie",
    "AnswerVerslag",
    "AskHulp",
    "CheckBewijs",
    "ChooseDag",
    "ChooseVersies",
    "CloseDoel",
    "DecideEis",
    "Dossiertermijn",
    "EditFunctie",
    "EndCyclus",
    "EndFunctie",
    "EndVervulling",
    "GiveSchattingen",
    "GiveVrijgave",
    "MakeCyclus",
    "MakeDoel",
    "MoveGesprek",
    "Nominate",
    "NoteVertrek",
    "OfferHulp",
    "PlanGesprek",
    "PublishFunctieprofiel",
    "React",
    "SaveEisen",
    "Seen",
    "SettleVertrek",
    "StartUitvraag",
    "StateNiveau",
    "Withdraw",
    "WithdrawBadge",
    "WriteVerslag",
    "initial_of_leerpunt",
]
