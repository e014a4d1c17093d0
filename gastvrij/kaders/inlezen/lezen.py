"""The one door of the readers: a file goes in, what it says comes out."""

from collections.abc import Callable

from .competenties import read_competenties
from .fouten import OnleesbaarBestand
from .gesprek import read_gesprek
from .herkennen import SURE, recognise
from .openen import open_tekst
from .tekst import Tekst
from .toetsplan import read_toetsplan
from .verantwoording import leftovers
from .vorm import Document, Gelezen

_READERS: dict[str, Callable[[Tekst], Document]] = {
    "toetsplan": read_toetsplan,
    "competentiewoordenboek": lambda tekst: read_competenties(tekst, "competentiewoordenboek"),
    "competentieprofiel": lambda tekst: read_competenties(tekst, "competentieprofiel"),
    "gespreksstructuur": read_gesprek,
}
KINDS = tuple(_READERS)


def read(name: str, data: bytes, *, kind: str | None = None) -> Gelezen:
    """Return what the file says, as the given kind or as the kind it is recognised to be.

    Raises OnleesbaarBestand: the file is no text, is no framework, or holds nothing of the
    kind that was asked for. Raises KeyError for a kind that has no reader.
    """
    tekst = open_tekst(name, data)
    certainties = dict(recognise(tekst))
    if kind is None:
        kind = next((one for one, sure in certainties.items() if sure >= SURE), None)
    if kind is None:
        raise OnleesbaarBestand("unknown_kind")
    document = _READERS[kind](tekst)
    if not _has_content(document):
        raise OnleesbaarBestand("not_this_kind")
    document["not_understood"] += leftovers(tekst, document)
    return Gelezen(name, certainties.get(kind, 0.0), document)


def _has_content(document: Document) -> bool:
    sections = any(section["items"] for section in document.get("sections", []))
    clusters = any(cluster["competences"] for cluster in document.get("clusters", []))
    return bool(sections or clusters or document.get("phases"))
