"""Opening the own picture to a colleague, and closing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.ontwikkeling import actions, forms

from .beeld import Ingevuld, own_page


@require_POST
def give(request: MedewerkerRequest) -> HttpResponse:
    """Open one's own picture to a colleague until a day."""
    form = forms.GiveVrijgave(request.user, request.POST)
    if form.is_valid():
        try:
            given = actions.give_vrijgave(by=request.user, at=timezone.now(), **form.cleaned_data)
        except actions.CannotRelease as problem:
            form.add_error(None, str(problem))
        else:
            done = _("{naam} kan uw profiel nu zien.").format(naam=given.aan.naam)
            messages.success(request, done)
            return redirect("ontwikkeling:index")
    return own_page(request, Ingevuld(vrijgave=form))


@require_POST
def withdraw(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Close one's own picture to a colleague again."""
    try:
        closed = actions.withdraw_vrijgave(by=request.user, at=timezone.now(), uuid=uuid)
    except actions.CannotRelease as problem:
        messages.warning(request, str(problem))
    else:
        done = _("{naam} kan uw profiel niet meer zien.").format(naam=closed.aan.naam)
        messages.success(request, done)
    return redirect("ontwikkeling:index")
