"""Tables of beoordeling: forms, observations, their passages, judgements, exams and samples."""

from .bewaren import Bewaartermijn, Vernietiging
from .formulieren import Criterium, Criteriumgroep, Formulier
from .kwaliteit import Betwisting, Leerpunt, Steekproef, Trekking
from .observaties import (
    Afnamegesprek,
    Beoordeling,
    Fragment,
    Observatie,
    Oordeel,
    Transcript,
    name_of,
)
from .proeve import Exameneigenaar, Opdracht, Overeenkomst, Procedure, Proeve

__all__ = [
    "Afnamegesprek",
    "Beoordeling",
    "Betwisting",
    "Bewaartermijn",
    "Criterium",
    "Criteriumgroep",
    "Exameneigenaar",
    "Formulier",
    "Fragment",
    "Leerpunt",
    "Observatie",
    "Oordeel",
    "Opdracht",
    "Overeenkomst",
    "Procedure",
    "Proeve",
    "Steekproef",
    "Transcript",
    "Trekking",
    "Vernietiging",
    "name_of",
]
