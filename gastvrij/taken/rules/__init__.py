"""Rules of the second line. Pure: no database, no clock, no Django."""

from .beloften import fits, is_after_term
from .momenten import AANNAME, Tijdvak, Venster, overlapping, tijdvakken
from .taken import (
    STEPS,
    Deadline,
    Opdracht,
    Status,
    deadline,
    must_remind,
    must_write,
    opdracht_problems,
)
from .termijnen import (
    KLACHT_WEKEN,
    KLACHT_WEKEN_COMMISSIE,
    Reikwijdte,
    Termijn,
    holding,
    klacht_until,
    term_days,
    werkdagen,
)
from .vervanging import replaced_by, stand_in

__all__ = [
    "AANNAME",
    "KLACHT_WEKEN",
    "KLACHT_WEKEN_COMMISSIE",
    "STEPS",
    "Deadline",
    "Opdracht",
    "Reikwijdte",
    "Status",
    "Termijn",
    "Tijdvak",
    "Venster",
    "deadline",
    "fits",
    "holding",
    "is_after_term",
    "klacht_until",
    "must_remind",
    "must_write",
    "opdracht_problems",
    "overlapping",
    "replaced_by",
    "stand_in",
    "term_days",
    "tijdvakken",
    "werkdagen",
]
