"""Pages of forms: make or begin one, decide levels, publish, go on with a new version."""

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
from gastvrij.beoordeling.models import Criterium, Formulier


def _formulieren(
    request: MedewerkerRequest,
    form: forms.MakeFormulier | None = None,
    eigen: forms.EditFormulier | None = None,
) -> HttpResponse:
    can_make = basis.has(request.user, Recht.PROEVE_PLANNEN)
    context = {
        "form": (form or forms.MakeFormulier()) if can_make else None,
        "eigen": (eigen or forms.EditFormulier(prefix="eigen")) if can_make else None,
        "rijen": queries.with_newer_version(
            queries.formulieren_for(request.user), timezone.localdate()
        ),
    }
    status = 422 if form or eigen else 200
    return render(request, "beoordeling/formulieren.html", context, status=status)


@require_http_methods(["GET", "POST"])
def formulieren(request: MedewerkerRequest) -> HttpResponse:
    """Show the forms, and make one from an exam plan."""
    if request.method == "GET":
        return _formulieren(request)
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    form = forms.MakeFormulier(request.POST)
    if form.is_valid():
        try:
            made = actions.make_formulier(by=request.user, at=timezone.now(), **form.cleaned_data)
        except actions.CannotMakeFormulier as problem:
            form.add_error("versie", str(problem))
        else:
            messages.success(request, _("Concept gemaakt. Controleer het en publiceer het dan."))
            return redirect("beoordeling:formulier", made.uuid)
    return _formulieren(request, form)


@require_POST
def start(request: MedewerkerRequest) -> HttpResponse:
    """Begin a form of one's own for conversation quality."""
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    form = forms.EditFormulier(request.POST, prefix="eigen")
    if not form.is_valid():
        return _formulieren(request, eigen=form)
    made = actions.start_formulier(by=request.user, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("Concept begonnen. Voeg nu groepen en criteria toe."))
    return redirect("beoordeling:formulier_bewerken", made.uuid)


@require_POST
def next_version(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Begin a new version of a published form."""
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    found = queries.get_formulier_for(request.user, uuid)
    try:
        made = actions.new_version(by=request.user, at=timezone.now(), formulier=found)
    except actions.CannotMakeFormulier as problem:
        return _formulier(request, found, problem=str(problem))
    messages.success(request, _("Nieuwe versie begonnen. De vorige blijft zoals zij was."))
    return redirect("beoordeling:formulier_bewerken", made.uuid)


def _formulier(
    request: MedewerkerRequest,
    found: Formulier,
    *,
    bound: forms.DecideNiveaus | None = None,
    decided: Criterium | None = None,
    problem: str = "",
) -> HttpResponse:
    can_make = basis.has(request.user, Recht.PROEVE_PLANNEN)
    is_concept = found.status == found.Status.CONCEPT
    scale = queries.schaal(found.versie)
    context = {
        "formulier": found,
        "groepen": [
            (groep, [(one, _decide_form(one, scale, bound, decided)) for one in criteria])
            for groep, criteria in queries.groepen_of(found)
        ],
        "schaal": scale,
        "onbepaald": found.criteria.filter(niveaus__isnull=True).count(),
        "nieuwer": queries.newer_version(found, timezone.localdate()),
        "cesuur": queries.cesuurblad(found) if found.soort == found.Soort.PROEVE else None,
        "opvolger": None if is_concept else queries.opvolger_for(request.user, found),
        "can_edit": can_make and is_concept,
        "can_renew": can_make and not is_concept,
        "bound": bound,
        "problem": problem,
    }
    status = 422 if bound or problem else 200
    return render(request, "beoordeling/formulier.html", context, status=status)


def _decide_form(
    criterium: Criterium,
    scale: dict[str, str],
    bound: forms.DecideNiveaus | None,
    decided: Criterium | None,
) -> forms.DecideNiveaus | None:
    if criterium.element is None or criterium.element.niveaus is not None:
        return None
    if bound is not None and decided is not None and decided.pk == criterium.pk:
        return bound
    return forms.DecideNiveaus(criterium, scale)


@require_GET
def formulier(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a form with its criteria and levels."""
    return _formulier(request, queries.get_formulier_for(request.user, uuid))


@require_POST
def decide(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Decide the levels of one criterium."""
    criterium = queries.get_criterium_for(request.user, uuid)
    form = forms.DecideNiveaus(criterium, queries.schaal(criterium.formulier.versie), request.POST)
    if form.is_valid():
        try:
            actions.decide_niveaus(
                by=request.user,
                at=timezone.now(),
                criterium=criterium,
                niveaus=form.cleaned_data["niveaus"],
            )
        except actions.CannotDecide as problem:
            form.add_error("niveaus", str(problem))
        else:
            messages.success(request, _("Niveau opgeslagen."))
            page = redirect("beoordeling:formulier", criterium.formulier.uuid)
            page["Location"] += f"#c-{criterium.code}"
            return page
    return _formulier(request, criterium.formulier, bound=form, decided=criterium)


@require_POST
def remove(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Throw a concept away."""
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    found = queries.get_formulier_for(request.user, uuid)
    try:
        actions.remove_formulier(by=request.user, at=timezone.now(), formulier=found)
    except actions.CannotMakeFormulier as problem:
        return _formulier(request, found, problem=str(problem))
    messages.success(request, _("Het concept is weggegooid."))
    return redirect("beoordeling:formulieren")


@require_POST
def publish(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Publish a form for good."""
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    found = queries.get_formulier_for(request.user, uuid)
    try:
        actions.publish_formulier(by=request.user, at=timezone.now(), formulier=found)
    except actions.CannotMakeFormulier as problem:
        return _formulier(request, found, problem=str(problem))
    messages.success(request, _("Formulier gepubliceerd. Het verandert nu niet meer."))
    return redirect("beoordeling:formulier", found.uuid)
