"""Functies: the list, one of them with its versions, and who fills it."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.ontwikkeling import actions, forms, queries
from gastvrij.ontwikkeling.models import Functie


@require_http_methods(["GET", "POST"])
def functies(request: MedewerkerRequest) -> HttpResponse:
    """Show all functies, and make one."""
    rows = queries.functies_for(request.user, on=timezone.localdate())
    form = forms.EditFunctie(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.make_functie(by=request.user, at=timezone.now(), **form.cleaned_data)
        except actions.CannotChangeFunctie as problem:
            form.add_error("titel", str(problem))
        else:
            messages.success(request, _("Functie gemaakt. Leg nu vast wat zij vraagt."))
            return redirect("ontwikkeling:functie", made.uuid)
    context = {"rijen": rows, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/functies/index.html", context, status=status)


def show(
    request: MedewerkerRequest, found: Functie, *, problem: str = "", **bound: django_forms.Form
) -> HttpResponse:
    """Show a functie; with a refusal or a form that is not right the status is 422."""
    today = timezone.localdate()
    context: dict[str, Any] = {
        "functie": found,
        "rij": queries.functie_rij(found, on=today),
        "profielen": queries.profielen_van(found),
        "vervullers": queries.vervullers_van(found, on=today),
        "vandaag": today,
        "problem": problem,
        "bound": list(bound.values()),
        "edit_form": forms.EditFunctie(
            initial={"titel": found.titel, "omschrijving": found.omschrijving}
        ),
        "end_form": forms.EndFunctie(),
        "vervul_form": forms.AddVervulling(),
    }
    status = 422 if problem or bound else 200
    return render(request, "ontwikkeling/functies/functie.html", context | bound, status=status)


@require_http_methods(["GET", "POST"])
def functie(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a functie, and change its name and description."""
    found = queries.get_functie_for(request.user, uuid)
    if request.method == "GET":
        return show(request, found)
    form = forms.EditFunctie(request.POST)
    if form.is_valid():
        try:
            actions.change_functie(
                by=request.user, at=timezone.now(), functie=found, **form.cleaned_data
            )
        except actions.CannotChangeFunctie as problem:
            form.add_error("titel", str(problem))
        else:
            messages.success(request, _("Opgeslagen."))
            return redirect("ontwikkeling:functie", uuid)
    return show(request, found, edit_form=form)


@require_POST
def end(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """End a functie from a day on."""
    found = queries.get_functie_for(request.user, uuid)
    form = forms.EndFunctie(request.POST)
    if form.is_valid():
        try:
            actions.end_functie(
                by=request.user, at=timezone.now(), functie=found, **form.cleaned_data
            )
        except actions.CannotChangeFunctie as problem:
            form.add_error("per", str(problem))
        else:
            messages.success(request, _("De functie vervalt op die dag."))
            return redirect("ontwikkeling:functie", uuid)
    return show(request, found, end_form=form)


@require_POST
def make_concept(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Make a concept of what a functie asks."""
    found = queries.get_functie_for(request.user, uuid)
    try:
        made = actions.make_functieprofiel(by=request.user, at=timezone.now(), functie=found)
    except actions.CannotChangeFunctie as problem:
        return show(request, found, problem=str(problem))
    return redirect("ontwikkeling:functieprofiel", made.uuid)


@require_POST
def propose(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Make a concept in which the frameworks have their newest versions."""
    found = queries.get_functie_for(request.user, uuid)
    try:
        made = actions.propose_functieprofiel(by=request.user, at=timezone.now(), functie=found)
    except actions.CannotChangeFunctie as problem:
        return show(request, found, problem=str(problem))
    return redirect("ontwikkeling:functieprofiel", made.uuid)


@require_POST
def add_vervulling(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Let somebody fill a functie."""
    found = queries.get_functie_for(request.user, uuid)
    form = forms.AddVervulling(request.POST)
    if form.is_valid():
        try:
            made = actions.add_vervulling(
                by=request.user, at=timezone.now(), functie=found, **form.cleaned_data
            )
        except actions.CannotChangeFunctie as problem:
            form.add_error(None, str(problem))
        else:
            done = _("{naam} vervult deze functie.").format(naam=made.medewerker.naam)
            messages.success(request, done)
            return redirect("ontwikkeling:functie", uuid)
    return show(request, found, vervul_form=form)


@require_http_methods(["GET", "POST"])
def end_vervulling(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Ask until which day somebody fills a functie, and let it end then."""
    found = queries.get_vervulling_for(request.user, uuid)
    form = forms.EndVervulling(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.end_vervulling(
                by=request.user, at=timezone.now(), vervulling=found, **form.cleaned_data
            )
        except actions.CannotChangeFunctie as problem:
            form.add_error("tot_en_met", str(problem))
        else:
            messages.success(request, _("Beëindigd."))
            return redirect("ontwikkeling:functie", found.functie.uuid)
    context = {"vervulling": found, "functie": found.functie, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/functies/beeindigen.html", context, status=status)


@require_GET
def own(request: MedewerkerRequest) -> HttpResponse:
    """Show which functies one fills, and what they ask."""
    today = timezone.localdate()
    asked = queries.eisen_of(request.user, today)
    known = {eis.competentie.identiteit for eis in asked}
    breed = queries.organisatiebreed(today)
    context = {
        "vervullingen": queries.vervullingen_of(request.user, on=today),
        "eisen": asked,
        "breed": [element for element in breed if element.identiteit not in known],
        "opleidingseisen": queries.opleidingseisen_of(request.user, today),
    }
    return render(request, "ontwikkeling/functies/mijn.html", context)
