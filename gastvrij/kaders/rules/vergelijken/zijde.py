"""One side of a comparison: a version, a proposal or a file, in one form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gastvrij.kaders.rules import boom, identiteit
from gastvrij.kaders.rules.boom import Tak
from gastvrij.kaders.rules.identiteit import Gelijkenis, Gevonden, Kenmerk
from gastvrij.kaders.rules.normen import Normgegevens, normen


@dataclass(frozen=True, slots=True)
class Zijde:
    """What is compared: its name and kind, what stands beside its elements, elements and norms.

    `kader` is the key of the kader that its identities belong to, None for a file or a proposal.
    `kolommen` are the column headings as the text has them, None where nobody kept them.
    """

    naam: str
    soort: str
    kop: Mapping[str, Any]
    takken: tuple[Tak, ...]
    normen: tuple[Normgegevens, ...] = ()
    kader: int | None = None
    kolommen: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Rij:
    """An element with the place of what it is under, None at the top."""

    tak: Tak
    ouder: int | None


def of_document(naam: str, document: Mapping[str, Any]) -> Zijde:
    """Return what was read in a file as a side, with the column headings of its tables."""
    chrome = document.get("chrome") or []
    columns = tuple(one["text"] for one in chrome if one.get("role") == "column-header")
    return Zijde(
        naam,
        document["kind"],
        boom.kop(document),
        boom.takken(document),
        tuple(normen(document)),
        kolommen=columns,
    )


def rows(zijde: Zijde) -> list[Rij]:
    """Return every element of a side in the order of the document."""
    return [Rij(tak, parent) for _place, parent, tak in boom.walk(zijde.takken)]


def pairs(old: Zijde, new: Zijde, left: Sequence[Rij], right: Sequence[Rij]) -> Gevonden:
    """Return for each new element the old one as UUID(int=place), sure or in doubt.

    Two versions of one kader go by the identities that were decided; all else by likeness.
    """
    places = [UUID(int=at) for at in range(len(left))]
    if old.kader is not None and old.kader == new.kader:
        return _by_identity(left, right)
    known = {row.tak.identiteit: places[at] for at, row in enumerate(left) if row.tak.identiteit}
    own = {
        at: known[row.tak.identiteit]
        for at, row in enumerate(right)
        if row.tak.identiteit in known and row.tak.identiteit
    }
    marks = [_mark(row) for row in right]
    return identiteit.match(marks, list(zip(map(_mark, left), places, strict=True)), own)


def _by_identity(left: Sequence[Rij], right: Sequence[Rij]) -> Gevonden:
    known = {row.tak.identiteit: UUID(int=at) for at, row in enumerate(left)}
    doubts = {}
    for at, row in enumerate(right):
        alike = row.tak.extra.get("lijkt_op")
        was = known.get(UUID(alike["identiteit"])) if alike else None
        if alike and was is not None:
            doubts[at] = Gelijkenis(was, alike["mate"])
    return Gevonden([known.get(row.tak.identiteit) for row in right], doubts)


def _mark(row: Rij) -> Kenmerk:
    tak = row.tak
    return Kenmerk(tak.soort, tak.code, identiteit.plain(tak.titel, tak.tekst), row.ouder)
