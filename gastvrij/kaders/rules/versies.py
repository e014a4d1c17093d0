"""When a version runs, and when it has had its day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Looptijd:
    """A published version: its key, its kader, the day it starts, its number."""

    key: int
    kader: int
    begint: date
    nummer: int


def newest(published: Iterable[Looptijd], *, on: date) -> dict[int, int]:
    """Return by kader the key of the version that runs on a day: the last that has started."""
    started = sorted(
        (one for one in published if one.begint <= on), key=lambda one: (one.begint, one.nummer)
    )
    return {one.kader: one.key for one in started}


def superseded(published: Iterable[Looptijd], *, on: date) -> set[int]:
    """Return the keys of versions that a newer started version of the same kader replaced."""
    every = list(published)
    running = set(newest(every, on=on).values())
    return {one.key for one in every if one.begint <= on and one.key not in running}


def sure_start(version: Mapping[str, Any]) -> date | None:
    """Return the day that a document gives as its start, None if it gives none for certain.

    `version` is the reader's {label, effective_from, ambiguous}.
    """
    said = version.get("effective_from")
    return date.fromisoformat(said) if said and not version.get("ambiguous") else None
