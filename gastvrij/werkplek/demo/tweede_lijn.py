"""What the second line of the demo agreed, and how its day goes: late, away, asking back."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from gastvrij.kaders.actions import save_norm
from gastvrij.taken import actions, queries

from .organisatie import Gemeente

OPEN, CLOSED = time(9), time(17)
WERKWEEK = range(5)
# The norm for calling back stands among those that the kaderbeheerder set.
TERMIJNEN = {"doorgezet": 5, "beantwoorden": 3}
POGINGEN = 3
AWAY = timedelta(days=6)


def agree(*, at: datetime, gemeente: Gemeente) -> str:
    """Set hours, terms and agreements before the first conversation; return a line about it."""
    frits = gemeente.people["frits"]
    hours = [(day, OPEN, CLOSED) for day in WERKWEEK]
    actions.save_openingstijden(by=frits, at=at, afdeling=None, tijden=hours)
    actions.save_openingstijden(
        by=gemeente.people["victor"],
        at=at,
        afdeling=gemeente.afdelingen["Burgerzaken"],
        tijden=[
            window
            for day in WERKWEEK
            for window in ((day, time(10), time(12)), (day, time(13, 30), time(16)))
        ],
    )
    for metriek, dagen in TERMIJNEN.items():
        save_norm(by=frits, at=at, metriek=metriek, dagen=dagen)
    actions.save_taakregels(
        by=frits,
        at=at,
        schrijven_na_pogingen=POGINGEN,
        klacht_afdeling=gemeente.afdelingen["Bedrijfsvoering"],
        klacht_commissie=False,
    )
    return "openingstijden, beltijden en termijnen"


def live(*, at: datetime, gemeente: Gemeente) -> str:
    """Let somebody be away, somebody ask back, and what is late be told; return a line about it."""
    ineke, bram, sjoerd = (gemeente.people[name] for name in ("ineke", "bram", "sjoerd"))
    today = timezone.localdate(at)
    actions.add_afwezigheid(
        by=ineke, at=at, medewerker=ineke, van=today, tot=today + AWAY, vervanger=bram
    )
    asked = 0
    for taak in queries.taken_in(sjoerd, "vrij", now=at)[:1]:
        question = "Om welke uitkering gaat het, en sinds wanneer?"
        actions.ask_back(by=sjoerd, at=at, taak=taak, vraag=question)
        asked += 1
    late = actions.escalate(at=at)
    reminded = actions.remind(at=at)
    return (
        f"Ineke is afwezig en Bram vervangt, {asked} vraag terug, "
        f"{late} taken te laat gemeld, {reminded} herinnerd"
    )
