"""Which element of a new version is the same as one of the version before."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple
from uuid import UUID


class Kenmerk(NamedTuple):
    """What an element is known by: its kind, code, text, and the code or text it hangs under."""

    soort: str
    code: str
    tekst: str
    onder: str


def plain(*texts: str) -> str:
    """Return texts as one, with white space collapsed and without capitals, to compare by."""
    return " ".join(" ".join(texts).split()).casefold()


def _by_code(one: Kenmerk) -> Hashable:
    return (one.soort, one.code) if one.code else None


def _by_place(one: Kenmerk) -> Hashable:
    return (one.soort, one.tekst, one.onder)


def _by_text(one: Kenmerk) -> Hashable:
    return (one.soort, one.tekst)


def match(new: Sequence[Kenmerk], old: Sequence[tuple[Kenmerk, UUID]]) -> list[UUID | None]:
    """Return for each new element the identity it keeps, None if it is new.

    First the same code, then the same text in the same place, then the same text anywhere. Every
    old identity is given once, in the order of the document.
    """
    found: list[UUID | None] = [None] * len(new)
    left = list(old)
    for test in (_by_code, _by_place, _by_text):
        left = _pass(new, left, found, test)
    return found


def _pass(
    new: Sequence[Kenmerk],
    old: Sequence[tuple[Kenmerk, UUID]],
    found: list[UUID | None],
    test: Callable[[Kenmerk], Hashable],
) -> list[tuple[Kenmerk, UUID]]:
    waiting: dict[Hashable, list[UUID]] = defaultdict(list)
    for one, identity in old:
        waiting[test(one)].append(identity)
    for place, one in enumerate(new):
        key = test(one)
        if key is not None and found[place] is None and waiting[key]:
            found[place] = waiting[key].pop(0)
    given = set(found)
    return [pair for pair in old if pair[1] not in given]
