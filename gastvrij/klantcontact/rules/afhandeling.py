"""How a vraag ends: what it is about, what the agent says aloud, how long undoing lasts. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from gastvrij.basis.rules import MONTHS

from .vragen import Resultaat, needs_taak

KLACHT = "klacht"
# So long a registration can be undone; mail to the inwoner waits for it.
UNDO_WITHIN = timedelta(seconds=60)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


class Objectverwijzing(NamedTuple):
    """The object in another register that a vraag is about, as the standard names it."""

    object_id: str
    code_objecttype: str
    code_register: str
    code_soort_object_id: str


class Afspraak(NamedTuple):
    """What is promised to an inwoner, as far as the agent says it aloud.

    `wie` is an afdeling, team, person or organisation as one says it; empty if not chosen yet.
    `moment` and `uiterlijk` are days as `moment_text` and `day_text` write them.
    """

    resultaat: str
    nummer: str = ""
    wie: str = ""
    moment: str = ""
    uiterlijk: str = ""
    telefoon: str = ""
    is_klacht: bool = False
    is_self: bool = False
    gelukt: bool | None = None


def can_undo(registered_at: datetime, *, now: datetime) -> bool:
    """Test if a registration of a moment is still young enough to undo."""
    return now - registered_at < UNDO_WITHIN


def is_klacht_for_colleague(soort_vraag: str, resultaat: str) -> bool:
    """Test if a vraag is a klacht that is handed over, so with its own procedure and term.

    A klacht that is solved at once to the satisfaction of who complains stays informal: Awb,
    article 9:5.
    """
    return soort_vraag == KLACHT and needs_taak(resultaat)


def day_text(day: date) -> str:
    """Return a day as one says it: "maandag 23 november"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def moment_text(van: datetime | None, tot: datetime | None) -> str:
    """Return a promised moment as one says it, in the time of the gemeente; empty without one."""
    if tot is None:
        return ""
    if van is None:
        return f"{day_text(tot)} voor {tot:%H:%M} uur"
    return f"{day_text(tot)} tussen {van:%H:%M} en {tot:%H:%M} uur"


def voorleeszin(afspraak: Afspraak) -> str:
    """Return what the agent says aloud before the conversation ends; empty if it broke off.

    In Dutch whatever the language of the screen: the inwoner hears it. What is not known yet is
    left out, never filled in.
    """
    if is_klacht_for_colleague(KLACHT if afspraak.is_klacht else "", afspraak.resultaat):
        said = _klacht(afspraak)
    elif afspraak.resultaat == Resultaat.WARM_DOORVERBONDEN:
        said = _doorverbonden(afspraak)
    elif afspraak.resultaat == Resultaat.TERUGBELAFSPRAAK:
        said = _teruggebeld(afspraak)
    elif afspraak.resultaat == Resultaat.DOORGEZET:
        said = _doorgezet(afspraak)
    else:
        said = _others(afspraak)
    return " ".join(part for part in said if part)


def _numbered(afspraak: Afspraak) -> str:
    return f"Uw nummer is {afspraak.nummer}." if afspraak.nummer else ""


def _klacht(afspraak: Afspraak) -> list[str]:
    wie = afspraak.wie or "de collega die klachten behandelt"
    until = f"U krijgt uiterlijk {afspraak.uiterlijk} antwoord." if afspraak.uiterlijk else ""
    return [f"Ik geef uw klacht door aan {wie}.", until, _numbered(afspraak)]


def _doorverbonden(afspraak: Afspraak) -> list[str]:
    wie = afspraak.wie or "een collega"
    if afspraak.gelukt is False:
        return [f"Ik kan {wie} nu niet bereiken. Zullen we u terugbellen?"]
    return [f"Ik verbind u door met {wie}. U hoeft uw vraag niet opnieuw te vertellen."]


def _teruggebeld(afspraak: Afspraak) -> list[str]:
    who = "Ik bel" if afspraak.is_self else f"{_first_up(afspraak.wie or 'een collega')} belt"
    when = f" {afspraak.moment}" if afspraak.moment else ""
    where = f" op {afspraak.telefoon}" if afspraak.telefoon else ""
    return [f"{who} u{when} terug{where}.", _numbered(afspraak)]


def _doorgezet(afspraak: Afspraak) -> list[str]:
    if afspraak.is_self:
        first = "Ik zoek dit voor u uit."
    else:
        first = f"Ik geef uw vraag door aan {afspraak.wie or 'een collega'}."
    when = afspraak.moment or (f"uiterlijk {afspraak.uiterlijk}" if afspraak.uiterlijk else "")
    return [first, f"U hoort {when} van ons." if when else "", _numbered(afspraak)]


def _others(afspraak: Afspraak) -> list[str]:
    at = f" Het telefoonnummer is {afspraak.telefoon}." if afspraak.telefoon else ""
    kenmerk = f" Zet kenmerk {afspraak.nummer} in uw e-mail." if afspraak.nummer else ""
    texts: Mapping[str, str] = {
        Resultaat.DIRECT_AFGEHANDELD: "Is uw vraag hiermee beantwoord?",
        Resultaat.DOORVERWEZEN: f"Hiervoor kunt u terecht bij {afspraak.wie}.{at}"
        if afspraak.wie
        else "",
        Resultaat.KLANT_MAILT_ZELF: f"U mailt ons zelf.{kenmerk} Dan weten wij waar het over gaat."
        if kenmerk
        else "U mailt ons zelf. U krijgt van mij een kenmerk.",
    }
    return [texts.get(afspraak.resultaat, "")]


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
