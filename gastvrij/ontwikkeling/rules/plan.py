"""Rules of the development plan. Pure: no database, no clock. Nothing here says a level."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

# So long before the last day of a goal the employee is reminded of it.
NOTICE = timedelta(days=14)
# A goal is one behaviour: a list of several starts its lines with one of these, or uses ";".
_LIST_LINE = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s", re.MULTILINE)
_NOT_IN_A_LINK = re.compile(r"[\s\x00-\x1f\x7f\\]")


class Gebrek(StrEnum):
    """What keeps a field of a goal from being right."""

    LEEG = "leeg"
    MEER_DAN_EEN = "meer_dan_een"
    VOORBIJ = "voorbij"
    NA_HET_EINDE = "na_het_einde"
    GEEN_HTTPS = "geen_https"


@dataclass(frozen=True)
class Doelplan:
    """What an employee fills in about a goal; the fields of SMART, each of them asked."""

    titel: str
    specifiek: str
    meetbaar: str
    actie_tekst: str
    actie_link: str
    klaar_op: date
    evaluatie_op: date


ASKED = ("titel", "specifiek", "meetbaar", "actie_tekst")


def gebreken(plan: Doelplan, *, on: date, eerder: Doelplan | None = None) -> dict[str, Gebrek]:
    """Return what is wrong with a goal by the name of the field, empty if it is complete.

    A goal is specific (what, one behaviour), measurable (what shows it), and has a last day in the
    future with a look back before or on it. A day that stays what it was in `eerder` may be past.
    """
    found = {name: Gebrek.LEEG for name in ASKED if not getattr(plan, name).strip()}
    if "titel" not in found and not is_one_behaviour(plan.titel):
        found["titel"] = Gebrek.MEER_DAN_EEN
    for name in ("klaar_op", "evaluatie_op"):
        day: date = getattr(plan, name)
        is_kept = eerder is not None and getattr(eerder, name) == day
        if day <= on and not is_kept:
            found[name] = Gebrek.VOORBIJ
    if "evaluatie_op" not in found and plan.evaluatie_op > plan.klaar_op:
        found["evaluatie_op"] = Gebrek.NA_HET_EINDE
    if plan.actie_link and not is_safe_link(plan.actie_link):
        found["actie_link"] = Gebrek.GEEN_HTTPS
    return found


def is_one_behaviour(text: str) -> bool:
    """Test if a text is one thing to learn and no list: one line, no bullets, no semicolons."""
    return ";" not in text and len(text.strip().splitlines()) <= 1 and not _LIST_LINE.search(text)


def is_safe_link(link: str) -> bool:
    """Test if a link goes to a page over https, without a name or password in it."""
    if _NOT_IN_A_LINK.search(link):
        return False
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return False
    return link.startswith("https://") and bool(host) and "@" not in parts.netloc


class Aandacht(StrEnum):
    """What a running goal asks of the employee now; only by its days."""

    VOORBIJ = "voorbij"
    NADERT = "nadert"
    TERUGKIJKEN = "terugkijken"
    GEEN = ""


def aandacht(
    *, klaar_op: date, evaluatie_op: date, on: date, laatste: date | None = None
) -> Aandacht:
    """Return what a running goal asks on a day; `laatste` is the day of its last progress line."""
    if on > klaar_op:
        return Aandacht.VOORBIJ
    if evaluatie_op <= on and (laatste is None or laatste < evaluatie_op):
        return Aandacht.TERUGKIJKEN
    return Aandacht.NADERT if klaar_op - NOTICE <= on else Aandacht.GEEN


class Herinnering(StrEnum):
    """Why the employee gets a mail about a goal."""

    KLAAR = "klaar"
    EVALUATIE = "evaluatie"


def to_remind(
    *, klaar_op: date, evaluatie_op: date, gemaakt: date, on: date
) -> dict[Herinnering, date]:
    """Return of which days of a goal the employee is to be reminded on a day.

    From two weeks before the last day, and from the day to look back, until the last day. Not of
    what was that near already when the goal was made.
    """
    begins = {Herinnering.KLAAR: klaar_op - NOTICE, Herinnering.EVALUATIE: evaluatie_op}
    days = {Herinnering.KLAAR: klaar_op, Herinnering.EVALUATIE: evaluatie_op}
    return {
        why: days[why] for why, begin in begins.items() if gemaakt < begin <= on and on <= klaar_op
    }


class Soort(StrEnum):
    """The kinds of conversation, in the order in which a cycle has them."""

    PLANNING = "planning"
    VOORTGANG = "voortgang"
    TERUGBLIK = "terugblik"


ORDER = tuple(Soort)
ONCE = frozenset({Soort.PLANNING, Soort.TERUGBLIK})


class Bezwaar(StrEnum):
    """Why a conversation cannot be planned like that."""

    VOORBIJ = "voorbij"
    BUITEN = "buiten"
    AL_GEPLAND = "al_gepland"
    VOLGORDE = "volgorde"


@dataclass(frozen=True)
class Moment:
    """A conversation in a cycle: its kind, when, and the day of that in the gemeente."""

    soort: Soort
    op: datetime
    dag: date


def why_not_planned(
    nieuw: Moment, bestaand: Collection[Moment], *, van: date, tot_en_met: date, now: datetime
) -> Bezwaar | None:
    """Return why a conversation cannot stand beside those of its cycle, None if it can.

    One planning, then as many as wanted about progress, then one look back; two are never at the
    same moment.
    """
    if nieuw.op <= now:
        return Bezwaar.VOORBIJ
    if not van <= nieuw.dag <= tot_en_met:
        return Bezwaar.BUITEN
    if nieuw.soort in ONCE and any(one.soort is nieuw.soort for one in bestaand):
        return Bezwaar.AL_GEPLAND
    return None if all(_in_order(nieuw, one) for one in bestaand) else Bezwaar.VOLGORDE


def _in_order(one: Moment, other: Moment) -> bool:
    if one.op == other.op:
        return False
    first, last = sorted((one, other), key=lambda moment: moment.op)
    return ORDER.index(first.soort) <= ORDER.index(last.soort)


def next_soort(bestaand: Collection[Soort]) -> Soort:
    """Return which conversation of a cycle comes next by itself: planning, then progress."""
    return Soort.VOORTGANG if Soort.PLANNING in bestaand else Soort.PLANNING


class Wie(StrEnum):
    """What somebody is in a plan; a reader got the plan released and does nothing."""

    MEDEWERKER = "medewerker"
    LEIDINGGEVENDE = "leidinggevende"
    LEZER = "lezer"


class Gespreksstand(StrEnum):
    """How far a conversation of a cycle is."""

    GEPLAND = "gepland"
    AFGEZEGD = "afgezegd"
    GEHOUDEN = "gehouden"
    BEANTWOORD = "beantwoord"


class Handeling(StrEnum):
    """What can be done with a conversation or a goal."""

    AGENDA = "agenda"
    AFVINKEN = "afvinken"
    VERPLAATSEN = "verplaatsen"
    AFZEGGEN = "afzeggen"
    VERSLAG = "verslag"
    ANTWOORDEN = "antwoorden"
    WIJZIGEN = "wijzigen"
    AFSLUITEN = "afsluiten"
    VOORTGANG = "voortgang"
    REAGEREN = "reageren"


_H, _S = Handeling, Gespreksstand
_BOTH = frozenset({Wie.MEDEWERKER, Wie.LEIDINGGEVENDE})
_LEADER = frozenset({Wie.LEIDINGGEVENDE})
# For each act: who does it, and in which states of the conversation.
GESPREK: dict[Handeling, tuple[frozenset[Wie], frozenset[Gespreksstand]]] = {
    _H.AGENDA: (_BOTH, frozenset({_S.GEPLAND})),
    _H.AFVINKEN: (_BOTH, frozenset({_S.GEPLAND, _S.GEHOUDEN})),
    _H.VERPLAATSEN: (_LEADER, frozenset({_S.GEPLAND})),
    _H.AFZEGGEN: (_LEADER, frozenset({_S.GEPLAND})),
    _H.VERSLAG: (_LEADER, frozenset({_S.GEPLAND, _S.GEHOUDEN})),
    _H.ANTWOORDEN: (frozenset({Wie.MEDEWERKER}), frozenset({_S.GEHOUDEN})),
}


def gespreksstand(*, is_afgezegd: bool, is_gehouden: bool, is_beantwoord: bool) -> Gespreksstand:
    """Return how far a conversation is."""
    if is_afgezegd:
        return Gespreksstand.AFGEZEGD
    if is_beantwoord:
        return Gespreksstand.BEANTWOORD
    return Gespreksstand.GEHOUDEN if is_gehouden else Gespreksstand.GEPLAND


def gesprek_handelingen(wie: Wie, stand: Gespreksstand) -> frozenset[Handeling]:
    """Return what somebody may do with a conversation."""
    return frozenset(
        act for act, (people, states) in GESPREK.items() if wie in people and stand in states
    )


def doel_handelingen(wie: Wie, *, loopt: bool) -> frozenset[Handeling]:
    """Return what somebody may do with a goal: it is the employee's, the leader only reacts."""
    if wie is Wie.LEIDINGGEVENDE:
        return frozenset({Handeling.REAGEREN})
    if wie is Wie.MEDEWERKER and loopt:
        return frozenset({Handeling.WIJZIGEN, Handeling.AFSLUITEN, Handeling.VOORTGANG})
    return frozenset()
