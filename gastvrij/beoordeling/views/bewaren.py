"""What is kept about staff, for how long, and what was destroyed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.models import Bewaartermijn


@require_GET
def verantwoording(request: MedewerkerRequest) -> HttpResponse:
    """Show everyone what is kept about staff: totals, no persons."""
    doelen = queries.verantwoording(on=timezone.localdate())
    return render(request, "beoordeling/wat_wij_bewaren.html", {"doelen": doelen})


@require_GET
def vernietigingen(request: MedewerkerRequest) -> HttpResponse:
    """Show everyone what was destroyed, when and why: counts only."""
    context = {"vernietigingen": queries.vernietigingen()}
    return render(request, "beoordeling/vernietigingen.html", context)


@require_GET
def bewaartermijnen(request: MedewerkerRequest) -> HttpResponse:
    """Show the terms that count, and what goes tonight under each."""
    today = timezone.localdate()
    rijen = [
        (code, naam, termijn, termijn and queries.vooruitblik(code, termijn.dagen, on=today))
        for code, naam, termijn in queries.bewaartermijnen_for(request.user)
    ]
    context = {"rijen": rijen, "mag_wijzigen": basis.has(request.user, Recht.BEHEER)}
    return render(request, "beoordeling/bewaartermijnen.html", context)


@require_http_methods(["GET", "POST"])
def bewaartermijn(request: MedewerkerRequest, bewaarsoort: str) -> HttpResponse:
    """Lay down a term: first what would go under it, then for good."""
    basis.require(request.user, Recht.BEHEER)
    if bewaarsoort not in Bewaartermijn.Soort.values:
        raise Http404(_("Voor dit doel is geen bewaartermijn."))
    soort = Bewaartermijn.Soort(bewaarsoort)
    form = forms.Bewaartermijn(request.POST if request.method == "POST" else None)
    is_preview = "bekijk" in request.POST
    if form.is_valid() and not is_preview:
        actions.lay_down_bewaartermijn(
            by=request.user, at=timezone.now(), soort=soort, **form.cleaned_data
        )
        messages.success(request, _("De bewaartermijn is vastgelegd."))
        return redirect("beoordeling:bewaartermijnen")
    shown = None
    if form.is_valid():
        days = form.cleaned_data["dagen"]
        shown = queries.vooruitblik(soort, days, on=timezone.localdate())
    context = {"form": form, "soort": soort, "vooruitblik": shown}
    status = 422 if form.is_bound and not shown else 200
    return render(request, "beoordeling/bewaartermijn.html", context, status=status)
