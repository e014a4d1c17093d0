"""The audit trail: who did what to whom, and whether the trail is whole."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import actions, forms, queries
from gastvrij.basis.http import MedewerkerRequest

from .bladeren import older_than, page_of


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show the trail, filtered; no content of anybody."""
    queries.require_trail(request.user)
    form = forms.TrailFilter(request.GET)
    events = queries.events_for(request.user)
    is_valid = form.is_valid()
    if is_valid:
        wanted = {name: value for name, value in form.cleaned_data.items() if name != "voor"}
        events = queries.filter_events(events, **wanted)
    page = (
        page_of(events, before=older_than(request))
        if is_valid
        else {"regels": [], "is_eerste": True}
    )
    kept = {name: value for name, value in request.GET.items() if name != "voor" and value}
    controle = queries.laatste_controle()
    context = {
        "form": form,
        "vraag": urlencode(kept),
        "controle": controle,
        "problemen": queries.problems_of(controle),
        **page,
    }
    return render(request, "basis/beheer/spoor.html", context, status=200 if is_valid else 422)


@require_POST
def verify(request: MedewerkerRequest) -> HttpResponse:
    """Check the trail: at once if it is short, else in the background."""
    queries.require_trail(request.user)
    if queries.is_long_trail():
        actions.ask_verification(by=request.user, at=timezone.now())
        messages.success(
            request, _("De controle loopt. Ververs deze pagina over een paar minuten.")
        )
    else:
        actions.verify_audit(by=request.user, at=timezone.now())
    return redirect("basis:spoor")
