"""Shapes of what is filled in on the screens of klantcontact."""

from .kanalen import KanaalForm
from .ketenpartners import KetenpartnerForm
from .onderwerpen import Keuzes, OnderwerpForm, values_of
from .signalen import AntwoordForm, SignaalForm
from .sjablonen import SjabloonForm
from .themas import ThemaForm

__all__ = [
    "AntwoordForm",
    "KanaalForm",
    "KetenpartnerForm",
    "Keuzes",
    "OnderwerpForm",
    "SignaalForm",
    "SjabloonForm",
    "ThemaForm",
    "values_of",
]
