"""What every writer gets: one version of a kader with everything that stands in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from gastvrij.kaders.rules.boom import Tak, walk
from gastvrij.kaders.rules.normen import Normgegevens


@dataclass(frozen=True, slots=True)
class Eerder:
    """The same element in the version before: its identifier, and its words."""

    identifier: str
    titel: str
    tekst: str


@dataclass(frozen=True)
class Kaderuitvoer:
    """One version as it goes out.

    `soort` and `status` are codes, `soort_naam` and `status_naam` the words for people; `soorten`
    gives the word for each kind of element. `uuids` are the identifiers of the elements in the
    order of `boom.walk`; `eerder` the elements of the version before by identity. `gewijzigd_op`
    is the moment from which this version is as it is.
    """

    uuid: UUID
    kader: UUID
    soort: str
    soort_naam: str
    titel: str
    nummer: int
    label: str
    status: str
    status_naam: str
    ingangsdatum: date | None
    geldig_tot: date | None
    gewijzigd_op: datetime
    uitgever: str
    kop: Mapping[str, Any]
    takken: tuple[Tak, ...]
    normen: tuple[Normgegevens, ...]
    soorten: Mapping[str, str]
    uuids: tuple[UUID, ...] = ()
    eerder: Mapping[UUID, Eerder] = field(default_factory=dict)

    def identified(self) -> Iterator[tuple[int, int | None, Tak, UUID]]:
        """Yield (place, place of its parent, tak, identifier) for every tak, parents first."""
        for place, parent, tak in walk(self.takken):
            own = self.uuids[place] if place < len(self.uuids) else None
            yield place, parent, tak, own or uuid5(self.uuid, f"element:{place}")

    @property
    def versienaam(self) -> str:
        """Return what people call this version: its label, its first day, or its number."""
        if self.label:
            return self.label
        return self.ingangsdatum.isoformat() if self.ingangsdatum else str(self.nummer)


def norm_parts(norm: Normgegevens, place: int) -> dict[str, Any]:
    """Return a norm in the form in which readers hand it over."""
    value = None if norm.waarde is None else float(norm.waarde)
    return {
        "id": f"N{place}",
        "text": norm.tekst,
        "metric": norm.metriek or None,
        "operator": norm.operator,
        "value": int(value) if value is not None and value.is_integer() else value,
        "unit": norm.eenheid,
        "scope": norm.scope or None,
        "strength": norm.sterkte,
        "line": norm.regel or 1,
        "ambiguous": list(norm.onbepaald),
    }
