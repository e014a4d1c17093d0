"""The development plan: one's own, one that was released, and the list of a teamleider."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Poortbesluit
from gastvrij.basis.rules import Rol
from gastvrij.ontwikkeling import actions, queries


@require_GET
def plan(request: MedewerkerRequest) -> HttpResponse:
    """Show one's own goals, learning points and conversations."""
    today = timezone.localdate()
    context = {
        "is_own": True,
        "doelen": queries.doelen_of(request.user, on=today),
        "gesloten": queries.closed_doelen_of(request.user, on=today),
        "leerpunten": queries.leerpunten_to_plan(request.user),
        "cycli": queries.cycli_of(request.user),
        "vandaag": today,
        "is_teamleider": Rol.TEAMLEIDER in request.user.rollen,
    }
    return render(request, "ontwikkeling/plan/plan.html", context)


@require_GET
def plan_van(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the goals and learning points of somebody who released them; no reports."""
    if request.user.uuid == uuid:
        return redirect("ontwikkeling:plan")
    medewerker = actions.open_plan(by=request.user, at=timezone.now(), uuid=uuid)
    today = timezone.localdate()
    context = {
        "is_own": False,
        "wie": medewerker,
        "doelen": queries.doelen_of(medewerker, on=today),
        "gesloten": queries.closed_doelen_of(medewerker, on=today),
        "leerpunten": queries.leerpunten_to_plan(medewerker),
    }
    return render(request, "ontwikkeling/plan/plan.html", context)


@require_GET
def team(request: MedewerkerRequest) -> HttpResponse:
    """Show a teamleider which conversations are planned with whom; names and days only."""
    if Rol.TEAMLEIDER not in request.user.rollen:
        raise PermissionDenied(_("Deze lijst is voor teamleiders."))
    now = timezone.now()
    context = {
        "team": queries.team_of(request.user, now=now),
        "poort": basis.poortbesluit(Poortbesluit.Doel.ONTWIKKELING, on=timezone.localdate(now)),
    }
    return render(request, "ontwikkeling/plan/team.html", context)
