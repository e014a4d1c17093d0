"""The page on which a person checks what was read."""

from collections import defaultdict
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.kaders import actions, forms, queries
from gastvrij.kaders.models import Voorstel
from gastvrij.kaders.rules import boom, normen


@require_GET
def show(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show what was read beside the source, with every doubt."""
    return _page(request, queries.get_voorstel_for(request.user, uuid))


@require_POST
def reread(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Read the file again as another kind."""
    voorstel = queries.get_voorstel_for(request.user, uuid)
    form = forms.Reread(request.POST)
    if form.is_valid():
        try:
            actions.reread(
                by=request.user, at=timezone.now(), voorstel=voorstel, **form.cleaned_data
            )
        except actions.CannotRead as problem:
            form.add_error("soort", str(problem))
        else:
            messages.success(request, _("Opnieuw ingelezen."))
            return redirect("kaders:voorstel", uuid)
    return _page(request, voorstel, reread=form)


@require_POST
def adopt(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Make a concept version of what was read."""
    voorstel = queries.get_voorstel_for(request.user, uuid)
    form = forms.Adopt(request.POST, kaders=queries.kaders_of(request.user, voorstel.soort))
    if form.is_valid():
        try:
            versie = actions.adopt(
                by=request.user, at=timezone.now(), voorstel=voorstel, **form.cleaned_data
            )
        except actions.CannotAdopt as problem:
            form.add_error(problem.field or None, str(problem))
        else:
            messages.success(request, _("Overgenomen als concept."))
            return redirect("kaders:versie", versie.uuid)
    return _page(request, voorstel, adopt=form)


@require_POST
def reject(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Put what was read aside."""
    voorstel = queries.get_voorstel_for(request.user, uuid)
    form = forms.Reject(request.POST)
    if form.is_valid():
        try:
            actions.reject(
                by=request.user, at=timezone.now(), voorstel=voorstel, **form.cleaned_data
            )
        except actions.CannotReject as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Voorstel verworpen."))
            return redirect("kaders:index")
    return _page(request, voorstel, reject=form)


def _page(
    request: MedewerkerRequest, voorstel: Voorstel, **bound: django_forms.Form
) -> HttpResponse:
    """Show the page with its forms, those of which something is wrong as they were sent."""
    document = voorstel.inhoud
    takken = boom.takken(document)
    fresh = {
        "reread": forms.Reread(initial={"soort": voorstel.soort}),
        "adopt": forms.Adopt(
            initial={"titel": document["title"] or ""},
            kaders=queries.kaders_of(request.user, voorstel.soort),
        ),
        "reject": forms.Reject(),
    }
    context = {
        "voorstel": voorstel,
        "document": document,
        "takken": takken,
        "open": queries.open_points(takken),
        "normen": normen.normen(document),
        "twijfels": _grouped(queries.twijfels_of(voorstel)),
        "lines": queries.source_lines(voorstel.bron),
        "forms": fresh | bound,
        "bound": list(bound.values()),
    }
    return render(request, "kaders/voorstel.html", context, status=422 if bound else 200)


def _grouped(twijfels: list[queries.Twijfel]) -> list[tuple[str, list[int]]]:
    """Return every doubt once with the lines it is about."""
    lines: dict[str, list[int]] = defaultdict(list)
    for twijfel in twijfels:
        lines[_(twijfel.text)].append(twijfel.line)
    return list(lines.items())
