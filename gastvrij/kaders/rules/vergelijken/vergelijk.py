"""The comparison of two sides as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from gastvrij.kaders.rules.boom import Tak

from .kolommen import has_date_heading
from .kop import Tekstpaar, Veld, teksten, velden
from .normen import Normpaar, normparen
from .onderdelen import Onderdeel, onderdelen
from .oordeel import Oordeel, of_values
from .zijde import Rij, Zijde, pairs, rows


@dataclass(frozen=True, slots=True)
class Twijfel:
    """A new element that may be an old one, how alike (0 to 1); both are counted apart."""

    oud: Tak
    nieuw: Tak
    mate: float


@dataclass(frozen=True, slots=True)
class Telling:
    """How many elements: new, dropped, changed, unknown and equal. One can be both in the midst."""

    nieuw: int
    vervallen: int
    gewijzigd: int
    onbekend: int
    gelijk: int


@dataclass(frozen=True)
class Vergelijking:
    """What happened between two versions: header, elements in order, norms, and doubts."""

    oud: Zijde
    nieuw: Zijde
    titel: Tekstpaar
    omschrijving: Tekstpaar
    velden: list[Veld]
    teksten: list[Tekstpaar]
    onderdelen: list[Onderdeel]
    normen: list[Normpaar]
    twijfels: list[Twijfel] = field(default_factory=list)

    @cached_property
    def telling(self) -> Telling:
        """Return how many elements each verdict holds for."""
        every = self.onderdelen
        return Telling(
            nieuw=sum(one.is_nieuw for one in every),
            vervallen=sum(one.is_vervallen for one in every),
            gewijzigd=sum(one.is_gewijzigd for one in every),
            onbekend=sum(one.is_onbekend for one in every),
            gelijk=sum(one.is_gelijk for one in every),
        )

    @property
    def totaal(self) -> tuple[Any, Any, Oordeel] | None:
        """Return the total row of both with the verdict on its number; None without any."""
        old, new = (one.kop.get("total") for one in (self.oud, self.nieuw))
        if old is None and new is None:
            return None
        figures = [one.get("aantal_opdr") if one else None for one in (old, new)]
        return old, new, of_values(*figures)

    @property
    def is_gelijk(self) -> bool:
        """Test if nothing differs and nothing is unknown."""
        counts = self.telling
        texts = [self.titel, self.omschrijving, *self.teksten]
        return (
            counts.gelijk == len(self.onderdelen)
            and all(one.oordeel is Oordeel.GELIJK for one in texts)
            and all(one.oordeel is Oordeel.GELIJK for one in self.normen)
            and all(one.is_gelijk for one in self.velden)
        )


def vergelijk(old: Zijde, new: Zijde) -> Vergelijking:
    """Compare two versions of any kind; the levels of a text that lost them are unknown.

    Elements of one kader go by the identity that they were given, all others by code, text and
    place. What is only alike is a doubt, and counts as dropped and new.
    """
    left, right = rows(old), rows(new)
    found = pairs(old, new, left, right)
    old_of = [None if one is None else one.int for one in found.zeker]
    return Vergelijking(
        old,
        new,
        Tekstpaar("title", old.kop.get("title"), new.kop.get("title")),
        Tekstpaar("description", old.kop.get("description"), new.kop.get("description")),
        velden(old.kop, new.kop, is_date_column_open=_is_date_column_open(new, right)),
        teksten(old.kop, new.kop),
        _named(onderdelen(left, right, old_of)),
        normparen(old.normen, new.normen),
        [
            Twijfel(left[one.identiteit.int].tak, right[place].tak, one.mate)
            for place, one in sorted(found.twijfel.items())
        ],
    )


def _named(found: list[Onderdeel]) -> list[Onderdeel]:
    """Leave out the group that a reader made for what stands under no heading."""
    return [one for one in found if one.oud is not None or not _is_makeshift(one.tak)]


def _is_makeshift(tak: Tak) -> bool:
    return tak.soort == "onderdeel" and not (tak.titel or tak.tekst or tak.code)


def _is_date_column_open(side: Zijde, every: Sequence[Rij]) -> bool:
    has_dates = any(row.tak.gewijzigd_op for row in every)
    return side.kolommen is not None and has_dates and not has_date_heading(side.kolommen)
