"""One version of what a functie asks: read once vastgesteld, changed while it is a concept."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.ontwikkeling import actions, forms, queries
from gastvrij.ontwikkeling.models import Eis, Functieprofiel
from gastvrij.ontwikkeling.queries import Profielblad


def show(
    request: MedewerkerRequest,
    found: Functieprofiel,
    *,
    problem: str = "",
    decide: tuple[Eis, forms.DecideEis] | None = None,
    **bound: django_forms.Form,
) -> HttpResponse:
    """Show a functieprofiel; with a refusal or a form that is not right the status is 422."""
    found = queries.get_profiel_for(request.user, found.uuid)
    blad = queries.profielblad(found, on=timezone.localdate())
    context: dict[str, Any] = {"profiel": found, "functie": found.functie, "blad": blad}
    if found.status == Functieprofiel.Status.CONCEPT:
        context |= _edit_context(found, blad, decide)
    wrong = [*bound.values(), *([decide[1]] if decide else [])]
    context |= {"problem": problem, "bound": wrong}
    status = 422 if problem or wrong else 200
    return render(request, "ontwikkeling/functies/profiel.html", context | bound, status=status)


def _edit_context(
    found: Functieprofiel, blad: Profielblad, decide: tuple[Eis, forms.DecideEis] | None
) -> dict[str, Any]:
    filled = {decide[0].pk: decide[1]} if decide else {}
    return {
        "versies_form": forms.ChooseVersies(found),
        "eisen_form": forms.SaveEisen(blad),
        "besluiten": [
            (punt, filled.get(punt.eis.pk) or forms.DecideEis(punt, blad))
            for punt in blad.te_beslissen
        ],
        "opleiding_form": forms.AddOpleidingseis(),
        "publish_form": forms.PublishFunctieprofiel(initial={"ingangsdatum": timezone.localdate()}),
        "heeft_ingelezen": bool(queries.ingelezen_functies()),
    }


def _back(profiel: Functieprofiel, place: str = "") -> HttpResponse:
    page = redirect("ontwikkeling:functieprofiel", profiel.uuid)
    if place:
        page["Location"] += f"#{place}"
    return page


@require_GET
def profiel(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show one version of what a functie asks."""
    return show(request, queries.get_profiel_for(request.user, uuid))


@require_POST
def versies(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Choose the dictionaries and profiles of a concept."""
    found = queries.get_profiel_for(request.user, uuid)
    form = forms.ChooseVersies(found, request.POST)
    if form.is_valid():
        try:
            actions.set_versies(
                by=request.user, at=timezone.now(), profiel=found, **form.cleaned_data
            )
        except actions.CannotChangeFunctie as problem:
            return show(request, found, problem=str(problem))
        messages.success(request, _("Kaders gekozen."))
        return _back(found, "eisen")
    return show(request, found, versies_form=form)


@require_POST
def eisen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Save what a concept asks of every competence.

    After a change by somebody else the choices stay on the page, with the mark of now.
    """
    found = queries.get_profiel_for(request.user, uuid)
    blad = queries.profielblad(found, on=timezone.localdate())
    form = forms.SaveEisen(blad, request.POST)
    if not form.is_valid():
        return show(request, found, eisen_form=form)
    try:
        actions.save_eisen(
            by=request.user,
            at=timezone.now(),
            profiel=found,
            gevraagd=form.gevraagd(),
            stand=form.cleaned_data["stand"],
        )
    except actions.CannotChangeFunctie as problem:
        data = request.POST.copy()
        data["stand"] = blad.stand
        return show(request, found, problem=str(problem), eisen_form=forms.SaveEisen(blad, data))
    messages.success(request, _("Eisen opgeslagen."))
    return _back(found, "eisen")


@require_POST
def decide(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Decide what becomes of a requirement that no rule may move."""
    eis = queries.get_eis_for(request.user, uuid)
    blad = queries.profielblad(eis.profiel, on=timezone.localdate())
    punt = next((one for one in blad.te_beslissen if one.eis.pk == eis.pk), None)
    if punt is None:
        return show(request, eis.profiel, problem=_("Hierover is al beslist."))
    form = forms.DecideEis(punt, blad, request.POST)
    if form.is_valid():
        try:
            actions.decide_eis(by=request.user, at=timezone.now(), eis=eis, naar=form.gekozen())
        except actions.CannotChangeFunctie as problem:
            form.add_error("naar", str(problem))
        else:
            messages.success(request, _("Beslist."))
            return _back(eis.profiel, "beslissen" if len(blad.te_beslissen) > 1 else "eisen")
    return show(request, eis.profiel, decide=(eis, form))


@require_POST
def add_opleiding(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Let a concept ask a module or exam."""
    found = queries.get_profiel_for(request.user, uuid)
    form = forms.AddOpleidingseis(request.POST)
    if form.is_valid():
        try:
            actions.add_opleidingseis(
                by=request.user, at=timezone.now(), profiel=found, **form.cleaned_data
            )
        except actions.CannotChangeFunctie as problem:
            form.add_error("titel", str(problem))
        else:
            return _back(found, "opleiding")
    return show(request, found, opleiding_form=form)


@require_POST
def remove_opleiding(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Let a concept ask a module or exam no more."""
    found = queries.get_opleidingseis_for(request.user, uuid)
    try:
        actions.remove_opleidingseis(by=request.user, at=timezone.now(), opleidingseis=found)
    except actions.CannotChangeFunctie as problem:
        return show(request, found.profiel, problem=str(problem))
    return _back(found.profiel, "opleiding")


@require_http_methods(["GET", "POST"])
def take_over(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show what a function profile that was read in comes to in a concept, and take it over."""
    found = queries.get_profiel_for(request.user, uuid)
    context: dict[str, Any] = {"profiel": found, "functie": found.functie, "problem": ""}
    asked = (request.POST if request.method == "POST" else request.GET).get("functie", "")
    chosen = queries.get_ingelezen_functie(asked) if asked else None
    if chosen is not None and request.method == "POST":
        try:
            n = actions.take_over_functie(
                by=request.user, at=timezone.now(), profiel=found, functie=chosen
            )
        except actions.CannotChangeFunctie as problem:
            context["problem"] = str(problem)
        else:
            text = ngettext("%(n)s eis overgenomen.", "%(n)s eisen overgenomen.", n)
            messages.success(request, text % {"n": n})
            return _back(found, "eisen")
    blad = queries.profielblad(found, on=timezone.localdate())
    rows = queries.overname(blad, chosen) if chosen is not None else []
    context |= {
        "keuzes": queries.ingelezen_functies(),
        "gekozen": chosen,
        "rijen": rows,
        "nieuw": sum(one.is_nieuw for one in rows),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "ontwikkeling/functies/overnemen.html", context, status=status)


@require_POST
def publish(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Let a concept run from a day on."""
    found = queries.get_profiel_for(request.user, uuid)
    form = forms.PublishFunctieprofiel(request.POST)
    if form.is_valid():
        try:
            actions.publish_functieprofiel(
                by=request.user, at=timezone.now(), profiel=found, **form.cleaned_data
            )
        except actions.CannotChangeFunctie as problem:
            form.add_error("ingangsdatum", str(problem))
        else:
            messages.success(request, _("Vastgesteld. Dit verandert niet meer."))
            return _back(found)
    return show(request, found, publish_form=form)


@require_POST
def discard(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Throw a concept away."""
    found = queries.get_profiel_for(request.user, uuid)
    try:
        actions.discard_functieprofiel(by=request.user, at=timezone.now(), profiel=found)
    except actions.CannotChangeFunctie as problem:
        return show(request, found, problem=str(problem))
    messages.success(request, _("Concept weggegooid."))
    return redirect("ontwikkeling:functie", found.functie.uuid)
