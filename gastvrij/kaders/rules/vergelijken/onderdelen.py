"""What happened to each element between two versions."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gastvrij.kaders.rules.boom import Tak

from .oordeel import Oordeel, of_values
from .woorden import Woord, is_same, is_spelling, words
from .zijde import Rij

# Their codes count places or come from what they are under, so another code says nothing of them.
COUNTED = frozenset({"algemene_regel", "fase", "stap", "niveau"})
# Under which codes a reader leaves open what an element is under.
PLACE_UNKNOWN = frozenset({"section", "section-unknown"})


@dataclass(frozen=True)
class Onderdeel:
    """An element in the old and in the new version, None where it does not stand.

    `onder_oud` and `onder_nieuw` are what it is under. Where the new text does not say so, it is
    concluded from the old version (`is_afgeleid`). `plaats` is None for what is new or dropped.
    """

    oud: Tak | None
    nieuw: Tak | None
    onder_oud: Tak | None
    onder_nieuw: Tak | None
    plaats: Oordeel | None = None
    is_afgeleid: bool = False

    @property
    def tak(self) -> Tak:
        """Return the element as it is now, or as it was if it was dropped."""
        found = self.nieuw or self.oud
        if found is None:
            msg = "an element stands on at least one side"
            raise ValueError(msg)
        return found

    @property
    def is_nieuw(self) -> bool:
        """Test if only the new version has it."""
        return self.oud is None

    @property
    def is_vervallen(self) -> bool:
        """Test if only the old version has it."""
        return self.nieuw is None

    @cached_property
    def titel(self) -> tuple[Woord, ...]:
        """Return the words of the title; nothing on one side."""
        return words(self.oud.titel, self.nieuw.titel) if self.oud and self.nieuw else ()

    @cached_property
    def tekst(self) -> tuple[Woord, ...]:
        """Return the words of the text; nothing on one side."""
        return words(self.oud.tekst, self.nieuw.tekst) if self.oud and self.nieuw else ()

    @cached_property
    def is_titel_gewijzigd(self) -> bool:
        """Test if the title changed."""
        both = self.oud and self.nieuw
        return bool(both) and not is_same(self.oud.titel, self.nieuw.titel)  # type: ignore[union-attr]

    @cached_property
    def is_tekst_gewijzigd(self) -> bool:
        """Test if the text changed."""
        both = self.oud and self.nieuw
        return bool(both) and not is_same(self.oud.tekst, self.nieuw.tekst)  # type: ignore[union-attr]

    @property
    def is_spelling(self) -> bool:
        """Test if all that changed in the text looks like spelling: a proposal."""
        return self.is_tekst_gewijzigd and is_spelling(self.tekst)

    @cached_property
    def code(self) -> Oordeel:
        """Return the verdict on the code; a number that only counts places never changes."""
        if not (self.oud and self.nieuw) or self.tak.soort in COUNTED:
            return Oordeel.GELIJK
        return of_values(self.oud.code or None, self.nieuw.code or None)

    @cached_property
    def niveaus(self) -> Oordeel | None:
        """Return the verdict on the levels, None if neither side has any."""
        if not (self.oud and self.nieuw):
            return None
        if self.oud.niveaus is None and self.nieuw.niveaus is None and not self._has_marks:
            return None
        if self.oud.is_level_lost or self.nieuw.is_level_lost:
            return Oordeel.ONBEKEND
        return of_values(_levels(self.oud), _levels(self.nieuw))

    @property
    def _has_marks(self) -> bool:
        return bool(
            (self.oud and self.oud.aantal_niveaus) or (self.nieuw and self.nieuw.aantal_niveaus)
        )

    @property
    def niveaus_oud(self) -> int | None:
        """Return how many levels were marked before."""
        return level_count(self.oud)

    @property
    def niveaus_nieuw(self) -> int | None:
        """Return how many levels are marked now."""
        return level_count(self.nieuw)

    @cached_property
    def datum(self) -> Oordeel:
        """Return the verdict on the date of the last change that the document gives."""
        if not (self.oud and self.nieuw):
            return Oordeel.GELIJK
        return of_values(self.oud.gewijzigd_op, self.nieuw.gewijzigd_op)

    @cached_property
    def opdrachten(self) -> Oordeel:
        """Return the verdict on the number of assignments."""
        if not (self.oud and self.nieuw):
            return Oordeel.GELIJK
        return of_values(self.oud.aantal_opdr, self.nieuw.aantal_opdr)

    @cached_property
    def markering(self) -> Oordeel:
        """Return the verdict on the marks behind it."""
        if not (self.oud and self.nieuw):
            return Oordeel.GELIJK
        return of_values(self.oud.markering or None, self.nieuw.markering or None)

    @cached_property
    def is_gewijzigd(self) -> bool:
        """Test if both sides have it and something of it is known to differ."""
        if not (self.oud and self.nieuw):
            return False
        verdicts = (self.code, self.datum, self.opdrachten, self.markering)
        return (
            self.is_titel_gewijzigd
            or self.is_tekst_gewijzigd
            or self.plaats is Oordeel.VERPLAATST
            or self.niveaus in (Oordeel.GEWIJZIGD, Oordeel.NIEUW, Oordeel.VERVALLEN)
            or any(one is not Oordeel.GELIJK for one in verdicts)
            or self.is_count_changed
        )

    @property
    def is_count_changed(self) -> bool:
        """Test if the number of levels differs, which is known even where the levels are not."""
        return self.niveaus is Oordeel.ONBEKEND and self.niveaus_oud != self.niveaus_nieuw

    @cached_property
    def is_onbekend(self) -> bool:
        """Test if something of it cannot be compared: its levels, or what it is under."""
        return self.niveaus is Oordeel.ONBEKEND or self.plaats is Oordeel.ONBEKEND

    @property
    def is_gelijk(self) -> bool:
        """Test if nothing differs and nothing is unknown."""
        return bool(self.oud and self.nieuw) and not (self.is_gewijzigd or self.is_onbekend)


def level_count(tak: Tak | None) -> int | None:
    """Return how many levels an element has marks for."""
    if tak is None:
        return None
    return tak.aantal_niveaus if tak.niveaus is None else len(tak.niveaus)


def _levels(tak: Tak) -> frozenset[str] | None:
    return None if tak.niveaus is None else frozenset(tak.niveaus)


def onderdelen(
    left: Sequence[Rij], right: Sequence[Rij], old_of: Sequence[int | None]
) -> list[Onderdeel]:
    """Return every element in the order of the new version, the dropped ones where they stood."""
    new_of = {at: place for place, at in enumerate(old_of) if at is not None}
    dropped: dict[int, list[int]] = defaultdict(list)
    last = -1
    for at in range(len(left)):
        last = new_of.get(at, last)
        if at not in new_of:
            dropped[last].append(at)
    late = _out_of_order(right, old_of)
    found = [_gone(left, at) for at in dropped[-1]]
    for place in range(len(right)):
        found.append(_one(left, right, place, (old_of, new_of), late))
        found += [_gone(left, at) for at in dropped[place]]
    return found


def _gone(left: Sequence[Rij], at: int) -> Onderdeel:
    return Onderdeel(left[at].tak, None, _above(left, left[at]), None)


def _above(rows: Sequence[Rij], row: Rij) -> Tak | None:
    return None if row.ouder is None else rows[row.ouder].tak


def _one(
    left: Sequence[Rij],
    right: Sequence[Rij],
    place: int,
    ties: tuple[Sequence[int | None], dict[int, int]],
    late: set[int],
) -> Onderdeel:
    old_of, new_of = ties
    at, row = old_of[place], right[place]
    above = _above(right, row)
    if at is None:
        return Onderdeel(None, row.tak, None, None if _is_adrift(row) else above)
    was, was_above = left[at], _above(left, left[at])
    if not _is_adrift(row) and not _is_adrift(was):
        is_same_place = was.ouder is None if row.ouder is None else old_of[row.ouder] == was.ouder
        stays = is_same_place and place not in late
        verdict = Oordeel.GELIJK if stays else Oordeel.VERPLAATST
        return Onderdeel(was.tak, row.tak, was_above, above, verdict)
    counterpart = None if was.ouder is None else new_of.get(was.ouder)
    concluded = right[counterpart].tak if counterpart is not None and _is_adrift(row) else above
    shown = concluded if not _is_adrift(row) or counterpart is not None else None
    return Onderdeel(
        was.tak, row.tak, was_above, shown, Oordeel.ONBEKEND, is_afgeleid=shown is not None
    )


def _is_adrift(row: Rij) -> bool:
    """Test if the document does not say what an element is under."""
    return any(code.partition(":")[0] in PLACE_UNKNOWN for code in row.tak.onbepaald) and (
        row.ouder is not None
    )


def _out_of_order(right: Sequence[Rij], old_of: Sequence[int | None]) -> set[int]:
    """Return the new places that changed places with others under the same parent."""
    rows: dict[int | None, list[int]] = defaultdict(list)
    for place, at in enumerate(old_of):
        if at is not None:
            rows[right[place].ouder].append(place)
    late: set[int] = set()
    for places in rows.values():
        stay = set(_longest_rise([old_of[place] or 0 for place in places]))
        late |= {place for nr, place in enumerate(places) if nr not in stay}
    return late


def _longest_rise(values: Sequence[int]) -> Iterator[int]:
    """Yield the indices of a longest rising run, from the last to the first."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for nr, value in enumerate(values):
        at = bisect_left(tops, value)
        before.append(ends[at - 1] if at else None)
        tops[at : at + 1], ends[at : at + 1] = [value], [nr]
    here = ends[-1] if ends else None
    while here is not None:
        yield here
        here = before[here]
