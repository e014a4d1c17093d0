"""Pages of calibrations, and of how far assessors agree."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis import grafiek
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.grafiek import Bar, Grafiek
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.queries import Eensbeeld
from gastvrij.beoordeling.views.pagina import show


@require_http_methods(["GET", "POST"])
def plan(request: MedewerkerRequest) -> HttpResponse:
    """Plan a calibration on a conversation of one employee."""
    form = forms.PlanKalibratie(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.plan_kalibratie(by=request.user, at=timezone.now(), **form.cleaned_data)
        except (actions.CannotPlan, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Kalibratie gepland. De medewerker ziet dit meteen."))
            return redirect("beoordeling:observatie", made.uuid)
    status = 422 if form.is_bound else 200
    context = {"form": form}
    return render(request, "beoordeling/kwaliteit/kalibratie_nieuw.html", context, status=status)


@require_POST
def hand_in(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Hand in one's verdicts of a calibration."""
    seen = queries.get_assessed_for(request.user, uuid)
    try:
        actions.hand_in_kalibratie(by=request.user, at=timezone.now(), observatie=seen.observatie)
    except (actions.CannotAssess, GateClosed) as problem:
        return show(request, seen, problem=str(problem))
    messages.success(request, _("Ingediend. Uw oordelen veranderen niet meer."))
    return redirect("beoordeling:observatie", uuid)


@require_GET
def overeenstemming(request: MedewerkerRequest) -> HttpResponse:
    """Show how far assessors agree with one form."""
    formulieren = queries.formulieren_with_double(request.user)
    form = forms.ChooseFormulier(formulieren, request.GET or None)
    beeld = None
    if form.is_valid():
        beeld = queries.overeenstemming(request.user, form.cleaned_data["formulier"])
    context = {
        "form": form,
        "has_choice": formulieren.exists(),
        "beeld": beeld,
        "grafiek": _chart(beeld) if beeld is not None else None,
    }
    return render(request, "beoordeling/kwaliteit/overeenstemming.html", context)


def _chart(beeld: Eensbeeld) -> Grafiek | None:
    """Return a bar for each line that may be shown, None if none may."""
    rows = [
        Bar(regel.naam, regel.gelijk, None, regel.n)
        for regel in beeld.regels
        if regel.gelijk is not None
    ]
    koppen = (_("Criterium"), _("Gelijke oordelen"), _("Doel"), _("Dubbel beoordeeld"))
    return grafiek.bars(rows, koppen=koppen) if rows else None
