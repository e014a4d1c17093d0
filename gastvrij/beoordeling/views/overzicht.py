"""The first page: what waits for you, and what was planned about you."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import queries

MOST_SHOWN = 50


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show the exams and observations to assess, of oneself, and those one planned."""
    me = request.user
    context = {
        "proeven": queries.own_proeven(me),
        "te_beoordelen": queries.to_assess(me).filter(proeve=None)[:MOST_SHOWN],
        "over_mij": queries.own_observaties(me).filter(proeve=None)[:MOST_SHOWN],
        "gepland": queries.gepland_for(me).filter(proeve=None)[:MOST_SHOWN],
        "can_plan": basis.has(me, Recht.PROEVE_PLANNEN),
        "can_coach": basis.has(me, Recht.KWALITEIT_BEOORDELEN),
    }
    return render(request, "beoordeling/index.html", context)
