"""A form as assessors see it, to try with example values that are not kept."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import forms, queries
from gastvrij.beoordeling.models import Formulier


@require_http_methods(["GET", "POST"])
def voorbeeld(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a form to fill in, and what the values given come to."""
    found = queries.get_formulier_for(request.user, uuid)
    groepen = queries.groepen_to_judge(found)
    form = forms.Voorbeeld(groepen, request.POST if request.method == "POST" else None)
    is_proeve = found.soort == Formulier.Soort.PROEVE
    context = {"formulier": found, "form": form, "is_proeve": is_proeve}
    if form.is_valid():
        waarden = form.waarden()
        context |= {
            "score": None if is_proeve else queries.proefscore(groepen, waarden),
            "uitkomst": queries.proefuitkomst(found, waarden) if is_proeve else None,
        }
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "beoordeling/voorbeeld.html", context, status=status)
