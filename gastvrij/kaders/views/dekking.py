"""The page of coverage: what a conversation shows of the other frameworks, and what it does not."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.kaders import queries

from .kruistabel import chosen_pair, heading


@require_GET
def show(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the coverage between two frameworks in both directions, and the counts of all."""
    kruistabel = queries.get_kruistabel_for(request.user, uuid)
    context = heading(request, kruistabel) | chosen_pair(request)
    paar = context["paar"]
    context["richtingen"] = queries.coverage(kruistabel, paar) if paar else ()
    context["alles"] = queries.coverage_of_all(kruistabel, on=timezone.localdate())
    return render(request, "kaders/dekking.html", context)
