"""The own dossier: what is in it, and taking it along; read-only for who got it released."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Medewerker
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.uitvoer import dossier_json, dossier_pdf


def _context(medewerker: Medewerker) -> dict[str, Any]:
    return {
        "persoon": medewerker,
        "telling": queries.dossiertelling(medewerker),
        "bewijzen": queries.eerdere_bewijzen(medewerker),
        "nominaties": queries.nominaties_of(medewerker),
    }


@require_GET
def dossier(request: MedewerkerRequest) -> HttpResponse:
    """Show the own dossier."""
    context = _context(request.user)
    context |= {
        "is_own": True,
        "uitslagen": queries.own_uitslagen(request.user),
        "vertrek": queries.vertrek_of(request.user),
        "vrijgegeven": [
            one
            for one in queries.ontvangen(request.user, on=timezone.localdate())
            if queries.Onderdeel.DOSSIER in one.onderdelen
        ],
        "aangeboden": queries.aangeboden_nominaties(request.user),
        "coaches": queries.coaches_of(request.user) if context["nominaties"] else [],
        "badge_kansen": queries.badge_kansen(request.user),
        "met_badgesleutel": queries.has_badge_key(),
    }
    return render(request, "ontwikkeling/dossier/dossier.html", context)


@require_GET
def dossier_van(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the dossier of somebody who released it; one's own stands elsewhere."""
    if request.user.uuid == uuid:
        return redirect("ontwikkeling:dossier")
    medewerker = actions.open_dossier(by=request.user, at=timezone.now(), uuid=uuid)
    brought = [one for one in queries.own_uitslagen(medewerker) if one.inbreng is not None]
    context = _context(medewerker) | {"is_own": False, "uitslagen": brought}
    return render(request, "ontwikkeling/dossier/dossier.html", context)


@require_GET
def dossier_pdf_file(request: MedewerkerRequest) -> HttpResponse:
    """Return the own dossier as PDF."""
    found = actions.export_dossier(by=request.user, at=timezone.now(), soort="pdf")
    return _file(dossier_pdf.write(found), "application/pdf", "ontwikkeldossier.pdf")


@require_GET
def dossier_json_file(request: MedewerkerRequest) -> HttpResponse:
    """Return the own dossier as JSON."""
    found = actions.export_dossier(by=request.user, at=timezone.now(), soort="json")
    return _file(dossier_json.write(found), "application/json", "ontwikkeldossier.json")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
