"""The gate: which purposes are open, under which decision."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import actions, forms, queries
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Poortbesluit
from gastvrij.basis.rules import Recht


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show for each purpose whether it is open, and its decisions."""
    context = {
        "doelen": queries.gate(request.user, on=timezone.localdate()),
        "vandaag": timezone.localdate(),
        "mag_wijzigen": queries.has(request.user, Recht.BEHEER),
    }
    return render(request, "basis/beheer/poort.html", context)


def open_gate(request: MedewerkerRequest, doel: str) -> HttpResponse:
    """Record the OR-besluit and the DPIA of a purpose."""
    queries.require(request.user, Recht.BEHEER)
    if doel not in Poortbesluit.Doel.values:
        raise Http404
    form = forms.Besluit(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.record_poortbesluit(
                by=request.user, at=timezone.now(), doel=doel, **form.cleaned_data
            )
        except actions.CannotAdminister as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Besluit opgeslagen."))
            return redirect("basis:poort")
    context = {"form": form, "doel": Poortbesluit.Doel(doel)}
    status = 422 if form.is_bound else 200
    return render(request, "basis/beheer/besluit.html", context, status=status)


@require_POST
def withdraw(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Withdraw a decision from today on."""
    queries.require(request.user, Recht.BEHEER)
    besluit = queries.get_besluit_for(request.user, uuid)
    today = timezone.localdate()
    try:
        actions.withdraw_poortbesluit(by=request.user, at=timezone.now(), besluit=besluit, on=today)
    except actions.CannotAdminister as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Besluit ingetrokken. Dit doel is dicht."))
    return redirect("basis:poort")
