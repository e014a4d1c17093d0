"""Screens of klantcontact: the organisations that inwoners are referred to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import actions, forms, queries
from gastvrij.klantcontact.models import Ketenpartner


@require_GET
def ketenpartners(request: MedewerkerRequest) -> HttpResponse:
    """Show all organisations, those in use first."""
    context = {
        "ketenpartners": queries.ketenpartners_for(request.user),
        "mag_wijzigen": basis.has(request.user, Recht.BEHEER),
    }
    return render(request, "klantcontact/ketenpartners.html", context)


def _edit(request: MedewerkerRequest, ketenpartner: Ketenpartner | None) -> HttpResponse:
    basis.require(request.user, Recht.BEHEER)
    data = request.POST if request.method == "POST" else None
    form = forms.KetenpartnerForm.of(ketenpartner, data)
    naam = ketenpartner.naam if ketenpartner else ""
    if form.is_valid():
        try:
            actions.save_ketenpartner(
                by=request.user,
                at=timezone.now(),
                ketenpartner=ketenpartner,
                **form.cleaned_data,
            )
        except actions.CannotChangeKetenpartner as problem:
            form.add_error(problem.veld, str(problem))
        else:
            messages.success(request, _("De organisatie is opgeslagen."))
            return redirect("klantcontact:ketenpartners")
    context = {"form": form, "naam": naam}
    status = 422 if form.is_bound else 200
    return render(request, "klantcontact/ketenpartner.html", context, status=status)


@require_http_methods(["GET", "POST"])
def add_ketenpartner(request: MedewerkerRequest) -> HttpResponse:
    """Add an organisation."""
    return _edit(request, None)


@require_http_methods(["GET", "POST"])
def change_ketenpartner(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change an organisation or take it out of use."""
    return _edit(request, queries.get_ketenpartner_for(request.user, uuid))
