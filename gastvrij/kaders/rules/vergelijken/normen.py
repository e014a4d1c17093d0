"""What happened to each norm between two versions."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from gastvrij.kaders.rules.normen import Normgegevens
from gastvrij.kaders.rules.overeenkomst import likeness

from .oordeel import Oordeel
from .woorden import Woord, is_same, words

ALIKE = 0.6
PARTS = ("metriek", "operator", "waarde", "eenheid", "sterkte")


@dataclass(frozen=True, slots=True)
class Normpaar:
    """A norm in both versions, None where it does not stand."""

    oud: Normgegevens | None
    nieuw: Normgegevens | None

    @property
    def norm(self) -> Normgegevens:
        """Return the norm as it is now, or as it was if it was dropped."""
        found = self.nieuw or self.oud
        if found is None:
            msg = "a norm stands on at least one side"
            raise ValueError(msg)
        return found

    @property
    def gewijzigd(self) -> tuple[str, ...]:
        """Return which parts changed, under the names of a norm."""
        if self.oud is None or self.nieuw is None:
            return ()
        parts = [one for one in PARTS if getattr(self.oud, one) != getattr(self.nieuw, one)]
        texts = [
            one
            for one in ("scope", "tekst")
            if not is_same(getattr(self.oud, one), getattr(self.nieuw, one))
        ]
        return (*parts, *texts)

    @property
    def oordeel(self) -> Oordeel:
        """Return the verdict."""
        if self.oud is None:
            return Oordeel.NIEUW
        if self.nieuw is None:
            return Oordeel.VERVALLEN
        return Oordeel.GEWIJZIGD if self.gewijzigd else Oordeel.GELIJK

    @property
    def woorden(self) -> tuple[Woord, ...]:
        """Return the words of the text, marked where they changed."""
        old, new = (one.tekst if one else "" for one in (self.oud, self.nieuw))
        return words(old, new)


def normparen(old: Sequence[Normgegevens], new: Sequence[Normgegevens]) -> list[Normpaar]:
    """Return every norm of either version: by all of it, by what it is about, by likeness."""
    left = list(old)
    found: dict[int, Normgegevens] = {}
    for key in (_whole, _text, _subject):
        for place, one in enumerate(new):
            if place not in found and (was := _take(left, key(one), key)) is not None:
                found[place] = was
    for place, one in enumerate(new):
        if place not in found and (was := _likest(left, one)) is not None:
            left.remove(was)
            found[place] = was
    pairs = [Normpaar(found.get(place), one) for place, one in enumerate(new)]
    return [*pairs, *(Normpaar(one, None) for one in left)]


def _whole(norm: Normgegevens) -> Hashable:
    return (norm.metriek, norm.operator, norm.waarde, norm.eenheid, norm.scope, norm.tekst)


def _text(norm: Normgegevens) -> Hashable:
    return (norm.metriek, norm.tekst, norm.waarde)


def _subject(norm: Normgegevens) -> Hashable:
    return (norm.metriek, norm.scope, norm.domeinen, norm.kanalen) if norm.metriek else None


def _take(left: list[Normgegevens], wanted: Hashable, key: object) -> Normgegevens | None:
    if wanted is None or not callable(key):
        return None
    was = next((one for one in left if key(one) == wanted), None)
    if was is not None:
        left.remove(was)
    return was


def _likest(left: Iterable[Normgegevens], norm: Normgegevens) -> Normgegevens | None:
    same = [one for one in left if one.metriek == norm.metriek]
    best = max(same, key=lambda one: likeness(one.tekst, norm.tekst), default=None)
    is_alike = best is not None and likeness(best.tekst, norm.tekst) >= ALIKE
    return best if is_alike else None
