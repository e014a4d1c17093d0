"""The one door of the readers: a file goes in, what it says comes out."""

from collections.abc import Callable, Iterator

from .apart import READ, ask, from_answer
from .blad.eigen_kenmerk import is_own_sheet
from .case.invoer import is_case
from .gemeen.fouten import OnleesbaarBestand
from .gemeen.opmaak import find_furniture
from .gemeen.tekst import Tekst
from .gemeen.voortgang import Stap, Verteld, no_step
from .gemeen.vorm import Document, Gelezen
from .herkennen import SURE, recognise
from .naden import doubt_joints
from .openen import form_of, is_json, open_here, open_tekst
from .soorten import OTHER, READERS
from .verantwoording import leftovers
from .verwijzingen import references, validity

UNSURE = 0.1
KINDS = tuple(READERS)
_MAYBE_WHOLE = ("json", "xlsx")
_tell_nobody = Verteld().again
# Keys of a document whose parts are content; those of sections and clusters stand one deeper.
_CONTENT = ("functions", "phases", "tree", "channels", "groups", "matrix")


def read(
    name: str, data: bytes, *, kind: str | None = None, progress: Stap | None = None
) -> Gelezen:
    """Return what the file says, as the given kind or as the kind it is recognised to be.

    A file with layout is opened in a process of its own; the lines are understood in this one.
    Raises OnleesbaarBestand: the file is no text, is no framework, or holds nothing of the
    kind that was asked for. Raises KeyError for a kind that has no reader.
    """
    if form_of(data) in _MAYBE_WHOLE or is_own_sheet(data):
        return read_all(name, data, kind=kind, progress=progress)[0]
    return understand(open_tekst(name, data, progress or no_step), kind)


def read_all(
    name: str, data: bytes, *, kind: str | None = None, progress: Stap | None = None
) -> tuple[Gelezen, Tekst]:
    """Return what the file says with its lines; everything is done in a process of its own.

    That process has 500 MB and a bound in time, so this is the way for files from outside.
    `progress` is told what is done and how much there is: pages of a PDF, sheets of a workbook;
    the second is None where nobody can say. Raises as `read` does.
    """
    if kind is not None and kind not in READERS:
        raise KeyError(kind)
    answer = ask(READ, data, kind, progress or no_step)
    tekst = Tekst(name, from_answer(answer["regels"]), answer["is_laid_out"])
    return Gelezen(name, answer["certainty"], answer["document"]), tekst


def read_here(
    name: str, data: bytes, kind: str | None = None, step: Stap = no_step
) -> tuple[Gelezen, Tekst]:
    """Return what the file says with its lines, all of it read in this process."""
    told = Verteld(step)
    tekst = open_here(name, data, told)
    if whole := _read_whole(name, data):
        return Gelezen(name, 1.0, whole), tekst
    if is_json(data, tekst):
        raise OnleesbaarBestand("json")
    return understand(tekst, kind, told.again), tekst


def understand(
    tekst: Tekst, kind: str | None = None, again: Callable[[], None] = _tell_nobody
) -> Gelezen:
    """Return what these lines say; without a kind the surest that finds something, or a tree.

    `again` is called where one piece of work is done and the next begins.
    """
    again()
    certainties = dict(recognise(tekst))
    sure = [one for one, certainty in certainties.items() if certainty >= SURE]
    for one in [kind] if kind else [*sure, OTHER]:
        again()
        document = READERS[one](tekst)
        again()
        if _has_content(document):
            document["not_understood"] += leftovers(tekst, document)
            doubt_joints(document, tekst)
            document["references"] = references(tekst)
            document["validity"] = validity(tekst)
            return Gelezen(tekst.name, certainties.get(one, UNSURE), document)
    raise OnleesbaarBestand("not_this_kind" if kind else "unknown_kind")


def _read_whole(name: str, data: bytes) -> Document | None:
    """Return what a file says that tells itself what it is: CASE, or a sheet that we wrote."""
    if is_case(data):
        from .case.lezer import read_case

        return read_case(name, data)
    if is_own_sheet(data):
        from .blad.eigen_werkblad import read_own_sheet

        return read_own_sheet(name, data)
    return None


def lines_of(tekst: Tekst) -> list[tuple[int, int, str, str]]:
    """Return every line: its number, its page, its text, and its role if it is no content."""
    roles = find_furniture(tekst)
    return [
        (regel.nr, regel.page, regel.raw, roles.get(regel.nr, regel.chrome))
        for regel in tekst.regels
    ]


def _has_content(document: Document) -> bool:
    return any(_contents(document))


def _contents(document: Document) -> Iterator[object]:
    for section in document.get("sections", []):
        yield from section["items"]
    for cluster in document.get("clusters", []):
        yield from cluster["competences"]
    for key in _CONTENT:
        yield document.get(key)
    if document["kind"] == "servicenormen":
        yield document.get("norms")
