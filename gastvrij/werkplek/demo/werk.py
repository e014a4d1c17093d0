"""The onderwerpen of the demo, and what its second line did with the taken so far."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact.actions import add_onderwerp
from gastvrij.klantcontact.models import Onderwerp
from gastvrij.taken import actions, queries
from gastvrij.taken.models import Contactpoging, InterneTaak

from .gesprekken import next_werkdag
from .organisatie import Gemeente
from .teksten import ONDERWERPEN

SECOND_LINE = ("bram", "ineke", "sjoerd", "willem")
STARTS = time(9, 30)
MINUTES_A_TAAK = 20
FINISHED_UNTIL = timedelta(days=2)
LEFT_EVERY = 7


def add_onderwerpen(*, at: datetime, gemeente: Gemeente) -> dict[str, Onderwerp]:
    """Add the onderwerpen under their themes; return those that are asked about, by name."""
    frits = gemeente.people["frits"]
    found = {}
    for thema, (where, below) in ONDERWERPEN.items():
        afdeling = gemeente.afdelingen[where]
        parent = add_onderwerp(by=frits, at=at, naam=thema, afdeling=afdeling)
        for naam, (lijn, domein) in below.items():
            found[naam] = add_onderwerp(
                by=frits,
                at=at,
                naam=naam,
                afdeling=afdeling,
                lijn=lijn,
                domein=domein,
                parent=parent,
            )
    return found


def finish_old_taken(*, at: datetime, gemeente: Gemeente) -> tuple[int, int]:
    """Let the second line do its older taken; return how many are finished and how many left.

    Most are finished the next morning; every seventh waits after a voice message, so that some
    run late.
    """
    finished = left = 0
    for name in SECOND_LINE:
        person = gemeente.people[name]
        for place, taak in enumerate(queries.taken_for(person).order_by("pk")):
            if _work_on(person, taak, place, at):
                finished += 1
            else:
                left += 1
    return finished, left


def _work_on(person: Medewerker, taak: InterneTaak, place: int, at: datetime) -> bool:
    """Work on a taak until it is finished, if there was time for it; return if it is."""
    morning = datetime.combine(next_werkdag(timezone.localdate(taak.toegewezen_op)), STARTS)
    tried = timezone.make_aware(morning) + timedelta(minutes=MINUTES_A_TAAK * (place % 6))
    if tried > at - FINISHED_UNTIL:
        return False
    uitkomsten = Contactpoging.Uitkomst
    waits = place % LEFT_EVERY == 0
    if taak.soort == InterneTaak.Soort.TERUGBELLEN:
        outcome = uitkomsten.VOICEMAIL if waits else uitkomsten.GESPROKEN
        actions.record_poging(by=person, at=tried, taak=taak, uitkomst=outcome)
    if waits:
        return False
    actions.finish(
        by=person,
        at=tried + timedelta(minutes=10),
        taak=taak,
        antwoord="Uitgezocht en met de inwoner besproken. De inwoner weet wat er nu gebeurt.",
    )
    return True
