"""When a version runs, and when it has had its day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Gebruik:
    """A decision that a version runs from a day on: keys, that day, and the day of deciding.

    `key` counts up with the decisions.
    """

    key: int
    kader: int
    versie: int
    per: date
    besloten: date


def standing(decisions: Iterable[Gebruik]) -> list[Gebruik]:
    """Return the decisions that were not overruled by a later one, in the order of their day.

    A later decision overrules what was to start on its own day or after, and what was still to
    start for the same version. What had started stays: history is never rewritten.
    """
    left: list[Gebruik] = []
    for one in sorted(decisions, key=lambda each: each.key):
        left = [other for other in left if not _overrules(one, other)]
        left.append(one)
    return sorted(left, key=lambda each: (each.per, each.key))


def _overrules(later: Gebruik, earlier: Gebruik) -> bool:
    if later.kader != earlier.kader:
        return False
    is_replanned = later.versie == earlier.versie and earlier.per > later.besloten
    return later.per <= earlier.per or is_replanned


def running(decisions: Iterable[Gebruik], *, on: date) -> dict[int, Gebruik]:
    """Return by kader what runs on a day: the last decision that has started."""
    return {one.kader: one for one in standing(decisions) if one.per <= on}


def planned(decisions: Iterable[Gebruik], *, on: date) -> dict[int, Gebruik]:
    """Return by kader the first decision that starts after a day."""
    return {one.kader: one for one in reversed(standing(decisions)) if one.per > on}


def superseded(
    decisions: Sequence[Gebruik], published: Mapping[int, tuple[int, int]], *, on: date
) -> set[int]:
    """Return the keys of published versions that have had their day.

    `published` gives by key the kader and the number. A version has had its day when another one
    of its kader runs, and it ran before or is older; unless it is planned to run.
    """
    runs = running(decisions, on=on)
    stand = standing(decisions)
    waits = {one.versie for one in stand if one.per > on}
    ran = {one.versie for one in stand if one.per <= on}
    over = set()
    for key, (kader, nummer) in published.items():
        now = runs.get(kader)
        if now is None or now.versie == key or key in waits:
            continue
        number = published[now.versie][1] if now.versie in published else nummer
        if key in ran or nummer < number:
            over.add(key)
    return over


def is_expired(until: date | None, *, on: date) -> bool:
    """Test if the last day of a version lies behind."""
    return until is not None and until < on


def sure_start(version: Mapping[str, Any]) -> date | None:
    """Return the day that a document gives as its start, None if it gives none for certain.

    `version` is the reader's {label, effective_from, ambiguous}.
    """
    said = version.get("effective_from")
    return date.fromisoformat(said) if said and not version.get("ambiguous") else None
