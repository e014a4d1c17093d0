"""Who does the work of somebody who is away. Pure."""

from collections.abc import Mapping


def stand_in(person: int, away: Mapping[int, int | None]) -> int | None:
    """Return who does the work of somebody, None if nobody was named.

    `away` gives for everybody who is away the vervanger (keys). Somebody present does the own
    work; a vervanger who is away has one as well, until a circle ends the search.
    """
    seen: set[int] = set()
    now: int | None = person
    while now is not None and now in away:
        if now in seen:
            return None
        seen.add(now)
        now = away[now]
    return now


def replaced_by(person: int, away: Mapping[int, int | None]) -> frozenset[int]:
    """Return whose work somebody does beside the own; nobody's while being away too."""
    return frozenset(one for one in away if one != person and stand_in(one, away) == person)
