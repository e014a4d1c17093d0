"""Pages of opdrachten: made from a published form, decided, signed, read by candidates."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.models import Opdracht


def _list(request: MedewerkerRequest, form: forms.MakeOpdracht) -> HttpResponse:
    context = {
        "form": form if basis.has(request.user, Recht.PROEVE_PLANNEN) else None,
        "opdrachten": queries.opdrachten_for(request.user),
    }
    status = 422 if form.is_bound else 200
    return render(request, "beoordeling/proeve/opdrachten.html", context, status=status)


@require_http_methods(["GET", "POST"])
def opdrachten(request: MedewerkerRequest) -> HttpResponse:
    """Show the opdrachten, and make one from a published exam form."""
    if request.method == "GET":
        return _list(request, forms.MakeOpdracht())
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    form = forms.MakeOpdracht(request.POST)
    if form.is_valid():
        try:
            made = actions.make_opdracht(by=request.user, at=timezone.now(), **form.cleaned_data)
        except actions.CannotPlan as problem:
            form.add_error("formulier", str(problem))
        else:
            messages.success(request, _("Concept gemaakt. Beslis wat nog open is en teken dan."))
            return redirect("beoordeling:opdracht", made.uuid)
    return _list(request, form)


def _page(
    request: MedewerkerRequest,
    found: Opdracht,
    *,
    form: forms.SaveOpdracht | None = None,
    problem: str = "",
) -> HttpResponse:
    can_edit = found.status == Opdracht.Status.CONCEPT and basis.has(
        request.user, Recht.PROEVE_PLANNEN
    )
    names = {kanaal.code: kanaal.naam for kanaal in queries.live_kanalen()}
    context = {
        "opdracht": found,
        "kanalen": [names.get(code, code) for code in found.kanalen or []],
        "open": [forms.SaveOpdracht.base_fields[name].label for name in queries.undecided(found)],
        "form": (form or forms.SaveOpdracht(found)) if can_edit else None,
        "problem": problem,
    }
    status = 422 if form or problem else 200
    return render(request, "beoordeling/proeve/opdracht.html", context, status=status)


@require_GET
def opdracht(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show an opdracht as candidates see it; a concept with the form to change it."""
    return _page(request, queries.get_opdracht_for(request.user, uuid))


@require_POST
def save(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change an opdracht that was not signed yet."""
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    found = queries.get_opdracht_for(request.user, uuid)
    form = forms.SaveOpdracht(found, request.POST)
    if form.is_valid():
        try:
            actions.save_opdracht(
                by=request.user, at=timezone.now(), opdracht=found, **form.cleaned_data
            )
        except actions.CannotPlan as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Opdracht opgeslagen."))
            return redirect("beoordeling:opdracht", uuid)
    return _page(request, found, form=form)


@require_POST
def sign(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Sign an opdracht; from then on it never changes."""
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    found = queries.get_opdracht_for(request.user, uuid)
    try:
        actions.sign_opdracht(by=request.user, at=timezone.now(), opdracht=found)
    except actions.CannotPlan as problem:
        return _page(request, found, problem=str(problem))
    messages.success(request, _("Opdracht ondertekend. De opdracht verandert nu niet meer."))
    return redirect("beoordeling:opdracht", uuid)
