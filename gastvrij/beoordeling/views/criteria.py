"""Pages on which criteria are added to a concept form, or changed."""

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.models import Criterium, Criteriumgroep, Formulier

from .formulier_bewerken import back_to, get_to_edit, is_too_late


def _show(
    request: MedewerkerRequest,
    form: forms.EditCriterium,
    formulier: Formulier,
    *,
    criterium: Criterium | None = None,
    groep: Criteriumgroep | None = None,
) -> HttpResponse:
    context = {"form": form, "formulier": formulier, "criterium": criterium, "groep": groep}
    status = 422 if form.is_bound else 200
    return render(request, "beoordeling/criterium.html", context, status=status)


@require_http_methods(["GET", "POST"])
def new(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Add a criterium of one's own to a group."""
    groep = queries.get_groep_for(request.user, uuid)
    if is_too_late(request, groep.formulier):
        return redirect("beoordeling:formulier", groep.formulier.uuid)
    data = request.POST if request.method == "POST" else None
    form = forms.EditCriterium(groep.formulier, None, data)
    if form.is_valid():
        try:
            made = actions.add_criterium(
                by=request.user,
                at=timezone.now(),
                groep=groep,
                tekst=form.cleaned_data["tekst"],
                code=form.cleaned_data["code"],
                wijze=form.wijze(),
            )
        except actions.CannotMakeFormulier as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Criterium toegevoegd."))
            return back_to(groep.formulier, f"c-{made.uuid}")
    return _show(request, form, groep.formulier, groep=groep)


@require_http_methods(["GET", "POST"])
def edit(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change a criterium."""
    found = queries.get_criterium_for(request.user, uuid)
    if is_too_late(request, found.formulier):
        return redirect("beoordeling:formulier", found.formulier.uuid)
    data = request.POST if request.method == "POST" else None
    form = forms.EditCriterium(found.formulier, found, data)
    if form.is_valid():
        try:
            actions.save_criterium(
                by=request.user,
                at=timezone.now(),
                criterium=found,
                tekst=form.cleaned_data.get("tekst"),
                groep=form.cleaned_data.get("groep"),
                wijze=form.wijze(),
            )
        except actions.CannotMakeFormulier as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Criterium opgeslagen."))
            return back_to(found.formulier, f"c-{found.uuid}")
    return _show(request, form, found.formulier, criterium=found)


@require_http_methods(["GET", "POST"])
def uit_kader(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Choose a published kader and tick what becomes a criterium."""
    found = get_to_edit(request, uuid)
    if is_too_late(request, found):
        return redirect("beoordeling:formulier", found.uuid)
    choose = forms.ChooseKader(request.GET if "kader" in request.GET else None)
    context = {"formulier": found, "choose": choose}
    if not choose.is_valid():
        status = 422 if choose.is_bound else 200
        return render(request, "beoordeling/uit_kader.html", context, status=status)
    versie = choose.cleaned_data["kader"]
    keuzes = queries.kiesbaar(versie)
    form = forms.AddElementen(keuzes, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.add_elementen(
                by=request.user,
                at=timezone.now(),
                formulier=found,
                versie=versie,
                **form.cleaned_data,
            )
        except actions.CannotMakeFormulier as problem:
            form.add_error("elementen", str(problem))
        else:
            text = ngettext("%(n)s criterium toegevoegd.", "%(n)s criteria toegevoegd.", len(made))
            messages.success(request, text % {"n": len(made)})
            return back_to(found, f"c-{made[0].uuid}")
    context |= {
        "versie": versie,
        "form": form,
        "gekozen": set(request.POST.getlist("elementen")),
        "aanwezig": set(found.criteria.values_list("element__identiteit", flat=True)),
        "groepen": [
            (titel, [(onder, list(some)) for onder, some in groupby(each, lambda k: k.onder)])
            for titel, each in groupby(keuzes, lambda keuze: keuze.groep)
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "beoordeling/uit_kader.html", context, status=status)
