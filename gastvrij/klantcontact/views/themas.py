"""Screens of klantcontact: the themas that bundle onderwerpen."""

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
from gastvrij.klantcontact.models import Thema


@require_GET
def themas(request: MedewerkerRequest) -> HttpResponse:
    """Show all themas, those in use first."""
    context = {
        "themas": queries.themas_for(request.user),
        "mag_wijzigen": basis.has(request.user, Recht.BEHEER),
    }
    return render(request, "klantcontact/themas.html", context)


def _edit(request: MedewerkerRequest, thema: Thema | None) -> HttpResponse:
    basis.require(request.user, Recht.BEHEER)
    form = forms.ThemaForm(
        request.POST if request.method == "POST" else None,
        initial=forms.ThemaForm.values_of(thema) if thema else None,
        onderwerpen=queries.onderwerpen(),
    )
    if form.is_valid():
        try:
            actions.save_thema(by=request.user, at=timezone.now(), thema=thema, **form.given())
        except actions.CannotChangeThema as problem:
            form.add_error("naam", str(problem))
        else:
            messages.success(request, _("Het thema is opgeslagen."))
            return redirect("klantcontact:themas")
    status = 422 if form.is_bound else 200
    stored = queries.get_thema_for(request.user, thema.uuid) if thema else None
    context = {"form": form, "thema": stored}
    return render(request, "klantcontact/thema.html", context, status=status)


@require_http_methods(["GET", "POST"])
def add_thema(request: MedewerkerRequest) -> HttpResponse:
    """Add a thema."""
    return _edit(request, None)


@require_http_methods(["GET", "POST"])
def change_thema(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change a thema or take it out of use."""
    basis.require(request.user, Recht.BEHEER)
    return _edit(request, queries.get_thema_for(request.user, uuid))
