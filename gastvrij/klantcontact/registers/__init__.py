"""Registers that tell who somebody is, behind one interface; settings choose the adapter.

An adapter is asked on purpose only, never while somebody types: asking the BRP is a processing of
personal data of its own. When a register is away, the desk goes on without it.
"""

from .haalcentraal import HaalCentraal
from .interface import (
    Register,
    RegisterAway,
    RegisterRefused,
    Treffer,
    organisaties,
    personen,
    pick,
)
from .kvk import KvK
from .lokaal import Lokaal

__all__ = [
    "HaalCentraal",
    "KvK",
    "Lokaal",
    "Register",
    "RegisterAway",
    "RegisterRefused",
    "Treffer",
    "organisaties",
    "personen",
    "pick",
]
