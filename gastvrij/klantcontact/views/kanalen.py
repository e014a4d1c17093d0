"""Screens of klantcontact: the channels through which inwoners come."""

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
from gastvrij.klantcontact.models import Kanaal


@require_GET
def kanalen(request: MedewerkerRequest) -> HttpResponse:
    """Show all channels in their order."""
    context = {
        "kanalen": queries.kanalen_for(request.user),
        "mag_wijzigen": basis.has(request.user, Recht.BEHEER),
    }
    return render(request, "klantcontact/kanalen.html", context)


def _edit(request: MedewerkerRequest, kanaal: Kanaal | None) -> HttpResponse:
    basis.require(request.user, Recht.BEHEER)
    data = request.POST if request.method == "POST" else None
    form = forms.KanaalForm.of(kanaal, data, structuren=queries.structuren())
    if form.is_valid():
        now, inrichting = timezone.now(), actions.Inrichting(**form.given())
        try:
            if kanaal is None:
                actions.add_kanaal(by=request.user, at=now, inrichting=inrichting)
            else:
                actions.change_kanaal(by=request.user, at=now, kanaal=kanaal, inrichting=inrichting)
        except actions.CannotChangeKanaal as problem:
            form.add_error("naam", str(problem))
        else:
            messages.success(request, _("Het kanaal is opgeslagen."))
            return redirect("klantcontact:kanalen")
    context = {"form": form, "kanaal": kanaal}
    status = 422 if form.is_bound else 200
    return render(request, "klantcontact/kanaal.html", context, status=status)


@require_http_methods(["GET", "POST"])
def add_kanaal(request: MedewerkerRequest) -> HttpResponse:
    """Add a channel."""
    return _edit(request, None)


@require_http_methods(["GET", "POST"])
def change_kanaal(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change a channel or take it out of use."""
    return _edit(request, queries.get_kanaal_for(request.user, uuid))
