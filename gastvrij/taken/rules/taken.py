"""Rules of the second line: states and promise. Pure: no database, no clock, no Django."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from gastvrij.klantcontact.rules import Problem, Resultaat, needs_taak


class Status(StrEnum):
    """Where an interne taak stands."""

    TE_VERWERKEN = "te_verwerken"
    IN_BEHANDELING = "in_behandeling"
    VERWERKT = "verwerkt"


# From where to where a taak goes; the database refuses any other step too. Forwarding puts a taak
# back among what is to be done; reopening leaves it with its medewerker.
STEPS: Mapping[Status, frozenset[Status]] = {
    Status.TE_VERWERKEN: frozenset({Status.IN_BEHANDELING}),
    Status.IN_BEHANDELING: frozenset({Status.TE_VERWERKEN, Status.VERWERKT}),
    Status.VERWERKT: frozenset({Status.IN_BEHANDELING}),
}


class Deadline(StrEnum):
    """When a taak must be done, seen from now; the groups of the work list, in their order."""

    TE_LAAT = "te_laat"
    VANDAAG = "vandaag"
    MORGEN = "morgen"
    LATER = "later"
    ZONDER = "zonder"


def deadline(*, uiterlijk_op: date | None, beloofd_tot: datetime | None, now: datetime) -> Deadline:
    """Return the group of an open taak. `now` and `beloofd_tot` are in the time of the gemeente.

    A promise goes before the term; past either of the two it is too late.
    """
    today = now.date()
    if (beloofd_tot and beloofd_tot < now) or (uiterlijk_op and uiterlijk_op < today):
        return Deadline.TE_LAAT
    day = beloofd_tot.date() if beloofd_tot else uiterlijk_op
    if day is None:
        return Deadline.ZONDER
    return {0: Deadline.VANDAAG, 1: Deadline.MORGEN}.get((day - today).days, Deadline.LATER)


class Opdracht(NamedTuple):
    """What a vraag asks of a colleague, as far as the rules need it."""

    handeling: str
    has_someone: bool
    beloofd_van: datetime | None
    beloofd_tot: datetime | None


def opdracht_problems(
    place: int, *, resultaat: str, opdracht: Opdracht | None, now: datetime, is_open: bool
) -> list[Problem]:
    """Return what an opdracht lacks. `is_open` tells if the promised day is a working day.

    A terugbelafspraak has a promised moment, other work may have one. A resultaat that asks
    nothing of a colleague has no opdracht.
    """
    if not needs_taak(resultaat):
        return [Problem(place, "resultaat", "taak_unasked")] * (opdracht is not None)
    if opdracht is None:
        return [Problem(place, "handeling", "handeling_empty")]
    found = []
    if not opdracht.handeling.strip():
        found.append(Problem(place, "handeling", "handeling_empty"))
    if not opdracht.has_someone:
        found.append(Problem(place, "wie", "wie_empty"))
    must = resultaat == Resultaat.TERUGBELAFSPRAAK
    return found + _belofte_problems(place, opdracht, must=must, now=now, is_open=is_open)


def _belofte_problems(
    place: int, opdracht: Opdracht, *, must: bool, now: datetime, is_open: bool
) -> list[Problem]:
    van, tot = opdracht.beloofd_van, opdracht.beloofd_tot
    if tot is None:
        is_half = van is not None
        return [Problem(place, "beloofd_tot", "belofte_empty")] * (must or is_half)
    if tot <= now:
        return [Problem(place, "beloofd_tot", "belofte_past")]
    if van is not None and van >= tot:
        return [Problem(place, "beloofd_tot", "belofte_reversed")]
    return [] if is_open else [Problem(place, "beloofd_dag", "belofte_closed")]


def must_write(missed: int, agreed: int | None) -> bool:
    """Test if the inwoner was missed so often that one writes; never while nothing is agreed."""
    return agreed is not None and missed >= agreed


def must_remind(*, day: date, today: date, next_werkdag: date, assigned_on: date) -> bool:
    """Test if the last day of a taak is so near that who has it is reminded.

    On the working day before it (`next_werkdag` is the first one after today); work that was
    assigned today is not, that is news enough.
    """
    return today <= day <= next_werkdag and (assigned_on < today or day == today)
