"""Files to take along: a form with its opdracht, a result, an appointment."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.rules.kalenderbestand import kalenderbestand
from gastvrij.beoordeling.uitvoer.formulier import formulier_pdf as write_formulier
from gastvrij.beoordeling.uitvoer.uitslag import uitslag_pdf as write_uitslag

PDF = "application/pdf"
ICS = "text/calendar; charset=utf-8"


def _file(content: bytes, kind: str, name: str, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    # A slug holds letters, figures and hyphens only, so there is nothing to escape.
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{ending}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
def formulier_pdf(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Return a form as PDF."""
    found = queries.get_formulier_for(request.user, uuid)
    return _file(write_formulier(found), PDF, f"formulier {found.titel} {found.nummer}", "pdf")


@require_GET
def opdracht_pdf(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Return an opdracht with its form as PDF."""
    found = queries.get_opdracht_for(request.user, uuid)
    made = write_formulier(found.formulier, opdracht=found)
    return _file(made, PDF, f"opdracht {found.titel}", "pdf")


@require_GET
def proeve_formulier_pdf(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Return the form with its opdracht as it was handed out for a sitting."""
    found = actions.take_formulier(by=request.user, at=timezone.now(), uuid=uuid)
    made = write_formulier(found.observatie.formulier, opdracht=found.opdracht, proeve=found)
    return _file(made, PDF, f"proeve {found.opdracht.titel}", "pdf")


@require_GET
def proeve_uitslag_pdf(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Return the result of a sitting as PDF."""
    now = timezone.now()
    found = actions.take_uitslag(by=request.user, at=now, uuid=uuid)
    return _file(write_uitslag(found, at=now), PDF, f"uitslag {found.opdracht.titel}", "pdf")


@require_GET
def proeve_ics(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Return the appointment of a sitting for a calendar."""
    found = queries.get_afspraak_for(request.user, uuid, at=timezone.now())
    return _file(kalenderbestand(found), ICS, found.titel, "ics")
