"""What checks of a badge there are, how each can end and why, and what they say together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from . import contexts


class Controle(StrEnum):
    """What is looked at, in this order."""

    LEESBAAR = "leesbaar"
    VORM = "vorm"
    BETEKENIS = "betekenis"
    HANDTEKENING = "handtekening"
    UITGEVER = "uitgever"
    GELDIGHEID = "geldigheid"
    INTREKKING = "intrekking"


class Uitkomst(StrEnum):
    """How a check ended."""

    GOED = "goed"
    FOUT = "fout"
    ONBEKEND = "onbekend"


class Reden(StrEnum):
    """Why a check ended as it did."""

    IN_ORDE = "in_orde"
    TE_GROOT = "te_groot"
    GEEN_JSON = "geen_json"
    VELDEN = "velden"
    CONTEXT = "context"
    EIGEN_CONTEXT = "eigen_context"
    TERMEN = "termen"
    INGEWIKKELD = "ingewikkeld"
    GEEN_HANDTEKENING = "geen_handtekening"
    SOORT_HANDTEKENING = "soort_handtekening"
    KLOPT_NIET = "klopt_niet"
    GEEN_SLEUTEL = "geen_sleutel"
    SLEUTEL_ELDERS = "sleutel_elders"
    DOEL = "doel"
    WIJ_ZELF = "wij_zelf"
    EIGEN_SLEUTEL = "eigen_sleutel"
    NIET_VAN_UITGEVER = "niet_van_uitgever"
    NIET_NA_TE_GAAN = "niet_na_te_gaan"
    NOG_NIET = "nog_niet"
    VERLOPEN = "verlopen"
    INGETROKKEN = "ingetrokken"
    GEEN_LIJST = "geen_lijst"
    LIJST_ELDERS = "lijst_elders"
    NIET_BEKEKEN = "niet_bekeken"


@dataclass(frozen=True)
class Bevinding:
    """The outcome of one check, why, and what it is about if anything."""

    controle: Controle
    uitkomst: Uitkomst
    reden: Reden
    over: str = ""


class Oordeel(StrEnum):
    """What the checks say together."""

    GELDIG = "geldig"
    ONGELDIG = "ongeldig"
    ONZEKER = "onzeker"


def _nothing(_address: str, _place: int) -> bool | None:
    return None


@dataclass(frozen=True)
class Bekend:
    """What we know ourselves: our own keys by did, and which places of our lists are withdrawn.

    `withdrawn` gets the address of a list and a place, and gives None for the list of another.
    """

    meanings: contexts.Meanings = field(default_factory=contexts.known)
    keys: Mapping[str, frozenset[bytes]] = field(default_factory=dict)
    withdrawn: Callable[[str, int], bool | None] = _nothing


@dataclass(frozen=True)
class Rapport:
    """All checks of a badge, and the badge itself if it could be read."""

    bevindingen: tuple[Bevinding, ...]
    badge: Mapping[str, Any] | None

    @property
    def oordeel(self) -> Oordeel:
        """Return what the checks say together: one that is wrong makes the whole wrong."""
        found = {one.uitkomst for one in self.bevindingen}
        if Uitkomst.FOUT in found:
            return Oordeel.ONGELDIG
        return Oordeel.ONZEKER if Uitkomst.ONBEKEND in found else Oordeel.GELDIG

    def of(self, controle: Controle) -> Bevinding:
        """Return the outcome of one check."""
        return next(one for one in self.bevindingen if one.controle is controle)
