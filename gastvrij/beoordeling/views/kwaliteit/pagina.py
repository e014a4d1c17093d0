"""What conversation quality adds to the page of an observation."""

from typing import Any

from django.utils import timezone

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import forms, queries
from gastvrij.beoordeling.models import Formulier, Observatie, Trekking
from gastvrij.beoordeling.queries import Zicht
from gastvrij.beoordeling.rules import kwaliteit as regels
from gastvrij.beoordeling.rules.observaties import Doel


def trekking_context(trekking: Trekking) -> dict[str, Any]:
    """Return the forms with which a coach begins with what was drawn, or with another."""
    return {
        "trekking": trekking,
        "getrokken_tekst": queries.gesprek_label(trekking.getrokken) if trekking.getrokken else "",
        "trekking_form": forms.BeginTrekking(trekking),
        "ander_form": forms.BeginTrekking(trekking, departs=True),
    }


def gedeeld_context(request: MedewerkerRequest, seen: Zicht) -> dict[str, Any]:
    """Return what stands beside the verdicts that were shared: score, dispute, learning points."""
    observatie = seen.observatie
    if observatie.doel == Doel.PROEVE:
        return {}
    return {
        "vergelijking": queries.naast_elkaar(observatie),
        **_leerpunten(request, observatie),
        **_score(observatie),
        **_betwisting(seen),
        **_oefenproeve(observatie),
    }


def _leerpunten(request: MedewerkerRequest, observatie: Observatie) -> dict[str, Any]:
    if observatie.doel not in regels.TO_LEARN_FROM:
        return {}
    is_coach = observatie.beoordelaar_id == request.user.pk
    is_asked = observatie.medewerker_id == request.user.pk
    return {
        "leerpunten": [
            (one, forms.DeclineLeerpunt(one) if is_asked else None)
            for one in queries.leerpunten_on(observatie)
        ],
        "is_coach": is_coach,
        "leerpunt_form": forms.ProposeLeerpunt(observatie) if is_coach else None,
    }


def _score(observatie: Observatie) -> dict[str, Any]:
    is_judged = observatie.doel in regels.TO_LEARN_FROM
    if observatie.formulier.soort != Formulier.Soort.KWALITEIT or not is_judged:
        return {}
    coach = observatie.beoordelaar
    return {
        "score": queries.score_of(observatie, van=coach),
        "gemiddelde": queries.average_of(observatie, van=coach),
        "minimum": regels.MINIMUM_GESPREKKEN,
    }


def _betwisting(seen: Zicht) -> dict[str, Any]:
    observatie = seen.observatie
    if observatie.doel != Doel.KWALITEIT or observatie.gedeeld_op is None:
        return {}
    last = regels.last_moment_to_dispute(observatie.gedeeld_op)
    found = queries.betwisting_of(observatie)
    can = seen.is_medewerker and found is None and timezone.now() <= last
    return {
        "betwisting": found,
        "uiterlijk": last,
        "betwist_form": forms.Dispute() if can else None,
    }


def _oefenproeve(observatie: Observatie) -> dict[str, Any]:
    if not queries.is_oefenproeve(observatie):
        return {}
    return {"is_oefenproeve": True, "zonder": queries.zonder_gelegenheid(observatie)}
