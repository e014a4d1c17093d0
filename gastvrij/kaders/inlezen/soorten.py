"""The reader of each kind, loaded only for a document of that kind: a process reads one file."""

from collections.abc import Callable

from .gemeen.tekst import Tekst
from .gemeen.vorm import Document

OTHER = "overig"


def _toetsplan(tekst: Tekst) -> Document:
    from .toetsplan.lezer import read_toetsplan

    return read_toetsplan(tekst)


def _woordenboek(tekst: Tekst) -> Document:
    from .competentie.lezer import read_competenties

    return read_competenties(tekst, "competentiewoordenboek")


def _profiel(tekst: Tekst) -> Document:
    from .competentie.lezer import read_competenties

    return read_competenties(tekst, "competentieprofiel")


def _functieprofiel(tekst: Tekst) -> Document:
    from .functie.lezer import read_functieprofiel

    return read_functieprofiel(tekst)


def _gesprek(tekst: Tekst) -> Document:
    from .gesprek.lezer import read_gesprek

    return read_gesprek(tekst)


def _servicenormen(tekst: Tekst) -> Document:
    from .normen.lezer import read_servicenormen

    return read_servicenormen(tekst)


def _formulier(tekst: Tekst) -> Document:
    from .formulier.lezer import read_beoordelingsformulier

    return read_beoordelingsformulier(tekst)


def _boom(tekst: Tekst) -> Document:
    from .boom.lezer import read_boom

    return read_boom(tekst)


READERS: dict[str, Callable[[Tekst], Document]] = {
    "toetsplan": _toetsplan,
    "competentiewoordenboek": _woordenboek,
    "competentieprofiel": _profiel,
    "functieprofiel": _functieprofiel,
    "gespreksstructuur": _gesprek,
    "servicenormen": _servicenormen,
    "beoordelingsformulier": _formulier,
    OTHER: _boom,
}
