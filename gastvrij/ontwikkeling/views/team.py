"""Which competences lack coverage in a team: counts only, and the same table as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Poortbesluit
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.queries import Keuzesoort
from gastvrij.ontwikkeling.rules.team import MINSTE
from gastvrij.ontwikkeling.uitvoer import team as uitvoer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show the figures of an afdeling or functie, or why there are none."""
    today = timezone.localdate()
    keuzes = queries.teamkeuzes(request.user, on=today)
    code = request.GET.get("van", "")
    context = {
        "afdelingen": [one for one in keuzes if one.soort == Keuzesoort.AFDELING],
        "functies": [one for one in keuzes if one.soort == Keuzesoort.FUNCTIE],
        "beeld": queries.teambeeld(request.user, code, on=today) if code else None,
        "poort": basis.poortbesluit(Poortbesluit.Doel.ONTWIKKELING, on=today),
        "minste": MINSTE,
    }
    return render(request, "ontwikkeling/team/index.html", context)


def _closed(request: MedewerkerRequest) -> HttpResponse:
    context = {"poort": None, "minste": MINSTE}
    return render(request, "ontwikkeling/team/index.html", context, status=403)


@require_GET
def csv(request: MedewerkerRequest, code: str) -> HttpResponse:
    """Hand the table over as CSV."""
    try:
        beeld = actions.export_teambeeld(by=request.user, at=timezone.now(), code=code, soort="csv")
    except GateClosed:
        return _closed(request)
    return _file(uitvoer.write_csv(beeld), "text/csv; charset=utf-8", "team.csv")


@require_GET
def xlsx(request: MedewerkerRequest, code: str) -> HttpResponse:
    """Hand the table over as a workbook."""
    try:
        beeld = actions.export_teambeeld(
            by=request.user, at=timezone.now(), code=code, soort="xlsx"
        )
    except GateClosed:
        return _closed(request)
    return _file(uitvoer.write_xlsx(beeld), XLSX, "team.xlsx")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
