"""Shapes of what is filled in at the desk."""

from .berichten import (
    NaarAfdeling,
)
from .gesprek import BellerForm, Bureau
from .hulp import add_hulp
from .inwoner import GenoemdForm, NieuwForm, VergelijkForm, ZoekForm, hidden, proposed_name
from .keuzes import MYSELF, OF_ONDERWERP, Keuzes, Wie
from .lezen import promised
from .velden import FORM_ID, Asked, AskedChoice, AskedDate, AskedText, AskedTime, NamedInput
from .vraag import ANDERS, RESULTATEN, Ernaast, VraagForm

__all__ = [
    "ANDERS",
    "FORM_ID",
    "MYSELF",
    "OF_ONDERWERP",
    "RESULTATEN",
    "Asked",
    "AskedChoice",
    "AskedDate",
    "AskedText",
    "AskedTime",
    "BellerForm",
    "Bureau",
    "Ernaast",
    "GenoemdForm",
    "Keuzes",
    "NaarAfdeling",
    "NamedInput",
    "NieuwForm",
    "VergelijkForm",
    "VraagForm",
    "Wie",
    "ZoekForm",
    "add_hulp",
    "hidden",
    "promised",
    "proposed_name",
]
