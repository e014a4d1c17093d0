"""Levels that the version before had, proposed where a new one lost its columns. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from .boom import Tak, walk
from .identiteit import Kenmerk, match, plain


@dataclass(frozen=True, slots=True)
class Vorige:
    """What the version before says of the levels of one place; proposed if the counts agree."""

    niveaus: tuple[str, ...]
    aantal: int

    @property
    def is_proposed(self) -> bool:
        """Test if as many levels stood there as there are marks now."""
        return len(self.niveaus) == self.aantal


def earlier_levels(new: Iterable[Tak], old: Iterable[Tak]) -> dict[str, Vorige]:
    """Return by place, for each element that lost its levels, those of the same element before.

    Which element is the same goes by what is sure of its identity; a likeness proposes nothing.
    """
    rows_new, rows_old = list(walk(new)), list(walk(old))
    if not any(tak.is_level_lost for _at, _parent, tak in rows_new):
        return {}
    ids = [UUID(int=at) for at in range(len(rows_old))]
    sure = match(_marks(rows_new), list(zip(_marks(rows_old), ids, strict=True))).zeker
    found: dict[str, Vorige] = {}
    for (_at, _parent, tak), same in zip(rows_new, sure, strict=True):
        if same is None or not tak.is_level_lost:
            continue
        levels = rows_old[same.int][2].niveaus
        if levels is not None:
            found[tak.plaats] = Vorige(levels, tak.aantal_niveaus or 0)
    return found


def _marks(rows: Sequence[tuple[int, int | None, Tak]]) -> list[Kenmerk]:
    return [
        Kenmerk(tak.soort, tak.code, plain(tak.titel, tak.tekst), parent)
        for _at, parent, tak in rows
    ]
