"""Reads the documents of a municipality into frameworks; knows nothing of Django or the models."""

from .blad.eigen_kenmerk import is_own_sheet
from .blad.kruistabel import FOUTEN, KruisRegel, KruistabelFout, read_kruistabel
from .gemeen.fouten import MELDINGEN, OnleesbaarBestand
from .gemeen.tekst import Regel, Tekst, decode, split_lines
from .gemeen.vorm import Document, Gelezen
from .herkennen import recognise
from .lezen import KINDS, lines_of, read, read_all
from .openen import open_tekst
from .twijfels import TEKSTEN, Twijfel, twijfels

__all__ = [
    "FOUTEN",
    "KINDS",
    "MELDINGEN",
    "TEKSTEN",
    "Document",
    "Gelezen",
    "KruisRegel",
    "KruistabelFout",
    "OnleesbaarBestand",
    "Regel",
    "Tekst",
    "Twijfel",
    "decode",
    "is_own_sheet",
    "lines_of",
    "open_tekst",
    "read",
    "read_all",
    "read_kruistabel",
    "recognise",
    "split_lines",
    "twijfels",
]
