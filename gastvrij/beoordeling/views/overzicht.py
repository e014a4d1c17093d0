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
    """Show the observations to assess, to fix, of oneself, and those one planned."""
    me = request.user
    context = {
        "te_beoordelen": queries.to_assess(me)[:MOST_SHOWN],
        "vast_te_stellen": queries.to_fix(me)[:MOST_SHOWN],
        "over_mij": queries.own_observaties(me)[:MOST_SHOWN],
        "gepland": queries.gepland_for(me)[:MOST_SHOWN],
        "can_plan": basis.has(me, Recht.PROEVE_PLANNEN),
    }
    return render(request, "beoordeling/index.html", context)
