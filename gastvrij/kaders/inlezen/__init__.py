"""Reads the documents of a municipality into frameworks; knows nothing of Django or the models."""

from .eigen_werkblad import is_own_sheet
from .fouten import MELDINGEN, OnleesbaarBestand
from .herkennen import recognise
from .kruistabel import FOUTEN, KruisRegel, KruistabelFout, read_kruistabel
from .lezen import KINDS, lines_of, read, read_all
from .openen import open_tekst
from .tekst import Regel, Tekst, decode, split_lines
from .twijfels import TEKSTEN, Twijfel, twijfels
from .vorm import Document, Gelezen

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
