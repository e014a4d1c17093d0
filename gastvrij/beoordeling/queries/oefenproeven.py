"""Reads of rehearsals: for which toetstermen there was no opportunity yet."""

from gastvrij.beoordeling.models import Criterium, Formulier, Observatie, Oordeel
from gastvrij.beoordeling.rules import kwaliteit as regels
from gastvrij.beoordeling.rules.observaties import SHARED, Doel

from .scores import latest_values


def is_oefenproeve(observatie: Observatie) -> bool:
    """Test if an observation is a rehearsal: the form of the exam, to learn from."""
    return observatie.doel == Doel.COACHING and observatie.formulier.soort == Formulier.Soort.PROEVE


def zonder_gelegenheid(observatie: Observatie) -> list[Criterium]:
    """Return what no shared rehearsal of this person with this form gave an opportunity for."""
    rehearsals = Observatie.objects.filter(
        doel=Doel.COACHING,
        medewerker_id=observatie.medewerker_id,
        formulier_id=observatie.formulier_id,
        status__in=SHARED,
    )
    criteria = {one.pk: one for one in observatie.formulier.criteria.order_by("volgorde")}
    last = latest_values(Oordeel.objects.filter(observatie__in=rehearsals))
    left = regels.without_opportunity(
        ((criterium, waarde) for (_observatie, criterium), waarde in last.items()), criteria
    )
    return [one for key, one in criteria.items() if key in left]
