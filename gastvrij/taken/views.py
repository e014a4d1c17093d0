"""Screens of the second line: the work list, and one taak with what happened to it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Medewerker

from . import actions, forms, queries
from .models import InterneTaak

Form = django_forms.Form


@require_GET
def index(request: MedewerkerRequest, lijst: str = "mijn") -> HttpResponse:
    """Show one list of work, what must be done first on top."""
    now = timezone.now()
    lijsten = queries.lijsten_for(request.user, now=now)
    found = queries.taken_in(request.user, lijst, now=now)
    context = {
        "lijsten": lijsten,
        "lijst": next((one for one in lijsten if one.code == lijst), lijsten[0]),
        "groepen": queries.grouped(found, now=now),
        "aantal": len(found),
        "zoekformulier": forms.Zoek(),
        "nu": now,
    }
    return render(request, "taken/index.html", context)


@require_POST
def zoek(request: MedewerkerRequest) -> HttpResponse:
    """Show the taken that a number, name, phone or mail address points to.

    By POST, so that names and numbers stay out of addresses and logs.
    """
    now = timezone.now()
    form = forms.Zoek(request.POST)
    text = form.cleaned_data["zoek"] if form.is_valid() else ""
    found = queries.find_for(request.user, text)
    context = {
        "lijsten": queries.lijsten_for(request.user, now=now),
        "groepen": queries.grouped(found, now=now),
        "aantal": len(found),
        "zoekformulier": form,
        "is_gezocht": True,
        "nu": now,
    }
    return render(request, "taken/index.html", context, status=200 if form.is_valid() else 422)


def _page(
    request: MedewerkerRequest, taak: InterneTaak, status: int = 200, **bound: Form
) -> HttpResponse:
    user, now = request.user, timezone.now()
    may_forward = queries.may_forward(user, taak)
    context: dict[str, Any] = {
        "taak": taak,
        "regel": queries.regel(taak, now=now),
        "stappen": queries.timeline(taak),
        "lijsten": queries.lijsten_for(user, now=now),
        "mag_behandelen": queries.may_handle(user, taak),
        "mag_doorsturen": may_forward,
        "is_van_ander": taak.medewerker_id not in {None, user.pk},
        "poging": forms.Poging(),
        "afronden": forms.Afronden(),
        "heropenen": forms.Heropenen(),
        "doorsturen": _forward_form() if may_forward else None,
    }
    return render(request, "taken/taak.html", context | bound, status=status)


def _forward_form(data: Any = None) -> forms.Doorsturen:
    return forms.Doorsturen(data, afdelingen=queries.afdelingen(), collegas=queries.colleagues())


@require_GET
def taak(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show one taak: what is asked, what was promised and all that happened."""
    return _page(request, queries.get_taak_for(request.user, uuid))


def _answer(
    request: MedewerkerRequest,
    uuid: UUID,
    name: str,
    form: Form,
    act: Callable[..., object],
    require: Callable[[Medewerker, InterneTaak], None] = queries.require_handle,
) -> HttpResponse | None:
    """Do what the form asks; return the page again with status 422 if that is refused."""
    found = queries.get_taak_for(request.user, uuid)
    require(request.user, found)
    if form.is_valid():
        try:
            act(by=request.user, at=timezone.now(), taak=found, **_given(form))
        except actions.CannotHandle as problem:
            form.add_error(None, str(problem))
        else:
            return None
    fresh = queries.get_taak_for(request.user, uuid)
    return _page(request, fresh, 422, **{name: form, "geweigerd": form})


def _given(form: Form) -> dict[str, Any]:
    if isinstance(form, forms.Doorsturen):
        return {"toelichting": form.cleaned_data["toelichting"], **form.whom()}
    return form.cleaned_data


@require_POST
def pak_op(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take a taak to work on."""
    refused = _answer(request, uuid, "oppakken", Form(request.POST), actions.take)
    if refused is None:
        messages.success(request, _("U hebt deze taak opgepakt."))
    return refused or redirect("taken:taak", uuid)


@require_POST
def poging(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Record an attempt to reach the inwoner."""
    form = forms.Poging(request.POST)
    refused = _answer(request, uuid, "poging", form, actions.record_poging)
    if refused is None:
        messages.success(request, _("De poging is opgeslagen."))
    return refused or redirect("taken:taak", uuid)


@require_POST
def afronden(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Finish a taak with what the inwoner was told."""
    form = forms.Afronden(request.POST)
    refused = _answer(request, uuid, "afronden", form, actions.finish)
    if refused is None:
        messages.success(request, _("De taak is afgerond."))
    return refused or redirect("taken:index")


@require_POST
def doorsturen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Hand a taak to another afdeling or person."""
    form = _forward_form(request.POST)
    refused = _answer(request, uuid, "doorsturen", form, actions.forward, queries.require_forward)
    if refused is None:
        messages.success(request, _("De taak is doorgestuurd."))
    return refused or redirect("taken:index")


@require_POST
def heropenen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Open a finished taak again."""
    form = forms.Heropenen(request.POST)
    refused = _answer(request, uuid, "heropenen", form, actions.reopen)
    if refused is None:
        messages.success(request, _("De taak is weer open."))
    return refused or redirect("taken:taak", uuid)
