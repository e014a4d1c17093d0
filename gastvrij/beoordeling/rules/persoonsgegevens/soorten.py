"""What is found: kinds and stretches."""

from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """What was found; the value is what stands in its place."""

    EMAIL = "[e-mailadres]"
    IBAN = "[rekeningnummer]"
    ADRES = "[adres]"
    BSN = "[bsn]"
    TELEFOON = "[telefoonnummer]"
    GEBOORTEDATUM = "[geboortedatum]"
    NAAM = "[naam]"


@dataclass(frozen=True)
class Vondst:
    """A stretch of text, from `begin` up to `eind`, that points at a person."""

    soort: Soort
    begin: int
    eind: int
