"""Screens of text modules, synonyms and what is going on."""

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
from gastvrij.kennis import actions, forms, queries
from gastvrij.kennis.models import Synoniem, Tekstblok


@require_GET
def tekstblokken(request: MedewerkerRequest) -> HttpResponse:
    """Show the text modules."""
    toegang = basis.require(request.user, Recht.KENNIS_SCHRIJVEN)
    found = queries.own_tekstblokken(request.user)
    context = {"tekstblokken": [(one, toegang.reaches(one.afdeling_id)) for one in found]}
    return render(request, "kennis/tekstblokken.html", context)


def _edit_tekstblok(request: MedewerkerRequest, found: Tekstblok | None) -> HttpResponse:
    form = forms.TekstblokForm(
        request.POST if request.method == "POST" else None,
        initial=forms.TekstblokForm.values_of(found) if found else None,
        onderwerpen=queries.choosable_onderwerpen(),
        afdelingen=queries.writable_afdelingen(request.user),
    )
    if form.is_valid():
        actions.save_tekstblok(by=request.user, at=timezone.now(), tekstblok=found, **form.given())
        messages.success(request, _("Het tekstblok is opgeslagen."))
        return redirect("kennis:tekstblokken")
    context = {"form": form, "tekstblok": found}
    status = 422 if form.is_bound else 200
    return render(request, "kennis/tekstblok.html", context, status=status)


@require_http_methods(["GET", "POST"])
def new_tekstblok(request: MedewerkerRequest) -> HttpResponse:
    """Add a text module."""
    basis.require(request.user, Recht.KENNIS_SCHRIJVEN)
    return _edit_tekstblok(request, None)


@require_http_methods(["GET", "POST"])
def change_tekstblok(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change a text module or take it out of use."""
    return _edit_tekstblok(request, queries.get_own_tekstblok_for(request.user, uuid))


@require_GET
def synoniemen(request: MedewerkerRequest) -> HttpResponse:
    """Show the words that mean the same."""
    context = {"synoniemen": queries.synoniemen_for(request.user)}
    return render(request, "kennis/synoniemen.html", context)


def _edit_synoniem(request: MedewerkerRequest, found: Synoniem | None) -> HttpResponse:
    form = forms.SynoniemForm(
        request.POST if request.method == "POST" else None,
        initial=forms.SynoniemForm.values_of(found) if found else None,
    )
    if form.is_valid():
        try:
            actions.save_synoniem(
                by=request.user, at=timezone.now(), synoniem=found, woorden=form.given()
            )
        except actions.CannotWrite as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("De woorden zijn opgeslagen."))
            return redirect("kennis:synoniemen")
    context = {"form": form, "synoniem": found}
    status = 422 if form.is_bound else 200
    return render(request, "kennis/synoniem.html", context, status=status)


@require_http_methods(["GET", "POST"])
def new_synoniem(request: MedewerkerRequest) -> HttpResponse:
    """Add words that mean the same."""
    basis.require(request.user, Recht.KENNIS_SCHRIJVEN)
    return _edit_synoniem(request, None)


@require_http_methods(["GET", "POST"])
def change_synoniem(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change words that mean the same."""
    return _edit_synoniem(request, queries.get_synoniem_for(request.user, uuid))


@require_POST
def remove_synoniem(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Remove words that mean the same."""
    found = queries.get_synoniem_for(request.user, uuid)
    actions.remove_synoniem(by=request.user, at=timezone.now(), synoniem=found)
    messages.success(request, _("De woorden zijn weggehaald."))
    return redirect("kennis:synoniemen")


@require_GET
def thema(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show what is going on around a thema."""
    context = {"speelt": queries.speelt_for(request.user, uuid, at=timezone.now())}
    return render(request, "kennis/thema.html", context)
