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
from gastvrij.klantcontact import actions, forms, queries
from gastvrij.klantcontact.models import Onderwerp


@require_GET
def onderwerpen(request: MedewerkerRequest) -> HttpResponse:
    """Show all onderwerpen as the tree that they are."""
    context = {
        "takken": queries.onderwerp_tree(request.user),
        "mag_wijzigen": basis.has(request.user, Recht.BEHEER),
    }
    return render(request, "klantcontact/onderwerpen.html", context)


def _form(request: MedewerkerRequest, onderwerp: Onderwerp | None) -> forms.OnderwerpForm:
    data = request.POST if request.method == "POST" else None
    initial = forms.values_of(onderwerp) if onderwerp else None
    used = [one for one in (onderwerp.afdeling, onderwerp.loket) if one] if onderwerp else []
    keuzes = forms.Keuzes.of(
        queries.possible_parents(request.user, onderwerp),
        [*dict.fromkeys([*basis.afdelingen_for(request.user).filter(is_actief=True), *used])],
        queries.themas_to_choose(onderwerp.thema if onderwerp else None),
    )
    return forms.OnderwerpForm(data, initial=initial, keuzes=keuzes)


def _save(
    request: MedewerkerRequest, onderwerp: Onderwerp | None, form: forms.OnderwerpForm
) -> None:
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if onderwerp is not None:
        actions.change_onderwerp(**who, onderwerp=onderwerp, plaats=form.plaats(), **form.given())
    else:
        actions.add_onderwerp(**who, **form.plaats()._asdict(), **form.given())


def _edit(request: MedewerkerRequest, onderwerp: Onderwerp | None) -> HttpResponse:
    basis.require(request.user, Recht.BEHEER)
    form = _form(request, onderwerp)
    if form.is_valid():
        try:
            _save(request, onderwerp, form)
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
