"""Pages on which the cesuur of an exam form is decided, with or without an Angoff worksheet."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.models import Criterium, Formulier
from gastvrij.beoordeling.rules import cesuur as regels
from gastvrij.beoordeling.rules.cesuur import Regel

from .formulier_bewerken import get_to_edit, is_too_late

RECHTERS_AT_FIRST = 3


def _get_exam(request: MedewerkerRequest, uuid: UUID) -> Formulier:
    found = get_to_edit(request, uuid)
    if found.soort != Formulier.Soort.PROEVE:
        raise Http404(_("Alleen een proeve heeft een cesuur."))
    return found


def _decide(
    request: MedewerkerRequest, found: Formulier, form: django_forms.Form, said: dict[str, Any]
) -> HttpResponse | None:
    """Return where to go after the decision, None if it was refused: the form says why."""
    try:
        actions.decide_cesuur(
            by=request.user,
            at=timezone.now(),
            formulier=found,
            cesuur=said,
            reden=form.cleaned_data["reden"],
        )
    except (actions.CannotDecide, actions.CannotMakeFormulier) as problem:
        form.add_error(None, str(problem))
        return None
    messages.success(request, _("Cesuur opgeslagen."))
    return redirect("beoordeling:formulier", found.uuid)


def _initial(found: Formulier) -> dict[str, Any]:
    said = found.cesuur or {}
    return {
        "regel": said.get("regel"),
        "aantal": said.get("aantal"),
        "drempel": str(said.get("drempel", "")).replace(".", ","),
        "reden": found.cesuur_reden,
    }


@require_http_methods(["GET", "POST"])
def cesuur(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Choose a rule for the outcome of an exam."""
    found = _get_exam(request, uuid)
    if is_too_late(request, found):
        return redirect("beoordeling:formulier", uuid)
    data = request.POST if request.method == "POST" else None
    form = forms.ChooseCesuur(data, initial=_initial(found))
    if form.is_valid():
        page = _decide(request, found, form, form.cesuur())
        if page is not None:
            return page
    context = {"form": form, "formulier": found, "cesuur": queries.cesuurblad(found)}
    status = 422 if form.is_bound else 200
    return render(request, "beoordeling/cesuur.html", context, status=status)


@require_http_methods(["GET", "POST"])
def angoff(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Fill in an Angoff worksheet: add a judge, calculate, or save it as the cesuur."""
    found = _get_exam(request, uuid)
    if is_too_late(request, found):
        return redirect("beoordeling:formulier", uuid)
    criteria = list(found.criteria.order_by("volgorde"))
    if request.method == "GET":
        return _worksheet(request, found, _kept(found, criteria))
    actie = request.POST.get("actie")
    aantal = _asked(request)
    if actie == "erbij":
        given = {name: str(value) for name, value in request.POST.items()}
        more = min(aantal + 1, forms.MOST_RECHTERS)
        return _worksheet(request, found, forms.Angoff(criteria, more, initial=given))
    form = forms.Angoff(criteria, aantal, request.POST)
    if not (form.is_valid() if actie == "opslaan" else form.is_calculable()):
        return _worksheet(request, found, form, status=422)
    if actie == "opslaan":
        page = _decide(request, found, form, form.cesuur())
        return page or _worksheet(request, found, form, status=422)
    return _calculated(request, found, form)


def _asked(request: MedewerkerRequest) -> int:
    said = request.POST.get("rechters", "")
    aantal = int(said) if said.isdecimal() and len(said) < 3 else RECHTERS_AT_FIRST
    return max(1, min(aantal, forms.MOST_RECHTERS))


def _kept(found: Formulier, criteria: list[Criterium]) -> forms.Angoff:
    said = found.cesuur if found.cesuur and found.cesuur["regel"] == Regel.ANGOFF else {}
    rechters = said.get("rechters", [])
    initial = forms.angoff_initial(criteria, rechters) | {"reden": found.cesuur_reden}
    return forms.Angoff(criteria, max(len(rechters), RECHTERS_AT_FIRST), initial=initial)


def _calculated(request: MedewerkerRequest, found: Formulier, form: forms.Angoff) -> HttpResponse:
    said = form.cesuur()
    try:
        actions.require_cesuur(formulier=found, cesuur=said)
    except actions.CannotDecide as problem:
        form.add_error(None, str(problem))
        return _worksheet(request, found, form, status=422)
    sheet = regels.worksheet(said)
    names = [rechter["naam"] for rechter in said["rechters"]]
    totals = list(zip(names, map(queries.points, sheet.per_rechter), strict=True))
    return _worksheet(request, found, form, sheet=sheet, totals=totals)


def _worksheet(
    request: MedewerkerRequest,
    found: Formulier,
    form: forms.Angoff,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {"form": form, "formulier": found, "aantal": len(form.namen()), **more}
    return render(request, "beoordeling/angoff.html", context, status=status)
