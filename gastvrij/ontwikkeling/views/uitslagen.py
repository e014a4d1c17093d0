"""Bringing an own result into the dossier, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.ontwikkeling import actions


@require_POST
def uitslag_inbrengen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Let an own result count in the own dossier."""
    try:
        actions.bring_in(by=request.user, at=timezone.now(), uuid=uuid)
    except actions.CannotKeep as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("De uitslag staat in uw dossier. U kunt hem terughalen."))
    return redirect("ontwikkeling:dossier")


@require_POST
def uitslag_terughalen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take an own result out of the own dossier."""
    try:
        actions.take_back(by=request.user, at=timezone.now(), uuid=uuid)
    except actions.CannotKeep as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("De uitslag staat niet meer in uw dossier."))
    return redirect("ontwikkeling:dossier")
