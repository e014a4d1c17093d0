"""Screens of klantcontact: the onderwerpen that the desk can choose from."""

from typing import Any
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

from . import actions, forms, queries
from .models import Onderwerp


@require_GET
def onderwerpen(request: MedewerkerRequest) -> HttpResponse:
    """Show all onderwerpen, those in use first."""
    context = {
        "onderwerpen": queries.onderwerpen_for(request.user),
        "mag_wijzigen": basis.has(request.user, Recht.BEHEER),
    }
    return render(request, "klantcontact/onderwerpen.html", context)


def _form(request: MedewerkerRequest, onderwerp: Onderwerp | None) -> forms.OnderwerpForm:
    data = request.POST if request.method == "POST" else None
    initial = forms.values_of(onderwerp) if onderwerp else None
    afdelingen = basis.afdelingen_for(request.user).filter(is_actief=True)
    return forms.OnderwerpForm(data, initial=initial, afdelingen=afdelingen)


def _save(request: MedewerkerRequest, onderwerp: Onderwerp | None, given: dict[str, Any]) -> None:
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if onderwerp is not None:
        actions.change_onderwerp(**who, onderwerp=onderwerp, **given)
    else:
        actions.add_onderwerp(**who, **given)


def _edit(request: MedewerkerRequest, onderwerp: Onderwerp | None) -> HttpResponse:
    basis.require(request.user, Recht.BEHEER)
    form = _form(request, onderwerp)
    if form.is_valid():
        try:
            _save(request, onderwerp, form.given())
        except actions.CannotChangeOnderwerp as problem:
            form.add_error("naam", str(problem))
        else:
            messages.success(request, _("Het onderwerp is opgeslagen."))
            return redirect("klantcontact:onderwerpen")
    context = {"form": form, "onderwerp": onderwerp}
    status = 422 if form.is_bound else 200
    return render(request, "klantcontact/onderwerp.html", context, status=status)


@require_http_methods(["GET", "POST"])
def add_onderwerp(request: MedewerkerRequest) -> HttpResponse:
    """Add an onderwerp."""
    return _edit(request, None)


@require_http_methods(["GET", "POST"])
def change_onderwerp(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change an onderwerp or take it out of use."""
    return _edit(request, queries.get_onderwerp_for(request.user, uuid))
