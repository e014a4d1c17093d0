"""Screens of klantcontact: a conversation that a colleague hands over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.models import Overdracht


@require_GET
def overdracht(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the note that goes along and what was said so far, to read only."""
    found = queries.get_overdracht_for(request.user, uuid)
    is_open = found.afgesloten_op is None
    is_mine = queries.is_receiver(request.user, found)
    context = {
        "overdracht": found,
        "dossier": queries.dossier_of(found),
        "mag_aannemen": is_open and is_mine and found.soort == Overdracht.Soort.EERSTE_LIJN,
        "is_ontvanger": is_mine,
    }
    return render(request, "klantcontact/overdracht/overdracht.html", context)


def _refused(request: MedewerkerRequest, problem: actions.CannotHandOver) -> HttpResponse:
    messages.warning(request, str(problem))
    return redirect("werkplek:index")


@require_POST
def open_overdracht(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Open what a colleague hands over, and let that colleague see that it was opened."""
    found = queries.get_overdracht_for(request.user, uuid)
    try:
        actions.open_overdracht(by=request.user, at=timezone.now(), overdracht=found)
    except actions.CannotHandOver as problem:
        return _refused(request, problem)
    return redirect("klantcontact:overdracht", uuid)


@require_POST
def accept(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take over the conversation and go on with it at one's own desk."""
    found = queries.get_overdracht_for(request.user, uuid)
    try:
        gesprek = actions.accept(by=request.user, at=timezone.now(), overdracht=found)
    except actions.CannotHandOver as problem:
        return _refused(request, problem)
    messages.success(request, _("U hebt het gesprek overgenomen. Wat er getypt was, staat er nog."))
    return redirect("werkplek:gesprek", gesprek.uuid)
