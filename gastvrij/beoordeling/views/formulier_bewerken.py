"""Pages on which a concept form is changed: its title, groups, weights and order."""

from collections.abc import Callable
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.models import Criteriumgroep, Formulier
from gastvrij.beoordeling.rules.formulieren import HUNDRED


def get_to_edit(request: MedewerkerRequest, uuid: UUID) -> Formulier:
    """Return a form for who may change forms; that it is a concept still is for the action."""
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    return queries.get_formulier_for(request.user, uuid)


def is_too_late(request: MedewerkerRequest, formulier: Formulier) -> bool:
    """Test if somebody asks for a page to change a form that is published by now."""
    return request.method == "GET" and formulier.status != Formulier.Status.CONCEPT


def back_to(formulier: Formulier, place: str = "") -> HttpResponse:
    """Return to the page on which the form is changed, at the place of what changed."""
    page = redirect("beoordeling:formulier_bewerken", formulier.uuid)
    if place:
        page["Location"] += f"#{place}"
    return page


def show(
    request: MedewerkerRequest, found: Formulier, *, problem: str = "", **bound: django_forms.Form
) -> HttpResponse:
    """Show the page on which a form is changed; with a refusal the status is 422."""
    groepen = queries.groepen_of(found)
    every = [groep for groep, _criteria in groepen]
    total = sum(groep.gewicht for groep in every if groep.gewicht is not None)
    context = {
        "formulier": found,
        "groepen": groepen,
        "is_eigen": found.soort == Formulier.Soort.KWALITEIT,
        "totaal": total,
        "klopt": total == HUNDRED,
        "problem": problem,
        "bound": list(bound.values()),
        "titel_form": forms.EditFormulier(
            initial={"titel": found.titel, "toelichting": found.toelichting}
        ),
        "gewichten_form": forms.Gewichten(every),
        "groep_form": forms.EditGroep(prefix="nieuw"),
    }
    status = 422 if problem or bound else 200
    return render(request, "beoordeling/formulier_bewerken.html", context | bound, status=status)


@require_http_methods(["GET", "POST"])
def bewerken(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a concept form to change, and save its title and explanation."""
    found = get_to_edit(request, uuid)
    if is_too_late(request, found):
        return redirect("beoordeling:formulier", uuid)
    if request.method == "GET":
        return show(request, found)
    form = forms.EditFormulier(request.POST)
    if form.is_valid():
        try:
            actions.save_formulier(
                by=request.user, at=timezone.now(), formulier=found, **form.cleaned_data
            )
        except actions.CannotMakeFormulier as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Titel en toelichting opgeslagen."))
            return back_to(found)
    return show(request, found, titel_form=form)


@require_POST
def gewichten(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Save the weights of the groups."""
    found = get_to_edit(request, uuid)
    form = forms.Gewichten(list(found.groepen.all()), request.POST)
    if form.is_valid():
        try:
            actions.save_gewichten(
                by=request.user, at=timezone.now(), formulier=found, gewichten=form.gewichten()
            )
        except actions.CannotMakeFormulier as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Gewichten opgeslagen."))
            return back_to(found, "gewichten")
    return show(request, found, gewichten_form=form)


@require_POST
def add_groep(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Add a group."""
    found = get_to_edit(request, uuid)
    form = forms.EditGroep(request.POST, prefix="nieuw")
    if form.is_valid():
        try:
            made = actions.add_groep(
                by=request.user, at=timezone.now(), formulier=found, **form.cleaned_data
            )
        except actions.CannotMakeFormulier as problem:
            form.add_error("titel", str(problem))
        else:
            messages.success(request, _("Groep toegevoegd."))
            return back_to(found, f"g-{made.uuid}")
    return show(request, found, groep_form=form)


@require_http_methods(["GET", "POST"])
def groep(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change title and explanation of a group."""
    found = queries.get_groep_for(request.user, uuid)
    if is_too_late(request, found.formulier):
        return redirect("beoordeling:formulier", found.formulier.uuid)
    initial = {"titel": found.titel, "toelichting": found.toelichting}
    form = forms.EditGroep(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            actions.save_groep(by=request.user, at=timezone.now(), groep=found, **form.cleaned_data)
        except actions.CannotMakeFormulier as problem:
            form.add_error("titel", str(problem))
        else:
            messages.success(request, _("Groep opgeslagen."))
            return back_to(found.formulier, f"g-{found.uuid}")
    status = 422 if form.is_bound else 200
    context = {"form": form, "groep": found, "formulier": found.formulier}
    return render(request, "beoordeling/groep.html", context, status=status)


def _act(
    request: MedewerkerRequest, formulier: Formulier, act: Callable[[], object], place: str = ""
) -> HttpResponse:
    try:
        act()
    except actions.CannotMakeFormulier as problem:
        return show(request, formulier, problem=str(problem))
    return back_to(formulier, place)


@require_POST
def move_groep(request: MedewerkerRequest, uuid: UUID, *, up: bool) -> HttpResponse:
    """Move a group a place up or down."""
    found: Criteriumgroep = queries.get_groep_for(request.user, uuid)
    return _act(
        request,
        found.formulier,
        lambda: actions.move_groep(by=request.user, at=timezone.now(), groep=found, up=up),
        f"g-{found.uuid}",
    )


@require_POST
def remove_groep(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Remove a group with its criteria."""
    found = queries.get_groep_for(request.user, uuid)
    return _act(
        request,
        found.formulier,
        lambda: actions.remove_groep(by=request.user, at=timezone.now(), groep=found),
    )


@require_POST
def move_criterium(request: MedewerkerRequest, uuid: UUID, *, up: bool) -> HttpResponse:
    """Move a criterium a place up or down in its group."""
    found = queries.get_criterium_for(request.user, uuid)
    return _act(
        request,
        found.formulier,
        lambda: actions.move_criterium(by=request.user, at=timezone.now(), criterium=found, up=up),
        f"c-{found.uuid}",
    )


@require_POST
def remove_criterium(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Remove a criterium."""
    found = queries.get_criterium_for(request.user, uuid)
    return _act(
        request,
        found.formulier,
        lambda: actions.remove_criterium(by=request.user, at=timezone.now(), criterium=found),
        f"g-{found.groep.uuid}",
    )
