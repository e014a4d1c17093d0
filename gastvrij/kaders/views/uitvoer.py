"""A version as a file: for other systems, for a spreadsheet, for people."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.kaders import queries
from gastvrij.kaders.queries.uitvoer import FORMS, case_of, file_name, file_of


@require_GET
def download(request: MedewerkerRequest, uuid: UUID, *, form: str) -> HttpResponse:
    """Return a version as a file; who may read the version may have it."""
    versie = queries.get_versie_for(request.user, uuid)
    answer = HttpResponse(file_of(versie, form), content_type=FORMS[form].content_type)
    # The name holds letters, figures and hyphens only, so there is nothing to escape.
    answer["Content-Disposition"] = f'attachment; filename="{file_name(versie, form)}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
def report(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show what CASE has no field for, and what CASE 1.0 drops."""
    versie = queries.get_versie_for(request.user, uuid)
    context = {
        "versie": versie,
        "beside": case_of(versie).verslag,
        "lost": [one for one in case_of(versie, version="1.0").verslag if one.is_lost],
    }
    return render(request, "kaders/uitvoer_verslag.html", context)
