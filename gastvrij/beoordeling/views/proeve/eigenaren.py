"""Pages of exam owners: whose exam it is, with the terms of each route."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.models import Exameneigenaar
from gastvrij.beoordeling.rules.proeve import NVVB, Termijn

PUBLISHED = {termijn.value: days for termijn, days in NVVB.items()}


@require_GET
def eigenaren(request: MedewerkerRequest) -> HttpResponse:
    """Show all exam owners with their terms."""
    rows = [
        (one, [(label, one.termijnen.get(code)) for code, label in forms.TERMIJNEN.items()])
        for one in queries.eigenaren_for(request.user)
    ]
    return render(request, "beoordeling/proeve/eigenaren.html", {"rijen": rows})


def _begin(request: MedewerkerRequest, eigenaar: Exameneigenaar | None) -> forms.SaveEigenaar:
    published = PUBLISHED if request.GET.get("begin") == "nvvb" else {}
    if eigenaar is not None:
        return forms.SaveEigenaar.of(eigenaar, termijnen=published)
    initial: dict[str, Any] = forms.SaveEigenaar.days(published)
    if published:
        initial |= {"is_extern": "ja"}
    return forms.SaveEigenaar(initial=initial)


def _save(request: MedewerkerRequest, eigenaar: Exameneigenaar | None) -> HttpResponse:
    sent = forms.SaveEigenaar(request.POST) if request.method == "POST" else None
    form = sent or _begin(request, eigenaar)
    if form.is_valid():
        try:
            saved = actions.save_eigenaar(
                by=request.user, at=timezone.now(), eigenaar=eigenaar, **form.given()
            )
        except actions.CannotPlan as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("{naam} is opgeslagen.").format(naam=saved.naam))
            return redirect("beoordeling:eigenaren")
    context = {"form": form, "eigenaar": eigenaar, "bewaren": Termijn.BEWAREN}
    status = 422 if form.is_bound else 200
    return render(request, "beoordeling/proeve/eigenaar.html", context, status=status)


@require_http_methods(["GET", "POST"])
def nieuw(request: MedewerkerRequest) -> HttpResponse:
    """Add an exam owner."""
    queries.eigenaren_for(request.user)
    return _save(request, None)


@require_http_methods(["GET", "POST"])
def eigenaar(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change an exam owner."""
    return _save(request, queries.get_eigenaar_for(request.user, uuid))
