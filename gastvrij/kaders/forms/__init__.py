"""Shape and size of what comes in on the screens of kaders."""

from .bewerken import ElementForm, MoveElement, NewElement, Seen, SplitElement
from .controle import Answer, Bulk, KaderChoice, Place, Reads, Values
from .inlezen import Adopt, Reject, Reread, Upload
from .keuzes import KIND_CHOICES
from .kruistabel import (
    Kruistabelbestand,
    KruistabelTitel,
    Ondertekening,
    VerbandEnds,
    VerbandFilter,
    VerbandForm,
    VersiePaar,
)
from .normen import NormForm
from .versies import Compare, Identities, Publish, TakeIntoUse

__all__ = [
    "KIND_CHOICES",
    "Adopt",
    "Answer",
    "Bulk",
    "Compare",
    "ElementForm",
    "Identities",
    "KaderChoice",
    "KruistabelTitel",
    "Kruistabelbestand",
    "MoveElement",
    "NewElement",
    "NormForm",
    "Ondertekening",
    "Place",
    "Publish",
    "Reads",
    "Reject",
    "Reread",
    "Seen",
    "SplitElement",
    "TakeIntoUse",
    "Upload",
    "Values",
    "VerbandEnds",
    "VerbandFilter",
    "VerbandForm",
    "VersiePaar",
]
