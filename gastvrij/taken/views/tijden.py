"""Opening hours of the gemeente, and when each afdeling calls back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.taken import actions, forms, queries


@require_GET
def tijden_overzicht(request: MedewerkerRequest) -> HttpResponse:
    """Show the hours of the gemeente and of each afdeling, and where they come from."""
    afdelingen = queries.afdelingen_with_tijden(request.user)
    context = {
        "gemeente": queries.belvensters(None),
        "afdelingen": [
            (one, queries.belvensters(one), queries.may_set_tijden(request.user, one))
            for one in afdelingen
        ],
        "mag_gemeente": queries.may_set_tijden(request.user, None),
        "is_beheer": basis.has(request.user, Recht.BEHEER_LEZEN),
    }
    return render(request, "taken/beheer/tijden.html", context)


def tijden(request: MedewerkerRequest, uuid: UUID | None = None) -> HttpResponse:
    """Set the hours of the gemeente (no uuid) or of an afdeling."""
    if uuid is None:
        queries.require_tijden(request.user, None)
    afdeling = queries.get_afdeling_with_tijden(request.user, uuid) if uuid else None
    queries.require_tijden(request.user, afdeling)
    data = request.POST if request.method == "POST" else None
    form = forms.Tijden(data, tijden=queries.tijden_of(afdeling))
    if form.is_valid():
        try:
            actions.save_openingstijden(
                by=request.user, at=timezone.now(), afdeling=afdeling, tijden=form.given()
            )
        except actions.CannotSet as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("De tijden zijn opgeslagen."))
            return redirect("taken:tijden_overzicht")
    context = {
        "form": form,
        "afdeling": afdeling,
        "vensters": queries.belvensters(afdeling),
        "is_beheer": basis.has(request.user, Recht.BEHEER_LEZEN),
    }
    status = 422 if form.is_bound else 200
    return render(request, "taken/beheer/tijden_wijzigen.html", context, status=status)
