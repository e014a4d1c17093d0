"""Pages of one observation: planned, begun, shared, responded to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import actions, forms, queries

from .pagina import show
from .weigeren import refuse


@require_http_methods(["GET", "POST"])
def plan(request: MedewerkerRequest) -> HttpResponse:
    """Plan an observation before the conversation."""
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    form = forms.PlanObservatie(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.plan_observatie(by=request.user, at=timezone.now(), **form.cleaned_data)
        except (actions.CannotPlan, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Gepland. De medewerker ziet dit meteen."))
            return redirect("beoordeling:observatie", made.uuid)
    status = 422 if form.is_bound else 200
    return render(request, "beoordeling/plannen.html", {"form": form}, status=status)


@require_GET
def observatie(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show an observation as far as this person may see it; a proeve has a page of its own."""
    seen = actions.open_observatie(by=request.user, at=timezone.now(), uuid=uuid)
    proeve = queries.proeve_of(seen.observatie)
    if proeve is not None:
        return redirect("beoordeling:proeve", proeve.uuid)
    return show(request, seen)


@require_POST
def begin(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Begin the assessment of a conversation."""
    seen = queries.get_assessed_for(request.user, uuid)
    found = seen.observatie
    form = forms.BeginAfname(found, request.POST)
    if form.is_valid():
        try:
            actions.begin_afname(
                by=request.user, at=timezone.now(), observatie=found, **form.cleaned_data
            )
        except (actions.CannotAssess, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("beoordeling:observatie", uuid)
    return show(request, seen, begin_form=form)


@require_POST
def share(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Share with the medewerker."""
    seen = queries.get_assessed_for(request.user, uuid)
    try:
        actions.share(by=request.user, at=timezone.now(), observatie=seen.observatie)
    except (actions.CannotAssess, GateClosed) as problem:
        return show(request, seen, problem=str(problem))
    messages.success(request, _("Gedeeld. De medewerker ziet dit als eerste en kan reageren."))
    return redirect("beoordeling:observatie", uuid)


@require_POST
def respond(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Respond to what was shared about oneself."""
    seen = queries.get_observatie_for(request.user, uuid)
    form = forms.Respond(request.POST)
    form.is_valid()
    try:
        actions.respond(
            by=request.user,
            at=timezone.now(),
            observatie=seen.observatie,
            tekst=form.cleaned_data["tekst"],
        )
    except actions.CannotAssess as problem:
        refuse(form, problem, text="tekst")
    else:
        messages.success(request, _("Uw reactie is opgeslagen."))
        return redirect("beoordeling:observatie", uuid)
    return show(request, seen, respond_form=form)
