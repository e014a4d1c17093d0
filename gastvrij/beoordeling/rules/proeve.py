"""The states of a workplace exam: what can be done when and by whom, and the clocks after it.

Source: the section "Exam quality in the Netherlands" of the reference on assessment, and the
rights table of the system design.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Status(StrEnum):
    """Where a sitting stands."""

    AANGEVRAAGD = "aangevraagd"
    AFGEWEZEN = "afgewezen"
    VRIJGESTELD = "vrijgesteld"
    TOEGELATEN = "toegelaten"
    FORMULIER_UITGEREIKT = "formulier_uitgereikt"
    BEVESTIGD = "bevestigd"
    IDENTITEIT_VASTGESTELD = "identiteit_vastgesteld"
    AFNAME = "afname"
    OORDELEN = "oordelen"
    BESPREKEN = "bespreken"
    VOORLOPIG = "voorlopig"
    VASTGESTELD = "vastgesteld"
    UITGEREIKT = "uitgereikt"
    GEARCHIVEERD = "gearchiveerd"
    VERNIETIGD = "vernietigd"
    TERUGGETROKKEN = "teruggetrokken"
    AFGEBROKEN = "afgebroken"


class Wie(StrEnum):
    """The parts that people have in a sitting; `systeem` is the nightly job."""

    PLANNER = "planner"
    KANDIDAAT = "kandidaat"
    BEOORDELAAR = "beoordelaar"
    VASTSTELLER = "vaststeller"
    SYSTEEM = "systeem"


class Handeling(StrEnum):
    """What can be done with a sitting."""

    TOELATEN = "toelaten"
    AFWIJZEN = "afwijzen"
    VRIJSTELLEN = "vrijstellen"
    VERPLAATSEN = "verplaatsen"
    VERVANGEN = "vervangen"
    FORMULIER_UITREIKEN = "formulier_uitreiken"
    BEVESTIGEN = "bevestigen"
    IDENTITEIT_VASTSTELLEN = "identiteit_vaststellen"
    TERUGTREKKEN = "terugtrekken"
    BEGINNEN = "beginnen"
    GESPREK = "gesprek"
    CITAAT = "citaat"
    NAVRAGEN = "navragen"
    OORDEEL = "oordeel"
    AFBREKEN = "afbreken"
    EINDIGEN = "eindigen"
    INDIENEN = "indienen"
    BEIDE_INGEDIEND = "beide_ingediend"
    OVEREENKOMEN = "overeenkomen"
    INSTEMMEN = "instemmen"
    VOORLOPIG = "voorlopig"
    REAGEREN = "reageren"
    TERUGGEVEN = "teruggeven"
    VASTSTELLEN = "vaststellen"
    UITREIKEN = "uitreiken"
    VRAGEN = "vragen"
    BESLISSEN = "beslissen"
    ARCHIVEREN = "archiveren"
    VERNIETIGEN = "vernietigen"


@dataclass(frozen=True)
class Overgang:
    """The state after an act, and who may do it."""

    naar: Status
    wie: frozenset[Wie]


_S, _H = Status, Handeling
_PLANNER = frozenset({Wie.PLANNER})
_KANDIDAAT = frozenset({Wie.KANDIDAAT})
_BEOORDELAAR = frozenset({Wie.BEOORDELAAR})
_VASTSTELLER = frozenset({Wie.VASTSTELLER})

# Until a conversation began a candidate can still withdraw, and a planner move the sitting.
BEFORE = (
    _S.AANGEVRAAGD,
    _S.TOEGELATEN,
    _S.FORMULIER_UITGEREIKT,
    _S.BEVESTIGD,
    _S.IDENTITEIT_VASTGESTELD,
)

# Until the differences are discussed, another can take the place of an assessor.
REPLACEABLE = (*BEFORE, _S.AFNAME, _S.OORDELEN)

# Where a sitting ended without a result; its dossier goes the way of all others.
ENDED = (_S.AFGEWEZEN, _S.VRIJGESTELD, _S.TERUGGETROKKEN, _S.AFGEBROKEN)

# From here on there is a result, provisional at first.
WITH_RESULT = (_S.VOORLOPIG, _S.VASTGESTELD, _S.UITGEREIKT, _S.GEARCHIVEERD)

OVERGANGEN: Mapping[tuple[Status, Handeling], Overgang] = {
    (_S.AANGEVRAAGD, _H.TOELATEN): Overgang(_S.TOEGELATEN, _PLANNER),
    (_S.AANGEVRAAGD, _H.AFWIJZEN): Overgang(_S.AFGEWEZEN, _PLANNER),
    (_S.AANGEVRAAGD, _H.VRIJSTELLEN): Overgang(_S.VRIJGESTELD, _PLANNER),
    **{(s, _H.VERPLAATSEN): Overgang(s, _PLANNER) for s in BEFORE},
    **{(s, _H.VERVANGEN): Overgang(s, _PLANNER) for s in REPLACEABLE},
    **{(s, _H.TERUGTREKKEN): Overgang(_S.TERUGGETROKKEN, _PLANNER | _KANDIDAAT) for s in BEFORE},
    (_S.TOEGELATEN, _H.FORMULIER_UITREIKEN): Overgang(_S.FORMULIER_UITGEREIKT, _PLANNER),
    (_S.FORMULIER_UITGEREIKT, _H.BEVESTIGEN): Overgang(_S.BEVESTIGD, _KANDIDAAT),
    (_S.BEVESTIGD, _H.IDENTITEIT_VASTSTELLEN): Overgang(_S.IDENTITEIT_VASTGESTELD, _BEOORDELAAR),
    (_S.IDENTITEIT_VASTGESTELD, _H.BEGINNEN): Overgang(_S.AFNAME, _BEOORDELAAR),
    (_S.AFNAME, _H.GESPREK): Overgang(_S.AFNAME, _BEOORDELAAR),
    (_S.AFNAME, _H.CITAAT): Overgang(_S.AFNAME, _BEOORDELAAR),
    (_S.AFNAME, _H.NAVRAGEN): Overgang(_S.AFNAME, _BEOORDELAAR),
    (_S.AFNAME, _H.OORDEEL): Overgang(_S.AFNAME, _BEOORDELAAR),
    (_S.AFNAME, _H.AFBREKEN): Overgang(_S.AFGEBROKEN, _BEOORDELAAR),
    (_S.AFNAME, _H.EINDIGEN): Overgang(_S.OORDELEN, _BEOORDELAAR),
    (_S.OORDELEN, _H.CITAAT): Overgang(_S.OORDELEN, _BEOORDELAAR),
    (_S.OORDELEN, _H.OORDEEL): Overgang(_S.OORDELEN, _BEOORDELAAR),
    (_S.OORDELEN, _H.AFBREKEN): Overgang(_S.AFGEBROKEN, _BEOORDELAAR),
    (_S.OORDELEN, _H.INDIENEN): Overgang(_S.OORDELEN, _BEOORDELAAR),
    (_S.OORDELEN, _H.BEIDE_INGEDIEND): Overgang(_S.BESPREKEN, _BEOORDELAAR),
    (_S.BESPREKEN, _H.OVEREENKOMEN): Overgang(_S.BESPREKEN, _BEOORDELAAR),
    (_S.BESPREKEN, _H.INSTEMMEN): Overgang(_S.BESPREKEN, _BEOORDELAAR),
    (_S.BESPREKEN, _H.VOORLOPIG): Overgang(_S.VOORLOPIG, _BEOORDELAAR),
    (_S.VOORLOPIG, _H.REAGEREN): Overgang(_S.VOORLOPIG, _KANDIDAAT),
    (_S.VOORLOPIG, _H.TERUGGEVEN): Overgang(_S.BESPREKEN, _VASTSTELLER),
    (_S.VOORLOPIG, _H.VASTSTELLEN): Overgang(_S.VASTGESTELD, _VASTSTELLER),
    (_S.VASTGESTELD, _H.REAGEREN): Overgang(_S.VASTGESTELD, _KANDIDAAT),
    (_S.VASTGESTELD, _H.UITREIKEN): Overgang(_S.UITGEREIKT, _PLANNER),
    (_S.UITGEREIKT, _H.REAGEREN): Overgang(_S.UITGEREIKT, _KANDIDAAT),
    (_S.UITGEREIKT, _H.VRAGEN): Overgang(_S.UITGEREIKT, _KANDIDAAT),
    (_S.UITGEREIKT, _H.BESLISSEN): Overgang(_S.UITGEREIKT, _PLANNER),
    (_S.UITGEREIKT, _H.ARCHIVEREN): Overgang(_S.GEARCHIVEERD, _PLANNER),
    **{(s, _H.ARCHIVEREN): Overgang(_S.GEARCHIVEERD, _PLANNER) for s in ENDED},
    (_S.GEARCHIVEERD, _H.VERNIETIGEN): Overgang(_S.VERNIETIGD, frozenset({Wie.SYSTEEM})),
}
OPEN = frozenset({*BEFORE, _S.AFNAME, _S.OORDELEN, _S.BESPREKEN, _S.VOORLOPIG, _S.VASTGESTELD})
# While a sitting stands here, its people are taken for the hour that it was planned at.
OCCUPIES = frozenset({*BEFORE, _S.AFNAME, _S.OORDELEN, _S.BESPREKEN})
LEAST_BEOORDELAARS = 2


def next_status(status: str, handeling: Handeling) -> Status | None:
    """Return the state after an act, None if the act is not allowed in this state."""
    found = OVERGANGEN.get((Status(status), handeling))
    return found.naar if found is not None else None


def may(status: str, handeling: Handeling, wie: Collection[Wie]) -> bool:
    """Test if somebody with these parts in a sitting can do this now."""
    found = OVERGANGEN.get((Status(status), handeling))
    return found is not None and not found.wie.isdisjoint(wie)


def who_can(handeling: Handeling) -> frozenset[Wie]:
    """Return who can do this in any state."""
    every = (gang.wie for (_van, done), gang in OVERGANGEN.items() if done is handeling)
    return frozenset().union(*every)


def steps() -> list[tuple[Status, Status]]:
    """Return every change of state that exists, for the triggers of the database."""
    return sorted(
        {(van, gang.naar) for (van, _handeling), gang in OVERGANGEN.items() if van != gang.naar}
    )


def can_resit(status: str, uitkomst: str) -> bool:
    """Test if an exam can be taken again: broken off, or a result handed out that is no pass."""
    ended = {_S.UITGEREIKT, _S.GEARCHIVEERD, _S.VERNIETIGD}
    return status == _S.AFGEBROKEN or (status in ended and uitkomst != "geslaagd")


class Termijn(StrEnum):
    """The clocks of an exam owner, in days; one that is missing is not laid down."""

    INZAGE = "inzage"
    KLACHT = "klacht"
    KLACHT_ANTWOORD = "klacht_antwoord"
    HERZIENING = "herziening"
    HERZIENING_BESLUIT = "herziening_besluit"
    BEZWAAR = "bezwaar"
    BEZWAAR_BESLUIT = "bezwaar_besluit"
    BEROEP = "beroep"
    BEROEP_BESLUIT = "beroep_besluit"
    BEWAREN = "bewaren"


# Klacht, bezwaar, beroep and inzage of the NVVB (publieksacademie.nvvb.nl); how long a dossier is
# kept was not found, so no term is claimed for it.
NVVB: Mapping[Termijn, int] = {
    Termijn.INZAGE: 14,
    Termijn.KLACHT: 14,
    Termijn.KLACHT_ANTWOORD: 21,
    Termijn.BEZWAAR: 28,
    Termijn.BEZWAAR_BESLUIT: 42,
    Termijn.BEROEP: 42,
}


class Vraag(StrEnum):
    """What a candidate can ask after the result."""

    INZAGE = "inzage"
    KLACHT = "klacht"
    HERZIENING = "herziening"
    BEZWAAR = "bezwaar"
    BEROEP = "beroep"


# Awb-bezwaar is for the external body; the gemeente's own exam has herziening and klacht.
_ROUTES = {
    True: (Vraag.INZAGE, Vraag.KLACHT, Vraag.BEZWAAR, Vraag.BEROEP),
    False: (Vraag.INZAGE, Vraag.KLACHT, Vraag.HERZIENING),
}
_ANSWERED = {
    Vraag.KLACHT: Termijn.KLACHT_ANTWOORD,
    Vraag.HERZIENING: Termijn.HERZIENING_BESLUIT,
    Vraag.BEZWAAR: Termijn.BEZWAAR_BESLUIT,
    Vraag.BEROEP: Termijn.BEROEP_BESLUIT,
}


def routes(*, is_extern: bool) -> tuple[Vraag, ...]:
    """Return what a candidate can ask of this kind of exam owner."""
    return _ROUTES[is_extern]


def asked_until(
    vraag: Vraag,
    termijnen: Mapping[str, int],
    *,
    uitgereikt_op: date,
    bezwaar_besloten_op: date | None,
) -> date | None:
    """Return the last day on which this can be asked in time, None if no term is laid down.

    Beroep runs from the decision on bezwaar, all else from the day the result was handed out.
    The day itself does not count: 28 days after 1 June is 29 June.
    """
    days = termijnen.get(vraag.value)
    start = bezwaar_besloten_op if vraag is Vraag.BEROEP else uitgereikt_op
    if days is None or start is None:
        return None
    return start + timedelta(days=days)


def answered_before(
    vraag: Vraag, termijnen: Mapping[str, int], *, ingediend_op: date
) -> date | None:
    """Return the last day for the answer, None if no term is laid down."""
    termijn = _ANSWERED.get(vraag)
    days = termijnen.get(termijn.value) if termijn is not None else None
    return ingediend_op + timedelta(days=days) if days is not None else None


def may_archive(*, last_days: Sequence[date | None], has_open: bool, on: date) -> bool:
    """Test if a dossier can be closed: nothing is open and every term to ask has passed.

    `last_days` are the last days of each route; None (no term laid down) holds nothing up.
    """
    return not has_open and all(day is None or on > day for day in last_days)


def destroy_on(gearchiveerd_op: date, termijnen: Mapping[str, int]) -> date | None:
    """Return the day on which a dossier is destroyed, None while no term is laid down."""
    days = termijnen.get(Termijn.BEWAREN.value)
    return gearchiveerd_op + timedelta(days=days) if days is not None else None


def differ(oordelen: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return the toetstermen on which assessors differ, in order.

    `oordelen` maps the code of a toetsterm to the value by assessor.
    """
    return [code for code, given in oordelen.items() if len(set(given.values())) > 1]
