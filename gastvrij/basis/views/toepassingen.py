"""Applications that speak to us: the list, a new one with its key, and withdrawing one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis import actions, forms, queries
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show the applications: what each may do, until when, and when it was here last."""
    context = {
        "toepassingen": queries.toepassingen_for(request.user),
        "vandaag": timezone.localdate(),
        "mag_wijzigen": queries.has(request.user, Recht.BEHEER),
    }
    return render(request, "basis/beheer/toepassingen.html", context)


@require_http_methods(["GET", "POST"])
def add(request: MedewerkerRequest) -> HttpResponse:
    """Add an application and show its key, this once."""
    queries.require(request.user, Recht.BEHEER)
    form = forms.NewToepassing(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            new = actions.add_toepassing(by=request.user, at=timezone.now(), **form.cleaned_data)
        except actions.CannotAdminister as problem:
            form.add_error(None, str(problem))
        else:
            context = {"toepassing": new.toepassing, "sleutel": new.sleutel}
            page = render(request, "basis/beheer/toepassing_sleutel.html", context)
            # No browser and no proxy may keep the key.
            page["Cache-Control"] = "no-store"
            return page
    status = 422 if form.is_bound else 200
    return render(request, "basis/beheer/toepassing_nieuw.html", {"form": form}, status=status)


@require_POST
def withdraw(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Close an application out."""
    queries.require(request.user, Recht.BEHEER)
    toepassing = queries.get_toepassing_for(request.user, uuid)
    try:
        actions.withdraw_toepassing(by=request.user, at=timezone.now(), toepassing=toepassing)
    except actions.CannotAdminister as problem:
        messages.error(request, str(problem))
    else:
        messages.success(
            request, _("De sleutel is ingetrokken. De toepassing kan er niet meer in.")
        )
    return redirect("basis:toepassingen")
