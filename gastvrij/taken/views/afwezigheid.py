"""Who is away when, and who does the work: for oneself, and for a teamleider."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.taken import actions, forms, queries


def afwezigheid(request: MedewerkerRequest) -> HttpResponse:
    """Show who is away from today on, and note another absence."""
    people = list(queries.people_for(request.user))
    form = forms.Afwezig(
        request.POST if request.method == "POST" else None,
        people=people,
        collegas=queries.colleagues(),
        initial={"medewerker": str(request.user.uuid)},
    )
    if form.is_valid():
        try:
            actions.add_afwezigheid(by=request.user, at=timezone.now(), **form.given())
        except actions.CannotPlan as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("De afwezigheid is opgeslagen."))
            return redirect("taken:afwezigheid")
    today = timezone.localdate()
    context = {
        "form": form,
        "afwezig": queries.afwezigheid_for(request.user, since=today),
        "vandaag": today,
    }
    status = 422 if form.is_bound else 200
    return render(request, "taken/afwezigheid.html", context, status=status)


@require_POST
def afwezigheid_weghalen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take away that somebody is away."""
    found = queries.get_afwezigheid_for(request.user, uuid)
    actions.remove_afwezigheid(by=request.user, at=timezone.now(), afwezigheid=found)
    messages.success(request, _("De afwezigheid is weggehaald."))
    return redirect("taken:afwezigheid")
