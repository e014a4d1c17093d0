"""What the screen of an afname has with it, so that it can go on without the server."""

from itertools import chain, combinations
from typing import Any

from django.urls import reverse

from gastvrij.basis.weergave import clock_text
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.oordelen import TEXTS
from gastvrij.beoordeling.models import Criterium, Oordeel, Proeve
from gastvrij.beoordeling.queries import Blad, CriteriumRegel
from gastvrij.beoordeling.rules import oordelen as regels

# Every choice of kinds of evidence, as the script names it.
_KINDS = sorted(soort.value for soort in regels.Soort)
_CHOICES = [*chain.from_iterable(combinations(_KINDS, n) for n in range(len(_KINDS) + 1))]


def offline_data(proeve: Proeve, sheet: Blad) -> dict[str, Any]:
    """Return what the script of the afname knows: every criterium, and why evidence falls short."""
    return {
        "criteria": [_criterium(proeve, regel) for regel in sheet.regels],
        "bezwaren": {problem.value: str(text) for problem, text in TEXTS.items()},
    }


def _criterium(proeve: Proeve, regel: CriteriumRegel) -> dict[str, Any]:
    about = regel.criterium
    waarden = queries.waarden(about)
    return {
        "id": str(about.uuid),
        "code": about.code,
        "tekst": about.tekst,
        "adres": reverse("beoordeling:proeve_oordeel", args=[proeve.uuid, about.uuid]),
        "waarden": waarden,
        "bezwaren": {waarde: _problems(about, waarde) for waarde, _naam in waarden},
        "voorgesteld": [str(fragment.uuid) for fragment in regel.voorgesteld],
        "oordeel": oordeel_data(regel.oordeel),
    }


def _problems(about: Criterium, waarde: str) -> dict[str, str]:
    """Return, for each choice of kinds of evidence that cannot carry a verdict, why not."""
    found = {
        " ".join(chosen): regels.why_not(
            waarde,
            niveaus=about.niveaus or [],
            soorten=chosen,
            bewijs_verplicht=about.bewijs_verplicht,
        )
        for chosen in _CHOICES
    }
    return {chosen: problem.value for chosen, problem in found.items() if problem is not None}


def oordeel_data(oordeel: Oordeel | None) -> dict[str, Any] | None:
    """Return a verdict as the script shows it, None without."""
    if oordeel is None:
        return None
    return {
        "id": str(oordeel.uuid),
        "waarde": oordeel.waarde,
        "naam": oordeel.naam,
        "toelichting": oordeel.toelichting,
        "fragmenten": [str(fragment.uuid) for fragment in oordeel.fragmenten.all()],
        "op": clock_text(oordeel.gegeven_op),
    }
