"""Screens of berichten: reading them, and placing and changing them."""

from typing import Any
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
from gastvrij.kennis.models import Bericht

CONFLICT = 409


@require_GET
def berichten(request: MedewerkerRequest) -> HttpResponse:
    """Show the berichten that hold for somebody, and to who writes the own ones."""
    user = request.user
    may_write = basis.has(user, Recht.KENNIS_SCHRIJVEN)
    context = {
        "berichten": queries.berichten_for(user),
        "ongelezen": queries.ongelezen(user).count(),
        "mag_schrijven": may_write,
        "eigen": queries.own_berichten(user) if may_write else [],
        "vandaag": timezone.localdate(),
    }
    return render(request, "kennis/berichten.html", context)


@require_GET
def bericht(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show one bericht."""
    found = queries.get_bericht_for(request.user, uuid)
    may_write = queries.may_write(request.user, found.afdeling_id)
    context = {
        "bericht": found,
        "is_gelezen": getattr(found, "is_gelezen", True),
        "mag_schrijven": may_write,
        "aantal_gelezen": queries.count_read(found) if may_write else 0,
    }
    return render(request, "kennis/bericht.html", context)


@require_POST
def mark_read(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Mark a bericht as read and go on to the list."""
    found = queries.get_bericht_for(request.user, uuid)
    actions.mark_read(by=request.user, at=timezone.now(), bericht=found)
    return redirect("kennis:berichten")


def _form(request: MedewerkerRequest, found: Bericht | None) -> forms.BerichtForm:
    initial = forms.values_of(found) if found else {"geldig_van": timezone.localdate()}
    return forms.BerichtForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        own=queries.writable_afdelingen(request.user),
        every=queries.bericht_afdelingen(),
        themas=queries.themas_for(request.user),
    )


def _edit(request: MedewerkerRequest, found: Bericht | None) -> HttpResponse:
    form = _form(request, found)
    status = 422 if form.is_bound else 200
    context: dict[str, Any] = {"form": form, "bericht": found}
    if form.is_valid():
        try:
            saved = actions.save_bericht(
                by=request.user, at=timezone.now(), bericht=found, **form.given()
            )
        except actions.CannotWrite as problem:
            form.add_error(problem.field, str(problem))
        except actions.Outdated as problem:
            status, context["probleem"] = CONFLICT, str(problem)
        else:
            messages.success(request, _("Het bericht is opgeslagen."))
            return redirect("kennis:bericht", saved.uuid)
    return render(request, "kennis/bericht_wijzigen.html", context, status=status)


@require_http_methods(["GET", "POST"])
def new_bericht(request: MedewerkerRequest) -> HttpResponse:
    """Place a bericht."""
    basis.require(request.user, Recht.KENNIS_SCHRIJVEN)
    return _edit(request, None)


@require_http_methods(["GET", "POST"])
def change_bericht(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change a bericht."""
    return _edit(request, queries.get_own_bericht_for(request.user, uuid))


@require_POST
def end_bericht(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take a bericht off the list."""
    found = queries.get_own_bericht_for(request.user, uuid)
    actions.end_bericht(by=request.user, at=timezone.now(), bericht=found)
    messages.success(request, _("Het bericht staat niet meer in de lijst."))
    return redirect("kennis:berichten")
