"""Things that an agent picks by typing their name. Pure: no database, no Django."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Generic, TypeVar

MOST_PROPOSED = 3
T = TypeVar("T")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


class Namen(Generic[T]):
    """Things by key; each has a name of its own that can be typed instead of the key."""

    def __init__(
        self, things: Mapping[str, T], *, name: Callable[[T], str], apart: Callable[[T], str]
    ) -> None:
        """Take things by key; `apart` tells those with the same name from each other."""
        self.things = things
        self._name, self._apart = name, apart

    @cached_property
    def labels(self) -> dict[str, str]:
        """Return the name of each thing by key, no two alike."""
        counts: dict[str, int] = {}
        for one in self.things.values():
            plain = _plain(self._name(one))
            counts[plain] = counts.get(plain, 0) + 1
        found: dict[str, str] = {}
        for key, one in self.things.items():
            name = self._name(one)
            is_alone = counts[_plain(name)] == 1
            found[key] = name if is_alone else f"{name} ({self._apart(one)})"
        return found

    def label(self, given: str) -> str:
        """Return the name for a key, and anything else as it was given."""
        return self.labels.get(given, given)

    def find(self, given: str) -> T | None:
        """Return what a key, a whole name, or a part that only one name has, points to."""
        wanted = given.strip()
        if wanted in self.things:
            return self.things[wanted]
        found = self._keys(lambda name: name == _plain(wanted)) or self._holding(wanted)
        return self.things[found[0]] if len(found) == 1 else None

    def near(self, given: str) -> list[str]:
        """Return the first names that have the typed text in them, to propose."""
        return [self.labels[key] for key in self._holding(given)[:MOST_PROPOSED]]

    def _holding(self, given: str) -> list[str]:
        wanted = _plain(given)
        return self._keys(lambda name: wanted in name) if wanted else []

    def _keys(self, fits: Callable[[str], bool]) -> list[str]:
        return [key for key, name in self.labels.items() if fits(_plain(name))]
