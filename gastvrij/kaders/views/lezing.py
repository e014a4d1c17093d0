"""The page of readings: what is on its way, what failed, and another try."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.kaders import actions, forms, queries


@require_GET
def show(request: MedewerkerRequest) -> HttpResponse:
    """Show the readings; htmx asks for the list alone, each second while something is read."""
    stand = queries.leesstand_for(request.user, at=timezone.now())
    context = {"stand": stand, "soorten": forms.KIND_CHOICES}
    template = "kaders/_lezingen.html" if request.htmx else "kaders/lezingen.html"
    return render(request, template, context)


@require_POST
def retry(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Read a file again that could not be read, perhaps as another kind."""
    lezing = queries.get_lezing_for(request.user, uuid)
    form = forms.Reads(request.POST)
    soort = form.cleaned_data["soort"] or None if form.is_valid() else None
    try:
        actions.submit_again(by=request.user, at=timezone.now(), lezing=lezing, soort=soort)
    except actions.CannotRead as problem:
        messages.error(request, str(problem))
    return redirect("kaders:lezingen")


@require_POST
def dismiss(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take a failed reading off the list."""
    lezing = queries.get_lezing_for(request.user, uuid)
    try:
        actions.dismiss(by=request.user, at=timezone.now(), lezing=lezing)
    except actions.CannotRead as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Weggehaald. Het bestand zelf is bewaard."))
    return redirect("kaders:lezingen")
