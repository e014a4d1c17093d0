"""Reads the documents of a municipality into frameworks; knows nothing of Django or the models."""

from .fouten import MELDINGEN, OnleesbaarBestand
from .herkennen import recognise
from .kruistabel import FOUTEN, KruisRegel, KruistabelFout, read_kruistabel
from .lezen import KINDS, read
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
    "open_tekst",
    "read",
    "read_kruistabel",
    "recognise",
    "split_lines",
    "twijfels",
]
