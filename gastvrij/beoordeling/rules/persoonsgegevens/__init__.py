"""Finds and masks what points at a person: name, BSN, phone, mail, IBAN, address, birth."""

from .soorten import Soort, Vondst
from .vinden import find, mask

__all__ = ["Soort", "Vondst", "find", "mask"]
