"""Screens of the desk."""

from .berichten import (
    bericht,
    berichten,
    geen_vraag,
    leg_terug,
    naar_afdeling,
    neem,
    toch_vraag,
)
from .gesprek import (
    concept,
    eenvoudig,
    gesprek,
    index,
    ongedaan,
    registreer,
    start,
)
from .hulp import hulp, ketenpartners, mensen, voorlees
from .inwoner import (
    eerder,
    gevoelige_tekst,
    inwoner_beeld,
    inwoner_bsn,
    inwoner_controleer,
    inwoner_herhaling,
    inwoner_kies,
    inwoner_los,
    inwoner_nieuw,
    inwoner_vergelijk,
    inwoner_zoek,
)
from .live import (
    gooi_weg,
    live,
    neem_op,
)
from .overdragen import intrekken, overdragen, terugbellen
from .pagina import UNKNOWN

__all__ = [
    "UNKNOWN",
    "bericht",
    "berichten",
    "concept",
    "eenvoudig",
    "eerder",
    "geen_vraag",
    "gesprek",
    "gevoelige_tekst",
    "gooi_weg",
    "hulp",
    "index",
    "intrekken",
    "inwoner_beeld",
    "inwoner_bsn",
    "inwoner_controleer",
    "inwoner_herhaling",
    "inwoner_kies",
    "inwoner_los",
    "inwoner_nieuw",
    "inwoner_vergelijk",
    "inwoner_zoek",
    "ketenpartners",
    "leg_terug",
    "live",
    "mensen",
    "naar_afdeling",
    "neem",
    "neem_op",
    "ongedaan",
    "overdragen",
    "registreer",
    "start",
    "terugbellen",
    "toch_vraag",
    "voorlees",
]
